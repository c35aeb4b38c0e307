"""What a place sells to China and buys there, product by product."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from graph.statements.records import Statements, Tie
from graph.statements.status import HEALTHS, RUNNING, STAGES, status_of
from graph.workflows.portraits.deals import Said, said_of, state_of
from graph.workflows.portraits.numbers import NumberFact, numbers_of
from graph.workflows.portraits.passes import Passes


@dataclass(frozen=True, slots=True)
class GoodsFact:
    """Goods of a place with everything said of them; ``state`` is that of the tie that has come furthest."""

    product: str
    state: str
    said: tuple[Said, ...]
    numbers: tuple[NumberFact, ...]
    tie_ids: tuple[str, ...]

    @property
    def runs(self) -> bool:
        """Whether they are traded, not only talked of."""
        return self.state in RUNNING


def place_goods(passes: Passes, ties: Iterable[Tie], type_: str) -> tuple[GoodsFact, ...]:
    """Return the goods of the ties of a type, those that are traded first, then what was said last."""
    found: dict[str, list[Tie]] = defaultdict(list)
    for tie in ties:
        if tie.type == type_ and tie.id in passes.workspace.deal_ids:
            found[tie.target_id].append(tie)
    facts = [_fact(passes, product, own) for product, own in found.items()]
    return tuple(sorted(facts, key=lambda g: (not g.runs, -g.said[0].until.toordinal(), g.product)))


def _fact(passes: Passes, product: str, ties: list[Tie]) -> GoodsFact:
    statements: Statements = passes.workspace.statements
    ids = tuple(sorted(tie.id for tie in ties))
    numbers = {o.id: o for id_ in ids for o in passes.observations.get(id_, ())}
    return GoodsFact(product, _state(ties), said_of(ids, statements), numbers_of(numbers.values()), ids)


def _state(ties: Iterable[Tie]) -> str:
    statuses = [status_of(tie) for tie in ties]
    best = max(
        statuses,
        key=lambda s: (
            STAGES.index(s.stage) if s.stage in STAGES else -1,
            -HEALTHS.index(s.health or "active"),
        ),
    )
    return state_of(best.stage or "", best.health or "active")

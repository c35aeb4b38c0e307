"""Rules about how facts are coded: sectors, stakes in plans, verdicts of one sentence, symmetric types."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from graph.statements.parties import CHINA, RUSSIA
from graph.statements.records import Tie
from graph.statements.status import STAGES, status_of
from loaders.audit.records import Context, Fault, Item
from loaders.audit.registry import Check
from loaders.audit.rules import ERROR, WARNING, Rule
from loaders.record_checks import NEEDS_SECTOR
from schema.messages import N_

NO_SECTOR = Rule(
    "AR054",
    ERROR,
    title=N_("Tie without a sector"),
    text=N_("neither {id} nor what it is about has a sector"),
    next=N_("Add sector to the tie, or to the thing or party that it is about"),
    absence=True,
)
THING_WITHOUT_SECTOR = Rule(
    "AR055",
    ERROR,
    title=N_("Project or goods without a sector"),
    text=N_('"{id}" has no sector'),
    next=N_("Add sector"),
)
STAKE_IN_A_PLAN = Rule(
    "AR056",
    WARNING,
    title=N_("Stake in a plan"),
    text=N_("the stake is {stage}, but the furthest of the works of {id} is {furthest}"),
    next=N_("A stake in a company whose only works are planned has the stage of the works"),
    absence=True,
)
TWO_VERDICTS = Rule(
    "AR057",
    WARNING,
    title=N_("One sentence with two verdicts"),
    text=N_("{at} is one sentence; it makes {id} {health}, and says nothing of the health here"),
    next=N_("A verdict covers all that its sentence names; give the same health where it does"),
)
WRONG_WAY = Rule(
    "AR058",
    ERROR,
    title=N_("Symmetric tie written from the Chinese side"),
    text=N_("{type} means the same in both directions, and {id} is Chinese"),
    next=N_("Write the Russian side first"),
)
BOTH_WAYS = Rule(
    "AR059",
    ERROR,
    title=N_("Symmetric tie written in both directions"),
    text=N_("{type} means the same in both directions, and {other} is the same tie"),
    next=N_("Join the two: keep one, with the evidence of both"),
)
_VERDICTS = ("slow", "stalled", "cancelled")
#: Ties by which a company has works of its own.
_WORKS = frozenset({"OPERATES", "INVESTOR_IN", "OWNS_STAKE_IN"})
_SENTENCE_ENDS = (". ", "! ", "? ", "; ")


def check_codes(context: Context) -> Iterator[Fault]:
    """Check how things and ties are coded."""
    for item, entity in context.judged:
        if entity.type in NEEDS_SECTOR and "sector" not in entity.properties:
            yield Fault(THING_WITHOUT_SECTOR, item, ("id",), {"id": entity.id})
    for item, tie in context.tie_items:
        if context.schema.edges[tie.type].scored and "sector" not in tie.details:
            yield Fault(NO_SECTOR, item, (), {"id": tie.id})
        yield from _direction(item, tie, context)
        yield from _stake(item, tie, context)
    yield from _verdicts(context)


def _direction(item: Item, tie: Tie, context: Context) -> Iterator[Fault]:
    if not context.schema.edges[tie.type].symmetric:
        return
    if context.country_of(tie.source_id) == CHINA and context.country_of(tie.target_id) == RUSSIA:
        yield Fault(WRONG_WAY, item, ("from",), {"type": tie.type, "id": tie.source_id})
    for other in context.touching.get(tie.target_id, ()):
        reverse = (other.type, other.source_id, other.target_id) == (tie.type, tie.target_id, tie.source_id)
        if reverse and _rest(other) == _rest(tie) and tie.source_id > tie.target_id:
            yield Fault(BOTH_WAYS, item, ("from",), {"type": tie.type, "other": other.id})


def _rest(tie: Tie) -> str:
    """Return what of a tie's id tells it from others of its type between the same two ends."""
    return tie.id.removeprefix(f"{tie.type}/{tie.source_id}/{tie.target_id}")


def _stake(item: Item, tie: Tie, context: Context) -> Iterator[Fault]:
    """Find a stake that runs in a company none of whose works has got further than an agreement."""
    if tie.type not in ("OWNS_STAKE_IN", "INVESTOR_IN") or not tie.target_id.startswith("company:"):
        return
    works = {
        other.target_id
        for other in context.touching.get(tie.target_id, ())
        if other.type in _WORKS and other.source_id == tie.target_id
    }
    stages = [
        status_of(held).stage
        for work in works
        for held in context.touching.get(work, ())
        if held.type == "HAS_PROJECT"
    ]
    furthest = max((s for s in stages if s in STAGES), key=STAGES.index, default=None)
    stage = status_of(tie).stage
    if furthest in ("discussed", "agreed") and stage in ("building", "operating"):
        values = {"stage": stage, "furthest": furthest, "id": tie.target_id}
        yield Fault(STAKE_IN_A_PLAN, item, ("to",), values)


def _verdicts(context: Context) -> Iterator[Fault]:
    """Find evidence without a word on health beside a verdict from the same sentence."""
    said: dict[tuple[str, str], list[tuple[Item, str]]] = defaultdict(list)
    for item, source, locator, id_ in context.citations:
        document = context.documents.get(source)
        text = document.passage(locator) if document else None
        if "quantity" not in item.data and text and not any(end in text for end in _SENTENCE_ENDS):
            said[source, locator].append((item, id_))
    for (_, locator), cited in sorted(said.items()):
        verdict = next(((i, id_) for i, id_ in cited if _is_verdict(i)), None)
        for item, id_ in cited:
            silent = verdict and item.data.get("stage") and item.data.get("health") is None
            if verdict and silent and id_ != verdict[1]:
                values = {"at": locator, "id": verdict[1], "health": verdict[0].data["health"]}
                yield Fault(TWO_VERDICTS, item, ("at",), values)


def _is_verdict(item: Item) -> bool:
    return item.data.get("health") in _VERDICTS and item.data.get("stance") != "against"


CHECK = Check(
    (NO_SECTOR, THING_WITHOUT_SECTOR, STAKE_IN_A_PLAN, TWO_VERDICTS, WRONG_WAY, BOTH_WAYS), check_codes
)

"""With whom a place works: provinces (or regions) and named Chinese parties, and how much of it runs."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from graph.analysis.score.position import UNKNOWN
from graph.workflows.portraits.deals import STATES, DealFact
from graph.workflows.portraits.passes import Passes


@dataclass(frozen=True, slots=True)
class PartnerFact:
    """A place on the other side, None where no province is told; ``points`` are of results (strength).

    ``states`` counts its deals by state; ``working_share`` is the share of them that operate.
    """

    id: str | None
    points: float
    states: Mapping[str, int] = field(hash=False)
    deal_ids: tuple[str, ...]

    @property
    def deals(self) -> int:
        """The number of deals."""
        return len(self.deal_ids)

    @property
    def working_share(self) -> float:
        """The share of the deals that operate, 0 to 1."""
        return self.states["operating"] / self.deals if self.deals else 0.0


@dataclass(frozen=True, slots=True)
class PartyFact:
    """A named Chinese company, university or organisation, with the points of the score of its deals."""

    id: str
    points: float
    states: Mapping[str, int] = field(hash=False)
    deal_ids: tuple[str, ...]


def place_partners(passes: Passes, place: str, deals: Sequence[DealFact]) -> tuple[PartnerFact, ...]:
    """Return the partners of a region or province, most points first; what is not told stands among them."""
    known: dict[str, DealFact] = {deal.deal_id: deal for deal in deals}
    found = []
    for dyad in passes.dyads:
        ends = (dyad.region, dyad.province)
        if place in ends:
            other = ends[1] if place == ends[0] else ends[0]
            own = [known[id_] for id_ in dyad.deal_ids if id_ in known]
            told = None if other == UNKNOWN else other
            found.append(PartnerFact(told, dyad.points, counted_states(own), tuple(d.deal_id for d in own)))
    return tuple(sorted(found, key=lambda p: (-round(p.points, 9), -p.deals, p.id or "")))


def place_parties(deals: Iterable[DealFact]) -> tuple[PartyFact, ...]:
    """Return the named Chinese parties of deals, those with most points first, then with most deals."""
    found: dict[str, list[DealFact]] = defaultdict(list)
    for deal in deals:
        for party in deal.parties:
            found[party].append(deal)
    facts = [
        PartyFact(
            id_,
            math.fsum(d.points for d in own),
            counted_states(own),
            tuple(d.deal_id for d in own),
        )
        for id_, own in found.items()
    ]
    return tuple(sorted(facts, key=lambda p: (-round(p.points, 9), -len(p.deal_ids), p.id)))


def counted_states(deals: Iterable[DealFact]) -> Mapping[str, int]:
    """Count deals by state, in the order of :data:`~graph.workflows.portraits.deals.STATES`."""
    counts = Counter(deal.state for deal in deals)
    return {state: counts[state] for state in STATES}

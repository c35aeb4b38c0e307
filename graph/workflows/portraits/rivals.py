"""Who competes with a region, and what it does that few others do."""

from __future__ import annotations

from dataclasses import dataclass

from graph.analysis.network.graphs import deals_of, points_of
from graph.workflows.portraits.passes import Passes
from graph.workflows.sentences.fields import field_words
from schema.messages import Message, Words


@dataclass(frozen=True, slots=True)
class CompetitorFact:
    """A region with running deals of its own with the same partner in the same field."""

    other: str
    partner: str
    dimension: str
    field: str
    points: float
    other_points: float
    deal_ids: tuple[str, ...]
    other_deal_ids: tuple[str, ...]

    @property
    def field_words(self) -> Words | Message:
        """What the field is called."""
        return field_words(self.dimension, self.field)


@dataclass(frozen=True, slots=True)
class NicheFact:
    """A field that few others work in; ``index`` is how many times the country's share it has here."""

    dimension: str
    field: str
    index: float
    others: int
    points: float
    deal_ids: tuple[str, ...]

    @property
    def field_words(self) -> Words | Message:
        """What the field is called."""
        return field_words(self.dimension, self.field)


def place_competitors(passes: Passes, region: str) -> tuple[CompetitorFact, ...]:
    """Return the competitors of a region, those with most points on both sides first."""
    found = []
    for c in passes.competitions:
        if region in (c.region, c.other):
            sides = (c.joins, c.other_joins) if region == c.region else (c.other_joins, c.joins)
            other = c.other if region == c.region else c.region
            found.append(
                CompetitorFact(
                    other,
                    c.partner,
                    c.dimension,
                    c.field,
                    points_of(sides[0]),
                    points_of(sides[1]),
                    tuple(deals_of(sides[0])),
                    tuple(deals_of(sides[1])),
                )
            )
    return tuple(found)


def place_niches(passes: Passes, region: str) -> tuple[NicheFact, ...]:
    """Return the niches of a region, the largest first."""
    return tuple(
        NicheFact(n.dimension, n.field, n.index, n.others, points_of(n.joins), tuple(deals_of(n.joins)))
        for n in passes.niches
        if n.region == region
    )

"""The portrait of the country: who leads, who rose and fell, what came true, what is new."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graph.analysis.promises.groups import ALL, Group, rates
from graph.analysis.score.score import ranks_of
from graph.statements.parties import is_chinese_party
from graph.workflows.portraits.changes import EventFact, event_fact
from graph.workflows.portraits.headlines import country_headlines
from graph.workflows.portraits.passes import Passes
from graph.workflows.portraits.promises import PromiseFact, fates, promise_facts
from schema.messages import Message

if TYPE_CHECKING:
    import datetime

    from graph.analysis.score.score import Of

#: What is told as news, beside what is only known better now.
_NEWS = ("new", "moved", "stalled", "cancelled", "ended")


@dataclass(frozen=True, slots=True)
class Standing:
    """A place in the order of marks; ``published`` is its mark in each edition, the latest first."""

    id: str
    mark: int
    score: float
    low: float
    high: float
    rank: int
    rank_low: int
    rank_high: int
    published: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Moved:
    """A place whose standing changed: our scores and ranks, and the published marks of both editions."""

    id: str
    score_before: float
    score_after: float
    rank_before: int
    rank_after: int
    published_before: float | None
    published_after: float | None

    @property
    def by(self) -> float:
        """How far our score moved."""
        return self.score_after - self.score_before

    @property
    def published_by(self) -> float | None:
        """How far the published mark moved; None where an edition gives none."""
        if self.published_before is None or self.published_after is None:
            return None
        return self.published_after - self.published_before


@dataclass(frozen=True, slots=True)
class NewsFact:
    """An event of a deal in the region where it moves most."""

    region: str
    event: EventFact


@dataclass(frozen=True, slots=True)
class CountryPortrait:
    """The whole: regions and provinces by mark, movers, the ledger's figures, news, counts, findings.

    ``start`` and ``end`` are the days between which movers and news are told, None without two editions.
    ``moved`` are the regions whose score moved, the largest rise first.
    """

    headlines: tuple[Message, ...]
    regions: tuple[Standing, ...]
    provinces: tuple[Standing, ...]
    editions: tuple[str, ...]
    start: datetime.date | None
    end: datetime.date | None
    moved: tuple[Moved, ...]
    promises: tuple[PromiseFact, ...]
    fates: Mapping[str, int] = field(hash=False)
    rates: Group
    news: tuple[NewsFact, ...]
    news_counts: Mapping[str, int] = field(hash=False)
    counts: Mapping[str, int] = field(hash=False)

    @property
    def risers(self) -> tuple[Moved, ...]:
        """The regions that gained ranks by our scores, those that gained most first."""
        found = (m for m in self.moved if m.rank_after < m.rank_before)
        return tuple(sorted(found, key=lambda m: (m.rank_after - m.rank_before, -round(m.by, 9), m.id)))

    @property
    def fallers(self) -> tuple[Moved, ...]:
        """The regions that lost ranks by our scores, those that lost most first."""
        found = (m for m in self.moved if m.rank_after > m.rank_before)
        return tuple(sorted(found, key=lambda m: (m.rank_before - m.rank_after, round(m.by, 9), m.id)))


def country_portrait(passes: Passes) -> CountryPortrait:
    """Return the portrait of the country."""
    work, span = passes.workspace, passes.span
    level = passes.book.ledger.rules.level
    promises = promise_facts(passes.promises.values(), passes.names)
    moved, news = _moved(passes), _news(passes)
    regions, group = _standings(passes, "regions"), rates(ALL, passes.promises.values(), level)
    kinds = [news_fact.event.event for news_fact in news]
    return CountryPortrait(
        headlines=country_headlines(work.statements.entities, regions, moved, group, kinds),
        regions=regions,
        provinces=_standings(passes, "provinces"),
        editions=tuple(e.id for e in passes.editions),
        start=span.start if span else None,
        end=span.end if span else None,
        moved=moved,
        promises=promises,
        fates=fates(promises),
        rates=group,
        news=news,
        news_counts={name: kinds.count(name) for name in _NEWS},
        counts=_counts(passes),
    )


def _standings(passes: Passes, of: Of) -> tuple[Standing, ...]:
    return tuple(
        Standing(
            s.id,
            s.mark,
            s.score,
            s.low,
            s.high,
            s.rank,
            s.rank_low,
            s.rank_high,
            tuple(e.marks.get(s.id) for e in passes.editions),
        )
        for s in passes.workspace.scores(of)
    )


def _moved(passes: Passes) -> tuple[Moved, ...]:
    if passes.span is None:
        return ()
    import numpy as np  # only where there are changes

    places = passes.workspace.appraisal.places["regions"]
    changes = [passes.changes[place] for place in places]
    before = ranks_of(np.array([c.before for c in changes])).astype(int).tolist()
    after = ranks_of(np.array([c.after for c in changes])).astype(int).tolist()
    old, new = passes.span.edition.marks, passes.editions[0].marks
    found = [
        Moved(c.id, c.before, c.after, b, a, old.get(c.id), new.get(c.id))
        for c, b, a in zip(changes, before, after, strict=True)
    ]
    return tuple(sorted(found, key=lambda m: (-round(m.by, 9), m.id)))


def _news(passes: Passes) -> tuple[NewsFact, ...]:
    """Return each event of a deal once, where it moves most; the events that move most first."""
    best: dict[tuple[str, str], NewsFact] = {}
    for place, change in passes.changes.items():
        for event in change.events if place.startswith("region:") else ():
            if event.deal is not None and event.event in _NEWS:
                fact = NewsFact(place, event_fact(event, passes.names))
                known = best.setdefault((event.deal.id, event.event), fact)
                if abs(event.points) > abs(known.event.points):
                    best[event.deal.id, event.event] = fact
    found: Sequence[NewsFact] = list(best.values())
    return tuple(
        sorted(found, key=lambda n: (-round(abs(n.event.points), 9), n.event.deal_id or "", n.region))
    )


def _counts(passes: Passes) -> Mapping[str, int]:
    """Return how much the whole rests on."""
    statements, deals = passes.workspace.statements, passes.workspace.appraisal.deals
    ties = [t for t in statements.ties.values() if t.role != "structural"]
    sources = {e.source_id for t in ties for e in t.evidence}
    return {
        "ties": len(ties),
        "reports": sum(len(t.evidence) for t in ties),
        "sources": len(sources | {o.source_id for o in statements.observations.values()}),
        "deals": sum(any(d.shares.values()) for d in deals),
        "numbers": len(statements.observations),
        "parties": sum(is_chinese_party(e.type, e.properties) for e in statements.entities.values()),
    }

"""What all portraits share, each reckoned once for the whole dataset."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from graph.analysis.deals.names import deal_name
from graph.analysis.score.explanation import DealStory, explain_deals
from graph.statements.records import Edition
from graph.texts import languages
from graph.workflows.portraits.restrictions import RestrictionFact, restrictions
from graph.workflows.records.promises import PromiseBook, as_of_day
from graph.workflows.workspace import Workspace
from schema.messages import Words
from schema.reader import read_schema
from schema.values import date_bounds

if TYPE_CHECKING:
    import datetime

    from graph.analysis.deals.model import Deal
    from graph.analysis.network.competition import Competition, Niche
    from graph.analysis.network.dyads import Dyad
    from graph.analysis.promises.ledger import Promise
    from graph.analysis.rating.calibration import Calibration
    from graph.analysis.scenarios.between import Change
    from graph.analysis.scenarios.next_mark import Direction, NextMark
    from graph.analysis.score.score import Of, Score
    from graph.statements.records import Observation


@dataclass(frozen=True)
class Span:
    """The days between which changes are told: that of the edition before the latest, and today's."""

    edition: Edition
    start: datetime.date
    end: datetime.date


@dataclass(frozen=True)
class Passes:
    """The passes over a workspace that portraits draw on.

    Where ``only`` one place is wanted, what takes long is not reckoned for others.
    """

    workspace: Workspace
    only: str = ""

    @cached_property
    def names(self) -> Mapping[str, Words]:
        """The name of every deal, by its id."""
        entities, spoken = self.workspace.statements.entities, languages()
        deals = self.workspace.appraisal.deals
        return {d.id: Words({lang: deal_name(d, entities, lang) for lang in spoken}) for d in deals}

    @cached_property
    def scores(self) -> Mapping[str, Score]:
        """The score of every place."""
        return {s.id: s for of in ("regions", "provinces") for s in self.workspace.scores(of)}

    @cached_property
    def stories(self) -> Mapping[str, Mapping[str, DealStory]]:
        """The deals that have points, by place and deal."""
        appraisal = self.workspace.appraisal
        told = ((id_, explain_deals(appraisal, score)) for id_, score in self.scores.items())
        return {id_: {story.deal.id: story for story in stories} for id_, stories in told}

    @property
    def rows(self) -> Mapping[str, Sequence[int]]:
        """The holdings of each place."""
        return self.workspace.appraisal.points.rows_at

    @cached_property
    def book(self) -> PromiseBook:
        """The ledger of promises."""
        return PromiseBook(self.workspace)

    @cached_property
    def promises(self) -> Mapping[str, Promise]:
        """The promises of whole deals, by deal."""
        return {p.deal.id: p for p in self.book.ledger.promises(self.book.deals)}

    def promises_at(self, place: str) -> list[Promise]:
        """Return the promises of a region as it reports them, of a province those of whole deals."""
        appraisal = self.workspace.appraisal
        deals: list[Deal] = [appraisal.points.holdings[row].deal for row in self.rows.get(place, ())]
        if place.startswith("region:"):
            return self.book.ledger.promises(deals, place)
        return [self.promises[d.id] for d in sorted(deals, key=lambda d: d.id) if d.id in self.promises]

    @cached_property
    def competitions(self) -> list[Competition]:
        """Who competes with whom, each pair once, the largest first."""
        from graph.analysis.network.competition import competitors

        return competitors(self.workspace.appraisal)

    @cached_property
    def niches(self) -> list[Niche]:
        """What regions do that few others do."""
        from graph.analysis.network.competition import niches

        return niches(self.workspace.appraisal)

    @property
    def dyads(self) -> list[Dyad]:
        """Regions with provinces, the strongest first."""
        return self.workspace.dyads

    @cached_property
    def editions(self) -> tuple[Edition, ...]:
        """The published editions, the latest first."""
        found = self.workspace.statements.editions.values()
        return tuple(sorted(found, key=lambda e: (e.date, e.id), reverse=True))

    @cached_property
    def fit(self) -> tuple[Edition, Calibration] | None:
        """The latest edition and the calibration to it."""
        from graph.workflows.records.comparison import latest_fit

        return latest_fit(self.workspace)

    @cached_property
    def span(self) -> Span | None:
        """The days between which changes are told; None without an earlier edition."""
        from graph.workflows.records.promises import as_of_day

        end = as_of_day(self.workspace)
        earlier = [e for e in self.editions[1:] if date_bounds(e.date)[1] < end]
        return Span(earlier[0], date_bounds(earlier[0].date)[1], end) if earlier else None

    @cached_property
    def changes(self) -> Mapping[str, Change]:
        """What changed in every region and province within the span; nothing without one."""
        if self.span is None:
            return {}
        from graph.analysis.scenarios.between import Known, changes_between

        work = self.workspace
        found: dict[str, Change] = {}
        first = Known.on(self.span.start, work.everything, work.method)
        second = Known(self.span.end, work.statements, work.appraisal)
        wanted = (self.only,) if self.only else ()
        places: tuple[Of, Of] = ("regions", "provinces")
        for of in places:
            found |= {change.id: change for change in changes_between(first, second, of, wanted)}
        return found

    @cached_property
    def next_marks(self) -> Mapping[str, NextMark]:
        """What would lift the mark of each place."""
        return self._next_marks("up")

    @cached_property
    def falls(self) -> Mapping[str, NextMark]:
        """What would lower the mark of each place."""
        return self._next_marks("down")

    def _next_marks(self, direction: Direction) -> Mapping[str, NextMark]:
        from graph.analysis.scenarios.next_mark import next_marks

        places = [p for of in ("regions", "provinces") for p in self.workspace.appraisal.places[of]]
        places = [self.only] if self.only else places
        return next_marks(self.workspace.appraisal, self.workspace.statements, places, direction)

    @cached_property
    def observations(self) -> Mapping[str, list[Observation]]:
        """The numbers about each entity or tie."""
        found: dict[str, list[Observation]] = defaultdict(list)
        for o in self.workspace.statements.observations.values():
            for key in (o.tie_id,) if o.tie_id else {*o.subjects, o.counterpart or ""} - {""}:
                found[str(key)].append(o)
        return found

    @cached_property
    def deals_at(self) -> Mapping[str, list[str]]:
        """The deals of regions at each thing: what stands on it, names it, goes over it or stands in it."""
        inside: dict[str, set[str]] = defaultdict(set)
        for tie in self.workspace.statements.ties.values():
            if tie.type in ("LOCATED_IN", "PART_OF", "RESIDENT_OF"):
                inside[tie.source_id].add(tie.target_id)
        found: dict[str, set[str]] = defaultdict(set)
        for deal in self.workspace.appraisal.deals:
            if not any(deal.shares.values()):
                continue
            named = {end for p in deal.parts for end in (*p.ends, str(p.attributes.get("via_id", "")))}
            named |= {deal.thing or "", *deal.partners}
            named |= inside.get(deal.thing or "", set())
            for id_ in named & self.workspace.statements.entities.keys():
                found[id_].add(deal.id)
        return {id_: sorted(found[id_]) for id_ in sorted(found)}

    @cached_property
    def restrictions(self) -> Mapping[str, tuple[RestrictionFact, ...]]:
        """The acts of sanction against each company and body, as of the day of the data."""
        return restrictions(self.workspace.statements, as_of_day(self.workspace))

    @cached_property
    def medians(self) -> Mapping[Of, Mapping[str, float]]:
        """The median of each component over all places of a kind."""
        from statistics import median

        found: dict[Of, Mapping[str, float]] = {}
        places: tuple[Of, Of] = ("regions", "provinces")
        for of in places:
            scores = self.workspace.scores(of)
            names = scores[0].parts if scores else ()
            found[of] = {name: median(s.parts[name] for s in scores) for name in names}
        return found

    def points_by_kind(self, place: str) -> dict[str, float]:
        """Return the points of a score by kind of result, then those of talk and of position."""
        found: dict[str, list[float]] = defaultdict(list)
        for story in self.stories[place].values():
            for name, amount in story.amounts.items():
                found[story.candidate.kind if name == "strength" else name].append(amount)
        per_point, kinds = self.scores[place].per_point, read_schema().vocabularies["deal_kind"].terms
        return {key: math.fsum(found[key]) * per_point for key in (*kinds, "talk", "position")}

    @cached_property
    def middles(self) -> Mapping[Of, Mapping[str, float]]:
        """The median of :meth:`points_by_kind` over all regions and over all provinces."""
        from statistics import median

        found: dict[Of, Mapping[str, float]] = {}
        for of, places in self.workspace.appraisal.places.items():
            known = [self.points_by_kind(place) for place in places]
            found[of] = {key: median(points[key] for points in known) for key in (known[0] if known else ())}
        return found

"""A mark explained: what it is made of, deal by deal, beside the published marks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from graph.analysis.deals.names import deal_name
from graph.analysis.phrases import word
from graph.analysis.score.explanation import DealStory, evidence_points, explain_deals, place_of
from graph.analysis.score.score import Of, Score
from graph.texts import say, translate
from graph.workflows.records.promises import PromiseBook
from graph.workflows.records.scores import explain_record
from graph.workflows.sentences.promises import overdue_text
from graph.workflows.workspace import Workspace
from schema.messages import N_, Message

if TYPE_CHECKING:
    from graph.analysis.deals.model import Part
    from graph.analysis.promises.ledger import Promise
    from graph.analysis.rating.calibration import Calibration
    from graph.analysis.rating.gap import Gap
    from graph.analysis.score.score import Appraisal
    from graph.statements.records import Edition


def of_place(workspace: Workspace, place_id: str) -> Of:
    """Tell among which places an id is ranked."""
    return "regions" if workspace.statements.entities[place_id].type == "Region" else "provinces"


@dataclass(frozen=True)
class Explanation:
    """A score of a place with the story of every deal in it."""

    workspace: Workspace
    score: Score
    #: That by which the place is scored, where it is not the blind one.
    calibrated: Appraisal | None = None

    @cached_property
    def deals(self) -> list[DealStory]:
        """Every deal that has points, those with most first."""
        return explain_deals(self.appraisal, self.score)

    @property
    def appraisal(self) -> Appraisal:
        """The appraisal that gives the score."""
        return self.calibrated or self.workspace.appraisal

    def name(self, lang: str) -> str:
        """Return the name of the place in a language."""
        return self.workspace.statements.entities[self.score.id].name(lang)

    @cached_property
    def published(self) -> list[tuple[str, float | None]]:
        """Each edition from the latest back, with its mark of the place; None where it gives none."""
        editions = sorted(
            self.workspace.statements.editions.values(), key=lambda e: (e.date, e.id), reverse=True
        )
        return [(e.id, e.marks.get(self.score.id)) for e in editions]

    @cached_property
    def overdue(self) -> Mapping[str, Promise]:
        """The promises whose term has passed and that are not kept, by deal."""
        place = self.score.id if of_place(self.workspace, self.score.id) == "regions" else None
        found = PromiseBook(self.workspace).ledger.promises([story.deal for story in self.deals], place)
        return {promise.deal.id: promise for promise in found if promise.overdue_months is not None}

    @cached_property
    def _fit(self) -> tuple[Edition, Calibration] | None:
        from graph.workflows.records.comparison import latest_fit  # only where a blind mark is explained

        return None if self.calibrated else latest_fit(self.workspace)

    @cached_property
    def calibrated_score(self) -> float | None:
        """The score by the weights that the experts seem to use, beside a blind one; None without a fit."""
        of = of_place(self.workspace, self.score.id)
        return self._fit[1].values(of)[self.score.id] if self._fit else None

    @cached_property
    def gap(self) -> tuple[str, Gap] | None:
        """The edition and the gap to its mark, taken apart; None where there is none, or no blind mark."""
        if self._fit is None or self.score.id not in self._fit[0].marks:
            return None
        from graph.analysis.rating.gap import gap_of

        return self._fit[0].id, gap_of(self._fit[1], self.score.id)

    def deal_name(self, story: DealStory, lang: str) -> str:
        """Return what a deal is called."""
        return deal_name(story.deal, self.workspace.statements.entities, lang)

    def overdue_text(self, deal_id: str, lang: str) -> str | None:
        """Say that the term of a deal has passed; None where it has not."""
        promise = self.overdue.get(deal_id)
        return overdue_text(promise, lang) if promise else None

    def factors(self, story: DealStory, lang: str) -> list[tuple[str, float]]:
        """Return each factor of a deal in words, with its number."""
        part, deal = story.candidate.part, story.deal
        words = {
            "kind": word("kinds", story.candidate.kind, lang),
            "stage": _counted_stage(part, lang),
            "health": word("healths", part.shown_health, lang),
            "side": word("sides", deal.side, lang),
            "size": translate(N_("size"), lang),
            "share": translate(N_("share"), lang),
        }
        return [(words[name], factor) for name, factor in story.factors.items()]

    def record(self, lang: str) -> dict[str, Any]:
        """Return the contract's record with published marks, deals and the points of all evidence."""
        return explain_record(self.score) | {
            "name": self.name(lang),
            "rank": self.score.rank,
            "rank_low": self.score.rank_low,
            "rank_high": self.score.rank_high,
            "components": dict(self.score.parts),
            "calibrated_score": self.calibrated_score,
            "gap": self._gap_record(lang),
            "published": [{"edition": edition, "mark": mark} for edition, mark in self.published],
            "deals": [self.deal_record(story, lang) for story in self.deals],
            "evidence": [
                {
                    "evidence_id": e.id,
                    "tie_id": t,
                    "source": e.source_id,
                    "locator": e.locator,
                    "confidence": e.confidence,
                    "points": p,
                }
                for e, t, p in evidence_points(self.deals, self.workspace.statements)
            ],
        }

    def _gap_record(self, lang: str) -> dict[str, Any] | None:
        from graph.workflows.records.comparison import gap_record

        if self.gap is None:
            return None
        edition, gap = self.gap
        return {"edition": edition, **gap_record(gap, self.workspace, lang)}

    def deal_record(self, story: DealStory, lang: str) -> dict[str, Any]:
        """Return a deal as it counts for the place; ``points`` are of x, ``score_points`` of the score."""
        promise = self.overdue.get(story.deal.id)
        return {
            "deal_id": story.deal.id,
            "deal": self.deal_name(story, lang),
            "points": story.points,
            **{name: story.amounts.get(name, 0.0) for name in self.score.parts},
            "score_points": story.points * self.score.per_point,
            "kind": story.candidate.kind,
            "stage": story.candidate.part.counted_stage,
            "health": story.candidate.part.shown_health,
            "side": story.deal.side,
            **{f"{name}_factor": factor for name, factor in story.factors.items()},
            "overdue_months": promise.overdue_months if promise else None,
            "tie_ids": story.ties,
        }

    def rows(self, top: int | None, lang: str) -> list[dict[str, Any]]:
        """Return a row for each deal that has points, most first, each with the mark it belongs to.

        A place without ties has one row, without a deal.
        """
        head = {
            "id": self.score.id,
            "name": self.name(lang),
            "mark": self.score.mark,
            "score": self.score.score,
            "base": self.score.base,
        }
        rows = [head | self.deal_record(story, lang) | self._sources(story) for story in self.deals[:top]]
        return rows or [head | {"deal_id": None, "points": 0.0}]

    def _sources(self, story: DealStory) -> dict[str, Any]:
        ties = self.workspace.statements.ties
        return {"evidence": sorted({place_of(e) for p in story.deal.parts for e in ties[p.id].evidence})}


def _counted_stage(part: Part, lang: str) -> str:
    """Return the stage as which a part counts: agreements and visits count as no more, however they go."""
    counted = word("stages", part.counted_stage, lang)
    if part.attributes.get("stage") == part.counted_stage:
        return counted
    return say(Message("{stage} at most", stage=counted), lang)

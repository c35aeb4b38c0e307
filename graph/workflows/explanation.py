"""A mark explained: what it is made of, deal by deal, and what is to be known of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from graph.analysis.deal_names import deal_name
from graph.analysis.method import COMPONENTS
from graph.analysis.phrases import word
from graph.statements.status import status_of
from graph.workflows.promise_words import overdue_words
from graph.workflows.promises import PromiseBook
from graph.workflows.records import explain_record
from graph.workflows.workspace import Workspace

if TYPE_CHECKING:
    from graph.analysis.deal_cuts import Cut
    from graph.analysis.narrative import DealStory, TieStory
    from graph.analysis.promises import Promise
    from graph.analysis.scoring import Of, Score


def of_place(workspace: Workspace, place_id: str) -> Of:
    """Tell among which places an id is ranked."""
    return "regions" if workspace.statements.entities[place_id].type == "Region" else "provinces"


@dataclass(frozen=True)
class Explanation:
    """A score of a place with the story of every deal in it."""

    workspace: Workspace
    score: Score

    @cached_property
    def deals(self) -> list[DealStory]:
        """Every deal that has points, those with most first."""
        from graph.analysis.narrative import tell

        return tell(self.score, self.workspace.statements, self.workspace.deal_ids)

    @cached_property
    def cuts(self) -> Mapping[str, tuple[Cut, ...]]:
        """What makes a deal count less than its stage and health show, by deal."""
        from graph.analysis.deal_cuts import cuts
        from graph.analysis.scoring import SHARES

        shares = SHARES[of_place(self.workspace, self.score.id)]
        return cuts(self.workspace.view, self._book.deals, self.score.id, shares, self.workspace.method)

    @cached_property
    def overdue(self) -> Mapping[str, Promise]:
        """The promises whose term has passed and that are not kept, by deal."""
        place = self.score.id if of_place(self.workspace, self.score.id) == "regions" else None
        own = {story.deal_id for story in self.deals}
        found = self._book.ledger.promises([d for d in self._book.deals if d.id in own], place)
        return {promise.deal.id: promise for promise in found if promise.overdue_months is not None}

    @cached_property
    def _book(self) -> PromiseBook:
        return PromiseBook(self.workspace)

    def name(self, story: DealStory, lang: str) -> str:
        """Return what a deal is called."""
        return deal_name(story.deal_id, [t.tie for t in story.ties], self.workspace.statements.entities, lang)

    def cut_words(self, deal_id: str, lang: str) -> str:
        """Say why a deal counts less, each reason with its factor; nothing where it does not."""
        months = int(self.workspace.method.values["recent_months"])
        found = []
        for cut in self.cuts.get(deal_id, ()):
            factor = "" if cut.factor is None else f" ×{cut.factor:.2g}"
            found.append(word("cuts", cut.reason, lang).format(months=months) + factor)
        return "; ".join(found)

    def overdue_words(self, deal_id: str, lang: str) -> str | None:
        """Say that the term of a deal has passed; None where it has not."""
        promise = self.overdue.get(deal_id)
        return overdue_words(promise, lang) if promise else None

    def record(self, lang: str) -> dict[str, Any]:
        """Return the contract's record with deals and the points of every piece of evidence beside ties."""
        from graph.analysis.narrative import evidence_points

        return explain_record(self.score) | {
            "rank": self.score.rank,
            "rank_low": self.score.rank_low,
            "rank_high": self.score.rank_high,
            "components": self.score.by_component(),
            "deals": [self._deal_record(story, lang) for story in self.deals],
            "evidence": [
                {
                    "evidence_id": item.evidence.id,
                    "tie_id": item.tie_id,
                    "source": item.evidence.source_id,
                    "locator": item.evidence.locator,
                    "points": item.points,
                }
                for item in evidence_points(self.score, self.workspace.statements)
            ],
        }

    def _deal_record(self, story: DealStory, lang: str) -> dict[str, Any]:
        promise = self.overdue.get(story.deal_id)
        return {
            "deal_id": story.deal_id,
            "name": self.name(story, lang),
            "points": story.points,
            "components": dict(story.by_component),
            "counts_less": [
                {"reason": cut.reason, "factor": cut.factor} for cut in self.cuts.get(story.deal_id, ())
            ],
            "overdue_months": promise.overdue_months if promise else None,
            "tie_ids": [t.tie.id for t in story.ties],
        }

    def rows(self, top: int | None, lang: str) -> list[dict[str, Any]]:
        """Return a row for each tie that has points, those with most first, each with the mark it belongs to.

        ``base`` and all ``points`` sum to ``score``, a component's column to its points. A place without
        ties has one row, without a tie.
        """
        score = self.score
        head = {
            "id": score.id,
            "name": self.workspace.statements.entities[score.id].name(lang),
            "mark": score.mark,
            "score": score.score,
            "base": score.base,
        }
        told = [(t, d) for d in self.deals for t in d.ties if t.by_component]
        told.sort(key=lambda pair: (-pair[0].points, pair[0].tie.id))
        if not told:
            empty = dict.fromkeys(("tie_id", "deal_id", "deal", "stage", "health", "counts_less"))
            return [head | {"points": 0.0} | dict.fromkeys(COMPONENTS, 0.0) | empty | {"evidence": []}]
        return [head | self._tie_row(tie, deal, lang) for tie, deal in told[:top]]

    def _tie_row(self, story: TieStory, deal: DealStory, lang: str) -> dict[str, Any]:
        from graph.analysis.narrative import place_of

        status = status_of(story.tie)
        notes = (self.cut_words(deal.deal_id, lang), self.overdue_words(deal.deal_id, lang))
        return {
            "points": story.points,
            **{name: story.by_component.get(name, 0.0) for name in COMPONENTS},
            "tie_id": story.tie.id,
            "deal_id": deal.deal_id,
            "deal": self.name(deal, lang),
            "stage": status.stage,
            "health": status.health,
            "counts_less": "; ".join(note for note in notes if note) or None,
            "evidence": [place_of(evidence) for evidence in story.tie.evidence],
        }

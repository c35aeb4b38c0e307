"""Makes facts of deals: as a region or province has them, or as they are as a whole."""

from __future__ import annotations

from collections.abc import Iterable

from graph.analysis.deals.model import Deal
from graph.analysis.score.kernel import Candidate
from graph.workflows.portraits.deals import DealFact, is_link, parties_of, parts_at, said_of
from graph.workflows.portraits.numbers import NumberFact, numbers_of
from graph.workflows.portraits.passes import Passes


def place_deals(passes: Passes, place: str) -> tuple[DealFact, ...]:
    """Return every deal in which a place has a share, those with most points first, then by id."""
    points = passes.workspace.appraisal.points
    found = [
        _fact(passes, points.holdings[row].deal, place, points.deciding(row))
        for row in passes.rows.get(place, ())
    ]
    return tuple(sorted(found, key=lambda f: (-round(f.points, 9), f.deal_id)))


def whole_deals(passes: Passes, deals: Iterable[Deal]) -> tuple[DealFact, ...]:
    """Return deals as a whole; ``points`` are the sum of what they give to the scores of all regions."""
    points = passes.workspace.appraisal.points
    found = []
    for deal in deals:
        rows = [points.rows[deal.id, r] for r in deal.shares if (deal.id, r) in points.rows]
        if rows:
            best = max(rows, key=lambda row: (points.strength[row, 0] + points.talk[row, 0], -row))
            found.append(_fact(passes, deal, None, points.deciding(best)))
    return tuple(sorted(found, key=lambda f: (-round(f.points, 9), f.deal_id)))


def score_points(passes: Passes, deal_id: str, place: str) -> float:
    """Return the points of the score that a deal gives to a place."""
    story = passes.stories.get(place, {}).get(deal_id)
    return story.points * passes.scores[place].per_point if story else 0.0


def _fact(passes: Passes, deal: Deal, place: str | None, deciding: Candidate) -> DealFact:
    statements, parts = passes.workspace.statements, parts_at(deal, place)
    ties = tuple(sorted(p.id for p in parts))
    promise = passes.promises.get(deal.id)
    places = [place] if place else list(deal.shares)
    return DealFact(
        deal_id=deal.id,
        names=passes.names[deal.id],
        kind=deciding.kind,
        sector=deal.sector,
        stage=deciding.part.counted_stage,
        health=deciding.part.shown_health,
        points=sum(score_points(passes, deal.id, p) for p in places),
        share=deal.share_of(place) if place else 1.0,
        parties=parties_of(deal, statements),
        provinces=tuple(deal.provinces),
        regions={region: share for region, share in deal.shares.items() if share > 0},
        said=said_of(ties, statements),
        numbers=_numbers(passes, deal, ties),
        planned=promise.planned if promise else None,
        overdue_months=promise.overdue_months if promise else None,
        tie_ids=ties,
        about=deal.thing,
        is_link=is_link(deal, deciding.kind, statements),
        is_talk=deal.is_talk,
    )


def _numbers(passes: Passes, deal: Deal, ties: Iterable[str]) -> tuple[NumberFact, ...]:
    keys = {*ties, deal.thing or ""}
    found = {o.id: o for key in keys for o in passes.observations.get(key, ())}
    return numbers_of(found.values())

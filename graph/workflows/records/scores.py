"""Marks as the records that other programs read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from graph.statements.marks import latest_marks
from graph.statements.records import Statements

if TYPE_CHECKING:
    from graph.analysis.score.score import Score


def score_records(scores: Sequence[Score], statements: Statements, lang: str) -> list[dict[str, Any]]:
    """Return marks as other programs read them, best first; ``published_mark`` of the latest edition."""
    published = latest_marks(statements.editions)
    return [
        {
            "id": s.id,
            "name": statements.entities[s.id].name(lang),
            "mark": s.mark,
            "score": s.score,
            "low": s.low,
            "high": s.high,
            "rank": s.rank,
            "rank_low": s.rank_low,
            "rank_high": s.rank_high,
            "published_mark": published.get(s.id),
            **s.parts,
            **_rests_on(s, statements),
        }
        for s in scores
    ]


def _rests_on(score: Score, statements: Statements) -> dict[str, int]:
    """Return how many deals have points in a mark, how much evidence tells of them, of how many sources."""
    ties = {c.tie_id for c in score.contributions}
    evidence = [e for tie in sorted(ties) for e in statements.ties[tie].evidence]
    return {
        "deal_count": len({c.deal_id for c in score.contributions}),
        "evidence_count": len(evidence),
        "source_count": len({e.source_id for e in evidence}),
    }


def explain_record(score: Score) -> dict[str, Any]:
    """Return a mark with the points of every tie; base plus points is the score."""
    return {
        "id": score.id,
        "mark": score.mark,
        "score": score.score,
        "low": score.low,
        "high": score.high,
        "base": score.base,
        "contributions": [
            {"tie_id": c.tie_id, "deal_id": c.deal_id, "component": c.component, "points": c.points}
            for c in sorted(score.contributions, key=lambda c: (-c.points, c.tie_id, c.component))
        ],
    }

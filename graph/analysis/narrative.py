"""A mark told in sentences: every deal once with all its ties, each tie with its evidence.

The points of a tie are shared equally by the evidence that decides its status: that which asserts its
stage, and that which the last period says of its health. So points of components, deals, ties and
evidence all sum to the unrounded score (within 1e-9).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from graph.analysis.method import COMPONENTS
from graph.analysis.phrases import tie_phrase, word
from graph.analysis.scoring import Score
from graph.statements.property_graph import tie_notes
from graph.statements.records import Evidence, Statements, Tie
from graph.statements.status import period_end, status_of

#: Of these there is nothing to say: the thing runs or took place and nothing bad is told.
_DONE = ("operating", "held")


@dataclass(frozen=True, slots=True)
class EvidencePoints:
    """Points of a score that rest on one piece of evidence."""

    evidence: Evidence
    tie_id: str
    points: float


@dataclass(frozen=True, slots=True)
class TieStory:
    """A tie of a deal with its points, 0 where it decides nothing, and the evidence they rest on."""

    tie: Tie
    points: float
    by_component: Mapping[str, float]
    evidence: tuple[EvidencePoints, ...]


@dataclass(frozen=True, slots=True)
class DealStory:
    """A deal with its points in all components, and all its ties, those with most points first."""

    deal_id: str
    points: float
    by_component: Mapping[str, float]
    ties: tuple[TieStory, ...]


def deciding_evidence(tie: Tie) -> tuple[Evidence, ...]:
    """Return the evidence that decides the status of a tie, in order of id; all of it where none does."""
    status = status_of(tie)
    staged = [e for e in tie.evidence if e.stance == "for" and e.stage and e.stage == status.stage]
    last = max((period_end(e) for e in tie.evidence if e.health), default=None)
    healthy = [e for e in tie.evidence if e.health and period_end(e) == last and e.health == status.health]
    found = {e.id: e for e in (*staged, *healthy)} or {e.id: e for e in tie.evidence}
    return tuple(found[key] for key in sorted(found))


def evidence_points(score: Score, statements: Statements) -> list[EvidencePoints]:
    """Return the points of every piece of evidence that decides something, in order of id."""
    points: dict[str, list[float]] = defaultdict(list)
    for c in score.contributions:
        points[c.tie_id].append(c.points)
    found = []
    for tie_id in sorted(points):
        deciding = deciding_evidence(statements.ties[tie_id])
        share = math.fsum(points[tie_id]) / len(deciding)
        found += [EvidencePoints(e, tie_id, share) for e in deciding]
    return sorted(found, key=lambda item: item.evidence.id)


def tell(score: Score, statements: Statements, deal_ids: Mapping[str, str]) -> list[DealStory]:
    """Return every deal that has points, those with most first."""
    by_tie: dict[str, dict[str, float]] = defaultdict(dict)
    deal_of: dict[str, str] = {}
    for c in score.contributions:
        by_tie[c.tie_id][c.component] = by_tie[c.tie_id].get(c.component, 0.0) + c.points
        deal_of[c.tie_id] = c.deal_id
    members: dict[str, set[str]] = defaultdict(set)
    for tie_id, deal_id in (*deal_ids.items(), *deal_of.items()):
        members[deal_id].add(tie_id)
    proofs: dict[str, list[EvidencePoints]] = defaultdict(list)
    for item in evidence_points(score, statements):
        proofs[item.tie_id].append(item)
    deals = [
        _deal(
            deal_id,
            [_tie(statements.ties[t], by_tie.get(t, {}), proofs[t]) for t in sorted(members[deal_id])],
        )
        for deal_id in sorted(set(deal_of.values()))
    ]
    return sorted(deals, key=lambda d: (-d.points, d.deal_id))


def _tie(tie: Tie, points: Mapping[str, float], proofs: list[EvidencePoints]) -> TieStory:
    return TieStory(tie, math.fsum(points.values()), points, tuple(proofs))


def _deal(deal_id: str, ties: list[TieStory]) -> DealStory:
    sums = {
        name: math.fsum(t.by_component.get(name, 0.0) for t in ties)
        for name in COMPONENTS
        if any(name in t.by_component for t in ties)
    }
    ordered = sorted(ties, key=lambda t: (-t.points, t.tie.id))
    return DealStory(deal_id, math.fsum(sums.values()), sums, tuple(ordered))


def tie_sentence(tie: Tie, statements: Statements, lang: str, overdue: str | None = None) -> str:
    """Say who does what, what was last said of it, and how far it is.

    ``overdue`` is what is to be said of a deal whose term has passed; nothing bad told is no good news then.
    """
    source, target = (statements.entities[end].name(lang) for end in (tie.source_id, tie.target_id))
    note = tie_notes(tie)["note_ru" if lang == "ru" else "note_en"].rstrip(".")
    told = tie_phrase(tie.type, source, target, lang)
    words = ", ".join(_status_words(tie, lang, overdue))
    return f"{told[:1].upper()}{told[1:]}. {note}{f' ({words})' if words else ''}"


def _status_words(tie: Tie, lang: str, overdue: str | None) -> list[str]:
    status = status_of(tie)
    words = [word("stages", status.stage, lang)] if status.stage else []
    if status.health not in (None, "active"):
        words.append(word("healths", status.health or "", lang))
    elif overdue and tie.role != "effort" and status.stage not in _DONE:
        words.append(overdue)
    return words + ([word("bases", status.basis, lang)] if status.basis == "inferred" else [])


def place_of(evidence: Evidence) -> str:
    """Return the source and the place in it: ``rating-2026 RU-AMU/before/3``."""
    return f"{evidence.source_id.partition(':')[2]} {evidence.locator}"

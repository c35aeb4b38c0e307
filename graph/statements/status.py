"""What holds of a tie as of a date: computed from its evidence, never stored by hand.

The rules (MODEL, codebook): stage is the furthest ever asserted by evidence in favour; health is what
the last reporting period that speaks of it says, at equal periods what the surer source says, then the
worse; what is of low confidence decides only where nothing surer speaks; a tie whose health nobody
mentions is active. Effort (visits, events) has held, planned or dropped instead, and no health.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from graph.statements.records import Evidence, Statements, Tie
from schema.values import LAST_DAY, date_bounds

STAGES = ("discussed", "agreed", "building", "operating")
#: Something is there, or on its way.
RUNNING = ("building", "operating")
#: From best to worst; ``ended`` is neutral and takes nothing away.
HEALTHS = ("active", "ended", "slow", "stalled", "cancelled")
EFFORT_STAGES = ("planned", "dropped", "held")
#: From the least to the most reliable.
CONFIDENCES = ("low", "medium", "high")
#: What decides only where nothing surer speaks.
DOUBTFUL = CONFIDENCES[0]
#: Of ties of these roles nobody says how they go.
_WITHOUT_HEALTH = ("structural", "effort")
_End = TypeVar("_End", datetime.date, str)
_RANK = {word: rank for words in (STAGES, HEALTHS, EFFORT_STAGES) for rank, word in enumerate(words)}


@dataclass(frozen=True, slots=True)
class Status:
    """Stage, health and basis of a tie, with the evidence that decides them (None for structural ties)."""

    stage: str | None
    health: str | None
    basis: str
    deciding: Evidence


def status_of(tie: Tie) -> Status:
    """Compute the status of a tie from all its evidence."""
    latest = max(tie.evidence, key=lambda e: (period_end(e), e.id))
    stage_from = _deciding_stage(tie.evidence)
    stage = stage_from.stage if stage_from else None
    if tie.role in _WITHOUT_HEALTH:
        return Status(stage, None, (stage_from or latest).basis, stage_from or latest)
    health_from = _deciding_health(tie.evidence)
    health = health_from.health if health_from else "active"
    deciding = health_from if health_from and health != "active" else stage_from or latest
    inferred = "inferred" in {e.basis for e in (health_from, stage_from) if e}
    return Status(stage, health, "inferred" if inferred else "reported", deciding)


def deciding_evidence(tie: Tie) -> tuple[Evidence, ...]:
    """Return the evidence that decides the status of a tie, in order of id; all of it where none does.

    Whatever asserts the same stage, or says the same of its health in the same last period, decides alike.
    """
    stage, health = _deciding_stage(tie.evidence), _deciding_health(tie.evidence)
    if tie.role in _WITHOUT_HEALTH:
        health = None
    found = [
        e
        for e in tie.evidence
        if (stage and e.stance == "for" and e.stage == stage.stage)
        or (health and e.health == health.health and period_end(e) == period_end(health))
    ]
    return tuple(sorted(found or tie.evidence, key=lambda e: e.id))


def period_end(evidence: Evidence) -> datetime.date:
    """Return the last day of the reporting period of a piece of evidence."""
    return date_bounds(evidence.period)[1]


def last_report(statements: Statements) -> datetime.date | None:
    """Return the day on which the last reporting period of any tie ends; None without a dated report.

    What is of low confidence often has no date but that of the day on which it was seen: it does not count.
    Nor does a list of sanctions: however new, it says nothing of deals, and no promise is late because of it.
    """
    ties = (t for t in statements.ties.values() if t.role not in ("structural", "restriction"))
    dated = {period_end(e) for t in ties for e in t.evidence if e.confidence != DOUBTFUL}
    return max(dated - {LAST_DAY}, default=None)


def known_on(day: datetime.date) -> Callable[[str], bool]:
    """Return the test whether a report on a period was complete by a day."""
    return lambda period: date_bounds(period)[1] <= day


def as_of(statements: Statements, day: datetime.date) -> Statements:
    """Keep what had been reported by the day: evidence and numbers whose reporting period had ended.

    Ties that lose all evidence vanish, and the numbers about them; entities stay. Editions published
    later vanish.
    """
    if day >= LAST_DAY:
        return statements
    known = known_on(day)
    cut = (
        replace(t, evidence=tuple(e for e in t.evidence if known(e.period))) for t in statements.ties.values()
    )
    ties = {tie.id: tie for tie in cut if tie.evidence}
    return Statements.of(
        statements.entities.values(),
        ties.values(),
        (
            o
            for o in statements.observations.values()
            if known(o.period) and (o.tie_id is None or o.tie_id in ties)
        ),
        (e for e in statements.editions.values() if known(e.date)),
        statements.layers,
    )


def _deciding_stage(evidence: Iterable[Evidence]) -> Evidence | None:
    asserting = [e for e in evidence if e.stage and e.stance == "for"]
    # Among equals the later report decides, then the id, so that the choice never depends on order.
    return max(asserting, key=lambda e: (_RANK[e.stage or ""], period_end(e), e.id), default=None)


def _deciding_health(evidence: Iterable[Evidence]) -> Evidence | None:
    speaking = [e for e in evidence if e.health]
    return max(speaking, key=lambda e: (*weight(e), _RANK[e.health or ""], e.id), default=None)


def weight(evidence: Evidence) -> tuple[bool, datetime.date, int]:
    """Return what a report weighs against another one of the same tie: see :func:`weigh`."""
    return weigh(evidence.confidence, period_end(evidence))


def weigh(confidence: str, end: _End) -> tuple[bool, _End, int]:
    """Return the weight of a report of some confidence whose period ends on a day; the greater holds.

    Anything surer outweighs what is of low confidence; then the later period, then the surer source. Days
    are dates, or texts of ISO 8601, which sort alike.
    """
    return confidence != DOUBTFUL, end, CONFIDENCES.index(confidence)

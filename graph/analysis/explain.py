"""A mark explained: which ties carry it, what was said of each, and where."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from graph.analysis.scoring import Contribution, Score
from graph.statements.property_graph import tie_notes
from graph.statements.records import Evidence, Statements, Tie
from graph.statements.status import status_of

#: The contributions of one tie are named together in the text.
_SENTENCE = {
    "en": "{points:+.2f} points: {source} {verb} {target}: {note} ({status}; {where}) [{tie}]",
    "ru": "{points:+.2f} балла: {source} {verb} {target}: {note} ({status}; {where}) [{tie}]",
}


@dataclass(frozen=True, slots=True)
class CarriedBy:
    """One tie of a mark with all points that it adds, by component, and its evidence."""

    tie: Tie
    points: float
    by_component: dict[str, float]
    deal_id: str


def carried_by(score: Score, statements: Statements) -> list[CarriedBy]:
    """Return the ties that carry a mark, those with most points first."""
    grouped: dict[str, list[Contribution]] = defaultdict(list)
    for contribution in score.contributions:
        grouped[contribution.tie_id].append(contribution)
    found = [
        CarriedBy(
            statements.ties[tie_id],
            sum(c.points for c in parts),
            {c.component: c.points for c in parts},
            parts[0].deal_id,
        )
        for tie_id, parts in grouped.items()
    ]
    return sorted(found, key=lambda item: (-item.points, item.tie.id))


def sentence(item: CarriedBy, statements: Statements, lang: str, verb: str, status: str) -> str:
    """Say in one line what a tie adds, why, and where it is told."""
    ends = (statements.entities[item.tie.source_id], statements.entities[item.tie.target_id])
    notes = tie_notes(item.tie)
    return _SENTENCE["ru" if lang == "ru" else "en"].format(
        points=item.points,
        source=ends[0].name(lang),
        verb=verb,
        target=ends[1].name(lang),
        note=notes["note_ru" if lang == "ru" else "note_en"],
        status=status,
        where=", ".join(place_of(e) for e in item.tie.evidence),
        tie=item.tie.id,
    )


def place_of(evidence: Evidence) -> str:
    """Return the source and the place in it: ``rating-2026 RU-AMU/before/3``."""
    return f"{evidence.source_id.partition(':')[2]} {evidence.locator}"


def status_words(tie: Tie) -> tuple[str, ...]:
    """Return stage and health as far as the tie has them."""
    status = status_of(tie)
    return tuple(word for word in (status.stage, status.health) if word)

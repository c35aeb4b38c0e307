"""What the commands on calibrated marks and on comparison do, without a terminal."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np

from graph.analysis.agreement_figures import FIGURES, Array, weighted_spearman
from graph.analysis.calibration import (
    Calibration,
    calibrate,
    calibrated_province_scores,
    calibrated_scores,
    weight_spread,
)
from graph.analysis.comparison import (
    Agreement,
    Opinion,
    baselines,
    chosen_edition,
    compare,
    edition_facts,
    items_of_regions,
    mean_predictions,
    previous_edition,
)
from graph.analysis.disagreements import Disagreement, disagreements
from graph.analysis.scoring import Of, Score, to_mark
from graph.statements.records import Edition
from graph.workflows.comparison_words import stressed_text
from graph.workflows.workspace import Workspace
from loaders.source_texts import read_documents
from schema.errors import NotFoundError

MODES = ("blind", "calibrated")


@dataclass(frozen=True, slots=True)
class Comparison:
    """An edition beside the scores of the modes asked for and the baselines."""

    edition: Edition
    agreements: Sequence[Agreement]
    scores: Mapping[str, Sequence[Score]]
    disagreements: Mapping[str, Sequence[Disagreement]]
    calibration: Calibration | None


def calibration_of(workspace: Workspace, edition_id: str | None) -> tuple[Edition, Calibration]:
    """Return the edition that is meant and the calibration to it.

    Raises
    ------
    NotFoundError
        There is no such edition.
    UsageError
        The edition cannot carry a fit.
    """
    edition = chosen_edition(workspace.statements.editions, edition_id)
    return edition, calibrate(workspace.view, workspace.method, edition.marks, edition.id)


def calibrated_records(
    scores: Sequence[Score], calibration: Calibration, workspace: Workspace, lang: str
) -> list[dict[str, Any]]:
    """Return calibrated marks as other programs read them, best first.

    ``mark`` and ``score`` are the prediction from outside the fit (``predicted``); ``fitted`` is the score of
    the fit to all published marks; ``published`` is null where there is none.
    """
    rows = {place: row for row, place in enumerate(calibration.places)}
    marked = {calibration.places[row] for row in calibration.marked}
    return [
        {
            "id": s.id,
            "name": workspace.statements.entities[s.id].name(lang),
            "mark": s.mark,
            "score": s.score,
            "low": s.low,
            "high": s.high,
            "rank": s.rank,
            "rank_low": s.rank_low,
            "rank_high": s.rank_high,
            "predicted": s.score,
            "fitted": float(calibration.fitted[rows[s.id]]) if s.id in rows else s.score,
            "published": float(calibration.published[rows[s.id]]) if s.id in marked else None,
            **s.by_component(),
        }
        for s in scores
    ]


def calibrated_scores_of(workspace: Workspace, calibration: Calibration, of: Of) -> list[Score]:
    """Return the calibrated marks of regions, or of provinces by the weights of regions."""
    if of == "provinces":
        return calibrated_province_scores(workspace.view, calibration)
    return calibrated_scores(calibration)


def compare_with_edition(
    workspace: Workspace, edition_id: str | None, modes: Sequence[str] = MODES, sources: Path | None = None
) -> Comparison:
    """Compare the modes and the baselines with an edition (the latest by default).

    The lengths of the passages are those shipped, or counted from the edition's document in ``sources``.

    Raises
    ------
    NotFoundError
        There is no such edition, or ``sources`` holds no document of it.
    UsageError
        The edition cannot carry a fit, or ``sources`` is no directory.
    """
    edition = chosen_edition(workspace.statements.editions, edition_id)
    facts = edition_facts(edition.id)
    previous = previous_edition(workspace.statements.editions, edition)
    lengths = passage_lengths(workspace, edition, sources) if sources else facts.passage_lengths
    scores: dict[str, Sequence[Score]] = {}
    opinions: list[Opinion] = []
    calibration = None
    if "blind" in modes:
        scores["blind"] = workspace.scores()
        opinions.append(_opinion("blind", scores["blind"]))
    if "calibrated" in modes:
        _, calibration = calibration_of(workspace, edition.id)
        scores["calibrated"] = calibrated_scores(calibration)
        opinions += [_opinion("calibrated", scores["calibrated"]), _grouped(calibration)]
    opinions += baselines(
        edition.marks, items_of_regions(workspace.view), lengths, previous.marks if previous else None
    )
    apart = {mode: disagreements(workspace.view, found, edition.marks) for mode, found in scores.items()}
    return Comparison(edition, compare(edition.marks, opinions, facts), scores, apart, calibration)


def left_out_figures(calibration: Calibration) -> tuple[float, float, float, float]:
    """Return Spearman and MAE with regions left out one by one, then with whole districts left out.

    The second pair is the mean over the repeats; MAE is that of whole marks.
    """
    published = calibration.published[list(calibration.marked)]
    left = calibration.predictions[list(calibration.marked)]
    found = [_order_and_distance(row, published) for row in (left, *calibration.grouped[0])]
    count = len(found) - 1
    return (
        *found[0],
        math.fsum(f[0] for f in found[1:]) / count,
        math.fsum(f[1] for f in found[1:]) / count,
    )


def _order_and_distance(values: Array, published: Array) -> tuple[float, float]:
    marks = np.array([float(to_mark(value)) for value in values.tolist()])
    once = np.ones((1, len(published)))
    return float(weighted_spearman(values, published, once)[0]), float(np.abs(marks - published).mean())


def _opinion(name: str, scores: Sequence[Score]) -> Opinion:
    return Opinion(name, {s.id: s.score for s in scores}, {s.id: s.mark for s in scores})


def _grouped(calibration: Calibration) -> Opinion:
    means = mean_predictions(calibration.grouped[0])
    places = [calibration.places[row] for row in calibration.marked]
    return Opinion(
        "calibrated_grouped",
        dict(zip(places, means, strict=True)),
        {place: to_mark(mean) for place, mean in zip(places, means, strict=True)},
    )


def passage_lengths(workspace: Workspace, edition: Edition, sources: Path) -> dict[str, int]:
    """Return the characters of each region's section in the document of an edition, by region id.

    Raises
    ------
    NotFoundError
        The directory holds no such document.
    """
    found = read_documents(sources, workspace.statements).paragraphs.get(edition.source_id)
    if not found:
        name = edition.source_id.partition(":")[2]
        raise NotFoundError(f"{sources} holds no document of {edition.id}; expected {name}.md")
    lengths: dict[str, int] = {}
    for paragraph in found.values():
        key = f"region:{paragraph.section}"
        lengths[key] = lengths.get(key, 0) + len(paragraph.text)
    return {key: lengths[key] for key in sorted(lengths)}


def agreement_records(comparison: Comparison) -> list[dict[str, Any]]:
    """Return one record for each opinion: every figure with its interval."""
    return [
        {
            "edition": comparison.edition.id,
            "opinion": a.name,
            "regions": a.regions,
            **{
                key: value
                for name in FIGURES
                for key, value in (
                    (name, a.figures[name].value),
                    (f"{name}_low", a.figures[name].low),
                    (f"{name}_high", a.figures[name].high),
                )
            },
            "spearman_above_length": a.above_length.value if a.above_length else None,
            "spearman_above_length_low": a.above_length.low if a.above_length else None,
            "spearman_above_length_high": a.above_length.high if a.above_length else None,
        }
        for a in comparison.agreements
    ]


def disagreement_records(comparison: Comparison, workspace: Workspace, lang: str) -> list[dict[str, Any]]:
    """Return every region that a mode has a mark or more from the published one, the farthest first."""
    return [
        {
            "mode": mode,
            "edition": comparison.edition.id,
            "id": d.id,
            "name": workspace.statements.entities[d.id].name(lang),
            "published": d.published,
            "mark": d.mark,
            "score": d.score,
            "difference": d.difference,
            "components": [asdict(c) for c in d.components],
            "ties": [asdict(t) for t in d.ties],
            "news": dict(d.news),
            "stressed": d.stressed,
            "stressed_share": d.stressed_share,
            "usual_share": d.usual_share,
            "text_en": stressed_text(d, "en"),
            "text_ru": stressed_text(d, "ru"),
        }
        for mode, found in comparison.disagreements.items()
        for d in found
    ]


def model_records(calibration: Calibration) -> list[dict[str, Any]]:
    """Return the weight of each component in the calibrated mode with its spread."""
    return [dict(row) for row in weight_spread(calibration)]

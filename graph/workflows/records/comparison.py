"""What the commands on calibrated marks and on comparison do, without a terminal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np

from graph.analysis.deals.names import deal_name
from graph.analysis.rating.calibration import LEAST_MARKS, Calibration
from graph.analysis.rating.comparison import (
    Agreement,
    Opinion,
    baselines,
    compare,
    compare_family,
    items_of_regions,
)
from graph.analysis.rating.disagreements import disagreements, heaviest
from graph.analysis.rating.editions import chosen_edition, edition_data, previous_edition
from graph.analysis.rating.gap import Gap, gap_of
from graph.analysis.score.method import ORDERS
from graph.analysis.score.score import Of, Score
from graph.analysis.score.weighting import centroid
from graph.statements.marks import latest_edition
from graph.statements.records import Edition
from graph.workflows.records.scores import score_records
from graph.workflows.sentences.comparison import gap_sentence, opposed_sentence
from graph.workflows.workspace import Workspace
from loaders.documents import read_documents
from schema.errors import NotFoundError
from schema.messages import N_

MODES = ("blind", "calibrated")


@dataclass(frozen=True, slots=True)
class Comparison:
    """An edition beside the scores of the modes asked for and the baselines; gaps where there is a fit."""

    edition: Edition
    agreements: Sequence[Agreement]
    scores: Mapping[str, Sequence[Score]]
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
    return edition, workspace.calibration(edition)


def calibrated_records(
    calibration: Calibration, of: Of, workspace: Workspace, lang: str
) -> list[dict[str, Any]]:
    """Return calibrated marks as other programs read them, best first.

    ``mark`` and ``score`` are the prediction from outside the fit (``predicted``); ``fitted`` is the score of
    the fit to all published marks; ``published`` is null where there is none.
    """
    inside = calibration.values(of, inside=True)
    return [
        record
        | {
            "predicted": record["score"],
            "fitted": inside[record["id"]],
            "published": calibration.published.get(record["id"]),
        }
        for record in score_records(calibration.scores(of), workspace.statements, lang)
    ]


def compare_with_edition(
    workspace: Workspace, edition_id: str | None, modes: Sequence[str] = MODES, sources: Path | None = None
) -> Comparison:
    """Compare modes, admissible weightings and baselines with an edition (the latest by default).

    The lengths of the passages are those shipped, or counted from the edition's document in ``sources``.

    Raises
    ------
    NotFoundError
        There is no such edition, or ``sources`` holds no document of it.
    UsageError
        The edition cannot carry a fit, or ``sources`` is no directory.
    """
    edition = chosen_edition(workspace.statements.editions, edition_id)
    known = edition_data(edition.id)
    previous = previous_edition(workspace.statements.editions, edition)
    lengths = passage_lengths(workspace, edition, sources) if sources else known.passage_lengths
    scores: dict[str, Sequence[Score]] = {}
    calibration = None
    if "blind" in modes:
        scores["blind"] = workspace.appraisal.scores("regions")
    if "calibrated" in modes:
        _, calibration = calibration_of(workspace, edition.id)
        scores["calibrated"] = calibration.scores("regions")
    opinions = [Opinion.of(mode, {s.id: s.score for s in found}) for mode, found in scores.items()]
    if calibration:
        opinions.append(Opinion.of("calibrated_grouped", calibration.grouped))
    items = items_of_regions(workspace.view)
    opinions += baselines(edition.marks, items, lengths, previous.marks if previous else None)
    agreements = compare(edition.marks, opinions, known.bands)
    if "blind" in modes:
        agreements[1:1] = compare_family(edition.marks, workspace.appraisal, known.bands)
    return Comparison(edition, agreements, scores, calibration)


def left_out_figures(calibration: Calibration) -> tuple[Agreement, Agreement]:
    """Return the agreement of predictions with regions left out one by one, and with districts left out."""
    left_out = {"calibrated": calibration.values("regions"), "calibrated_grouped": calibration.grouped}
    one, other = compare(
        calibration.published, [Opinion.of(mode, found) for mode, found in left_out.items()], ()
    )
    return one, other


def passage_lengths(workspace: Workspace, edition: Edition, sources: Path) -> dict[str, int]:
    """Return the characters of each region's section in the document of an edition, by region id.

    Raises
    ------
    NotFoundError
        The directory holds no such document.
    """
    document = read_documents(sources, workspace.statements).get(edition.source_id)
    if document is None or not document.paragraphs:
        text = N_("{folder} holds no document of {edition}; expected {name}.md")
        name = edition.source_id.partition(":")[2]
        raise NotFoundError(text, folder=sources, edition=edition.id, name=name)
    lengths: dict[str, int] = {}
    for paragraph in document.paragraphs.values():
        key = f"region:{paragraph.section}"
        lengths[key] = lengths.get(key, 0) + len(paragraph.text)
    return {key: lengths[key] for key in sorted(lengths)}


def agreement_records(comparison: Comparison) -> list[dict[str, Any]]:
    """Return one record for each opinion: every figure with its interval.

    That of ``family`` is the middle 90 % of the weightings, those of the others are drawn over regions.
    """
    return [
        {
            "edition": comparison.edition.id,
            "opinion": a.name,
            "regions": a.regions,
            **{
                f"{name}{end}": getattr(figure, field) if figure else None
                for name, figure in (*a.figures.items(), ("spearman_above_length", a.above_length))
                for end, field in (("", "value"), ("_low", "low"), ("_high", "high"))
            },
        }
        for a in comparison.agreements
    ]


def disagreement_records(comparison: Comparison, workspace: Workspace, lang: str) -> list[dict[str, Any]]:
    """Return every region that a mode has a mark or more from the published one, the farthest first."""
    return [
        _disagreement_record(comparison, workspace, mode, score, lang)
        for mode, scores in comparison.scores.items()
        for score in disagreements(scores, comparison.edition.marks)
    ]


def _disagreement_record(
    comparison: Comparison, workspace: Workspace, mode: str, score: Score, lang: str
) -> dict[str, Any]:
    entities, deals = workspace.statements.entities, workspace.appraisal.by_id
    published, fit = comparison.edition.marks[score.id], comparison.calibration
    gap = gap_record(gap_of(fit, score.id), workspace, lang) if fit else None
    return {
        "mode": mode,
        "edition": comparison.edition.id,
        "id": score.id,
        "name": entities[score.id].name(lang),
        "published": published,
        "mark": score.mark,
        "score": score.score,
        "difference": score.score - published,
        "deals": [
            {"deal_id": id_, "deal": deal_name(deals[id_], entities, lang), "points": points}
            for id_, points in heaviest(score).items()
        ],
        "text": gap["text"] if gap and mode == "blind" else opposed_sentence(published, score.score, lang),
        "gap": gap,
    }


def latest_fit(workspace: Workspace) -> tuple[Edition, Calibration] | None:
    """Return the latest edition and the calibration to it; None without one, or where it marks too few."""
    latest = latest_edition(workspace.statements.editions)
    if latest is None or len(latest.marks) < LEAST_MARKS:
        return None
    return calibration_of(workspace, latest.id)


def gap_record(gap: Gap, workspace: Workspace, lang: str) -> dict[str, Any]:
    """Return a gap as other programs read it: the differences of its parts and the rest sum to ``gap``."""
    name = workspace.statements.entities[gap.id].name(lang)
    parts = [asdict(part) | {"difference": part.difference} for part in gap.parts]
    figures = {"gap": gap.gap, "rest": gap.rest, "parts": parts}
    return asdict(gap) | figures | {"text": gap_sentence(gap, name, lang)}


def weight_records(calibration: Calibration) -> list[dict[str, Any]]:
    """Return what each member of each order counts, as the experts seem to weigh, beside the centroid.

    ``sd`` is that of the weightings about the fit; ``low`` to ``high`` holds the fits that left out regions
    or districts. The scale of the mark comes last.
    """
    method, fits = calibration.appraisal.method, calibration.fits
    members = [(order, member) for order in ORDERS for member in method.orders[order].members]
    drawn = (centroid(method), fits.weighting, calibration.folds[1].weighting)
    bare, *others = (np.vstack([weighting.flat(), weighting.scale]) for weighting in drawn)
    fitted = np.concatenate(others, axis=1)
    figures = {
        "centroid": bare[:, 0],
        "weight": fitted[:, 0],
        "sd": fits.sd[:, 0],
        "low": fitted.min(axis=1),
        "high": fitted.max(axis=1),
    }
    return [
        {"order": order, "member": member, **{name: float(figures[name][row]) for name in figures}}
        for row, (order, member) in enumerate([*members, ("mark", "scale")])
    ]

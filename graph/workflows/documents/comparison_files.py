"""Writes a comparison to a directory: figures, disagreements, weights and pictures."""

from __future__ import annotations

from pathlib import Path

from graph.files.writing import write_folder
from graph.pictures.charts import calibration_plot, rank_plot
from graph.pictures.comparison import Dot, ScoresAndMarks
from graph.pictures.render import document_svg
from graph.releases import RELEASES_FILE, release_text, releases_json
from graph.tables import to_json
from graph.workflows.records.comparison import (
    Comparison,
    agreement_records,
    disagreement_records,
    weight_records,
)
from graph.workflows.sentences.comparison import opinion_name
from graph.workflows.workspace import Workspace


def write_comparison(comparison: Comparison, workspace: Workspace, output: Path, lang: str) -> list[Path]:
    """Write all files of a comparison and return their paths in order of name.

    Raises
    ------
    ArgunError
        A file cannot be written.
    """
    contents = {
        RELEASES_FILE: releases_json(workspace.releases),
        "comparison.json": to_json(agreement_records(comparison)) + "\n",
        "disagreements.json": to_json(disagreement_records(comparison, workspace, lang)) + "\n",
        **_pictures(comparison, workspace, lang),
    }
    if comparison.calibration:
        contents["weights.json"] = to_json(weight_records(comparison.calibration)) + "\n"
    files = {name: text.encode() for name, text in contents.items()}
    write_folder(output, files, private=bool(workspace.directories))
    return [output / name for name in sorted(contents)]


def _pictures(comparison: Comparison, workspace: Workspace, lang: str) -> dict[str, str]:
    dots = _dots(comparison, workspace, lang)
    modes = {mode: opinion_name(mode, lang) for mode in comparison.scores}
    told = release_text(workspace.releases, lang)
    drawn = {"rank-plot.svg": rank_plot.draw(ScoresAndMarks(dots, modes, told), lang)}
    for mode, called in modes.items():
        one = ScoresAndMarks(dots, {mode: called}, told)
        drawn[f"calibration-plot-{mode}.svg"] = calibration_plot.draw(one, lang)
    return {name: document_svg(drawing, lang) for name, drawing in drawn.items()}


def _dots(comparison: Comparison, workspace: Workspace, lang: str) -> list[Dot]:
    scores = {mode: {s.id: s.score for s in found} for mode, found in comparison.scores.items()}
    marks = comparison.edition.marks
    regions = sorted(set(marks).intersection(*scores.values()))
    return [
        Dot(
            region.rpartition("-")[2],
            workspace.statements.entities[region].name(lang),
            float(marks[region]),
            {mode: found[region] for mode, found in scores.items()},
        )
        for region in regions
    ]

"""The command compare: scores beside the marks of a published edition, and beside baselines."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from graph.cli.options import (
    DEFAULT_LANGUAGE,
    AsOfOption,
    DatasetOption,
    FormatOption,
    LangOption,
    MethodOption,
    workspace,
)
from graph.cli.output import Format, default_format, note, write_records
from graph.cli.words import say
from schema.errors import UsageError

if TYPE_CHECKING:
    from graph.analysis.score.score import Appraisal, Of, Score
    from graph.workflows.records.comparison import Comparison
    from graph.workflows.workspace import Workspace

EditionOption = Annotated[
    str | None,
    typer.Option(
        "--edition",
        metavar="ID",
        help=N_("Published edition, the latest unless told otherwise."),
    ),
]
_INTERVALS = ("spearman", "kendall", "mae", "kappa", "within_one", "band_agreement", "spearman_above_length")
_DISAGREEMENT_COLUMNS = ("mode", "id", "name", "published", "mark", "score", "deals")


class ComparedMode(StrEnum):
    """Which scores are compared."""

    blind = "blind"
    calibrated = "calibrated"
    both = "both"


class Show(StrEnum):
    """Which records are printed."""

    figures = "figures"
    disagreements = "disagreements"
    weights = "weights"


def compare(
    edition: EditionOption = None,
    mode: Annotated[
        ComparedMode, typer.Option("--mode", help=N_("Which scores."))
    ] = ComparedMode.both,
    show: Annotated[
        Show,
        typer.Option(
            "--show",
            help=N_("Figures of agreement, regions off by a mark or more and why, or what experts seem to weigh."),
        ),
    ] = Show.figures,
    sources: Annotated[
        Path | None,
        typer.Option(
            "--sources",
            metavar="DIR",
            help=N_("Count the lengths of passages in the documents there instead of the shipped numbers."),
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            metavar="DIR",
            help=N_("Write tables and pictures (SVG) there, too."),
        ),
    ] = None,
    dataset: DatasetOption = None,
    format_: FormatOption = None,
    as_of: AsOfOption = None,
    method: MethodOption = None,
    lang: LangOption = DEFAULT_LANGUAGE,
) -> None:
    from graph.workflows.records.comparison import MODES, compare_with_edition

    if show is Show.weights and mode is ComparedMode.blind:
        raise UsageError("--show weights is about the calibrated mode; the blind weights: argun method")
    work = workspace(dataset, as_of, method)
    modes = MODES if mode is ComparedMode.both else (mode.value,)
    found = compare_with_edition(work, edition, modes, sources)
    if output is not None:
        from graph.workflows.documents.comparison_files import write_comparison

        for path in write_comparison(found, work, output, lang):
            note(str(path))
    if show is Show.figures:
        _write_figures(found, format_, lang)
    else:
        _write_others(found, work, show, format_, lang)


def _write_figures(found: Comparison, format_: Format | None, lang: str) -> None:
    from graph.workflows.records.comparison import agreement_records
    from graph.workflows.texts import texts

    records = agreement_records(found)
    if (format_ or default_format()) is not Format.table:
        write_records(records, format_)
        return
    names = texts("comparison", lang)
    rows = [_figure_row(record, names[record["opinion"]]) for record in records]
    write_records(rows, Format.table)
    note(names["note_figures"].format(edition=found.edition.id))


def _figure_row(record: dict[str, Any], name: str) -> dict[str, Any]:
    row = {"opinion": name, "regions": record["regions"]}
    for figure in _INTERVALS:
        value, low, high = (record[f"{figure}{end}"] for end in ("", "_low", "_high"))
        interval = "" if low is None else f" [{low:.2f}; {high:.2f}]"
        row[figure] = "–" if value is None else f"{value:.3f}{interval}"
    return row


def _write_others(found: Comparison, work: Workspace, show: Show, format_: Format | None, lang: str) -> None:
    from graph.workflows.records.comparison import disagreement_records, weight_records
    from graph.workflows.sentences.comparison import disagreement_lines
    from graph.workflows.texts import texts

    if show is Show.weights and found.calibration:
        write_records(weight_records(found.calibration), format_)
        told = {"edition": found.edition.id, "effective": float(found.calibration.fits.effective[0])}
        note(texts("comparison", lang)["note_weights"].format(**told))
        return
    records = disagreement_records(found, work, lang)
    if (format_ or default_format()) is Format.table and records:
        for line in disagreement_lines(records, lang):
            typer.echo(line)
        return
    columns = (*_DISAGREEMENT_COLUMNS, f"text_{lang}")
    empty = translate(N_("No region is off by a mark or more."), lang)
    write_records(records, format_, columns, empty=empty)


def check_edition(edition: str | None, *, calibrated: bool) -> None:
    """Refuse an edition where no fit is made; the blind marks never look at one."""
    if edition is not None and not calibrated:
        raise UsageError("--edition belongs to --mode calibrated; the blind marks never look at an edition")


def write_calibrated(work: Workspace, edition: str | None, of: Of, format_: Format | None, lang: str) -> None:
    """Write the calibrated marks, and say how good predictions from outside the fit are."""
    from graph.workflows.records.comparison import calibrated_records, calibration_of, left_out_figures

    chosen, calibration = calibration_of(work, edition)
    records = calibrated_records(calibration, of, work, lang)
    columns = ("rank", "id", "name", "mark", "score", "low", "high", "fitted", "published")
    write_records(records, format_, columns)
    if of == "provinces":
        note(
            say(
                f"No edition marks provinces: these are the weights fitted to the regions of {chosen.id}, "
                "carried over to provinces; nothing tells how well they fit there.",
                f"Ни один выпуск не оценивает провинции: это веса, подогнанные к регионам {chosen.id} и "
                "перенесённые на провинции; насколько они там верны, проверить не по чему.",
                lang,
            )
        )
        return
    told = [{name: f.value or 0.0 for name, f in a.figures.items()} for a in left_out_figures(calibration)]
    (rho, mae), (grouped_rho, grouped_mae) = ((f["spearman"], f["mae"]) for f in told)
    note(
        say(
            f"Fitted to {chosen.id}; every mark is a prediction from outside the fit. Regions left out one "
            f"by one: Spearman {rho:.3f}, MAE {mae:.2f}; whole districts left out: Spearman "
            f"{grouped_rho:.3f}, MAE {grouped_mae:.2f}. argun compare shows intervals and baselines.",
            f"Подогнано к {chosen.id}; каждая оценка — предсказание вне подгонки. Без одного региона: "
            f"Спирмен {rho:.3f}, средняя ошибка {mae:.2f}; без целых округов: Спирмен {grouped_rho:.3f}, "
            f"средняя ошибка {grouped_mae:.2f}. Интервалы и ориентиры покажет argun compare.",
            lang,
        )
    )


def calibrated_score(work: Workspace, edition: str | None, place: str) -> tuple[Score, Appraisal]:
    """Return the calibrated score of one region or province, and the appraisal that gives it."""
    from graph.workflows.records.comparison import calibration_of

    found = work.find(place, ("Region", "Province"))
    of: Of = "provinces" if found.type == "Province" else "regions"
    calibration = calibration_of(work, edition)[1]
    score = next(s for s in calibration.scores(of) if s.id == found.id)
    return score, calibration.appraisal_of(found.id)

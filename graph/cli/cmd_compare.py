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
    from graph.analysis.scoring import Of, Score
    from graph.workflows.comparing import Comparison
    from graph.workflows.workspace import Workspace

EditionOption = Annotated[
    str | None,
    typer.Option(
        "--edition",
        metavar="ID",
        help=say(
            "Published edition, the latest unless told otherwise.",
            "Опубликованный выпуск, по умолчанию последний.",
        ),
    ),
]
_INTERVALS = ("spearman", "kendall", "mae", "kappa", "within_one", "band_agreement", "spearman_above_length")
_DISAGREEMENT_COLUMNS = ("mode", "id", "name", "published", "mark", "score", "ties")


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
        ComparedMode, typer.Option("--mode", help=say("Which scores.", "Какие баллы."))
    ] = ComparedMode.both,
    show: Annotated[
        Show,
        typer.Option(
            "--show",
            help=say(
                "Figures of agreement, regions off by a mark or more, or the calibrated weights.",
                "Показатели согласия, регионы с расхождением от балла или веса калибровки.",
            ),
        ),
    ] = Show.figures,
    sources: Annotated[
        Path | None,
        typer.Option(
            "--sources",
            metavar="DIR",
            help=say(
                "Count the lengths of passages in the documents there instead of the shipped numbers.",
                "Считать длину разделов по документам из этого каталога, а не по поставляемым числам.",
            ),
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            metavar="DIR",
            help=say("Write tables and pictures (SVG) there, too.", "Записать туда таблицы и рисунки (SVG)."),
        ),
    ] = None,
    dataset: DatasetOption = None,
    format_: FormatOption = None,
    as_of: AsOfOption = None,
    method: MethodOption = None,
    lang: LangOption = DEFAULT_LANGUAGE,
) -> None:
    from graph.workflows.comparing import MODES, compare_with_edition

    if show is Show.weights and mode is ComparedMode.blind:
        raise UsageError(
            "--show weights is about the calibrated mode; the blind weights: argun schema --method"
        )
    work = workspace(dataset, as_of, method)
    modes = MODES if mode is ComparedMode.both else (mode.value,)
    found = compare_with_edition(work, edition, modes, sources)
    if output is not None:
        from graph.workflows.comparison_files import write_comparison

        for path in write_comparison(found, work, output, lang):
            note(str(path))
    if show is Show.figures:
        _write_figures(found, format_, lang)
    else:
        _write_others(found, work, show, format_, lang)


def _write_figures(found: Comparison, format_: Format | None, lang: str) -> None:
    from graph.workflows.comparing import agreement_records

    records = agreement_records(found)
    if (format_ or default_format()) is not Format.table:
        write_records(records, format_)
        return
    rows = [_figure_row(record, lang) for record in records]
    write_records(rows, Format.table)
    note(
        say(
            f"{found.edition.id}; 95 % intervals from 2,000 draws over regions. "
            "The calibrated rows are predictions from outside the fit. "
            "--show disagreements tells where and why.",
            f"{found.edition.id}; интервалы 95 %, 2000 выборок по регионам. "
            "Калибровка — предсказания вне подгонки. --show disagreements покажет, где и почему.",
            lang,
        )
    )


def _figure_row(record: dict[str, Any], lang: str) -> dict[str, Any]:
    from graph.workflows.comparison_words import OPINIONS

    row: dict[str, Any] = {
        "opinion": OPINIONS["ru" if lang == "ru" else "en"][record["opinion"]],
        "regions": record["regions"],
    }
    for name in _INTERVALS:
        value, low, high = (record[f"{name}{end}"] for end in ("", "_low", "_high"))
        row[name] = "–" if value is None else f"{value:.3f} [{low:.2f}; {high:.2f}]"
    return row


def _write_others(found: Comparison, work: Workspace, show: Show, format_: Format | None, lang: str) -> None:
    from graph.workflows.comparing import disagreement_records, model_records
    from graph.workflows.comparison_words import disagreement_lines

    if show is Show.weights and found.calibration:
        write_records(model_records(found.calibration), format_)
        return
    records = disagreement_records(found, work, lang)
    table = (format_ or default_format()) is Format.table
    empty = say("No region is off by a mark or more.", "Расхождений от балла и больше нет.", lang)
    if table and records:
        for line in disagreement_lines(records, work.statements, lang):
            typer.echo(line)
        return
    write_records(records, format_, (*_DISAGREEMENT_COLUMNS, f"text_{_tongue(lang)}"), empty=empty)


def _tongue(lang: str) -> str:
    return "ru" if lang == "ru" else "en"


def check_edition(edition: str | None, *, calibrated: bool) -> None:
    """Refuse an edition where no fit is made; the blind marks never look at one."""
    if edition is not None and not calibrated:
        raise UsageError("--edition belongs to --mode calibrated; the blind marks never look at an edition")


def write_calibrated(work: Workspace, edition: str | None, of: Of, format_: Format | None, lang: str) -> None:
    """Write the calibrated marks, and say how good predictions from outside the fit are."""
    from graph.workflows.comparing import (
        calibrated_records,
        calibrated_scores_of,
        calibration_of,
        left_out_figures,
    )

    chosen, calibration = calibration_of(work, edition)
    records = calibrated_records(calibrated_scores_of(work, calibration, of), calibration, work, lang)
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
    rho, mae, grouped_rho, grouped_mae = left_out_figures(calibration)
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


def calibrated_score(work: Workspace, edition: str | None, place: str) -> Score:
    """Return the calibrated score of one region or province."""
    from graph.workflows.comparing import calibrated_scores_of, calibration_of

    found = work.find(place, ("Region", "Province"))
    _, calibration = calibration_of(work, edition)
    of: Of = "provinces" if found.type == "Province" else "regions"
    return next(s for s in calibrated_scores_of(work, calibration, of) if s.id == found.id)

"""The command compare: scores beside the marks of a published edition, and beside baselines."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graph.cli.choices import EditionOption
from graph.cli.command import Session, command
from graph.cli.options import one_of
from graph.cli.output import Format, note, output_folder
from graph.workflows.contracts import marks
from schema.errors import UsageError
from schema.messages import N_, Message

if TYPE_CHECKING:
    from graph.workflows.records.comparison import Comparison
    from graph.workflows.workspace import Workspace


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


@command(
    "compare",
    N_("Compare the marks, and what any weights would give, with a published edition and simple baselines."),
    examples=(
        "argun compare",
        "argun compare --show weights",
        "argun compare --show disagreements --format json",
        "argun compare --edition rating-2025 --output comparison",
    ),
    options=("dataset", "format", "as_of", "method"),
    records={
        "": marks.AGREEMENT,
        "--show disagreements": marks.DISAGREEMENT,
        "--show weights": marks.WEIGHTS,
    },
)
def compare(
    session: Session,
    edition: EditionOption = None,
    mode: Annotated[ComparedMode, one_of("--mode", ComparedMode, N_("Which scores."))] = ComparedMode.both,
    show: Annotated[
        Show,
        one_of(
            "--show",
            Show,
            N_("Figures of agreement, regions off by a mark or more and why, or what experts seem to weigh."),
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
        str | None,
        typer.Option("--output", metavar="DIR", help=N_("Write tables and pictures (SVG) there, too.")),
    ] = None,
) -> None:
    from graph.workflows.records.comparison import MODES, compare_with_edition

    if show is Show.weights and mode is ComparedMode.blind:
        raise UsageError("--show weights is about the calibrated mode; the blind weights: argun method")
    folder = None if output is None else output_folder(output)
    work = session.workspace()
    modes = MODES if mode is ComparedMode.both else (mode.value,)
    found = compare_with_edition(work, edition, modes, sources)
    if folder is not None:
        from graph.workflows.documents.comparison_files import write_comparison

        for path in write_comparison(found, work, folder, session.lang):
            note(str(path))
    if show is Show.figures:
        _write_figures(session, found)
    elif show is Show.weights:
        _write_weights(session, found)
    else:
        _write_disagreements(session, found, work)


def _write_figures(session: Session, found: Comparison) -> None:
    from graph.workflows.records.comparison import agreement_records
    from graph.workflows.sentences.comparison import figure_row

    records = agreement_records(found)
    if session.shown is not Format.table:
        session.write(records, marks.AGREEMENT)
        return
    session.write((figure_row(record, session.lang) for record in records), marks.AGREEMENT)
    session.note(
        Message(
            "{edition}; 95 % intervals from 2,000 draws over regions; for any weighting the median and the "
            "middle 90 % of 1,000 weightings. The calibrated rows are predictions from outside the fit. "
            "--show disagreements tells where and why.",
            edition=found.edition.id,
        )
    )


def _write_weights(session: Session, found: Comparison) -> None:
    from graph.workflows.records.comparison import weight_records

    if found.calibration is None:
        return
    session.write(weight_records(found.calibration), marks.WEIGHTS)
    session.note(
        Message(
            "What the experts of {edition} seem to weigh: the mean over all weightings that keep the orders, "
            "each as likely as it makes their marks (effective sample size {effective:.0f}); spread: "
            "their standard deviation; low, high: the fits without one region or without some districts.",
            edition=found.edition.id,
            effective=float(found.calibration.fits.effective[0]),
        )
    )


def _write_disagreements(session: Session, found: Comparison, work: Workspace) -> None:
    from graph.workflows.records.comparison import disagreement_records
    from graph.workflows.sentences.comparison import disagreement_lines

    records = disagreement_records(found, work, session.lang)
    if session.shown is Format.table and records:
        for line in disagreement_lines(records, session.lang):
            session.print(line)
        return
    session.write(records, marks.DISAGREEMENT, empty=Message("No region is off by a mark or more."))

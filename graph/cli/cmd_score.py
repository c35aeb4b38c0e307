"""The marks: score."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.cli.choices import EditionOption, Mode, ModeOption, Places, PlacesOption
from graph.cli.command import Session, command
from graph.workflows.contracts import marks
from schema.errors import UsageError
from schema.messages import N_, Message

if TYPE_CHECKING:
    from graph.analysis.score.score import Appraisal, Of, Score
    from graph.workflows.workspace import Workspace


@command(
    "score",
    N_("Print the marks from 1 to 10 with their intervals."),
    examples=(
        "argun score",
        "argun score --of provinces --format json",
        "argun score --mode calibrated --edition rating-2026",
    ),
    options=("dataset", "store", "format", "as_of", "method"),
    records={"": marks.SCORES, "--mode calibrated": marks.CALIBRATED},
)
def score(
    session: Session,
    mode: ModeOption = Mode.blind,
    edition: EditionOption = None,
    of: PlacesOption = Places.regions,
) -> None:
    from graph.workflows.records.scores import score_records

    check_edition(edition, calibrated=mode is Mode.calibrated)
    work = session.prepared()
    if mode is Mode.calibrated:
        _write_calibrated(session, work, edition, of.value)
        return
    records = score_records(work.scores(of.value), work.statements, session.lang)
    session.write(records, marks.SCORES)


def check_edition(edition: str | None, *, calibrated: bool) -> None:
    """Refuse an edition where no fit is made; the blind marks never look at one."""
    if edition is not None and not calibrated:
        raise UsageError("--edition belongs to --mode calibrated; the blind marks never look at an edition")


def _write_calibrated(session: Session, work: Workspace, edition: str | None, of: Of) -> None:
    """Write the calibrated marks, and say how good predictions from outside the fit are."""
    from graph.workflows.records.comparison import calibrated_records, calibration_of, left_out_figures

    chosen, calibration = calibration_of(work, edition)
    session.write(calibrated_records(calibration, of, work, session.lang), marks.CALIBRATED)
    if of == "provinces":
        session.note(
            Message(
                "No edition marks provinces: these are the weights fitted to the regions of {edition}, "
                "carried over to provinces; how well they fit there cannot be checked.",
                edition=chosen.id,
            )
        )
        return
    figures = [{name: f.value or 0.0 for name, f in a.figures.items()} for a in left_out_figures(calibration)]
    (rho, mae), (grouped_rho, grouped_mae) = ((f["spearman"], f["mae"]) for f in figures)
    session.note(
        Message(
            "Fitted to {edition}; every mark is a prediction from outside the fit. Regions left out one "
            "by one: Spearman {rho:.3f}, mean error {mae:.2f}; whole districts left out: Spearman "
            "{grouped_rho:.3f}, mean error {grouped_mae:.2f}. argun compare shows intervals and baselines.",
            edition=chosen.id,
            rho=rho,
            mae=mae,
            grouped_rho=grouped_rho,
            grouped_mae=grouped_mae,
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

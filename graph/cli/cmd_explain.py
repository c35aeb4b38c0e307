"""The command that takes a mark apart: explain."""

from __future__ import annotations

from typing import Annotated

from graph.cli.choices import EditionOption, Mode, ModeOption, PlaceArgument
from graph.cli.cmd_score import calibrated_score, check_edition
from graph.cli.command import Session, command
from graph.cli.options import at_least
from graph.cli.output import Format
from graph.workflows.contracts import marks
from schema.messages import N_


@command(
    "explain",
    N_("Show which deals carry a mark, with their evidence; the points sum to the score."),
    examples=("argun explain RU-AMU --top 10", "argun explain province:CN-HL --format json"),
    options=("dataset", "store", "format", "as_of", "method"),
    records={"": marks.EXPLANATION, "--format csv|tsv": marks.EXPLAINED_DEALS},
)
def explain(
    session: Session,
    place: PlaceArgument,
    top: Annotated[int | None, at_least(1, "--top", N_("Only so many deals."))] = None,
    mode: ModeOption = Mode.blind,
    edition: EditionOption = None,
) -> None:
    from graph.workflows.records.explanation import Explanation

    calibrated = mode is Mode.calibrated
    check_edition(edition, calibrated=calibrated)
    work = session.prepared()
    explained = (
        Explanation(work, *calibrated_score(work, edition, place))
        if calibrated
        else Explanation(work, work.score_of(place))
    )
    if session.shown in (Format.json, Format.ndjson):
        session.write([explained.record(session.lang)], marks.EXPLANATION)
    elif session.shown is not Format.table:
        rows = explained.rows(top, session.lang)
        session.write(rows, marks.EXPLAINED_DEALS)
    else:
        from graph.workflows.sentences.explanation import explanation_lines

        for line in explanation_lines(explained, top, session.lang):
            session.print(line)

"""Guesses at ties out of documents: candidates."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from graph.cli.choices import DocumentArgument, KindOption
from graph.cli.command import Session, command
from graph.cli.output import STANDARD_OUTPUT
from graph.workflows.contracts import candidates as contracts
from schema.messages import N_, Message, counted


@command(
    "candidates",
    N_("Guess at ties from a document: a rating, a report, news. Nobody has reviewed them."),
    examples=(
        "argun candidates examples/rating/rating-2027.md --format ndjson",
        "argun candidates examples/news-week/texts/03-shandong.html --least 0.5",
    ),
    options=("dataset", "format"),
    records={"": contracts.CANDIDATES},
)
def candidates(
    session: Session,
    file: DocumentArgument,
    kind: KindOption = None,
    made_by: Annotated[
        str | None,
        typer.Option(
            "--made-by",
            metavar="FILE|-",
            help=N_("Take candidates that another program made of it: JSON lines of the same form."),
        ),
    ] = None,
    least: Annotated[
        float, typer.Option("--least", min=0, max=1, help=N_("Leave out what is less sure than this."))
    ] = 0.0,
) -> None:
    from graph.workflows.candidates import candidate_records, candidates_of, received_candidates

    statements, form = session.workspace().everything, kind.value if kind else None
    if made_by is None:
        found = candidates_of(file, statements, form)
    else:
        received = received_candidates(file, statements, form, made_by, _given(made_by))
        for fault in received.faults:
            session.note(fault)
        if received.faults:
            session.note(counted("{count} line left out", "{count} lines left out", len(received.faults)))
        found = list(received.candidates)
    shown = [candidate for candidate in found if candidate.confidence >= least]
    records = candidate_records(shown, statements, file.name, session.lang)
    session.write(records, contracts.CANDIDATES, empty=Message("{file}: no candidate found", file=file))
    session.note(counted("{count} candidate, not reviewed", "{count} candidates, not reviewed", len(records)))


def _given(name: str) -> str:
    """Return the text of a file, or of standard input."""
    from schema.files import decoded, read_text

    if name == STANDARD_OUTPUT:
        return decoded(sys.stdin.buffer.read())
    return read_text(Path(name))

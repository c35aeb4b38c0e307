"""Guesses at ties out of documents: candidates."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from graph.cli.command import Session, command
from graph.cli.options import one_of
from graph.workflows.contracts import candidates as contracts
from schema.messages import N_, Message, counted


class Kind(StrEnum):
    """What a document is."""

    rating = "rating"
    text = "text"


@command(
    "candidates",
    N_("Guess at ties from a document: a rating, a report, news. Nobody has reviewed them."),
    examples=("argun candidates news.docx", "argun candidates rating-2027.pdf --kind rating --format ndjson"),
    options=("dataset", "format"),
    records={"": contracts.CANDIDATES},
)
def candidates(
    session: Session,
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help=N_("The document: Markdown, HTML, DOCX, PDF, plain text."))
    ],
    kind: Annotated[
        Kind | None, one_of("--kind", Kind, N_("What it is; by its form where this is not said."))
    ] = None,
) -> None:
    from graph.workflows.candidates import candidate_records, candidates_of

    statements = session.workspace().everything
    found = candidates_of(file, statements, kind.value if kind else None)
    records = candidate_records(found, statements, file.name, session.lang)
    session.write(records, contracts.CANDIDATES, empty=Message("{file}: no candidate found", file=file))
    session.note(counted("{count} candidate, not reviewed", "{count} candidates, not reviewed", len(records)))

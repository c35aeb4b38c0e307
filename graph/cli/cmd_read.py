"""Reading any document: its paragraphs with their places, and what it says of itself."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from graph.cli.choices import DocumentArgument
from graph.cli.command import Session, command
from graph.cli.options import one_of
from graph.workflows.contracts import reading as contracts
from schema.messages import N_, Message

_EXAMPLE = "examples/news-week/texts/03-shandong.html"


class What(StrEnum):
    """What of a document is listed."""

    paragraphs = "paragraphs"
    document = "document"
    aside = "aside"


_CONTRACTS = {
    What.paragraphs: contracts.PARAGRAPHS,
    What.document: contracts.DOCUMENT,
    What.aside: contracts.ASIDE,
}


@command(
    "read text",
    N_("Read a document: its paragraphs with their places, its title, date and publisher."),
    examples=(f"argun read text {_EXAMPLE}", f"argun read text {_EXAMPLE} --what document --format ndjson"),
    options=("format",),
    records={"": contracts.PARAGRAPHS}
    | {f"--what {what}": contract for what, contract in list(_CONTRACTS.items())[1:]},
)
def read_text(
    session: Session,
    file: DocumentArgument,
    what: Annotated[
        What | None, one_of("--what", What, N_("What is listed; the paragraphs by default."))
    ] = None,
    encoding: Annotated[
        str | None,
        typer.Option(
            "--encoding", metavar="NAME", help=N_("Encoding of a text or a page, where it is guessed wrong.")
        ),
    ] = None,
) -> None:
    from graph.workflows.reading import RECORDS, notes_on
    from loaders.documents.registry import text_of

    asked = what or What.paragraphs
    text = text_of(file, encoding)
    empty = None if asked is What.aside else Message("{file}: nothing of that is in it", file=file.name)
    session.write(RECORDS[asked.value](text, session.lang), _CONTRACTS[asked], empty=empty)
    for said in notes_on(text):
        session.note(said)

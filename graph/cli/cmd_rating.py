"""Reading an edition of the rating."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from graph.cli.command import Session, command
from graph.cli.options import one_of
from graph.workflows.contracts import rating as contracts
from schema.errors import CheckError
from schema.messages import N_, Message, counted

_EXAMPLE = "examples/rating/rating-2027.md"


class What(StrEnum):
    """What of a rating is listed."""

    paragraphs = "paragraphs"
    regions = "regions"
    trends = "trends"
    aside = "aside"
    unplaced = "unplaced"


_CONTRACTS = {
    What.paragraphs: contracts.PARAGRAPHS,
    What.regions: contracts.REGIONS,
    What.trends: contracts.TRENDS,
    What.aside: contracts.LEFT,
    What.unplaced: contracts.LEFT,
}


@command(
    "read rating",
    N_("Read an edition of the rating: regions, marks, paragraphs in their columns, trends."),
    examples=(
        f"argun read rating {_EXAMPLE}",
        f"argun read rating {_EXAMPLE} --what regions --format ndjson",
    ),
    options=("dataset", "format"),
    records={"": contracts.PARAGRAPHS}
    | {f"--what {what}": contract for what, contract in list(_CONTRACTS.items())[1:]},
)
def read_rating(
    session: Session,
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help=N_("The document: Markdown, HTML, DOCX, PDF, plain text."))
    ],
    what: Annotated[
        What | None, one_of("--what", What, N_("What is listed; the paragraphs by default."))
    ] = None,
) -> None:
    from graph.workflows.rating_reading import RECORDS, notes_on, rating_of

    asked = what or What.paragraphs
    rating = rating_of(file, session.workspace().everything)
    records = RECORDS[asked.value](rating, session.lang)
    empty = Message("{file}: nothing of that is in it", file=file.name)
    session.write(records, _CONTRACTS[asked], empty=None if asked is What.unplaced else empty)
    for said in notes_on(rating):
        session.note(said)
    if rating.faults:
        raise CheckError(
            counted(
                "{count} fault in the rating: correct it in the document and read it again",
                "{count} faults in the rating: correct them in the document and read it again",
                len(rating.faults),
            )
        )

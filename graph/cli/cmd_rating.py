"""Reading an edition of the rating."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from graph.cli.choices import DocumentArgument
from graph.cli.command import Session, command
from graph.cli.options import one_of
from graph.workflows.contracts import rating as contracts
from schema.errors import CheckError, UsageError
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
        f"argun read rating {_EXAMPLE} --against shipped",
    ),
    options=("dataset", "format"),
    records={"": contracts.PARAGRAPHS, "--against shipped": contracts.AGAINST}
    | {f"--what {what}": contract for what, contract in list(_CONTRACTS.items())[1:]},
)
def read_rating(
    session: Session,
    file: DocumentArgument,
    what: Annotated[
        What | None, one_of("--what", What, N_("What is listed; the paragraphs by default."))
    ] = None,
    against: Annotated[
        str | None,
        typer.Option(
            "--against",
            metavar="DATASET",
            help=N_(
                "What it follows up, what is new, and what it is silent about, beside a dataset: "
                "a directory, or shipped."
            ),
        ),
    ] = None,
) -> None:
    from graph.workflows.rating_reading import RECORDS, notes_on, rating_of

    if against is not None:
        if what or session.dataset:
            raise UsageError("--against names the data itself; leave out --what and --dataset")
        _write_against(session, file, against)
        return
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


def _write_against(session: Session, file: Path, dataset: str) -> None:
    """Write the candidates of an edition, grouped by what they are to a dataset."""
    from graph.workflows.against import against, against_notes, against_records
    from graph.workflows.rating_reading import notes_on, rating_of
    from graph.workflows.records.dataset_changes import paths_of
    from graph.workflows.workspace import Workspace
    from loaders.dataset_reader import shipped_dataset

    directories = paths_of(dataset)
    known = Workspace(tuple(directories)).everything
    rating = rating_of(file, known)
    found = against(rating, known, (shipped_dataset(), *directories))
    session.write(against_records(found, known, session.lang), contracts.AGAINST)
    for said in (*notes_on(rating), *against_notes(found)):
        session.note(said)

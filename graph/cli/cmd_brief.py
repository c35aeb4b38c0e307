"""Two pages on a place or thing: brief."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from graph.cli.command import Session, command
from graph.cli.completion import complete_places
from graph.cli.options import one_of
from graph.cli.output import STANDARD_OUTPUT, output_folder, write_bytes
from schema.errors import UsageError
from schema.messages import N_, Message


class BriefFormat(StrEnum):
    """What a brief is written as."""

    docx = "docx"
    html = "html"
    md = "md"


@command(
    "brief",
    N_("Write two pages on a region, province, company, route or crossing, each sentence with its source."),
    examples=(
        "argun brief RU-AMU --output amur.docx",
        "argun brief Haier --format md --output -",
        "argun brief --all --format html --output briefs",
    ),
    options=("dataset", "store", "as_of", "method"),
)
def brief(
    session: Session,
    about: Annotated[
        str | None,
        typer.Argument(
            metavar="[NAME]",
            help=N_("Region, province, company, project, route, crossing or zone: id, code or name."),
            autocompletion=complete_places,
        ),
    ] = None,
    format_: Annotated[
        BriefFormat, one_of("--format", BriefFormat, N_("What it is written as."))
    ] = BriefFormat.docx,
    output: Annotated[
        str | None,
        typer.Option("--output", metavar="FILE", help=N_("Where to write it; - is standard output.")),
    ] = None,
    every: Annotated[
        bool, typer.Option("--all", help=N_("All regions and provinces with an index; --output is a folder."))
    ] = False,
) -> None:
    from graph.files.writing import write_file, write_folder
    from graph.workflows.briefs.briefs import WRITERS, all_briefs, brief_on

    if every == (about is not None):
        raise UsageError("name what the brief is on, or ask for all with --all")
    if every:
        folder = output_folder(output or "argun-briefs")
        work = session.prepared()
        files = dict(all_briefs(work, format_, session.lang, session.progress))
        write_folder(folder, files, private=bool(work.directories))
        session.note(Message("Written: {path}", path=folder))
    else:
        work = session.prepared()
        made = brief_on(work, about or "", session.lang)
        path = output or f"{made.id.rpartition(':')[2]}.{format_}"
        content = WRITERS[format_](made)
        if path == STANDARD_OUTPUT:
            write_bytes(content)
        else:
            write_file(path, content, private=bool(work.directories))
            session.note(Message("Written: {path}", path=path))
    session.note_used()

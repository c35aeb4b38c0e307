"""The pages: atlas."""

from __future__ import annotations

from typing import Annotated

import typer

from graph.cli.choices import FolderOption
from graph.cli.command import Session, command
from graph.cli.output import output_folder
from schema.messages import N_, Message

_DEFAULT_OUTPUT = "argun-atlas"


@command(
    "atlas",
    N_("Write the atlas: pages of every region, province and partner, the map and the pictures, linked."),
    examples=("argun atlas --output atlas", "argun atlas --languages ru,zh"),
    options=("dataset", "store", "as_of", "method"),
)
def atlas(
    session: Session,
    output: FolderOption = _DEFAULT_OUTPUT,
    languages: Annotated[
        str | None,
        typer.Option(
            "--languages", metavar="LIST", help=N_("Languages with commas between; all without it.")
        ),
    ] = None,
) -> None:
    from graph.files.writing import write_folder
    from graph.texts import languages as spoken
    from graph.texts import translations
    from graph.workflows.atlas.atlas import atlas_files

    folder = output_folder(output)
    chosen = list(dict.fromkeys(map(str.strip, languages.split(",")))) if languages else spoken()
    for lang in chosen:  # an unknown one is said before anything is made
        translations(lang)
    work = session.prepared()
    files = atlas_files(work, chosen, session.lang, session.progress)
    write_folder(folder, files, private=bool(work.directories))
    session.note(Message("{count} pages in {folder}", count=len(files), folder=folder))

"""Options of the commands that draw: how a picture looks, and where it goes."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graph.cli.command import Session
from graph.cli.options import one_of
from graph.cli.output import STANDARD_OUTPUT, write_bytes
from schema.messages import N_, Message

if TYPE_CHECKING:
    from graph.pictures.drawing import Drawing
    from graph.workflows.picture_files import Look


class Themes(StrEnum):
    """On which ground a picture stands."""

    light = "light"
    dark = "dark"


TitleOption = Annotated[
    str | None, typer.Option("--title", metavar="TEXT", help=N_("A title of your own for the picture."))
]
SizeOption = Annotated[
    str | None,
    typer.Option(
        "--size",
        metavar="SIZE",
        help=N_("Its width or the room that it has: 16cm, 16x9cm, 1600px; a PNG has 300 dots to the inch."),
    ),
]
ThemeOption = Annotated[Themes, one_of("--theme", Themes, N_("A picture on white or on dark ground."))]
ColourOption = Annotated[
    list[str] | None,
    typer.Option(
        "--colour", metavar="ROLE=COLOUR", help=N_("Another colour, as operating=#00695c; repeatable.")
    ),
]
ColoursOption = Annotated[
    Path | None,
    typer.Option("--colours", metavar="FILE", help=N_("A YAML file with such colours, a line a role.")),
]


def look_of(
    path: str,
    title: str | None,
    size: str | None,
    theme: Themes,
    colour: Sequence[str] | None,
    colours: Path | None,
) -> Look:
    """Return what was chosen; what is wrong with it is said before anything is read."""
    from graph.workflows.picture_files import Look, kind_of, own_colours, read_size

    kind_of(path)
    own = own_colours(colour or (), colours)
    return Look(title, theme.value, own, read_size(size) if size else None)


def write_picture(session: Session, drawing: Drawing, path: str, look: Look, *, private: bool) -> None:
    """Write a picture where it is to go, and say what no font of ours can draw."""
    from graph.files.writing import write_file
    from graph.workflows.picture_files import kind_of, picture_file, undrawn

    kind = kind_of(path)
    content = picture_file(drawing, session.lang, kind, look)
    if notice := undrawn(drawing, session.lang, kind, look):
        session.note(notice)
    if path == STANDARD_OUTPUT:
        write_bytes(content)
    else:
        write_file(path, content, private=private)
        session.note(Message("Written: {path}", path=path))

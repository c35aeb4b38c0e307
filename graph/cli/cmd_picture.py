"""Pictures for documents: picture."""

from __future__ import annotations

from typing import Annotated

import typer

from graph.cli.choices import FromOption, ToOption
from graph.cli.command import Session, command
from graph.cli.completion import complete_places
from graph.cli.picture_options import (
    ColourOption,
    ColoursOption,
    SizeOption,
    ThemeOption,
    Themes,
    TitleOption,
    look_of,
    write_picture,
)
from graph.workflows.contracts import data
from schema.messages import N_


@command(
    "picture",
    N_("Draw a picture for a document, as SVG, PNG or PDF."),
    examples=(
        "argun picture -",
        "argun picture marks --output marks.svg",
        "argun picture promises --output promises.png --size 16cm",
        "argun picture ego --of Haier --output haier.pdf --title Haier --colour operating=#00695c",
    ),
    options=("dataset", "store", "as_of", "method"),
    records={"-": data.PICTURES},
)
def picture(
    session: Session,
    name: Annotated[str, typer.Argument(metavar="PICTURE", help=N_("What to draw; - lists all."))],
    region: Annotated[
        str | None,
        typer.Option(
            "--region", metavar="REGION", help=N_("Of this region."), autocompletion=complete_places
        ),
    ] = None,
    province: Annotated[
        str | None,
        typer.Option(
            "--province", metavar="PROVINCE", help=N_("Of this province."), autocompletion=complete_places
        ),
    ] = None,
    entity: Annotated[
        str | None, typer.Option("--of", metavar="NAME", help=N_("Of this company, place or project."))
    ] = None,
    start: FromOption = None,
    end: ToOption = None,
    by: Annotated[
        str | None, typer.Option("--by", metavar="WHAT", help=N_("What is counted, or the order of rows."))
    ] = None,
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            metavar="FILE",
            help=N_("Ends in .svg, .png or .pdf; - is standard output."),
        ),
    ] = None,
    title: TitleOption = None,
    size: SizeOption = None,
    theme: ThemeOption = Themes.light,
    colour: ColourOption = None,
    colours: ColoursOption = None,
) -> None:
    from graph.workflows.drawing import Asked, check_asked, draw, pictures

    if name == "-":
        session.write(pictures(session.lang), data.PICTURES)
        return
    path = f"{name}.svg" if output is None else output
    look = look_of(path, title, size, theme, colour, colours)
    asked = Asked(region, province, entity, start, end, by)
    check_asked(name, asked)
    work = session.prepared()
    drawing = draw(name, work, asked, session.lang)
    write_picture(session, drawing, path, look, private=bool(work.directories))
    session.note_used()

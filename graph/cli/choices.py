"""Words that options of several commands take, and the options themselves."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from graph.cli.completion import complete_places, complete_regions
from graph.cli.options import one_of
from schema.messages import N_


class Mode(StrEnum):
    """How marks are made."""

    blind = "blind"
    calibrated = "calibrated"


class Places(StrEnum):
    """Whose marks."""

    regions = "regions"
    provinces = "provinces"


class Kind(StrEnum):
    """What a document is."""

    rating = "rating"
    text = "text"


ModeOption = Annotated[Mode, one_of("--mode", Mode, N_("How marks are made."))]
PlacesOption = Annotated[Places, one_of("--of", Places, N_("Whose marks."))]
EditionOption = Annotated[
    str | None,
    typer.Option("--edition", metavar="ID", help=N_("Published edition, by default the latest.")),
]
DocumentArgument = Annotated[
    Path, typer.Argument(metavar="FILE", help=N_("The document: Markdown, HTML, DOCX, PDF, plain text."))
]
KindOption = Annotated[
    Kind | None, one_of("--kind", Kind, N_("What it is; by its form where this is not said."))
]
_PLACE = N_("Region or province: id, ISO code or name.")
PlaceArgument = Annotated[str, typer.Argument(metavar="PLACE", help=_PLACE, autocompletion=complete_places)]
OptionalPlace = Annotated[
    str | None, typer.Argument(metavar="[PLACE]", help=_PLACE, autocompletion=complete_places)
]
OptionalRegion = Annotated[
    str | None,
    typer.Argument(
        metavar="[REGION]",
        help=N_("Region: id, ISO code or name; all when not given."),
        autocompletion=complete_regions,
    ),
]
FromOption = Annotated[
    str | None,
    typer.Option("--from", metavar="DATE|EDITION", help=N_("The first day, or edition:rating-2025.")),
]
ToOption = Annotated[
    str | None, typer.Option("--to", metavar="DATE|EDITION", help=N_("The second day, or an edition."))
]
FolderOption = Annotated[str, typer.Option("--output", metavar="DIR", help=N_("Where the files go."))]
RegionOption = Annotated[
    str | None,
    typer.Option(
        "--region", metavar="REGION", help=N_("Only of this region."), autocompletion=complete_regions
    ),
]

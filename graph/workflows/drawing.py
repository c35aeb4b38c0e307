"""Pictures of the data: each by its name, from what an analyst asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from graph.pictures.registry import PICTURES
from graph.rooms import Room
from graph.texts import translate
from schema.errors import UsageError
from schema.values import choices

if TYPE_CHECKING:
    from graph.pictures.drawing import Drawing
    from graph.workflows.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Asked:
    """What a picture is asked to show, as people write it: places, any entity, two days or editions.

    ``by`` is the order of rows or the thing that is counted, where a picture has several.
    """

    region: str | None = None
    province: str | None = None
    entity: str | None = None
    start: str | None = None
    end: str | None = None
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Drawn:
    """How a picture comes by its data in a language; ``takes`` names the fields of Asked that it heeds."""

    data: Callable[[Workspace, Asked, str], Any]
    takes: tuple[str, ...] = ()


DRAWN: Mapping[str, Drawn] = Room("graph.workflows.drawn", "DRAWN")
#: What people write for the fields of Asked on a command line, where it is another word.
_OPTIONS = {"entity": "--of", "start": "--from", "end": "--to"}


def pictures(lang: str) -> list[dict[str, Any]]:
    """Return every picture with what it shows and the options that it heeds."""
    return [
        {"picture": name, "shows": translate(PICTURES[name].shows, lang), "takes": _options(drawn.takes)}
        for name, drawn in DRAWN.items()
    ]


def draw(name: str, workspace: Workspace, asked: Asked, lang: str) -> Drawing:
    """Return a picture of the data.

    Raises
    ------
    UsageError
        As for :func:`check_asked`.
    NotFoundError
        There is nothing to show.
    """
    check_asked(name, asked)
    return PICTURES[name].draw(DRAWN[name].data(workspace, asked, lang), lang)


def check_asked(name: str, asked: Asked) -> None:
    """Check what can be checked without the data.

    Raises
    ------
    UsageError
        There is no such picture, or it doesn't take what is asked.
    """
    if name not in DRAWN:
        raise UsageError('there is no picture "{name}" ({choices})', name=name, choices=choices(name, DRAWN))
    given = {field for field, value in asdict(asked).items() if value is not None}
    if beside := _options(sorted(given.difference(DRAWN[name].takes))):
        taken = _options(DRAWN[name].takes)
        if not taken:
            raise UsageError("the picture {name} takes no {given}", name=name, given=beside)
        fields = {"name": name, "taken": taken, "given": beside}
        raise UsageError("the picture {name} takes {taken}, not {given}", **fields)


def _options(fields: Iterable[str]) -> list[str]:
    return [_OPTIONS.get(field, f"--{field}") for field in fields]

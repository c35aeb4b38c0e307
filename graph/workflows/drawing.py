"""Pictures of the data: each by its name, from what an analyst asks for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graph.pictures.registry import PICTURES
from graph.rooms import Room
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


def draw(name: str, workspace: Workspace, asked: Asked, lang: str) -> Drawing:
    """Return a picture of the data.

    Raises
    ------
    UsageError
        There is no such picture, or it doesn't take what is asked.
    NotFoundError
        There is nothing to show.
    """
    if name not in DRAWN:
        raise UsageError('there is no picture "{name}" ({choices})', name=name, choices=choices(name, DRAWN))
    return PICTURES[name].draw(DRAWN[name].data(workspace, asked, lang), lang)

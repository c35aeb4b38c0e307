"""The pictures of a brief: the profile of its subject and a small map."""

from __future__ import annotations

from graph.workflows.briefs.model import Figure
from graph.workflows.portraits.passes import Passes
from graph.workflows.portraits.place import PlacePortrait
from graph.workflows.portraits.thing import ThingPortrait


def place_figures(passes: Passes, portrait: PlacePortrait, lang: str) -> tuple[Figure, ...]:
    """Return the profile of a place and the map of its links."""
    return ()


def thing_figures(passes: Passes, portrait: ThingPortrait, lang: str) -> tuple[Figure, ...]:
    """Return the map of where a thing is."""
    return ()

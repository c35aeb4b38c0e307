"""The pictures of a brief: the profile of its subject and a small map."""

from __future__ import annotations

from graph.workflows.briefs.model import Figure
from graph.workflows.portraits.passes import Passes
from graph.workflows.portraits.place import PlacePortrait


def place_figures(passes: Passes, portrait: PlacePortrait, lang: str) -> tuple[Figure, ...]:
    """Return the profile of a place and the map of its links."""
    return ()

"""The ego network of a thing: what it is tied to, and what its projects are tied to."""

from __future__ import annotations

from graph.pictures.drawing import Drawing
from graph.pictures.node_link import NodeLink
from graph.pictures.node_link import draw as draw_things
from graph.pictures.picture import Picture
from schema.messages import N_

_SHOWS = N_("what a region, company or any other thing is tied to, with the state of each tie")


def draw(data: NodeLink, lang: str) -> Drawing:
    """Draw the things in columns, with the ties between them."""
    return draw_things(data)


PICTURE = Picture(_SHOWS, draw)

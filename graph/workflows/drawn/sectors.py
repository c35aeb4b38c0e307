"""Regions by sectors: every region, ordered by its mark or by what it is like."""

from __future__ import annotations

from graph.pictures.charts.kinds import Doing
from graph.workflows.drawing import Asked, Drawn
from graph.workflows.drawn.kinds import doing
from graph.workflows.kinds import Doings
from graph.workflows.workspace import Workspace


def data(workspace: Workspace, asked: Asked, lang: str) -> Doing:
    """Return what every region does by sector; ``by`` is the order of the regions."""
    return doing(Doings(workspace, "sector"), "sectors", asked.by, lang)


DRAWN = Drawn(data, ("by",))

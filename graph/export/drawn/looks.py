"""Colours, shapes and sizes of nodes, and colours of ties, as in our own pictures on white."""

from __future__ import annotations

import math

from graph.export.page.looks import RAMP, SHAPES, STATES
from graph.model import Node, Relationship
from graph.statements.status import RUNNING

#: Colour and shape of what the network page has no shape for; that of what tells of the others is last.
_MORE = {
    "City": ("#5b86b5", "dot"),
    "Project": ("#1b7f5c", "box"),
    "Zone": ("#4d8f3c", "octagon"),
    "Corridor": ("#8a7a2e", "parallelogram"),
    "BorderCrossing": ("#a8642c", "trapezoid"),
    "Product": ("#b0813f", "dot"),
    "Event": ("#b0557f", "star"),
    "Deal": ("#1d5a8f", "box"),
}
_TELLING = ("#c3cad2", "dot")
_STRUCTURE, _OVER = "#c9d1d9", "#8a95a1"
#: A place grows with its mark from 1 to 10, all else with the number of its ties.
_MARKED, _A_MARK = 8.0, 3.0
_LEAST, _A_TIE, _MOST = 5.0, 2.0, 24.0
_TOLD = 3.0


def look_of(label: str) -> tuple[str, str]:
    """Return the colour and the shape of nodes of a type."""
    if label in SHAPES:
        (colour, _), shape = SHAPES[label]
        return colour, shape
    return _MORE.get(label, _TELLING)


def size_of(node: Node, ties: int) -> float:
    """Return the radius of a node that has so many ties."""
    if "mark" in node.properties:
        return _MARKED + _A_MARK * float(str(node.properties["mark"]))
    if look_of(node.label) == _TELLING:
        return _TOLD
    return round(min(_LEAST + _A_TIE * math.sqrt(ties), _MOST), 1)


def colour_of(tie: Relationship) -> str:
    """Return the colour of a tie: what works is green, what is built pale green, what stands still red."""
    told = tie.properties
    if tie.type == "PARTNER":
        share = float(str(told.get("operating", 0))) / max(1.0, float(str(told.get("deals", 1))))
        return RAMP[1 + min(4, int(round(share * 5, 9)))][0] if told.get("points") else RAMP[0][0]
    if told.get("health") in ("stalled", "cancelled"):
        return STATES["halted"][0]
    if told.get("health") == "ended":
        return _OVER
    if told.get("stage") in RUNNING:
        return STATES[str(told["stage"])][0]
    return STATES["announced"][0] if told.get("stage") else _STRUCTURE

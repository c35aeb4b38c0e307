"""The style of the graph in Neo4j Browser, as a ``.grass`` file: captions, colours and sizes by type.

The Browser's reader of it takes ``:``, ``;``, braces and quotes for its own wherever they stand, so captions
have none; what stands in braces is a property.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from graph.export.drawn.looks import look_of
from graph.export.page.looks import INK, PAPER
from graph.model import NAME
from schema.model import EdgeType, Schema

#: Diameters by type: places, then what deals are about and who takes part in them; all else is smaller.
_DIAMETERS = {
    **dict.fromkeys(("Region", "Province"), 80),
    **dict.fromkeys(("Company", "University", "Organisation", "Country"), 75),
    **dict.fromkeys(("Project", "Zone", "Corridor", "BorderCrossing"), 75),
}
_DIAMETER = 65
#: Lines by role: results are dark, words pale, what the program reckoned in the colour of places.
_LINES: Mapping[str, tuple[str, int]] = {
    "substance": ("#1b7f5c", 2),
    "flow": ("#0b7285", 2),
    "framework": ("#98a4b1", 1),
    "effort": ("#98a4b1", 1),
    "restriction": ("#c8452f", 2),
    "structural": ("#b9c2cc", 1),
    "derived": ("#6496c4", 1),
}
#: What stands beside a line in the place of a word: how many deals, which mark.
_COUNTED = {"PARTNER": "{deals}", "RATED": "{mark}"}
_TAKEN = re.compile("[\"':;{}\n]")


def grass(schema: Schema, lang: str) -> str:
    """Return the style for every type that the schema declares, captions of ties in a language."""
    rules = {"node": {**_node(""), "border-width": "1px", "font-size": "10px"}}
    rules["relationship"] = {
        **_line("structural"),
        "padding": "3px",
        "font-size": "9px",
        "text-color-external": INK[0],
        "text-color-internal": PAPER[0],
        "caption": "<type>",
    }
    rules |= {f"node.{label}": _node(label) for label in sorted(schema.nodes)}
    for name, edge in sorted(schema.edges.items()):
        rules[f"relationship.{name}"] = {**_line(edge.role), "caption": caption(edge, lang)}
    return "".join(_rule(selector, values) for selector, values in rules.items())


def caption(edge: EdgeType, lang: str) -> str:
    """Return what stands beside a line of a type."""
    word = _TAKEN.sub(" ", edge.caption[lang]) if edge.caption else "<type>"
    return _COUNTED.get(edge.name, word)


def _node(label: str) -> dict[str, str]:
    fill, _ = look_of(label)
    letters = PAPER[0] if _is_dark(fill) else INK[0]
    return {
        "diameter": f"{_DIAMETERS.get(label, _DIAMETER)}px",
        "color": fill,
        "border-color": "#ffffff",
        "text-color-internal": letters,
        "caption": f"{{{NAME}}}",
    }


def _line(role: str) -> dict[str, str]:
    colour, width = _LINES[role]
    return {"color": colour, "shaft-width": f"{width}px"}


def _is_dark(colour: str) -> bool:
    """Tell whether white letters are the more readable ones on a colour (its relative luminance)."""
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True)) < 0.18


def _rule(selector: str, values: Mapping[str, str]) -> str:
    return f"{selector} {{\n{''.join(_lines(values))}}}\n\n"


def _lines(values: Mapping[str, str]) -> Iterator[str]:
    for key, value in values.items():
        yield f'  {key}: "{value}";\n' if key == "caption" else f"  {key}: {value};\n"

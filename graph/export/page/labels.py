"""What stands beside a node of the network page: short names, and the room that they take."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from graph.export.page.layout import Room
from graph.export.page.texts import TEXTS
from graph.model import Node
from graph.statements.short_names import distinct
from graph.texts import BASE, languages, translate

#: Size of the letters and height of a line of them, in pixels at zoom 1.
LETTERS, LINE = 12, 15
#: Beyond so many pixels a label is broken at the space nearest to its middle; beyond so many letters cut.
BREAK = 96
LONGEST = 21
_PLACES = ("Region", "Province")
#: Width of letters of 12 px; others are as wide as most. Common fonts stay below.
_NARROW, _WIDE = frozenset("ijlItrf.,'()-–| "), frozenset("mwMWжмшщюыфЖМШЩЮЫФ—")


def names(node: Node) -> list[str]:
    """Return the names in the languages of the program; a missing one is English, or any, or the id."""
    known = {lang: str(node.properties.get(f"name_{lang}") or "") for lang in languages()}
    fallback = known[BASE] or next(filter(None, known.values()), node.id)
    return [name or fallback for name in known.values()]


def shown_names(node: Node) -> list[str]:
    """Return the names in the picture, where China stands for the province that is not named."""
    if node.label == "Country":
        return [translate(TEXTS["Country"], lang) for lang in languages()]
    return names(node)


def labels_of(nodes: Iterable[Node]) -> dict[str, list[str]]:
    """Return the labels of nodes in each language; places have short names, no two of them alike."""
    nodes = list(nodes)
    known = {node.id: shown_names(node) for node in nodes}
    places = [node.id for node in nodes if node.label in _PLACES]
    for at in range(len(languages())):
        for id_, short in distinct({id_: known[id_][at] for id_ in places}).items():
            known[id_][at] = short
    return {id_: [label(name) for name in names_] for id_, names_ in known.items()}


def label(name: str) -> str:
    """Return the name as it stands in the picture: broken into two lines, and these cut, when long."""
    if width(name) <= BREAK:
        return name
    middle = len(name) / 2
    spaces = [i for i, letter in enumerate(name) if letter == " "]
    if spaces:
        cut = min(spaces, key=lambda i: (abs(i - middle), i))
        return "\n".join(_cut(line) for line in (name[:cut], name[cut + 1 :]))
    return _cut(name)


def _cut(line: str) -> str:
    return line if len(line) <= LONGEST else line[: LONGEST - 1].rstrip() + "…"


def width(text: str) -> int:
    """Return about how many pixels a line takes; never too few for common fonts."""
    return sum(_letter(letter) for letter in text)


def _letter(letter: str) -> int:
    if ord(letter) > 0x2E7F:
        return 13
    if letter in _NARROW:
        return 5
    return 11 if letter in _WIDE else 9 if letter.isupper() else 7


def room(labels: Sequence[str], radius: int) -> Room:
    """Return the room for a node with the widest of its labels in any language."""
    height = max(text.count("\n") + 1 for text in labels)
    wide = max(width(line) for text in labels for line in text.split("\n"))
    return Room(max(radius, wide // 2), radius + 2, radius + 3 + LINE * height)


def rooms(labels: Mapping[str, Sequence[str]], radii: Mapping[str, int]) -> dict[str, Room]:
    """Return the room of each node."""
    return {id_: room(labels[id_], radius) for id_, radius in radii.items()}

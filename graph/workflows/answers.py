"""Answers to Cypher as text: every value as Cypher writes it, things and ties by their names.

JSON has the objects of :mod:`graph.store.values` instead.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from graph.store.values import Bytes, NodeValue, PathValue, PointValue, Temporal, TieValue
from graph.tables import NumberText, number_word
from graph.texts import say
from graph.workflows.contracts.words import worded
from schema.messages import Message

if TYPE_CHECKING:
    from graph.store.base import QueryResult

#: What Cypher calls the systems of coordinates.
_SYSTEMS = {7203: "cartesian", 9157: "cartesian-3d", 4326: "wgs-84", 4979: "wgs-84-3d"}
_PLAIN_KEY = re.compile(r"[^\W\d]\w*")
#: The unit of what the quantity already names.
_BARE = "count"
#: What is not said of a tie, because it goes without saying.
_USUAL = "active"


def answer_rows(result: QueryResult, lang: str, *, for_people: bool) -> list[dict[str, Any]]:
    """Return the rows of an answer as text has them: null, numbers, truths, and all else as text.

    Names are in the language. For people states are words in the language, too, and numbers text that no
    table rounds; programs get codes and numbers.
    """
    write = _Writer(lang, words=for_people).cell
    return [dict(zip(result.columns, map(write, row), strict=True)) for row in result.rows]


def node_name(node: Mapping[str, Any], lang: str) -> str:
    """Return the name of a thing, what a report or a number says, or its id; empty where it has none."""
    if "quantity" in node and "value" in node:
        from graph.workflows.portraits.numbers import grouped_figure  # only few answers hold numbers

        value = grouped_figure(node["value"])
        if (unit := node.get("unit", _BARE)) != _BARE:
            value = Message("{value} {unit}", value=value, unit=worded("unit", unit, lang))
        what = worded("quantity", node["quantity"], lang)
        return say(Message("{what}: {value}", what=what, value=value), lang)
    keys = (f"name_{lang}", f"note_{lang}", "name_en", "note_en", "name", "title", "id")
    return next((str(node[key]) for key in keys if node.get(key)), "")


class _Writer:
    """Writes values in a language; with ``words`` it is people who read them."""

    def __init__(self, lang: str, *, words: bool) -> None:
        self._lang = lang
        self._words = words

    def cell(self, value: object) -> object:
        """Return a value as it stands alone in a cell: a text without quotes, nothing for null."""
        if isinstance(value, float):
            return NumberText(number_word(value)) if self._words else value
        plain = value is None or isinstance(value, (bool, int, str))
        return value if plain else self.text(value)

    def text(self, value: object) -> str:
        """Return a value as Cypher writes it within others."""
        if isinstance(value, (Temporal, Bytes)):
            return str(value)
        if isinstance(value, float):
            return number_word(value)
        if isinstance(value, NodeValue):
            return self._node(value)
        if isinstance(value, TieValue):
            return f"{self._end(value.source)}-{self._tie(value)}->{self._end(value.target)}"
        if isinstance(value, PathValue):
            return self._path(value)
        if isinstance(value, PointValue):
            return _point(value)
        if isinstance(value, dict):
            return f"{{{', '.join(f'{_key(key)}: {self.text(item)}' for key, item in value.items())}}}"
        if isinstance(value, list):
            return f"[{', '.join(map(self.text, value))}]"
        return json.dumps(value, ensure_ascii=False)

    def _node(self, node: Mapping[str, Any]) -> str:
        labels = "".join(f":{label}" for label in node["labels"])
        return f"({' '.join(filter(None, (node_name(node, self._lang), labels)))})"

    def _end(self, node: Mapping[str, Any]) -> str:
        return f"({node_name(node, self._lang)})"

    def _tie(self, tie: TieValue) -> str:
        states = [(name, tie.get(name)) for name in ("stage", "health")]
        told = [str(self._worded(*state)) for state in states if state[1] not in (None, _USUAL)]
        return f"[{' '.join(filter(None, (str(tie['type']), ', '.join(told))))}]"

    def _worded(self, vocabulary: str, code: object) -> object:
        return worded(vocabulary, code, self._lang) if self._words else code

    def _path(self, path: PathValue) -> str:
        nodes: Any = path["nodes"]
        ties: Any = path["relationships"]
        if not ties:
            return self.text(nodes[0])
        written = self._end(nodes[0])
        for node, tie, other in zip(nodes, ties, nodes[1:], strict=False):
            forward = tie.source is node or tie.source == node
            arrow = f"-{self._tie(tie)}->" if forward else f"<-{self._tie(tie)}-"
            written += arrow + self._end(other)
        return written


def _key(key: str) -> str:
    return key if _PLAIN_KEY.fullmatch(key) else f"`{key.replace('`', '``')}`"


def _point(point: PointValue) -> str:
    srid, coordinates = point["srid"], point["coordinates"]
    known = _SYSTEMS.get(srid) if isinstance(srid, int) else None
    system = f"crs: '{known}'" if known else f"srid: {srid}"
    parts = [f"{axis}: {value}" for axis, value in zip("xyz", coordinates, strict=False)]  # type: ignore[arg-type]
    return f"point({{{', '.join((*parts, system))}}})"

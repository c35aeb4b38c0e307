"""The values of an answer that JSON has no kind for: to JSON they are text and objects, and still known."""

from __future__ import annotations

#: A value of a result. Nodes are objects ``{"id", "labels", …properties}``, ties
#: ``{"id", "type", "source_id", "target_id", …}``, paths ``{"nodes", "relationships"}``, points
#: ``{"srid", "coordinates"}``; dates, times and durations are text as Cypher writes them, bytes hexadecimal
#: digits. Numbers can be NaN and infinite, which JSON files have as the words ``"NaN"`` and ``"Infinity"``.
Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]


class Temporal(str):
    """A date, a time, a moment or a duration, as Cypher writes it: ``2025-12-05``, ``P1Y2M``."""

    __slots__ = ()


class Bytes(str):
    """Bytes as hexadecimal digits."""

    __slots__ = ()


class PointValue(dict[str, Json]):
    """A point: ``srid`` and ``coordinates``."""

    __slots__ = ()


class NodeValue(dict[str, Json]):
    """A node with its properties."""

    __slots__ = ()


class TieValue(dict[str, Json]):
    """A relationship with its properties; its two ends stand beside them."""

    __slots__ = ("source", "target")

    def __init__(self, properties: dict[str, Json], source: NodeValue, target: NodeValue) -> None:
        super().__init__(properties)
        self.source = source
        self.target = target


class PathValue(dict[str, Json]):
    """A path: its ``nodes`` and its ``relationships`` in turn."""

    __slots__ = ()

"""What the ``neo4j`` driver gives as plain Python: nothing of the driver is left, and every kind of value is.

A server sends the ends of a relationship without their properties. Who asks for a tie is told what it joins,
so they are asked for where they stand nowhere else in the answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from neo4j.graph import Node, Path, Relationship
from neo4j.spatial import Point
from neo4j.time import Date, DateTime, Duration, Time

from graph.store.values import Bytes, Json, NodeValue, PathValue, PointValue, Temporal, TieValue

#: Asks for nodes by what the server calls them within a transaction.
ENDS = "UNWIND $ids AS id MATCH (n) WHERE elementId(n) = id RETURN n"
_MINUTE, _HOUR, _SECOND_NS = 60, 3600, 10**9
_SCALARS = (str, int, float, type(None))

Rows = Sequence[Sequence[object]]


def plain_rows(rows: Rows, ask: Callable[[list[str]], Iterable[object]]) -> list[tuple[Json, ...]]:
    """Turn rows of the driver into plain Python; ``ask`` returns the nodes with these names of the server."""
    nodes: dict[str, NodeValue] = {}
    ends: dict[str, NodeValue] = {}
    cells = (cell for row in rows for cell in row if not isinstance(cell, _SCALARS))
    for value in (value for cell in cells for value in _entities(cell)):
        if isinstance(value, Node) and value.element_id not in nodes:
            nodes[value.element_id] = _node(value)
        elif isinstance(value, Relationship):
            ends.update((node.element_id, _node(node)) for node in value.nodes if node is not None)
    if lacking := sorted(name for name in ends.keys() - nodes.keys() if ends[name]["id"] is None):
        ends.update((node.element_id, _node(node)) for node in ask(lacking) if isinstance(node, Node))
    receive = _Receiver({**ends, **nodes}).plain
    return [tuple(receive(value) for value in row) for row in rows]


def _entities(value: object) -> Iterator[Node | Relationship]:
    """Yield the nodes and relationships of a value, also within paths, lists and maps."""
    if isinstance(value, (Node, Relationship)):
        yield value
    elif isinstance(value, Path):
        yield from value.nodes
        yield from value.relationships
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _entities(item)
    elif isinstance(value, list):
        for item in value:
            yield from _entities(item)


class _Receiver:
    """Turns values into plain Python; ``nodes`` are those of the answer by what the server calls them."""

    def __init__(self, nodes: Mapping[str, NodeValue]) -> None:
        self._nodes = nodes

    def plain(self, value: Any) -> Json:
        if isinstance(value, _SCALARS):
            return value
        if isinstance(value, Node):
            return self._nodes[value.element_id]
        if isinstance(value, Relationship):
            return self._tie(value)
        if isinstance(value, Path):
            parts = {"nodes": value.nodes, "relationships": value.relationships}
            return PathValue({name: [self.plain(item) for item in part] for name, part in parts.items()})
        if isinstance(value, Mapping):
            return {str(key): self.plain(item) for key, item in value.items()}
        if isinstance(value, list):
            return [self.plain(item) for item in value]
        return plain_value(value)

    def _tie(self, tie: Relationship) -> TieValue:
        source, target = (
            self._nodes[node.element_id] if node is not None else NodeValue() for node in tie.nodes
        )
        return TieValue(
            {
                "id": plain_value(tie.get("id")),
                "type": tie.type,
                "source_id": source.get("id"),
                "target_id": target.get("id"),
                **_properties(tie),
            },
            source,
            target,
        )


def _node(node: Node) -> NodeValue:
    labels = list[Json](sorted(node.labels))
    return NodeValue({"id": plain_value(node.get("id")), "labels": labels, **_properties(node)})


def _properties(entity: Node | Relationship) -> dict[str, Json]:
    own = ("id", "labels", "type")
    return {key: plain_value(value) for key, value in sorted(entity.items()) if key not in own}


def plain_value(value: Any) -> Json:
    """Turn a value that a property can have into plain Python."""
    if isinstance(value, Point):
        return PointValue({"srid": value.srid, "coordinates": [float(item) for item in value]})
    if isinstance(value, list):
        return [plain_value(item) for item in value]
    if isinstance(value, (bytes, bytearray)):
        return Bytes(value.hex())
    if isinstance(value, Duration):
        return Temporal(_duration(value))
    if isinstance(value, DateTime):
        return Temporal(f"{value.date().iso_format()}T{_clock(value)}{_zone(value)}")
    if isinstance(value, Date):
        return Temporal(value.iso_format())
    if isinstance(value, Time):
        return Temporal(_clock(value) + _zone(value))
    return value if isinstance(value, _SCALARS) else str(value)


def _clock(value: Time | DateTime) -> str:
    fraction = f".{value.nanosecond:09}".rstrip("0").rstrip(".")
    return f"{value.hour:02}:{value.minute:02}:{value.second:02}{fraction}"


def _zone(value: Time | DateTime) -> str:
    """Return the offset and, in brackets, the zone where it has a name; nothing for a local time."""
    if value.tzinfo is None:
        return ""
    name = getattr(value.tzinfo, "zone", None) or getattr(value.tzinfo, "key", None)
    offset = value.utcoffset()
    seconds = round(offset.total_seconds()) if offset is not None else 0
    parts = [abs(seconds) // _HOUR, abs(seconds) // _MINUTE % _MINUTE, abs(seconds) % _MINUTE]
    written = ":".join(f"{part:02}" for part in (parts if parts[-1] else parts[:-1]))
    written = f"{'-' if seconds < 0 else '+'}{written}" if seconds else "Z"
    return f"{written}[{name}]" if name and name != "UTC" else written


def _duration(value: Duration) -> str:
    """Return a duration as Neo4j writes it, every part with its own sign."""
    months, days = abs(value.months), value.days
    years, months = (part * (-1 if value.months < 0 else 1) for part in divmod(months, 12))
    nanoseconds = value.seconds * _SECOND_NS + value.nanoseconds
    sign = "-" if nanoseconds < 0 else ""
    seconds, rest = divmod(abs(nanoseconds), _SECOND_NS)
    fraction = f".{rest:09}".rstrip("0") if rest else ""
    clock = f"{seconds % _MINUTE}{fraction}"
    date = [f"{part}{unit}" for part, unit in ((years, "Y"), (months, "M"), (days, "D")) if part]
    hours = [(seconds // _HOUR, "H"), (seconds // _MINUTE % _MINUTE, "M")]
    time = [f"{sign}{part}{unit}" for part, unit in hours if part]
    time += [f"{sign}{clock}S"] if clock != "0" else []
    return "".join(("P", *date, *(["T", *time] if time else []))) if date or time else "PT0S"

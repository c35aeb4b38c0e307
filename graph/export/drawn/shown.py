"""Nodes and ties with everything that a program draws them by, and their attributes as scalars.

The same for every format of this kind, so that one file says of a tie what the other does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from graph.export.context import ExportContext
from graph.export.drawn.looks import colour_of, look_of, size_of
from graph.export.drawn.places import lay_out
from graph.export.flatten import Scalar, flat_text, flatten
from graph.export.part import NO_ENDS
from graph.model import Node, PropertyGraph, Relationship, Value
from graph.statements.parties import CHINA
from graph.texts import BASE
from schema.errors import InvalidValueError
from schema.reader import read_schema
from schema.values import date_bounds

#: Names by which such programs know something of their own; ours get an ending.
RESERVED = frozenset(
    {"id", "label", "weight", "color", "size", "x", "y", "z", "r", "g", "b", "timeset", "interval"}
)
ENDING = "_value"
#: The least weight: a tie of no weight is thrown away by Gephi.
LEAST = 0.01
#: What is so where nothing says otherwise: formats without null would read its absence as false.
_UNSAID: Mapping[str, Value] = {"named": True}
_GOES_TO = {"EXPORTS": "to_country", "IMPORTS": "from_country"}
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class ShownNode:
    """A node as it is drawn; ``at`` is right and down, ``size`` its radius."""

    id: str
    label: str
    size: float
    colour: str
    shape: str
    at: tuple[int, int]
    attributes: Mapping[str, Scalar]


@dataclass(frozen=True, slots=True)
class ShownTie:
    """A tie as it is drawn; ``period`` are the first and the last day on which it holds, empty where open."""

    id: str
    kind: str
    source_id: str
    target_id: str
    label: str
    weight: float
    colour: str
    period: tuple[str, str] | None
    attributes: Mapping[str, Scalar]


@dataclass(frozen=True, slots=True)
class Shown:
    """A graph as it is drawn, nodes and ties in order of their ids."""

    nodes: tuple[ShownNode, ...]
    ties: tuple[ShownTie, ...]


def shown(graph: PropertyGraph, context: ExportContext) -> Shown:
    """Return the graph as it is drawn."""
    degrees = Counter(end for r in graph.relationships for end in (r.source_id, r.target_id))
    sizes = {node.id: size_of(node, degrees[node.id]) for node in graph.nodes}
    telling = {node.id for node in graph.nodes if node.label in NO_ENDS}
    places = lay_out(sizes, graph.relationships, context.points, telling)
    labels = {node.id: name_of(node, context.lang) for node in graph.nodes}
    names = {node.id: labels[node.id] for node in graph.nodes if f"name_{BASE}" in node.properties}
    deals = {n.id: n.properties for n in graph.nodes if n.label == "Deal"} | dict(context.deals)
    shared = Counter(str(r.properties.get("deal_id")) for r in graph.relationships)
    nodes = (
        ShownNode(
            flat_text(node.id),
            labels[node.id],
            sizes[node.id],
            *look_of(node.label),
            places[node.id],
            _node_attributes(node, context),
        )
        for node in graph.nodes
    )
    ties = (
        _tie(r, names, deals.get(str(r.properties.get("deal_id")), {}), shared, context)
        for r in graph.relationships
    )
    return Shown(tuple(nodes), tuple(ties))


def name_of(node: Node, lang: str) -> str:
    """Return the name of a node in a language, or what it says: a note, a number, at last its id."""
    told = node.properties
    if "quantity" in told and "value" in told:
        return flat_text(f"{told['quantity']}: {told['value']} {told.get('unit', '')}".strip())
    keys = (f"name_{lang}", f"name_{BASE}", "name_ru", "name_zh", f"note_{lang}", f"note_{BASE}")
    found = flat_text(next((str(told[key]) for key in keys if told.get(key)), node.id))
    return found if len(found) <= _LONGEST else found[: _LONGEST - 1] + "…"


def _node_attributes(node: Node, context: ExportContext) -> dict[str, Scalar]:
    type_ = read_schema().nodes.get(node.label)
    booleans = [p.name for p in type_.properties.values() if p.kind == "boolean"] if type_ else []
    unsaid = {name: _UNSAID.get(name, False) for name in booleans}
    score = context.scores.get(node.id)
    more: dict[str, Value] = {"mark_low": score.low, "mark_high": score.high} if score else {}
    if node.id in context.clusters:
        more["cluster"] = context.clusters[node.id]
    return _named({**unsaid, **node.properties, **more, "type": node.label})


def _named(values: Mapping[str, Value]) -> dict[str, Scalar]:
    """Return attributes as scalars, under names that no program takes for its own."""
    return {key + ENDING if key.lower() in RESERVED else key: value for key, value in flatten(values).items()}


def _tie(
    r: Relationship,
    names: Mapping[str, str],
    deal: Mapping[str, Value],
    shared: Mapping[str, int],
    context: ExportContext,
) -> ShownTie:
    values, period = dict(r.properties), _period(r)
    if r.type in _GOES_TO:
        values.setdefault(_GOES_TO[r.type], CHINA)
    if deal:
        if name := deal.get(f"name_{context.lang}", deal.get(f"name_{BASE}")):
            values["deal"] = name
        values |= {f"deal_{key}": deal[key] for key in ("kind", "points") if key in deal}
    if period:
        values["dated_by"] = "start" if "start" in r.properties else "first_report"
    return ShownTie(
        flat_text(r.id),
        r.type,
        flat_text(r.source_id),
        flat_text(r.target_id),
        _phrase(r, names, context.lang),
        _weight(r, deal, shared),
        colour_of(r),
        period,
        _named({**values, "type": r.type}),
    )


def _weight(r: Relationship, deal: Mapping[str, Value], shared: Mapping[str, int]) -> float:
    """Return its points: PARTNER and TAKES_PART have their own, ties of a deal its in equal parts."""
    if "points" in r.properties:
        return max(LEAST, float(str(r.properties["points"])))
    if "points" in deal:
        return max(LEAST, float(str(deal["points"])) / shared[str(r.properties["deal_id"])])
    return LEAST


def _period(r: Relationship) -> tuple[str, str] | None:
    """Return the days on which a tie of a deal holds: from its start or else its first report, to its end."""
    if "deal_id" not in r.properties:
        return None
    begin = _day(r.properties.get("start") or r.properties.get("first_period"), last=False)
    end = _day(r.properties.get("end"), last=True)
    return (begin, end if end >= begin else "") if begin else None


def _day(told: object, *, last: bool) -> str:
    """Return the first or last day of a date as precise as it was told; empty where there is none."""
    try:
        return date_bounds(str(told))[last].isoformat() if told else ""
    except InvalidValueError:
        return ""


def _phrase(r: Relationship, names: Mapping[str, str], lang: str) -> str:
    """Return a tie in words, or its type where that of an end would be a whole report."""
    edge, ends = read_schema().edges.get(r.type), (names.get(r.source_id), names.get(r.target_id))
    if edge is None or not all(ends):
        return r.type
    return edge.phrase[lang].format(source=ends[0], target=ends[1])

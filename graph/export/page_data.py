"""The tables that the network page carries: nodes, pairs and their ties with evidence, as plain lists.

Everything is by index, so a name stands in the page once and no id is ever a key in a script.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from graph.export.context import LANGS, ExportContext
from graph.export.layout import Point, Room
from graph.export.pairs import TYPES, Pair, counted_regions, grouped, health_of, texts
from graph.model import Node, PropertyGraph, Relationship
from schema.reader import read_schema

#: Height of a line of a label and size of its letters, in pixels at zoom 1.
LINE = 15
#: A label is broken at the space nearest to its middle beyond this many (Latin) letters.
BREAK = 16
LONGEST = 21
_SHORTER = (
    ("автономный округ", "АО"),
    ("автономная область", "АО"),
    ("автономный район", "АР"),
    (" область", " обл."),
    ("Autonomous Okrug", "AO"),
    ("Autonomous Oblast", "AO"),
)


def names(node: Node) -> list[str]:
    """Return the names in ru, en and zh; a missing one is English, or the id."""
    fallback = str(node.properties.get("name_en") or node.properties.get("name_ru") or node.id)
    return [str(node.properties.get(f"name_{lang}") or fallback) for lang in LANGS]


def label(name: str) -> str:
    """Return the name as it stands in the picture: shortened, and broken into two lines when long."""
    for long, short in _SHORTER:
        name = name.replace(long, short)
    if _width(name) <= BREAK * 7:
        return name
    middle = len(name) / 2
    spaces = [i for i, letter in enumerate(name) if letter == " "]
    if spaces:
        cut = min(spaces, key=lambda i: (abs(i - middle), i))
        return "\n".join(_cut(line) for line in (name[:cut], name[cut + 1 :]))
    return _cut(name)


def _cut(line: str) -> str:
    return line if len(line) <= LONGEST else line[: LONGEST - 1].rstrip() + "…"


def _width(text: str) -> int:
    """Return about how many pixels a line takes (12 px letters); never too few for common fonts."""
    return round(sum(13 if ord(letter) > 0x2E7F else 7 for letter in text))


def room(node: Node, radius: int) -> Room:
    """Return the room for the widest of the labels in the three languages."""
    labels = [label(name) for name in names(node)]
    lines = [line for text in labels for line in text.split("\n")]
    height = max(text.count("\n") + 1 for text in labels)
    half = max(radius, max(_width(line) for line in lines) // 2)
    return Room(half, radius + 2, radius + 4 + LINE * height)


class Strings:
    """A table of rows that are kept once, in the order of first use."""

    def __init__(self) -> None:
        self.rows: list[Any] = []
        self._indexes: dict[str, int] = {}

    def index(self, key: str, row: Any) -> int:
        """Return the row's number, adding it when the key is new."""
        if key not in self._indexes:
            self._indexes[key] = len(self.rows)
            self.rows.append(row)
        return self._indexes[key]


def node_rows(
    graph: PropertyGraph,
    pairs: Sequence[Pair],
    first: Sequence[Pair],
    places: Mapping[str, Point],
    context: ExportContext,
) -> list[list[Any]]:
    """Return for each node: id, type, names, labels, aliases, x, y, radius, mark, first picture, others.

    ``others`` is the number of the region's ties that name no province and no partner.
    """
    nodes = {node.id: node for node in graph.nodes}
    others, sizes = _unpaired(graph, pairs), radii(pairs, first, context)
    shown_first = {end for pair in first for end in pair.key}
    rows: list[list[Any]] = []
    for id_ in sorted(sizes):
        node, score = nodes[id_], context.scores.get(id_)
        shown = names(node)
        labels: list[str] | int = [label(name) for name in shown]
        rows.append(
            [
                id_,
                TYPES.index(node.label),
                shown,
                0 if labels == shown else labels,
                list(texts(node, "aliases")),
                *places[id_],
                sizes[id_],
                score.mark if score else None,
                int(id_ in shown_first),
                others.get(id_, 0),
            ]
        )
    return rows


def _unpaired(graph: PropertyGraph, pairs: Iterable[Pair]) -> dict[str, int]:
    """Count the ties of each region that are in no pair."""
    paired = {(p.region_id, r.id) for p in pairs for r in p.ties}
    counts: defaultdict[str, int] = defaultdict(int)
    for r in graph.relationships:
        if "stage" in r.properties:
            for region in counted_regions(r):
                counts[region] += (region, r.id) not in paired
    return dict(counts)


def tie_tables(graph: PropertyGraph, pairs: Iterable[Pair]) -> dict[str, Any]:
    """Return ``ties``, ``names`` of their ends, ``sources`` and ``kinds`` (tie types), joined by index."""
    nodes = {node.id: node for node in graph.nodes}
    evidence = _evidence(graph)
    entities, sources, kinds = Strings(), Strings(), Strings()
    ties = {r.id: r for pair in pairs for r in pair.ties}
    rows = []
    for id_ in sorted(ties):
        r = ties[id_]
        ends = [entities.index(end, names(nodes[end])) for end in (r.source_id, r.target_id)]
        declared = read_schema().edges.get(r.type)
        words = [declared.ru, declared.en] if declared else [r.type, r.type]
        proofs = [
            [sources.index(source, names(nodes[source])), *_proof(node, r)]
            for node, source in evidence.get(id_, ())
        ]
        status = [str(r.properties.get("stage", "")), health_of(r)]
        rows.append([kinds.index(r.type, words), *ends, *status, *_notes(r), proofs])
    return {"ties": rows, "names": entities.rows, "sources": sources.rows, "kinds": kinds.rows}


def _notes(record: Node | Relationship) -> list[str]:
    return [str(record.properties.get(f"note_{lang}", "")) for lang in ("ru", "en")]


def _proof(node: Node, r: Relationship) -> list[str]:
    """Return locator, period and, where it says more than the tie's own note, the notes."""
    own = [str(node.properties.get(key, "")) for key in ("locator", "period")]
    return own if _notes(node) == _notes(r) else [*own, *_notes(node)]


def _evidence(graph: PropertyGraph) -> dict[str, list[tuple[Node, str]]]:
    """Return the evidence of each tie with its source, by period and id."""
    sources = {r.source_id: r.target_id for r in graph.relationships if r.type == "FROM"}
    found: defaultdict[str, list[tuple[Node, str]]] = defaultdict(list)
    for node in graph.nodes:
        if node.label == "Evidence" and node.id in sources:
            found[str(node.properties["tie_id"])].append((node, sources[node.id]))
    for rows in found.values():
        rows.sort(key=lambda row: (str(row[0].properties.get("period", "")).rpartition("/")[2], row[0].id))
    return dict(found)


def radii(pairs: Sequence[Pair], first: Sequence[Pair], context: ExportContext) -> dict[str, int]:
    """Return each node's radius in pixels: by mark, else by its pairs; small off the first picture."""
    shown = grouped(first)
    found = {}
    for id_, own in grouped(pairs).items():
        score = context.scores.get(id_)
        size = 5 + score.mark if score else 5 + min(10, round(len(own) ** 0.5 * 2))
        found[id_] = size if id_ in shown else 4
    return found

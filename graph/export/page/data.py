"""The tables that the network page carries: nodes, pairs, deals and their ties with evidence, as plain lists.

Everything is by index, so a name stands in the page once and no id is ever a key in a script.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from importlib import resources
from typing import Any

from graph.export.context import ExportContext
from graph.export.page.labels import labels_of, names, rooms, shown_names
from graph.export.page.layout import lay_out
from graph.export.page.pairs import STATES, TYPES, Pair, first_picture, grouped, read_pairs
from graph.model import Node, PropertyGraph, Relationship
from graph.texts import languages
from schema.reader import read_schema


def resource(name: str) -> str:
    """Return a file of the page."""
    return (resources.files("graph.export.page") / name).read_text(encoding="utf-8").strip()


def mark_of(node: Node) -> int | None:
    """Return the mark of a region or province; None for who has none."""
    mark = node.properties.get("mark")
    return round(float(str(mark))) if mark is not None else None


def radii(pairs: Sequence[Pair], first: Sequence[Pair], nodes: Mapping[str, Node]) -> dict[str, int]:
    """Return each node's radius in pixels: by mark, else by its pairs; small off the first picture."""
    shown = grouped(first)
    found = {}
    for id_, own in grouped(pairs).items():
        size = mark_of(nodes[id_]) or min(10, round(len(own) ** 0.5 * 2))
        found[id_] = 4 + size if id_ in shown else 4
    return found


def page_tables(graph: PropertyGraph, context: ExportContext) -> dict[str, Any]:
    """Return ``nodes``, ``pairs``, ``deals`` and what these refer to.

    A node is id, type, names, labels (0: the names), aliases, x, y, radius, mark and whether it is in the
    first picture; a pair is its two ends, points, state, deals (number, points, stage, health, state) and
    whether it is in the first picture; a deal is the number of its names and its ties.
    """
    pairs, nodes = read_pairs(graph), {node.id: node for node in graph.nodes}
    first = first_picture(pairs)
    sizes = radii(pairs, first, nodes)
    labels = labels_of(nodes[id_] for id_ in sizes)
    places = lay_out(first, pairs, rooms(labels, sizes), context.clusters)
    shown, shown_ends = {p.key for p in first}, {end for p in first for end in p.key}
    deal_ids = sorted({held.deal_id for pair in pairs for held in pair.deals})
    node_at, deal_at = ({id_: n for n, id_ in enumerate(ids)} for ids in (sizes, deal_ids))
    return {
        "nodes": [
            [
                *_node_row(nodes[id_], labels[id_]),
                *places[id_],
                sizes[id_],
                mark_of(nodes[id_]),
                int(id_ in shown_ends),
            ]
            for id_ in sizes
        ],
        "pairs": [
            [
                *(node_at[end] for end in p.key),
                round(p.points, 3),
                STATES.index(p.state),
                [
                    [deal_at[h.deal_id], round(h.points, 3), h.stage, h.health, STATES.index(h.state)]
                    for h in p.deals
                ],
                int(p.key in shown),
            ]
            for p in pairs
        ],
        **_deal_tables(graph, deal_ids, nodes),
        "types": TYPES,
        "states": STATES,
    }


def _node_row(node: Node, labels: list[str]) -> list[Any]:
    shown, aliases = shown_names(node), node.properties.get("aliases", ())
    return [node.id, TYPES.index(node.label), shown, 0 if labels == shown else labels, aliases]


class _Names:
    """A table of names, each kept once and short (see :func:`_short`)."""

    def __init__(self, nodes: Mapping[str, Node]) -> None:
        self.rows: dict[tuple[str | int, ...], int] = {}
        self._nodes = nodes

    def at(self, id_: str) -> int:
        """Return the number of a node's names."""
        return self.rows.setdefault(_short(names(self._nodes[id_])), len(self.rows))


def _short(texts: Sequence[str]) -> tuple[str | int, ...]:
    """Return texts by language, English first; what is as in English is 0, and left out at the end."""
    first, *others = texts
    kept: list[str | int] = [first, *(0 if text in ("", first) else text for text in others)]
    while len(kept) > 1 and kept[-1] == 0:
        kept.pop()
    return tuple(kept)


def _deal_tables(graph: PropertyGraph, deal_ids: Iterable[str], nodes: Mapping[str, Node]) -> dict[str, Any]:
    """Return ``deals``, ``ties``, ``names`` of deals, ends and sources, and ``phrases`` by tie type."""
    proofs, table = _evidence(graph), _Names(nodes)
    ties: dict[str, list[list[Any]]] = {id_: [] for id_ in deal_ids}
    phrases = {}
    for r in graph.relationships:
        deal = str(r.properties.get("deal_id"))
        if deal in ties:
            phrase = read_schema().edges[r.type].phrase
            phrases[r.type] = _short([phrase.get(lang, "") for lang in languages()])
            sourced = [[table.at(source), *_proof(node, r)] for node, source in proofs.get(r.id, ())]
            status = (str(r.properties.get(key, "")) for key in ("stage", "health"))
            ends = table.at(r.source_id), table.at(r.target_id)
            ties[deal].append([r.type, *ends, *status, _notes(r), sourced])
    deals = [[table.at(id_), ties[id_]] for id_ in ties]
    return {"deals": deals, "names": list(table.rows), "phrases": phrases}


def _notes(record: Node | Relationship) -> tuple[str | int, ...]:
    return _short([str(record.properties.get(f"note_{lang}", "")) for lang in languages()])


def _proof(node: Node, r: Relationship) -> list[Any]:
    """Return locator, period and, where they say more than the tie's own, the notes."""
    own = [str(node.properties.get(key, "")) for key in ("locator", "period")]
    return own if _notes(node) == _notes(r) else [*own, _notes(node)]


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

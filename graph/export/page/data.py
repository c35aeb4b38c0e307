"""The tables that the network page carries: nodes, pairs, deals and their ties with evidence, as plain lists.

Everything is by index, so a name stands in the page once and no id is ever a key in a script.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from importlib import resources
from typing import Any

from graph.export.context import ExportContext
from graph.export.page.labels import labels_of, names, rooms
from graph.export.page.layout import lay_out
from graph.export.page.pairs import STATES, TYPES, Held, Pair, first_picture, grouped, read_pairs
from graph.model import Node, PropertyGraph, Relationship
from graph.texts import languages
from schema.reader import read_schema

#: What is a record about things and no thing.
_RECORDS = ("Deal", "Edition", "Evidence", "Observation")


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

    A node is id, type, names, aliases and, where it is drawn, labels (0: the names), x, y, radius, mark and
    whether it is in the first picture; drawn ones come first, then all other entities. A pair is its two
    ends, points, deals (number, points, stage, health, state) and whether it is in the first picture; a deal
    is its names (or the number of the node that is called so), points, stage, health, state and ties.
    """
    pairs, nodes = read_pairs(graph), {node.id: node for node in graph.nodes}
    first = first_picture(pairs)
    sizes = radii(pairs, first, nodes)
    others = [id_ for id_, node in nodes.items() if node.label not in _RECORDS and id_ not in sizes]
    types = [*TYPES, *sorted({nodes[id_].label for id_ in others} - {*TYPES})]
    at = {id_: number for number, id_ in enumerate([*sizes, *others])}
    deal_ids = [node.id for node in graph.nodes if node.label == "Deal"]
    deal_at = {id_: number for number, id_ in enumerate(deal_ids)}
    drawn = _drawn(pairs, first, sizes, nodes, context)
    return {
        "nodes": [[*_node_row(nodes[id_], types), *drawn.get(id_, ())] for id_ in at],
        "pairs": [_pair_row(p, at, deal_at, {x.key for x in first}) for p in pairs],
        **_deal_tables(graph, deal_ids, nodes, at, context),
        "others": _other_ties(graph, at),
        "types": types,
        "drawn": TYPES,
        "states": STATES,
    }


def _drawn(
    pairs: Sequence[Pair],
    first: Sequence[Pair],
    sizes: Mapping[str, int],
    nodes: Mapping[str, Node],
    context: ExportContext,
) -> dict[str, list[Any]]:
    """Return of every drawn node its labels, x, y, radius, mark and whether it is in the first picture."""
    labels = labels_of(nodes[id_] for id_ in sizes)
    places = lay_out(first, pairs, rooms(labels, sizes), context.clusters)
    shown = {end for p in first for end in p.key}

    def row(id_: str, size: int) -> list[Any]:
        same = labels[id_] == names(nodes[id_])
        return [0 if same else labels[id_], *places[id_], size, mark_of(nodes[id_]), int(id_ in shown)]

    return {id_: row(id_, size) for id_, size in sizes.items()}


def _pair_row(
    pair: Pair, at: Mapping[str, int], deal_at: Mapping[str, int], first: Collection[tuple[str, str]]
) -> list[Any]:
    deals = [[deal_at[h.deal_id], *_status(h)] for h in pair.deals]
    return [*(at[end] for end in pair.key), round(pair.points, 3), deals, int(pair.key in first)]


def _status(held: Held) -> list[Any]:
    return [round(held.points, 3), held.stage, held.health, STATES.index(held.state)]


def _node_row(node: Node, types: Sequence[str]) -> list[Any]:
    return [node.id, types.index(node.label), _short(names(node)), node.properties.get("aliases", ())]


def _short(texts: Sequence[str]) -> tuple[str | int, ...]:
    """Return texts by language, English first; what is as in English is 0, and left out at the end."""
    first, *others = texts
    kept: list[str | int] = [first, *(0 if text in ("", first) else text for text in others)]
    while len(kept) > 1 and kept[-1] == 0:
        kept.pop()
    return tuple(kept)


def _deal_tables(
    graph: PropertyGraph,
    deal_ids: Iterable[str],
    nodes: Mapping[str, Node],
    at: Mapping[str, int],
    context: ExportContext,
) -> dict[str, Any]:
    """Return ``deals``, ``phrases`` by tie type, and ``places`` in sources in words."""
    proofs, places = _evidence(graph), dict[str, int]()
    ties: dict[str, list[list[Any]]] = {id_: [] for id_ in deal_ids}
    for r in graph.relationships:
        deal = str(r.properties.get("deal_id"))
        if deal in ties:
            sourced = [[at[source], *_proof(node, r, places)] for node, source in proofs.get(r.id, ())]
            status = (str(r.properties.get(key, "")) for key in ("stage", "health"))
            ties[deal].append([r.type, at[r.source_id], at[r.target_id], *status, _notes(r), sourced])
    types = sorted({r.type for r in graph.relationships} & read_schema().edges.keys())
    phrases = {type_: _phrase(type_) for type_ in types}
    known = {_short(names(nodes[id_])): number for id_, number in at.items()}
    deals = [[*_deal(nodes[id_], known), ties[id_]] for id_ in ties]
    told = [_short([context.place_words(place, lang) for lang in languages()]) for place in places]
    return {"deals": deals, "phrases": phrases, "places": told}


def _deal(node: Node, known: Mapping[tuple[str | int, ...], int]) -> list[Any]:
    """Return names (or the number of the node that is called so), points, stage, health and state."""
    called = _short(names(node))
    stage, health = (str(node.properties.get(key, "")) for key in ("stage", "health"))
    points = float(str(node.properties.get("points", 0)))
    return [known.get(called, called), *_status(Held(node.id, points, stage, health))]


def _phrase(type_: str) -> tuple[str | int, ...]:
    phrase = read_schema().edges[type_].phrase
    return _short([phrase.get(lang, "") for lang in languages()])


def _other_ties(graph: PropertyGraph, at: Mapping[str, int]) -> list[list[Any]]:
    """Return type and ends of the ties that are no deal's: how things hang together."""
    return [
        [r.type, at[r.source_id], at[r.target_id]]
        for r in graph.relationships
        if r.source_id in at and r.target_id in at and r.type != "PARTNER" and "deal_id" not in r.properties
    ]


def _notes(record: Node | Relationship) -> tuple[str | int, ...]:
    return _short([str(record.properties.get(f"note_{lang}", "")) for lang in languages()])


def _proof(node: Node, r: Relationship, places: dict[str, int]) -> list[Any]:
    """Return place (a number), period and, where they say more than the tie's own, the notes."""
    place = places.setdefault(str(node.properties.get("locator", "")), len(places))
    own = [place, str(node.properties.get("period", ""))]
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

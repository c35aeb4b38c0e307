"""Answers to Cypher as pictures: things and ties, or places with a number."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from graph.pictures.node_link import NodeLink, Thing, Tie
from graph.pictures.node_link import draw as draw_things
from graph.texts import say, translate
from graph.workflows.contracts.words import worded
from graph.workflows.place_numbers import place_numbers
from graph.workflows.portraits.numbers import grouped_figure
from schema.errors import NotFoundError, UsageError
from schema.messages import N_, Message, Words, counted
from schema.reader import read_schema

if TYPE_CHECKING:
    from graph.pictures.drawing import Drawing
    from graph.store.base import Json, QueryResult, Store

#: Names stay readable on one sheet up to here.
MOST_THINGS = 150
_ENDS = "MATCH (a)-[t]->(b) WHERE t.id IN $ids RETURN a, t, b"
#: What things of a kind are called, in the order of columns.
_KINDS = {
    "Region": N_("Regions"),
    "City": N_("Cities"),
    "BorderCrossing": N_("Border crossings"),
    "Corridor": N_("Corridors"),
    "Deal": N_("Deals"),
    "Project": N_("Projects"),
    "Event": N_("Events"),
    "Zone": N_("Zones"),
    "Product": N_("Products"),
    "University": N_("Universities"),
    "Company": N_("Companies"),
    "Organisation": N_("Organisations"),
    "Province": N_("Provinces"),
    "Country": N_("Countries"),
    "Evidence": N_("What sources say"),
    "Observation": N_("Numbers"),
}
_OTHERS = N_("Others")
#: The role in which a line is drawn by stage and by health, in the order of the legend.
_STATES = {
    "stage": {"operating": "operating", "building": "building", "agreed": "amount-3", "discussed": "looked"},
    "health": {"stalled": "stalled", "cancelled": "cancelled"},
}
#: That of a tie which has neither, beside others and where none has.
_PLAIN, _ONLY = "guide", "axis"


def answer_picture(result: QueryResult, store: Store, lang: str, foot: tuple[str, ...]) -> Drawing:
    """Return an answer as a picture: its nodes, ties and paths, else its places with their numbers.

    Raises
    ------
    NotFoundError
        The answer has no rows.
    UsageError
        There is nothing in it to draw, or too much.
    """
    if not result.rows:
        raise NotFoundError("the answer has no rows, so there is nothing to draw")
    nodes, ties = _found(result.rows)
    if not nodes and not ties:
        return place_numbers(result, store, lang, foot)
    if lacking := sorted(id_ for id_, tie in ties.items() if not _is_whole(tie, nodes)):
        more, whole = _found(store.query(_ENDS, {"ids": lacking}).rows)
        nodes, ties = {**more, **nodes}, {**ties, **whole}
    if len(nodes) > MOST_THINGS:
        text = N_(
            "the answer has {count} nodes, and a picture has room for {most}: narrow it with WHERE or LIMIT, "
            "or see the whole with argun export network"
        )
        raise UsageError(Message(text, count=len(nodes), most=MOST_THINGS))
    return draw_things(_node_link(nodes, ties, lang, foot))


def _found(rows: Sequence[Sequence[Json]]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the nodes and the ties of rows, also those within paths and lists, by id."""
    nodes: dict[str, Any] = {}
    ties: dict[str, Any] = {}
    for value in (value for row in rows for cell in row for value in _objects(cell)):
        if "labels" in value:
            nodes[str(value["id"])] = value
        elif "source_id" in value and "type" in value:
            ties[str(value["id"])] = value
    return nodes, ties


def _objects(value: Json) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        for item in value:
            yield from _objects(item)
    elif isinstance(value, dict):
        if "labels" in value or "source_id" in value:
            yield value
        elif value.keys() == {"nodes", "relationships"}:
            yield from _objects([*value.values()])


def _node_link(
    nodes: Mapping[str, Any], ties: Mapping[str, Any], lang: str, foot: tuple[str, ...]
) -> NodeLink:
    things = [Thing(id_, _name(node, lang), _kind(node)) for id_, node in nodes.items()]
    known = {**_KINDS, "": _OTHERS}
    kinds = {kind: translate(words, lang) for kind, words in known.items()}
    roles = {
        role: worded(vocabulary, state, lang)
        for vocabulary, states in _STATES.items()
        for state, role in states.items()
    }
    roles[_PLAIN] = translate(N_("without a state"), lang)
    joined = [_tie(tie, nodes, lang) for tie in ties.values() if _is_whole(tie, nodes)]
    title = Message(
        "{things}, {ties}",
        things=counted("{count} thing", "{count} things", len(things)),
        ties=counted("{count} tie between them", "{count} ties between them", len(joined)),
    )
    how = translate(N_("The colour of a line is the state of the tie; a thick line is several."), lang)
    if {tie.role for tie in joined} <= {_PLAIN}:
        types = sorted({tie["type"] for tie in ties.values()})
        how = _phrase(types[0], lang) if len(types) == 1 else ""
        joined = [replace(tie, role=_ONLY) for tie in joined]
    return NodeLink(say(title, lang), how, things, joined, kinds, roles, foot)


def _is_whole(tie: Mapping[str, Any], nodes: Mapping[str, Any]) -> bool:
    """Tell whether both ends of a tie are known; a store may give a tie without them."""
    return {tie["source_id"], tie["target_id"]} <= nodes.keys()


def _name(node: Mapping[str, Any], lang: str) -> str:
    """Return the name of a thing, what a report or a number says, or its id."""
    if "quantity" in node and "value" in node:
        what = worded("quantity", node["quantity"], lang)
        return say(Message("{what}: {value}", what=what, value=grouped_figure(node["value"])), lang)
    keys = (f"name_{lang}", f"note_{lang}", "name_en", "note_en", "name", "title", "id")
    return next(str(node[key]) for key in keys if node.get(key))


def _kind(node: Mapping[str, Any]) -> str:
    return next((label for label in node["labels"] if label in _KINDS), "")


def _tie(tie: Mapping[str, Any], nodes: Mapping[str, Any], lang: str) -> Tie:
    roles = (_STATES[key].get(tie.get(key) or "") for key in ("health", "stage"))
    role = next(filter(None, roles), _PLAIN)
    source, target = (_name(nodes[tie[end]], lang) for end in ("source_id", "target_id"))
    return Tie(tie["source_id"], tie["target_id"], role, _phrase(tie["type"], lang, source, target))


def _phrase(type_: str, lang: str, source: str = "…", target: str = "…") -> str:
    edge = read_schema().edges.get(type_)
    if edge is None:
        return f"{source} — {type_} — {target}"
    words: Words = edge.phrase
    return words[lang].format(source=source, target=target)

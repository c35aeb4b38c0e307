"""Nodes and ties with their properties as what a picture draws: names, kinds and states in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from graph.pictures.node_link import NodeLink, Thing, Tie
from graph.texts import say, translate
from graph.workflows.answers import node_name
from graph.workflows.contracts.words import worded
from schema.messages import N_, Message, Words, counted
from schema.reader import read_schema

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
_OTHERS = N_("Other things")
#: The role in which a line is drawn by stage and by health, in the order of the legend.
_STATES = {
    "stage": {"operating": "operating", "building": "building", "agreed": "amount-3", "discussed": "looked"},
    "health": {"stalled": "stalled", "cancelled": "cancelled"},
}
#: That of a tie which has neither, beside others and where none has.
_PLAIN, _ONLY = "guide", "axis"


def node_link(
    nodes: Mapping[str, Any],
    ties: Mapping[str, Any],
    lang: str,
    foot: tuple[str, ...],
    title: Message | None = None,
) -> NodeLink:
    """Return nodes and ties, as a store gives them, as they are drawn; ties without ends are left out."""
    things = [Thing(id_, node_name(node, lang), _kind(node)) for id_, node in nodes.items()]
    known = {**_KINDS, "": _OTHERS}
    kinds = {kind: translate(words, lang) for kind, words in known.items()}
    roles = {
        role: worded(vocabulary, state, lang)
        for vocabulary, states in _STATES.items()
        for state, role in states.items()
    }
    roles[_PLAIN] = translate(N_("without a state"), lang)
    joined = [_tie(tie, nodes, lang) for tie in ties.values() if is_whole(tie, nodes)]
    title = title or Message(
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


def is_whole(tie: Mapping[str, Any], nodes: Mapping[str, Any]) -> bool:
    """Tell whether both ends of a tie are known; a store may give a tie without them."""
    return {tie["source_id"], tie["target_id"]} <= nodes.keys()


def _kind(node: Mapping[str, Any]) -> str:
    return next((label for label in node["labels"] if label in _KINDS), "")


def _tie(tie: Mapping[str, Any], nodes: Mapping[str, Any], lang: str) -> Tie:
    source, target = (node_name(nodes[tie[end]], lang) for end in ("source_id", "target_id"))
    return Tie(
        tie["source_id"], tie["target_id"], state_role(tie), _phrase(tie["type"], lang, source, target)
    )


def state_role(tie: Mapping[str, Any]) -> str:
    """Return the role in which the line of a tie is drawn: a tie that stalled first of all is that."""
    roles = (_STATES[key].get(tie.get(key) or "") for key in ("health", "stage"))
    return next(filter(None, roles), _PLAIN)


def _phrase(type_: str, lang: str, source: str = "…", target: str = "…") -> str:
    edge = read_schema().edges.get(type_)
    if edge is None:
        return f"{source} — {type_} — {target}"
    words: Words = edge.phrase
    return words[lang].format(source=source, target=target)

"""What a statement names and no node or tie has: said, with what was perhaps meant, and never in doubt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING

from graph.model import NAME
from graph.texts import BASE
from queries.library import Library
from queries.names import Kind, Used, used_names
from schema.errors import ArgunError
from schema.graph_properties import all_properties
from schema.messages import N_, Message, either
from schema.reader import read_schema
from schema.values import near_words

if TYPE_CHECKING:
    from graph.store.base import Store

#: The ending of what is said in the language that everything has.
_BASE = f"_{BASE}"
#: The node that says what a store holds, and what it has.
_META = frozenset({"Meta"})
#: How long the store may look for a name; a large one of somebody else's is not searched to its end.
_SEARCH_S = 5.0
_TEXTS = {
    Kind.LABEL: (
        N_("There is no label {name}; did you mean {near}?"),
        N_("There is no label {name}; argun schema lists them."),
    ),
    Kind.TYPE: (
        N_("There is no type of ties {name}; did you mean {near}?"),
        N_("There is no type of ties {name}; argun schema lists them."),
    ),
    Kind.PROPERTY: (
        N_("There is no property {name}; did you mean {near}?"),
        N_("There is no property {name}; argun schema lists them."),
    ),
}
_OTHER_KIND = {
    Kind.LABEL: N_("There is no label {name}: it is a type of ties, as in ()-[:{name}]->()."),
    Kind.TYPE: N_("There is no type of ties {name}: it is a label, as in (:{name})."),
}


def unknown_names(text: str, store: Store) -> tuple[Message, ...]:
    """Return a note on each label, type and property of a statement that the store does not have.

    Only what the schema does not know is looked for in the store, which may hold the nodes of others, too.
    """
    known = known_names()
    strange = [used for used in used_names(text) if used.name not in known[used.kind]]
    held = _held(strange, store) if strange else frozenset()
    return tuple(_note(used, known) for used in strange if used.name not in held)


@cache
def known_names() -> Mapping[Kind, frozenset[str]]:
    """Return the labels, the types and the properties that a graph can have."""
    schema = read_schema()
    properties = {NAME}.union(*(all_properties(owner) for owner in (*schema.nodes, *schema.edges)))
    return {
        Kind.LABEL: frozenset(schema.nodes) | _META,
        Kind.TYPE: frozenset(schema.edges),
        Kind.PROPERTY: frozenset(properties),
    }


def _held(strange: Iterable[Used], store: Store) -> frozenset[object]:
    """Return those of the names that the store has; all of them where it does not tell."""
    names = {kind: [used.name for used in strange if used.kind is kind] for kind in Kind}
    given = {"labels": names[Kind.LABEL], "types": names[Kind.TYPE], "keys": names[Kind.PROPERTY]}
    try:
        rows = store.query(Library().find("held_names").text, given, _SEARCH_S).rows
    except ArgunError:  # the statement itself tells what is wrong with the store
        return frozenset(used.name for used in strange)
    return frozenset(name for (name,) in rows)


def _note(used: Used, known: Mapping[Kind, frozenset[str]]) -> Message:
    if used.kind in _OTHER_KIND:
        other = Kind.TYPE if used.kind is Kind.LABEL else Kind.LABEL
        if used.name in known[other]:
            return Message(_OTHER_KIND[used.kind], name=used.name)
    near_text, text = _TEXTS[used.kind]
    near = _near(used.name, known[used.kind])
    return Message(near_text, name=used.name, near=either(near)) if near else Message(text, name=used.name)


def _near(name: str, known: Iterable[str]) -> list[str]:
    """Return the names that are most like one, whatever their case; first those whose letters changed places.

    What differs by language is meant by its name alone, too.
    """
    folded = {other.casefold(): other for other in sorted(known)}
    folded = {key.removesuffix(_BASE): folded[key] for key in folded if key.endswith(_BASE)} | folded
    if name.casefold() in folded:
        return [folded[name.casefold()]]
    near = near_words(name.casefold(), folded)
    near.sort(key=lambda other: sorted(other) != sorted(name.casefold()))
    return list(dict.fromkeys(folded[other] for other in near))

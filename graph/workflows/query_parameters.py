"""The values of a query of the book, with the names of things in place of their ids."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from graph.workflows.records.terms import known_term
from queries.library import bind_parameters
from schema.messages import N_
from schema.reader import read_schema

if TYPE_CHECKING:
    from graph.statements.records import Entity
    from queries.header import Query

#: Parameters that take an id, a code or a name, and the types of what they name (none: of any).
NAMED = {
    "region": ("Region",),
    "other": ("Region",),
    "province": ("Province",),
    "source": ("Source",),
    "entity": (),
}
#: Parameters that take a term or its word in any language, the vocabulary of each and what it is called.
TERMS = {
    "sector": ("sector", N_("sector")),
    "kind": ("concept_kind", N_("kind")),
    "quantity": ("quantity", N_("quantity")),
    "unit": ("unit", N_("unit")),
}


class Finder(Protocol):
    """Knows who is meant by a name: a workspace, or a store that holds the data."""

    def find(self, given: str, types: Sequence[str]) -> Entity:
        """Return the entity of one of the types that is meant."""


def resolve_parameters(finder: Finder, query: Query, given: Mapping[str, object]) -> dict[str, object]:
    """Return a value for each parameter of a query, ids where names were given, terms where words were.

    Raises
    ------
    UsageError
        A parameter that is unknown, missing or of the wrong form, a name that means nothing or too much, or a
        word of no term.
    """
    values = bind_parameters(query, given)
    for parameter in sorted(values.keys() & given.keys() & NAMED.keys()):
        named = values[parameter]
        if isinstance(named, str):
            values[parameter] = finder.find(named, NAMED[parameter]).id
    for parameter in values.keys() & given.keys() & TERMS.keys():
        word, (vocabulary, what) = values[parameter], TERMS[parameter]
        if isinstance(word, str):
            terms = read_schema().vocabularies[vocabulary].terms
            values[parameter] = known_term(word, terms, what, vocabulary)
    return values

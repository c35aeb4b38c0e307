"""The values of a query of the book, with the names of things in place of their ids."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from graph.workflows.records.terms import known_term
from queries.library import bind_parameters
from schema.errors import UsageError
from schema.messages import N_
from schema.reader import read_schema
from schema.wording import seen

if TYPE_CHECKING:
    from graph.statements.records import Entity
    from queries.header import Parameter, Query

#: What a term of each vocabulary is called.
TERMS = {
    "concept_kind": N_("kind"),
    "deal_kind": N_("kind"),
    "health": N_("health"),
    "mode": N_("mode of transport"),
    "processing": N_("level of processing"),
    "quantity": N_("quantity"),
    "sector": N_("sector"),
    "stage": N_("stage"),
    "unit": N_("unit"),
}

#: Is told a word, the term that it is taken for and the vocabulary.
TermTaken = Callable[[str, str, str], None]

#: A text that is looked for in names, and the ids of those that have it in another spelling: Cypher knows no
#: romanisations and no slips.
_TEXT, _FOUND = "text", "found"


class Finder(Protocol):
    """Knows who is meant by a name: a workspace, or a store that holds the data."""

    def find(self, given: str, types: Sequence[str]) -> Entity:
        """Return the entity of one of the types (none: of any) that is meant."""

    def has_tie(self, id_: str) -> bool:
        """Tell whether there is a tie with this id."""

    def search(self, text: str) -> list[Entity]:
        """Return the entities with a text in a name, in whatever spelling."""


def resolve_parameters(
    finder: Finder, query: Query, given: Mapping[str, object], taken: TermTaken | None = None
) -> dict[str, object]:
    """Return a value for each parameter of a query, ids where names were given, terms where words were.

    ``taken`` is told the word, the term and the vocabulary where a word stood for a term.

    Raises
    ------
    UsageError
        A parameter that is unknown, missing or of the wrong form, a name that means nothing or too much, or a
        word of no term.
    """
    values = bind_parameters(query, given)
    for parameter in query.parameters:
        value = values[parameter.name]
        if parameter.name in given and isinstance(value, str):
            values[parameter.name] = meant = _meant(finder, parameter, value)
            if taken and parameter.vocabulary and meant != value:
                taken(value, meant, parameter.vocabulary)
    if _FOUND in values and _FOUND not in given:
        values[_FOUND] = [entity.id for entity in finder.search(str(values[_TEXT]))]
    return values


def _meant(finder: Finder, parameter: Parameter, given: str) -> str:
    if parameter.type == "Tie":
        return _tie(finder, seen(given).strip())
    if parameter.named:
        return finder.find(given, parameter.types).id
    if vocabulary := parameter.vocabulary:
        terms = read_schema().vocabularies[vocabulary].terms
        return known_term(given, terms, TERMS[vocabulary], vocabulary)
    if parameter.choices:
        return known_term(given, dict.fromkeys(parameter.choices), parameter.meaning)
    return given


def _tie(finder: Finder, id_: str) -> str:
    if not finder.has_tie(id_):
        raise UsageError(
            'there is no tie "{id}"; argun ties --format tsv tells the ids (of one place: --region)', id=id_
        )
    return id_

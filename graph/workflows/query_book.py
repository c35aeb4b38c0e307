"""The query book as users meet it: the questions to choose from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from graph.statements.parties import PARTY_TYPES
from graph.store.base import Json, Store
from graph.tables import id_columns
from graph.texts import BASE, languages, translate
from graph.workflows.contracts.words import worded
from queries.groups import GROUPS
from queries.header import Mode, Parameter, Query
from queries.library import Library
from schema.errors import UsageError
from schema.messages import Message, counted
from schema.values import near_words

#: The parameter that says how many rows are wanted at most.
LIMIT = "limit"
#: How like a name a word is that is taken for a slip in it, 0 to 1.
_SLIP = 0.8
#: The question of which an empty answer says little, and what of the lists that it asks is in a store.
_SANCTIONS = "sanctioned_partners"
_LISTED = (
    "MATCH ()-[r:RESTRICTS]->(c) "
    f"WHERE {' OR '.join(f'c:{label}' for label in PARTY_TYPES)} RETURN count(r) AS entries"
)
#: The columns of answers that hold codes, and the vocabulary of each.
_CODED = {
    "stage": "stage",
    "stages": "stage",
    "first_stage": "stage",
    "deal_stage": "stage",
    "health": "health",
    "healths": "health",
    "kind": "deal_kind",
    "mode": "mode",
    "concept_kind": "concept_kind",
    "answer_kind": "concept_kind",
    "zone_kind": "zone_kind",
    "sector": "sector",
    "specialisations": "sector",
    "quantity": "quantity",
    "unit": "unit",
    "nature": "nature",
    "processing": "processing",
    "basis": "basis",
    "localisation": "localisation",
    "ownership": "ownership",
    "field": "partnership_field",
    "fields": "partnership_field",
    "province_basis": "province_basis",
    "role": "role",
    "side": "side",
    "stance": "stance",
    "surest": "confidence",
    "roles": "party_role",
    "region_role": "region_role",
    "confidence": "confidence",
    "project_kind": "project_kind",
    "bound": "bound",
    "federal_district": "federal_district",
    "districts": "federal_district",
}


def questions() -> list[Query]:
    """Return every question of the book, by groups and within a group by name."""
    order = list(GROUPS)
    return sorted(Library().read_all(), key=lambda query: (order.index(query.group), query.name))


def book_records(lang: str, found: Iterable[Query] | None = None) -> list[dict[str, Any]]:
    """Return questions of the book, all by groups unless some are given, with parameters and columns."""
    return [
        {
            "group": query.group,
            "name": query.name,
            "summary": translate(query.summary, lang),
            "parameters": [_taken(parameter) for parameter in query.parameters],
            "columns": [column.name for column in query.columns],
        }
        for query in (questions() if found is None else found)
    ]


def _taken(parameter: Parameter) -> str:
    """Return the name of a parameter, with what is taken unless it is given."""
    if parameter.required:
        return parameter.name
    default = "…" if parameter.default is None else parameter.default
    return f"{parameter.name}={default}"


def cut_at(values: Mapping[str, object], rows: int) -> Message | None:
    """Say that an answer has as many rows as were asked for; None where it has fewer, and so is whole."""
    if values.get(LIMIT) != rows:
        return None
    return counted(
        "{count} row, as was asked for: there may be more (without limit all are given).",
        "{count} rows, as many as were asked for: there may be more (without limit all are given).",
        rows,
    )


def clears_nobody(found: Query, rows: int, store: Store) -> Message | None:
    """Say of a question about sanctions without an answer that nobody is cleared by that; else None."""
    if rows or found.name != _SANCTIONS:
        return None
    if store.query(_LISTED).records()[0]["entries"]:
        return Message(
            "No entry of the imported lists names a party of these deals. It may still be on another list, "
            "under another name, or owned by somebody who is."
        )
    return Message(
        "The data have no list of sanctions, so this clears nobody. Import an export of OpenSanctions: "
        "argun import table targets.simple.csv --mapping opensanctions --output sanctions; "
        "then ask with --dataset sanctions (docs/import.md)."
    )


def is_name(given: str) -> bool:
    """Tell whether what was typed is meant as the name of a query, be it misspelled, not as words of it."""
    names = Library().names(None)
    one_word = " " not in given.strip()
    return "_" in given or given in names or (one_word and bool(near_words(given, names, 1, _SLIP)))


def no_question(words: str) -> UsageError:
    """Return what to say of words that no question has; near names of queries are in it."""
    try:
        find_question(words)
    except UsageError as error:
        return error
    return UsageError('"{name}" is a query: give it without --search', name=words)


def find_question(name: str) -> Query:
    """Return a query of the book that users run.

    Raises
    ------
    UsageError
        There is none of that name.
    """
    query = Library().find(name)
    if query.mode is not Mode.READ:
        raise UsageError(
            "query {name} is for Argun itself ({mode}); argun query lists those to run",
            name=name,
            mode=query.mode.value,
        )
    return query


def columns_for(columns: Sequence[str], lang: str) -> list[str]:
    """Return the columns for a reader: of ``x_en``, ``x_ru`` … that of the language, else English."""

    def fits(column: str) -> bool:
        name, _, suffix = column.rpartition("_")
        if suffix not in languages() or f"{name}_{BASE}" not in columns:
            return True
        return suffix == (lang if f"{name}_{lang}" in columns else BASE)

    return [column for column in columns if fits(column)]


def in_words(records: Iterable[Mapping[str, Json]], lang: str) -> list[dict[str, Json]]:
    """Return the rows of an answer with words in the place of codes, as tables show them."""
    return [
        {name: worded(_CODED[name], value, lang) if name in _CODED else value for name, value in row.items()}
        for row in records
    ]


def ids_beside_names(columns: Sequence[str]) -> list[str]:
    """Return the columns of ids where there are names, too: ``company_id`` beside ``company_en``."""
    named = any(column.rpartition("_")[2] in languages() for column in columns)
    return id_columns(columns) if named else []


def headings(query: Query, columns: Sequence[str], lang: str) -> list[str]:
    """Return what each of these columns means, in a language."""
    meanings = {column.name: column.meaning for column in query.columns}
    return [translate(meanings[column], lang) for column in columns]

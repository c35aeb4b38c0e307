"""The words that can be completed: of the schema, of the query book, of Cypher, and the names of places."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from graph.model import NAME
from graph.texts import BASE
from loaders.entity_names import names_by_language
from queries.header import Query
from queries.library import Library
from schema.graph_properties import all_properties, properties_of
from schema.model import EdgeType, NodeType, Schema
from schema.reader import read_schema

#: The clauses and operators that read, and what stands with them, on both servers.
KEYWORDS = (
    *("ALL", "AND", "AS", "ASC", "ASCENDING", "BY", "CALL", "CASE", "COLLECT", "CONTAINS", "COUNT", "DESC"),
    *(
        "DESCENDING",
        "DISTINCT",
        "ELSE",
        "END",
        "ENDS WITH",
        "EXISTS",
        "EXPLAIN",
        "FALSE",
        "IN",
        "IS NOT NULL",
    ),
    *("IS NULL", "LIMIT", "MATCH", "NONE", "NOT", "NULL", "OPTIONAL MATCH", "OR", "ORDER BY", "PROFILE"),
    *("RETURN", "SHORTESTPATH", "SINGLE", "SKIP", "STARTS WITH", "THEN", "TRUE", "UNION", "UNION ALL"),
    *("UNWIND", "WHEN", "WHERE", "WITH", "XOR", "YIELD"),
)
#: Functions that both servers have.
FUNCTIONS = (
    *("abs", "avg", "ceil", "coalesce", "collect", "count", "date", "datetime", "duration", "elementId"),
    *("endNode", "floor", "head", "id", "keys", "labels", "last", "left", "length", "log", "max", "min"),
    *(
        "nodes",
        "percentileCont",
        "percentileDisc",
        "point",
        "point.distance",
        "properties",
        "range",
        "reduce",
    ),
    *("relationships", "replace", "reverse", "right", "round", "sign", "size", "split", "sqrt", "startNode"),
    *("stDev", "substring", "sum", "tail", "toBoolean", "toFloat", "toInteger", "toLower", "toString"),
    *("toUpper", "trim", "type"),
)


@dataclass(frozen=True, slots=True)
class Place:
    """A region or province with its names by language."""

    type: str
    id: str
    code: str
    names: Mapping[str, str]
    aliases: tuple[str, ...]

    def called(self, lang: str) -> str:
        """Return its name in a language, in English where it has none in that."""
        return self.names.get(lang, self.names[BASE])


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words by kind, with what they mean in the language of the session.

    ``properties`` are those of each label and type, with theirs; ``terms`` what a property can be that has a
    vocabulary.
    """

    labels: Mapping[str, str]
    types: Mapping[str, str]
    properties: Mapping[str, Mapping[str, str]]
    vocabularies: Mapping[str, Mapping[str, str]]
    terms: Mapping[str, Mapping[str, str]]
    queries: Mapping[str, Query]
    places: tuple[Place, ...]
    lang: str


def read_vocabulary(lang: str) -> Vocabulary:
    """Return the words of the shipped schema, book and places (0.1 s)."""
    schema = read_schema()
    types: Mapping[str, NodeType | EdgeType] = {**schema.nodes, **schema.edges}
    vocabularies = {
        name: {term.name: term.word(lang) for term in vocabulary.terms.values()}
        for name, vocabulary in schema.vocabularies.items()
    }
    return Vocabulary(
        {name: node.word(lang) for name, node in schema.nodes.items()},
        {name: edge.word(lang) for name, edge in schema.edges.items()},
        {name: _properties(name, schema, lang) for name in types},
        vocabularies,
        {name: vocabularies[of] for name, of in _vocabularies(types.values(), schema).items()},
        {query.name: query for query in Library().read_all()},
        tuple(_places(schema)),
        lang,
    )


def further_properties(schema: Schema, given: str) -> list[str]:
    """Return what a node or tie of a type, whatever its case, has besides what the type declares."""
    name = next(name for name in (*schema.nodes, *schema.edges) if name.casefold() == given.casefold())
    return sorted(set(all_properties(name)) - set(_own(schema, name)))


def _own(schema: Schema, name: str) -> list[str]:
    """Return the properties that a type declares."""
    if name in schema.edges:
        return [*schema.edges[name].properties]
    return [*schema.nodes[name].properties, *schema.nodes[name].derived]


def _properties(name: str, schema: Schema, lang: str) -> dict[str, str]:
    """Return every property that a node or tie of a type may have, its own first, with what it means."""
    meanings = {key: declared.word(lang) for key, declared in properties_of(name).items()}
    keys = (*_own(schema, name), *all_properties(name), *_further(schema, name, meanings))
    return {key: meanings.get(key, "") for key in keys}


def _further(schema: Schema, name: str, known: Collection[str]) -> list[str]:
    """Return what a store adds: the name in its language, and the note of ties that a shorthand makes."""
    note = schema.edges[name].note if name in schema.edges else None
    notes = [f"note_{lang}" for lang in note or ()]
    return [NAME, *notes] if f"{NAME}_{BASE}" in known else notes


def _vocabularies(types: Iterable[NodeType | EdgeType], schema: Schema) -> dict[str, str]:
    """Return the vocabulary of each property that has one."""
    declared = [statement.fields for statement in schema.statements.values()]
    declared += [type_.properties for type_ in types]
    return {
        name: property_.vocabulary
        for properties in declared
        for name, property_ in properties.items()
        if property_.vocabulary
    }


def _places(schema: Schema) -> Iterator[Place]:
    for type_ in ("Region", "Province"):
        prefix = schema.nodes[type_].prefix
        for code, names, aliases in names_by_language(type_):
            yield Place(type_, f"{prefix}:{code}", code, names, tuple(aliases))

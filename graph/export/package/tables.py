"""The tables of a data package: rows from the property graph, columns from the schema's definitions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from graph.export.package.columns import Column, coded, declared, joined, of_types, said, with_days
from graph.model import Node, PropertyGraph, Relationship, Value
from schema.messages import N_
from schema.model import SCALAR_KINDS, Property, Schema

#: Nodes that have a table of their own.
_OWN_TABLES = ("Evidence", "Observation", "Deal")
#: Relationships of a dataset that are no ties: they have tables or columns of their own.
_NO_TIES = ("ABOUT", "FROM", "RATED")
#: Fields that say which tie or which number it is.
_IDENTITY = ("type", "from", "to", "key", "via")
_TOLD_APART = ("source", "key", "value", "quantity", "unit")
#: Why a curator settled a contradiction is told by ``argun check --contradictions``, and is not in the graph.
_SETTLED = ("settled_ru", "settled_en")
#: What evidence says beside its place and its notes.
_SAYS = ("stage", "health", "basis", "stance", "confidence", "announced_by")
Row = Mapping[str, Value | None]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its key, its columns, what it holds by language, and its rows in order."""

    name: str
    key: tuple[str, ...]
    columns: Sequence[Column]
    words: Mapping[str, str]
    rows: Sequence[Row]


@dataclass(frozen=True)
class Contents:
    """What tables are made of; ``meanings`` say, by table and column, what no definition explains."""

    graph: PropertyGraph
    schema: Schema
    meanings: Mapping[str, Mapping[str, str]]

    def column(
        self, table: str, name: str, called: str = "", refers: str = "", *, required: bool = False
    ) -> Column:
        """Return a column that the record of a command explains."""
        meaning = self.meanings.get(table, {}).get(name, "")
        return Column(
            called or name, words=said(meaning) if meaning else None, refers=refers, required=required
        )

    def fields(self, statement: str) -> Mapping[str, Property]:
        """Return the fields of a section of a dataset."""
        return self.schema.statements[statement].fields

    def texts(self, statement: str, prefix: str) -> list[Column]:
        """Return the columns of the texts by language (``name_en``, ``note_ru``)."""
        fields = self.fields(statement).values()
        return [declared(f, f"{prefix}_{f.name}", required=f.required) for f in fields if f.language]

    @property
    def made_notes(self) -> list[Column]:
        """The columns of notes in languages that only the program writes, of the ties that it makes."""
        own = {f.name for f in self.fields("evidence").values() if f.language}
        words = said(N_("note in this language; only ties that follow from the record of an entity have one"))
        return [Column(f"note_{x}", words=words) for x in self.schema.languages("entity") if x not in own]

    def nodes(self, label: str) -> Iterator[Node]:
        """Yield the nodes of a label."""
        return (node for node in self.graph.nodes if node.label == label)

    @cached_property
    def ties(self) -> Sequence[Relationship]:
        """The ties of the datasets: only they have evidence."""
        told = {node.properties.get("tie_id") for node in self.nodes("Evidence")}
        return [r for r in self.graph.relationships if r.id in told]

    @cached_property
    def sources(self) -> Mapping[str, str]:
        """The source of each piece of evidence and each number."""
        return {r.source_id: r.target_id for r in self.graph.relationships if r.type == "FROM"}

    @property
    def period(self) -> Column:
        """The column of the period that a report covers."""
        return replace(self.column("observations", "period"), date=True)


def main_tables(contents: Contents) -> Iterator[Table]:
    """Yield the tables of entities, ties, deals, evidence and observations."""
    for table in (_entities, _ties, _deals, _evidence, _observations):
        made = table(contents)
        yield replace(made, columns=[*with_days(made.columns)])


def _entities(contents: Contents) -> Table:
    fields = contents.fields("entity")
    every = [f for name in ("entity", "source", "edition") for f in contents.fields(name).values()]
    own = (f for f in every if f.kind in SCALAR_KINDS and not (f.language or f.list) and f.name != "parent")
    types = [node for name, node in contents.schema.nodes.items() if name not in _OWN_TABLES]
    columns = [
        declared(fields["id"], required=True),
        replace(contents.column("entities", "type", required=True), types=tuple(node.name for node in types)),
        *contents.texts("entity", "name"),
        declared(fields["aliases"]),
        *joined((*of_types(types), *map(declared, own))),
        contents.column("entities", "layer", required=True),
    ]
    nodes = (node for node in contents.graph.nodes if node.label not in _OWN_TABLES)
    rows = [{"id": n.id, "type": n.label, **n.properties} for n in nodes]
    return Table("entities", ("id",), columns, contents.schema.statements["entity"].words, rows)


def _ties(contents: Contents) -> Table:
    fields, schema = contents.fields("tie"), contents.schema
    own = (f for f in fields.values() if f.kind in SCALAR_KINDS and f.name not in _IDENTITY)
    periods = schema.nodes["Deal"].derived
    types = [edge for edge in schema.edges.values() if not edge.made and edge.name not in _NO_TIES]
    columns = [
        contents.column("ties", "id", required=True),
        replace(declared(fields["type"], required=True), types=tuple(edge.name for edge in types)),
        coded(schema, "role", required=True),
        contents.column("ties", "deal_id", refers="deals"),
        declared(fields["from"], "source_id", required=True),
        declared(fields["to"], "target_id", required=True),
        declared(fields["via"], "via_id"),
        *(coded(schema, name) for name in ("stage", "health", "basis")),
        *(declared(periods[name]) for name in ("first_period", "last_period")),
        *joined((*map(declared, own), *of_types(types))),
        *contents.made_notes,
        replace(contents.column("ties", "layers"), type="array"),
    ]
    rows = [
        {"id": r.id, "type": r.type, "source_id": r.source_id, "target_id": r.target_id, **r.properties}
        for r in contents.ties
    ]
    return Table("ties", ("id",), columns, schema.statements["tie"].words, rows)


def _deals(contents: Contents) -> Table:
    node = contents.schema.nodes["Deal"]
    names = [replace(column, required=False) for column in contents.texts("entity", "name")]
    columns = [contents.column("deals", "id", required=True), *names, *of_types([node])]
    rows = [{"id": n.id, **n.properties} for n in contents.nodes("Deal")]
    return Table("deals", ("id",), columns, node.words, rows)


def _evidence(contents: Contents) -> Table:
    fields = contents.fields("evidence")
    columns = [
        Column("id", words=said(N_("id of the piece of evidence")), required=True),
        contents.column("ties", "id", "tie_id", "ties", required=True),
        declared(fields["source"], "source_id", required=True),
        declared(fields["at"], "locator", required=True),
        Column("section", words=said(N_("section of the source, where it has sections"))),
        contents.period,
        *(declared(fields[name]) for name in _SAYS),
        *contents.texts("evidence", "note"),
        *contents.made_notes,
        contents.column("entities", "layer", required=True),
    ]
    rows = [
        {"id": n.id, "source_id": contents.sources.get(n.id), **n.properties}
        for n in contents.nodes("Evidence")
    ]
    return Table("evidence", ("id",), columns, contents.schema.statements["evidence"].words, rows)


def _observations(contents: Contents) -> Table:
    fields = contents.fields("observation")
    plain = (f for f in fields.values() if f.kind in SCALAR_KINDS and not (f.language or f.list))
    base = replace(contents.column("observations", "base_value"), type="number", unit_in="base_unit")
    columns = [
        contents.column("observations", "id", required=True),
        contents.column("ties", "id", "tie_id", "ties"),
        declared(fields["quantity"], required=True),
        replace(declared(fields["value"], required=True), unit_in="unit"),
        declared(fields["unit"], required=True),
        base,
        replace(contents.column("observations", "base_unit"), vocabularies=("unit",)),
        declared(fields["source"], "source_id", required=True),
        declared(fields["at"], "locator", required=True),
        contents.period,
        *(declared(f) for f in plain if f.name not in (*_TOLD_APART, *_SETTLED)),
        *contents.texts("observation", "note"),
        contents.column("observations", "layer", required=True),
    ]
    rows = [
        {"id": n.id, "source_id": contents.sources.get(n.id), **n.properties}
        for n in contents.nodes("Observation")
    ]
    words = contents.schema.statements["observation"].words
    return Table("observations", ("id",), columns, words, rows)

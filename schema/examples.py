"""Cypher statements that show how to ask for a type of the schema; they run on every store.

The names of things stand in the graph as ``name_LANGUAGE``, in the languages of the data.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from schema.messages import BASE, Message
from schema.model import EdgeType, NodeType, Property, Schema

#: What a statement is for, and the statement.
Example = tuple[Message, str]
_ROWS = "LIMIT 20"
#: Nodes without a name of their own are known by their note.
_NOTED = ("Evidence", "Observation")


def node_examples(node: NodeType, schema: Schema, lang: str) -> Iterator[Example]:
    """Yield three statements on the nodes of a type: all of them, those with a property, and their ties."""
    name, other = _name("n", node.name, schema, lang), _name("m", "", schema, lang)
    listed = f"RETURN n.id AS id, {name} AS name ORDER BY id {_ROWS}"
    yield Message("List them:"), f"MATCH (n:{node.name})\n{listed}"
    # The record of evidence and of a number is a statement of its own, which has the properties.
    statement = schema.statements.get(node.name.lower())
    declared = node.properties or node.derived or (statement.fields if statement else {})
    condition = _condition("n", declared, schema)
    yield Message("Filter them by a property:"), f"MATCH (n:{node.name})\nWHERE {condition}\n{listed}"
    yield (
        Message("Follow their ties:"),
        f"MATCH (n:{node.name})-[t]-(m)\n"
        f"RETURN n.id AS id, {name} AS name, type(t) AS tie, {other} AS other, t.stage AS stage\n"
        f"ORDER BY id, tie, other {_ROWS}",
    )


def edge_examples(edge: EdgeType, schema: Schema, lang: str) -> Iterator[Example]:
    """Yield three statements on the ties of a type: all of them, some of them, and how many there are."""
    tie = f"MATCH (a)-[t:{edge.name}]->(b)"
    names = [_name(end, type_, schema, lang) for end, type_ in (("a", edge.source[0]), ("b", edge.target[0]))]
    listed = f"RETURN {names[0]} AS source, {names[1]} AS target, t.stage AS stage, t.health AS health"
    listed += f"\nORDER BY source, target {_ROWS}"
    yield Message("List them:"), f"{tie}\n{listed}"
    if edge.scored:
        terms = schema.vocabularies["effort_stage" if edge.role == "effort" else "stage"].terms
        furthest = max(terms.values(), key=lambda term: term.order).name
        yield Message("Filter them by a property:"), f"{tie}\nWHERE t.stage = '{furthest}'\n{listed}"
    else:
        ends = f"MATCH (a:{edge.source[0]})-[t:{edge.name}]->(b:{edge.target[0]})"
        yield Message("Filter them by the types at their ends:"), f"{ends}\n{listed}"
    yield (
        Message("Count them by the types at their ends:"),
        f"{tie}\nRETURN labels(a)[0] AS source, labels(b)[0] AS target, count(*) AS ties\n"
        "ORDER BY ties DESC, source, target",
    )


def _name(variable: str, type_: str, schema: Schema, lang: str) -> str:
    kind = "note" if type_ in _NOTED else "name"
    named = schema.statements["entity"].fields
    own, base = f"{variable}.{kind}_{lang}", f"{variable}.{kind}_{BASE}"
    if lang not in named or lang == BASE:
        return base
    return own if named[lang].required else f"coalesce({own}, {base})"


def _condition(variable: str, declared: Mapping[str, Property], schema: Schema) -> str:
    """Return a condition on the most telling property: a word of a vocabulary, else a number, else any."""
    for p in declared.values():
        if p.vocabulary and not p.list:
            return f"{variable}.{p.name} = '{next(iter(schema.vocabularies[p.vocabulary].terms))}'"
    for p in declared.values():
        if p.kind in ("integer", "number"):
            return f"{variable}.{p.name} >= {p.minimum or 0:g}"
    return f"{variable}.{next(iter(declared))} IS NOT NULL"

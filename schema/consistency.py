"""Checks that the definitions agree with each other, so that nothing fails on the first tie of a type."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from string import Formatter

from schema.messages import Message
from schema.model import (
    SCALAR_KINDS,
    SPECIAL_KINDS,
    DealRule,
    EdgeType,
    NodeType,
    Property,
    Schema,
)

_ENDS = ("source", "target")
#: Keys of a deal rule and the vocabulary of each, or the closed list of its words.
_TERMS = {
    "kind": "deal_kind",
    "dealing": "dealing",
    "at_most": "stage",
    "source_as": "party_role",
    "target_as": "party_role",
}
_WORDS: Mapping[str, Sequence[str]] = {
    "ended": ("stands", "stops"),
    "unit": ("sides", "place"),
    "end": _ENDS,
    "joins": _ENDS,
}
#: Roles whose ties are never a result, however far they get.
_NO_RESULT = ("effort", "framework")


Faults = Iterator[Message]


def disagreements(schema: Schema) -> Faults:
    """Yield everything in which the definitions disagree, each with the type that it is about."""
    owners: dict[str, Mapping[str, Property]] = {n.name: n.properties for n in schema.nodes.values()}
    owners |= {f"{n.name} (derived)": n.derived for n in schema.nodes.values()}
    owners |= {e.name: e.properties for e in schema.edges.values()}
    owners |= {s.name: s.fields for s in schema.statements.values()}
    for owner, properties in owners.items():
        for declared in properties.values():
            yield from _property_faults(f"{owner}.{declared.name}", declared, schema)
    for edge in schema.edges.values():
        yield from _edge_faults(edge, schema)
        yield from _phrase_faults(edge)
        yield from _role_faults(edge)
        if edge.deal:
            yield from _deal_faults(edge, edge.deal, schema)
    for node in schema.nodes.values():
        yield from _node_faults(node)
        if node.sector and node.sector not in schema.vocabularies["sector"].terms:
            yield Message('{node}: sector "{name}" is unknown', node=node.name, name=node.sector)
        yield from _anchor_faults(node, schema)


def _property_faults(place: str, declared: Property, schema: Schema) -> Faults:
    if declared.kind not in SCALAR_KINDS | SPECIAL_KINDS:
        yield Message('{place}: unknown kind "{kind}"', place=place, kind=declared.kind)
    if (declared.kind == "vocabulary") != (declared.vocabulary in schema.vocabularies):
        yield Message('{place}: unknown vocabulary "{name}"', place=place, name=declared.vocabulary)
    for name in declared.types:
        if name not in schema.nodes:
            yield Message('{place}: unknown type "{name}"', place=place, name=name)


def _edge_faults(edge: EdgeType, schema: Schema) -> Faults:
    for name in (*edge.source, *edge.target):
        if name not in schema.nodes:
            yield Message('{edge}: unknown type "{name}" at an end', edge=edge.name, name=name)
    if edge.role not in schema.vocabularies["role"].terms:
        yield Message('{edge}: unknown role "{role}"', edge=edge.name, role=edge.role)


def _phrase_faults(edge: EdgeType) -> Faults:
    for lang, phrase in edge.phrase.items():
        if _fields(phrase) != set(_ENDS):
            yield Message(
                "{edge}: phrase.{lang} must have {{source}} and {{target}} and no other braces",
                edge=edge.name,
                lang=lang,
            )


def _fields(phrase: str) -> set[str] | None:
    """Return the names in the braces of a phrase; None for a brace that opens or closes nothing."""
    try:
        return {field for _, field, _, _ in Formatter().parse(phrase) if field is not None}
    except ValueError:
        return None


def _role_faults(edge: EdgeType) -> Faults:
    names = {"edge": edge.name, "role": edge.role}
    if edge.scored and edge.deal is None:
        yield Message(
            "{edge}: a type of role {role} needs a deal block (kind, dealing, ended, sector)", **names
        )
    if edge.deal and not edge.scored:
        yield Message("{edge}: a type of role {role} belongs to no deal; it must have no deal block", **names)


def _deal_faults(edge: EdgeType, rule: DealRule, schema: Schema) -> Faults:
    known = {key: tuple(schema.vocabularies[name].terms) for key, name in _TERMS.items()} | dict(_WORDS)
    for key, words in known.items():
        value = getattr(rule, key)
        if value is not None and value not in words:
            named = {"edge": edge.name, "key": key, "value": value, "known": words}
            yield Message('{edge}: deal.{key} "{value}" is unknown ({known})', **named)
    if rule.unit == "place" and rule.end is None:
        yield Message(
            "{edge}: deal.end is missing; with unit: place it names the end that is the other side",
            edge=edge.name,
        )
    if edge.role in _NO_RESULT and rule.at_most is None:
        yield Message(
            "{edge}: deal.at_most is missing; a type of role {role} is never a result",
            edge=edge.name,
            role=edge.role,
        )
    for end in rule.anchor:
        if end not in _ENDS:
            named = {"edge": edge.name, "end": end, "known": _ENDS}
            yield Message('{edge}: unknown end "{end}" in deal.anchor ({known})', **named)
    sectors = (*_ENDS, "product", *schema.vocabularies["sector"].terms)
    for word in rule.sector:
        if word not in sectors:
            named = {"edge": edge.name, "word": word, "known": sectors}
            yield Message('{edge}: deal.sector "{word}" is unknown ({known})', **named)
    for name in rule.over:
        if name not in schema.nodes:
            yield Message('{edge}: unknown type "{name}" in deal.over', edge=edge.name, name=name)


def _node_faults(node: NodeType) -> Faults:
    for name in sorted(set(node.properties) & set(node.derived)):
        yield Message(
            "{node}.{name}: it is under properties and under derived; keep one of them",
            node=node.name,
            name=name,
        )
    bundle = node.properties.get(node.bundle or "")
    if node.bundle is not None and (bundle is None or bundle.kind != "boolean"):
        yield Message(
            '{node}: bundle "{name}" is not a boolean property of the type',
            node=node.name,
            name=node.bundle,
        )


def _anchor_faults(node: NodeType, schema: Schema) -> Faults:
    kind = node.deal_kind
    if kind is None or kind in schema.vocabularies["deal_kind"].terms:
        return
    declared = node.properties.get(kind)
    if declared is None or declared.vocabulary not in schema.vocabularies:
        yield Message(
            '{node}: deal_kind "{kind}" is neither a kind of deal nor a property with a vocabulary',
            node=node.name,
            kind=kind,
        )
        return
    border = node.properties.get("border")
    crosses = border is not None and border.kind == "boolean"
    yield from _kind_faults(node.name, declared.vocabulary or "", schema, crosses=crosses)


def _kind_faults(type_: str, vocabulary: str, schema: Schema, *, crosses: bool) -> Faults:
    """Name what leaves the deals on a thing without a kind; one whose kind is not given is ``other``."""
    kinds, terms = (schema.vocabularies[name].terms for name in ("deal_kind", vocabulary))
    if "other" not in terms:
        yield Message(
            '{vocabulary}: the term "other" is missing; add it for a {type} that has no {vocabulary}',
            vocabulary=vocabulary,
            type=type_,
        )
    for term in terms.values():
        place = f"{vocabulary}.{term.name}"
        if term.across_border and not crosses:
            yield Message(
                '{term}: across_border needs a boolean property "border" of {type}; '
                "add the property, or remove across_border",
                term=place,
                type=type_,
            )
        if not term.deal_kind:
            yield Message("{term}: deal_kind is missing; the deals on such a thing need a kind", term=place)
        for key in ("deal_kind", "across_border"):
            kind = getattr(term, key)
            if kind and kind not in kinds:
                named = {"term": place, "key": key, "kind": kind, "known": tuple(kinds)}
                yield Message('{term}: {key} "{kind}" is not a kind of deal ({known})', **named)

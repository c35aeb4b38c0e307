"""Checks that the definitions agree with each other, so that nothing fails on the first tie of a type."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from string import Formatter

from schema.model import (
    LANGUAGES,
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


def disagreements(schema: Schema) -> Iterator[str]:
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
        yield from _anchor_faults(node, schema)


def _property_faults(place: str, declared: Property, schema: Schema) -> Iterator[str]:
    if declared.kind not in SCALAR_KINDS | SPECIAL_KINDS:
        yield f"{place}: unknown kind {declared.kind!r}"
    if (declared.kind == "vocabulary") != (declared.vocabulary in schema.vocabularies):
        yield f"{place}: unknown vocabulary {declared.vocabulary!r}"
    for name in declared.types:
        if name not in schema.nodes:
            yield f"{place}: unknown type {name!r}"


def _edge_faults(edge: EdgeType, schema: Schema) -> Iterator[str]:
    for name in (*edge.source, *edge.target):
        if name not in schema.nodes:
            yield f"{edge.name}: unknown type {name!r} at an end"
    if edge.role not in schema.vocabularies["role"].terms:
        yield f"{edge.name}: unknown role {edge.role!r}"


def _phrase_faults(edge: EdgeType) -> Iterator[str]:
    for lang in LANGUAGES:
        if _fields(edge.phrase.get(lang, "")) != set(_ENDS):
            yield f"{edge.name}: phrase.{lang} must name {{source}} and {{target}} and nothing else in braces"


def _fields(phrase: str) -> set[str] | None:
    """Return the names in the braces of a phrase; None for a brace that opens or closes nothing."""
    try:
        return {field for _, field, _, _ in Formatter().parse(phrase) if field is not None}
    except ValueError:
        return None


def _role_faults(edge: EdgeType) -> Iterator[str]:
    if edge.scored and edge.deal is None:
        yield f"{edge.name}: a type of role {edge.role} needs a deal block (kind, dealing, ended)"
    if edge.deal and not edge.scored:
        yield f"{edge.name}: a type of role {edge.role} belongs to no deal; it must have no deal block"


def _deal_faults(edge: EdgeType, rule: DealRule, schema: Schema) -> Iterator[str]:
    known = {key: tuple(schema.vocabularies[name].terms) for key, name in _TERMS.items()} | dict(_WORDS)
    for key, words in known.items():
        told = getattr(rule, key)
        if told is not None and told not in words:
            yield f"{edge.name}: deal.{key} {told!r} is unknown ({', '.join(words)})"
    if rule.unit == "place" and rule.end is None:
        yield f"{edge.name}: deal.end is missing; with unit: place it names the end that is the other side"
    if edge.role in _NO_RESULT and rule.at_most is None:
        yield f"{edge.name}: deal.at_most is missing; a type of role {edge.role} is never a result"
    for end in rule.anchor:
        if end not in _ENDS:
            yield f"{edge.name}: unknown end {end!r} in deal.anchor ({', '.join(_ENDS)})"
    for name in rule.over:
        if name not in schema.nodes:
            yield f"{edge.name}: unknown type {name!r} in deal.over"


def _node_faults(node: NodeType) -> Iterator[str]:
    for name in sorted(set(node.properties) & set(node.derived)):
        yield f"{node.name}.{name}: stands under properties and under derived; keep one of them"
    bundle = node.properties.get(node.bundle or "")
    if node.bundle is not None and (bundle is None or bundle.kind != "boolean"):
        yield f"{node.name}: bundle {node.bundle!r} is not a boolean property of the type"


def _anchor_faults(node: NodeType, schema: Schema) -> Iterator[str]:
    kind = node.deal_kind
    if kind is None or kind in schema.vocabularies["deal_kind"].terms:
        return
    declared = node.properties.get(kind)
    if declared is None or declared.vocabulary not in schema.vocabularies:
        yield f"{node.name}: deal_kind {kind!r} is no kind of deal and no property with a vocabulary"
        return
    border = node.properties.get("border")
    crosses = border is not None and border.kind == "boolean"
    yield from _kind_faults(node.name, declared.vocabulary or "", schema, crosses=crosses)


def _kind_faults(type_: str, vocabulary: str, schema: Schema, *, crosses: bool) -> Iterator[str]:
    """Name what leaves the deals on a thing without a kind; a thing that is not told counts as ``other``."""
    kinds, terms = (schema.vocabularies[name].terms for name in ("deal_kind", vocabulary))
    if "other" not in terms:
        yield f"{vocabulary}: the term other is missing; add it for a {type_} whose {vocabulary} is not told"
    for term in terms.values():
        if term.across_border and not crosses:
            yield (
                f"{vocabulary}.{term.name}: across_border needs a boolean property border of {type_}; "
                "add the property, or remove across_border"
            )
        if not term.deal_kind:
            yield f"{vocabulary}.{term.name}: deal_kind is missing; the deals on such a thing need a kind"
        for key in ("deal_kind", "across_border"):
            told = getattr(term, key)
            if told and told not in kinds:
                yield f"{vocabulary}.{term.name}: {key} {told!r} is no kind of deal ({', '.join(kinds)})"

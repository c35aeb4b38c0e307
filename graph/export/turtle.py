"""The whole graph as RDF (Turtle), each tie a resource of its own with evidence and source.

URIs are ``urn:argun:entity:ID``, ``urn:argun:tie:ID``, ``urn:argun:type:NAME`` and
``urn:argun:property:NAME`` with ids percent-encoded, so that any id is legal. Evidence is
``prov:wasDerivedFrom`` its source and has its place there as ``dcterms:source``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from urllib.parse import quote

from rdflib import DCTERMS, PROV, RDF, RDFS, SKOS, XSD, Literal, URIRef

from graph.export.context import LANGS, ExportContext
from graph.export.flatten import flat_text
from graph.model import Node, PropertyGraph, Relationship, Value

#: Properties that have a standard predicate, or that are told in another way.
_NODE_TOLD = frozenset({"name_ru", "name_en", "name_zh", "aliases", "locator", "tie_id"})
_TIE_TOLD = frozenset({"region_ids", "region_roles", "region_shares"})


#: Characters of a URN that need no encoding and that our ids have.
_SAFE = "/:@~"
_PREFIXES = {
    "argun": "urn:argun:property:",
    "dcterms": str(DCTERMS),
    "prov": str(PROV),
    "rdfs": str(RDFS),
    "skos": str(SKOS),
    "type": "urn:argun:type:",
    "xsd": str(XSD),
}
_LOCAL = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")

#: Subject to predicate to objects. rdflib's own writer took 47 s for 70,000 triples; its terms are used.
_Triples = defaultdict[URIRef, defaultdict[URIRef, set[URIRef | Literal]]]


def entity_uri(id_: str) -> URIRef:
    """Return the URI of a node."""
    return URIRef(f"urn:argun:entity:{quote(id_, safe=_SAFE, errors='replace')}")


def tie_uri(id_: str) -> URIRef:
    """Return the URI of a tie."""
    return URIRef(f"urn:argun:tie:{quote(id_, safe=_SAFE, errors='replace')}")


def type_uri(name: str) -> URIRef:
    """Return the URI of a node or edge type."""
    return URIRef(f"urn:argun:type:{quote(name, safe='')}")


def property_uri(name: str) -> URIRef:
    """Return the URI of a property."""
    return URIRef(f"urn:argun:property:{quote(name, safe='')}")


def render_turtle(graph: PropertyGraph, _: ExportContext) -> bytes:
    """Return Turtle in UTF-8; subjects, predicates and objects sorted."""
    triples: _Triples = defaultdict(lambda: defaultdict(set))
    ids = graph.labels
    for node in graph.nodes:
        _add_node(triples, node, ids)
    for r in graph.relationships:
        _add_relationship(triples, r, ids)
    head = [f"@prefix {prefix}: <{base}> ." for prefix, base in _PREFIXES.items()]
    blocks = [_block(subject, triples[subject]) for subject in sorted(triples)]
    return "\n\n".join(["\n".join(head), *blocks, ""]).encode()


def _block(subject: URIRef, statements: Mapping[URIRef, Iterable[URIRef | Literal]]) -> str:
    first = sorted(statements, key=lambda predicate: (predicate != RDF.type, predicate))
    lines = [f"{_short(p)} {', '.join(sorted(_short(o) for o in statements[p]))}" for p in first]
    return f"<{subject}> " + " ;\n    ".join(lines) + " ."


def _short(term: URIRef | Literal) -> str:
    """Write a term as Turtle, with a prefix where its local name is plain."""
    if isinstance(term, Literal):
        return term.n3()
    if term == RDF.type:
        return "a"
    for prefix, base in _PREFIXES.items():
        if term.startswith(base) and _LOCAL.fullmatch(term[len(base) :]):
            return f"{prefix}:{term[len(base) :]}"
    return f"<{term}>"


def _add_node(rdf: _Triples, node: Node, ids: Mapping[str, str]) -> None:
    subject = entity_uri(node.id)
    rdf[subject][RDF.type].add(type_uri(node.label))
    for lang in LANGS:
        name = node.properties.get(f"name_{lang}")
        if isinstance(name, str):
            rdf[subject][RDFS.label].add(Literal(flat_text(name), lang=lang))
    for alias in _items(node.properties.get("aliases", ())):
        rdf[subject][SKOS.altLabel].add(Literal(flat_text(str(alias))))
    if "locator" in node.properties:
        rdf[subject][DCTERMS.source].add(Literal(flat_text(str(node.properties["locator"]))))
    if "tie_id" in node.properties:
        tie = tie_uri(str(node.properties["tie_id"]))
        rdf[tie][property_uri("evidence" if node.label == "Evidence" else "observation")].add(subject)
    _add_properties(rdf, subject, node.properties, ids, _NODE_TOLD)


def _add_relationship(rdf: _Triples, r: Relationship, ids: Mapping[str, str]) -> None:
    source, target = entity_uri(r.source_id), entity_uri(r.target_id)
    if r.type == "FROM":
        rdf[source][PROV.wasDerivedFrom].add(target)
        return
    if r.type == "ABOUT":
        rdf[source][property_uri("about")].add(target)
        return
    subject = tie_uri(r.id)
    rdf[subject][RDF.type].add(type_uri(r.type))
    rdf[subject][property_uri("source")].add(source)
    rdf[subject][property_uri("target")].add(target)
    _add_attribution(rdf, subject, r)
    _add_properties(rdf, subject, r.properties, ids, _TIE_TOLD)


def _add_attribution(rdf: _Triples, tie: URIRef, r: Relationship) -> None:
    """One resource a region, because RDF keeps no order that would join parallel lists."""
    columns = (_items(r.properties.get(key, ())) for key in ("region_ids", "region_roles", "region_shares"))
    for region, role, share in zip(*columns, strict=True):
        part = URIRef(f"{tie}:region:{quote(str(region), safe='')}")
        rdf[tie][property_uri("region")].add(entity_uri(str(region)))
        rdf[tie][property_uri("attribution")].add(part)
        rdf[part][property_uri("attributed_to")].add(entity_uri(str(region)))
        rdf[part][property_uri("role")].add(Literal(str(role)))
        rdf[part][property_uri("share")].add(Literal(float(share)))


def _add_properties(
    rdf: _Triples, subject: URIRef, values: Mapping[str, Value], ids: Mapping[str, str], told: frozenset[str]
) -> None:
    for key in sorted(set(values) - told):
        name, lang = (key[:-3], key[-2:]) if key.startswith("note_") and key[-2:] in LANGS else (key, None)
        for item in _items(values[key]):
            rdf[subject][property_uri(name)].add(_term(item, ids, lang))


def _term(value: object, ids: Mapping[str, str], lang: str | None) -> Literal | URIRef:
    if isinstance(value, str):
        return entity_uri(value) if value in ids else Literal(flat_text(value), lang=lang)
    return Literal(value)


def _items(value: Value) -> Iterable[str | int | float | bool]:
    return value if isinstance(value, tuple) else (value,)

"""The whole graph as RDF (Turtle) in the terms of the ontology (:mod:`schema.ontology`).

Nodes are ``urn:argun:entity:ID``, ties ``urn:argun:tie:ID``, with ids percent-encoded, so that any id is
legal. A relationship is a triple with its type as predicate; what it has of properties stands at an
``rdf:Statement`` about that triple, and what it says of each of its places at one about the place. As in
Cypher, a triple alone does not say whether its tie works or was only discussed: its stage does. Names are
``rdfs:label``, notes ``rdfs:comment``; evidence is ``prov:wasDerivedFrom`` its source and has its place there
as ``dcterms:source``. Each dataset is a ``dcat:Dataset`` with its release.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from urllib.parse import quote

from rdflib import DCAT, DCTERMS, PROV, RDF, RDFS, SKOS, XSD, Literal, URIRef

from graph.export.context import ExportContext, Exporter
from graph.export.flatten import flat_text
from graph.model import PropertyGraph, Value
from graph.releases import Release
from schema.messages import N_
from schema.ontology import NAMESPACE

#: What has a standard predicate; texts in several languages differ in their tag.
_STANDARD = {
    "FROM": PROV.wasDerivedFrom,
    "aliases": SKOS.altLabel,
    "locator": DCTERMS.source,
    "name": RDFS.label,
    "note": RDFS.comment,
}
#: Lists whose items belong together, which RDF without order would take apart.
_PARALLEL = {"region_ids": ("region_roles", "region_shares"), "province_ids": ("province_bases",)}
_BESIDE = frozenset(key for keys in _PARALLEL.values() for key in keys)
#: A term of DCAT 3, which rdflib's own list lacks.
_VERSION = URIRef(f"{DCAT}version")
_TAGGED = re.compile(r"(name|note)_([a-z]{2,3})")
#: Characters of a URN that need no encoding and that our ids have.
_SAFE = "/:@~"
_PREFIXES = {
    "argun": NAMESPACE,
    "dcat": str(DCAT),
    "dcterms": str(DCTERMS),
    "prov": str(PROV),
    "rdf": str(RDF),
    "rdfs": str(RDFS),
    "skos": str(SKOS),
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


def term_uri(name: str) -> URIRef:
    """Return the URI of a node type, an edge type or a property."""
    return _STANDARD.get(name) or URIRef(NAMESPACE + quote(name, safe=""))


def render_turtle(graph: PropertyGraph, _: ExportContext) -> bytes:
    """Return Turtle in UTF-8; subjects, predicates and objects sorted."""
    triples: _Triples = defaultdict(lambda: defaultdict(set))
    for release in graph.releases:
        _add_release(triples, release)
    for node in graph.nodes:
        triples[entity_uri(node.id)][RDF.type].add(term_uri(node.label))
        _add_properties(triples, entity_uri(node.id), node.properties, graph.labels)
    for r in graph.relationships:
        ends = entity_uri(r.source_id), term_uri(r.type), entity_uri(r.target_id)
        triples[ends[0]][ends[1]].add(ends[2])
        if r.properties:
            _add_statement(triples, tie_uri(r.id), *ends)
            _add_places(triples, tie_uri(r.id), r.properties)
            _add_properties(triples, tie_uri(r.id), r.properties, graph.labels)
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


def _add_release(rdf: _Triples, release: Release) -> None:
    about = URIRef(f"urn:argun:dataset:{quote(release.name, safe='')}")
    rdf[about][RDF.type].add(DCAT.Dataset)
    for lang, title in release.titles.items():
        rdf[about][DCTERMS.title].add(Literal(flat_text(title), lang=lang))
    told = {DCTERMS.identifier: release.name, _VERSION: release.version, DCTERMS.issued: release.date}
    for predicate, text in (told | {DCTERMS.license: release.licence}).items():
        if text:
            rdf[about][predicate].add(Literal(flat_text(text)))


def _add_statement(rdf: _Triples, about: URIRef, source: URIRef, type_: URIRef, target: URIRef) -> None:
    rdf[about][RDF.type].add(RDF.Statement)
    for predicate, term in ((RDF.subject, source), (RDF.predicate, type_), (RDF.object, target)):
        rdf[about][predicate].add(term)


def _add_places(rdf: _Triples, tie: URIRef, values: Mapping[str, Value]) -> None:
    for key, beside in _PARALLEL.items():
        for number, place in enumerate(_items(values.get(key, ()))):
            about = URIRef(f"{tie}:{key}:{quote(str(place), safe='')}")
            _add_statement(rdf, about, tie, term_uri(key), entity_uri(str(place)))
            for name in set(beside) & set(values):
                rdf[about][term_uri(name)].add(Literal(list(_items(values[name]))[number]))


def _add_properties(
    rdf: _Triples, subject: URIRef, values: Mapping[str, Value], ids: Mapping[str, str]
) -> None:
    for key in sorted(set(values) - _BESIDE):
        tagged = _TAGGED.fullmatch(key)
        name, lang = tagged.groups() if tagged else (key, None)
        for item in _items(values[key]):
            rdf[subject][term_uri(name)].add(_term(key, item, ids, lang))


def _term(key: str, value: object, ids: Mapping[str, str], lang: str | None) -> Literal | URIRef:
    if key == "tie_id":
        return tie_uri(str(value))
    if isinstance(value, str):
        return entity_uri(value) if value in ids else Literal(flat_text(value), lang=lang)
    return Literal(value)


def _items(value: Value) -> Iterable[str | int | float | bool]:
    return value if isinstance(value, tuple) else (value,)


EXPORTER = Exporter(
    ".ttl",
    N_("whole graph as RDF in the terms of the ontology, each tie with its evidence and source"),
    render_turtle,
)

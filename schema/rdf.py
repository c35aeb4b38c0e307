"""Terms of RDF as plain data, the names of ours, and a writer of Turtle that is quick and always the same.

rdflib's writer took 47 s for a quarter of what the shipped graph has. All our names begin with
``urn:argun:``, because no host of ours exists that could answer for an address: ``schema:`` names classes,
properties and shapes, ``entity:`` nodes, ``tie:`` ties, ``term:`` words of vocabularies, ``dataset:`` layers
of data.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cache
from typing import NamedTuple
from urllib.parse import quote

#: What every name of ours begins with.
BASE_IRI = "urn:argun:"
#: The namespace of classes, properties and shapes.
NAMESPACE = f"{BASE_IRI}schema:"
PREFIXES: Mapping[str, str] = {
    "argun": NAMESPACE,
    "dataset": f"{BASE_IRI}dataset:",
    "entity": f"{BASE_IRI}entity:",
    "term": f"{BASE_IRI}term:",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "wgs84": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "wikidata": "http://www.wikidata.org/entity/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
#: Ties have no prefix: their ids have slashes, which a short name would have to escape.
_TIES = f"{BASE_IRI}tie:"
#: Characters of our ids that need no encoding in a URN.
_SAFE = "/:@~"
#: What stands after a prefix without escapes.
_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_:-]*[A-Za-z0-9_-])?")
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})


class Iri(str):
    """A name of RDF, whole."""

    __slots__ = ()


class Literal(NamedTuple):
    """A text with its type or its language; without either it is a plain text (``xsd:string``)."""

    text: str
    datatype: Iri | None = None
    lang: str = ""


class Items(NamedTuple):
    """A list of RDF, in order."""

    items: tuple[Object, ...]


class Blank(NamedTuple):
    """A node without a name, with what is said of it."""

    facts: tuple[tuple[Iri, Object], ...]


Object = Iri | Literal | Items | Blank
#: Subject to predicate to objects.
Triples = defaultdict[Iri, defaultdict[Iri, set[Object]]]


def new_triples() -> Triples:
    """Return triples to add to: ``triples[subject][predicate].add(object)``."""
    return defaultdict(lambda: defaultdict(set))


@cache
def standard(name: str) -> Iri:
    """Return the name that a prefixed one is short for.

    Examples
    --------
    >>> standard("rdfs:label"), standard("argun:stage")
    ('http://www.w3.org/2000/01/rdf-schema#label', 'urn:argun:schema:stage')
    """
    prefix, _, local = name.partition(":")
    return Iri(PREFIXES[prefix] + local)


@cache
def schema_iri(name: str) -> Iri:
    """Return the name of a class, a property or a shape."""
    return Iri(NAMESPACE + quote(name, safe=""))


@cache
def entity_iri(id_: str) -> Iri:
    """Return the name of a node of the graph."""
    return Iri(PREFIXES["entity"] + quote(id_, safe=_SAFE, errors="replace"))


def tie_iri(id_: str) -> Iri:
    """Return the name of a tie."""
    return Iri(_TIES + quote(id_, safe=_SAFE, errors="replace"))


@cache
def dataset_iri(name: str) -> Iri:
    """Return the name of a layer of data."""
    return Iri(PREFIXES["dataset"] + quote(name, safe="", errors="replace"))


@cache
def term_iri(vocabulary: str, term: str = "") -> Iri:
    """Return the name of a word of a vocabulary, or of the vocabulary."""
    parts = (quote(part, safe="", errors="replace") for part in (vocabulary, term) if part)
    return Iri(PREFIXES["term"] + ":".join(parts))


@cache
def tie_class(type_: str) -> Iri:
    """Return the class of the ties of a type.

    Examples
    --------
    >>> tie_class("HAS_PROJECT")
    'urn:argun:schema:HasProjectTie'
    """
    return schema_iri("".join(part.capitalize() for part in type_.split("_")) + "Tie")


@cache
def local_name(iri: Iri) -> str:
    """Return the last part of a name.

    Examples
    --------
    >>> local_name(standard("rdfs:label")), local_name(standard("argun:stage"))
    ('label', 'stage')
    """
    return re.split("[:/#]", iri)[-1]


def decimal_literal(value: float) -> Literal:
    """Return a number as an exact decimal, which is how a source prints it.

    Examples
    --------
    >>> decimal_literal(5.0).text, decimal_literal(1e-7).text, decimal_literal(1e18).text
    ('5.0', '0.0000001', '1000000000000000000.0')
    """
    text = f"{Decimal(repr(value)):f}"
    return Literal(text if "." in text else f"{text}.0", standard("xsd:decimal"))


def quoted(text: str) -> str:
    r"""Return a text as a string of Turtle or N-Triples.

    Examples
    --------
    >>> print(quoted('"a\nb"'))
    "\"a\nb\""
    """
    return f'"{text.translate(_ESCAPES)}"'


@cache
def shortened(iri: Iri) -> str | None:
    """Return the prefixed form of a name, None where it has none without escapes."""
    for prefix, base in PREFIXES.items():
        if iri.startswith(base) and _LOCAL.fullmatch(iri, len(base)):
            return f"{prefix}:{iri[len(base) :]}"
    return None


def turtle(triples: Mapping[Iri, Mapping[Iri, Iterable[Object]]]) -> str:
    """Return Turtle; subjects, predicates and objects sorted, ``a`` first."""
    blocks = [f"{_term(s)} {_facts(triples[s], chr(10) + '    ')} .\n" for s in sorted(triples)]
    body = "\n".join(blocks)
    head = [f"@prefix {prefix}: <{base}> ." for prefix, base in PREFIXES.items() if f"{prefix}:" in body]
    return "\n".join([*head, "", body])


def _facts(facts: Mapping[Iri, Iterable[Object]], newline: str) -> str:
    type_ = standard("rdf:type")
    order = sorted(filter(facts.get, facts), key=lambda predicate: (predicate != type_, predicate))
    told = (f"{'a' if p == type_ else _term(p)} {', '.join(sorted(map(_term, facts[p])))}" for p in order)
    return f" ;{newline}".join(told)


def _term(term: Object) -> str:
    if isinstance(term, Iri):
        return shortened(term) or f"<{term}>"
    if isinstance(term, Literal):
        return _literal(term)
    if isinstance(term, Items):
        return f"( {' '.join(map(_term, term.items))} )"
    facts: defaultdict[Iri, set[Object]] = defaultdict(set)
    for predicate, value in term.facts:
        facts[predicate].add(value)
    return f"[ {_facts(facts, ' ')} ]"


def _literal(literal: Literal) -> str:
    text, datatype, lang = literal
    if lang:
        return f"{quoted(text)}@{lang}"
    if datatype is None:
        return quoted(text)
    return text if datatype in _BARE else f"{quoted(text)}^^{_term(datatype)}"


#: Types whose values Turtle knows without quotes.
_BARE = frozenset(standard(f"xsd:{name}") for name in ("boolean", "decimal", "integer"))

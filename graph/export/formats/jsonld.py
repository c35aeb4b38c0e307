"""The whole graph as JSON-LD: the triples of the Turtle, with a context in the file."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import cast

from graph.export.context import ExportContext, Exporter
from graph.export.triples import graph_triples
from graph.model import PropertyGraph
from schema.messages import N_
from schema.rdf import NAMESPACE, PREFIXES, Iri, Literal, Object, Triples, local_name, shortened, standard

#: What JSON itself can tell; a decimal would become a double.
_NATIVE = frozenset({standard("xsd:boolean"), standard("xsd:integer")})
_TYPE = standard("rdf:type")
_ID, _LANGUAGE, _MIXED = "@id", "@language", "@mixed"


def render_jsonld(graph: PropertyGraph, _: ExportContext) -> bytes:
    """Return JSON-LD 1.1 in UTF-8, one node a line; nodes, properties and values sorted."""
    triples = graph_triples(graph)
    forms = _forms(triples)
    context = json.dumps(_context(forms), ensure_ascii=False, indent=1, sort_keys=True)
    encode = json.JSONEncoder(ensure_ascii=False).encode
    nodes = (encode(_node(s, triples[s], forms)) for s in sorted(triples))
    body = ",\n".join(nodes)
    return f'{{"@context": {context},\n"@graph": [\n{body}\n]}}\n'.encode()


def _forms(triples: Triples) -> Mapping[Iri, str]:
    """Return how the values of each property are written: as links, in languages, of one type, or mixed."""
    found: defaultdict[Iri, set[str]] = defaultdict(set)
    for facts in triples.values():
        for predicate, values in facts.items():
            found[predicate].update(map(_form, values))
    return {p: forms.pop() if len(forms) == 1 else _MIXED for p, forms in found.items() if p != _TYPE}


def _form(value: Object) -> str:
    if isinstance(value, Literal):
        return _LANGUAGE if value.lang else value.datatype or ""
    return _ID


def _context(forms: Mapping[Iri, str]) -> Mapping[str, object]:
    terms: dict[str, object] = {prefix: base for prefix, base in PREFIXES.items() if prefix != "sh"}
    for predicate, form in forms.items():
        told: dict[str, str] = {"@id": _short(predicate)}
        if form == _LANGUAGE:
            told["@container"] = "@language"
        elif form not in ("", _MIXED) and form not in _NATIVE:
            told["@type"] = form if form == _ID else _short(Iri(form))
        terms[_key(predicate)] = told
    return terms


def _short(iri: Iri) -> str:
    return shortened(iri) or iri


@cache
def _key(predicate: Iri) -> str:
    """Return the name of a property in the file: ours without a prefix, others with theirs."""
    return local_name(predicate) if predicate.startswith(NAMESPACE) else _short(predicate)


def _node(subject: Iri, facts: Mapping[Iri, Iterable[Object]], forms: Mapping[Iri, str]) -> dict[str, object]:
    node: dict[str, object] = {"@id": _short(subject)}
    if _TYPE in facts:
        node["@type"] = sorted(_short(value) for value in facts[_TYPE] if isinstance(value, Iri))
    for predicate in sorted(set(facts) - {_TYPE}, key=_key):
        node[_key(predicate)] = _values(facts[predicate], forms[predicate])
    return node


def _values(values: Iterable[Object], form: str) -> object:
    if form == _LANGUAGE:
        by_language: defaultdict[str, list[str]] = defaultdict(list)
        for value in sorted(v for v in values if isinstance(v, Literal)):
            by_language[value.lang].append(value.text)
        return {lang: _single(by_language[lang]) for lang in sorted(by_language)}
    return _single([_value(value, form) for value in sorted(values, key=_order)])


def _order(value: Object) -> tuple[str, ...]:
    return (value.text, value.datatype or "", value.lang) if isinstance(value, Literal) else (str(value),)


def _value(value: Object, form: str) -> object:
    if not isinstance(value, Literal):
        return {"@id": _short(cast("Iri", value))} if form == _MIXED else _short(cast("Iri", value))
    if value.datatype in _NATIVE:
        return json.loads(value.text)
    if form != _MIXED:
        return value.text
    more = {"@language": value.lang, "@type": _short(value.datatype) if value.datatype else ""}
    return {"@value": value.text, **{key: told for key, told in more.items() if told}}


def _single(values: Sequence[object]) -> object:
    """Return the one value without a list around it."""
    return values[0] if len(values) == 1 else values


EXPORTER = Exporter(".jsonld", N_("whole graph as JSON-LD, the same triples as the Turtle"), render_jsonld)

"""The shapes of SHACL: what the export of a sound graph looks like, node by node.

A property has one shape (``argun:stageValues``), which each class that has it uses; where classes differ,
each has its own. What a class must have, and the ends of each type of tie, are shapes of their own. Shapes
are closed: a property that no definition knows is a slip.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from schema.graph_properties import TIE, is_told
from schema.model import EdgeType, Schema
from schema.rdf import (
    Blank,
    Iri,
    Items,
    Literal,
    Object,
    Triples,
    decimal_literal,
    local_name,
    schema_iri,
    standard,
    term_iri,
    tie_class,
)
from schema.rdf_fields import (
    DATASET,
    EFFORT_STAGE,
    PLACES_OF_TIES,
    STAGE,
    Field,
    fields_of,
    owners,
    property_iri,
)
from schema.reader import read_schema

#: What is said with one term of SHACL each.
_Facts = tuple[tuple[Iri, Object], ...]
_TYPE, _DERIVED = standard("rdf:type"), standard("prov:wasDerivedFrom")
_SUBJECT, _PREDICATE, _OBJECT = (standard(f"rdf:{name}") for name in ("subject", "predicate", "object"))
_DATATYPES = {"integer": "xsd:integer", "number": "xsd:decimal", "boolean": "xsd:boolean"}
_WIKIDATA = "^http://www[.]wikidata[.]org/entity/Q[1-9][0-9]*$"
_DAY = "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?|-Q[1-4]|-H[12])?"
#: A quarter, a half-year, or a period with a side that may be open.
_PERIOD = f"^([0-9]{{4}}-(Q[1-4]|H[12])|{_DAY}/({_DAY})?|/{_DAY})$"
#: What ties of a role do not say of the stages.
_UNSAID = {"effort": (STAGE, "health"), "structural": (STAGE, EFFORT_STAGE, "health", "deal")}
_UNPROVEN = "a tie has evidence; only the program infers one without, and then no layer tells it"


def sh(name: str) -> Iri:
    """Return a term of SHACL."""
    return standard(f"sh:{name}")


def _count(number: int) -> Literal:
    return Literal(str(number), standard("xsd:integer"))


def datatype_of(field: Field) -> Iri:
    """Return the type of the values of a property that links nothing."""
    if field.languages is not None:
        return standard("rdf:langString")
    declared = field.known
    if declared.name == "url":
        return standard("xsd:anyURI")
    return standard(_DATATYPES.get(declared.kind, "xsd:string"))


def class_of(type_: str) -> Iri:
    """Return the class of a type of the definitions, or of a layer of data."""
    return standard("dcat:Dataset") if type_ == DATASET else schema_iri(type_)


def add_shapes(triples: Triples, schema: Schema) -> None:
    """Add a shape for each class of nodes and of ties, and for the ends of each type of tie."""
    known, values = dict(owners()), _value_shapes(triples)
    for node in schema.nodes.values():
        outgoing = [property_iri("", e.name) for e in schema.edges.values() if node.name in e.source]
        _add_class(triples, schema_iri(node.name), known[schema_iri(node.name)], values, outgoing)
    for name in PLACES_OF_TIES:
        _add_class(triples, schema_iri(name), known[schema_iri(name)], values, required=True)
    for edge in schema.edges.values():
        _add_ends(triples, edge)
        if fields_of(edge.name):
            _add_tie(triples, edge, known[tie_class(edge.name)], values)
    _add_proof(triples)
    _add_any_tie(triples)
    for name in ("Evidence", "Observation"):
        shape = schema_iri(f"{name}Shape")
        _add_property(
            triples, shape, _DERIVED, (*_of_classes(["Source"]), (sh("maxCount"), _count(1))), "source"
        )
        for predicate in (_DERIVED, property_iri("", "ABOUT")):
            _require(triples, shape, predicate)
    told_of = Items(tuple(_needs(schema_iri(name)) for name in ("tie", "subject")))
    triples[schema_iri("ObservationShape")][sh("or")].add(told_of)


def _value_shapes(triples: Triples) -> Mapping[tuple[Iri, Iri], Iri]:
    """Add the shapes of the values of properties; return that of each class and property."""
    uses: defaultdict[Iri, list[tuple[Iri, Field]]] = defaultdict(list)
    for class_, fields in owners():
        for field in fields:
            uses[field.iri].append((class_, field))
    found = {}
    for iri, places in uses.items():
        same = len({_values(field) for _, field in places}) == 1
        for class_, field in places:
            own = f"{local_name(iri)}Values" if same else f"{local_name(class_)}-{local_name(iri)}Values"
            found[class_, iri] = schema_iri(own)
            about = triples[schema_iri(own)]
            about[_TYPE].add(sh("PropertyShape"))
            about[sh("path")].add(iri)
            for predicate, value in _values(field):
                about[predicate].add(value)
    return found


@cache
def _languages() -> tuple[str, ...]:
    """Return the languages that the definitions speak."""
    return tuple(sorted({lang for node in read_schema().nodes.values() for lang in node.words}))


def _values(field: Field) -> _Facts:
    """Return what holds for the values of a property."""
    declared = field.known
    single = () if declared.list or field.languages is not None else ((sh("maxCount"), _count(1)),)
    if field.languages is not None:
        tags = Items(tuple(map(Literal, _languages())))
        text = (sh("datatype"), standard("rdf:langString"))
        return text, (sh("languageIn"), tags), (sh("uniqueLang"), Literal("true", standard("xsd:boolean")))
    if field.iri == standard("owl:sameAs"):
        return *single, (sh("nodeKind"), sh("IRI")), (sh("pattern"), Literal(_WIKIDATA))
    if declared.kind == "id":
        return *single, *_of_classes(declared.types)
    if declared.kind == "vocabulary":
        return *single, (sh("in"), _terms(declared.vocabulary or ""))
    if declared.kind == "date":
        return *single, (sh("or"), _dates())
    bounds = {"minInclusive": declared.minimum, "maxInclusive": declared.maximum}
    limits = tuple((sh(name), decimal_literal(float(x))) for name, x in bounds.items() if x is not None)
    return *single, (sh("datatype"), datatype_of(field)), *limits


def _of_classes(types: Sequence[str]) -> _Facts:
    """Return that something is of one of several classes, or of any where none is named."""
    if not types:
        return ((sh("nodeKind"), sh("IRI")),)
    if len(types) == 1:
        return ((sh("class"), class_of(types[0])),)
    return ((sh("or"), Items(tuple(Blank(((sh("class"), class_of(t)),)) for t in sorted(types)))),)


def _terms(vocabulary: str) -> Items:
    terms = read_schema().vocabularies[vocabulary].terms
    return Items(tuple(term_iri(vocabulary, term) for term in terms))


def _dates() -> Items:
    precise = [Blank(((sh("datatype"), standard(f"xsd:{t}")),)) for t in ("date", "gYearMonth", "gYear")]
    told = Blank(((sh("datatype"), standard("xsd:string")), (sh("pattern"), Literal(_PERIOD))))
    return Items((*precise, told))


def _needs(path: Iri) -> Blank:
    return Blank(((sh("property"), Blank(((sh("path"), path), (sh("minCount"), _count(1))))),))


def _add_property(triples: Triples, shape: Iri, path: Iri, facts: _Facts, name: str) -> None:
    """Add a shape of its own to that of a class."""
    own = schema_iri(f"{local_name(shape).removesuffix('Shape')}-{name}")
    triples[shape][sh("property")].add(own)
    triples[own][_TYPE].add(sh("PropertyShape"))
    triples[own][sh("path")].add(path)
    for predicate, value in facts:
        triples[own][predicate].add(value)


def _require(triples: Triples, shape: Iri, path: Iri) -> None:
    _add_property(triples, shape, path, ((sh("minCount"), _count(1)),), f"{local_name(path)}-required")


def _add_class(
    triples: Triples,
    class_: Iri,
    fields: Iterable[Field],
    values: Mapping[tuple[Iri, Iri], Iri],
    outgoing: Iterable[Iri] = (),
    *,
    required: bool = False,
) -> None:
    shape = schema_iri(f"{local_name(class_)}Shape")
    about = triples[shape]
    about[_TYPE].add(sh("NodeShape"))
    about[sh("targetClass")].add(class_)
    about[sh("closed")].add(Literal("true", standard("xsd:boolean")))
    about[sh("ignoredProperties")].add(Items((_TYPE, *sorted(outgoing))))
    for field in fields:
        about[sh("property")].add(values[class_, field.iri])
        for lang in field.languages or ():
            tagged = Blank(((sh("languageIn"), Items((Literal(lang),))),))
            facts = ((sh("qualifiedValueShape"), tagged), (sh("qualifiedMinCount"), _count(1)))
            _add_property(triples, shape, field.iri, facts, f"{local_name(field.iri)}-{lang}")
        if field.languages is None and (field.known.required or required):
            _require(triples, shape, field.iri)
        for day in field.days:
            about[sh("property")].add(_day_shape(triples, day))


def _day_shape(triples: Triples, day: Iri) -> Iri:
    own = schema_iri(f"{local_name(day)}Values")
    facts: dict[str, Object] = {"path": day, "datatype": standard("xsd:date"), "maxCount": _count(1)}
    triples[own][_TYPE].add(sh("PropertyShape"))
    for name, value in facts.items():
        triples[own][sh(name)].add(value)
    return own


def _add_ends(triples: Triples, edge: EdgeType) -> None:
    """Add what the ends of the triples of a type are."""
    predicate = property_iri("", edge.name)
    if predicate == _DERIVED:
        return  # evidence says it of its source, ties of their evidence
    shape = schema_iri(f"{edge.name}Shape")
    triples[shape][_TYPE].add(sh("NodeShape"))
    triples[shape][sh("targetSubjectsOf")].add(predicate)
    for term, value in _of_classes(edge.source):
        triples[shape][term].add(value)
    _add_property(triples, shape, predicate, _of_classes(edge.target), "target")


def _add_tie(
    triples: Triples, edge: EdgeType, fields: Iterable[Field], values: Mapping[tuple[Iri, Iri], Iri]
) -> None:
    """Add the shape of the ties of a type: its ends, what it says, and its evidence where sources tell it."""
    class_ = tie_class(edge.name)
    shape = schema_iri(f"{local_name(class_)}Shape")
    unsaid = _UNSAID.get(edge.role, (EFFORT_STAGE,)) if is_told(edge) else ()
    _add_class(triples, class_, [f for f in fields if local_name(f.iri) not in unsaid], values)
    for path, facts in (
        (_SUBJECT, _of_classes(edge.source)),
        (_PREDICATE, ((sh("hasValue"), property_iri("", edge.name)),)),
        (_OBJECT, _of_classes(edge.target)),
    ):
        one = ((sh("minCount"), _count(1)), (sh("maxCount"), _count(1)))
        _add_property(triples, shape, path, (*facts, *one), local_name(path))
    if not is_told(edge):
        return
    _add_property(triples, shape, _DERIVED, _of_classes(["Evidence"]), "evidence")
    role = ((sh("hasValue"), term_iri("role", edge.role)),)
    _add_property(triples, shape, schema_iri("role"), role, "role")
    triples[schema_iri("ProofShape")][sh("targetClass")].add(class_)
    if edge.role != "structural":
        _require(triples, shape, schema_iri(EFFORT_STAGE if edge.role == "effort" else STAGE))


def _add_proof(triples: Triples) -> None:
    """Add what proves a tie; the classes of ties that sources tell are its targets."""
    inferred = (
        Blank(((sh("path"), schema_iri("basis")), (sh("hasValue"), term_iri("basis", "inferred")))),
        Blank(((sh("path"), schema_iri("layer")), (sh("maxCount"), _count(0)))),
    )
    made = Blank(tuple((sh("property"), fact) for fact in inferred))
    about = triples[schema_iri("ProofShape")]
    about[_TYPE].add(sh("NodeShape"))
    about[sh("or")].add(Items((_needs(_DERIVED), made)))
    about[sh("message")].add(Literal(_UNPROVEN, lang="en"))


def _add_any_tie(triples: Triples) -> None:
    """Add what holds for ties of every type, so that one without a type of ours is found, too."""
    shape = schema_iri(f"{TIE}Shape")
    triples[shape][_TYPE].add(sh("NodeShape"))
    triples[shape][sh("targetClass")].add(schema_iri(TIE))
    types = Items(tuple(property_iri("", name) for name in read_schema().edges if fields_of(name)))
    _add_property(triples, shape, _PREDICATE, ((sh("minCount"), _count(1)), (sh("in"), types)), "type")

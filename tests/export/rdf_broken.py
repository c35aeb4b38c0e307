"""One slip of every kind in a sound graph, and what a validator is to say of each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from pyshacl import validate
from rdflib import OWL, PROV, RDF, RDFS, SH, XSD, Graph, Literal, URIRef
from rdflib.term import Node as Term

from schema.rdf import Iri, local_name
from tests.export.rdf_samples import PLANT, entity, ontology, ours, parsed, sound_graph, tie, word

_KAMAZ, _HAIER = entity("company:ru-kamaz"), entity("company:haier")
_AMUR, _TATARSTAN, _CHINA = entity("region:RU-AMU"), entity("region:RU-TA"), entity("country:CN")
_PLANT, _HOTEL = entity("project:plant"), entity("project:hotel")
_INVESTED = tie("INVESTOR_IN/company:haier/project:plant")
_VENTURE = tie("JOINT_VENTURE/company:ru-kamaz/company:haier")
_PROJECT, _TALK = tie(PLANT), tie("HAS_PROJECT/region:RU-TA/project:hotel")
_PART = tie("TAKES_PART/region:RU-AMU/deal:project:plant")
_PARTY = tie("PARTY_TO/company:haier/deal:project:plant")
_DEAL, _TALKED = entity("deal:project:plant"), entity("deal:project:hotel")
_NUMBER, _SOURCE = entity("observation:number"), entity("source:report")
_PLACE = URIRef(f"{_PROJECT}#region:RU-AMU")
_STRAY, _LOOSE = tie("stray"), entity("evidence:loose")
_MADE_UP = ours("made_up")


@dataclass(frozen=True)
class Slip:
    """What is taken away and added at a node, and the constraint of SHACL that finds it."""

    at: URIRef
    found: str
    path: URIRef | None
    add: tuple[Term, ...] = ()
    remove: bool = False


def _instead(at: URIRef, path: URIRef, value: Term, found: str) -> Slip:
    return Slip(at, found, path, (value,), remove=True)


SLIPS = {
    "a text for a number": _instead(_AMUR, ours("mark"), Literal("five"), "Datatype"),
    "a double for a decimal": _instead(_NUMBER, ours("value"), Literal(1e3, datatype=XSD.double), "Datatype"),
    "a number out of range": _instead(
        _TATARSTAN, ours("mark"), Literal("11.0", datatype=XSD.decimal), "MaxInclusive"
    ),
    "an unknown word": _instead(_PROJECT, ours("stage"), word("stage", "built"), "In"),
    "a word of another vocabulary": _instead(_VENTURE, ours("health"), word("stage", "agreed"), "In"),
    "a text for a word": _instead(_NUMBER, ours("unit"), Literal("person"), "In"),
    "nothing where something is required": Slip(_NUMBER, "MinCount", ours("quantity"), remove=True),
    "no stage": Slip(_TALK, "MinCount", ours("stage"), remove=True),
    "no mark of the role": _instead(_TALK, ours("role"), word("role", "flow"), "HasValue"),
    "too many values": Slip(_DEAL, "MaxCount", ours("kind"), (word("deal_kind", "goods"),)),
    "a tie that ends in the wrong thing": _instead(_INVESTED, RDF.object, _CHINA, "Or"),
    "a tie that begins in the wrong thing": _instead(_PARTY, RDF.subject, _AMUR, "Or"),
    "a tie with two ends": Slip(_PART, "MaxCount", RDF.object, (_TALKED,)),
    "a tie without an end": Slip(_VENTURE, "MinCount", RDF.object, remove=True),
    "a tie of another type": _instead(_PART, RDF.predicate, ours("PARTNER"), "HasValue"),
    "a tie of no type": Slip(_STRAY, "MinCount", RDF.predicate, ()),
    "a triple that begins in the wrong thing": Slip(_PLANT, "Or", None, ()),
    "a triple that ends in the wrong thing": Slip(_TATARSTAN, "Or", ours("HAS_PROJECT"), (_KAMAZ,)),
    "a tie without evidence": Slip(_INVESTED, "Or", None, ()),
    "evidence that is none": Slip(_VENTURE, "Class", PROV.wasDerivedFrom, (_HAIER,)),
    "evidence without a source": Slip(_LOOSE, "MinCount", PROV.wasDerivedFrom, ()),
    "evidence about nothing": Slip(_LOOSE, "MinCount", ours("ABOUT"), ()),
    "evidence of no tie": Slip(_LOOSE, "MinCount", ours("tie"), ()),
    "a number about nothing": Slip(_NUMBER, "Or", None, ()),
    "a link to the wrong thing": _instead(_HAIER, ours("country"), _AMUR, "Class"),
    "a property that nobody knows": Slip(_TALK, "Closed", _MADE_UP, (Literal(1),)),
    "a property of another type": Slip(
        _HOTEL, "Closed", ours("mark"), (Literal("5.0", datatype=XSD.decimal),)
    ),
    "no English name": Slip(_KAMAZ, "QualifiedMinCount", RDFS.label, (), remove=True),
    "two names in a language": Slip(_HOTEL, "UniqueLang", RDFS.label, (Literal("Отель", lang="ru"),)),
    "a name in another language": Slip(_PLANT, "LanguageIn", RDFS.label, (Literal("usine", lang="fr"),)),
    "a name in no language": Slip(_DEAL, "Datatype", RDFS.label, (Literal("Plant"),)),
    "a date in words": _instead(
        _SOURCE, URIRef("http://purl.org/dc/terms/issued"), Literal("May 2025"), "Or"
    ),
    "a day that is none": _instead(_NUMBER, ours("period_last"), Literal("2025"), "Datatype"),
    "an item of Wikidata as text": Slip(_CHINA, "NodeKind", OWL.sameAs, (Literal("Q148"),)),
    "a page of Wikidata": Slip(
        _CHINA, "Pattern", OWL.sameAs, (URIRef("https://www.wikidata.org/wiki/Q148"),)
    ),
    "a place without a role": Slip(_PLACE, "MinCount", ours("region_role"), remove=True),
    "a share above one": _instead(
        _PLACE, ours("region_share"), Literal("1.5", datatype=XSD.decimal), "MaxInclusive"
    ),
    "a layer that is no dataset": _instead(_SOURCE, ours("layer"), _HAIER, "Class"),
    "points below nought": _instead(
        _PART, ours("points"), Literal("-1.0", datatype=XSD.decimal), "MinInclusive"
    ),
}


@cache
def broken_graph() -> Graph:
    """Return the sound graph with all of these slips."""
    rdf = parsed(sound_graph())
    for slip in SLIPS.values():
        if slip.remove:
            rdf.remove((slip.at, slip.path, None))
    for slip in SLIPS.values():
        for value in slip.add:
            rdf.add((slip.at, slip.path or RDF.type, value))
    rdf.remove((_INVESTED, PROV.wasDerivedFrom, None))
    rdf.remove((_NUMBER, ours("tie"), None))
    rdf.add((_PLANT, ours("HAS_PROJECT"), _HOTEL))
    rdf.add((_STRAY, RDF.type, ours("Tie")))
    rdf.add((_LOOSE, RDF.type, ours("Evidence")))
    return rdf


#: What a validator found: the node, the constraint, the property.
Finding = tuple[str, str, str]


def findings(report: Graph) -> frozenset[Finding]:
    """Return what a report of SHACL says."""
    found = set()
    for result in report.subjects(RDF.type, SH.ValidationResult):
        of = report.value(result, SH.sourceConstraintComponent)
        constraint = local_name(Iri(str(of))).removesuffix("ConstraintComponent")
        path = report.value(result, SH.resultPath)
        found.add((str(report.value(result, SH.focusNode)), constraint, "" if path is None else str(path)))
    return frozenset(found)


def expected(slip: Slip) -> Finding:
    return str(slip.at), slip.found, "" if slip.path is None else str(slip.path)


def validated(rdf: Graph) -> tuple[frozenset[Finding], str]:
    """Return what pySHACL finds by the shapes of the ontology, and what it says."""
    _, report, said = validate(rdf, shacl_graph=ontology())
    assert isinstance(report, Graph)
    return findings(report), said


@cache
def found_by_pyshacl() -> frozenset[Finding]:
    return validated(broken_graph())[0]

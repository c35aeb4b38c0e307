"""Which property of RDF tells what a property of the graph tells: one meaning a property.

Where two types call different things by one name, each has a property of its own (``mark`` of a region,
``edition_mark`` of an edition); what is called an id in the graph is called by what it links. Properties in
several languages (``name_en``) are one, with a tag of the language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import cast

from schema.graph_properties import TIE, properties_of, records
from schema.model import Property
from schema.rdf import Iri, local_name, schema_iri, standard, tie_class
from schema.reader import read_schema

#: What a property links that is no node of the graph.
DATASET = "Dataset"
#: Nodes for the places of a tie: by class the property that links the place, and what is said of it there.
PLACES_OF_TIES: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "ProvinceOfTie": ("province_ids", ("province_bases",)),
    "RegionOfTie": ("region_ids", ("region_roles", "region_shares")),
}
BESIDE_PLACES = frozenset(key for _, keys in PLACES_OF_TIES.values() for key in keys)
#: Names of vocabularies of stages: that of visits and events is another property.
STAGE, EFFORT_STAGE = "stage", "effort_stage"
_NAMES: Mapping[str, str] = {
    "FROM": "prov:wasDerivedFrom",
    "aliases": "skos:altLabel",
    "deal_id": "argun:deal",
    "layers": "argun:layer",
    "name": "rdfs:label",
    "note": "rdfs:comment",
    "province_bases": "argun:province_basis",
    "province_ids": "argun:province",
    "region_ids": "argun:region",
    "region_roles": "argun:region_role",
    "region_shares": "argun:region_share",
    "subject_ids": "argun:subject",
    "tie_id": "argun:tie",
    "via_id": "argun:via",
    "wikidata": "owl:sameAs",
}
#: What a type calls by a name that means something else at another.
_OWN_NAMES: Mapping[tuple[str, str], str] = {
    ("Edition", "date"): "dcterms:issued",
    ("Edition", "source"): "prov:wasDerivedFrom",
    ("Event", "date"): "argun:event_date",
    ("Observation", "base_unit"): "argun:unit_of_base_value",
    ("Observation", "date"): "argun:observation_date",
    ("PARTNER", "rank"): "argun:partner_rank",
    ("SUPPLIER_TO", "quantity"): "argun:pieces",
    ("RATED", "mark"): "argun:edition_mark",
    ("Source", "date"): "dcterms:issued",
    ("Source", "locator"): "argun:locator_reading",
    ("TAKES_PART", "basis"): "argun:province_basis",
}
#: Dates that the program reckons, always months.
_MONTHS = frozenset({"first_period", "last_period"})
_TAGGED = re.compile(r"(.+)_([a-z]{2,3})")


@dataclass(frozen=True, slots=True)
class Field:
    """A property of RDF: ``declared`` says what its values are, ``languages`` in which it must be told.

    ``languages`` is None for what has no language, ``declared`` for what no definition knows. A date has two
    more properties, its first and its last ``days``: a year and a month cannot be compared.
    """

    iri: Iri
    declared: Property | None
    languages: tuple[str, ...] | None = None

    @property
    def days(self) -> tuple[Iri, ...]:
        """The properties of the first and the last day; the program's own months have none."""
        if self.declared is None or self.declared.kind != "date" or self.declared.name in _MONTHS:
            return ()
        name = local_name(self.iri)
        return schema_iri(f"{name}_first"), schema_iri(f"{name}_last")

    @property
    def known(self) -> Property:
        """Return what the definitions say of it; every field of :func:`fields_of` has it."""
        return cast("Property", self.declared)


@cache
def fields_of(owner: str) -> Mapping[str, Field]:
    """Return the fields of a node type, a tie type, or a record (``Tie``), by their name without language."""
    found: dict[str, Field] = {}
    for declared in properties_of(owner).values():
        name, lang = untagged(declared.name)
        if lang is None:
            found[name] = Field(property_iri(owner, name), declared)
            continue
        before = found[name].languages or () if name in found else ()
        required = (*before, lang) if declared.required else before
        found[name] = Field(property_iri(owner, name), replace(declared, name=name), required)
    return found


@cache
def _texts() -> frozenset[str]:
    """Return the names of what is told in several languages."""
    schema = read_schema()
    owners = [n.properties for n in schema.nodes.values()] + [e.properties for e in schema.edges.values()]
    keys = {key for known in (*owners, *records().values()) for key in known}
    return frozenset(key.removesuffix("_en") for key in keys if key.endswith("_en"))


@cache
def untagged(key: str) -> tuple[str, str | None]:
    """Return the name of a property of the graph, and its language if it has one.

    Examples
    --------
    >>> untagged("name_ru"), untagged("change_of")
    (('name', 'ru'), ('change_of', None))
    """
    tagged = _TAGGED.fullmatch(key)
    return (tagged[1], tagged[2]) if tagged and tagged[1] in _texts() else (key, None)


@cache
def property_iri(owner: str, name: str) -> Iri:
    """Return the property that tells what a type calls by a name."""
    prefixed = _OWN_NAMES.get((owner, name)) or _NAMES.get(name)
    return standard(prefixed) if prefixed else schema_iri(name)


def owners() -> Iterator[tuple[Iri, Sequence[Field]]]:
    """Yield every class of the export that has properties, with its fields."""
    schema = read_schema()
    for name in schema.nodes:
        yield schema_iri(name), [*fields_of(name).values()]
    for name in schema.edges:
        yield tie_class(name), [f for key, f in fields_of(name).items() if key not in BESIDE_PLACES]
    tie = Field(schema_iri("tie"), records()["Evidence"]["tie_id"])
    for name, (key, beside) in PLACES_OF_TIES.items():
        single = (replace(records()[TIE][k], list=False) for k in (key, *beside))
        yield schema_iri(name), [tie, *(Field(property_iri(TIE, x.name), x) for x in single)]

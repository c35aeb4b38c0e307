"""Entities of FollowTheMoney: companies and bodies, territories, projects, events, and documents as proof."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from graph.export.ftm.values import Entity, Properties, entity, ftm_date, ftm_id, ftm_language
from graph.model import Node, PropertyGraph, Relationship, Value
from graph.texts import BASE, languages, translate
from schema.messages import N_
from schema.model import Schema
from schema.words import HEALTH_WORDS, STAGE_WORDS

#: The schema of each type that has one there; bodies and unnamed parties are looked at more closely.
_SCHEMATA = {
    "Company": "Company",
    "University": "Organization",
    "Organisation": "Organization",
    "Country": "Territory",
    "Region": "Territory",
    "Province": "Territory",
    "City": "Territory",
    "Zone": "Territory",
    "Project": "Project",
    "Event": "Event",
    "Source": "Document",
}
_PUBLIC = ("government", "intergovernmental")
#: Identifiers, by our names and theirs.
_CODES = {"inn": "innCode", "ogrn": "ogrnCode", "uscc": "uscCode", "lei": "leiCode", "wikidata": "wikidataId"}
_UNNAMED = N_("The source does not name this party.")
_PLACES = ("City", "Zone", "Region", "Province", "Country")
_KINDS = {"Project": "project_kind", "Zone": "zone_kind", "Organisation": "organisation_kind"}
_HOME = {"Region": "country:RU", "Province": "country:CN"}


@dataclass(frozen=True)
class Things:
    """The nodes of a graph as entities; texts are in a language, names in all."""

    graph: PropertyGraph
    schema: Schema
    lang: str

    @cached_property
    def nodes(self) -> Mapping[str, Node]:
        """Every node by its id."""
        return {node.id: node for node in self.graph.nodes}

    @cached_property
    def schemata(self) -> Mapping[str, str]:
        """The schema of each node that has a home in FollowTheMoney."""
        return {n.id: _schema(n) for n in self.graph.nodes if n.label in _SCHEMATA}

    @cached_property
    def _within(self) -> Mapping[str, list[str]]:
        """The places in which each thing stands, and the wholes of which places are parts."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for r in self.graph.relationships:
            if r.type in ("LOCATED_IN", "PART_OF") and self.graph.labels[r.target_id] in _PLACES:
                found[r.source_id].append(r.target_id)
        return found

    @cached_property
    def _own_ties(self) -> Mapping[str, Relationship]:
        """The tie that has the stage of a project itself."""
        ties = (r for r in self.graph.relationships if r.type == "HAS_PROJECT")
        return {r.target_id: r for r in ties}

    def entities(self) -> Iterator[Entity]:
        """Yield an entity for each node that has a home there."""
        for id_, schema in self.schemata.items():
            node = self.nodes[id_]
            more = self._document(node) if schema == "Document" else self._thing(node, schema)
            yield entity(ftm_id(id_), schema, {**self._common(node), **more})

    def _common(self, node: Node) -> Properties:
        names = [node.properties.get(f"name_{x}") for x in dict.fromkeys((self.lang, *languages()))]
        aliases = node.properties.get("aliases", ())
        codes = {
            theirs: [node.properties.get(ours)] for ours, theirs in _CODES.items() if ours in node.properties
        }
        alias = list(aliases) if isinstance(aliases, tuple) else []
        return {"name": list(names), "alias": alias, **codes, "notes": [self.text(node.properties, "note")]}

    def _thing(self, node: Node, schema: str) -> Properties:
        found: Properties = {"country": self._countries(node.id)}
        if schema == "Territory":
            within = [ftm_id(place) for place in self._within.get(node.id, ())]
            level, code = self._kind(node) or node.label.lower(), node.properties.get("iso")
            return found | {"level": [level], "territoryCode": [code], "partOf": [*within]}
        found["address"] = [self._address(node.id)]
        if schema == "Project":
            return found | self._project(node)
        if schema == "Event":
            return found | {"date": [ftm_date(node.properties.get("date"))]}
        unnamed = translate(_UNNAMED, self.lang) if node.properties.get("named") is False else ""
        kind = self._kind(node) or ("university" if node.label == "University" else "")
        return found | {"sector": [self._sector(node)], "classification": [kind], "summary": [unnamed]}

    def _project(self, node: Node) -> Properties:
        tie = self._own_ties.get(node.id)
        found: Properties = {"keywords": [self._kind(node), self._sector(node)]}
        if tie is not None:
            start, end = ftm_date(tie.properties.get("start")), ftm_date(tie.properties.get("end"), last=True)
            found |= {"status": [self.status(tie)], "startDate": [start], "endDate": [end]}
        return found

    def _document(self, node: Node) -> Properties:
        told = node.properties
        dates = {"publishedAt": [ftm_date(told.get("date"))], "retrievedAt": [ftm_date(told.get("seen"))]}
        language = [ftm_language(told.get("language"))]
        title, publisher = [self.text(told, "name")], [self.text(told, "publisher")]
        address: Properties = {"sourceUrl": [told.get("url")], "language": language}
        return {**dates, **address, "title": title, "publisher": publisher}

    def status(self, tie: Relationship) -> str:
        """Return stage and health of a tie in words."""
        words = {"stage": STAGE_WORDS, "health": HEALTH_WORDS}
        told = (known.get(str(tie.properties.get(name)), "") for name, known in words.items())
        return ", ".join(translate(text, self.lang) for text in told if text)

    def text(self, properties: Mapping[str, Value], key: str) -> Value | None:
        """Return a text that is there by languages, the English one where there is no other."""
        return properties.get(f"{key}_{self.lang}") or properties.get(f"{key}_{BASE}")

    def _countries(self, id_: str, seen: frozenset[str] = frozenset()) -> list[str]:
        """Return the codes of the countries of a thing: its own, else of the places in which it stands."""
        node = self.nodes[id_]
        own = _HOME.get(node.label) or str(node.properties.get("country", ""))
        own = id_ if node.label == "Country" else own
        if own in self.nodes:
            return [str(self.nodes[own].properties.get("iso", "")).lower()]
        wholes = (p for p in self._within.get(id_, ()) if p not in seen)
        return sorted({code for p in wholes for code in self._countries(p, seen | {id_})}, key=str)

    def _address(self, id_: str) -> str:
        places = sorted(
            (self.nodes[p] for p in self._within.get(id_, ())), key=lambda n: (_PLACES.index(n.label), n.id)
        )
        return ", ".join(str(self.text(place.properties, "name")) for place in places)

    def _kind(self, node: Node) -> str:
        name = _KINDS.get(node.label, "")
        return self._word(name, node.properties.get(name))

    def _sector(self, node: Node) -> str:
        return self._word("sector", node.properties.get("sector"))

    def _word(self, vocabulary: str, term: object) -> str:
        found = self.schema.vocabularies.get(vocabulary)
        return found.terms[str(term)].word(self.lang) if found and term in found.terms else ""


def _schema(node: Node) -> str:
    if node.properties.get("named") is False:
        return "LegalEntity"
    if node.properties.get("organisation_kind") in _PUBLIC:
        return "PublicBody"
    return _SCHEMATA[node.label]

"""The property graph becomes statements again: the way back of :mod:`graph.statements.property_graph`.

What a store gives back is enough for everything that is made from a dataset; only the order of its layers
is lost. What somebody added by hand in the database and what the program derives are left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import replace
from typing import Any

from graph.model import NAME, Node, PropertyGraph, Relationship
from graph.statements.points import own_properties
from graph.statements.property_graph import TIE_PROPERTIES, tie_notes
from graph.statements.records import Edition, Entity, Evidence, Observation, Statements, Tie
from graph.texts import BASE
from schema.days import DAY_PROPERTIES
from schema.errors import InvalidValueError
from schema.reader import read_schema

#: Nodes that are no entities of a dataset.
_OTHERS = frozenset({"Evidence", "Observation", "Deal"})
#: Names and notes are properties by language.
_NAME, _NOTE = "name_", "note_"
_OWN = frozenset({"aliases", "layer", NAME}) | DAY_PROPERTIES
#: The source of each piece of evidence and each number.
_Sources = Mapping[str, str]


def to_statements(graph: PropertyGraph) -> Statements:
    """Return the statements that a graph was made from, layers in order of their names.

    Raises
    ------
    InvalidValueError
        A node or a relationship lacks what it had when it was loaded: somebody changed it in the database.
    """
    sources = {r.source_id: r.target_id for r in graph.relationships if r.type == "FROM"}
    evidence: dict[str, list[Evidence]] = defaultdict(list)
    entities, observations = [], []
    for node in graph.nodes:
        if node.label == "Evidence":
            evidence[_had(node, "tie_id")].append(_evidence(node, sources))
        elif node.label == "Observation":
            observations.append(_observation(node, sources))
        elif node.label not in _OTHERS and "layer" in node.properties:
            entities.append(to_entity(node))
    # Only ties of the dataset have evidence.
    ties = [_tie(r, evidence[r.id]) for r in graph.relationships if r.id in evidence]
    _check_references({e.id for e in entities}, ties, observations)
    layers = {e.layer for e in entities} | {layer for tie in ties for layer in tie.layers}
    layers |= {o.layer for o in observations}
    return Statements.of(entities, ties, observations, _editions(graph, entities), sorted(layers))


def _check_references(known: Set[str], ties: Sequence[Tie], observations: Iterable[Observation]) -> None:
    for tie in ties:
        named = {tie.source_id, tie.target_id, tie.via_id, *tie.regions, *tie.provinces}
        _check_known(named | {e.source_id for e in tie.evidence}, known, tie.id)
    known_with_ties = {tie.id for tie in ties} | known
    for observation in observations:
        named = {observation.source_id, observation.tie_id, *observation.subjects}
        _check_known(named, known_with_ties, observation.id)


def _check_known(named: Set[str | None], known: Set[str], by: str) -> None:
    for missing in sorted(id_ for id_ in named if id_ is not None and id_ not in known):
        raise InvalidValueError(
            '"{id}" names "{missing}", which is not there: it was removed from the database',
            id=by,
            missing=missing,
        )


def _had(record: Node | Relationship, key: str) -> Any:
    """Return a property that every record of this kind has when it is loaded."""
    if key not in record.properties:
        raise InvalidValueError('"{id}" has no {key}: it was changed in the database', id=record.id, key=key)
    return record.properties[key]


def _source(node: Node, sources: _Sources) -> str:
    if node.id not in sources:
        raise InvalidValueError('"{id}" has no source: it was changed in the database', id=node.id)
    return sources[node.id]


def _by_language(record: Node | Relationship, prefix: str) -> dict[str, str]:
    """Return the texts whose properties are called after languages (``name_en``)."""
    properties = record.properties
    return {key.removeprefix(prefix): str(properties[key]) for key in properties if key.startswith(prefix)}


def _in_english_too(node: Node, prefix: str) -> dict[str, str]:
    """Return texts by language that every record of this kind has at least in English."""
    _had(node, prefix + BASE)
    return _by_language(node, prefix)


def to_entity(node: Node) -> Entity:
    """Return the entity that a node was made from; raises InvalidValueError as :func:`to_statements` does."""
    properties, type_ = node.properties, read_schema().nodes.get(node.label)
    without = _OWN | set(type_.derived if type_ else ())
    return Entity(
        id=node.id,
        type=node.label,
        names=_in_english_too(node, _NAME),
        aliases=_texts(properties, "aliases"),
        properties={
            key: properties[key]
            for key in own_properties(properties)
            if key not in without and not key.startswith(_NAME)
        },
        layer=_had(node, "layer"),
    )


def _evidence(node: Node, sources: _Sources) -> Evidence:
    properties = node.properties
    return Evidence(
        id=node.id,
        source_id=_source(node, sources),
        locator=_had(node, "locator"),
        section=_text(properties, "section") or "",
        period=_had(node, "period"),
        stage=_text(properties, "stage"),
        health=_text(properties, "health"),
        basis=_had(node, "basis"),
        stance=_had(node, "stance"),
        announced_by=_text(properties, "announced_by"),
        notes=_in_english_too(node, _NOTE),
        layer=_had(node, "layer"),
        confidence=_had(node, "confidence"),
    )


def _observation(node: Node, sources: _Sources) -> Observation:
    properties = node.properties
    return Observation(
        id=node.id,
        subjects=_texts(properties, "subject_ids"),
        tie_id=_text(properties, "tie_id"),
        quantity=_had(node, "quantity"),
        value=_had(node, "value"),
        unit=_had(node, "unit"),
        date=_had(node, "date"),
        source_id=_source(node, sources),
        locator=_had(node, "locator"),
        period=_had(node, "period"),
        counterpart=_text(properties, "counterpart"),
        scope=_text(properties, "scope"),
        nature=_had(node, "nature"),
        bound=_had(node, "bound"),
        change_of=_had(node, "change_of"),
        notes=_by_language(node, _NOTE),
        layer=_had(node, "layer"),
    )


def _tie(r: Relationship, evidence: Iterable[Evidence]) -> Tie:
    edge = read_schema().edges.get(r.type)
    if edge is None:
        raise InvalidValueError('"{id}": there is no tie type {type}', id=r.id, type=r.type)
    properties = {key: value for key, value in r.properties.items() if key in edge.properties}
    without = properties.keys() | TIE_PROPERTIES | DAY_PROPERTIES
    tie = Tie(
        id=r.id,
        type=r.type,
        role=_had(r, "role"),
        source_id=r.source_id,
        target_id=r.target_id,
        via_id=_text(r.properties, "via_id"),
        regions=_pairs(r, "region_ids", "region_roles"),
        provinces=_pairs(r, "province_ids", "province_bases"),
        details={
            key: str(value)
            for key, value in r.properties.items()
            if key not in without and not key.startswith(_NOTE)
        },
        properties=properties,
        evidence=tuple(sorted(evidence, key=lambda e: e.id)),
        layers=_had(r, "layers"),
    )
    # Its own notes are those that its evidence does not give.
    given = tie_notes(tie)
    own = {_NOTE + lang: note for lang, note in _by_language(r, _NOTE).items() if note != given.get(lang)}
    return replace(tie, details={**tie.details, **own}) if own else tie


def _pairs(r: Relationship, keys: str, values: str) -> dict[str, str]:
    first, second = (_texts(r.properties, name) for name in (keys, values))
    if len(first) != len(second):
        raise InvalidValueError(
            '"{id}": {keys} and {values} differ in length', id=r.id, keys=keys, values=values
        )
    return dict(zip(first, second, strict=True))


def _editions(graph: PropertyGraph, entities: list[Entity]) -> list[Edition]:
    marks: dict[str, dict[str, float]] = defaultdict(dict)
    for r in graph.relationships:
        if r.type == "RATED":
            marks[r.source_id][r.target_id] = float(_had(r, "mark"))
    return [
        Edition(e.id, str(e.properties.get("date", "")), str(e.properties.get("source", "")), marks[e.id])
        for e in entities
        if e.type == "Edition"
    ]


def _text(properties: Mapping[str, Any], key: str) -> str | None:
    return str(properties[key]) if key in properties else None


def _texts(properties: Mapping[str, Any], key: str) -> tuple[str, ...]:
    return tuple(properties.get(key, ()))

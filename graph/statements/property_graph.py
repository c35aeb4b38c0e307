"""Statements become the typed property graph that the stores and the NetworkX view hold.

An entity is a node with its type as label. A tie is one relationship between its two ends with the
tie's id. Each piece of evidence is a node, ``(:Evidence)-[:FROM]->(:Source)`` and
``(:Evidence)-[:ABOUT]->`` both ends of its tie; each number likewise, about its subjects. Marks are
``(:Edition)-[:RATED {mark}]->(:Region)``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from graph.model import Node, PropertyGraph, Relationship, Value
from graph.statements.points import derived_points
from graph.statements.records import Entity, Evidence, Observation, Statements, Tie
from graph.statements.shares import region_shares
from graph.statements.status import period_end, status_of
from graph.texts import BASE
from schema.days import days_of
from schema.reader import read_schema
from schema.values import date_bounds

#: Notes are properties by language.
_NOTE = "note_"
#: What a relationship of a tie says beside the properties of its type and the tie's own details.
TIE_PROPERTIES = frozenset(
    {
        *("role", "stage", "health", "basis", "deal_id", "via_id", "layers", "first_period", "last_period"),
        *("region_ids", "region_roles", "region_shares", "province_ids", "province_bases"),
    }
)


def to_property_graph(
    statements: Statements, deal_ids: Mapping[str, str], *, reports: bool = True
) -> PropertyGraph:
    """Build the graph; ``deal_ids`` gives the deal of each tie that belongs to one.

    Without ``reports`` it has no evidence, no notes, no links of numbers: all that a mark rests on.
    """
    points = derived_points(statements)
    nodes: list[Node] = [_entity_node(e, points.get(e.id, {})) for e in statements.entities.values()]
    relationships: list[Relationship] = []
    for tie in statements.ties.values():
        relationships.append(_tie_relationship(tie, deal_ids.get(tie.id), noted=reports))
        for evidence in tie.evidence if reports else ():
            nodes.append(_evidence_node(tie, evidence))
            relationships.extend(_links(evidence.id, evidence.source_id, (tie.source_id, tie.target_id)))
    for observation in statements.observations.values():
        nodes.append(_observation_node(observation))
        if reports:
            about = _about(observation, statements)
            relationships.extend(_links(observation.id, observation.source_id, about))
    relationships.extend(_rated(statements))
    return PropertyGraph.of(nodes, relationships)


def _about(observation: Observation, statements: Statements) -> tuple[str, ...]:
    if observation.tie_id is None:
        return observation.subjects
    tie = statements.ties[observation.tie_id]
    return (tie.source_id, tie.target_id)


def _present(values: Mapping[str, Value | None]) -> dict[str, Value]:
    """Keep what is known: the graph has no nulls and no empty lists. Dates have their days beside them."""
    known = {key: value for key, value in values.items() if value is not None and value != ()}
    return {**known, **dict(days_of(known))}


def _entity_node(entity: Entity, point: Mapping[str, Value]) -> Node:
    names = {f"name_{lang}": name for lang, name in entity.names.items()}
    values = {**entity.properties, **point, **names, "aliases": entity.aliases, "layer": entity.layer}
    return Node(entity.id, entity.type, _present(values))


def _tie_relationship(tie: Tie, deal_id: str | None, *, noted: bool) -> Relationship:
    status = status_of(tie)
    shares = region_shares(tie.regions)
    months = [date_bounds(e.period)[1].isoformat()[:7] for e in tie.evidence]
    values: dict[str, Value | None] = {
        **tie.properties,
        "role": tie.role,
        "stage": status.stage if tie.role != "structural" else None,
        "health": status.health,
        "basis": status.basis,
        "deal_id": deal_id,
        "via_id": tie.via_id,
        "region_ids": tuple(shares),
        "region_roles": tuple(tie.regions[region] for region in shares),
        "region_shares": tuple(shares.values()),
        "province_ids": tuple(tie.provinces),
        "province_bases": tuple(tie.provinces.values()),
        "first_period": min(months),
        "last_period": max(months),
        "layers": tie.layers,
        **(_notes(tie_notes(tie)) if noted else {}),
    }
    values |= {k: v for k, v in tie.details.items() if not k.startswith(_NOTE)}
    return Relationship(tie.id, tie.type, tie.source_id, tie.target_id, _present(values))


def tie_notes(tie: Tie) -> dict[str, str]:
    """Return the notes by language: the tie's own, or what was announced and what became of it, newest last.

    The announcement is the first report; what became of it the evidence that decides the status. Nothing is
    announced of structural ties.
    """
    own = {key.removeprefix(_NOTE): note for key, note in tie.details.items() if key.startswith(_NOTE)}
    first = min(tie.evidence, key=lambda e: (period_end(e), e.id))
    verdict = status_of(tie).deciding
    announced = tie.role != "structural" and period_end(first) < period_end(verdict)
    told = [first, verdict] if announced else [verdict]
    languages = sorted({lang for evidence in told for lang in evidence.notes})
    notes = {lang: ". ".join(e.notes[lang] for e in told if lang in e.notes) for lang in languages}
    return {**notes, **own}


def tie_note(tie: Tie, lang: str) -> str:
    """Return the note of a tie in a language, the English one where there is none."""
    notes = tie_notes(tie)
    return notes.get(lang) or notes.get(BASE, "")


def _notes(notes: Mapping[str, str]) -> dict[str, str]:
    return {_NOTE + lang: note for lang, note in notes.items()}


def _evidence_node(tie: Tie, evidence: Evidence) -> Node:
    values = {
        "tie_id": tie.id,
        "locator": evidence.locator,
        "section": evidence.section or None,
        "period": evidence.period,
        "stage": evidence.stage,
        "health": evidence.health,
        "basis": evidence.basis,
        "stance": evidence.stance,
        "confidence": evidence.confidence,
        "announced_by": evidence.announced_by,
        **_notes(evidence.notes),
        "layer": evidence.layer,
    }
    return Node(evidence.id, "Evidence", _present(values))


def _observation_node(observation: Observation) -> Node:
    base_value, base_unit = read_schema().in_base_unit(observation.value, observation.unit)
    values: dict[str, Value | None] = {
        "subject_ids": observation.subjects,
        "tie_id": observation.tie_id,
        "quantity": observation.quantity,
        "value": observation.value,
        "unit": observation.unit,
        "base_value": base_value,
        "base_unit": base_unit,
        "date": observation.date,
        "locator": observation.locator,
        "period": observation.period,
        "counterpart": observation.counterpart,
        "scope": observation.scope,
        "nature": observation.nature,
        "bound": observation.bound,
        "change_of": observation.change_of,
        **_notes(observation.notes),
        "layer": observation.layer,
    }
    return Node(observation.id, "Observation", _present(values))


def _links(id_: str, source_id: str, about: tuple[str, ...]) -> Iterator[Relationship]:
    yield Relationship(f"FROM/{id_}/{source_id}", "FROM", id_, source_id, {})
    for entity_id in sorted(set(about)):
        yield Relationship(f"ABOUT/{id_}/{entity_id}", "ABOUT", id_, entity_id, {})


def _rated(statements: Statements) -> Iterator[Relationship]:
    for edition in statements.editions.values():
        for region_id, mark in edition.marks.items():
            id_ = f"RATED/{edition.id}/{region_id}"
            yield Relationship(id_, "RATED", edition.id, region_id, {"mark": mark})

"""Observations as the records that other programs read: a quantity, its unit and where it is reported."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from graph.statements.records import Observation, Statements
from graph.workflows.records.ties import noted, tie_name
from graph.workflows.sentences.joining import listed
from graph.workflows.sentences.sources import addresses, citations
from graph.workflows.workspace import Workspace
from schema.reader import read_schema


def observation_records(workspace: Workspace, region: str | None, lang: str) -> list[dict[str, Any]]:
    """Return the observations, in order of id; with a region those about it.

    About a region is what has it as subject or counterpart, what is about a tie in which it takes part, and
    what is about a thing that is located in it.

    Raises
    ------
    UsageError
        No region is meant, or several are.
    """
    found = list(workspace.statements.observations.values())
    if region is not None:
        wanted = workspace.find(region, ("Region",)).id
        inside = _located(workspace.statements)
        found = [o for o in found if wanted in _regions(o, workspace.statements, inside)]
    return [_record(workspace, observation, lang) for observation in found]


def _regions(
    observation: Observation, statements: Statements, inside: Mapping[str, frozenset[str]]
) -> set[str]:
    """Return the ids of the places that an observation is about."""
    if observation.tie_id:
        return set(statements.ties[observation.tie_id].regions)
    subjects = {*observation.subjects, observation.counterpart or ""}
    return subjects.union(*(inside.get(subject, frozenset()) for subject in subjects))


def _located(statements: Statements) -> dict[str, frozenset[str]]:
    """Return the places in which each thing lies, directly or by another place."""
    direct: dict[str, set[str]] = defaultdict(set)
    for tie in statements.ties.values():
        if tie.type == "LOCATED_IN":
            direct[tie.source_id].add(tie.target_id)

    def places(id_: str) -> frozenset[str]:
        found: set[str] = set()
        waiting = [id_]
        while waiting:
            new = direct.get(waiting.pop(), set()) - found
            found |= new
            waiting += new
        return frozenset(found)

    return {id_: places(id_) for id_ in direct}


def _record(workspace: Workspace, observation: Observation, lang: str) -> dict[str, Any]:
    """Return an observation as other programs read it; about a tie, ``subject_id`` is the tie's id."""
    subjects = [observation.tie_id] if observation.tie_id else list(observation.subjects)
    entities = workspace.statements.entities
    place = (observation.source_id, observation.locator)
    base_value, base_unit = read_schema().in_base_unit(observation.value, observation.unit)
    return {
        "id": observation.id,
        "subject_id": subjects[0],
        "subject_ids": subjects,
        "subject_name": _subject_name(workspace, observation, lang),
        "quantity": observation.quantity,
        "value": observation.value,
        "unit": observation.unit,
        "base_value": base_value,
        "base_unit": base_unit,
        "date": observation.date,
        "source": observation.source_id,
        "locator": observation.locator,
        "period": observation.period,
        "counterpart": observation.counterpart,
        "counterpart_name": entities[other].name(lang) if (other := observation.counterpart) else None,
        "scope": observation.scope,
        "nature": observation.nature,
        "bound": observation.bound,
        "change_of": observation.change_of,
        **noted(observation.notes, lang),
        "told_by": citations([place], entities, lang),
        "source_urls": addresses(place[:1], entities),
        "layer": observation.layer,
    }


def _subject_name(workspace: Workspace, observation: Observation, lang: str) -> str:
    statements = workspace.statements
    if observation.tie_id:
        return tie_name(statements.ties[observation.tie_id], statements, lang)
    names = (statements.entities[subject].name(lang) for subject in observation.subjects)
    return listed(names, lang)

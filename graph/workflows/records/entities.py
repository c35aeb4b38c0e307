"""Places and other entities as the records that other programs read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from graph.statements.records import Entity
from graph.texts import BASE
from graph.workflows.contracts.common import NAMES
from graph.workflows.records.terms import known_term
from graph.workflows.workspace import Workspace
from schema.messages import N_
from schema.reader import read_schema


def place_records(workspace: Workspace, type_: str, lang: str) -> Iterator[dict[str, Any]]:
    """Yield every region or province with names and codes, in order of id; null is what is not known."""
    codes = (*read_schema().nodes[type_].properties, "wikidata")
    for entity in workspace.statements.entities.values():
        if entity.type == type_:
            yield {
                "id": entity.id,
                **_names(entity),
                "capital": entity.properties.get(f"capital_{lang}")
                or entity.properties.get(f"capital_{BASE}"),
                **{key: entity.properties.get(key) for key in codes},
                "aliases": list(entity.aliases),
                "layer": entity.layer,
            }


def _names(entity: Entity) -> dict[str, str | None]:
    """Return the names that a record has, null where there is none."""
    return {field.name: entity.names.get(field.name.removeprefix("name_")) for field in NAMES}


def entity_records(workspace: Workspace, type_: str | None) -> list[dict[str, Any]]:
    """Return every entity of a type (of all types when None), in order of id."""
    if type_ is not None:
        type_ = known_term(type_, read_schema().nodes, N_("entity type"))
    return [
        {
            "id": e.id,
            "type": e.type,
            **_names(e),
            "aliases": list(e.aliases),
            "properties": {k: list(v) if isinstance(v, tuple) else v for k, v in e.properties.items()},
            "layer": e.layer,
        }
        for e in workspace.statements.entities.values()
        if type_ in (None, e.type)
    ]

"""Places and other entities as the records that other programs read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from graph.workflows.records.terms import known_term
from graph.workflows.workspace import Workspace
from schema.messages import N_
from schema.reader import read_schema


def place_records(workspace: Workspace, type_: str) -> Iterator[dict[str, Any]]:
    """Yield every region or province with names and codes, in order of id."""
    for entity in workspace.statements.entities.values():
        if entity.type == type_:
            names = {"name_ru": entity.ru, "name_en": entity.en, "name_zh": entity.zh}
            yield {
                "id": entity.id,
                **names,
                **entity.properties,
                "aliases": list(entity.aliases),
                "layer": entity.layer,
            }


def entity_records(workspace: Workspace, type_: str | None) -> list[dict[str, Any]]:
    """Return every entity of a type (of all types when None), in order of id."""
    if type_ is not None:
        type_ = known_term(type_, read_schema().nodes, N_("entity type"))
    return [
        {
            "id": e.id,
            "type": e.type,
            "name_ru": e.ru,
            "name_en": e.en,
            "name_zh": e.zh,
            "aliases": list(e.aliases),
            "properties": {k: list(v) if isinstance(v, tuple) else v for k, v in e.properties.items()},
            "layer": e.layer,
        }
        for e in workspace.statements.entities.values()
        if type_ in (None, e.type)
    ]

"""Reads ``targets.nested.json`` and ``entities.ftm.json`` of OpenSanctions, one entity a line.

In the first the sanctions of a party stand within it; in the second on lines of their own, before or after
it, so the file is read once for the parties and once more for the sanctions of those that are asked for.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from loaders.sanctions.listed import BODIES, Designation, Listed, authority_of, day_of
from loaders.tables.grid import TableError, at_place, place_of
from schema.messages import Message

#: Other names that a party bears or bore; those that OpenSanctions calls weak aren't names in full.
_NAMES = ("name", "alias", "previousName")
_IDENTIFIERS = ("innCode", "ogrnCode", "leiCode", "uscCode", "registrationNumber", "taxNumber", "wikidataId",
                "idNumber")  # fmt: skip
_COUNTRIES = ("country", "jurisdiction", "mainCountry")
_KINDS = tuple(f'"{name}"'.encode() for name in sorted(BODIES))
_SANCTION = b'"Sanction"'


def read_json(path: Path, lines: Iterable[bytes]) -> Iterator[Listed | None]:
    """Yield the bodies of an export with the sanctions that stand within them; None for anything else.

    Raises
    ------
    TableError
        A line is no entity.
    """
    for number, line in enumerate(lines, 1):
        if number > 1 and not any(kind in line for kind in _KINDS):
            yield None  # most lines are persons, addresses, sanctions
            continue
        found = _entity(path, number, line)
        yield _listed(number, found) if found.get("schema") in BODIES else None


def sanctions_of(path: Path, lines: Iterable[bytes], ids: frozenset[str]) -> dict[str, list[Designation]]:
    """Return the sanctions that stand on lines of their own, by the party that they are about."""
    found: dict[str, list[Designation]] = {}
    for number, line in enumerate(lines, 1):
        if _SANCTION not in line:
            continue
        entity = _entity(path, number, line)
        if entity.get("schema") == "Sanction":
            for id_ in sorted(ids & set(_values(entity, ("entity",)))):
                found.setdefault(id_, []).extend(_designations(entity))
    return found


def _entity(path: Path, number: int, line: bytes) -> dict[str, Any]:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        text = Message("this is no line of JSON; the file may be cut off: get the export anew")
        raise TableError(at_place(place_of(path.name, "", number), text)) from None
    if not isinstance(found, dict) or not {"id", "schema", "properties"} <= found.keys():
        text = Message(
            "expected an entity with id, schema and properties, as targets.nested.json and entities.ftm.json "
            "of OpenSanctions have them"
        )
        raise TableError(at_place(place_of(path.name, "", number), text))
    return found


def _values(entity: Mapping[str, Any], keys: Iterable[str]) -> list[str]:
    properties = entity["properties"]
    if not isinstance(properties, dict):
        return []
    found = (value for key in keys for value in properties.get(key) or ())
    return [value for value in found if isinstance(value, str)]


def _listed(row: int, entity: Mapping[str, Any]) -> Listed:
    names = _values(entity, _NAMES)
    inner = entity["properties"].get("sanctions") or () if isinstance(entity["properties"], dict) else ()
    acts = [d for act in inner if isinstance(act, dict) and "properties" in act for d in _designations(act)]
    return Listed(
        row,
        str(entity["id"]),
        str(entity.get("caption") or (names[0] if names else "")),
        tuple(dict.fromkeys(names)),
        frozenset(_values(entity, _COUNTRIES)),
        frozenset(_values(entity, _IDENTIFIERS)),
        tuple(acts),
        day_of(str(entity.get("first_seen") or "")),
        day_of(str(entity.get("last_seen") or "")),
    )


def _designations(act: Mapping[str, Any]) -> Iterator[Designation]:
    """Yield one for each programme of a sanction; one without an id may be a fine or a ban from tenders."""
    lists = [str(name) for name in act.get("datasets") or ()]
    start = min(_values(act, ("startDate", "listingDate")), default="")
    end = max(_values(act, ("endDate",)), default="")
    list_name = lists[0] if len(lists) == 1 else ""
    for programme in sorted(set(_values(act, ("programId",)) or _values(act, ("program",)))):
        yield Designation(programme, authority_of(programme), list_name, day_of(start), day_of(end))

"""Where pages lie: names of files that every system can hold, whatever the ids of a layer are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from graph.ids import short_hash

#: The folder of each type that has pages.
FOLDERS: Mapping[str, str] = {
    "Region": "places",
    "Province": "places",
    "Company": "companies",
    "University": "universities",
    "Organisation": "organisations",
    "Project": "projects",
    "Corridor": "corridors",
    "BorderCrossing": "crossings",
    "Zone": "zones",
}
_SAFE = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,79}")
_UNSAFE = re.compile(r"[^A-Za-z0-9]+")
#: Names that Windows keeps for devices, with whatever ending.
_DEVICES = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}
)
_LONGEST = 60


def file_names(ids: Iterable[str]) -> dict[str, str]:
    """Return a name for each id, without an ending; no two differ by case alone.

    Examples
    --------
    >>> file_names(["region:RU-AMU", "company:con", "company:../x"])
    {'company:../x': 'x-eb0b2d43', 'company:con': 'con-7b175bf3', 'region:RU-AMU': 'RU-AMU'}
    """
    found: dict[str, str] = {}
    taken = set(_DEVICES)
    for id_ in sorted(ids):
        name = id_.partition(":")[2]
        if not _SAFE.fullmatch(name) or name.casefold() in taken:
            name = _with_hash(name, id_)
        taken.add(name.casefold())
        found[id_] = name
    return found


def anchor(id_: str) -> str:
    """Return the id of an element about an id, which needs no escaping in an address.

    Examples
    --------
    >>> anchor("deal:project:amur-gas")
    'deal-project-amur-gas'
    """
    slug = _UNSAFE.sub("-", id_).strip("-")
    is_same = len(slug) <= 2 * _LONGEST and _UNSAFE.sub("-", id_) == slug
    return slug if is_same else _with_hash(slug, id_)


def _with_hash(name: str, id_: str) -> str:
    slug = _UNSAFE.sub("-", name)[:_LONGEST].strip("-")
    return "-".join(part for part in (slug, short_hash([id_])) if part)

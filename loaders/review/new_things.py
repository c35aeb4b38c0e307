"""What a candidate names that the data do not have, as a record with the names that the dataset wants."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from graph.names.palladius import to_palladius
from graph.names.scripts import has_chinese, has_cyrillic
from graph.statements.parties import CHINA
from loaders.extraction.candidate import Passage
from loaders.table_mapping.names_to_ids import english_of
from schema.model import Schema

#: Stands in the ids of parties that the source does not name.
_UNNAMED = ":unnamed-"
_PLACED = ("Project", "Zone")
_OTHER = ("type", "name")


def new_thing(told: Mapping[str, Any], passage: Passage, schema: Schema) -> dict[str, Any]:
    """Return the record of a new thing; names that the passage does not give are proposed."""
    id_, name = str(told.get("id") or ""), str(told.get("name") or "")
    type_ = schema.type_of(id_) or ""
    country = told.get("country") or (CHINA if has_chinese(name) else None)
    found: dict[str, Any] = {"id": id_, **dict(_names(name or _latin(id_), id_, chinese=country == CHINA))}
    if country and type_ in schema.nodes and "country" in schema.nodes[type_].properties:
        found["country"] = country
    if _UNNAMED in id_ and type_ in schema.nodes and "named" in schema.nodes[type_].properties:
        found["named"] = False
    if passage.region and type_ in _PLACED:
        found["located_in"] = passage.region
    more = {
        key: value for key, value in sorted(told.items()) if value not in (None, "") and key not in _OTHER
    }
    return {**found, **more}


def _names(name: str, id_: str, *, chinese: bool) -> Iterator[tuple[str, str]]:
    latin = _latin(id_)
    if has_chinese(name):
        yield from (("ru", _russian(latin)), ("en", latin), ("zh", name))
    elif has_cyrillic(name):
        yield from (("ru", name), ("en", english_of(name, chinese=chinese)))
    else:
        yield from (("ru", name), ("en", name))


def _latin(id_: str) -> str:
    return " ".join(word.capitalize() for word in id_.partition(":")[2].split("-"))


def _russian(latin: str) -> str:
    words = [to_palladius(word) for word in latin.split()]
    return " ".join(word.capitalize() for word in words if word) if words and all(words) else latin

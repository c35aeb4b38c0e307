"""Rules about single entities: use, language of names, countries, places, placeholders."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from graph.statements.parties import CHINA
from graph.statements.records import Entity
from loaders.audit.records import Context, Fault, Item
from loaders.names import is_foreign_name, mixed_words

#: Reference lists are complete on purpose; using them all is not the aim.
_REFERENCE = frozenset({"Country", "Region", "Province", "Product", "Source", "Edition", "Trend"})
_PARTIES = frozenset({"Company", "University", "Organisation", "City"})
#: Ties that say where a thing is; a pipeline or a line of power serves places and stands in none.
_PLACING = frozenset({"LOCATED_IN", "PART_OF", "HAS_PROJECT", "SERVES"})
_PLACED = frozenset({"City", "Project", "Zone", "BorderCrossing"})


def check_entities(context: Context) -> Iterator[Fault]:
    """Check every entity by itself (AR024, AR030, AR032 to AR036, AR029)."""
    used = count_uses(context)
    for entity_id, item in context.entity_items.items():
        entity = context.statements.entities.get(entity_id)
        if entity is None:
            continue
        if not used[entity_id] and entity.type not in _REFERENCE:
            yield Fault("AR024", item, ("id",), {"id": entity_id})
        yield from _languages(entity, item)
        yield from _aliases(entity, item)
        yield from _whereabouts(entity, item, context)
        if entity.type == "Company" and ("unnamed" in entity_id) != (entity.properties.get("named") is False):
            yield Fault("AR036", item, ("named",) if "named" in item.data else ("id",), {"id": entity_id})


def count_uses(context: Context) -> Counter[str]:
    """Count how often ties (other than an entity's own shorthands), numbers and entities name an entity."""
    used: Counter[str] = Counter()
    for section, items in context.items.items():
        if section != "heads":
            for item in items:
                used.update(_named(item.data, skip=("id",)))
    return used


def _named(value: Any, skip: tuple[str, ...] = ()) -> Iterator[str]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            if key not in skip and not str(key).startswith("_"):
                yield from _named(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _named(inner)
    elif isinstance(value, str) and ":" in value and " " not in value:
        yield value


def _languages(entity: Entity, item: Item) -> Iterator[Fault]:
    for lang, name in entity.names.items():
        mixed = mixed_words(name)
        if mixed:
            yield Fault("AR032", item, (lang,), {"id": entity.id, "name": mixed})
        elif is_foreign_name(name, lang):
            yield Fault("AR030", item, (lang,), {"id": entity.id, "lang": lang, "name": name})


def _aliases(entity: Entity, item: Item) -> Iterator[Fault]:
    own = names_of(entity)
    for alias in entity.aliases:
        if alias in own:
            yield Fault("AR029", item, ("aliases",), {"id": entity.id, "name": alias})


def _whereabouts(entity: Entity, item: Item, context: Context) -> Iterator[Fault]:
    country = context.country_of(entity.id)
    if entity.type in _PARTIES and country is None:
        yield Fault("AR034", item, ("id",), {"id": entity.id})
    if entity.type in ("City", "Province") and country == CHINA and "zh" not in entity.names:
        yield Fault("AR033", item, ("id",), {"id": entity.id})
    told = {tie.type for tie in context.touching.get(entity.id, ())}
    if entity.type in _PLACED and not told & _PLACING:
        yield Fault("AR035", item, ("id",), {"id": entity.id})


def names_of(entity: Entity) -> list[str]:
    """Return an entity's names in all languages in which it has one."""
    return list(entity.names.values())


def is_placeholder(entity: Entity) -> bool:
    """Tell whether an entity stands for a party that its source does not name."""
    return entity.properties.get("named") is False

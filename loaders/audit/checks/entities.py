"""Rules about single entities: use, language of names, countries, places, placeholders."""

from __future__ import annotations

from collections.abc import Iterator

from graph.names.scripts import is_foreign_name, mixed_words
from graph.statements.parties import CHINA
from graph.statements.records import Entity
from loaders.audit.records import Context, Fault, Item
from loaders.audit.registry import Check
from loaders.audit.rules import ERROR, WARNING, Rule
from schema.messages import N_

UNUSED = Rule(
    "AR024",
    WARNING,
    title=N_("Entity that nothing uses"),
    text=N_('"{id}" appears in no tie, number or other entity'),
    next=N_("Add the missing tie or remove the entity"),
    absence=True,
)
ALIAS_REPEATS = Rule(
    "AR029",
    WARNING,
    title=N_("Alias that repeats a name"),
    text=N_('the alias {name} is already a name of "{id}"'),
    next=N_("Remove the alias"),
)
FOREIGN_NAME = Rule(
    "AR030",
    ERROR,
    title=N_("Name in the wrong language"),
    text=N_('the {lang} name of "{id}" is not written in that language: {name}'),
    next=N_("Translate or transliterate the name"),
)
MIXED_ALPHABETS = Rule(
    "AR032",
    WARNING,
    title=N_("Latin and Cyrillic letters in one word"),
    text=N_('"{id}" mixes alphabets within a word: {name}'),
    next=N_("Write the word in one alphabet; keep the source's spelling as an alias"),
)
NO_CHINESE_NAME = Rule(
    "AR033",
    WARNING,
    title=N_("Chinese place without a Chinese name"),
    text=N_('"{id}" is in China and has no zh name'),
    next=N_("Add zh where it is certain"),
)
NO_COUNTRY = Rule(
    "AR034",
    WARNING,
    title=N_("Party without a country"),
    text=N_('"{id}" has no country, so it does not count as a Chinese partner'),
    next=N_("Add country"),
    absence=True,
)
NO_PLACE = Rule(
    "AR035",
    WARNING,
    title=N_("Thing without a place"),
    text=N_('"{id}" has no located_in'),
    next=N_("Add located_in"),
    absence=True,
)
UNMARKED_PLACEHOLDER = Rule(
    "AR036",
    ERROR,
    title=N_("Placeholder that is not marked as one"),
    text=N_('the id of "{id}" and its named property contradict each other'),
    next=N_("For a party that the source does not name, set named: false and use unnamed in its id"),
)
#: Reference lists are complete on purpose; using them all is not the aim.
_REFERENCE = frozenset({"Country", "Region", "Province", "Product", "Source", "Edition", "Trend"})
#: Ties that say where a thing is; a pipeline or a line of power serves places and stands in none.
_PLACING = frozenset({"LOCATED_IN", "PART_OF", "HAS_PROJECT", "SERVES"})
_PLACED = frozenset({"City", "Project", "Zone", "BorderCrossing"})


def check_entities(context: Context) -> Iterator[Fault]:
    """Check every entity by itself."""
    for item, entity in context.judged:
        if not context.uses[entity.id] and entity.type not in _REFERENCE:
            yield Fault(UNUSED, item, ("id",), {"id": entity.id})
        yield from _languages(entity, item)
        yield from _aliases(entity, item)
        yield from _whereabouts(entity, item, context)
        if entity.type == "Company" and ("unnamed" in entity.id) != (entity.properties.get("named") is False):
            yield Fault(
                UNMARKED_PLACEHOLDER, item, ("named",) if "named" in item.data else ("id",), {"id": entity.id}
            )


def _languages(entity: Entity, item: Item) -> Iterator[Fault]:
    for lang, name in entity.names.items():
        mixed = mixed_words(name)
        if mixed:
            yield Fault(MIXED_ALPHABETS, item, (lang,), {"id": entity.id, "name": mixed})
        elif is_foreign_name(name, lang):
            yield Fault(FOREIGN_NAME, item, (lang,), {"id": entity.id, "lang": lang, "name": name})


def _aliases(entity: Entity, item: Item) -> Iterator[Fault]:
    for alias in entity.aliases:
        if alias in entity.names.values():
            yield Fault(ALIAS_REPEATS, item, ("aliases",), {"id": entity.id, "name": alias})


def _whereabouts(entity: Entity, item: Item, context: Context) -> Iterator[Fault]:
    country = context.country_of(entity.id)
    if context.lacks_country(entity.id):
        yield Fault(NO_COUNTRY, item, ("id",), {"id": entity.id})
    if entity.type in ("City", "Province") and country == CHINA and "zh" not in entity.names:
        yield Fault(NO_CHINESE_NAME, item, ("id",), {"id": entity.id})
    types = {tie.type for tie in context.touching.get(entity.id, ())}
    if entity.type in _PLACED and not types & _PLACING:
        yield Fault(NO_PLACE, item, ("id",), {"id": entity.id})


CHECK = Check(
    (
        UNUSED,
        ALIAS_REPEATS,
        FOREIGN_NAME,
        MIXED_ALPHABETS,
        NO_CHINESE_NAME,
        NO_COUNTRY,
        NO_PLACE,
        UNMARKED_PLACEHOLDER,
    ),
    check_entities,
)

"""Rules about names of places and things that are placeholders, and about the codes of places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from graph.statements.records import Entity
from loaders.audit.records import Context, Fault, Item
from loaders.audit.registry import Check
from loaders.audit.rules import ERROR, WARNING, Rule
from schema.messages import N_

PLACEHOLDER_NAME = Rule(
    "AR105",
    WARNING,
    title=N_("Name that is a placeholder"),
    text=N_('the {lang} name of "{id}" tells no more than its kind: {name}'),
    next=N_("Say which one it is: its owner, goods or place"),
)
CHINESE_NAME_DENIED = Rule(
    "AR106",
    ERROR,
    title=N_("Chinese name that is there and absent"),
    text=N_('"{id}" has zh and zh_absent'),
    next=N_("Remove zh_absent where the name is certain, else zh"),
)
MALFORMED = Rule(
    "AR107",
    ERROR,
    title=N_("Code of a place of a wrong form"),
    text=N_('{key} of "{id}" is {value} (expected {expected})'),
    next=N_("Look the code up, or leave it out"),
)
OTHER_PROVINCE = Rule(
    "AR108",
    ERROR,
    title=N_("Code of another province"),
    text=N_('gbt2260 of "{id}" is {value}, but that of {province} begins with {expected}'),
    next=N_("Correct the code or located_in"),
)
SHARED = Rule(
    "AR109",
    ERROR,
    title=N_("Code of two places"),
    text=N_('{key} {value} of "{id}" is also that of "{other}" ({place})'),
    next=N_("Find out whose it is"),
    absence=True,
)
_FORMS: Mapping[str, tuple[re.Pattern[str], str]] = {
    "geonames": (re.compile(r"[1-9]\d*"), "123456"),
    "gbt2260": (re.compile(r"\d{6}"), "230000"),
}
#: Parties have a rule of their own; goods and trends are kinds by nature.
_NAMED = frozenset({"City", "Zone", "Project", "Corridor", "BorderCrossing", "Event"})
#: Names of kinds, which stand for nothing by themselves, and words that say that a name is missing.
_KINDS = frozenset(
    {
        "завод",
        "проект",
        "зона",
        "парк",
        "порт",
        "терминал",
        "компания",
        "фирма",
        "предприятие",
        "фабрика",
        "город",
        "университет",
        "plant",
        "project",
        "zone",
        "park",
        "port",
        "terminal",
        "company",
        "firm",
        "enterprise",
        "factory",
        "city",
        "university",
        "工厂",
        "项目",
        "园区",
        "港口",
        "公司",
        "企业",
        "城市",
        "大学",
    }
)
_MISSING = re.compile(
    r"\b(?:unnamed|unknown|no name|n/?a|tbd|без названия|безымянн\w+|неизвестн\w+|не назван\w*)\b"
    r"|未知|不详|无名",
    re.IGNORECASE,
)


def check_place_codes(context: Context) -> Iterator[Fault]:
    """Check the names and codes of places and things."""
    seen: dict[tuple[str, str], Item] = {}
    for entity_id, item in context.entity_items.items():
        entity = context.statements.entities.get(entity_id)
        if entity is None:
            continue
        yield from _placeholders(entity, item)
        if "zh" in entity.names and "zh_absent" in entity.properties:
            yield Fault(CHINESE_NAME_DENIED, item, ("zh_absent",), {"id": entity_id})
        yield from _forms(entity, item)
        yield from _province(entity, item, context)
        yield from _shared(entity, item, seen)


def _placeholders(entity: Entity, item: Item) -> Iterator[Fault]:
    if entity.type not in _NAMED:
        return
    for lang, name in entity.names.items():
        if name.strip(' "«»').lower() in _KINDS or _MISSING.search(name):
            yield Fault(PLACEHOLDER_NAME, item, (lang,), {"id": entity.id, "lang": lang, "name": name})


def _forms(entity: Entity, item: Item) -> Iterator[Fault]:
    for key, (form, example) in _FORMS.items():
        value = entity.properties.get(key)
        if value is not None and not form.fullmatch(str(value)):
            values = {"id": entity.id, "key": key, "value": value, "expected": example}
            yield Fault(MALFORMED, item, (key,), values)


def _province(entity: Entity, item: Item, context: Context) -> Iterator[Fault]:
    code = str(entity.properties.get("gbt2260", ""))
    if entity.type != "City" or not _FORMS["gbt2260"][0].fullmatch(code):
        return
    for place in sorted(context.places_of(entity.id)):
        around = context.statements.entities.get(place)
        theirs = str(around.properties.get("gbt2260", "")) if around and around.type == "Province" else ""
        if theirs and code[:2] != theirs[:2]:
            values = {"id": entity.id, "value": code, "province": place, "expected": theirs[:2]}
            yield Fault(OTHER_PROVINCE, item, ("gbt2260",), values)


def _shared(entity: Entity, item: Item, seen: dict[tuple[str, str], Item]) -> Iterator[Fault]:
    for key in _FORMS.keys() & entity.properties.keys():
        value = str(entity.properties[key])
        first = seen.setdefault((key, value), item)
        if first is not item:
            values = {"id": entity.id, "key": key, "value": value, "other": first.data["id"]}
            yield Fault(SHARED, item, (key,), {**values, "place": first.place})


CHECK = Check((PLACEHOLDER_NAME, CHINESE_NAME_DENIED, MALFORMED, OTHER_PROVINCE, SHARED), check_place_codes)

"""Rules about names of places and things that are placeholders, and about codes of other provinces."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.statements.records import Entity
from loaders.audit.records import Context, Fault, Item
from loaders.audit.registry import Check
from loaders.audit.rules import ERROR, WARNING, Rule
from loaders.identifiers import is_gbt2260
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
OTHER_PROVINCE = Rule(
    "AR108",
    ERROR,
    title=N_("Code of another province"),
    text=N_('gbt2260 of "{id}" is {value}, but that of {province} begins with {expected}'),
    next=N_("Correct the code or located_in"),
)
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
    """Check the names of places and things, and the provinces of towns by their codes."""
    for item, entity in context.judged:
        yield from _placeholders(entity, item)
        if "zh" in entity.names and "zh_absent" in entity.properties:
            yield Fault(CHINESE_NAME_DENIED, item, ("zh_absent",), {"id": entity.id})
        yield from _province(entity, item, context)


def _placeholders(entity: Entity, item: Item) -> Iterator[Fault]:
    if entity.type not in _NAMED:
        return
    for lang, name in entity.names.items():
        if name.strip(' "«»').lower() in _KINDS or _MISSING.search(name):
            yield Fault(PLACEHOLDER_NAME, item, (lang,), {"id": entity.id, "lang": lang, "name": name})


def _province(entity: Entity, item: Item, context: Context) -> Iterator[Fault]:
    code = str(entity.properties.get("gbt2260", ""))
    if entity.type != "City" or not is_gbt2260(code):
        return
    for place in sorted(context.places_of(entity.id)):
        around = context.statements.entities.get(place)
        theirs = str(around.properties.get("gbt2260", "")) if around and around.type == "Province" else ""
        if theirs and code[:2] != theirs[:2]:
            values = {"id": entity.id, "value": code, "province": place, "expected": theirs[:2]}
            yield Fault(OTHER_PROVINCE, item, ("gbt2260",), values)


CHECK = Check((PLACEHOLDER_NAME, CHINESE_NAME_DENIED, OTHER_PROVINCE), check_place_codes)

"""A small world with names: a region and its towns, China, goods, companies, and what is known of them."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

from graph.analysis.deals.assignment import assign_deals
from graph.statements.records import Entity, Statements
from loaders.extraction.candidate import Candidate, Passage
from loaders.extraction.extracting import Extractor
from tests.factories import entity, statements, tie

REGION = "region:RU-AMU"
#: Names by id: Russian, English, Chinese where a test reads it.
_NAMES = {
    REGION: ("Амурская область", "Amur Region", "阿穆尔州"),
    "region:RU-TUL": ("Тульская область", "Tula Region", "图拉州"),
    "country:CN": ("Китай", "China", "中国"),
    "country:RU": ("Россия", "Russia", "俄罗斯"),
    "province:CN-HL": ("Хэйлунцзян", "Heilongjiang", "黑龙江省"),
    "city:harbin": ("Харбин", "Harbin", "哈尔滨"),
    "city:blagoveshchensk": ("Благовещенск", "Blagoveshchensk", "布拉戈维申斯克"),
    "company:haier": ("Хайер", "Haier", "海尔"),
    "company:ru-buryonka": ("Бурёнка", "Buryonka", "布廖恩卡"),
    "product:soybeans": ("Соя", "Soybeans", "大豆"),
    "product:honey": ("Мёд", "Honey", "蜂蜜"),
    "product:flour": ("Мука", "Flour", "面粉"),
    "project:brick-plant": ("Кирпичный завод в Зее", "Zeya brick plant", "结雅砖厂"),
    "company:unnamed-amu-brick-plant": ("Инвестор кирпичного завода", "Brick plant investor", "砖厂投资者"),
}


def _named(id_: str) -> Entity:
    russian, english, chinese = _NAMES[id_]
    properties: dict[str, Any] = {"named": False} if ":unnamed-" in id_ else {}
    if id_ == "city:blagoveshchensk":
        properties["country"] = "country:RU"
    return replace(entity(id_, **properties), names={"ru": russian, "en": english, "zh": chinese})


@cache
def world() -> Statements:
    """Return the statements."""
    ties = [
        tie("HAS_PROJECT", REGION, "project:brick-plant", "discussed"),
        tie("INVESTOR_IN", "company:unnamed-amu-brick-plant", "project:brick-plant", "discussed"),
        tie("LOCATED_IN", "city:harbin", "province:CN-HL"),
        tie("LOCATED_IN", "city:blagoveshchensk", REGION),
    ]
    made = statements(ties)
    entities = [_named(id_) for id_ in _NAMES]
    return Statements.of(entities, made.ties.values(), [], [], made.layers)


@cache
def extractor() -> Extractor:
    """Return the extractor of the world."""
    return Extractor(world(), assign_deals(world()))


def told(*texts: str, region: str | None = REGION) -> list[Candidate]:
    """Return the candidates of paragraphs of a section."""
    return extractor().candidates([Passage(n, text, region) for n, text in enumerate(texts, 1)])


def ties_of(*texts: str, region: str | None = REGION) -> dict[tuple[str, str, str], Candidate]:
    """Return them by type and both ends."""
    return {(c.type, c.subject, c.counterpart): c for c in told(*texts, region=region)}

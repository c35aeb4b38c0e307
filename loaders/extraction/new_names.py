"""A mention of what the data do not have: its type, its name, and the id that the rules of ids give it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from graph.names.folding import CHINESE_FORM
from graph.names.palladius import split_pinyin, to_pinyin
from graph.names.scripts import has_chinese
from loaders.extraction.candidate import Mention
from loaders.table_mapping.names_to_ids import apart, english_of, slug_of
from schema.messages import Message
from schema.reader import read_schema

#: What the ids of zones start with, by the word for what they are.
_ZONES = {
    "тор": "asez",
    "тосэр": "asez",
    "оэз": "sez",
    "парк": "park",
    "технопарк": "technopark",
    "агропарк": "agropark",
    "кластер": "cluster",
}
#: Words in the names of universities by what ids have for them.
_ENGLISH = {
    "университет": "",
    "university": "",
    "государственный": "state",
    "национальный": "national",
    "технический": "technical",
    "технологический": "technology",
    "политехнический": "polytechnic",
    "педагогический": "pedagogical",
    "медицинский": "medical",
    "сельскохозяйственный": "agricultural",
    "лесной": "forestry",
    "институт": "institute",
    "академия": "academy",
    "колледж": "college",
}


@dataclass(frozen=True, slots=True)
class NewName:
    """A name that nothing has: the characters that it takes, and what is named (``name`` without quotes).

    ``kind`` is the word for what it is, in the form of a dictionary, where one tells it.
    """

    start: int
    end: int
    type: str
    name: str
    score: float
    why: Message
    kind: str = ""


def as_mention(new: NewName, whole: str, ids: Collection[str]) -> Mention:
    """Return the mention of a new thing with the id that a curator would give it."""
    return Mention(
        new.start,
        new.end,
        whole[new.start : new.end],
        proposed_id(new.type, new.name, ids, new.kind),
        new.type,
        new.name,
        new.score,
        new.why,
        new=True,
    )


def proposed_id(type_: str, name: str, ids: Collection[str], kind: str = "") -> str:
    """Return an id for a new thing: the prefix of its type and the slug of its name in Latin letters.

    Examples
    --------
    >>> proposed_id("Company", "ООО «Ромашка»", ()), proposed_id("City", "Яньтай", ())
    ('company:romashka', 'city:yantai')
    >>> proposed_id("Company", "海尔集团", ())
    'company:haier'
    >>> proposed_id("Zone", "Заря", (), "тор")
    'zone:asez-zarya'
    >>> proposed_id("University", "Цзилиньский лесной университет", ())
    'university:jilin-forestry'
    """
    slug = slug_of([_university(name) if type_ == "University" else _latin(name), name])
    if type_ == "Zone" and kind in _ZONES:
        slug = f"{_ZONES[kind]}-{slug}"
    id_ = f"{prefix_of(type_)}:{slug}"
    return f"{prefix_of(type_)}:{apart(slug, [name])}" if id_ in ids else id_


@cache
def prefix_of(type_: str) -> str:
    """Return what the ids of a type start with."""
    return read_schema().nodes[type_].prefix


def _university(name: str) -> str:
    """Return the name of a university as ids have it: without the word itself, of a place in pinyin."""
    words = [_ENGLISH.get(word.lower(), word) for word in name.split()]
    return _latin(" ".join(_place(word) for word in words if word) or name)


def _place(word: str) -> str:
    """Return the pinyin of a place in China for its adjective; another word as it stands."""
    stem = word.removesuffix("ский")
    if stem == word:
        return word
    return next((pinyin for place in (stem + "ь", stem) if (pinyin := to_pinyin(place))), word)


def _latin(name: str) -> str:
    if has_chinese(name):
        return _in_pinyin(name)
    is_chinese = all(to_pinyin(word) or split_pinyin(word) for word in name.split())
    return english_of(name, chinese=is_chinese)


def _in_pinyin(name: str) -> str:
    import re

    from pypinyin import lazy_pinyin  # 20 MB of characters: only for a name that nothing has

    core = re.sub(CHINESE_FORM, "", name) or name
    return "".join(lazy_pinyin(core, errors=lambda other: f" {other} "))

"""What a thing may be called in running text: its names in full, without legal forms, in short."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from graph.names.adjectives import adjectives_of
from graph.names.chinese import split_unit
from graph.names.folding import fold, plain, telling_words, words
from graph.names.kinds import kind_of, kind_words, own_kind_words
from graph.names.named import Named, all_names
from graph.names.scripts import has_chinese, has_cyrillic, is_chinese
from graph.names.sounds import sound
from graph.names.word_forms import is_adjective

#: How a variant follows from a name, and how sure it is that it means the thing.
FULL, ALIAS, SHORT, ADJECTIVE, CORE, QUOTED, INITIALS, READ = (
    "full",
    "alias",
    "short",
    "adjective",
    "core",
    "quoted",
    "initials",
    "pinyin",
)
SURE = {
    FULL: 0.98,
    ALIAS: 0.96,
    SHORT: 0.92,
    CORE: 0.85,
    READ: 0.84,
    QUOTED: 0.82,
    ADJECTIVE: 0.6,
    INITIALS: 0.6,
}
_PLACES = ("Region", "Province")
_BODIES = ("University", "Organisation")
#: Types whose names hold one of their own in quotes; that of a project may be its owner's.
_QUOTING = ("Company", "Zone", "Organisation", "Corridor", "Event")
_QUOTE = re.compile(r"[«“„\"]([^«»“”„\"]+)[»”“\"]")
_PARTS = re.compile(r"\s+[—–]\s+|\s*[()（）]\s*")
#: Words that people leave out of the names of universities.
_LEFT_OUT = frozenset(
    word
    for words_ in (
        "государственный национальный исследовательский федеральный имени",
        "state national research federal the of",
    )
    for word in words_.split()
)
#: The initials of fewer words are too many things.
_LEAST_INITIALS = 3
#: Goods of two words may be told in either order: масло подсолнечное.
_PAIR = 2
#: Characters of a name that somebody may write in pinyin; longer ones are translated.
_LONGEST_READ = 6


@dataclass(frozen=True, slots=True)
class Variant:
    """One way to call a thing: its words, folded, and the rule by which it follows from a name."""

    words: tuple[str, ...]
    rule: str


def variants(entity: Named) -> list[Variant]:
    """Return the ways to call a thing, the surest rule of each, the surest first.

    Examples
    --------
    >>> from graph.statements.records import Entity
    >>> antey = Entity("company:antey", "Company", {"ru": "ГК «Антей»", "en": "Antey Group"}, (), {}, "")
    >>> [" ".join(v.words) for v in variants(antey)]
    ['гк антей', 'antey group', 'антей', 'antey']
    """
    found: dict[tuple[str, ...], Variant] = {}
    for variant in sorted(_all(entity), key=lambda v: -SURE[v.rule]):
        if variant.words:
            found.setdefault(variant.words, variant)
    return list(found.values())


def _all(entity: Named) -> Iterator[Variant]:
    for name in entity.names.values():
        yield Variant(cut(name), FULL)
    for name in entity.aliases:
        yield Variant(cut(name), ALIAS)
    for name in all_names(entity):
        yield from _shorter(name, entity)
    if entity.type in ("Region", "Province", "City", "Country"):
        for adjective in adjectives_of(entity):
            yield Variant((adjective,), ADJECTIVE)


def _shorter(name: str, entity: Named) -> Iterator[Variant]:
    yield Variant(cut(" ".join(telling_words(name))), SHORT)
    if has_chinese(name):
        yield from _of_chinese(name, entity)
        return
    if entity.type in _PLACES:
        yield from _of_place(name, entity)
    if entity.type in _QUOTING:
        for quoted in _QUOTE.findall(name):
            yield Variant(words(quoted), QUOTED)
    if entity.type in _BODIES:
        yield from _of_body(name)
    if entity.type == "Product" and len(words(name)) == _PAIR and is_adjective(words(name)[0]):
        yield Variant(words(name)[::-1], SHORT)


def _of_chinese(name: str, entity: Named) -> Iterator[Variant]:
    """Yield a Chinese name without the word for its unit, and how it reads in pinyin."""
    core = split_unit(plain(name))[0] if entity.type in (*_PLACES, "City") else fold(name)
    if len(core) < 2 or not is_chinese(core):
        return
    yield Variant(tuple(core), SHORT)
    if is_of_china(entity) and len(core) <= _LONGEST_READ:
        yield Variant((read_in_pinyin(core),), READ)


def is_of_china(entity: Named) -> bool:
    """Tell whether the names of a thing may be in pinyin and Palladius."""
    return entity.type == "Province" or entity.properties.get("country") == "country:CN"


@lru_cache(2**13)
def read_in_pinyin(name: str) -> str:
    """Return Chinese characters in pinyin, without tones and in one word."""
    from pypinyin import lazy_pinyin  # a table of all characters: only where names are looked for in a text

    return "".join(lazy_pinyin(name))


def _of_place(name: str, place: Named) -> Iterator[Variant]:
    """Yield the name of a place beside any word for its kind, and without one where it is a noun."""
    for part in filter(None, (name, *_PARTS.split(name))):
        every = words(part)
        own = tuple(word for word in every if sound(word) not in kind_words(place.type))
        kinds = own_kind_words(kind_of(place)) if len(own) < len(every) or len(own) == 1 else ()
        if not own:
            continue
        if not all(map(is_adjective, own)):
            yield Variant(own, SHORT if part == name and len(own) == len(every) else CORE)
        for kind in kinds:
            if has_cyrillic(kind) == has_cyrillic(own[0]):
                yield Variant((*own, kind), SHORT)
                yield Variant((kind, *own), SHORT)


def _of_body(name: str) -> Iterator[Variant]:
    every = words(name)
    left = tuple(word for word in every if word not in _LEFT_OUT)
    if len(left) > 1:
        yield Variant(left, CORE)
    if len(every) >= _LEAST_INITIALS and has_cyrillic(name):
        yield Variant(("".join(word[0] for word in every if word not in ("и", "имени")),), INITIALS)


def cut(name: str) -> tuple[str, ...]:
    """Return the words of a name as a text is cut: each Chinese character is a word."""
    return tuple(piece for word in words(name) for piece in _pieces(word))


def _pieces(word: str) -> list[str]:
    return re.findall(r"[\u3400-\u9fff]|[^\u3400-\u9fff]+", word)

"""The forms that Russian usage gives the words of names."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from graph.names.scripts import has_cyrillic

if TYPE_CHECKING:
    from pymorphy3 import MorphAnalyzer

#: Words that no dictionary has: those in a vowel of these are not declined (Цзянсу), the others by these
#: endings, if they are nouns in a consonant, й, ь or е.
_UNDECLINED = "уюэио"
_ENDINGS = frozenset(("а", "я", "у", "ю", "е", "и", "ом", "ем", "ью"))
#: What is left of a word without its ending must tell something.
_SHORTEST_STEM = 3
#: No word of a name is longer; what is has no forms worth the time.
_LONGEST = 40
#: The names of a dataset are compared again and again; what is typed besides is not kept for ever.
_MOST_KEPT = 2**15
#: A reading that is less likely than this among those of a word is not what a sentence means by it.
_LIKELY = 0.25


def without_preposition(given: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words after a Russian preposition at their head.

    Examples
    --------
    >>> without_preposition(("во", "владимирской", "области"))
    ('владимирской', 'области')
    """
    led = len(given) > 1 and _is_russian(given[0]) and any("PREP" in p.tag for p in _parses(given[0]))
    return given[1:] if led else given


def is_form_of(word: str, base: str) -> bool:
    """Tell whether a word is a form of one that stands in a name, which is in the nominative.

    Examples
    --------
    >>> is_form_of("амурской", "амурская"), is_form_of("приморья", "приморье"), is_form_of("амур", "амурская")
    (True, True, False)
    """
    if word == base or word[:1] != base[:1] or not (_is_russian(word) and _is_russian(base)):
        return word == base
    if not _is_known(base) and base[-1] in _UNDECLINED:
        return False
    if not _is_known(base) and _is_declined_as(word, base):
        return True
    return word in _forms(base) or not base_forms(word).isdisjoint(base_forms(base))


@lru_cache(_MOST_KEPT)
def base_forms(word: str) -> frozenset[str]:
    """Return what a dictionary would list a Russian word under; other words stand for themselves."""
    if not _is_russian(word):
        return frozenset((word,))
    return frozenset(parse.normal_form.replace("ё", "е") for parse in _parses(word))


@lru_cache(_MOST_KEPT)
def grammar(word: str) -> frozenset[str]:
    """Return the grammemes (OpenCorpora) of the likely readings of a Russian word; none of another one.

    Examples
    --------
    >>> "past" in grammar("построили"), "PRTS" in grammar("запущен"), grammar("built")
    (True, True, frozenset())
    """
    if not _is_russian(word):
        return frozenset()
    likely = [p for p in _parses(word) if p.score >= _LIKELY] or _parses(word)[:1]
    return frozenset(g for p in likely for g in p.tag.grammemes)


def _is_russian(word: str) -> bool:
    return len(word) <= _LONGEST and has_cyrillic(word)


@cache
def _morphology() -> MorphAnalyzer:
    import pymorphy3  # it takes 0.15 s to start: only where a name was not typed as it stands

    return pymorphy3.MorphAnalyzer(lang="ru")


@lru_cache(_MOST_KEPT)
def _parses(word: str) -> tuple[Any, ...]:
    return tuple(_morphology().parse(word))


@lru_cache(_MOST_KEPT)
def _is_known(word: str) -> bool:
    return bool(_morphology().word_is_known(word))


@lru_cache(_MOST_KEPT)
def _forms(base: str) -> frozenset[str]:
    nominative = (p for p in _parses(base) if "nomn" in p.tag)
    return frozenset(form.word.replace("ё", "е") for p in nominative for form in p.lexeme)


def _is_declined_as(word: str, base: str) -> bool:
    stem = base[:-1] if base[-1] in "йье" else base
    return word.startswith(stem) and word[len(stem) :] in _ENDINGS


def stems(word: str) -> frozenset[str]:
    """Return what a Russian word that no dictionary has may be declined from, without its ending.

    Examples
    --------
    >>> sorted(stems("хавейлом"))
    ['хавейл', 'хавейлом']
    """
    if not _is_russian(word) or _is_known(word):
        return frozenset()
    ends = (word.removesuffix(end) for end in ("", "й", "ь", *_ENDINGS) if word.endswith(end))
    return frozenset(stem for stem in ends if len(stem) >= _SHORTEST_STEM)


@lru_cache(_MOST_KEPT)
def is_adjective(word: str) -> bool:
    """Tell whether the word of a Russian name is an adjective in the nominative.

    Examples
    --------
    >>> is_adjective("амурская"), is_adjective("татарстан")
    (True, False)
    """
    if not _is_russian(word):
        return False
    likely = max(_parses(word), key=lambda parse: parse.score)
    return "ADJF" in likely.tag and word.endswith(("ий", "ый", "ой", "ая", "яя", "ое"))


@lru_cache(_MOST_KEPT)
def is_common_word(word: str) -> bool:
    """Tell whether a Russian dictionary has it as a word that is no name.

    Examples
    --------
    >>> is_common_word("маяк"), is_common_word("калуга"), is_common_word("хайер")
    (True, False, False)
    """
    names = ("Geox", "Orgn", "Trad", "Abbr")
    if not (_is_russian(word) and _is_known(word)):
        return False
    return not any(name in parse.tag for parse in _parses(word) for name in names)


def is_known_word(word: str) -> bool:
    """Tell whether a Russian dictionary has it, as a name or another word: it is no slip of another."""
    return _is_russian(word) and _is_known(word)


@lru_cache(_MOST_KEPT)
def is_place_word(word: str) -> bool:
    """Tell whether a Russian dictionary has a word, in any form, as the name of a place.

    Examples
    --------
    >>> is_place_word("обнинске"), is_place_word("заводе")
    (True, False)
    """
    return is_known_word(word) and any("Geox" in parse.tag for parse in _parses(word))


@lru_cache(_MOST_KEPT)
def place_base(word: str) -> str | None:
    """Return the nominative of the name of a place that a Russian dictionary has.

    Examples
    --------
    >>> place_base("обнинске")
    'обнинск'
    """
    if not is_place_word(word):
        return None
    likely = max((p for p in _parses(word) if "Geox" in p.tag), key=lambda parse: parse.score)
    return str(likely.normal_form)


@lru_cache(_MOST_KEPT)
def in_nominative(word: str) -> str:
    """Return a Russian noun or adjective in the nominative of its number and gender; another word as it is.

    Examples
    --------
    >>> in_nominative("заводе"), in_nominative("кирпичного"), in_nominative("заводов"), in_nominative("BYD")
    ('завод', 'кирпичный', 'заводы', 'BYD')
    """
    if not _is_russian(word):
        return word
    for parse in _parses(word):
        if "nomn" in parse.tag:
            return word
        found = parse.inflect({"nomn"}) if parse.tag.POS in ("NOUN", "ADJF", "PRTF") else None
        if found is not None:
            return str(found.word)
    return word

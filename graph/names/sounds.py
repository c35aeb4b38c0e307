"""One spelling for a word in Cyrillic and in every romanisation of it.

BGN/PCGN, ISO 9 (GOST 7.79 A and B), ALA-LC, the passports' one and that of scholars differ in how they write
some twelve letters. Cyrillic is romanised, and what the systems write differently is written one way: coarse
on purpose (и, й, ы and y fall together, and so do е, ё, э and ye), and no spelling to show.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from graph.names.folding import words

#: Cyrillic letters, and those with marks that a system has for one Cyrillic letter.
LETTERS = {
    letter: romanised
    for pairs in (
        "а=a б=b в=v г=g д=d е=e ё=e ж=zh з=z и=i й=i к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=h ц=ts",
        "ч=ch ш=sh щ=shch ъ= ы=i ь= э=e ю=iu я=ia і=i ї=i є=e ґ=g ў=u â=ia û=iu ž=zh č=ch š=sh ŝ=shch",
    )
    for letter, romanised in (pair.split("=") for pair in pairs.split())
}
#: What the systems write differently, one after the other; patterns both here and in the scripts of pages.
RULES = (
    ("shh", "shch"),  # GOST 7.79 B
    ("kh|x", "h"),
    ("cz|tz|tc(?!h)|c(?!h)", "ts"),
    ("tss+", "ts"),
    ("w", "v"),
    ("[iyj]+", "i"),
    ("i[eo]", "e"),
)
_LETTERS, _RULES = str.maketrans(LETTERS), tuple((re.compile(rule), to) for rule, to in RULES)
_MOST_KEPT = 2**16


@lru_cache(_MOST_KEPT)
def sound(word: str) -> str:
    """Return how a folded word sounds, whatever it is written in; Chinese stays.

    Examples
    --------
    >>> {sound(word) for word in ("амурская", "amurskaya", "amurskaâ", "amurskaia", "amurskaja")}
    {'amurskaia'}
    """
    spelled = word.translate(_LETTERS)
    if not spelled.isascii():
        decomposed = unicodedata.normalize("NFD", spelled)
        spelled = "".join(c for c in decomposed if not unicodedata.combining(c))
    for rule, to in _RULES:
        spelled = rule.sub(to, spelled)
    return spelled


def sounds(name: str) -> tuple[str, ...]:
    """Return the words of a name as they sound."""
    return tuple(filter(None, map(sound, words(name))))


def scholarly(spelled: Iterable[str]) -> tuple[str, ...]:
    """Return the same where ``ch`` stands for ``х``, as scholars and Germans write it."""
    return tuple(word.replace("ch", "h") for word in spelled)

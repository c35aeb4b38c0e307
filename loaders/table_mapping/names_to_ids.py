"""Ids and English names of things that a table names: the same name gives the same id, whatever the order."""

from __future__ import annotations

import re
from collections.abc import Iterable

from graph.ids import short_hash
from graph.names.folding import fold, telling_words
from graph.names.palladius import to_pinyin
from graph.names.scripts import has_chinese, has_cyrillic
from schema.values import one_line

#: As passports and maps have it, without signs: letters that no slug holds fall away.
_LETTERS = dict(zip("абвгдезийклмнопрстуфыэ", "abvgdeziyklmnoprstufye", strict=True)) | {
    "ж": "zh",
    "х": "kh",
    "ц": "ts",
    "ч": "ch",
    "ш": "sh",
    "щ": "shch",
    "ъ": "",
    "ь": "",
    "ю": "yu",
    "я": "ya",
    "ё": "yo",
}
_WORD = re.compile(r"[^\W\d_]+")
_SLUG_WORD = re.compile(r"[a-z0-9]+")
#: The longest slug of the shipped dataset has 60 letters.
_LONGEST = 60


def transliterated(name: str) -> str:
    """Return a Russian name in Latin letters.

    Examples
    --------
    >>> transliterated("ООО «Ромашка-Юг»")
    'OOO «Romashka-Yug»'
    """

    def one(letter: str) -> str:
        latin = _LETTERS.get(letter.lower())
        if latin is None:
            return letter
        return latin if letter.islower() else latin.capitalize()

    return "".join(map(one, name))


def english_of(name: str, *, chinese: bool) -> str:
    """Return a Russian name in Latin letters, that of a Chinese thing in pinyin as far as it is Palladius.

    Examples
    --------
    >>> english_of("Хуацзян Агро", chinese=True)
    'Huajiang Agro'
    """
    if not chinese:
        return transliterated(name)

    def one(word: re.Match[str]) -> str:
        pinyin = to_pinyin(word[0])
        return transliterated(word[0]) if pinyin is None else pinyin.capitalize()

    return _WORD.sub(one, name)


def slug_of(names: Iterable[str]) -> str:
    """Return the slug of the first of the names that gives one; a hash of them where none does.

    Examples
    --------
    >>> slug_of(["Haier Group Co., Ltd"]), slug_of(["ООО «Ромашка»"])
    ('haier', 'romashka')
    """
    given = [one_line(name) for name in names]
    for name in given:
        if has_chinese(name):
            continue
        latin = [transliterated(w) if has_cyrillic(w) else w for w in telling_words(name)]
        slug = "-".join(part for word in latin for part in _SLUG_WORD.findall(word.casefold()))
        if slug:
            return slug[:_LONGEST].rstrip("-")
    return f"n-{short_hash(sorted(given))}"


def apart(slug: str, names: Iterable[str]) -> str:
    """Return a slug that is taken by another thing with what tells them apart."""
    return f"{slug[: _LONGEST - 5].rstrip('-')}-{short_hash(sorted(map(fold, names)))[:4]}"

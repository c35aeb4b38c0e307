"""The one fold under which spellings of a name are equal, whatever letters, quotes and marks they are in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib import resources

from graph.names.scripts import has_cyrillic, has_latin
from schema.wording import seen

#: Words of legal form and kind that say nothing about which party it is.
LEGAL_FORMS = frozenset(
    word
    for words_ in (
        "ооо ао оао зао пао нао ип гк фгуп фгбу гуп муп кгп нко тоо чао зат тов группа компания корпорация",
        "холдинг концерн ooo ao oao zao pao nao llc llp lp ltd limited plc co inc corp corporation company",
        "group holding holdings gmbh ag sa jsc ojsc cjsc pjsc pte the",
    )
    for word in words_.split()
)
#: The same in Chinese, where they end the name, the longest first; this and the next serve scripts, too.
CHINESE_FORM = "(?:股份有限公司|有限责任公司|集团有限公司|集团公司|有限公司|总公司|公司|集团)+$"
#: And written out, among words in lower case.
FULL_FORMS = (
    "(?:^| )(?:(?:публичное |открытое |закрытое |непубличное )?акционерное общество"
    "|общество с ограниченной ответственностью|joint stock company|limited liability company)(?= |$)"
)
_CHINESE_FORM, _FULL_FORMS = re.compile(CHINESE_FORM), re.compile(FULL_FORMS)
#: What people shorten in names of places; each is looked for in lower case, before a text is cut into words.
_SHORTENED = (
    (re.compile(r"\bр-н\b"), "район"),
    (re.compile(r"\bа[./]\s?о\b"), "ао"),
    (re.compile(r"\bс\.?\s?-\s?(?=петербург)"), "санкт-"),
)
_ABBREVIATIONS = {
    "обл": "область",
    "кр": "край",
    "респ": "республика",
    "пров": "провинция",
    "г": "город",
    "авт": "автономный",
    "окр": "округ",
    "аобл": "ао",
    "shǎnxī": "shaanxi",  # the second a stands for the tone that tells it from Shanxi
    "shănxī": "shaanxi",
}
_WORD = re.compile(r"[^\W_]+")
#: Soft signs of romanisations, apostrophes and accents: they part no word.
WITHIN_WORDS = "'`´’‘ʼʹʺ′″ˈ＇"
#: Letters of one look in both alphabets, as a slip of the keyboard mixes them.
LATIN, CYRILLIC = "ABCEHKMOPTXYaceopxyk", "АВСЕНКМОРТХУасеорхук"
_TO_CYRILLIC, _TO_LATIN = str.maketrans(LATIN, CYRILLIC), str.maketrans(CYRILLIC, LATIN)
_DROPPED = str.maketrans("", "", WITHIN_WORDS)
#: The names of a dataset are compared again and again; what is typed besides is not kept for ever.
_MOST_KEPT = 2**16


@cache
def simplified() -> Mapping[int, str]:
    """Return the simplified character for the number of each traditional one (OpenCC, Apache-2.0)."""
    text = resources.files("graph.names").joinpath("traditional.txt").read_text(encoding="utf-8")
    traditional, simple = text.split()
    return dict(zip(map(ord, traditional), simple, strict=True))


def folded(text: str) -> str:
    """Return a text in lower case, with ``е`` for the ``ё`` that most texts leave without its dots."""
    return text.casefold().replace("ё", "е")


@lru_cache(_MOST_KEPT)
def words(name: str) -> tuple[str, ...]:
    """Return the words of a name without case, punctuation, marks, the dots of ``ё`` and what nobody sees.

    Abbreviations are written out, traditional characters are simplified, and Latin letters among Cyrillic
    ones (or the other way round) become those that were meant.

    Examples
    --------
    >>> words("«Амурская обл.»"), words("Aмурская"), words("黑龍江省")
    (('амурская', 'область'), ('амурская',), ('黑龙江省',))
    """
    text = _tidied(name)
    for short, long in _SHORTENED:
        text = short.sub(long, text)
    return tuple(_ABBREVIATIONS.get(word, word) for word in _WORD.findall(text))


@lru_cache(_MOST_KEPT)
def plain(name: str) -> str:
    """Return the words of a name in one, for comparing names however their words are parted."""
    return "".join(words(name))


@lru_cache(_MOST_KEPT)
def telling_words(name: str) -> tuple[str, ...]:
    """Return the words of a name without legal forms; all of them where there is nothing else.

    Examples
    --------
    >>> [telling_words(name) for name in ("ООО «Китон-Групп»", "Haier Co., Ltd.", "华为技术有限公司")]
    [('китон', 'групп'), ('haier',), ('华为技术',)]
    """
    return _telling(words(name))


@lru_cache(_MOST_KEPT)
def written_words(name: str) -> tuple[str, ...]:
    """Return the same with abbreviations as they stand: the beginning of a word is none.

    Examples
    --------
    >>> written_words("ПАО «Г")
    ('г',)
    """
    return _telling(tuple(_WORD.findall(_tidied(name))))


def fold(name: str) -> str:
    """Return the key under which spellings of one name in one script are equal.

    Examples
    --------
    >>> fold("ООО «Китон-Групп»"), fold("Haier Group")
    ('китонгрупп', 'haier')
    """
    return "".join(telling_words(name))


def _tidied(name: str) -> str:
    text = unicodedata.normalize("NFKC", seen(name))
    if not text.isascii():
        text = "".join(c for c in text if not unicodedata.combining(c)).translate(simplified())
    return folded(" ".join(map(_in_one_alphabet, text.translate(_DROPPED).split())))


def _telling(every: tuple[str, ...]) -> tuple[str, ...]:
    cut = _FULL_FORMS.sub(" ", " ".join(every)).split()
    kept = (_CHINESE_FORM.sub("", word) for word in cut if word not in LEGAL_FORMS)
    return tuple(word for word in kept if word) or every


def _in_one_alphabet(word: str) -> str:
    """Put a word that mixes two alphabets into the one that all its letters may be of."""
    if not (has_cyrillic(word) and has_latin(word)):
        return word
    russian, english = word.translate(_TO_CYRILLIC), word.translate(_TO_LATIN)
    if not has_latin(russian):
        return russian
    return word if has_cyrillic(english) else english

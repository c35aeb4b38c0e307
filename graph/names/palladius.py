"""Chinese names in pinyin and in Palladius, and the key that both share.

What the module knows of Russian and Chinese is knowledge about the names in the data, not a text to show.

The Palladius table is made from initials and finals, as it is usually printed, with its irregular syllables
apart. Comparison is coarse on purpose: sources drop the soft sign, so ``-n`` and ``-ng`` fall together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from graph.names.folding import folded, telling_words
from graph.names.scripts import has_cyrillic

_INITIALS = "b б p п m м f ф d д t т n н l л g г k к h х zh чж ch ч sh ш r ж z цз c ц s с j цз q ц x с"
_HARD = (
    "a а o о e э ai ай ei эй ao ао ou оу an ань en энь ang ан eng эн ong ун u у ua уа uo о uai уай ui уй "
    "uan уань un унь uang уан"
)
_SOFT = "i и ia я ie е iao яо iu ю ian янь in инь iang ян ing ин iong юн"
_PALATAL = "u юй ue юэ uan юань un юнь"
_IRREGULAR = (
    "zi цзы ci цы si сы zhi чжи chi чи shi ши ri жи hui хуэй lü люй nü нюй lüe люэ nüe нюэ er эр "
    "a а o о e э ai ай ei эй ao ао ou оу an ань en энь ang ан yi и ya я ye е yao яо you ю yan янь yin инь "
    "yang ян ying ин yong юн yu юй yue юэ yuan юань yun юнь wu у wa ва wo во wai вай wei вэй wan вань "
    "wen вэнь wang ван weng вэн"
)
#: Ways of writing that Russian texts keep beside the table (Аньхой) or take from other transcriptions.
_VARIANTS = {"хой": "hui", "хуй": "hui", "вей": "wei", "фей": "fei", "бей": "bei", "мей": "mei", "лей": "lei"}
#: Established Russian names that no table gives.
_ESTABLISHED = {"пекин": "beijing", "нанкин": "nanjing", "харбин": "harbin", "гонконг": "hongkong"}
#: No name in pinyin or Palladius has a longer word.
_MOST_SYLLABLES = 8
#: What a syllable without a consonant begins with.
_VOWELS = tuple("аоэияеюу")
#: Letters of the longest syllable: zhuang, чжуан.
_LONGEST_SYLLABLE = 6


@cache
def palladius_table() -> Mapping[str, str]:
    """Return the syllables of pinyin (``ü`` as such) with their Palladius transcription.

    Examples
    --------
    >>> palladius_table()["zhang"]
    'чжан'
    """
    table: dict[str, str] = {}
    for initial, russian in _pairs(_INITIALS):
        palatal = initial in ("j", "q", "x")
        finals = list(_pairs(_SOFT)) if initial in "bpmdtnljqx" else []
        finals += _pairs(_PALATAL if palatal else _HARD)
        for final, ending in finals:
            if final in ("o", "uo") and (final == "o") != (initial in "bpmf"):
                continue
            table[initial + final] = russian + ending
    return table | dict(_pairs(_IRREGULAR))


@cache
def _pinyin_table() -> Mapping[str, str]:
    return {russian: pinyin for pinyin, russian in palladius_table().items()} | _VARIANTS


def _pairs(table: str) -> Iterable[tuple[str, str]]:
    words = table.split()
    return zip(words[::2], words[1::2], strict=True)


def _split(word: str, russian: bool) -> tuple[str, ...] | None:
    """Cut a word into syllables; after н a hard sign tells that the next one begins with a vowel."""
    return (_cut(word, russian, parted=True) if russian else None) or _cut(word, russian, parted=False)


@cache
def _cut(word: str, russian: bool, parted: bool) -> tuple[str, ...] | None:
    table = _pinyin_table() if russian else palladius_table()
    if not word:
        return ()
    if len(word) > _MOST_SYLLABLES * _LONGEST_SYLLABLE:
        return None
    for length in range(min(len(word), _LONGEST_SYLLABLE), 0, -1):
        head, tail = word[:length], word[length:]
        if head in table and not (parted and head.endswith("н") and tail.startswith(_VOWELS)):
            rest = _cut(tail, russian, parted)
            if rest is not None and len(rest) < _MOST_SYLLABLES:
                return (head, *rest)
    return None


def split_pinyin(word: str) -> tuple[str, ...] | None:
    """Cut a pinyin word without tones into syllables, the longest first; None when it is no pinyin.

    Examples
    --------
    >>> split_pinyin("Heilongjiang")
    ('hei', 'long', 'jiang')
    >>> split_pinyin("Lipetsk") is None
    True
    """
    parts = [_split(part, False) for part in re.split(r"['’\s-]+", word.strip().lower()) if part]
    return tuple(s for part in parts if part for s in part) if parts and None not in parts else None


def to_palladius(word: str) -> str | None:
    """Transcribe a pinyin word into Russian; None when it is no pinyin.

    Examples
    --------
    >>> to_palladius("Huajing")
    'хуацзин'
    """
    syllables = split_pinyin(word)
    return None if syllables is None else "".join(palladius_table()[s] for s in syllables)


def to_pinyin(word: str) -> str | None:
    """Transcribe a Russian word in Palladius into pinyin; None when it is not one.

    Examples
    --------
    >>> to_pinyin("Хэйлунцзян")
    'heilongjiang'
    """
    plain = folded(word.strip())
    if plain in _ESTABLISHED:
        return _ESTABLISHED[plain]
    parts = [_split(part, True) for part in re.split(r"[\sъ-]+", plain) if part]
    if not parts or None in parts:
        return None
    return "".join(_pinyin_table()[s] for part in parts if part for s in part)


def pinyin_key(name: str) -> str | None:
    """Return the key that pinyin and Palladius spellings share; None for names that are neither.

    Examples
    --------
    >>> pinyin_key("Хуацзин") == pinyin_key("Huajing")
    True
    """
    syllables = []
    for word in telling_words(name):
        pinyin = to_pinyin(word) if has_cyrillic(word) else word if split_pinyin(word) else None
        if pinyin is None:
            return None
        syllables.append(pinyin.replace("ü", "u"))
    return "".join(syllables).replace("ng", "n") or None


@lru_cache(2**14)
def is_read_as(given: str, name: str) -> bool:
    """Tell whether two words are one Chinese name, of which at least one is in Palladius.

    A soft sign may be dropped (``н`` for ``нь``), but pinyin and a soft sign that is written hold.

    Examples
    --------
    >>> is_read_as("циндао", "qingdao"), is_read_as("ухан", "wuhan"), is_read_as("фусинь", "fuxing")
    (True, True, False)
    """
    russian, other = (given, name) if has_cyrillic(given) else (name, given)
    if not has_cyrillic(russian):
        return False
    if has_cyrillic(other):
        key = pinyin_key(given)
        return key is not None and key == pinyin_key(name)
    said = to_pinyin(russian)
    if said is None or split_pinyin(other) is None:
        return False
    plain = re.sub(r"['’\s-]", "", other.lower()).replace("ü", "u")
    return re.fullmatch(said.replace("ü", "u").replace("ng", "ng?"), plain) is not None

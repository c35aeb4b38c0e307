"""The words of a running text with their places, and the keys under which forms of one word meet."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from graph.names.folding import CYRILLIC, LATIN, WITHIN_WORDS, words
from graph.names.palladius import pinyin_key
from graph.names.scripts import has_chinese, has_cyrillic, has_latin
from graph.names.sounds import sound
from graph.names.word_forms import base_forms, stems

_CHINESE = "\u3400-\u9fff"
_LETTER = rf"(?:[^\W_{_CHINESE}][\u0300-\u036f]*)"  # a letter and its marks
_TOKEN = re.compile(rf"[{_CHINESE}]|{_LETTER}+(?:[{re.escape(WITHIN_WORDS)}]+{_LETTER}+)*")
#: What may stand between the words of one name; a full stop only after a short word (г. Шуя, Co. Ltd).
_WITHIN = re.compile(r"""[\s\-–—‑−"«»„“”‟‘’'&+/()№・·,.:]*""")
_POSSESSIVE = re.compile("['’]s$")
_SENTENCE = re.compile(r"[.]\s|[,]\s|\n\s*\n")
_SHORT = 4
_TO_CYRILLIC, _TO_LATIN = str.maketrans(LATIN, CYRILLIC), str.maketrans(CYRILLIC, LATIN)
_MOST_KEPT = 2**16
#: What marks a key as that of a stem, or of a Chinese name however it is written.
STEM, PINYIN = "~", "="


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text, or a Chinese character: ``word`` is folded.

    ``joined`` tells that a name may go on from the word before, ``opens`` that a sentence may begin here.
    """

    start: int
    end: int
    text: str
    word: str
    joined: bool
    opens: bool

    @property
    def capital(self) -> bool:
        """Tell whether it begins as a name does: with a capital, a digit or a Chinese character."""
        return not self.text[0].islower()


def token_start(token: Token) -> int:
    """Return where a word begins: words of a text are in this order."""
    return token.start


def tokens(text: str) -> list[Token]:
    """Cut a text into words and Chinese characters.

    Examples
    --------
    >>> [(t.text, t.word) for t in tokens("В «Aмурской обл.» 海爾")]
    [('В', 'в'), ('Aмурской', 'амурской'), ('обл', 'область'), ('海', '海'), ('爾', '尔')]
    """
    found: list[Token] = []
    for match in _TOKEN.finditer(text):
        word = "".join(words(_POSSESSIVE.sub("", match[0]))) or match[0].casefold()
        gap = text[found[-1].end : match.start()] if found else "."
        found.append(Token(match.start(), match.end(), match[0], word, _joins(found, gap), _opens(gap)))
    return found


def _joins(before: list[Token], gap: str) -> bool:
    if not before or not _WITHIN.fullmatch(gap):
        return False
    parted = _SENTENCE.search(gap)
    return parted is None or (parted[0].startswith((".", ",")) and len(before[-1].text) <= _SHORT)


def _opens(gap: str) -> bool:
    """Tell whether a sentence may begin after what stands there, so that a capital tells nothing."""
    return any(c in ".!?\n" for c in gap) and not gap.rstrip().endswith(("«", '"', "“", "„"))


@lru_cache(_MOST_KEPT)
def keys(word: str, *, chinese: bool = False) -> frozenset[str]:
    """Return the keys under which a word of a text meets the words of names of which it is a form.

    With ``chinese`` those of a word of a Chinese thing's name, which is one name in pinyin and Palladius.
    """
    if has_chinese(word):
        return frozenset((word,))
    found = {sound(word)}
    if has_cyrillic(word):
        found.update(map(sound, base_forms(word)))
        found.update(STEM + sound(stem) for stem in stems(word))
    if chinese and (key := pinyin_key(word)):
        found.add(PINYIN + key)
    return frozenset(found - {""})


@lru_cache(_MOST_KEPT)
def text_keys(text: str, word: str) -> frozenset[str]:
    """Return the keys of a word of a text, whatever it may be, and of its reading in the other alphabet."""
    found = keys(word, chinese=True)
    if text.isupper() and (other := other_alphabet(word)):
        found |= keys(other)
    return found


def other_alphabet(word: str) -> str | None:
    """Return the same look in the other alphabet: ``top`` may be ``тор``; None where no letter is like it."""
    upper = word.upper()
    if has_latin(word) and not has_latin(upper.translate(_TO_CYRILLIC)):
        return upper.translate(_TO_CYRILLIC).casefold()
    if has_cyrillic(word) and not has_cyrillic(upper.translate(_TO_LATIN)):
        return upper.translate(_TO_LATIN).casefold()
    return None

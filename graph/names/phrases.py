"""A dictionary of names as sequences of words, and all of them that begin at a word of a text.

The dictionary is a tree of plain dictionaries, one level a word: its size grows with the names, and the
time to read a text with the length of the text alone (a trie, as in Aho and Corasick, CACM 18(6), 1975,
without the links between its branches, which names of few words don't need).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic

from graph.names.named import E
from graph.names.palladius import is_read_as
from graph.names.scripts import has_chinese, has_cyrillic
from graph.names.slipped import Slipped, slips_of
from graph.names.sounds import sound
from graph.names.tokens import PINYIN, STEM, Token, keys, other_alphabet, text_keys
from graph.names.variants import SURE as RULES
from graph.names.variants import Variant, is_of_china, variants
from graph.names.word_forms import is_form_of

#: How a word of a text is that of a name, the surest first, with what remains of the certainty.
SAME, FORM, LETTERS, SOUND, READ = "same", "form", "letters", "sound", "read"
TRANSCRIBED, SLIP, SLIPS = "transcribed", "slip", "slips"
SURE = {
    SAME: 1.0,
    FORM: 0.99,
    LETTERS: 0.95,
    SOUND: 0.92,
    READ: 0.88,
    TRANSCRIBED: 0.75,
    SLIP: 0.72,
    SLIPS: 0.6,
}
_ORDER = list(SURE)
_HERE = ""
#: Names of more words are descriptions, which nobody repeats word by word.
_MOST_WORDS = 14
_ENDINGS = ("a", "u", "e", "om", "em", "oi", "i")


@dataclass(frozen=True, slots=True)
class Found(Generic[E]):
    """A name in a text: the numbers of its words (``end`` is the one after), whose it is, and how."""

    start: int
    end: int
    entity: E
    variant: Variant
    how: str


class Phrases(Generic[E]):
    """The names of things, each found in the time that its own words take."""

    def __init__(self, entities: Iterable[E]) -> None:
        """Take the things and put all that they may be called into the tree."""
        self._root: dict[str, Any] = {}
        self._words: dict[str, str] = {}
        for entity in entities:
            chinese = is_of_china(entity)
            for variant in variants(entity):
                if len(variant.words) <= _MOST_WORDS:
                    self._add(variant, entity, chinese=chinese)
        self._slipped = Slipped(self._words)

    def _add(self, variant: Variant, entity: E, *, chinese: bool) -> None:
        nodes = [self._root]
        for word in variant.words:
            own = name_keys(word, chinese=chinese)
            self._words.update((key, key) for key in own if key[0] not in (STEM, PINYIN))
            self._words.setdefault(word, sound(word) or word)
            below = [node.setdefault(key, {}) for node in nodes for key in own]
            nodes = list({id(node): node for node in below}.values())
        for node in nodes:
            node.setdefault(_HERE, []).append((entity, variant))

    def starting_at(self, text: Sequence[Token], at: int, *, slips: bool = True) -> Iterator[Found[E]]:
        """Yield the names that begin at a word of a text, each thing once for each length.

        With ``slips`` a word that no name has, and no dictionary, may be a slip of one.
        """
        nodes, end = [self._root], at
        while nodes and end < len(text) and (end == at or text[end].joined):
            token = text[end]
            asked = text_keys(token.text, token.word)
            if slips and not any(key in self._words for key in asked):
                asked |= self._slipped.meant(token.word)
            nodes = [node[key] for node in nodes for key in sorted(asked) if key in node]
            end += 1
            here = {(e.id, v): (e, v) for node in nodes for e, v in node.get(_HERE, ())}
            yield from _best(text[at:end], at, here.values())


def _best(run: Sequence[Token], at: int, here: Iterable[tuple[E, Variant]]) -> Iterator[Found[E]]:
    """Yield each thing by the variant that its words are surest of."""
    best: dict[str, tuple[float, Found[E]]] = {}
    for entity, variant in here:
        if how := read_as(run, variant.words):
            sure = SURE[how] * RULES[variant.rule]
            if sure > best.get(entity.id, (0.0, None))[0]:
                best[entity.id] = sure, Found(at, at + len(run), entity, variant, how)
    yield from (found for _, found in best.values())


def name_keys(word: str, *, chinese: bool) -> list[str]:
    """Return the keys of the word of a name; a Latin one may be declined in Russian letters."""
    found = set(keys(word, chinese=chinese))
    if not has_chinese(word) and not has_cyrillic(word):
        found.add(STEM + sound(word))
    return sorted(found)


def read_as(text: Sequence[Token], name: Sequence[str]) -> str | None:
    """Return how the words of a text are those of a name, the least sure of them; None where they are not."""
    worst = 0
    for token, word in zip(text, name, strict=True):
        how = _word_as(token, word)
        if how is None:
            return None
        worst = max(worst, _ORDER.index(how))
    return _ORDER[worst]


def _word_as(token: Token, name: str) -> str | None:
    given = token.word
    if given == name:
        return SAME
    if has_cyrillic(given) and has_cyrillic(name):
        if is_form_of(given, name):
            return FORM
    elif sound(given) == sound(name) or _is_declined(given, name):
        return SOUND
    other = other_alphabet(given) if token.text.isupper() else None
    if other and (sound(other) == sound(name)):
        return LETTERS
    if is_read_as(given, name):
        return READ
    return (None, SLIP, SLIPS)[slips_of(given, name)]


def _is_declined(given: str, name: str) -> bool:
    """Tell whether a Russian word is a Latin name by its sound, in a case."""
    if not has_cyrillic(given) or has_cyrillic(name) or has_chinese(name):
        return False
    said, own = sound(given), sound(name)
    return said.startswith(own) and said[len(own) :] in _ENDINGS and own[-1:] not in "aeiou"

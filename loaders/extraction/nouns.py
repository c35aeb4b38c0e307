"""Noun phrases that name things of the rules: a noun of a thing, its adjectives, and what follows it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.names.word_forms import in_nominative
from loaders.extraction.cues import Cue, longest_cues
from loaders.extraction.rulebook import rules
from loaders.extraction.words import Word, words_of

_ADJECTIVES = frozenset(("ADJF", "PRTF"))
_VERBS = frozenset(("VERB", "INFN", "PRTS", "GRND", "ADJS", "PRED", "NPRO"))
_LOOSE = frozenset(("PREP", "CONJ", "PRCL", "ADVB"))
#: So many words after the noun may tell what it is.
_MOST_AFTER = 7
_BREAK = re.compile(r"[.,;:()!?]|\s[-–—]\s")
_QUOTED = re.compile(r"\s*[«\"“„]([^«»\"“”„]{1,60})[»\"”“]")
#: What opens a Chinese noun phrase: no letters part its words.
_CHINESE_OPENERS = re.compile(
    r"[^\w“”]|建设|建成|兴建|修建|新建|投资|计划|启动|参与|[在于的将拟与和至对为由了]"
)
#: Of these a list may follow: the making of soy oil, snowmobiles and machines.
_LISTED = frozenset(("plant", "mine", "field"))
_ITEM = re.compile(r"(?:,\s+|\s+и\s+)(?!(?:а|но|что|котор|включая|планир|обсужд|а также)\b)")


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """Characters [start, stop) of a noun phrase, the kind of its noun, its name in the nominative.

    ``size`` counts the words beside the noun, ``many`` tells that the noun is a plural.
    """

    start: int
    stop: int
    kind: str
    name: str
    size: int
    many: bool = False


def noun_phrases(text: str, start: int, end: int, taken: Sequence[tuple[int, int]]) -> Iterator[NounPhrase]:
    """Yield the phrases between two characters whose noun is not in a span that is taken; none overlaps."""
    words = [w for w in words_of(text) if start <= w.start and w.end <= end]
    after = -1
    for cue in longest_cues("things", text, start, end):
        if cue.key == "nothing" or cue.start < after or any(a <= cue.start < b for a, b in taken):
            continue
        lettered = any(w.end > cue.start and w.start < cue.end for w in words)
        phrase = _extended(words, cue, text) if lettered else _chinese(cue, text, max(start, after))
        after = phrase.stop
        yield phrase
        for item in _items(words, phrase, text, end):
            after = item.stop
            yield item


def _chinese(cue: Cue, text: str, start: int) -> NounPhrase:
    """Return the phrase of a noun without words beside it: Chinese, back to what opens it."""
    before = _CHINESE_OPENERS.split(text[start : cue.start])[-1]
    first = cue.start - len(before)
    return NounPhrase(first, cue.end, cue.key, text[first : cue.end], int(bool(before)))


def _extended(words: Sequence[Word], cue: Cue, text: str) -> NounPhrase:
    first = next(i for i, w in enumerate(words) if w.end > cue.start)
    last = max(i for i, w in enumerate(words) if w.start < cue.end)
    start, stop = first, last
    while start > 0 and words[start - 1].grammar & _ADJECTIVES and not _breaks(text, words, start):
        start -= 1
    for i in range(last + 1, min(last + 1 + _MOST_AFTER, len(words))):
        if _breaks(text, words, i) or _ends(words[i]):
            break
        stop = i
    while stop > last and words[stop].grammar & _LOOSE:
        stop -= 1
    quoted = _QUOTED.match(text, words[stop].end)
    close = quoted.end() if quoted else words[stop].end
    head = [in_nominative(text[w.start : w.end]) for w in words[start : last + 1]]
    name = " ".join(head) + text[words[last].end : close]
    many = "plur" in words[first].grammar and "sing" not in words[first].grammar
    return NounPhrase(words[start].start, close, cue.key, name, (first - start) + (stop - last), many)


def _ends(word: Word) -> bool:
    """Tell whether a word is no part of a name before it: a verb, or a word for news and signs."""
    if word.grammar & _VERBS and not word.grammar & {"NOUN", "ADJF"}:
        return True
    return not word.bases.isdisjoint(rules("words")["no_part_of_a_name"])


def _breaks(text: str, words: Sequence[Word], i: int) -> bool:
    return _BREAK.search(text[words[i - 1].end : words[i].start]) is not None


def _items(words: Sequence[Word], head: NounPhrase, text: str, end: int) -> Iterator[NounPhrase]:
    """Yield what a list goes on with after the goods of a plant, a mine, a field: each a thing of its own."""
    if head.kind not in _LISTED or head.size == 0:
        return
    at = head.stop
    noun = head.name.split()[0]
    while (mark := _ITEM.match(text, at)) is not None and mark.end() < end:
        inside = [w for w in words if w.start >= mark.end()]
        item = _genitives(inside, text)
        if not item or longest_cues("things", text, item[0].start, item[-1].end):
            return
        name = f"{noun} {text[item[0].start : item[-1].end]}"
        yield NounPhrase(item[0].start, item[-1].end, head.kind, name, len(item))
        at = item[-1].end


def _genitives(words: Sequence[Word], text: str) -> list[Word]:
    """Return the genitives that words begin with; nothing where something else than a list goes on."""
    found: list[Word] = []
    for i, word in enumerate(words[:_MOST_AFTER]):
        if not word.grammar & {"gent"} or _ends(word) or (i and _breaks(text, words, i)):
            break
        found.append(word)
    return found

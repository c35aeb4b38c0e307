"""Noun phrases that name things of the rules: a noun of a thing, its adjectives, and what follows it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.names.word_forms import in_nominative
from loaders.extraction.clauses import is_finite
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
#: Of these a list may follow: the making of soy oil, snowmobiles and machines.
_LISTED = frozenset(("plant", "mine", "field"))
_HAN = re.compile("[\u3400-\u9fff]")
#: Characters of a description; those of verbs, places and joints end it.
_DESCRIBING = re.compile(
    "[^在的将了和与及等、，。；：！？（）“”《》\\s建投设资于是为对向从到已正新其该此一座个家条项]+$"
)
#: A longer description is a sentence, and where the name in it begins cannot be told; names of both ends of a
#: bridge are this long: 布拉戈维申斯克—黑河.
_MOST_CHARACTERS = 16
_STAGE_OF_WORKS = re.compile("[一二三四五六]期")
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
    cues = list(longest_cues("things", text, start, end))
    heads = {cue.start for cue in cues if cue.key != "nothing"}
    for cue in cues:
        if cue.key == "nothing" or cue.start < after or any(a <= cue.start < b for a, b in taken):
            continue
        in_chinese = _HAN.match(text, cue.start) is not None
        if in_chinese and cue.end in heads:  # 公路 before 大桥 says which bridge
            continue
        phrase = _in_chinese(cue, text) if in_chinese else _extended(words, cue, text)
        after = phrase.stop
        yield phrase
        for item in _items(words, phrase, text, end):
            after = item.stop
            yield item


def _in_chinese(cue: Cue, text: str) -> NounPhrase:
    """Return a noun with the characters before it that say which it is: 冰箱 before 厂."""
    before = _DESCRIBING.search(text, max(0, cue.start - _MOST_CHARACTERS - 1), cue.start)
    start = before.start() if before and len(before[0]) <= _MOST_CHARACTERS else cue.start
    if start and _STAGE_OF_WORKS.match(text, start - 1):
        start -= 1
    return NounPhrase(start, cue.end, cue.key, text[start : cue.end], cue.start - start)


def _extended(words: Sequence[Word], cue: Cue, text: str) -> NounPhrase:
    first = next(i for i, w in enumerate(words) if w.end > cue.start)
    last = max(i for i, w in enumerate(words) if w.start < cue.end)
    start, stop = first, last
    while start > 0 and _describes(words[start - 1], words[last]) and not _breaks(text, words, start):
        start -= 1
    for i in range(last + 1, min(last + 1 + _MOST_AFTER, len(words))):
        if _breaks(text, words, i) or (_ends(words[i]) and not text[words[i].start].isupper()):
            break
        stop = i
    while stop > last and words[stop].grammar & _LOOSE:
        stop -= 1
    quoted = _QUOTED.match(text, words[stop].end)
    close = quoted.end() if quoted else _closed(text, words[start].start, words[stop].end)
    head = [in_nominative(text[w.start : w.end]) for w in words[start : last + 1]]
    name = " ".join(head) + text[words[last].end : close]
    many = "plur" in words[first].grammar and "sing" not in words[first].grammar
    return NounPhrase(words[start].start, close, cue.key, name, (first - start) + (stop - last), many)


def _closed(text: str, start: int, stop: int) -> int:
    """Return the end of a phrase with the quotation mark that closes a name in it."""
    opened = text.count("«", start, stop) > text.count("»", start, stop)
    return stop + 1 if opened and text[stop : stop + 1] == "»" else stop


def _describes(word: Word, noun: Word) -> bool:
    """Tell whether a word before a noun says which it is: an adjective, in English another noun."""
    if noun.grammar:
        return bool(word.grammar & _ADJECTIVES)
    return word.text.isascii() and not is_finite(word) and word.text not in rules("words")["before_a_noun"]


def _ends(word: Word) -> bool:
    """Tell whether a word is no part of a name before it: a verb, or a word for news and signs."""
    if word.grammar & _VERBS and not word.grammar & {"NOUN", "ADJF"}:
        return True
    if word.text and word.text.isascii() and is_finite(word):
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

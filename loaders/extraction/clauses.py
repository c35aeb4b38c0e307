"""Cuts a passage into sentences and those into clauses, each with one statement of its own.

A clause has a finite verb (or a short participle, which does a verb's work in Russian), or stands by itself:
"the plant was opened in May and the second line is planned" is two. In Chinese every comma ends one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import zip_longest

from loaders.extraction.rulebook import rules
from loaders.extraction.words import Word, words_between

_STOP = re.compile(r"[.!?…]+[»”\"')]*(?=\s)|[。！？]+[”」』]*|\n+")
#: What parts clauses: always, or only between whole ones (see ``clauses.yaml``).
_HARD = re.compile(
    r"[;；:](?=\s|$|[\u3400-\u9fff])|，|；|,\s+а\s(?!также|именно|затем)|\s[–—-]\s+(?=(?:обсужда|планиру|проход))"
)
_SOFT = re.compile(r",")
_BRACKETS = re.compile(r"\([^()]*\)|«[^«»]*»|“[^“”]*”")
_FINITE = frozenset(("VERB", "PRTS", "PRED", "ADJS"))


@dataclass(frozen=True, slots=True)
class Clause:
    """Characters ``start`` to ``end`` of a passage; ``sentence`` is the number of the sentence, from 0."""

    start: int
    end: int
    sentence: int

    def covers(self, place: int) -> bool:
        """Tell whether a character of the passage stands in the clause."""
        return self.start <= place < self.end


def sentences(text: str) -> list[tuple[int, int]]:
    """Return the first and the last character of each sentence, without the space around it.

    Examples
    --------
    >>> text = "В 2025 г. завод открыт. Выпуск вырос на 5 млн руб. Второй — в плане."
    >>> [text[a:b] for a, b in sentences(text)]
    ['В 2025 г. завод открыт.', 'Выпуск вырос на 5 млн руб.', 'Второй — в плане.']
    """
    found, start = [], 0
    for stop in _STOP.finditer(text):
        if _ends(text, start, stop):
            found.append(_stripped(text, start, stop.end()))
            start = stop.end()
    found.append(_stripped(text, start, len(text)))
    return [(a, b) for a, b in found if b > a]


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())


def _ends(text: str, start: int, stop: re.Match[str]) -> bool:
    if stop[0] != ".":
        return True
    after = text[stop.end() :].lstrip(' \u00a0(«"')[:1]
    if after.islower():
        return False
    before = re.split(r"[\s«\"(]", text[start : stop.start()])[-1]
    if len(before) == 1 and before.isupper():
        return False  # the initials of a name
    word = before.lower().split(".")[-1]
    known = rules("clauses")
    if word in known["abbreviations"]:
        return False
    if word in known["after_digit"]:
        return bool(re.search(r"\d\s*\w+$", text[start : stop.start()]))
    return True


@lru_cache(64)
def clauses(text: str) -> tuple[Clause, ...]:
    """Return the clauses of a text in their order; together they hold all its words.

    Examples
    --------
    >>> text = "Завод открыт в мае, а вторая очередь планируется; порт, причал и склад строятся."
    >>> [text[c.start : c.end] for c in clauses(text)]
    ['Завод открыт в мае', 'а вторая очередь планируется', 'порт, причал и склад строятся.']
    """
    found = []
    for number, (start, end) in enumerate(sentences(text)):
        inside = words_between(text, start, end)
        for a, b in _joined(text, list(_pieces(text, start, end, inside)), inside):
            a, b = _stripped(text, a, b)
            while a < b and text[a] in ",;:，；：–—() ":
                a += 1
            while b > a and text[b - 1] in ",;:，；：–—() ":
                b -= 1
            if b > a:
                found.append(Clause(a, b, number))
    return tuple(found)


@cache
def _openers(heading: str) -> frozenset[str]:
    return frozenset(w for language in rules("clauses")[heading].values() for w in language)


def _pieces(text: str, start: int, end: int, inside: Sequence[Word]) -> Iterator[tuple[int, int, bool]]:
    """Yield pieces that may be clauses, and whether each begins one whatever it holds."""
    cuts = {start: True}
    whole = []
    for match in _BRACKETS.finditer(text, start, end):
        if match[0][0] == "(" and any(match.start() < w.start < match.end() and is_finite(w) for w in inside):
            cuts |= {match.start(): True, match.end(): False}  # what stands in brackets is a clause itself
        else:
            whole.append(match.span())
    for mark in _HARD.finditer(text, start, end):
        if not _within(whole, mark.start()):
            cuts[mark.start()] = True
    for mark in _SOFT.finditer(text, start, end):
        if not _between_digits(text, mark.start()) and not _within(whole, mark.start()):
            cuts.setdefault(mark.start(), False)
    for word, after in zip_longest(inside, inside[1:]):
        pair = f"{word.text} {after.text}" if after else word.text
        if word.text in _openers("breaks") or pair in _openers("breaks"):
            cuts[word.start] = True
        elif word.bases & _openers("joins") and not _within(whole, word.start):
            cuts.setdefault(word.start, False)
    for opener in rules("clauses")["breaks"]["zh"]:
        for mark in re.finditer(f"(?<=，){opener}", text[start:end]):
            cuts[start + mark.start()] = True
    places = sorted(cuts)
    yield from ((a, b, cuts[a]) for a, b in zip(places, [*places[1:], end], strict=True))


def _between_digits(text: str, place: int) -> bool:
    return text[place - 1 : place].isdigit() and text[place + 1 : place + 2].isdigit()


def _within(spans: Sequence[tuple[int, int]], place: int) -> bool:
    return any(a < place < b for a, b in spans)


def _joined(
    text: str, pieces: Sequence[tuple[int, int, bool]], inside: Sequence[Word]
) -> list[tuple[int, int]]:
    """Join pieces until each has a verb of its own; one that must begin a clause joins nothing before it."""
    found: list[tuple[int, int, bool]] = []
    for a, b, hard in pieces:
        whole = any(is_finite(w) for w in words_between(text, a, b))
        if found and not hard and not (whole and found[-1][2]):
            found[-1] = (found[-1][0], b, found[-1][2] or whole)
        else:
            found.append((a, b, whole))
    return [(a, b) for a, b, _ in found]


def is_finite(word: Word) -> bool:
    """Tell whether a word makes a clause: a finite verb, a short participle, an English auxiliary."""
    if word.grammar:
        return not word.grammar.isdisjoint(_FINITE)
    return word.text in _english() or (
        len(word.text) > 4 and word.text.endswith("ed") and word.text.isascii()
    )


@cache
def _english() -> frozenset[str]:
    return frozenset(rules("clauses")["english_verbs"])

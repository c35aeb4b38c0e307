"""The numbers that stand in a text, in figures and in words, before anybody knows of what."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest

from graph.names.scripts import has_cyrillic
from loaders.extraction.rulebook import rules
from loaders.extraction.words import Word, words_between, words_of

_SPACE = "[ \u00a0\u202f\u2009]"
_FIGURE = re.compile(
    rf"(?<![\w.,№+#/-])(?:\d{{1,3}}(?:{_SPACE}\d{{3}})+(?:[.,]\d+)?|\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:[.,]\d+)?)(?![\d:])"
)
_HAN_FIGURE = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?:\.\d+)?|(?<![\d.,])\d+(?:\.\d+)?")
#: Between the two ends of a range.
_RANGE = re.compile(rf"{_SPACE}?[–—−-]{_SPACE}?$")
#: Figures of an address to call, of a time, of a score.
_PHONE = re.compile(r"\+?\d[\d()\s-]{8,}\d")
_HAN_NUMBER = re.compile("[〇零一二两三四五六七八九十百千]+")
_HAN_MAGNITUDE = re.compile(r"\s?(多|余)?(万亿|亿|千万|百万|万|千)")
#: What stands after a Chinese digit that is a number.
_HAN_COUNTED = re.compile("[多余]?[万亿千百十家个名人项条列台辆座艘所种款次份对天年月日吨倍公平立处批期成]")
_HAN_LARGE = {"万亿": 10**12, "亿": 10**8, "千万": 10**7, "百万": 10**6, "万": 10**4, "千": 10**3}
#: Endings of a figure that leave it a cardinal ("3-х", "30-ти").
_CARDINAL = re.compile(r"-(?:х|ми|ти|и|мя)\b")
#: Letters right after a figure.
_GLUED = re.compile(r"-?[^\W\d_]+")
_DIGITS_OF_PHONE = 10


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in a text; ``end`` is after its magnitude, ``low`` the start of a range that it ends."""

    start: int
    end: int
    value: float
    magnitude: int = 1
    range: str | None = None


def find_numerals(text: str) -> list[Numeral]:
    """Return the numbers of a text in order; ordinals, names and numbers of articles are none.

    Examples
    --------
    >>> [(n.value * n.magnitude, n.range) for n in find_numerals("46–48 млн тонн, полтора миллиона и 1 200")]
    [(46000000.0, 'from'), (48000000.0, 'to'), (1500000.0, None), (1200.0, None)]
    """
    found = [*_none(text), *_in_figures(text), *_in_words(text), *_in_characters(text)]
    found.sort(key=lambda n: (n.start, -n.end))
    kept: list[Numeral] = []
    for numeral in found:
        if not kept or numeral.start >= kept[-1].end:
            kept.append(numeral)
    return list(_ranged(text, kept))


def _in_figures(text: str) -> Iterator[Numeral]:
    phones = [m.span() for m in _PHONE.finditer(text) if sum(map(str.isdigit, m[0])) >= _DIGITS_OF_PHONE]
    russian = has_cyrillic(text)
    chinese = not russian and re.search("[\u3400-\u9fff]", text) is not None
    for match in (_HAN_FIGURE if chinese else _FIGURE).finditer(text):
        start, end = match.span()
        grouped = [p for p in phones if p[0] <= start < p[1]]
        if (grouped and text[grouped[0][0]] == "+") or _is_named(text, start):
            continue
        if _is_label(text, start) or (_GLUED.match(text, end) and not _follows(text, end)):
            continue
        cardinal = _CARDINAL.match(text, end)
        end = cardinal.end() if cardinal else end
        value = _value(match[0], russian=russian)
        magnitude, end = _magnitude(text, end)
        yield Numeral(start, end, value, magnitude)


def _none(text: str) -> Iterator[Numeral]:
    """Yield "not a single" as the number 0."""
    for words in rules("numerals")["none"]:
        for match in re.finditer(rf"\b{words}\b", text, re.IGNORECASE):
            yield Numeral(match.start(), match.end(), 0.0)


def _follows(text: str, end: int) -> bool:
    """Tell whether letters right after a figure leave it a number: "5млн", "3-х", "40km", Chinese."""
    if "\u3400" <= text[end] <= "\u9fff" or _CARDINAL.match(text, end):
        return True
    letters = _GLUED.match(text, end)
    told = letters[0].lower() if letters else ""
    given = rules("numerals")
    return (
        told in given["magnitudes"] or told in given["glued"] or told.startswith(tuple(given["glued_times"]))
    )


def _is_named(text: str, start: int) -> bool:
    """Tell whether a figure is part of a name, whose words mean nothing."""
    return any(not word.text for word in words_between(text, start, start + 1))


def _is_label(text: str, start: int) -> bool:
    before = text[max(0, start - 16) : start].rstrip().lower().rstrip(".")
    last = re.split(r"[\s(]", before)[-1] if before else ""
    return last in rules("numerals")["labels"] or before.endswith(("№", "#", "第"))


def _value(figure: str, *, russian: bool) -> float:
    plain = re.sub(_SPACE, "", figure)
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", plain) and not russian:
        return float(plain.replace(",", ""))
    if plain.count(",") > 1:
        return float(plain.replace(",", ""))
    return float(plain.replace(",", "."))


def _magnitude(text: str, end: int) -> tuple[int, int]:
    """Return what multiplies the number that ends there, and where the words of it end."""
    han = _HAN_MAGNITUDE.match(text, end)
    if han:
        return _HAN_LARGE[han[2]], han.end()
    for word in words_between(text, end, len(text))[:1]:
        if text[end : word.start].strip(" \u00a0\u202f\u2009"):
            break
        near = word.start == end
        known = [b for b in sorted(word.bases) if b in rules("numerals")["magnitudes"]]
        if known and (near or known[0] not in rules("numerals")["letters"]):
            after = word.end + (
                text[word.end : word.end + 1] == "." and word.text in ("тыс", "млн", "млрд", "трлн")
            )
            return rules("numerals")["magnitudes"][known[0]], after
        break
    return 1, end


def _in_words(text: str) -> Iterator[Numeral]:
    run: list[Word] = []
    for word in (*(w for w in words_of(text) if w.text != "and"), None):
        if (
            word
            and _told(word) is not None
            and (not run or text[run[-1].end : word.start] in (" ", "-", "\u00a0", " and "))
        ):
            run.append(word)
            continue
        if run:
            yield from _number_of(text, run)
        run = [word] if word and _told(word) is not None else []


@cache
def _forms_of_numbers() -> dict[str, tuple[float, bool]]:
    given = rules("numerals")
    return {
        **{word: (float(value), False) for word, value in given["words"].items()},
        **{word: (float(value), True) for word, value in given["magnitudes"].items() if len(word) > 1},
    }


def _told(word: Word) -> tuple[float, bool] | None:
    """Return the number that a word stands for, and whether it multiplies; ordinals stand for none."""
    if word.text.isdigit() or "Anum" in word.grammar:
        return None
    known = [b for b in sorted(word.bases) if b in _forms_of_numbers()]
    return _forms_of_numbers()[known[0]] if known else None


def _number_of(text: str, run: Sequence[Word]) -> Iterator[Numeral]:
    before = text[max(0, run[0].start - 12) : run[0].start].rstrip()
    if before[-1:].isdigit() or (len(run) == 1 and _is_vague(run[0])):
        return  # the magnitude of a figure, or "dozens"
    total, part = 0.0, 0.0
    told = [t for t in map(_told, run) if t]
    for value, multiplies in told:
        if multiplies:
            total, part = total + (part or 1.0) * value, 0.0
        elif value == 100 and 0 < part < 10:
            part *= value
        else:
            part += value
    value = total + part
    last = told[-1]
    if (last[1] and value % last[0] == 0) or (
        last[1] and value < 1000 * last[0] and value * 2 % last[0] == 0
    ):
        yield Numeral(run[0].start, run[-1].end, value / last[0], int(last[0]))
    else:
        yield Numeral(run[0].start, run[-1].end, value)


def _is_vague(word: Word) -> bool:
    """Tell whether a word alone is no number: "one of", "dozens", "тысячи"."""
    told = _told(word)
    if word.bases & set(rules("numerals")["never_alone"]):
        return True
    large = told is not None and (told[1] or word.bases & set(rules("numerals")["collective"]))
    return bool(large) and ("plur" in word.grammar or word.text.endswith("s"))


def _in_characters(text: str) -> Iterator[Numeral]:
    for match in _HAN_NUMBER.finditer(text):
        ordinal = text[match.start() - 1 : match.start()] in ("第", "周", "十")
        if ordinal or not match[0].strip("〇零一千百"):
            continue
        if len(match[0]) == 1 and not _HAN_COUNTED.match(text, match.end()):
            continue  # as in 四川
        magnitude, end = _magnitude(text, match.end())
        value = _chinese(match[0])
        if value:
            yield Numeral(match.start(), end, float(value), magnitude)


def _chinese(characters: Iterable[str]) -> int:
    digits, tens = rules("numerals")["chinese_digits"], rules("numerals")["chinese_tens"]
    total = digit = 0
    for character in characters:
        if character in digits:
            digit = digits[character]
        else:
            total, digit = total + (digit or 1) * tens[character], 0
    return total + digit


def _ranged(text: str, numerals: Sequence[Numeral]) -> Iterator[Numeral]:
    """Yield numbers; the two ends of a range say so, and share the magnitude of the second."""
    skip = False
    for here, after in zip_longest(numerals, numerals[1:]):
        if skip:
            skip = False
            continue
        between = text[here.end : after.start] if after else ""
        if (
            after
            and here.magnitude == 1
            and re.fullmatch(r"\s(?:до|to)\s", between)
            and _from(text, here.start)
        ):
            yield Numeral(here.start, after.end, here.value, after.magnitude, "both")
            yield Numeral(after.start, after.end, after.value, after.magnitude, "both")
            skip = True
        elif (
            after
            and here.magnitude in (1, after.magnitude)
            and (_RANGE.match(between) or between in ("至", "到"))
        ):
            yield Numeral(here.start, after.end, here.value, after.magnitude, "from")
            yield Numeral(here.start, after.end, after.value, after.magnitude, "to")
            skip = True
        else:
            yield here


def _from(text: str, start: int) -> bool:
    """Tell whether "from" stands before a number, so that with "to" after it both are levels."""
    return bool(re.search(r"(?:\bс|\bсо|\bfrom)\s[$€¥₽]?$", text[max(0, start - 8) : start], re.IGNORECASE))

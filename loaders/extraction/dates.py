"""The dates that a passage tells, in the dataset's form and at the precision of the text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from loaders.extraction.candidate import Passage
from loaders.extraction.rulebook import rules
from loaders.extraction.words import words_between

#: Years of which news and reports speak.
_YEAR = r"(?:19|20)\d\d"
_LINKED = r"\s?[–—‑/-]\s?"
_HALF, _QUARTER = 2, 4
#: Characters after a figure among which the noun that is counted begins.
_NEAR = 20


@dataclass(frozen=True, slots=True)
class Told:
    """A date: its characters, the date as ``2025``, ``2025-07``, ``2025-Q1`` or ``2023/2024``.

    ``sense`` is ``by`` for a deadline, ``since`` for a beginning, else ``at``. ``open`` is true where the
    text leaves out the year, which then is the latest before the day of the document.
    """

    start: int
    end: int
    iso: str
    sense: str = "at"
    open: bool = False

    @property
    def year(self) -> int:
        """Return the last year of the date."""
        return int(self.iso.split("/")[-1][:4])


def find_dates(passage: Passage) -> list[Told]:
    """Return the dates of a passage in order; "this year" and "in May" only where it has a date itself.

    Examples
    --------
    >>> text = "В марте 2025 года начали, к концу 2027 закончат, за 10 месяцев 2025 года — половина."
    >>> [(told.iso, told.sense) for told in find_dates(Passage(1, text))]
    [('2025-03', 'at'), ('2027', 'by'), ('2025-01/2025-10', 'at')]
    """
    found: list[Told] = []
    taken = [False] * (len(passage.text) + 1)
    for pattern, made in _patterns():
        for match in pattern.finditer(passage.text):
            if any(taken[match.start() : match.end()]):
                continue
            iso = made(match, passage.date)
            if iso is None or ("before" in match.re.groupindex and _counts(passage.text, match.end())):
                continue
            start = match.end("before") if "before" in match.re.groupindex else match.start()
            taken[start : match.end()] = [True] * (match.end() - start)
            sense = _sense(passage.text, start, match.end())
            is_open = "month_only" in match.re.groupindex
            found.append(Told(start, match.end(), iso, sense, is_open))
    return sorted(found, key=lambda told: told.start)


def _counts(text: str, end: int) -> bool:
    """Tell whether a noun that is counted follows: "up to 2000 jobs" is no year."""
    after = next(iter(words_between(text, end, end + _NEAR)), None)
    if after is None or text[end : after.start].strip():
        return False
    return {"gent", "plur"} <= after.grammar or after.text in rules("dates")["counted"]


def _sense(text: str, start: int, end: int) -> str:
    before = text[max(0, start - 30) : start].lower().rstrip()
    after = text[end : end + 3].lstrip()
    for sense in ("by", "since"):
        for words in sorted(rules("dates")[sense], key=len, reverse=True):
            if re.search(rf"(?:^|[^\w]){re.escape(words)}$", before) and not _is_han(words):
                return sense
            if _is_han(words) and (after.startswith(words) or before.endswith(words)):
                return sense
    return "at"


def _is_han(words: str) -> bool:
    return "\u3400" <= words[0] <= "\u9fff"


def _month(letters: str) -> int | None:
    given = rules("dates")["months"]
    for names in (given["ru"], given["en"], rules("dates")["short_months"]):
        for number, head in enumerate(names, 1):
            if re.match(head, letters.lower()):
                return number
    return None


def _ordinal(letters: str) -> str | None:
    for number, heads in rules("dates")["ordinals"].items():
        for head in heads:
            short = head.isascii() or _is_han(head)
            if letters.lower() == head if short and len(head) < 4 else letters.lower().startswith(head):
                return str(number)
    return None


Made = Callable[[re.Match[str], str | None], str | None]


@cache
def _patterns() -> list[tuple[re.Pattern[str], Made]]:
    return [(re.compile(pattern, re.IGNORECASE), made) for pattern, made in _written()]


def _before() -> str:
    words = {*rules("dates")["by"], *rules("dates")["since"], *rules("dates")["bare"]}
    return "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w)) if not _is_han(w))


def _written() -> Iterator[tuple[str, Made]]:
    """Yield patterns with what they tell, the more exact ones first."""
    given = rules("dates")
    month = "(?:" + "|".join([f"(?:{m})\\w*" for m in given["months"]["ru"]] + given["months"]["en"]) + ")"
    either = month[:-1] + "|" + "|".join(rf"{m}\b\.?" for m in given["short_months"]) + ")"
    year = rf"(?P<year>{_YEAR})(?!\d)(?:[\s-]*(?:год\w*|гг?\.?(?!\w)))?"
    words = "|".join(o for heads in given["ordinals"].values() for o in heads if len(o) > 3)
    nth = rf"(?P<nth>\b(?:{words})\w*|\b(?:iii|iv|ii|i|[1-4])\b)(?:-?(?:й|го|м|ом|st|nd|rd|th))?"
    yield rf"\b(?P<day>[0-3]?\d)\s+(?P<month>{either})\s+{year}", _day
    yield rf"(?P<month>\b{either})\s+(?P<day>[0-3]?\d)(?:st|nd|rd|th)?,?\s+(?P<year>{_YEAR})\b", _day
    yield r"\b(?P<day>[0-3]\d)\.(?P<month_number>[01]\d)\.(?P<year>(?:19|20)\d\d)\b", _day
    yield rf"(?P<year>{_YEAR})-(?P<month_number>[01]\d)-(?P<day>[0-3]\d)\b", _day
    yield from _written_in_chinese()
    yield rf"(?P<first>\b{month}){_LINKED}(?P<month>{month})\s+{year}", _months
    yield (
        rf"(?:за|for|in)\s+(?:the\s+)?(?:первы\w+\s+|first\s+)?(?P<count>\d+|[а-яa-z]+)\s+(?:месяц\w*|months?(?:\s+of)?)\s+{year}",
        _count,
    )
    yield rf"(?P<month>\b{either})\s+{year}", _year_month
    yield rf"{nth}\s*(?:квартал\w*|кв\.|quarter)(?:\s+of)?\s+{year}", _quarter
    yield rf"{nth}\s*(?:полугоди\w*|half)(?:\s+of)?\s+{year}", _half
    yield rf"\bq(?P<nth>[1-4])\s+{year}", _quarter
    yield (
        rf"\b(?P<from>{_YEAR}){_LINKED}(?P<to>(?:{_YEAR}|\d\d))(?!\d)(?:[\s-]*(?:год\w*|гг?\.?(?!\w)))?",
        _years,
    )
    yield rf"(?<![\d.,№])(?P<year>{_YEAR})[\s-]*(?:год\w*|гг?\.?(?!\w))", _year
    yield rf"(?P<before>(?:^|(?<=\W))(?:{_before()})\s+){year}(?![\d.,]*\d|\s?[%$€¥])", _year
    yield rf"(?<=\(){year}(?=\))", _year
    yield from _written_without_a_year(month)


def _written_in_chinese() -> Iterator[tuple[str, Made]]:
    """Yield the patterns of dates with a year in Chinese, the more exact ones first."""
    yield rf"(?P<year>{_YEAR})年(?P<month_number>[01]?\d)月(?P<day>[0-3]?\d)[日号]", _day
    yield rf"(?P<year>{_YEAR})年前?(?P<first>1)[至-](?P<month_number>[01]?\d)月", _months
    yield rf"(?P<year>{_YEAR})年前(?P<count>\d+|[一二三四五六七八九十]+)个月", _count
    yield rf"(?P<year>{_YEAR})年(?P<month_number>[01]?\d)月", _year_month
    yield rf"(?P<year>{_YEAR})年第?(?P<nth>[一二三四1-4])季度", _quarter
    yield rf"(?P<year>{_YEAR})年(?P<half>上|下)半年", _half
    yield rf"(?P<from>{_YEAR}){_LINKED}(?P<to>{_YEAR})年", _years
    yield rf"(?P<year>{_YEAR})年", _year


def _written_without_a_year(month: str) -> Iterator[tuple[str, Made]]:
    """Yield the patterns of dates that are told from the day of the document, the more exact ones first."""
    for difference, phrases in rules("dates")["relative"].items():
        yield "|".join(phrases), _relative(int(difference))
    yield (
        rf"(?P<before>(?:\bв|\bс|\bк|\bдо|\bin|\bby|\bsince)\s+)(?P<month_only>{month})(?!\w)(?!\s+\d)",
        _open_month,
    )
    yield r"(?<![年\d])(?P<month_only>1[0-2]|[1-9])月(?:[0-3]?\d[日号])?", _open_month


def _number(match: re.Match[str]) -> int | None:
    groups = match.groupdict()
    if groups.get("month_number"):
        number = int(groups["month_number"])
        return number if 1 <= number <= 12 else None
    return _month(groups["month"])


def _day(match: re.Match[str], _: str | None) -> str | None:
    month, day = _number(match), int(match["day"])
    return f"{match['year']}-{month:02}-{day:02}" if month and 1 <= day <= 31 else None


def _year_month(match: re.Match[str], _: str | None) -> str | None:
    month = _number(match)
    return f"{match['year']}-{month:02}" if month else None


def _months(match: re.Match[str], _: str | None) -> str | None:
    first = 1 if match["first"] == "1" else _month(match["first"])
    last = _number(match)
    return f"{match['year']}-{first:02}/{match['year']}-{last:02}" if first and last else None


_COUNTS = {"три": 3, "шесть": 6, "девять": 9, "десять": 10, "three": 3, "six": 6, "nine": 9, "ten": 10}
_HAN_COUNTS = {
    "三": 3,
    "六": 6,
    "九": 9,
    "十": 10,
    "十一": 11,
    "四": 4,
    "五": 5,
    "七": 7,
    "八": 8,
    "二": 2,
    "两": 2,
}


def _count(match: re.Match[str], _: str | None) -> str | None:
    told = match["count"].lower()
    count = int(told) if told.isdecimal() else {**_COUNTS, **_HAN_COUNTS}.get(told, 0)
    return f"{match['year']}-01/{match['year']}-{count:02}" if 1 <= count <= 12 else None


def _quarter(match: re.Match[str], _: str | None) -> str | None:
    nth = _ordinal(match["nth"])
    return f"{match['year']}-Q{nth}" if nth and int(nth) <= _QUARTER else None


def _half(match: re.Match[str], _: str | None) -> str | None:
    groups = match.groupdict()
    nth = {"上": "1", "下": "2"}[groups["half"]] if groups.get("half") else _ordinal(groups["nth"])
    return f"{match['year']}-H{nth}" if nth and int(nth) <= _HALF else None


def _years(match: re.Match[str], _: str | None) -> str | None:
    first, last = match["from"], match["to"]
    last = first[:2] + last if len(last) == 2 else last
    return f"{first}/{last}" if first < last else None


def _year(match: re.Match[str], _: str | None) -> str:
    return match["year"]


def _relative(difference: int) -> Made:
    return lambda _, day: str(int(day[:4]) + difference) if day else None


def _open_month(match: re.Match[str], day: str | None) -> str | None:
    told = match["month_only"]
    month = int(told) if told.isdecimal() else _month(told)
    if day is None or month is None or len(day) < 7:
        return None
    year = int(day[:4]) - (month > int(day[5:7]))
    return f"{year}-{month:02}"

"""What a block of a rating is when it is no paragraph: a title, a head of the table, a mark, a ruled line.

The words by which they are known are those of the document, which is in Russian.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders.documents.rating.model import AFTER, BEFORE
from loaders.documents.rating.skeleton import skeleton
from loaders.documents.telling.dates import RUSSIAN_MONTHS

NAME, MARK, PREVIOUS, NUMBER = "name", "mark", "previous", "number"
#: A column of events whose head tells no period, and a column of something else.
EVENTS, OTHER = "events", "other"

_VALUE = r"(?:н ?/ ?д\.?|н\.? ?д\.?|\d{1,3}(?:[.,]\d)?)"
#: "9/10" is nine of ten, and ten is no mark of the edition before.
_UNIT = r"(?: ?балл\w*| из 10|/10(?!\d))?"
_CALLED = r"(?:(?:оценка|балл|рейтинг)\w*:? )?"
_PAIR = (
    rf"{_CALLED}(?P<mark>{_VALUE}){_UNIT} ?"
    rf"(?:\( ?(?P<previous>{_VALUE}){_UNIT} ?\)|\[ ?(?P<second>{_VALUE}) ?\]"
    rf"|/ ?(?P<third>(?!10(?!\d)){_VALUE}))"
)
#: ``9 (9)``, ``9 / 8``, ``н/д (н/д)``: this edition's mark and the one before.
_MARK_PAIR = re.compile(_PAIR)
_MARK_PAIR_OF_CELL = re.compile(_PAIR + r"(?: ?[*↑↓▲▼=]{1,3})?")  # a reference to a note, or whither it goes
#: One mark alone, as in a first edition.
_MARK_ALONE = re.compile(rf"{_CALLED}(?P<mark>{_VALUE}){_UNIT}(?: ?\( ?-? ?\))?")
#: Figures and brackets, and no word: a mark that is printed in a way that nobody knows.
_LIKE_MARK = re.compile(r"(?=.*\d)(?=-|.*[()\[\]/→])[^а-яa-z]{1,20}")
_MARK_BEHIND = re.compile(rf"(?<=\S )(?P<mark>{_VALUE}){_UNIT}(?: (?P<previous>{_VALUE}))?$")
_RULE = re.compile(r"[-_=+|:\s]+")
_MONTH = rf"(?:{'|'.join(RUSSIAN_MONTHS)})[а-я]*"
MONTH_OF_YEAR = re.compile(rf"\b(?P<month>{_MONTH}) (?P<year>(?:19|20)\d\d)\b")
#: The words of heads of the table: one of the first kind and any of the others, and nothing else.
_KEY = re.compile(r"(?:регион|субъект|оценк|балл|событи)[а-я]*|№|п/п")
_OF_MARKS = re.compile(r"оценк|балл")
_OF_HEADS = re.compile(
    rf"{_MONTH}|рф|российской|федерации|(?:наименовани|названи|шкал|рейтинг|выпуск|период|месяц)[а-я]*"
    r"|(?:текущ|предыдущ|прошл|последн|прошедш|прежн|истекш)[а-я]*|по|в|за|с|до|после|и|к|на|от|г|гг|год[а-я]*"
    r"|(?:\d+-?)?балльн[а-я]*|[ivхx]+|\d+(?:-?[а-я]{1,2})?|-+"
)
_AROUND_WORDS = " ().,:*/-"
_TITLE = re.compile(
    r"(?!рейтинг)[^.!?]{0,60}\bпродуктивност\w+[^.!?]{0,30}"
    r"|регионы (?:без|с|со) [^.!?]{0,40}\bоценк[^.!?]{0,20}"
)
#: What is a title only where it is printed as one.
_PRINTED_TITLE = re.compile(r"регионы (?:без|с|со) [^.!?]{0,60}|[^.!?]{0,40}\bгруппа(?: регионов)?")
_MOST_WORDS_OF_TITLE = 8
_RATING = re.compile(r"\d* ?рейтинг\*?")
_TRENDS = re.compile(r"(?:\d+ |основные |главные |ключевые )*тренд\w*\b[^.]*")
_COMMENT = re.compile(r"(?:комментари\w|предислови\w|введени\w|вступлени\w|методик\w|от авторов)[^.]{0,60}")
#: What a table's head says of its column.
_ROLES = (
    (NUMBER, r"№|п/п"),
    (NAME, r"регион|субъект"),
    (PREVIOUS, r"предыдущ|прошл|оценк[а-я]* (?:в|из) (?!\w*текущ).*(?:рейтинг|выпуск)"),
    (MARK, r"оценк|балл"),
)


@dataclass(frozen=True, slots=True)
class Mark:
    """The marks of a region as they stand: None for one that is not available; where they stand in a text.

    ``previous`` is None, too, where no second mark is printed.
    """

    mark: float | None
    previous: float | None
    start: int
    end: int
    printed: str


def mark_of(text: str) -> Mark | None:
    """Return the mark that is all that a text says, two marks or one alone.

    Examples
    --------
    >>> [(m.mark, m.previous) for m in map(mark_of, ("9 ( 8 )", "н/д (н/д)", "9 / 8", "7")) if m]
    [(9, 8), (None, None), (9, 8), (7, None)]
    """
    bare = skeleton(text)
    match = _MARK_PAIR_OF_CELL.fullmatch(bare.text) or _MARK_ALONE.fullmatch(bare.text)
    return _mark(match, text, *bare.span(match)) if match else None


def is_like_mark(text: str) -> bool:
    """Tell whether a text is made like a mark and is none that is known.

    Examples
    --------
    >>> [is_like_mark(text) for text in ("-9 (9)", "9 → 8", "9 (9)", "(порт)")]
    [True, True, False, False]
    """
    return bool(_LIKE_MARK.fullmatch(skeleton(text).text)) and not mark_of(text)


def marks_within(text: str) -> tuple[Mark, ...]:
    """Return the pairs of marks at the beginning and at the end of a text that says more."""
    bare = skeleton(text)
    found = []
    for match in _MARK_PAIR.finditer(bare.text):
        begins, ends = match.start() == 0, match.end() == len(bare.text)
        before, after = bare.text[: match.start()], bare.text[match.end() :]
        if (begins and after.startswith(" ")) or (ends and before.endswith((" ", "."))):
            found.append(_mark(match, text, *bare.span(match)))
    return tuple(found)


def mark_behind(text: str) -> Mark | None:
    """Return one mark alone at the end of a text that says more, as of a name in a first edition.

    Examples
    --------
    >>> [m and m.mark for m in map(mark_behind, ("Амурская область 9", "Амурская область"))]
    [9, None]
    """
    bare = skeleton(text)
    match = _MARK_BEHIND.search(bare.text)
    return _mark(match, text, *bare.span(match)) if match else None


def _mark(match: re.Match[str], text: str, start: int, end: int) -> Mark:
    given = match.groupdict()
    previous = given.get("previous") or given.get("second") or given.get("third")
    return Mark(_value(given["mark"]), _value(previous), start, end, text[start:end])


def _value(printed: str | None) -> float | None:
    if printed is None or not printed[0].isdigit():
        return None
    number = float(printed.replace(",", "."))
    return int(number) if number.is_integer() else number


def is_rule(text: str) -> bool:
    """Tell whether a text is a ruled line."""
    return bool(_RULE.fullmatch(skeleton(text).text))


def is_head(text: str) -> bool:
    """Tell whether a text is a head of the table: one that has the words of heads and no others.

    Examples
    --------
    >>> is_head("События июня 2026 – мая 2027 годов"), is_head("События идут"), is_head("в регион.")
    (True, False, False)
    """
    if text[:1].islower() and not _OF_MARKS.search(skeleton(text).text):
        return False  # the rest of a sentence, such as "region"
    words = _words(text)
    keys = [word for word in words if _KEY.fullmatch(word)]
    return bool(keys) and all(_KEY.fullmatch(word) or _OF_HEADS.fullmatch(word) for word in words)


def is_period(text: str) -> bool:
    """Tell whether a text is months of years and nothing else, as over a column of events.

    Examples
    --------
    >>> is_period("Июнь 2026 – май 2027"), is_period("До мая 2026 г."), is_period("Мост открыт в мае 2026")
    (True, True, False)
    """
    return bool(months_in(text)) and all(_OF_HEADS.fullmatch(word) for word in _words(text))


def _words(text: str) -> list[str]:
    bare = skeleton(text).text
    return [word for word in (word.strip(_AROUND_WORDS) for word in bare.split(" ")) if word]


def is_title(text: str, level: int) -> bool:
    """Tell whether a text, perhaps a heading of a level, is the title of a part of the table.

    Examples
    --------
    >>> is_title("ВЫСОКАЯ ПРОДУКТИВНОСТЬ", 0), is_title("Шанхайская группа", 0), is_title("Первая группа", 2)
    (True, False, True)
    """
    bare = skeleton(text).text
    printed = _is_printed_as_title(text, level) and _PRINTED_TITLE.fullmatch(bare)
    told = text[:1].isupper() and _TITLE.fullmatch(bare)
    return bool(printed or told) and len(bare.split()) <= _MOST_WORDS_OF_TITLE


def is_trends_title(text: str, level: int) -> bool:
    """Tell whether a text is the heading of the trends."""
    return bool(_TRENDS.fullmatch(skeleton(text).text)) and _is_printed_as_title(text, level)


def is_comment_title(text: str, level: int) -> bool:
    """Tell whether a text is the heading of the authors' comment."""
    return bool(_COMMENT.fullmatch(skeleton(text).text)) and _is_printed_as_title(text, level)


def _is_printed_as_title(text: str, level: int) -> bool:
    return level > 0 or text.upper() == text


def is_rating_title(text: str) -> bool:
    """Tell whether a text is the word above the table."""
    return bool(_RATING.fullmatch(skeleton(text).text))


def months_in(text: str) -> list[tuple[int, int]]:
    """Return the months told with their year, as (year, month).

    Examples
    --------
    >>> months_in("События июня 2025 – мая 2026 годов")
    [(2025, 6), (2026, 5)]
    """
    return [
        (int(m["year"]), 1 + next(i for i, stem in enumerate(RUSSIAN_MONTHS) if m["month"].startswith(stem)))
        for m in MONTH_OF_YEAR.finditer(skeleton(text).text)
    ]


def role_of(head: str) -> str | None:
    """Return what the column under a head of the table holds; None where the head does not tell.

    Examples
    --------
    >>> role_of("Регион"), role_of("События до мая 2025 года"), role_of("События июня 2025 – мая 2026 годов")
    ('name', 'before', 'after')
    """
    bare = skeleton(head).text
    if "событи" in bare or is_period(head):
        if re.search(r"\bдо\b", bare):
            return BEFORE
        return AFTER if months_in(head) or re.search(r"\b(?:после|с)\b", bare) else EVENTS
    return next((role for role, stem in _ROLES if re.search(stem, bare)), None)

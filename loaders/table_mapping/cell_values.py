"""What people write into cells becomes a number, a date, a truth or a term; what is ambiguous is no value."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping

from loaders.tables.grid import Cell
from loaders.tables.reading import key_of
from schema.errors import InvalidValueError
from schema.messages import Message
from schema.values import choices, clean_date, one_line

#: Words of every language for the codes of each vocabulary.
Lexicon = Mapping[str, Mapping[str, str]]

_NUMBER = re.compile(r"([+-]?)\s*(\d[\d ,.']*)(.*)", re.DOTALL)
_SPACES = re.compile(r"[\s\u00a0\u2009\u202f]+")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+")
#: Words of units as people write them, for the words of the vocabulary: a sign a word, without points.
_UNITS = {
    "руб": "рублей рубля рубль р ₽",
    "долл сша": "долларов доллара доллар долл $",
    "юаней": "юань юаня ¥ rmb",
    "тыс": "тысяч тысячи тысяча",
    "млн": "миллионов миллиона миллион",
    "млрд": "миллиардов миллиарда миллиард",
    "т": "тонн тонны тонна",
    "км": "километров километра",
    "га": "гектаров гектара",
    "чел": "человек человека",
    "thousand": "ths k",
    "million": "mln m",
    "billion": "bn bln",
}
_UNIT_WORDS = {word: unit for unit, words in _UNITS.items() for word in words.split()}
_UNIT_WORD = re.compile(r"[^\s.]+")
_CODE_IN_BRACKETS = re.compile(r"\(([A-Za-z0-9_:-]+)\)$")
_TRUE = frozenset(["true", "yes", "y", "да", "истина", "是", "1", "+", "✓"])
_FALSE = frozenset(["false", "no", "n", "нет", "ложь", "否", "0", "-"])
_MONTH_NAMES = (
    "янв jan", "фев feb", "мар mar", "апр apr", "мая май may", "июн jun",
    "июл jul", "авг aug", "сен sep", "окт oct", "ноя nov", "дек dec",
)  # fmt: skip
_MONTHS = {month: n for n, names in enumerate(_MONTH_NAMES, 1) for month in names.split()}
_YEAR = r"(\d{4})(?:\s*(?:г\.?|год|года|年))?"
_DATES = (
    (re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})(?:\s*г\.?)?"), "dmy"),
    (re.compile(r"(\d{4})[./](\d{1,2})[./](\d{1,2})"), "ymd"),
    (re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日"), "ymd"),
    (re.compile(r"(\d{4})年(\d{1,2})月"), "ym"),
    (re.compile(r"(\d{1,2})[./](\d{4})"), "my"),
    (re.compile(_YEAR), "y"),
)
_WORDED = re.compile(rf"(?:(\d{{1,2}})\s+)?([а-яa-z]+)\.?,?\s+{_YEAR}")
_QUARTER = re.compile(
    rf"(?:([1-4]|i{{1,3}}|iv)\s*-?й?\s*(?:кв(?:артал)?|quarter)\.?\s*{_YEAR})|(?:q([1-4])\s*(\d{{4}}))"
)
_SLASHES = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_HALF = re.compile(rf"([12]|i{{1,2}})\s*-?[ое]?е?\s*полугодие\s*{_YEAR}")
#: What programs write behind a day: midnight, mostly.
_CLOCK = re.compile(r"(?<=\d)(?:\s+|t)\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?$", re.IGNORECASE)
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
#: Days of 1954 to 2100 as Excel counts them.
_SERIALS = range(20_000, 73_500)
_FIRST_DAY_OF_EXCEL = datetime.date(1899, 12, 30)


def number_of(cell: Cell, decimal: str = "") -> tuple[float, str]:
    """Return a number and what stands after it: ``1 234,5 млн руб.`` is 1234.5 and ``млн руб.``.

    Raises
    ------
    InvalidValueError
        It is no number, or may be two.
    """
    if isinstance(cell, (bool, datetime.date)):
        raise InvalidValueError('"{value}" is not a number', value=str(cell))
    if isinstance(cell, (int, float)):
        return cell, ""
    text = _SPACES.sub(" ", str(cell)).strip().replace("−", "-").replace("’", "'")
    match = _NUMBER.fullmatch(text)
    if not match:
        raise InvalidValueError('"{value}" is not a number', value=text)
    digits = match[2].rstrip(" ,.'")
    number = float(f"{match[1]}{_plain(digits, decimal, text)}")
    return (int(number) if number == int(number) and abs(number) < 1e15 else number), match[3].strip(
        " ."
    )  # the unit


def _plain(digits: str, decimal: str, text: str) -> str:
    if re.search(r"[ ']", digits) and not re.fullmatch(r"\d{1,3}(?:[ ']\d{3})+(?:[.,]\d+)?", digits):
        raise InvalidValueError('"{value}" is not a number', value=text)
    digits = digits.replace(" ", "").replace("'", "")
    comma, point = digits.rfind(","), digits.rfind(".")
    if comma >= 0 and point >= 0:  # the last one is the decimal sign, the other parts thousands
        other = "," if point > comma else "."
        digits = digits.replace(other, "")
    elif not decimal and _GROUPED.fullmatch(digits) and not digits.startswith("0"):
        if digits.count(",") == 1:
            raise InvalidValueError(
                '"{value}" may be {one} or {other}; write decimal: "," or decimal: "." into the mapping',
                value=text, one=digits.replace(",", "."), other=digits.replace(",", ""),
            )  # fmt: skip
        digits = digits.replace(",", "")
    elif decimal == ".":
        digits = digits.replace(",", "")
    elif decimal == ",":
        digits = digits.replace(".", "")
    digits = digits.replace(",", ".")
    if digits.count(".") > 1:
        if not re.fullmatch(r"\d{1,3}(?:\.\d{3})+", digits):
            raise InvalidValueError('"{value}" is not a number', value=text)
        digits = digits.replace(".", "")
    return digits


def date_of(cell: Cell) -> str:
    """Return a date as precise as it is written: a day of Excel, ``05.12.2025``, ``декабрь 2025``, 2025.

    Raises
    ------
    InvalidValueError
        It is no date, or may be two.
    """
    if isinstance(cell, datetime.date):
        return cell.isoformat()
    if isinstance(cell, (int, float)) and not isinstance(cell, bool) and cell in _SERIALS:
        day = _FIRST_DAY_OF_EXCEL + datetime.timedelta(days=int(cell))
        raise InvalidValueError(
            "{value} is the number of a day in Excel ({day}); give the column the format of a date",
            value=str(cell), day=day.isoformat(),
        )  # fmt: skip
    text = _CLOCK.sub("", one_line(str(cell)))
    return clean_date(_dated(text.casefold().strip(" .")) or text)


def _dated(text: str) -> str:
    if match := _SLASHES.fullmatch(text):
        first, second, of_year = int(match[1]), int(match[2]), match[3]
        if first <= 12 and second <= 12 and first != second:
            days = [f"{of_year}-{month:02d}-{day:02d}" for month, day in ((second, first), (first, second))]
            fields = {"text": text, "one": days[0], "other": days[1]}
            raise InvalidValueError('"{text}" may be {one} or {other}; write the year first', **fields)
        day, month = (first, second) if second <= 12 else (second, first)
        return f"{of_year}-{month:02d}-{day:02d}"
    for pattern, order in _DATES:
        if match := pattern.fullmatch(text):
            parts = dict(zip(order, match.groups(), strict=True))
            return "-".join(f"{int(parts[key]):02d}" for key in "ymd" if key in parts)
    if match := _WORDED.fullmatch(text):
        number = next((n for begin, n in _MONTHS.items() if match[2].startswith(begin)), 0)
        if number:
            return f"{match[3]}-{number:02d}" + (f"-{int(match[1]):02d}" if match[1] else "")
    if match := _QUARTER.fullmatch(text):
        quarter = match[1] or match[3]
        return f"{match[2] or match[4]}-Q{_ROMAN.get(quarter, quarter)}"
    if match := _HALF.fullmatch(text):
        return f"{match[2]}-H{_ROMAN.get(match[1], match[1])}"
    return ""


def truth_of(cell: Cell) -> bool:
    """Return yes or no; raises InvalidValueError for anything else."""
    if isinstance(cell, bool):
        return cell
    text = key_of(str(cell))
    if text in _TRUE or text in _FALSE:
        return text in _TRUE
    raise InvalidValueError(
        '"{value}" is neither yes nor no (да, нет, yes, no, 是, 否, 1, 0)', value=str(cell)
    )


def term_of(cell: Cell, terms: Mapping[str, object], words: Mapping[str, str]) -> str:
    """Return the code that a cell holds: the code, its words in any language, or words with it in brackets.

    Raises
    ------
    InvalidValueError
        It is unknown.
    """
    text = one_line(str(cell))
    bracketed = _CODE_IN_BRACKETS.search(text)
    for given in (text, bracketed[1] if bracketed else ""):
        if given in terms:
            return given
    lower = {term.casefold(): term for term in terms}
    found = lower.get(text.casefold()) or words.get(key_of(text))
    if found is None:
        raise InvalidValueError('"{text}" is unknown ({known})', text=text, known=choices(text, terms))
    return found


def unit_key(text: str) -> str:
    """Return the words of a unit as they are compared.

    Examples
    --------
    >>> unit_key("млн. рублей"), unit_key("млн руб."), unit_key("долл. США")
    ('млн руб', 'млн руб', 'долл сша')
    """
    words = _UNIT_WORD.findall(key_of(text))
    return " ".join(_UNIT_WORDS.get(word, word) for word in words).replace("сша сша", "сша")


def code_in(text: str) -> str:
    """Return the id or code in brackets at the end of a text, as our templates write it; else nothing."""
    found = _CODE_IN_BRACKETS.search(text)
    return found[1] if found else ""


def untranslated(error: InvalidValueError, column: str, cell: Cell) -> Message:
    """Say how to translate a term that is unknown; which one is meant is not for us to say."""
    return Message(
        "{reason}; correct it, or map it in the mapping: values: {{{column}: {{{cell}: {term}}}}}",
        reason=error.message, column=column, cell=one_line(str(cell)), term="…",
    )  # fmt: skip

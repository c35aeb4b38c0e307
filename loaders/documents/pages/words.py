"""The words of a page of a PDF with their places.

Places are in points, x from the left and y from the foot of the page as it is seen.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from loaders.documents.pages.drawn import Box, Ruling, rulings
from loaders.documents.pages.tags import Tag, tags_of

#: What the library puts in the place of a hyphen at the end of a line.
HYPHEN = "\ufffe"
_WORD = re.compile(rf"[^\s{HYPHEN}]+{HYPHEN}?|{HYPHEN}")
_ITALIC_FLAG, _BOLD_FLAG, _BOLD_WEIGHT = 1 << 6, 1 << 18, 600
_SLANTED, _HEAVY = (
    re.compile(r"italic|oblique", re.IGNORECASE),
    re.compile(r"bold|black|heavy", re.IGNORECASE),
)
#: How far letters reach below and above the line on which they stand, in parts of their size.
_BELOW, _ABOVE = 0.25, 0.75


@dataclass(frozen=True, slots=True)
class Word:
    """A word: its letters by runs in italics or not, its box, and whether a hyphen breaks it at its end.

    ``tag`` is where the document says that it belongs, None where it says nothing.
    """

    runs: tuple[tuple[str, bool], ...]
    x0: float
    x1: float
    bottom: float
    top: float
    bold: bool
    broken: bool
    tag: Tag | None = None

    @property
    def text(self) -> str:
        """Its letters."""
        return "".join(text for text, _ in self.runs)

    @property
    def height(self) -> float:
        """The height of its line as the font has it."""
        return self.top - self.bottom


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on a page; ``letters`` is all its text as the library gives it."""

    number: int
    width: float
    height: float
    letters: str
    words: tuple[Word, ...]
    vertical: tuple[Ruling, ...]
    horizontal: tuple[Ruling, ...]
    pictures: int


def read_page(page: Any, number: int) -> Page:
    """Read a page of a document that is open."""
    turned = _turning(page)
    text_page = page.get_textpage()
    try:
        letters = _letters(text_page)
        words = tuple(_words(text_page, letters, turned, tags_of(page)))
    finally:
        text_page.close()
    vertical, horizontal, pictures = rulings(page, turned)
    width, height = page.get_size()
    told = letters.replace(HYPHEN, "-")
    return Page(number, width, height, told, words, tuple(vertical), tuple(horizontal), pictures)


def _turning(page: Any) -> Callable[[Box], Box]:
    """Return what turns a box (left, bottom, right, top) as the page is turned when it is seen."""
    left, bottom, right, top = page.get_bbox()
    return {
        90: lambda b: (b[1] - bottom, right - b[2], b[3] - bottom, right - b[0]),
        180: lambda b: (right - b[2], top - b[3], right - b[0], top - b[1]),
        270: lambda b: (top - b[3], b[0] - left, top - b[1], b[2] - left),
    }.get(page.get_rotation(), lambda b: (b[0] - left, b[1] - bottom, b[2] - left, b[3] - bottom))


def _letters(text_page: Any) -> str:
    """Return the text of a page, one letter for each of its places."""
    count = text_page.count_chars()
    buffer = (ctypes.c_ushort * (count + 1))()
    pdfium.FPDFText_GetText(text_page, 0, count, buffer)
    text = bytes(buffer).decode("utf-16-le", errors="replace")[:-1]
    if len(text) == count and "\0" not in text and "\ufffd" not in text:
        return text
    codes = (pdfium.FPDFText_GetUnicode(text_page, index) for index in range(count))
    letters = (
        chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd" for code in codes
    )
    # Here the hyphen at the end of a line has another number.
    return "".join(letters).replace("\x02", HYPHEN)


def _words(
    text_page: Any, letters: str, turned: Callable[[Box], Box], tags: Mapping[int, Tag]
) -> Iterator[Word]:
    looks = _Looks(text_page)
    for found in _WORD.finditer(letters):
        first, last = found.start(), found.end() - 1
        look = looks.of(first)
        x0, bottom, x1, top = turned(_around(_box(text_page, first, look), _box(text_page, last, look)))
        runs = [(found[0].removesuffix(HYPHEN), look.italic)]
        if looks.of(last).italic != look.italic:
            runs = [(letters[i], looks.of(i).italic) for i in range(first, last + 1) if letters[i] != HYPHEN]
        broken, tag = found[0].endswith(HYPHEN), tags.get(look.marked)
        yield Word(tuple(runs), x0, x1, bottom, top, look.bold, broken, tag)


def _box(text_page: Any, index: int, look: _Look) -> Box:
    """Return the box of a letter: as wide as it is, as high as its line, whatever the letter."""
    rect = pdfium.FS_RECTF()
    pdfium.FPDFText_GetLooseCharBox(text_page, index, rect)
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(text_page, index, x, y)
    across, up = look.up
    if not (across or up):
        return rect.left, min(rect.bottom, rect.top), rect.right, max(rect.bottom, rect.top)
    if abs(up) >= abs(across):
        ends = sorted((y.value - _BELOW * up, y.value + _ABOVE * up))
        return rect.left, ends[0], rect.right, ends[1]
    ends = sorted((x.value - _BELOW * across, x.value + _ABOVE * across))
    return ends[0], min(rect.bottom, rect.top), ends[1], max(rect.bottom, rect.top)


def _around(first: Box, second: Box) -> Box:
    pairs = list(zip(first, second, strict=True))
    return min(pairs[0]), min(pairs[1]), max(pairs[2]), max(pairs[3])


@dataclass(frozen=True, slots=True)
class _Look:
    """How letters are drawn; ``up`` is which way their tops are, as long as they are high.

    ``marked`` is the number of the marked contents of the page that they are drawn in, below 0 for none.
    """

    italic: bool = False
    bold: bool = False
    up: tuple[float, float] = (0.0, 0.0)
    marked: int = -1


class _Looks:
    """How letters are drawn, by the object and the font that they are drawn with."""

    def __init__(self, text_page: Any) -> None:
        self._page = text_page
        self._objects: dict[int, _Look] = {}
        self._fonts: dict[int, tuple[bool, bool]] = {}

    def of(self, index: int) -> _Look:
        drawn = pdfium.FPDFText_GetTextObject(self._page, index)
        key = ctypes.cast(drawn, ctypes.c_void_p).value
        if not key:
            return _Look()
        if key not in self._objects:
            italic, bold = self._of_font(pdfium.FPDFTextObj_GetFont(drawn))
            matrix = pdfium.FS_MATRIX()
            pdfium.FPDFText_GetMatrix(self._page, index, matrix)
            size = pdfium.FPDFText_GetFontSize(self._page, index)
            # Programs slant a font that has no italics.
            skewed = abs(matrix.b) < 0.01 and matrix.d != 0 and 0.1 < matrix.c / matrix.d < 0.6
            up = (0.0 if skewed else size * matrix.c, size * matrix.d)
            marked = pdfium.FPDFPageObj_GetMarkedContentID(drawn)
            self._objects[key] = _Look(italic or skewed, bold, up, marked)
        return self._objects[key]

    def _of_font(self, font: Any) -> tuple[bool, bool]:
        key = ctypes.cast(font, ctypes.c_void_p).value
        if not key:
            return False, False
        if key not in self._fonts:
            buffer = ctypes.create_string_buffer(256)
            pdfium.FPDFFont_GetBaseFontName(font, buffer, 256)
            name, flags = (
                buffer.value.decode("utf-8", errors="replace"),
                max(pdfium.FPDFFont_GetFlags(font), 0),
            )
            angle = ctypes.c_int()
            pdfium.FPDFFont_GetItalicAngle(font, angle)
            heavy = bool(_HEAVY.search(name)) or pdfium.FPDFFont_GetWeight(font) >= _BOLD_WEIGHT
            self._fonts[key] = (
                bool(flags & _ITALIC_FLAG or angle.value or _SLANTED.search(name)),
                bool(flags & _BOLD_FLAG) or heavy,
            )
        return self._fonts[key]

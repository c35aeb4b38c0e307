"""SVG as PNG and as PDF, without a browser: typst draws both, text in a PDF stays text.

Of the libraries that need no system library, typst alone makes both formats, and finds the bold Chinese font
where resvg-py takes the regular one. Nothing is read but our own fonts.
"""

from __future__ import annotations

import re
import struct
import zlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal
from xml.etree import ElementTree as ET

from graph.pictures.fonts.shipped import FONTS, opened, refused
from schema.errors import ArgunError
from schema.messages import BASE, N_, Message

if TYPE_CHECKING:
    import typst

Format = Literal["png", "pdf"]

#: Dots to the inch of what is printed.
PRINT_DPI = 300.0
#: A picture of more would need gigabytes.
MOST_PIXELS = 100_000_000
_CM = 2.54
#: Typst's unit of length, of which an inch has 72.
_POINTS = 72.0
#: The picture alone on its page, without a day, so that equal pictures are equal files.
_PAGE = b"""#let given = sys.inputs
#set document(title: given.title, date: none)
#set page(width: float(given.width) * 1pt, height: float(given.height) * 1pt, margin: 0pt, fill: none)
#set text(lang: given.lang)
#image(bytes(given.svg), format: "svg", width: 100%, height: 100%, alt: given.told)
"""
#: What XML cannot hold, not even escaped.
_INVALID = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SVG = "{http://www.w3.org/2000/svg}"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True, slots=True)
class _Picture:
    """A readable SVG with what a file made of it says of itself; ``ratio`` is height by width."""

    svg: str
    width: float
    ratio: float
    title: str
    told: str
    lang: str


def to_png(svg: str, *, width_px: int | None = None, dpi: float = PRINT_DPI) -> bytes:
    """Return a picture in pixels, by default so many that it has its own size (96 units to the inch).

    The file says how many dots make an inch, so that Word shows it in its size.

    Raises
    ------
    ArgunError
        The SVG cannot be read, it would be too large, or a font is missing or damaged.
    """
    picture = _read(svg)
    wide = width_px or max(1, round(picture.width / 96 * dpi))
    if wide * wide * picture.ratio > MOST_PIXELS:
        text = N_("a picture of {width} × {height} pixels is too large; give a smaller size")
        raise ArgunError(Message(text, width=wide, height=round(wide * picture.ratio)))
    points = wide / dpi * _POINTS
    return _with_resolution(_compiled(picture, points, "png", dpi), dpi)


def to_pdf(svg: str, *, width_cm: float | None = None) -> bytes:
    """Return a picture as a page of its size, by default of its own size; its text can be searched.

    Raises
    ------
    ArgunError
        The SVG cannot be read, or a font is missing or damaged.
    """
    picture = _read(svg)
    points = width_cm / _CM * _POINTS if width_cm else picture.width / 96 * _POINTS
    return _compiled(picture, points, "pdf", None)


def _read(svg: str) -> _Picture:
    clean = _INVALID.sub("\ufffd", svg)
    try:
        root = ET.fromstring(clean)  # noqa: S314 # expat refuses entities that grow
        *_, width, height = map(float, root.attrib["viewBox"].split())
        ratio = height / width
    except (ET.ParseError, KeyError, ValueError, ZeroDivisionError) as error:
        raise ArgunError(
            Message("the picture is no SVG with a viewBox: {reason}", reason=str(error))
        ) from None
    title, told = (root.findtext(f"{_SVG}{tag}") or "" for tag in ("title", "desc"))
    return _Picture(clean, width, ratio, title, told or title, root.get(_LANG, BASE))


def _compiled(picture: _Picture, points: float, format_: Format, dpi: float | None) -> bytes:
    import typst  # 84 MB: only for those who ask for a file

    given = {"svg": picture.svg, "title": picture.title, "told": picture.told, "lang": picture.lang}
    size = {"width": repr(points), "height": repr(points * picture.ratio)}
    try:
        made = typst.compile(
            _PAGE, font_paths=_fonts(), format=format_, ppi=dpi, sys_inputs={**given, **size}
        )
    except typst.TypstError as error:
        raise ArgunError(Message("the picture cannot be drawn: {reason}", reason=error.message)) from error
    return bytes(made)


@cache
def _fonts() -> typst.Fonts:
    """Return our fonts; typst passes over what it cannot read, so that is looked for."""
    import typst

    folders = sorted({str(path.parent) for path in FONTS})
    found = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)
    known = {Path(font.path).resolve() for font in found.fonts() if font.path}
    for path in FONTS:
        if path.resolve() not in known:
            opened(path)  # says what is wrong
            raise refused(path, Message("it is no font, or damaged"))
    return found


def _with_resolution(png: bytes, dpi: float) -> bytes:
    """Return a PNG that says how many of its dots make a metre, after its head of 33 bytes."""
    metre = round(dpi / _CM * 100)
    body = b"pHYs" + struct.pack(">LLB", metre, metre, 1)
    return png[:33] + struct.pack(">L", len(body) - 4) + body + struct.pack(">L", zlib.crc32(body)) + png[33:]

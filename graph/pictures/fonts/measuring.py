"""How wide text is, before anything draws it.

A page is shown in the font that the reader's system has, so a width is that of the widest common one (DejaVu
Sans, Noto Sans, Roboto, Open Sans, the metrics of Arial; for Chinese 1 em): what has room here has room
everywhere. The table of advances is made by :mod:`graph.pictures.fonts.making`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ADVANCES = Path(__file__).parent / "files" / "advances.tsv"
ELLIPSIS = "…"

#: What no table has: symbols and letters of scripts that are drawn in fonts we have not measured, in em.
_UNKNOWN = 1.3
#: Marks that begin no line, and those that end none.
_CLOSING = frozenset(",.;:!?)]}»”’…%、。，；：！？）》」』】·")
_OPENING = frozenset("([{«“‘（《「『【№")
#: Scripts that are written without spaces.
_HAN = "\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\U00020000-\U0003ffff"
_PIECE = re.compile(rf"\s+|[{_HAN}]|[^\s{_HAN}]+?(?:(?<=[-–—])(?=[^\W\d])|(?=[\s{_HAN}])|$)")


class _Advances(dict[str, float]):
    """Advances by character, in em; those that the table lacks are reckoned when they are met."""

    def __missing__(self, character: str) -> float:
        if unicodedata.east_asian_width(character) in "WF":
            value = 1.0
        elif unicodedata.category(character) in ("Mn", "Me", "Cf"):
            value = 0.0
        else:
            value = _UNKNOWN
        self[character] = value
        return value


@cache
def _advances(bold: bool) -> _Advances:
    rows = (line.split("\t") for line in ADVANCES.read_text(encoding="ascii").splitlines())
    return _Advances({chr(int(code, 16)): int(pair[bold]) / 1000 for code, *pair in rows})


def width(text: str, size: float, bold: bool = False) -> float:
    """Return how much room a text needs at most, in the unit of its size, in the common fonts of systems.

    Examples
    --------
    >>> width("中国", 12)
    24.0
    """
    return size * sum(map(_advances(bold).__getitem__, text))


def shorten(text: str, room: float, size: float, bold: bool = False) -> str:
    """Return a text, or as much of its beginning as has room, and an ellipsis.

    It is cut between words where that costs little.

    Examples
    --------
    >>> shorten("Amur Region", 60, 11)
    'Amur Re…'
    """
    if width(text, size, bold) <= room:
        return text
    kept = text[: _fitting(text, room - width(ELLIPSIS, size, bold), size, bold)].rstrip()
    word = kept.rfind(" ")
    if text[len(kept) : len(kept) + 1].strip() and word >= len(kept) * 0.6:
        kept = kept[:word]
    return kept.rstrip(" ,;:.-–—(«“") + ELLIPSIS


def wrap(text: str, room: float, size: float, lines: int, bold: bool = False) -> list[str]:
    """Return a text in at most so many lines; what has no room in the last is cut with an ellipsis.

    Lines break at spaces, after dashes, between Chinese characters, and within a word too long for a line.

    Examples
    --------
    >>> wrap("Amur Region and Heilongjiang", 90, 11, 2)
    ['Amur Region', 'and Heilongjia…']
    """
    found: list[str] = []
    line = ""
    rest = list(_pieces(text.strip()))[::-1]
    while rest:
        piece = rest.pop()
        if width(line + piece.rstrip(), size, bold) <= room:
            line += piece
        elif line.strip():
            if len(found) == lines - 1:
                line += piece + "".join(reversed(rest))
                break
            found.append(line.rstrip())
            line = ""
            rest.append(piece.lstrip())
        elif piece.strip():
            fitting = max(1, _fitting(piece, room, size, bold))
            rest += [piece[fitting:], piece[:fitting]] if fitting < len(piece) else []
            line = "" if fitting < len(piece) else piece
    return [*found, shorten(line.rstrip(), room, size, bold)] if line.strip() else found


def _pieces(text: str) -> Iterator[str]:
    """Yield what stays together on a line; spaces are pieces of their own."""
    held = ""
    for piece in _PIECE.findall(text):
        if held and not (piece[0] in _CLOSING or held[-1] in _OPENING):
            yield held
            held = ""
        held += piece
    if held:
        yield held


def _fitting(text: str, room: float, size: float, bold: bool) -> int:
    """Return how many characters of a text have room."""
    advances, left = _advances(bold), room / size
    for place, character in enumerate(text):
        left -= advances[character]
        if left < 0:
            return place
    return len(text)

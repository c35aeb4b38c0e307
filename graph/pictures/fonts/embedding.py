"""A Chinese font for a page: just the characters that it shows, within the page.

Systems without a Chinese font would show boxes. Each page gets a WOFF2 font of its own; the outline of a
character is encoded once (fontTools), so that a page costs little more than the compression of the whole.
"""

from __future__ import annotations

import struct
from base64 import b64encode
from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING

from graph.pictures.fonts.shipped import HAN_REGULAR, opened

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

#: The family that a page names last before ``sans-serif``: a font of the system is taken first.
FAMILY = "Argun Han"

#: From here on come the scripts that are written without spaces; what is before, every system can show.
_FIRST = "\u2e80"
#: 5 takes a fiftieth of the time of the highest quality, 11, and gives 2 % more bytes.
_QUALITY = 5
#: Numbers of known tables (WOFF2, section 4.1), in the order in which we write them.
_TAGS = {
    "cmap": 0,
    "head": 1,
    "hhea": 2,
    "hmtx": 3,
    "maxp": 4,
    "name": 5,
    "OS/2": 6,
    "post": 7,
    "glyf": 10,
    "loca": 11,
}
_COPIED = ("name", "OS/2", "post")


def embedded(characters: Iterable[str]) -> str:
    """Return the ``@font-face`` rule of a font with the Chinese ones of the characters; "" without any.

    What our font lacks is left out (:func:`graph.pictures.fonts.shipped.missing` names it).
    """
    glyphs = _glyphs()
    codes = sorted({ord(c) for text in characters for c in text if c >= _FIRST} & glyphs.keys())
    if not codes:
        return ""
    url = b64encode(_woff2([(code, glyphs[code]) for code in codes])).decode("ascii")
    return f'@font-face{{font-family:"{FAMILY}";src:url(data:font/woff2;base64,{url}) format("woff2")}}'


@cache
def _font() -> TTFont:
    return opened(HAN_REGULAR)


@cache
def _glyphs() -> dict[int, str]:
    return dict(_font().getBestCmap())


def _woff2(chosen: Sequence[tuple[int, str]]) -> bytes:
    """Return a WOFF2 file (W3C, 2024) with these glyphs, after that for what is missing."""
    import brotli

    tables = {tag: (table, len(table)) for tag, table in _plain(chosen).items()}
    names = [".notdef", *(name for _, name in chosen)]
    glyf, size = _glyf(names)
    tables |= {"glyf": (glyf, size), "loca": (b"", 4 * len(names) + 4)}
    directory = b""
    for tag, (table, original) in sorted(tables.items(), key=lambda item: _TAGS[item[0]]):
        directory += bytes([_TAGS[tag]]) + _base128(original)
        if tag in ("glyf", "loca"):  # these alone are transformed
            directory += _base128(len(table))
    data = b"".join(tables[tag][0] for tag in sorted(tables, key=_TAGS.__getitem__))
    packed = brotli.compress(data, mode=brotli.MODE_FONT, quality=_QUALITY)
    length = 48 + len(directory) + len(packed)
    whole = 12 + 16 * len(tables) + sum((original + 3) // 4 * 4 for _, original in tables.values())
    padded = -length % 4
    head = struct.pack(
        ">4sLLHHLLHH5L",
        *(b"wOF2", 0x00010000, length + padded, len(tables), 0, whole, len(packed), 1, 0),
        *(0, 0, 0, 0, 0),
    )
    return b"".join([head, directory, packed, bytes(padded)])


def _plain(chosen: Sequence[tuple[int, str]]) -> dict[str, bytes]:
    """Return the tables beside the outlines."""
    font, count = _font(), len(chosen) + 1
    metrics = font["hmtx"].metrics
    raw = {tag: bytearray(font.reader[tag]) for tag in ("head", "hhea", "maxp")}
    struct.pack_into(">h", raw["head"], 50, 1)  # offsets of 32 bits
    struct.pack_into(">H", raw["hhea"], 34, count)
    struct.pack_into(">H", raw["maxp"], 4, count)
    widths = b"".join(struct.pack(">Hh", *metrics[name]) for name in (".notdef", *(n for _, n in chosen)))
    return {
        **{tag: bytes(table) for tag, table in raw.items()},
        **{tag: font.reader[tag] for tag in _COPIED},
        "cmap": _cmap([code for code, _ in chosen]),
        "hmtx": widths,
    }


def _cmap(codes: Sequence[int]) -> bytes:
    """Return a table of format 12: runs of characters whose glyphs follow one another."""
    runs: list[list[int]] = []
    for glyph, code in enumerate(codes, 1):
        if runs and runs[-1][1] == code - 1:
            runs[-1][1] = code
        else:
            runs.append([code, code, glyph])
    groups = b"".join(struct.pack(">LLL", *run) for run in runs)
    return struct.pack(">HHHHLHHLLL", 0, 1, 3, 10, 12, 12, 0, 16 + len(groups), 0, len(runs)) + groups


def _glyf(names: Sequence[str]) -> tuple[bytes, int]:
    """Return the transformed table of outlines (WOFF2, section 5.1), and how long the plain one is."""
    pieces = [_outline(name) for name in names]
    streams = [b"".join(parts) for parts in zip(*(streams for streams, _ in pieces), strict=True)]
    streams[5] = bytes((len(names) + 31) // 32 * 4)  # no box differs from that of the points
    sizes = map(len, streams)
    head = struct.pack(">HHHH7L", 0, 0, len(names), 1, *sizes)
    return head + b"".join(streams), sum(size for _, size in pieces)


@cache
def _outline(name: str) -> tuple[tuple[bytes, ...], int]:
    """Return what one glyph adds to each of the seven streams, and its length in a plain table."""
    from fontTools.ttLib.woff2 import WOFF2GlyfTable

    font, table = _font(), WOFF2GlyfTable()
    glyph = font["glyf"][name]
    table.glyphOrder, table.glyphs = [name], {name: glyph}
    table.transform({"head": font["head"]})
    return tuple(getattr(table, stream) for stream in table.subStreams), (
        len(glyph.compile(font["glyf"])) + 3
    ) // 4 * 4


def _base128(number: int) -> bytes:
    digits = [number & 0x7F]
    while number := number >> 7:
        digits.append(number & 0x7F | 0x80)
    return bytes(reversed(digits))

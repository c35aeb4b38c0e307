"""Pictures as PNG and PDF: of the right size, with text that can be searched, and the same bytes."""

from __future__ import annotations

import io
import shutil
import struct
import zlib
from pathlib import Path

import pytest
from pypdf import PdfReader

from graph.pictures import raster
from graph.pictures.fonts.shipped import FONTS
from graph.pictures.raster import to_pdf, to_png
from schema.errors import ArgunError

_WORDS = ("Амурская область", "黑龙江省粗体", "Heilongjiang — №5 ≥ 3")


def picture(*words: str, inside: str = "", size: tuple[int, int] = (400, 200)) -> str:
    texts = "".join(f'<text x="10" y="{30 * n}">{word}</text>' for n, word in enumerate(words, 1))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size[0]} {size[1]}" xml:lang="ru" '
        f"font-family=\"system-ui,'Noto Sans','Noto Sans SC',sans-serif\" font-size=\"20\">"
        f"<title>Заголовок</title><desc>что видно</desc>{inside}{texts}</svg>"
    )


def pixels(png: bytes) -> tuple[int, int, list[bytes]]:
    """Return the size of a PNG and its rows, each as RGBA, with the filters undone."""
    wide, high, depth, colour = struct.unpack(">LLBB", png[16:26])
    assert (depth, colour) == (8, 6)
    data, at = b"", 8
    while at < len(png):
        (length,) = struct.unpack(">L", png[at : at + 4])
        if png[at + 4 : at + 8] == b"IDAT":
            data += png[at + 8 : at + 8 + length]
        at += 12 + length
    return wide, high, _unfiltered(zlib.decompress(data), wide * 4)


def _unfiltered(data: bytes, stride: int) -> list[bytes]:
    rows, above = [], bytearray(stride)
    for start in range(0, len(data), stride + 1):
        kind, row = data[start], bytearray(data[start + 1 : start + 1 + stride])
        for i in range(stride):
            left, up, corner = (row[i - 4], above[i], above[i - 4]) if i > 3 else (0, above[i], 0)
            guess = left + up - corner
            nearest = min((left, up, corner), key=lambda value: abs(guess - value))
            row[i] = (row[i] + (0, left, up, (left + up) // 2, nearest)[kind]) & 0xFF
        rows.append(bytes(row))
        above = row
    return rows


def test_a_png_has_the_pixels_that_were_asked_and_says_its_resolution() -> None:
    png = to_png(picture(*_WORDS), width_px=800, dpi=200)
    assert struct.unpack(">LL", png[16:24]) == (800, 400)
    assert png[37:41] == b"pHYs"
    assert struct.unpack(">LLB", png[41:50]) == (7874, 7874, 1)  # dots to the metre
    assert struct.unpack(">L", png[50:54])[0] == zlib.crc32(png[37:50])
    assert struct.unpack(">LL", to_png(picture(size=(96, 48)))[16:24]) == (300, 150)


def test_colours_hatching_and_clips_are_drawn() -> None:
    inside = (
        '<defs><pattern id="h" width="10" height="10" patternUnits="userSpaceOnUse">'
        '<rect width="5" height="10" fill="#ff0000"/></pattern>'
        '<clipPath id="c"><rect x="0" y="0" width="20" height="20"/></clipPath></defs>'
        '<rect width="40" height="20" fill="#1b7f5c"/>'
        '<g clip-path="url(#c)"><rect width="40" height="20" fill="url(#h)"/></g>'
    )
    wide, _, rows = pixels(to_png(picture(inside=inside, size=(40, 20)), width_px=40, dpi=96))
    at = {x: rows[10][4 * x : 4 * x + 4].hex() for x in (2, 7, 12, 32)}
    assert wide == 40
    assert at == {2: "ff0000ff", 7: "1b7f5cff", 12: "ff0000ff", 32: "1b7f5cff"}


def test_letters_of_each_language_are_drawn_and_bold_ones_are_bolder() -> None:
    def ink(word: str) -> int:
        rows = pixels(to_png(picture(word, size=(100, 40)), width_px=100, dpi=96))[2]
        return sum(row[i] for row in rows for i in range(3, len(row), 4))

    for word in ("Амур", "黑龙江省", "Amur"):
        assert ink(word) > 10_000
        assert ink(f'<tspan font-weight="600">{word}</tspan>') > 1.1 * ink(word)


def test_a_pdf_has_its_size_and_text_that_can_be_searched() -> None:
    reader = PdfReader(io.BytesIO(to_pdf(picture(*_WORDS), width_cm=16)))
    (page,) = reader.pages
    assert [round(float(side) / 72 * 2.54, 2) for side in page.mediabox[2:]] == [16, 8]
    assert [line.strip() for line in page.extract_text().splitlines()] == list(_WORDS)
    assert reader.metadata is not None
    assert reader.metadata.title == "Заголовок"
    assert not {"/CreationDate", "/ModDate"} & set(reader.metadata)
    assert float(PdfReader(io.BytesIO(to_pdf(picture(size=(96, 48))))).pages[0].mediabox[2]) == 72


def test_the_same_picture_is_the_same_file() -> None:
    assert to_pdf(picture(*_WORDS)) == to_pdf(picture(*_WORDS))
    assert to_png(picture(*_WORDS)) == to_png(picture(*_WORDS))


@pytest.mark.parametrize(
    "hostile",
    [
        "x" * 10_000,
        "&lt;script&gt;#panic()\\ $x$ \u202e&quot;",
        "a\x00\x08\ud800\uffff",
        "龘🙂",
        "<image href='/etc/hosts'/>",
    ],
    ids=["long", "script", "invalid", "without a font", "a file"],
)
def test_hostile_texts_stop_nothing(hostile: str) -> None:
    assert to_png(picture(hostile))[:4] == b"\x89PNG"
    assert to_pdf(picture(hostile))[:4] == b"%PDF"


def test_a_character_that_xml_cannot_hold_becomes_the_sign_for_it() -> None:
    (page,) = PdfReader(io.BytesIO(to_pdf(picture("a\x08b")))).pages
    assert page.extract_text().strip() == "a\ufffdb"


@pytest.mark.parametrize("broken", ["", "<svg", "<svg/>", '<svg viewBox="0 0 0 0"/>', '<svg viewBox="a b"/>'])
def test_what_is_no_svg_is_said(broken: str) -> None:
    with pytest.raises(ArgunError, match="the picture is no SVG with a viewBox"):
        to_png(broken)


def test_a_picture_too_large_for_any_memory_is_refused() -> None:
    with pytest.raises(ArgunError, match="a picture of 100000 × 50000 pixels is too large"):
        to_png(picture(), width_px=100_000)


@pytest.mark.parametrize(("content", "said"), [(None, "there is no such file"), (b"\x00\x01", "or damaged")])
def test_a_font_that_is_missing_or_damaged_is_named(
    content: bytes | None, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copies = [Path(shutil.copy(path, tmp_path)) for path in FONTS]
    copies[0].unlink()
    if content is not None:
        copies[0].write_bytes(content)
    monkeypatch.setattr(raster, "FONTS", tuple(copies))
    raster._fonts.cache_clear()
    with pytest.raises(ArgunError, match=f"{copies[0].name} cannot be used: .*{said}.*; install argun again"):
        to_png(picture())
    raster._fonts.cache_clear()

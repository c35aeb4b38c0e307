"""Makes what stands in ``files``: the fonts and the table of advances, from the fonts of these packages.

    python -m graph.pictures.fonts.making FOLDER

FOLDER holds, unpacked, the npm packages ``@expo-google-fonts/noto-sans`` 0.4.2, ``noto-sans-sc`` 0.4.3,
``roboto`` 0.4.3 and ``open-sans`` 0.4.2 (each in a folder of its own name), and ``debian`` with the ``.ttf``
files of Debian's packages ``fonts-dejavu-core`` 2.37 and ``fonts-liberation`` 1.07.4. The same fonts and
the same dataset give the same bytes.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from math import ceil
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

from graph.pictures.fonts.measuring import ADVANCES
from graph.pictures.fonts.shipped import BOLD, HAN_BOLD, HAN_REGULAR, REGULAR

ROOT = Path(__file__).parents[3]
#: Latin, Greek and Cyrillic; punctuation, currencies, numerals, signs.
_LETTERS = (range(0x20, 0x7F), range(0xA0, 0x180), range(0x300, 0x302), range(0x370, 0x530), (0xFFFD,))
_SIGNS = (range(0x2010, 0x2028), range(0x2030, 0x2045), range(0x2070, 0x20C0), range(0x2100, 0x2130))
_SYMBOLS = (range(0x2190, 0x219A), range(0x2200, 0x2270), range(0x2460, 0x2474), range(0x2500, 0x2607))
_HAN_MARKS = (range(0x3000, 0x3030), range(0xFF01, 0xFF60))
_WEIGHTS = ("400Regular/*_400Regular.ttf", "700Bold/*_700Bold.ttf")
_DEBIAN = (
    ("DejaVuSans.ttf", "LiberationSans-Regular.ttf"),
    ("DejaVuSans-Bold.ttf", "LiberationSans-Bold.ttf"),
)
#: Tables that neither a page nor a picture needs.
_DROPPED = ["BASE", "DSIG", "GDEF", "GPOS", "GSUB", "STAT", "VORG", "gasp", "vhea", "vmtx"]


def main(sources: Path) -> None:
    """Make the fonts and the table."""
    letters = {chr(code) for codes in (*_LETTERS, *_SIGNS, *_SYMBOLS) for code in codes}
    han = (
        {chr(code) for codes in (*_SIGNS, *_SYMBOLS, *_HAN_MARKS) for code in codes}
        | _gb2312()
        | set(_ours())
    )
    for weight, latin, chinese in zip(_WEIGHTS, (REGULAR, BOLD), (HAN_REGULAR, HAN_BOLD), strict=True):
        _cut(_one(sources / "noto-sans", weight), letters, latin)
        _cut(_one(sources / "noto-sans-sc", weight), han, chinese)
    _write_advances(sources)


def _gb2312() -> set[str]:
    """Return the 6,763 characters of GB 2312, which are those of Chinese names and texts."""
    pairs = (bytes([row, cell]) for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF))
    return {pair.decode("gb2312", "ignore") for pair in pairs} - {""}


def _ours() -> Iterator[str]:
    """Yield every character beyond Latin and Cyrillic of the data, the definitions and the catalogues."""
    for folder, pattern in (("loaders/dataset", "*.yaml"), ("schema", "*.yaml"), ("graph/texts/po", "*.po")):
        for path in (ROOT / folder).rglob(pattern):
            yield from (c for c in path.read_text(encoding="utf-8") if c >= "\u2190")


def _one(folder: Path, pattern: str) -> Path:
    (found,) = folder.glob(pattern)
    return found


def _cut(source: Path, characters: Iterable[str], target: Path) -> None:
    """Write a font with these characters, without hints and features but kerning and marks."""
    options = subset.Options(hinting=False, notdef_outline=True, layout_features=["kern", "mark", "ccmp"])
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    if "SC" in source.name:
        options.drop_tables += _DROPPED
    font = subset.load_font(source, options)
    font.recalcTimestamp = False
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=sorted(map(ord, characters)))
    subsetter.subset(font)
    font.save(target)


def _write_advances(sources: Path) -> None:
    columns = [_advances(sources, bold) for bold in (False, True)]
    rows = [f"{code:04X}\t{columns[0][code]}\t{columns[1][code]}\n" for code in sorted(columns[0])]
    ADVANCES.write_text("".join(rows), encoding="ascii", newline="\n")


def _advances(sources: Path, bold: bool) -> dict[int, int]:
    """Return the widest advance of each character among the fonts, in thousandths of an em."""
    paths = [sources / "debian" / name for name in _DEBIAN[bold]]
    paths += [_one(sources / name, _WEIGHTS[bold]) for name in ("noto-sans", "open-sans", "roboto")]
    widest: dict[int, int] = {}
    for codes, fonts in (
        ((*_LETTERS, *_SIGNS, *_SYMBOLS), paths),
        # Chinese systems draw these in a Chinese font, quotation marks as wide as a character.
        ((range(0x20, 0x7F), *_SIGNS, *_SYMBOLS), [_one(sources / "noto-sans-sc", _WEIGHTS[bold])]),
    ):
        for path in fonts:
            font = TTFont(path, lazy=True)
            glyphs, metrics, units = font.getBestCmap(), font["hmtx"].metrics, font["head"].unitsPerEm
            for code in (code for some in codes for code in some if code in glyphs):
                advance = ceil(metrics[glyphs[code]][0] * 1000 / units)
                widest[code] = max(widest.get(code, 0), advance)
    return widest


if __name__ == "__main__":
    main(Path(sys.argv[1]))

"""The colours and letters of pictures and pages, by role: what a shape means, in light and in dark.

A shape names its role and no colour, so an analyst's own colours replace one entry here. Colours were chosen
so that neighbours in a legend differ in lightness, too: they can be told apart in grey and by people who see
few colours. The ramps run from pale to full on white, and from dim to bright on dark.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from schema.errors import UsageError
from schema.values import choices

Theme = Literal["light", "dark"]

#: Families of letters that common systems have, with Cyrillic and Chinese.
FONTS = (
    "system-ui,'Segoe UI','Noto Sans',Roboto,Arial,'Noto Sans SC','PingFang SC','Microsoft YaHei',sans-serif"
)


@dataclass(frozen=True, slots=True)
class Role:
    """How a kind of shape looks: colours as ``#rrggbb`` or ``none``, widths and sizes in pixels."""

    fill: str = "none"
    dark_fill: str = ""
    stroke: str = ""
    dark_stroke: str = ""
    width: float = 0.0
    dashes: str = ""
    size: float = 0.0
    bold: bool = False
    hatch: str = ""
    dark_hatch: str = ""

    def fill_in(self, theme: Theme) -> str:
        """Return the colour of the surface."""
        return (self.dark_fill or self.fill) if theme == "dark" else self.fill

    def stroke_in(self, theme: Theme) -> str:
        """Return the colour of the line, empty for none."""
        return (self.dark_stroke or self.stroke) if theme == "dark" else self.stroke

    def hatch_in(self, theme: Theme) -> str:
        """Return the colour of the hatching, empty for none."""
        return (self.dark_hatch or self.hatch) if theme == "dark" else self.hatch


PAPER, DARK_PAPER = "#ffffff", "#14191f"
INK, DARK_INK = "#1d2733", "#e6ebf0"
MUTED, DARK_MUTED = "#566270", "#a3afbb"


def _letters(size: float, *, muted: bool = False, bold: bool = False) -> Role:
    fill, dark = (MUTED, DARK_MUTED) if muted else (INK, DARK_INK)
    return Role(fill=fill, dark_fill=dark, size=size, bold=bold)


def _area(fill: str, dark: str = "") -> Role:
    return Role(fill=fill, dark_fill=dark or fill)


def _line(stroke: str, dark: str, width: float = 1.0, dashes: str = "") -> Role:
    return Role(stroke=stroke, dark_stroke=dark, width=width, dashes=dashes)


#: Blue for marks of regions, violet for those of provinces: 10 steps each.
_REGION = [
    "#e8f0f8",
    "#d3e2f1",
    "#bcd3e9",
    "#a1c1df",
    "#83add3",
    "#6496c4",
    "#477eb3",
    "#2f669f",
    "#1d4e86",
    "#123a69",
]
_REGION_DARK = [
    "#1f2a36",
    "#223449",
    "#25405d",
    "#294d72",
    "#2f5b88",
    "#3a6c9f",
    "#4b7fb5",
    "#6396cb",
    "#82b0e0",
    "#a9cdf3",
]
_PROVINCE = [
    "#f3edf5",
    "#e6dbec",
    "#d8c7e1",
    "#c8b1d6",
    "#b699c9",
    "#a381bb",
    "#8f69ab",
    "#7a529a",
    "#643c86",
    "#4e2a6f",
]
_PROVINCE_DARK = [
    "#29222f",
    "#35293f",
    "#41304f",
    "#4e3860",
    "#5c4272",
    "#6c4f86",
    "#7f619b",
    "#9678b1",
    "#b195c8",
    "#cfb7e0",
]
#: The share that works, from nothing to everything: rust, sand, green; 5 steps.
_SHARE = ["#c0543c", "#dd9a6b", "#cbbf8a", "#7fb394", "#1b7f5c"]
_SHARE_DARK = ["#d9694f", "#c98a5e", "#b3a873", "#6fae8c", "#3fb286"]
#: Amounts without a sense of good or bad, 5 steps.
_AMOUNT = ["#dbe7f2", "#afcae2", "#7ba6cc", "#467fb0", "#1d5a8f"]
_AMOUNT_DARK = ["#22374c", "#2b4f72", "#3a6c9b", "#5a90c4", "#8ebce8"]

_MARKS = {
    f"{kind}-{n}": _area(light, dark)
    for kind, lights, darks in (
        ("region", _REGION, _REGION_DARK),
        ("province", _PROVINCE, _PROVINCE_DARK),
        ("share", _SHARE, _SHARE_DARK),
        ("amount", _AMOUNT, _AMOUNT_DARK),
    )
    for n, (light, dark) in enumerate(zip(lights, darks, strict=True), 1)
}

ROLES: Mapping[str, Role] = {
    # Letters.
    "title": _letters(17, bold=True),
    "head": _letters(13, bold=True),
    "text": _letters(12),
    "strong": _letters(12, bold=True),
    "muted": _letters(12, muted=True),
    "small": _letters(10.5, muted=True),
    "huge": Role(fill="#1d4e86", dark_fill="#8fbdea", size=56, bold=True),
    "on-dark": Role(fill="#ffffff", dark_fill="#0f1419", size=11, bold=True),
    "on-light": Role(fill="#1d2733", dark_fill="#e6ebf0", size=11, bold=True),
    # Surfaces and lines that carry no meaning of their own.
    "paper": _area(PAPER, DARK_PAPER),
    "panel": _area("#f4f6f9", "#1c232b"),
    "land": Role(fill="#eef1f4", dark_fill="#222a33", stroke="#ffffff", dark_stroke="#14191f", width=0.6),
    "grid": _line("#dfe4ea", "#303a45"),
    "axis": _line("#8a95a1", "#6f7b88"),
    "guide": _line("#b9c2cc", "#4a5663", dashes="3 3"),
    "border": _line("#ffffff", "#14191f", 0.7),
    # What became of things.
    "operating": _area("#1b7f5c", "#3fb286"),
    "building": _area("#86c5aa", "#2d7a5c"),
    "agreed": _area("#b7c6d6", "#50657b"),
    "discussed": _area("#dbe2ea", "#364452"),
    "late": _area("#e2a12f", "#d99a2c"),
    "stalled": _area("#c8452f", "#dd6a52"),
    "cancelled": _area("#3d434a", "#8d97a2"),
    "looked": _area("#aab4bf", "#66727f"),
    "unlooked": Role(fill="#e6eaef", dark_fill="#2b343e", hatch="#98a4b1", dark_hatch="#7b8794"),
    "new": _area("#e6eaef", "#2b343e"),
    "untold": Role(fill="#d6dce3", dark_fill="#3a444f", hatch="#a5b0bb", dark_hatch="#65717d"),
    # Our marks and those that were published.
    "ours": _area("#1d5a8f", "#7db3e6"),
    "interval": _area("#b9d2e8", "#2e4f70"),
    "ours-line": _line("#1d5a8f", "#7db3e6", 2.0),
    "ring": Role(stroke="#1d2733", dark_stroke="#e6ebf0", width=1.5),
    "published": Role(stroke="#b3541e", dark_stroke="#f0955d", width=1.8),
    "published-line": _line("#b3541e", "#f0955d", 2.0),
    "published-fill": _area("#b3541e", "#f0955d"),
    "median": _line("#1d2733", "#e6ebf0", 2.0),
    # Why marks changed.
    "cause-new": _area("#2f7fb8", "#5ba6dc"),
    "cause-moved": _area("#2a9a62", "#4cbf86"),
    "cause-aged": _area("#aab4bf", "#66727f"),
    "cause-lost": _area("#c8452f", "#dd6a52"),
    "cause-corrected": _area("#9a6fb8", "#b993d4"),
    # Links of a network: a line in the colour of a share is drawn with one of the roles share-N as stroke.
    "party": _area("#c77f3a", "#e0a05e"),
    "region": _area("#2f669f", "#6396cb"),
    "province": _area("#7a529a", "#b195c8"),
    "region-line": Role(PAPER, DARK_PAPER, "#2f669f", "#6396cb", 1.2),
    "province-line": Role(PAPER, DARK_PAPER, "#7a529a", "#b195c8", 1.2),
    "hover": _line("#0f1419", "#ffffff", 2.0),
    **_MARKS,
}


#: What the fates of announcements look like, in the order in which they are shown.
FATE_ROLES: Mapping[str, str] = {
    "came_true": "operating",
    "under_way": "building",
    "late": "late",
    "stalled": "stalled",
    "cancelled": "cancelled",
    "looked_nothing": "looked",
    "nobody_looked": "unlooked",
    "too_new": "new",
}


def with_colours(given: Mapping[str, str]) -> Mapping[str, Role]:
    """Return the roles with an analyst's own colours, which hold in light and dark.

    Raises
    ------
    UsageError
        A role is unknown, or a colour is not ``#rrggbb``.
    """
    found = dict(ROLES)
    for name, colour in sorted(given.items()):
        if name not in ROLES:
            text = 'there is no colour for "{name}" ({choices})'
            raise UsageError(text, name=name, choices=choices(name, ROLES))
        digits = colour.removeprefix("#")
        if len(digits) != 6 or not all(c in "0123456789abcdefABCDEF" for c in digits):
            raise UsageError(
                'colour "{colour}" of {name} is not of the form #1b7f5c', colour=colour, name=name
            )
        own, lined = f"#{digits}", ROLES[name].fill == "none"
        stroked = replace(found[name], stroke=own, dark_stroke=own)
        found[name] = stroked if lined else replace(found[name], fill=own, dark_fill=own)
    return found

"""How the network page looks: colours in light and in dark, shapes, and what width and colour of a line mean.

The colours are those of the other pictures (:mod:`graph.pictures.palette`, which exports do not import).
"""

from __future__ import annotations

#: A colour on white and on dark ground.
Colour = tuple[str, str]

#: Colour and shape of each type of node: never colour alone.
SHAPES: dict[str, tuple[Colour, str]] = {
    "Region": (("#2f669f", "#6396cb"), "dot"),
    "Province": (("#7a529a", "#b195c8"), "square"),
    "Country": (("#566270", "#a3afbb"), "triangleDown"),
    "Company": (("#9a5b16", "#e0a05e"), "diamond"),
    "University": (("#0b7285", "#5cc0d0"), "triangle"),
    "Organisation": (("#93386a", "#e38fbd"), "hexagon"),
}
#: Only announced or halted; else the share of a pair's deals that works, in fifths.
RAMP: tuple[Colour, ...] = (
    ("#8a95a1", "#6f7b88"),
    ("#c0543c", "#d9694f"),
    ("#dd9a6b", "#c98a5e"),
    ("#cbbf8a", "#b3a873"),
    ("#7fb394", "#6fae8c"),
    ("#1b7f5c", "#3fb286"),
)
#: What deals are, in bars and lists.
STATES: dict[str, Colour] = {
    "operating": ("#1b7f5c", "#3fb286"),
    "building": ("#86c5aa", "#2d7a5c"),
    "announced": ("#b7c6d6", "#50657b"),
    "halted": ("#c8452f", "#dd6a52"),
}
#: Ground, letters and the ring around them.
PAPER: Colour = ("#ffffff", "#14191f")
INK: Colour = ("#1d2733", "#e6ebf0")
FONT = 'Arial, "Liberation Sans", "Noto Sans", "Noto Sans CJK SC", sans-serif'
#: Width of a line in pixels: that of no points, of one point more, and the widest.
WIDTH = (1.0, 1.0, 12.0)

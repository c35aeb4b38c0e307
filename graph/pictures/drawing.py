"""Pictures as shapes with a role each: drawn once, then written for a page or for a document (:mod:`render`).

Lengths are pixels of a page (96 to the inch), y grows downwards. A shape knows what it means
(``operating``, ``grid``; :data:`graph.pictures.palette.ROLES`) and no colour. What it is about stands in
``about``, an id; the page that shows it makes a link of it where it knows a page for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Shape:
    """An element of SVG.

    ``title`` is what pointers and screen readers are told. ``data`` are hooks for the scripts of a page
    (``data-KEY``); a document has none. ``stroked`` draws the line in the colour of a role of surfaces.
    """

    tag: str
    attributes: Mapping[str, float | str] = field(default_factory=dict)
    role: str = ""
    words: str = ""
    title: str = ""
    about: str = ""
    data: Mapping[str, str] = field(default_factory=dict)
    shapes: tuple[Shape, ...] = ()
    stroked: bool = False


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture: ``title`` states what is to be seen, ``subtitle`` says how to read it, both in words.

    ``width`` and ``height`` are those of the shapes alone; a document adds the title above and ``foot``
    (the day, the sources) below. ``described`` tells it to those who cannot see it.
    """

    name: str
    width: float
    height: float
    title: str
    subtitle: str
    shapes: tuple[Shape, ...]
    foot: tuple[str, ...] = ()
    described: str = ""


def rect(
    x: float,
    y: float,
    width: float,
    height: float,
    role: str,
    *,
    title: str = "",
    about: str = "",
    round_: float = 0.0,
    data: Mapping[str, str] | None = None,
) -> Shape:
    """Return a rectangle; ``round_`` is the radius of its corners."""
    corners = {"rx": round_} if round_ else {}
    box = {"x": x, "y": y, "width": max(width, 0.0), "height": max(height, 0.0), **corners}
    return Shape("rect", box, role, title=title, about=about, data=data or {})


def line(
    x1: float, y1: float, x2: float, y2: float, role: str, *, width: float = 0.0, title: str = ""
) -> Shape:
    """Return a line; ``width`` overrides that of its role."""
    wide = {"stroke-width": width} if width else {}
    return Shape(
        "line", {"x1": x1, "y1": y1, "x2": x2, "y2": y2, **wide}, role, title=title, stroked=bool(width)
    )


def circle(
    x: float,
    y: float,
    radius: float,
    role: str,
    *,
    title: str = "",
    about: str = "",
    data: Mapping[str, str] | None = None,
) -> Shape:
    """Return a circle."""
    place = {"cx": x, "cy": y, "r": radius}
    return Shape("circle", place, role, title=title, about=about, data=data or {})


def path(
    d: str,
    role: str,
    *,
    width: float = 0.0,
    title: str = "",
    about: str = "",
    data: Mapping[str, str] | None = None,
) -> Shape:
    """Return a path; one with a ``width`` is a line in the colour of its role and is not filled."""
    wide = {"stroke-width": width} if width else {}
    return Shape(
        "path", {"d": d, **wide}, role, title=title, about=about, data=data or {}, stroked=bool(width)
    )


def text(
    x: float,
    y: float,
    words: str,
    role: str = "text",
    *,
    anchor: Anchor = "start",
    title: str = "",
    about: str = "",
    turned: float = 0.0,
    data: Mapping[str, str] | None = None,
) -> Shape:
    """Return a line of text with its baseline at ``y``; ``turned`` by so many degrees about its anchor."""
    place: dict[str, float | str] = {"x": x, "y": y}
    if anchor != "start":
        place["text-anchor"] = anchor
    if turned:
        place["transform"] = f"rotate({number(turned)} {number(x)} {number(y)})"
    return Shape("text", place, role, words, title=title, about=about, data=data or {})


def group(
    shapes: Iterable[Shape],
    *,
    title: str = "",
    about: str = "",
    move: tuple[float, float] | None = None,
    data: Mapping[str, str] | None = None,
    attributes: Mapping[str, float | str] | None = None,
) -> Shape:
    """Return shapes as one; ``move`` shifts them, ``about`` makes one link of them."""
    placed = dict(attributes or {})
    if move:
        placed["transform"] = f"translate({number(move[0])} {number(move[1])})"
    return Shape("g", placed, title=title, about=about, data=data or {}, shapes=tuple(shapes))


def column(texts: Iterable[Shape], role: str, anchor: Anchor = "start") -> Shape:
    """Return texts that share role and anchor, said once for all of them; they have none of their own."""
    placed: dict[str, float | str] = {} if anchor == "start" else {"text-anchor": anchor}
    return Shape("g", placed, role, shapes=tuple(texts))


def stack(
    x: float, y: float, height: float, parts: Sequence[tuple[float, str, str]], *, about: str = ""
) -> list[Shape]:
    """Return a bar of parts: width in pixels, role and title of each; empty ones are left out."""
    found, at = [], x
    for width, role, title in parts:
        if width > 0:
            found.append(rect(at, y, max(width - 1, 0.5), height, role, title=title, about=about))
            at += width
    return found


def number(value: float) -> str:
    """Return a length to a tenth of a pixel, without a needless zero or a minus before nothing."""
    told = f"{value:.1f}".removesuffix(".0")
    return "0" if told == "-0" else told

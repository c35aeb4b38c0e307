"""Panels: small pictures of one width with a heading each, set in columns to make a larger one.

A page sets them itself, so that a phone shows them one below the other at full size; a document has them side
by side. Every label has a line of its own, so nothing collides however long a word of a language is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph.pictures.drawing import Drawing, Shape, group, line, rect, text
from graph.pictures.fonts.measuring import shorten, wrap
from graph.pictures.palette import ROLES
from graph.pictures.render import measured

#: The room of a panel on a phone, and of one of two columns on a page of A4.
WIDTH = 320.0
GAP = 32.0
_HEAD = 8.0
_HEAD_LINES = 3
_ROW = 22.0
_NOTE = 14.0


@dataclass(frozen=True, slots=True)
class Panel:
    """A part of a picture; ``name`` is by what a page finds it."""

    name: str
    title: str
    shapes: tuple[Shape, ...]
    height: float
    width: float = WIDTH

    def alone(self, described: str = "") -> Drawing:
        """Return the panel as a drawing of its own; its heading is that of the drawing."""
        return Drawing(self.name, self.width, self.height, self.title, "", self.shapes, described=described)


@dataclass(frozen=True, slots=True)
class Bar:
    """A row of bars: ``parts`` are amounts with a role each, ``tick`` is an amount to compare with.

    The label takes up to so many ``lines``; what has no room is cut, and told to pointers.
    """

    label: str
    value: str
    parts: tuple[tuple[float, str], ...]
    tick: float | None = None
    note: str = ""
    about: str = ""
    lines: int = 1

    @property
    def total(self) -> float:
        """The length of the bar."""
        return sum(amount for amount, _ in self.parts)


def bars(name: str, title: str, rows: Sequence[Bar], *, empty: str, width: float = WIDTH) -> Panel:
    """Return rows of bars on one scale, each under its label and value; ``empty`` is said of none."""
    if not rows:
        return words(name, title, empty, width=width)
    longest = max(max(row.total, row.tick or 0.0) for row in rows) or 1.0
    found: list[Shape] = []
    y = 0.0
    for row in rows:
        shapes, high = _bar(row, width, width / longest)
        found.append(group(shapes, move=(0, y)))
        y += high
    return Panel(name, title, tuple(found), y, width)


def _bar(row: Bar, width: float, scale: float) -> tuple[list[Shape], float]:
    """Return a row of bars from its top, and its height."""
    room = width - measured(row.value, "muted") - 12
    label = wrap(row.label, room, ROLES["text"].size, row.lines)
    hint = row.label if label[-1:] != wrap(row.label, room, ROLES["text"].size, 99)[-1:] else ""
    found = [text(width, 12, row.value, "muted", anchor="end")]
    found += [text(0, 12 + n * 15, told, "text", title=hint, about=row.about) for n, told in enumerate(label)]
    y = 3 + 15.0 * max(len(label), 1)
    found.append(rect(0, y, width, 7, "panel", round_=2))
    x = 0.0
    for amount, role in row.parts:
        if amount > 0:
            found.append(rect(x, y, max(amount * scale, 1.5), 7, role))
            x += amount * scale
    if row.tick is not None:
        at = min(max(row.tick * scale, 1.0), width - 1.0)
        found.append(line(at, y - 3, at, y + 10, "median"))
    if row.note:
        note = shorten(row.note, width, ROLES["small"].size)
        found.append(text(0, y + 19, note, "small", title=row.note if note != row.note else ""))
    return found, y + 17 + (_NOTE if row.note else 0.0)


def shares(
    name: str, title: str, parts: Sequence[tuple[int, str, str]], *, empty: str, width: float = WIDTH
) -> Panel:
    """Return a bar of counts, each with its role and words, and below it what each is."""
    known = [part for part in parts if part[0]]
    if not known:
        return words(name, title, empty, width=width)
    scale, x = width / sum(count for count, _, _ in known), 0.0
    found: list[Shape] = []
    for count, role, told in known:
        found.append(rect(x, 2, max(count * scale - 1, 1), 18, role, title=f"{told}: {count}"))
        x += count * scale
    y = 30.0
    for count, role, told in known:
        found.append(rect(0, y + 2, 10, 10, role, round_=2))
        found.append(text(18, y + 11, shorten(told, width - 60, ROLES["text"].size), "text"))
        found.append(text(width, y + 11, str(count), "strong", anchor="end"))
        y += 19
    return Panel(name, title, tuple(found), y + 2, width)


def words(name: str, title: str, told: str, *, width: float = WIDTH, lines: int = 4) -> Panel:
    """Return a panel that says something."""
    rows = wrap(told, width, ROLES["muted"].size, lines)
    shapes = tuple(text(0, 13 + n * 17, row, "muted") for n, row in enumerate(rows))
    return Panel(name, title, shapes, len(rows) * 17 + 6, width)


def key(name: str, parts: Sequence[tuple[str, str]], *, tick: str = "", width: float = WIDTH) -> Panel:
    """Return a legend: roles with their words, one after the other, and what the tick of bars is."""
    found: list[Shape] = []
    x, y, size = 0.0, 0.0, ROLES["small"].size
    for role, told in [*parts, *([("", tick)] if tick else [])]:
        shown = shorten(told, width - 16, size)
        needed = 14 + measured(shown, "small") + 14
        if x and x + needed - 14 > width:
            x, y = 0.0, y + 16
        swatch = rect(x, y + 3, 9, 9, role, round_=2) if role else line(x + 4, y + 1, x + 4, y + 14, "median")
        found += [swatch, text(x + 14, y + 11, shown, "small")]
        x += needed
    return Panel(name, "", tuple(found), y + 18 if found else 0.0, width)


def below(first: Panel, *others: Panel) -> Panel:
    """Return panels one below the other as one, under the heading of the first."""
    found, y = list(first.shapes), first.height
    for other in others:
        if other.shapes:
            found.append(group(other.shapes, move=(0, y + 4)))
            y += other.height + 4
    return Panel(first.name, first.title, tuple(found), y, first.width)


def stacked(panels: Sequence[Panel]) -> Panel:
    """Return panels in one column as one, each under its heading."""
    found: list[Shape] = []
    y = 0.0
    for panel in panels:
        head = wrap(panel.title, panel.width, ROLES["head"].size, _HEAD_LINES, bold=True)
        found += [text(0, y + 13 + n * 17, told, "head") for n, told in enumerate(head)]
        y += len(head) * 17 + (_HEAD if head else 0)
        found.append(group(panel.shapes, move=(0, y)))
        y += panel.height + _ROW
    return Panel(panels[0].name, "", tuple(found), y - _ROW, max(panel.width for panel in panels))


def columns(panels: Sequence[Panel], *, gap: float = GAP) -> tuple[list[Shape], float, float]:
    """Return panels in two columns, each under its heading, with the width and height of it all.

    Each goes where there is room first; one that takes the whole width goes below all that is before it.
    """
    found: list[Shape] = []
    ends = [0.0, 0.0]
    for panel in panels:
        taken = (0, 1) if panel.width > WIDTH else (min((0, 1), key=lambda n: ends[n]),)
        x, y = taken[0] * (WIDTH + gap), max(ends[n] for n in taken)
        head = wrap(panel.title, panel.width, ROLES["head"].size, _HEAD_LINES, bold=True)
        found += [text(x, y + 13 + n * 17, told, "head") for n, told in enumerate(head)]
        y += len(head) * 17 + (_HEAD if head else 0)
        found.append(group(panel.shapes, move=(x, y)))
        for n in taken:
            ends[n] = y + panel.height + _ROW
    return found, 2 * WIDTH + gap, max(ends) - _ROW

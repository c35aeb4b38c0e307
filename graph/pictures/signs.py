"""What marks mean where they tell several things: signs of any width, each thing under its own heading."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from graph.pictures.drawing import Shape, circle, group, line, path, rect, text
from graph.pictures.palette import ROLES
from graph.pictures.render import measured

_ROW, _GAP, _BESIDE = 20.0, 18.0, 6.0


@dataclass(frozen=True, slots=True)
class Sign:
    """Shapes around the height 0, from 0 to ``width``, and what they mean; ``starts`` begins a row."""

    shapes: tuple[Shape, ...]
    width: float
    words: str
    starts: bool = False


def swatch(role: str, words: str, *, size: float = 12.0, starts: bool = False) -> Sign:
    """Return a square in the colour of a role."""
    return Sign((rect(0, -size / 2, size, size, role),), size, words, starts)


def dot(role: str, words: str, *, radius: float = 5.0, starts: bool = False) -> Sign:
    """Return a circle in the colour of a role."""
    return Sign((circle(radius, 0, radius, role),), 2 * radius, words, starts)


def stroke(role: str, words: str, *, width: float = 0.0, starts: bool = False) -> Sign:
    """Return a line in the colour of a role, as wide as given or as its role has it."""
    shape = path("M0 0H24", role, width=width) if width else line(0, 0, 24, 0, role)
    return Sign((shape,), 24, words, starts)


def heading(words: str) -> Sign:
    """Return words that say what the signs after them tell; they begin a row."""
    return Sign((), 0, words, starts=True)


def in_rows(signs: Iterable[Sign], room: float, *, top: float = 0.0) -> tuple[list[Shape], float]:
    """Return the signs in rows as wide as the room, and how high they are together."""
    found: list[Shape] = []
    x, y = 0.0, top + _ROW / 2
    for sign in signs:
        beside = _BESIDE if sign.shapes and sign.words else 0.0
        wide = sign.width + beside + measured(sign.words, "small")
        if x and (sign.starts or x + wide > room):
            x, y = 0.0, y + _ROW
        found.append(group(sign.shapes, move=(x, y)))
        at = x + sign.width + beside
        found.append(text(at, y + ROLES["small"].size * 0.36, sign.words, "small"))
        x += wide + _GAP
    return found, y + _ROW / 2 - top

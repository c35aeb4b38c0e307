"""What a picture is, and the data that several of them draw."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Picture:
    """``draw`` makes SVG of its data in a language: equal input, equal text.

    ``of`` is what it is drawn from; every comparison is written with all of its pictures. ``each_mode``: it
    shows one mode of the score, so there is one for each.
    """

    of: str
    draw: Callable[[Any, str], str]
    each_mode: bool = False


#: What pictures are drawn from: :class:`ScoresAndMarks`.
COMPARISON = "comparison"


@dataclass(frozen=True, slots=True)
class Dot:
    """A region in a picture: short label, name, published mark, and its score by mode."""

    label: str
    name: str
    published: float
    scores: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class ScoresAndMarks:
    """Regions with their published marks and scores; ``modes`` gives each mode of the score its name.

    ``release`` is the line that says of which data the picture is made, in the language of the picture.
    """

    dots: Sequence[Dot]
    modes: Mapping[str, str]
    release: str = ""

"""What the pictures of a comparison with a rating are drawn from, and the roles of its modes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

#: The dots of the first and the second mode of the score.
MODES = ("ours", "published-fill")


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

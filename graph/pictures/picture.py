"""What a picture is, and the data that several of them draw."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from graph.pictures.drawing import Drawing


@dataclass(frozen=True, slots=True)
class Picture:
    """``draw`` makes a drawing of its data in a language: equal input, equal shapes.

    ``shows`` tells in a line what there is to see; what its data is made of says the module of the same name
    in :mod:`graph.workflows.drawn`.
    """

    shows: str
    draw: Callable[[Any, str], Drawing]

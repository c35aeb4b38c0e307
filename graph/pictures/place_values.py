"""Places with a number each: a map coloured by it, or bars in the order given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from graph.pictures.drawing import Drawing, Shape, circle, line, path, rect, text
from graph.pictures.fonts.measuring import shorten
from graph.pictures.geometry import View, frame, units
from graph.pictures.labels import Board, Box, Label
from graph.pictures.palette import ROLES
from graph.pictures.render import measured
from graph.pictures.signs import Sign, in_rows, swatch

_CLASSES = 5
_MAP_WIDTH = 860.0
#: So many of the highest are named in the map, where there is room.
_NAMED = 12
_POINT = 4.0
_ROW, _HIGH = 20.0, 12.0
_BARS, _MOST_LABEL = 420.0, 260.0


@dataclass(frozen=True, slots=True)
class PlaceValue:
    """A place or any other thing: its id ("" for none), name and number, and the number as it is written."""

    id: str
    name: str
    value: float
    told: str


@dataclass(frozen=True, slots=True)
class PlaceValues:
    """What is drawn; ``heading`` is what the numbers are."""

    title: str
    heading: str
    places: Sequence[PlaceValue]
    foot: tuple[str, ...] = ()


def has_map(places: Sequence[PlaceValue]) -> bool:
    """Tell whether each place is another region or province, and there are enough for a map."""
    ids = [place.id for place in places]
    return len(ids) >= 3 and len(set(ids)) == len(ids) and all(id_ in units() for id_ in ids)


def draw_map(data: PlaceValues) -> Drawing:
    """Draw regions or provinces, the darker the higher; those without a number are grey."""
    kinds = {place.id.partition(":")[0] for place in data.places}
    view = View(frame(id_ for id_ in units() if id_.partition(":")[0] in kinds), _MAP_WIDTH)
    by_id = {place.id: place for place in data.places}
    bounds = _bounds([place.value for place in data.places])
    shapes: list[Shape] = []
    for unit in view.units():
        place = by_id.get(unit.id)
        role = f"amount-{_class(place.value, bounds)}" if place else "land"
        title = f"{place.name}: {place.told}" if place else ""
        if d := view.path(unit.rings):
            shapes.append(path(d, role, title=title, about=unit.id))
        else:
            shapes.append(circle(*view.point(*unit.label), _POINT, role, title=title, about=unit.id))
    borders = [path(view.path(unit.rings), "border") for unit in view.units() if unit.rings]
    keys, high = in_rows(_keys(data, bounds), _MAP_WIDTH, top=view.height + 8)
    shapes += [*borders, *_names(view, data.places), *keys]
    return Drawing(
        "place-values", view.width, view.height + 8 + high, data.title, data.heading, tuple(shapes), data.foot
    )


def _bounds(values: Sequence[float]) -> list[float]:
    """Return where each class begins: each value one if they are few, else equally many places in each."""
    distinct = sorted(set(values))
    if len(distinct) <= _CLASSES:
        return distinct
    ordered = sorted(values)
    return sorted({ordered[len(ordered) * step // _CLASSES] for step in range(_CLASSES)})


def _class(value: float, bounds: Sequence[float]) -> int:
    """Return the step of the ramp, the last one for the highest class."""
    return _CLASSES - len(bounds) + sum(bound <= value for bound in bounds)


def _keys(data: PlaceValues, bounds: Sequence[float]) -> list[Sign]:
    """Return what each colour stands for: the lowest and the highest number of its class."""
    found = []
    ordered = sorted(data.places, key=lambda place: place.value)
    for low, high in pairwise([*bounds, float("inf")]):
        within = [place for place in ordered if low <= place.value < high]
        told = within[0].told
        if within[-1].value != within[0].value:
            told = f"{told} – {within[-1].told}"
        found.append(swatch(f"amount-{_class(low, bounds)}", told))
    return found


def _names(view: View, places: Sequence[PlaceValue]) -> list[Shape]:
    board = Board(Box(0, 0, view.width, view.height))
    found = []
    for place in sorted(places, key=lambda place: (-place.value, place.name))[:_NAMED]:
        words = f"{place.name} {place.told}"
        x, y = view.point(*units()[place.id].label)
        wide = measured(words, "small") + 8
        if placed := board.place(Label(x, y, wide, 16, 0)):
            left, top, right, bottom = placed.box
            found.append(rect(left, top, right - left, bottom - top, "paper", about=place.id, round_=3))
            found.append(text(left + 4, top + 12, words, "small", about=place.id))
    return found


def draw_bars(data: PlaceValues) -> Drawing:
    """Draw a bar a place, in the order given, from nothing to its number."""
    names = [shorten(place.name, _MOST_LABEL, ROLES["text"].size) for place in data.places]
    left = max(measured(name, "text") for name in names) + 10
    low = min(0.0, *(place.value for place in data.places))
    high = max(0.0, *(place.value for place in data.places))
    scale = _BARS / ((high - low) or 1.0)
    zero = left - low * scale
    shapes: list[Shape] = []
    for row, (name, place) in enumerate(zip(names, data.places, strict=True)):
        y = row * _ROW
        shapes.append(text(left - 8, y + 13, name, anchor="end", about=place.id))
        start, end = sorted((zero, zero + place.value * scale))
        shapes.append(rect(start, y + 3, max(end - start, 1.0), _HIGH, "amount-4", about=place.id))
        shapes.append(text(max(end, zero) + 6, y + 13, place.told, "muted"))
    height = len(names) * _ROW
    shapes.append(line(zero, 0, zero, height, "axis"))
    told = max(measured(place.told, "muted") for place in data.places)
    width = left + _BARS + 12 + told
    return Drawing("place-values", width, height, data.title, data.heading, tuple(shapes), data.foot)

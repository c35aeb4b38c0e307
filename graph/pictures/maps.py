"""What maps are made of: units in the colour of their mark, crossings and ways by state, links, labels."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise
from math import dist, hypot

from graph.pictures.drawing import Shape, circle, group, line, number, path, rect, text
from graph.pictures.fonts.measuring import wrap
from graph.pictures.geometry import Unit, View, around, units
from graph.pictures.labels import Board, Box, Label, Placed
from graph.pictures.palette import ROLES
from graph.pictures.render import measured
from graph.texts import translate
from schema.messages import N_

#: What a crossing or a way is doing, the surest first: its role, and what a reader is told.
STATES: Mapping[str, tuple[str, str]] = {
    "operating": ("operating", N_("operating")),
    "building": ("building", N_("under construction")),
    "planned": ("looked", N_("planned")),
    "stalled": ("stalled", N_("stalled")),
    "cancelled": ("cancelled", N_("cancelled")),
}
_DASHED = ("building", "planned")
_LEADING = 1.22
#: How far a label may stand from what it names, beyond the room that this takes.
_GAPS = (0.0, 10.0, 24.0, 40.0, 58.0)
#: A larger thing may lie below its name.
_MOST_CLEAR = 22.0


@dataclass(frozen=True, slots=True)
class Area:
    """A region or province: ``label`` is its short name, ``told`` what a reader is told of it."""

    id: str
    label: str
    mark: int
    told: str

    @property
    def role(self) -> str:
        return f"{self.id.partition(':')[0]}-{min(max(self.mark, 1), 10)}"


@dataclass(frozen=True, slots=True)
class Crossing:
    """A border crossing; ``state`` is a key of :data:`STATES`."""

    id: str
    label: str
    lon: float
    lat: float
    state: str
    told: str


@dataclass(frozen=True, slots=True)
class Way:
    """A route or (``wide``) pipeline: lines of longitudes and latitudes."""

    id: str
    label: str
    state: str
    lines: tuple[tuple[tuple[float, float], ...], ...]
    told: str
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """A region with a province: ``points`` of results, ``works`` the share of deals that work, 0 to 1."""

    region: str
    province: str
    points: float
    works: float
    told: str


def ground(view: View, areas: Mapping[str, Area], roles: Mapping[str, str]) -> list[Shape]:
    """Return the land and the units in view; ``roles`` of units that are mere ground."""
    land = view.path(around(), coarser=3 if view.grid <= 1 else 1)  # its edges are below other things
    shapes = [path(land, "land")] if land else []
    drawn = [_unit(view, unit, areas[unit.id], roles) for unit in view.units() if unit.id in areas]
    outlined = Shape("g", {"stroke-linejoin": "round"}, "border", shapes=tuple(s for s in drawn if s))
    return [*shapes, outlined]


def _unit(view: View, unit: Unit, area: Area, roles: Mapping[str, str]) -> Shape | None:
    role = roles.get(unit.id, area.role)
    is_ground = unit.id in roles
    title, about = ("", "") if is_ground else (area.told, area.id)
    hooks = {} if is_ground else {"unit": unit.id.partition(":")[2]}
    shown, at = view.path(unit.rings), view.point(*unit.label)
    if shown:
        return path(shown, role, title=title, about=about, data=hooks)
    return circle(*at, 3, role, title=title, about=about, data=hooks) if view.holds(at) else None


def ways(view: View, drawn: Iterable[Way]) -> list[Shape]:
    """Return routes and pipelines as straight lines between their places, those that work on top."""
    order = sorted(drawn, key=lambda way: (-list(STATES).index(way.state), way.id))
    return [shape for way in order if (shape := _way(view, way))]


def _way(view: View, way: Way) -> Shape | None:
    lines = [part for places in way.lines for part in view.lines(places)]
    if not lines:
        return None
    d = "".join("M" + "L".join(f"{number(x)} {number(y)}" for x, y in points) for points in lines)
    wide = 3.4 if way.wide else 1.8
    attributes: dict[str, float | str] = {"d": d, "stroke-linejoin": "round"}
    dashes = {"stroke-dasharray": "6 4"} if way.state in _DASHED else {}
    casing = Shape("path", {**attributes, "stroke-width": wide + 2}, "border")
    role = STATES[way.state][0]
    ink = Shape("path", {**attributes, "stroke-width": wide, **dashes}, role, title=way.told, stroked=True)
    return group((casing, ink), about=way.id)


def middle_of(view: View, way: Way) -> tuple[float, float] | None:
    """Return the middle of the longest straight stretch of a way in view; None where it isn't in view."""
    parts = [part for places in way.lines for part in view.lines(places)]
    stretches = [ends for part in parts for ends in pairwise(part)]
    if not stretches:
        return None
    (x1, y1), (x2, y2) = max(stretches, key=lambda ends: (dist(*ends), ends))
    return (x1 + x2) / 2, (y1 + y2) / 2


def spots(view: View, crossings: Iterable[Crossing], size: float) -> list[tuple[Crossing, float, float]]:
    """Return where crossings in view are drawn: those at one place stand side by side."""
    found: list[tuple[Crossing, float, float]] = []
    for crossing in sorted(crossings, key=lambda c: (c.lon, -c.lat, c.id)):
        x, y = view.place(crossing.lon, crossing.lat)
        while any(hypot(x - x2, y - y2) < 1.9 * size for _, x2, y2 in found):
            x += size / 2
        if view.holds((x, y)):
            found.append((crossing, x, y))
    return found


def symbol(x: float, y: float, state: str, size: float, *, title: str = "", about: str = "") -> Shape:
    """Return the sign of a state: it can be told by its form as well as by its colour."""
    role = STATES[state][0]
    forms = {"operating": 0, "building": 3, "planned": 0, "stalled": 4, "cancelled": 4}
    if state in ("operating", "planned"):
        shapes = [circle(x, y, size + 1.3, "paper"), circle(x, y, size, role)]
        if state == "planned":
            shapes.append(circle(x, y, size * 0.5, "paper"))
    else:
        shapes = [
            path(_polygon(x, y, forms[state], size + 2.6), "paper"),
            path(_polygon(x, y, forms[state], size + 0.9), role),
        ]
    return group(shapes, title=title, about=about)


def _polygon(x: float, y: float, corners: int, size: float) -> str:
    if corners == 4:
        points = [(x, y - size), (x + size, y), (x, y + size), (x - size, y)]
    else:
        points = [(x, y - size), (x + size, y + size * 0.8), (x - size, y + size * 0.8)]
    return "M" + "L".join(f"{number(px)} {number(py)}" for px, py in points) + "z"


def link(view: View, joined: Link, most: float, *, widest: float = 8) -> Shape:
    """Return a region's link to a province: as wide as its points, in the colour of the share that works."""
    (x1, y1), (x2, y2) = (view.point(*units()[id_].label) for id_ in (joined.region, joined.province))
    width = 1 + (widest - 1) * (joined.points / most if most else 0) ** 0.5
    d = f"M{number(x1)} {number(y1)}Q{number((x1 + x2) / 2 + (y1 - y2) / 8)} "
    d += f"{number((y1 + y2) / 2 + (x2 - x1) / 8)} {number(x2)} {number(y2)}"
    return path(d, f"share-{share_step(joined.works)}", width=width, title=joined.told)


def share_step(share: float) -> int:
    """Return the step of the ramp of shares, 1 to 5."""
    return 1 + round(4 * min(max(share, 0.0), 1.0))


def inner_labels(view: View, areas: Iterable[Area], board: Board) -> tuple[list[Shape], list[Area]]:
    """Write names within their units, the best marks first; return also those that found no room there."""
    shapes: list[Shape] = []
    left: list[Area] = []
    for area in sorted(areas, key=lambda a: (-a.mark, a.id)):
        unit = units()[area.id]
        x, y = view.point(*unit.label)
        role = "on-dark" if area.mark > 6 else "on-light"
        room = max([92, *(measured(word, role) + 1 for word in area.label.split())])
        rows = wrap(area.label, room, ROLES[role].size, 3, bold=ROLES[role].bold)
        box = _around(x, y, rows, role)
        if board.is_free(box) and _holds(view, unit, box):
            board.take(box)
            high, hooks = ROLES[role].size * _LEADING, {"of": area.id.partition(":")[2]}
            shapes += [
                text(x, box.top + high * (n + 0.8), row, role, anchor="middle", data=hooks)
                for n, row in enumerate(rows)
            ]
        else:
            left.append(area)
    return shapes, left


def _around(x: float, y: float, rows: Sequence[str], role: str) -> Box:
    wide, high = max(measured(row, role) for row in rows), len(rows) * ROLES[role].size * _LEADING
    return Box(x - wide / 2, y - high / 2, x + wide / 2, y + high / 2)


def _holds(view: View, unit: Unit, box: Box) -> bool:
    xs = (box.left, (box.left + box.right) / 2, box.right)
    return all(
        unit.holds((x / view.scale + view.box.left, y / view.scale + view.box.top))
        for x in xs
        for y in (box.top, box.bottom)
    )


def outer_label(
    board: Board,
    x: float,
    y: float,
    words: str,
    *,
    room: float = 150,
    most: int = 2,
    role: str = "text",
    about: str = "",
    over: tuple[float, float] = (0, 0),
) -> list[Shape]:
    """Write a name beside a point on a slip of paper, as near as there is room; nothing where there is none.

    A thing that is larger than its name (``over``: width and height) has it in its middle.
    """
    rows = wrap(words, room, ROLES[role].size, most, bold=ROLES[role].bold)
    high = ROLES[role].size * _LEADING
    wide = max(measured(row, role) for row in rows) + 4
    middle = Box(x - wide / 2, y - high * len(rows) / 2, x + wide / 2, y + high * len(rows) / 2)
    if over[0] > wide and over[1] > high * len(rows) and board.is_free(middle):
        board.take(middle)
        return _slip(Placed(x, y, "middle", middle), rows, role, high, about)
    clear = min(max(6.0, *(side / 2 for side in over)), _MOST_CLEAR)
    for gap in _GAPS:
        placed = board.place(Label(x, y, wide + 4, high * len(rows) + 2, clear + gap))
        if placed:
            return [*_leader(x, y, placed, gap), *_slip(placed, rows, role, high, about)]
    return []


def _leader(x: float, y: float, placed: Placed, gap: float) -> list[Shape]:
    if gap == _GAPS[0]:
        return []
    box = placed.box
    nearest = min(max(x, box.left), box.right), min(max(y, box.top), box.bottom)
    return [line(x, y, *nearest, "axis", width=0.8)]


def _slip(placed: Placed, rows: Sequence[str], role: str, high: float, about: str) -> list[Shape]:
    box = placed.box
    size = {
        "x": box.left + 1,
        "y": box.top,
        "width": box.right - box.left - 2,
        "height": high * len(rows) + 1,
    }
    slip = Shape("rect", {**size, "rx": 2, "fill-opacity": 0.8}, "paper")
    x = {"start": box.left + 4, "middle": (box.left + box.right) / 2, "end": box.right - 4}[placed.anchor]
    words = [
        text(x, box.top + high * (n + 0.78), row, role, anchor=placed.anchor, about=about)
        for n, row in enumerate(rows)
    ]
    return [slip, *words]


def state_legend(x: float, y: float, used: Set[str], lang: str, *, row: bool = False) -> list[Shape]:
    """Return the signs of the states that occur, one below the other or in a row."""
    shapes: list[Shape] = []
    for state in (state for state in STATES if state in used):
        words = translate(STATES[state][1], lang)
        shapes += [symbol(x + 6, y - 4, state, 5), text(x + 18, y, words)]
        x, y = (x + 36 + measured(words, "text"), y) if row else (x, y + 18)
    return shapes


def mark_legend(x: float, y: float, kind: str, words: str) -> list[Shape]:
    """Return the ten colours of marks of regions or provinces, with the marks below."""
    shapes = [text(x, y, words, "strong")]
    for mark in range(1, 11):
        shapes.append(rect(x + 22 * (mark - 1), y + 7, 21, 12, f"{kind}-{mark}"))
        shapes.append(text(x + 22 * (mark - 1) + 10.5, y + 31, str(mark), "small", anchor="middle"))
    return shapes

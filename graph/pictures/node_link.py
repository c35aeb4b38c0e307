"""Things and the ties between them in columns, every name in a box of its own.

No force simulation: a column holds a kind of thing where most ties then join neighbours, else what is equally
far from the thing with the most ties; rows stand so that few ties cross. The same things are drawn alike
whatever order they come in.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, permutations
from statistics import fmean

from graph.pictures.drawing import Drawing, Shape, circle, line, path, rect, text
from graph.pictures.drawing import number as n
from graph.pictures.fonts.measuring import wrap
from graph.pictures.palette import ROLES
from graph.pictures.render import measured
from graph.pictures.signs import in_rows, stroke

_HIGH, _LINE, _SPACE, _DOT, _PAD = 20.0, 14.0, 5.0, 4.0, 8.0
_GAP, _HEAD, _LEAST = 120.0, 22.0, 320.0
_MOST_WIDE, _MOST_LINES = 240.0, 2
#: Orders of columns that are tried, those of six; more columns stay in the order of their kinds.
_MOST_ORDERED = 6
_SWEEPS = 12
#: Columns by kind are good as long as no more than this share of ties pass one by; else they are by distance.
_MOST_FAR, _MOST_LAYERS, _LONG = 0.1, 6, 16
#: The dots of kinds; others are grey.
_ROLES = {"Region": "region", "Province": "province", "Company": "party", "Organisation": "party"}


@dataclass(frozen=True, slots=True)
class Thing:
    """A node: its id, name and kind."""

    id: str
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Tie:
    """What joins two things: the role in which it is drawn, and what it is in words."""

    source: str
    target: str
    role: str
    told: str


@dataclass(frozen=True, slots=True)
class NodeLink:
    """Data: ``kinds`` gives each kind of thing its heading, ``roles`` each role of a tie its words."""

    title: str
    subtitle: str
    things: Sequence[Thing]
    ties: Sequence[Tie]
    kinds: Mapping[str, str]
    roles: Mapping[str, str]
    foot: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where the box of a thing lies."""

    x: float
    y: float
    width: float
    height: float
    column: int

    @property
    def middle(self) -> float:
        return self.y + self.height / 2


def draw(data: NodeLink) -> Drawing:
    """Draw the things in columns, and over them their names."""
    columns = _columns(data)
    spots, heads, width, height = _placed(columns, data)
    last = len(columns) - 1
    lines = [shape for group in _merged(data.ties) for shape in _joined(group, spots, last)]
    boxes = [shape for thing in _sorted(data.things) for shape in _box(thing, spots[thing.id])]
    shapes = (*heads, *lines, *boxes)
    return Drawing("node-link", width, height, data.title, data.subtitle, shapes, data.foot)


def _sorted(things: Iterable[Thing]) -> list[Thing]:
    return sorted(things, key=lambda thing: (thing.name.casefold(), thing.id))


def _columns(data: NodeLink) -> list[list[Thing]]:
    """Return the things by column, each in the order of its rows: by kind, then so that few ties cross."""
    near, kinds = _neighbours(data.ties), {kind: at for at, kind in enumerate(data.kinds)}
    things = sorted(data.things, key=lambda t: (kinds[t.kind], t.name.casefold(), t.id))
    by_kind: dict[str, list[Thing]] = {}
    for thing in things:
        by_kind.setdefault(thing.kind, []).append(thing)
    columns = _ordered(list(by_kind.values()), near)
    if len(columns) == 1 or _far(columns, near) > _MOST_FAR:
        columns = _both_sides(_layers(things, near))
    for sweep in range(_SWEEPS):
        for at in range(len(columns))[:: 1 if sweep % 2 == 0 else -1]:
            columns[at] = _by_neighbours(columns, at, near, kinds)
    return columns


def _neighbours(ties: Iterable[Tie]) -> dict[str, set[str]]:
    near: dict[str, set[str]] = defaultdict(set)
    for tie in ties:
        near[tie.source].add(tie.target)
        near[tie.target].add(tie.source)
    return near


def _ordered(columns: list[list[Thing]], near: Mapping[str, set[str]]) -> list[list[Thing]]:
    """Return columns in the order in which ties have the shortest way."""
    if len(columns) > _MOST_ORDERED:
        return columns
    weights: dict[tuple[int, int], int] = defaultdict(int)
    for one, other in _ends(columns, near):
        weights[one, other] += 1

    def length(order: tuple[int, ...]) -> int:
        place = {column: at for at, column in enumerate(order)}
        return sum(weight * abs(place[a] - place[b]) for (a, b), weight in weights.items())

    return [columns[number] for number in min(permutations(range(len(columns))), key=length)]


def _far(columns: Sequence[Sequence[Thing]], near: Mapping[str, set[str]]) -> float:
    """Return the share of ties that pass a column by."""
    ends = _ends(columns, near)
    return sum(abs(one - other) > 1 for one, other in ends) / max(len(ends), 1)


def _ends(columns: Sequence[Sequence[Thing]], near: Mapping[str, set[str]]) -> list[tuple[int, int]]:
    home = {thing.id: number for number, column in enumerate(columns) for thing in column}
    return [(home[one], home[other]) for one, others in near.items() for other in others]


def _layers(things: Sequence[Thing], near: Mapping[str, set[str]]) -> list[list[Thing]]:
    """Return things by how far they are from the one with the most ties, part by part."""
    left = {thing.id: thing for thing in things}
    layers: dict[int, list[Thing]] = defaultdict(list)
    while left:
        ring = [max(left, key=lambda id_: len(near.get(id_, ())))]  # of equals the first
        depth = 0
        while ring:
            layers[min(depth, _MOST_LAYERS - 1)].extend(left.pop(id_) for id_ in ring)
            reached = {other for id_ in ring for other in near.get(id_, ())}
            ring = [id_ for id_ in left if id_ in reached]
            depth += 1
    return [layers[depth] for depth in sorted(layers)]


def _both_sides(layers: list[list[Thing]]) -> list[list[Thing]]:
    """Return what surrounds a single thing left and right of it, each kind whole, where it is much."""
    if len(layers) != 2 or len(layers[0]) != 1 or len(layers[1]) < _LONG:
        return layers
    left: list[Thing] = []
    right: list[Thing] = []
    counts = Counter(thing.kind for thing in layers[1])
    for kind, _ in counts.most_common():
        min(right, left, key=len).extend(thing for thing in layers[1] if thing.kind == kind)
    return [left, layers[0], right] if left and right else layers


def _by_neighbours(
    columns: list[list[Thing]], at: int, near: Mapping[str, set[str]], kinds: Mapping[str, int]
) -> list[Thing]:
    """Return a column by kind and in the order of the mean place of what each thing is tied to."""
    place = {
        thing.id: (row + 0.5) / len(column)
        for number, column in enumerate(columns)
        if number != at
        for row, thing in enumerate(column)
    }
    own = {thing.id: (row + 0.5) / len(columns[at]) for row, thing in enumerate(columns[at])}

    def wanted(thing: Thing) -> tuple[int, float]:
        places = sorted(place[other] for other in near.get(thing.id, ()) if other in place)
        return kinds[thing.kind], fmean(places) if places else own[thing.id]

    return sorted(columns[at], key=wanted)


def _legend(data: NodeLink, room: float) -> tuple[list[Shape], float]:
    """Return what the lines mean, where they mean several things, and how high that is."""
    used = {tie.role for tie in data.ties}
    signs = [stroke(role, words, width=2.4) for role, words in data.roles.items() if role in used]
    if not signs:
        return [], 0.0
    shapes, high = in_rows(signs, room)
    return shapes, high + _SPACE


def _placed(
    columns: Sequence[Sequence[Thing]], data: NodeLink
) -> tuple[dict[str, _Spot], list[Shape], float, float]:
    """Return where each thing lies, the legend and the headings, and the size of it all."""
    blocks = [[list(group) for _, group in groupby(column, key=lambda t: t.kind)] for column in columns]
    wides = [max(_block_width(block, data.kinds) for block in column) for column in blocks]
    width = max(sum(wides) + _GAP * (len(columns) - 1), _LEAST) + (0 if len(columns) > 1 else _GAP)
    shapes, top = _legend(data, width)
    tall = max(sum(map(_block_height, column)) for column in blocks)
    spots: dict[str, _Spot] = {}
    x = 0.0
    for number, (wide, column) in enumerate(zip(wides, blocks, strict=True)):
        y = top + (tall - sum(map(_block_height, column))) / 2
        for block in column:
            shapes.append(text(x, y + 14, _head(block, data.kinds), "strong"))
            y += _HEAD
            for thing in block:
                spots[thing.id] = _Spot(x, y, wide, _high(thing), number)
                y += _high(thing) + _SPACE
        x += wide + _GAP
    return spots, shapes, width, top + tall


def _head(block: Sequence[Thing], kinds: Mapping[str, str]) -> str:
    return f"{kinds[block[0].kind]} · {len(block)}"


def _block_width(block: Sequence[Thing], kinds: Mapping[str, str]) -> float:
    return max(measured(_head(block, kinds), "strong"), *map(_wide, block))


def _block_height(block: Sequence[Thing]) -> float:
    return _HEAD + sum(_high(thing) + _SPACE for thing in block)


def _rows(thing: Thing) -> list[str]:
    return wrap(thing.name, _MOST_WIDE, ROLES["text"].size, _MOST_LINES) or ["?"]


def _wide(thing: Thing) -> float:
    return max(measured(row, "text") for row in _rows(thing)) + 2 * _DOT + 3 * _PAD


def _high(thing: Thing) -> float:
    return _HIGH + _LINE * (len(_rows(thing)) - 1)


def _box(thing: Thing, spot: _Spot) -> list[Shape]:
    rows, x = _rows(thing), spot.x + 2 * _PAD + 2 * _DOT
    title = thing.name if rows[-1].endswith("…") else ""
    return [
        rect(spot.x, spot.y, spot.width, spot.height, "panel", about=thing.id, round_=4, title=title),
        circle(spot.x + _PAD + _DOT, spot.middle, _DOT, _ROLES.get(thing.kind, "looked")),
        *(text(x, spot.y + 14 + _LINE * at, row, about=thing.id) for at, row in enumerate(rows)),
    ]


def _merged(ties: Iterable[Tie]) -> list[list[Tie]]:
    """Return the ties that are drawn as one, since they join the same things in the same role."""
    groups: dict[tuple[str, str, str], list[Tie]] = defaultdict(list)
    for tie in ties:
        one, other = sorted((tie.source, tie.target))
        groups[one, other, tie.role].append(tie)
    return [groups[key] for key in sorted(groups)]


def _joined(ties: Sequence[Tie], spots: Mapping[str, _Spot], last: int) -> list[Shape]:
    """Return the line between two things; one within the last of several columns goes round on the left."""
    first, second = sorted(
        (spots[ties[0].source], spots[ties[0].target]), key=lambda spot: (spot.column, spot.y)
    )
    told = "; ".join(sorted({tie.told for tie in ties}))
    wide = min(1.2 + 0.6 * (len(ties) - 1), 4.0)
    role = ties[0].role
    x1, y1, y2 = first.x + first.width, first.middle, second.middle
    if first == second:
        d = f"M{n(x1)} {n(y1 - 4)}c22 -8 22 16 0 8"
    elif first.column == second.column:
        away = min(20 + abs(y2 - y1) * 0.2, _GAP * 0.8)
        side, turn = (first.x, first.x - away) if 0 < last == first.column else (x1, x1 + away)
        out = n(turn)
        d = f"M{n(side)} {n(y1)}C{out} {n(y1)} {out} {n(y2)} {n(side)} {n(y2)}"
    elif y1 == y2:
        return [line(x1, y1, second.x, y2, role, width=wide, title=told)]
    else:
        half = n((x1 + second.x) / 2)
        d = f"M{n(x1)} {n(y1)}C{half} {n(y1)} {half} {n(y2)} {n(second.x)} {n(y2)}"
    return [path(d, role, width=wide, title=told)]

"""Who works with whom: clusters as rings, provinces in the middle, regions around, strong ties between."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.pictures.drawing import Anchor, Drawing, Shape, circle, group, number, path, rect, text
from graph.pictures.fonts.measuring import shorten
from graph.pictures.palette import ROLES
from graph.pictures.picture import Picture
from graph.pictures.render import measured
from graph.pictures.rings import Ring, Spot, in_rows, ring
from graph.pictures.signs import Sign, heading, stroke
from graph.pictures.signs import in_rows as signs_in_rows
from graph.texts import translate
from schema.messages import N_

_SHOWS = N_("clusters of regions and provinces that work with each other, and what is told of no province")
WIDTH = 1100.0
#: Pixels of width that a point of results gives a line, and of radius the root of one a circle.
_BY_POINT, _BY_ROOT = 1.5, 3.2
_THIN, _LEAST = 0.9, 3.0
_LONGEST = 190.0
_ANCHORS: Mapping[int, Anchor] = {-1: "end", 0: "middle", 1: "start"}


@dataclass(frozen=True, slots=True)
class Member:
    """A region or province; ``untold`` are its points of results that name no province."""

    id: str
    name: str
    points: float
    untold: float
    title: str


@dataclass(frozen=True, slots=True)
class Bond:
    """A region with a province; ``step`` is that of the share of deals that work, 0 without results.

    ``code`` is what a page knows the pair by.
    """

    region: str
    province: str
    points: float
    step: int
    code: str


@dataclass(frozen=True, slots=True)
class Circle:
    """A group of provinces and regions, best first; ``name`` is that of a cluster, else empty."""

    name: str
    provinces: tuple[Member, ...]
    regions: tuple[Member, ...]
    about: str = ""


@dataclass(frozen=True, slots=True)
class Clusters:
    """What is drawn; ``apart`` are the regions that name no province at all."""

    title: str
    subtitle: str
    circles: tuple[Circle, ...]
    bonds: tuple[Bond, ...]
    apart: tuple[Member, ...]
    foot: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Laid:
    circle: Circle
    ring: Ring
    x: float
    y: float

    def at(self, id_: str) -> Spot:
        spot = self.ring.spots[id_]
        return Spot(self.x + spot.x, self.y + spot.y, spot.side)


def draw(data: Clusters, lang: str) -> Drawing:
    """Draw the clusters in rows, the ties within and between them, and below who names nobody."""
    signs, top = signs_in_rows(_signs(lang), WIDTH)
    laid, high = _lay_out(data, top + 12)
    spots = {member.id: one.at(member.id) for one in laid for member in _members(one.circle)}
    shapes = [*signs, *(_disc(one) for one in laid), *_bonds(data.bonds, spots)]
    named = [_Named.of(member, spots[member.id], kind) for one in laid for kind, member in _kinds(one.circle)]
    shapes += _behind(named)
    shapes += [shape for one in laid for shape in _caption(one)]
    shapes += [one.node() for one in named]
    below, high = _apart(data.apart, high + 16, translate(N_("name no province"), lang))
    return Drawing("clusters", WIDTH, high, data.title, data.subtitle, (*shapes, *below), data.foot)


def _members(circle_: Circle) -> tuple[Member, ...]:
    return (*circle_.provinces, *circle_.regions)


def _lay_out(data: Clusters, top: float) -> tuple[list[_Laid], float]:
    """Return each circle with its place: regions beside the province with which they have most."""
    strongest: dict[str, Bond] = {}
    for bond in data.bonds:
        strongest.setdefault(bond.region, bond)
    rings = []
    for one in data.circles:
        order = {province.id: place for place, province in enumerate(one.provinces)}
        last = len(order)
        regions = sorted(
            (r.id for r in one.regions),
            key=lambda id_: order.get(strongest[id_].province, last) if id_ in strongest else last,
        )
        widths = {member.id: measured(_name(member), "text") for member in _members(one)}
        rings.append(ring([p.id for p in one.provinces], regions, widths))
    middles, high = in_rows(rings, WIDTH)
    found = [
        _Laid(one, made, x, y + top) for one, made, (x, y) in zip(data.circles, rings, middles, strict=True)
    ]
    return found, high + top


def _name(member: Member) -> str:
    return shorten(member.name, _LONGEST, ROLES["text"].size)


def _disc(one: _Laid) -> Shape:
    return circle(one.x, one.y, one.ring.radius, "panel")


def _bonds(bonds: Sequence[Bond], spots: Mapping[str, Spot]) -> Iterator[Shape]:
    """Yield the ties, the thin ones first so that none hides a thick one."""
    for bond in reversed(bonds):
        if bond.region in spots and bond.province in spots:
            a, b = spots[bond.region], spots[bond.province]
            role = f"share-{bond.step}" if bond.step else "axis"
            wide = max(_THIN, bond.points * _BY_POINT) if bond.step else _THIN
            yield path(_way(a, b), role, width=wide, data={"pair": bond.code})


def _way(a: Spot, b: Spot) -> str:
    """Return a straight way within a ring, and a bent one between rings."""
    start, end = (f"{number(s.x)} {number(s.y)}" for s in (a, b))
    far = math.hypot(a.x - b.x, a.y - b.y)
    if far < 200:
        return f"M{start}L{end}"
    bend = 0.12
    middle = (a.x + b.x) / 2 - (b.y - a.y) * bend, (a.y + b.y) / 2 + (b.x - a.x) * bend
    return f"M{start}Q{number(middle[0])} {number(middle[1])} {end}"


def _kinds(circle_: Circle) -> Iterator[tuple[str, Member]]:
    yield from (("province", member) for member in circle_.provinces)
    yield from (("region", member) for member in circle_.regions)


def _caption(one: _Laid) -> Iterator[Shape]:
    if one.circle.name:
        top = one.y - one.ring.radius - 7
        name = shorten(one.circle.name, one.ring.width, ROLES["small"].size)
        wide = measured(name, "small")
        yield rect(one.x - wide / 2, top - 10, wide, 13, "paper")
        yield text(one.x, top, name, "small", anchor="middle", about=one.circle.about)


@dataclass(frozen=True, slots=True)
class _Named:
    """A member at its place: its name begins at ``left``, its baseline is at ``y``."""

    member: Member
    spot: Spot
    kind: str
    name: str
    left: float
    y: float
    wide: float

    @classmethod
    def of(cls, member: Member, spot: Spot, kind: str) -> _Named:
        name, size, whole = _name(member), ROLES["text"].size, _radius(member.points)
        wide = measured(name, "text")
        y = spot.y + (size * 0.36 if spot.side else whole + size + 1)
        x = spot.x + spot.side * (whole + 4)
        return cls(member, spot, kind, name, {1: x, -1: x - wide, 0: x - wide / 2}[spot.side], y, wide)

    def node(self) -> Shape:
        """Return the circle with its name: as large as all points, filled as far as they name a province."""
        at = {1: self.left, -1: self.left + self.wide, 0: self.spot.x}[self.spot.side]
        named = text(at, self.y, self.name, "text", anchor=_ANCHORS[self.spot.side])
        return _linked(self.member, [*_disc_of(self.member, self.spot.x, self.spot.y, self.kind), named])


def _behind(named: Sequence[_Named]) -> Iterator[Shape]:
    """Yield what keeps lines from running through names: one shape for all on paper, one for all on rings."""
    high = ROLES["text"].size + 2
    for role, sides in (("paper", (-1, 1)), ("panel", (0,))):
        boxes = (
            f"M{number(n.left - 1)} {number(n.y - high + 3)}h{number(n.wide + 2)}v{number(high)}"
            f"h-{number(n.wide + 2)}z"
            for n in named
            if n.spot.side in sides
        )
        yield path("".join(boxes), role)


def _disc_of(member: Member, x: float, y: float, kind: str) -> Iterator[Shape]:
    whole, told = _radius(member.points), _radius(member.points - member.untold)
    if told < whole or member.points - member.untold < 1e-9:
        yield circle(x, y, whole, f"{kind}-line")
    if member.points - member.untold > 1e-9:
        yield circle(x, y, min(told, whole), kind)


def _linked(member: Member, shapes: Iterable[Shape]) -> Shape:
    return group(shapes, title=member.title, about=member.id, data={"at": member.id.partition(":")[2]})


def _radius(points: float) -> float:
    return max(_LEAST, math.sqrt(max(points, 0.0)) * _BY_ROOT)


def _apart(members: Sequence[Member], top: float, words: str) -> tuple[list[Shape], float]:
    """Return the regions that name no province, in rows of their own."""
    if not members:
        return [], top
    found: list[Shape] = [text(0, top + 12, words, "muted")]
    x, y = measured(words, "muted") + 24, top + 8
    for member in members:
        name, wide = _name(member), measured(_name(member), "text")
        radius = _radius(member.points)
        if x + 2 * radius + 4 + wide > WIDTH:
            x, y = 0.0, y + 24
        named = text(x + 2 * radius + 4, y + 4, name)
        found.append(_linked(member, [circle(x + radius, y, radius, "region-line"), named]))
        x += 2 * radius + wide + 22
    return found, y + 16


def _signs(lang: str) -> Iterator[Sign]:
    yield heading(translate(N_("Line: points of results"), lang))
    for points in (1, 3, 6):
        yield stroke("agreed", str(points), width=points * _BY_POINT)
    yield stroke("axis", translate(N_("only announced or halted"), lang), width=_THIN)
    yield heading(translate(N_("Share of their deals that work"), lang))
    for step in range(1, 6):
        words = f"{(step - 1) * 20}–{step * 20} %"
        yield Sign((path("M0 0H24", f"share-{step}", width=6),), 24, words)
    yield heading(translate(N_("Circle: all points of results"), lang))
    yield Sign((circle(7, 0, 7, "region"),), 14, translate(N_("region"), lang))
    hollow = (circle(7, 0, 7, "region-line"), circle(7, 0, 4.5, "region"))
    yield Sign(hollow, 14, translate(N_("hollow: names no province"), lang))
    yield Sign((circle(7, 0, 7, "province"),), 14, translate(N_("province"), lang))


PICTURE = Picture(_SHOWS, draw)

"""Our marks with their intervals beside the published ones, with ranks and their ranges."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.pictures.drawing import Drawing, Shape, circle, column, group, line, rect, text
from graph.pictures.picture import Picture
from graph.pictures.render import measured
from graph.pictures.signs import Sign, dot, in_rows
from graph.texts import say, translate
from graph.texts.figures import figure
from schema.messages import N_, Message, counted

_SHOWS = N_("marks with their intervals, the published marks and the range of each rank")
_HOW = N_(
    "One row a place, the best first: our score, how far other readings of the facts would move it, its rank."
)
_OURS, _INTERVAL = N_("our score"), N_("its {level:.0%} interval")
_WITHIN, _OUTSIDE = N_("published mark"), N_("published mark outside the interval")
_PLACE, _MARK, _RANK = N_("Region"), N_("Mark"), N_("Rank (range)")
_PROVINCE = N_("Province")
#: Up to this a mark is low.
_LOW = 3
_ROW, _SPAN, _RANKS, _GAP = 15, 620, 96, 12


@dataclass(frozen=True, slots=True)
class Row:
    """A place: ``name`` is short, scores are 1 to 10, ``published`` is None where there is no mark."""

    id: str
    name: str
    mark: int
    score: float
    low: float
    high: float
    rank: int
    rank_low: int
    rank_high: int
    published: float | None = None

    @property
    def is_outside(self) -> bool:
        """Whether the published mark lies outside the interval."""
        return self.published is not None and not self.low <= self.published <= self.high


@dataclass(frozen=True, slots=True)
class Marks:
    """Places with their marks, best first; ``level`` is that of the intervals, 0 to 1."""

    rows: tuple[Row, ...]
    of: str = "regions"
    level: float = 0.9
    foot: tuple[str, ...] = ()


def draw(data: Marks, lang: str) -> Drawing:
    """Draw one row a place."""
    left = max(
        [measured(row.name, "text") for row in data.rows] + [measured(translate(_PLACE, lang), "small")]
    )
    left = max(left, 60.0)
    axis = left + 2 * _GAP + 22
    wide = axis + _SPAN + _GAP + _RANKS
    keys, under = in_rows(_signs(data, lang), wide)
    top = under + 34
    bottom = top + len(data.rows) * _ROW
    shapes: list[Shape] = [*keys, *_frame(data, lang, left, axis, top, bottom)]
    shapes += _rows(data.rows, lang, left, axis, top)
    how = translate(_HOW, lang)
    return Drawing("marks", wide, bottom + 4, _title(data, lang), how, tuple(shapes), data.foot)


def _title(data: Marks, lang: str) -> str:
    if not data.rows:
        return translate(N_("No place has a mark"), lang)
    first, marked = data.rows[0], [row for row in data.rows if row.published is not None]
    if not marked:
        low = counted(
            "{name} leads with a mark of {mark}; {low} of {count} place has {most} or less",
            "{name} leads with a mark of {mark}; {low} of {count} places have {most} or less",
            len(data.rows),
            name=first.name,
            mark=first.mark,
            low=sum(row.mark <= _LOW for row in data.rows),
            most=_LOW,
        )
        return say(low, lang)
    inside = sum(not row.is_outside for row in marked)
    title = counted(
        "{name} leads; the published mark lies within our interval for {inside} of {count} region",
        "{name} leads; the published mark lies within our interval for {inside} of {count} regions",
        len(marked),
        name=first.name,
        inside=inside,
    )
    return say(title, lang)


def _signs(data: Marks, lang: str) -> list[Sign]:
    interval = (rect(0, -3, 18, 6, "interval", round_=3),)
    found = [
        dot("ours", translate(_OURS, lang), radius=4),
        Sign(interval, 18, say(Message(_INTERVAL, level=data.level), lang)),
    ]
    if any(row.published is not None and not row.is_outside for row in data.rows):
        found.append(dot("ring", translate(_WITHIN, lang)))
    if any(row.is_outside for row in data.rows):
        found.append(dot("published", translate(_OUTSIDE, lang)))
    return found


def _frame(data: Marks, lang: str, left: float, axis: float, top: float, bottom: float) -> Iterator[Shape]:
    for band in range(0, len(data.rows), 20):
        high = (min(band + 10, len(data.rows)) - band) * _ROW
        yield rect(0, top + band * _ROW, axis + _SPAN + _GAP + _RANKS, high, "panel")
    for value in range(1, 11):
        yield line(_x(axis, value), top - 4, _x(axis, value), bottom, "grid")
        yield text(_x(axis, value), top - 10, str(value), "small", anchor="middle")
    place = _PLACE if data.of == "regions" else _PROVINCE
    yield text(left, top - 10, translate(place, lang), "small", anchor="end")
    yield text(axis + _SPAN + _GAP + _RANKS, top - 10, translate(_RANK, lang), "small", anchor="end")


def _rows(rows: Sequence[Row], lang: str, left: float, axis: float, top: float) -> Iterator[Shape]:
    """Yield the columns: names, marks, scores with their intervals, ranks."""
    at = [(row, top + (place + 0.5) * _ROW) for place, row in enumerate(rows)]
    yield column((text(left, y + 4, row.name, "", about=row.id) for row, y in at), "text", "end")
    marks = (text(left + _GAP + 12, y + 4, str(row.mark), "") for row, y in at)
    yield column(marks, "strong", "middle")
    for row, y in at:
        yield _score(row, lang, axis, y)
    ranks = ((f"{row.rank} ({row.rank_low}–{row.rank_high})", y + 4) for row, y in at)
    right = axis + _SPAN + _GAP + _RANKS
    yield column((text(right, y, words, "") for words, y in ranks), "muted", "end")


def _score(row: Row, lang: str, axis: float, y: float) -> Shape:
    wide = _x(axis, row.high) - _x(axis, row.low)
    marks = [
        rect(_x(axis, row.low), y - 3, wide, 6, "interval", round_=3),
        circle(_x(axis, row.score), y, 3.6, "ours"),
    ]
    if row.published is not None:
        marks.append(circle(_x(axis, row.published), y, 4.6, "published" if row.is_outside else "ring"))
    return group(marks, title=_told(row, lang))


def _told(row: Row, lang: str) -> str:
    found = {"score": row.score, "low": row.low, "high": row.high}
    scores = {name: figure(score, ".1f", lang) for name, score in found.items()}
    told = Message("{name}: our score {score}, interval {low}–{high}", name=row.name, **scores)
    if row.published is not None:
        told = Message("{told}, published mark {published:g}", told=told, published=row.published)
    return say(told, lang)


def _x(axis: float, score: float) -> float:
    return axis + 10 + (score - 1) / 9 * (_SPAN - 20)


PICTURE = Picture(_SHOWS, draw)

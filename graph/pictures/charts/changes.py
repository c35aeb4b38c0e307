"""What changed between two days: our marks and the published ones from and to, and why ours moved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median

from graph.pictures.drawing import Drawing, Shape, circle, column, group, line, rect, text
from graph.pictures.picture import Picture
from graph.pictures.render import measured
from graph.pictures.signs import Sign, dot, in_rows, swatch
from graph.texts import say, translate
from graph.texts.figures import figure
from schema.messages import N_, Message

_SHOWS = N_("how marks changed between two editions or days, and why")
_HOW = N_(
    "Left: our score and the published mark, from the first day to the second (the dot). Right: the change "
    "of our score by cause, losses to the left. Scores rise with every further report: compare places, not "
    "years."
)
#: What each cause is called, and its role; the first stand nearest to the middle.
CAUSES: Mapping[str, tuple[str, str]] = {
    "new": (N_("first reports"), "cause-new"),
    "moved": (N_("moved on or back"), "cause-moved"),
    "fell": (N_("now stalled, given up or ended"), "cause-lost"),
    "silent": (N_("gone silent"), "cause-aged"),
    "known": (N_("more is known of it"), "cause-corrected"),
}
_PUBLISHED = ("published-line", "published-fill")
_ROW, _SCALE, _NUMBER, _BARS, _GAP = 18, 330, 52, 330, 14


@dataclass(frozen=True, slots=True)
class Row:
    """A place with our scores and the published marks on both days, and the points of each cause."""

    id: str
    name: str
    before: float
    after: float
    published_before: float | None
    published_after: float | None
    causes: Mapping[str, float] = field(hash=False)

    @property
    def change(self) -> float:
        """How far our score moved."""
        return self.after - self.before

    @property
    def published_change(self) -> float | None:
        """How far the published mark moved; None without both."""
        if self.published_before is None or self.published_after is None:
            return None
        return self.published_after - self.published_before


@dataclass(frozen=True, slots=True)
class Changes:
    """Places where something happened, the greatest rise first; the days are in words."""

    rows: tuple[Row, ...]
    start: str
    end: str
    foot: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where the columns lie, and how many pixels a point takes on the right."""

    left: float
    numbers: float
    zero: float
    unit: float
    wide: float

    def x(self, score: float) -> float:
        """Return where a score lies on the left."""
        return self.left + _GAP + 6 + (score - 1) / 9 * (_SCALE - 12)


def draw(data: Changes, lang: str) -> Drawing:
    """Draw one row a place."""
    frame = _frame(data)
    keys, under = in_rows(_signs(data, lang), frame.wide)
    top = under + 34
    bottom = top + len(data.rows) * _ROW
    shapes: list[Shape] = [*keys, *_axes(frame, lang, top, bottom)]
    shapes += _rows(data.rows, frame, lang, top)
    return Drawing(
        "changes", frame.wide, bottom + 4, _title(data, lang), translate(_HOW, lang), tuple(shapes), data.foot
    )


def _frame(data: Changes) -> _Frame:
    left = max([measured(row.name, "text") for row in data.rows], default=60.0)
    sides = [
        [p for p in row.causes.values() if (p > 0) == positive]
        for row in data.rows
        for positive in (True, False)
    ]
    gain = max((sum(side) for side in sides), default=1.0)
    loss = -min((sum(side) for side in sides), default=0.0)
    unit = _BARS / max(gain + loss, 1.0)
    numbers = left + _GAP + _SCALE + _GAP
    zero = numbers + 2 * _NUMBER + _GAP + loss * unit
    return _Frame(left, numbers, zero, unit, zero + gain * unit + 2)


def _signs(data: Changes, lang: str) -> list[Sign]:
    found = [dot("ours", translate(N_("our score"), lang), radius=3)]
    if any(row.published_after is not None for row in data.rows):
        found.append(dot("published-fill", translate(N_("published mark"), lang), radius=3))
    shown = [cause for cause in CAUSES if _shows(data, cause)]
    return found + [swatch(CAUSES[cause][1], translate(CAUSES[cause][0], lang)) for cause in shown]


def _shows(data: Changes, cause: str) -> bool:
    return any(abs(row.causes.get(cause, 0.0)) >= 0.005 for row in data.rows)


def _axes(frame: _Frame, lang: str, top: float, bottom: float) -> Iterator[Shape]:
    for value in range(1, 11):
        yield line(frame.x(value), top - 4, frame.x(value), bottom, "grid")
        yield text(frame.x(value), top - 10, str(value), "small", anchor="middle")
    for place, words in enumerate((N_("ours"), N_("publ.")), 1):
        at = frame.numbers + place * _NUMBER
        yield text(at, top - 10, translate(words, lang), "small", anchor="end")
    yield line(frame.zero, top - 4, frame.zero, bottom, "axis")


def _rows(rows: Sequence[Row], frame: _Frame, lang: str, top: float) -> Iterator[Shape]:
    """Yield the columns: names, from and to, the changes as numbers, the causes."""
    at = [(row, top + (place + 0.5) * _ROW) for place, row in enumerate(rows)]
    yield column((text(frame.left, y + 4, row.name, "", about=row.id) for row, y in at), "text", "end")
    for row, y in at:
        yield from _dumbbell(frame, row.before, row.after, y - 3.2, ("ours-line", "ours"))
        if row.published_after is not None:
            first = row.published_after if row.published_before is None else row.published_before
            yield from _dumbbell(frame, first, row.published_after, y + 3.2, _PUBLISHED)
    ours = ((_signed(row.change, 1, lang), y) for row, y in at)
    others = (
        (_signed(row.published_change, 0, lang), y) for row, y in at if row.published_change is not None
    )
    for place, (column_, role) in enumerate(((ours, "strong"), (others, "muted")), 1):
        x = frame.numbers + place * _NUMBER
        yield column((text(x, y + 4, words, "") for words, y in column_), role, "end")
    yield from (_causes(row, frame, lang, y) for row, y in at)


def _dumbbell(frame: _Frame, start: float, end: float, y: float, roles: tuple[str, str]) -> Iterator[Shape]:
    if abs(frame.x(end) - frame.x(start)) >= 1:
        yield line(frame.x(start), y, frame.x(end), y, roles[0])
    yield circle(frame.x(end), y, 2.8, roles[1])


def _causes(row: Row, frame: _Frame, lang: str, y: float) -> Shape:
    right = left = frame.zero
    shapes, told = [], []
    for cause, (words, role) in CAUSES.items():
        points = row.causes.get(cause, 0.0)
        wide = abs(points) * frame.unit
        if wide < 0.3:
            continue
        left -= wide if points < 0 else 0
        told.append(f"{translate(words, lang)}: {_signed(points, 2, lang)}")
        shapes.append(rect(left if points < 0 else right, y - 5, wide, 10, role))
        right += wide if points > 0 else 0
    return group(shapes, title=" · ".join((row.name, *told)))


def _signed(value: float, digits: int, lang: str) -> str:
    return figure(value, f"+.{digits}f", lang) if round(value, digits) else figure(0.0, f".{digits}f", lang)


def _title(data: Changes, lang: str) -> str:
    if not data.rows:
        return say(Message("Nothing changed from {start} to {end}", start=data.start, end=data.end), lang)
    # Scores rise with every further report: a rise says something beside those of the others.
    order = sorted(data.rows, key=lambda row: (-round(row.change, 9), row.id))
    text = N_(
        "From {start} to {end} {name} gained most ({most}) and {last} least ({least}); half of the regions "
        "gained less than {median}"
    )
    title = Message(
        text,
        start=data.start,
        end=data.end,
        name=order[0].name,
        most=_signed(order[0].change, 1, lang),
        last=order[-1].name,
        least=_signed(order[-1].change, 1, lang),
        median=_signed(median(row.change for row in order), 1, lang),
    )
    return say(title, lang)


PICTURE = Picture(_SHOWS, draw)

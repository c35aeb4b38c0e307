"""What became of what was announced, a bar for each region."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from graph.pictures.drawing import Drawing, Shape, column, group, rect, stack, text
from graph.pictures.palette import FATE_ROLES
from graph.pictures.picture import Picture
from graph.pictures.render import measured
from graph.pictures.signs import in_rows, swatch
from graph.texts import say, translate
from schema.messages import N_, counted

_SHOWS = N_("what became of announcements, by region")
_HOW = N_(
    "One unit is one announced deal, as its region reports it; a deal of several regions stands in each. "
    "Hatched: no later report looked at it. Set apart: first named in the last report, too new to judge."
)
#: What is too new stands apart.
_APART = "too_new"
_ROW, _SPAN, _COUNT, _GAP, _STEP = 16, 660, 40, 10, 6.0


@dataclass(frozen=True, slots=True)
class Row:
    """A region with the number of its announcements by fate, a term of :data:`FATE_ROLES`."""

    id: str
    name: str
    fates: Mapping[str, int] = field(hash=False)

    @property
    def count(self) -> int:
        """All of them."""
        return sum(self.fates.values())


@dataclass(frozen=True, slots=True)
class Promises:
    """Regions in the order of the rows, and the whole country; ``words`` are what each fate is called.

    ``looked``, ``unlooked`` and ``new`` sum to all announcements of the country: taken up by a later report,
    not mentioned again, first named in the last report.
    """

    rows: tuple[Row, ...]
    whole: Row
    looked: int
    unlooked: int
    new: int
    words: Mapping[str, str] = field(hash=False)
    foot: tuple[str, ...] = ()


def draw(data: Promises, lang: str) -> Drawing:
    """Draw one bar a region."""
    left = max([measured(row.name, "text") for row in data.rows], default=60.0)
    most = max((row.count for row in data.rows), default=1)
    unit = (_SPAN - _STEP) / most
    signs = [
        swatch(role, data.words[fate]) for fate, role in FATE_ROLES.items() if data.whole.fates.get(fate)
    ]
    shapes, under = in_rows(signs, left + _GAP + _SPAN + _COUNT)
    top = under + 10
    at = [(row, top + place * _ROW) for place, row in enumerate(data.rows)]
    names = (text(left, y + 10.5, row.name, "", about=row.id) for row, y in at)
    shapes += [column(names, "text", "end"), *(_bar(row, data.words, left + _GAP, y, unit) for row, y in at)]
    ends = ((row.count, left + _GAP + row.count * unit + _STEP + 6, y + 10.5) for row, y in at)
    shapes.append(column((text(x, y, str(count), "") for count, x, y in ends), "muted"))
    size = (left + _GAP + _SPAN + _COUNT, top + len(data.rows) * _ROW + 2)
    return Drawing("promises", *size, _title(data, lang), translate(_HOW, lang), tuple(shapes), data.foot)


def _bar(row: Row, words: Mapping[str, str], x: float, y: float, unit: float) -> Shape:
    """Return the announcements of a region by fate; what is too new stands apart."""
    counts = [(fate, n) for fate in FATE_ROLES if (n := row.fates.get(fate, 0))]
    judged = [(n * unit, FATE_ROLES[fate], "") for fate, n in counts if fate != _APART]
    shapes = stack(x, y, _ROW - 4, judged)
    if n := row.fates.get(_APART, 0):
        at = x + sum(wide for wide, _, _ in judged) + (_STEP if judged else 0)
        shapes.append(rect(at, y, max(n * unit - 1, 0.5), _ROW - 4, FATE_ROLES[_APART]))
    return group(shapes, title=f"{row.name} · " + " · ".join(f"{words[fate]}: {n}" for fate, n in counts))


def _title(data: Promises, lang: str) -> str:
    if not data.whole.count:
        return translate(N_("Nothing was announced"), lang)
    true = data.whole.fates.get("came_true", 0)
    came = counted("{count} has come true", "{count} have come true", true)
    asked = counted("nobody looked again at {count}", "nobody looked again at {count}", data.unlooked)
    title = counted(
        "Of {count} announcement {came}; {asked}",
        "Of {count} announcements {came}; {asked}",
        data.whole.count,
        came=came,
        asked=asked,
    )
    return say(title, lang)


PICTURE = Picture(_SHOWS, draw)

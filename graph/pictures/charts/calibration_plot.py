"""Scores in columns by published mark."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from statistics import fmean

from graph.pictures.comparison import Dot, ScoresAndMarks
from graph.pictures.drawing import Drawing, Shape, circle, line, text
from graph.pictures.picture import Picture
from graph.texts import translate
from schema.messages import N_

_TITLE = N_("Scores and published marks")
_SHOWS = N_("scores of the regions in columns by published mark, with the mean of each")
_ACROSS = N_("published mark")
_DOWN = N_("score")
_MARKS = range(1, 11)


def draw(data: ScoresAndMarks, lang: str) -> Drawing:
    """Draw the scores of one mode in columns by published mark, with the mean of each and the diagonal."""
    ((mode, mode_name),) = data.modes.items()
    width, left, bottom = 860, 60, 600
    x = {mark: left + 40 + (mark - 1) * 78.0 for mark in _MARKS}

    def y(score: float) -> float:
        return bottom - (score - 1.0) * 64.0

    body = [line(x[1], y(1), x[10], y(10), "guide")]
    for mark in _MARKS:
        body.append(line(left, y(mark), width - 20, y(mark), "grid"))
        body.append(text(left - 8, y(mark) + 4, str(mark), anchor="end"))
        body.append(text(x[mark], bottom + 22, str(mark), anchor="middle"))
    columns: dict[float, list[Dot]] = defaultdict(list)
    for dot in data.dots:
        columns[dot.published].append(dot)
    for published in sorted(columns):
        center = left + 40 + (published - 1) * 78.0
        mean = fmean(d.scores[mode] for d in columns[published])
        body.append(line(center - 30, y(mean), center + 30, y(mean), "median"))
        body += _column(sorted(columns[published], key=lambda d: (-d.scores[mode], d.label)), mode, center, y)
    body.append(text(left + 390, bottom + 44, translate(_ACROSS, lang), "muted", anchor="middle"))
    body.append(text(left, 8, f"{translate(_DOWN, lang)}: {mode_name}", "muted"))
    title, shows = translate(_TITLE, lang), translate(_SHOWS, lang)
    foot = (data.release,) if data.release else ()
    return Drawing("calibration-plot", width, bottom + 56, title, shows, tuple(body), foot)


def _column(dots: Sequence[Dot], mode: str, center: float, y: Callable[[float], float]) -> list[Shape]:
    """Draw one column's dots; labels stand right and left in turn, moved down where they would meet."""
    body: list[Shape] = []
    lowest = {1: 0.0, -1: 0.0}
    for index, dot in enumerate(dots):
        side = 1 if index % 2 == 0 else -1
        at = y(dot.scores[mode])
        label = max(at + 3, lowest[side] + 9)
        lowest[side] = label
        body.append(
            circle(center, at, 4, "ours", title=f"{dot.name}: {dot.scores[mode]:.2f} / {dot.published:g}")
        )
        body.append(text(center + side * 7, label, dot.label, "small", anchor="start" if side > 0 else "end"))
    return body


PICTURE = Picture(_SHOWS, draw)

"""Two pictures of scores beside published marks, as SVG written by hand: the same bytes for the same data.

Nothing is loaded from outside and no script runs; every dot has a title for pointers and readers, and the
numbers stand in the tables beside the pictures.
"""

from __future__ import annotations

import html
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

_STYLE = (
    "text{font:11px system-ui,sans-serif;fill:#222}.t{font-size:15px;font-weight:600}.s{font-size:9px}"
    ".g{stroke:#8884;fill:none}.d{stroke:#888;stroke-dasharray:4 3;fill:none}.l{stroke:#8886}"
    ".m{stroke:#222;stroke-width:2}.p{fill:none;stroke:#222;stroke-width:1.5}.a{fill:#0b6bb8}.b{fill:#c4571b}"
    "@media(prefers-color-scheme:dark){text{fill:#ddd}.m,.p{stroke:#ddd}.a{fill:#5fb0ee}.b{fill:#f0955d}"
    "svg{background:#1b1b1b}}"
)
_MARKS = range(1, 11)


@dataclass(frozen=True, slots=True)
class Dot:
    """A region in a picture: short label, name, published mark, and its score by mode."""

    label: str
    name: str
    published: float
    scores: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class PlotWords:
    """The words of a picture in one language; ``modes`` names each mode."""

    title: str
    across: str
    down: str
    published: str
    modes: Mapping[str, str]


def calibration_plot(dots: Sequence[Dot], mode: str, words: PlotWords, lang: str) -> str:
    """Draw the scores of a mode in columns by published mark, with each column's mean and the diagonal."""
    width, height, left, bottom = 860, 700, 60, 640
    x = {mark: left + 40 + (mark - 1) * 78.0 for mark in _MARKS}

    def y(score: float) -> float:
        return bottom - (score - 1.0) * 64.0

    body = [_line(x[1], y(1), x[10], y(10), "d")]
    for mark in _MARKS:
        body.append(_line(left, y(mark), width - 20, y(mark), "g"))
        body.append(_text(left - 8, y(mark) + 4, str(mark), anchor="end"))
        body.append(_text(x[mark], bottom + 22, str(mark), anchor="middle"))
    columns: dict[float, list[Dot]] = defaultdict(list)
    for dot in dots:
        columns[dot.published].append(dot)
    for published in sorted(columns):
        center = left + 40 + (published - 1) * 78.0
        mean = fmean(d.scores[mode] for d in columns[published])
        body.append(_line(center - 30, y(mean), center + 30, y(mean), "m"))
        body += _column(sorted(columns[published], key=lambda d: (-d.scores[mode], d.label)), mode, center, y)
    body.append(_text(left + 390, height - 12, words.across, anchor="middle"))
    body.append(_text(left, 48, f"{words.down}: {words.modes[mode]}"))
    return _page(width, height, words.title, body, lang)


def _column(dots: Sequence[Dot], mode: str, center: float, y: Callable[[float], float]) -> list[str]:
    """Draw one column's dots; labels stand right and left in turn, moved down where they would meet."""
    body = []
    lowest = {1: 0.0, -1: 0.0}
    for index, dot in enumerate(dots):
        side = 1 if index % 2 == 0 else -1
        at = y(dot.scores[mode])
        label = max(at + 3, lowest[side] + 9)
        lowest[side] = label
        body.append(_circle(center, at, "a", f"{dot.name}: {dot.scores[mode]:.2f} / {dot.published:g}"))
        body.append(_text(center + side * 7, label, dot.label, "s", anchor="start" if side > 0 else "end"))
    return body


def rank_plot(dots: Sequence[Dot], words: PlotWords, lang: str) -> str:
    """Draw one row a region, by published mark: its published rank and its rank by each mode."""
    row, top, left, span = 15, 92, 300, 620
    count = len(dots)
    modes = [mode for mode in words.modes if all(mode in d.scores for d in dots)]
    published = _ranks([d.published for d in dots])
    ranks = {mode: _ranks([d.scores[mode] for d in dots]) for mode in modes}
    order = sorted(range(count), key=lambda i: (published[i], dots[i].label))

    def x(rank: float) -> float:
        return left + 15 + (rank - 1) / max(1, count - 1) * span

    body = []
    for place, index in enumerate(order):
        at = top + place * row
        dot = dots[index]
        spots = [x(published[index]), *(x(ranks[mode][index]) for mode in modes)]
        body.append(_text(left, at + 4, f"{dot.name} · {dot.published:g}", anchor="end"))
        body.append(_line(min(spots), at, max(spots), at, "l"))
        body.append(_circle(spots[0], at, "p", f"{dot.name}: {words.published} {published[index]:g}"))
        for mode, style in zip(modes, ("a", "b"), strict=False):
            rank = ranks[mode][index]
            body.append(_circle(x(rank), at, style, f"{dot.name}: {words.modes[mode]} {rank:g}"))
    legend = [(words.published, "p"), *zip((words.modes[m] for m in modes), ("a", "b"), strict=False)]
    for number, (word, style) in enumerate(legend):
        body.append(_circle(left + 15 + number * 235, 50, style, word))
        body.append(_text(left + 25 + number * 235, 54, word))
    body.append(_text(left + 15, 74, words.across))
    return _page(left + span + 60, top + count * row + 20, words.title, body, lang)


def _ranks(values: Sequence[float]) -> list[float]:
    """Return average ranks, 1 for the highest value."""
    return [
        sum(other > value for other in values) + (sum(other == value for other in values) + 1) / 2
        for value in values
    ]


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _line(x1: float, y1: float, x2: float, y2: float, style: str) -> str:
    places = zip(("x1", "y1", "x2", "y2"), (x1, y1, x2, y2), strict=True)
    ends = (f'{key}="{_number(value)}"' for key, value in places)
    return f'<line {" ".join(ends)} class="{style}"/>'


def _circle(x: float, y: float, style: str, title: str) -> str:
    return (
        f'<circle cx="{_number(x)}" cy="{_number(y)}" r="4" class="{style}">'
        f"<title>{html.escape(title)}</title></circle>"
    )


def _text(x: float, y: float, words: str, style: str = "", *, anchor: str = "start") -> str:
    kind = f' class="{style}"' if style else ""
    return f'<text x="{_number(x)}" y="{_number(y)}" text-anchor="{anchor}"{kind}>{html.escape(words)}</text>'


def _page(width: float, height: float, title: str, body: Sequence[str], lang: str) -> str:
    size = f'width="{_number(width)}" height="{_number(height)}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} viewBox="0 0 {_number(width)} {_number(height)}" '
        f'lang="{html.escape(lang)}" role="img" aria-labelledby="title">\n'
        f'<title id="title">{html.escape(title)}</title>\n<style>{_STYLE}</style>\n'
        + _text(20, 26, title, "t")
        + "\n"
        + "\n".join(body)
        + "\n</svg>\n"
    )

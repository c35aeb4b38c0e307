"""Ranks by score beside the published rank."""

from __future__ import annotations

from collections.abc import Sequence

from graph.pictures.picture import COMPARISON, Picture, ScoresAndMarks
from graph.pictures.svg import circle, line, page, text
from graph.texts import translate
from schema.messages import N_

_TITLE = N_("Ranks by score and by published mark")
_SHOWS = N_("rank of each region by its published mark and by each mode of the score")
_ACROSS = N_("rank, 1 is the highest mark or score")
_PUBLISHED = N_("published mark")


def draw(data: ScoresAndMarks, lang: str) -> str:
    """Draw one row a region, by published mark: its published rank and its rank by each mode."""
    dots, published_name = data.dots, translate(_PUBLISHED, lang)
    row, top, left, span = 15, 92, 300, 620
    count = len(dots)
    modes = [mode for mode in data.modes if all(mode in d.scores for d in dots)]
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
        body.append(text(left, at + 4, f"{dot.name} · {dot.published:g}", anchor="end"))
        body.append(line(min(spots), at, max(spots), at, "l"))
        body.append(circle(spots[0], at, "p", f"{dot.name}: {published_name} {published[index]:g}"))
        for mode, style in zip(modes, ("a", "b"), strict=False):
            rank = ranks[mode][index]
            body.append(circle(x(rank), at, style, f"{dot.name}: {data.modes[mode]} {rank:g}"))
    legend = [(published_name, "p"), *zip((data.modes[m] for m in modes), ("a", "b"), strict=False)]
    for number, (word, style) in enumerate(legend):
        body.append(circle(left + 15 + number * 235, 50, style, word))
        body.append(text(left + 25 + number * 235, 54, word))
    body.append(text(left + 15, 74, translate(_ACROSS, lang)))
    return page(left + span + 60, top + count * row + 20, (_TITLE, _SHOWS), body, lang, data.release)


def _ranks(values: Sequence[float]) -> list[float]:
    """Return average ranks, 1 for the highest value."""
    return [
        sum(other > value for other in values) + (sum(other == value for other in values) + 1) / 2
        for value in values
    ]


PICTURE = Picture(COMPARISON, draw)

"""Ranks by score beside the published rank."""

from __future__ import annotations

from collections.abc import Sequence

from graph.pictures.comparison import MODES, ScoresAndMarks
from graph.pictures.drawing import Drawing, Shape, circle, line, text
from graph.pictures.picture import Picture
from graph.texts import translate
from schema.messages import N_

_TITLE = N_("Ranks by score and by published mark")
_SHOWS = N_("rank of each region by its published mark and by each mode of the score")
_ACROSS = N_("rank, 1 is the highest mark or score")
_PUBLISHED = N_("published mark")


def draw(data: ScoresAndMarks, lang: str) -> Drawing:
    """Draw one row a region, by published mark: its published rank and its rank by each mode."""
    dots, published_name = data.dots, translate(_PUBLISHED, lang)
    row, top, left, span = 15, 52, 320, 620
    count = len(dots)
    modes = [mode for mode in data.modes if all(mode in d.scores for d in dots)]
    published = _ranks([d.published for d in dots])
    ranks = {mode: _ranks([d.scores[mode] for d in dots]) for mode in modes}
    order = sorted(range(count), key=lambda i: (published[i], dots[i].label))

    def x(rank: float) -> float:
        return left + 15 + (rank - 1) / max(1, count - 1) * span

    body: list[Shape] = []
    for place, index in enumerate(order):
        at = top + place * row
        dot = dots[index]
        spots = [x(published[index]), *(x(ranks[mode][index]) for mode in modes)]
        body.append(text(left, at + 4, f"{dot.name} · {dot.published:g}", "small", anchor="end"))
        body.append(line(min(spots), at, max(spots), at, "guide"))
        body.append(
            circle(spots[0], at, 4, "published", title=f"{dot.name}: {published_name} {published[index]:g}")
        )
        for mode, style in zip(modes, MODES, strict=False):
            rank = ranks[mode][index]
            body.append(circle(x(rank), at, 4, style, title=f"{dot.name}: {data.modes[mode]} {rank:g}"))
    legend = [(published_name, "published"), *zip((data.modes[m] for m in modes), MODES, strict=False)]
    for number, (word, style) in enumerate(legend):
        body.append(circle(left + 15 + number * 235, 8, 4, style))
        body.append(text(left + 25 + number * 235, 12, word))
    body.append(text(left + 15, 34, translate(_ACROSS, lang), "muted"))
    title, shows = translate(_TITLE, lang), translate(_SHOWS, lang)
    foot = (data.release,) if data.release else ()
    return Drawing("rank-plot", left + span + 60, top + count * row, title, shows, tuple(body), foot)


def _ranks(values: Sequence[float]) -> list[float]:
    """Return average ranks, 1 for the highest value."""
    return [
        sum(other > value for other in values) + (sum(other == value for other in values) + 1) / 2
        for value in values
    ]


PICTURE = Picture(_SHOWS, draw)

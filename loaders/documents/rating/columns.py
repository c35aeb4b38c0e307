"""Which column each piece of a region's section stands in, and which pieces make one paragraph.

A page holds the rest of the left column, then that of the right one: the section is a sequence of stretches,
each with left pieces first. The columns that the layout does not show are chosen so that the whole section
has the highest score: what each piece bears (:mod:`signs`), whether one tells what came of another
(:mod:`likeness`), whether what was cut goes on in the same column (:mod:`joining`), and a cost for each page
that has to be assumed. A column that may as well be the other one is left open.
"""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from dataclasses import dataclass, replace

from loaders.documents.rating.joining import Whole, going_on, joined, left_open
from loaders.documents.rating.likeness import Likeness
from loaders.documents.rating.model import COLUMNS, Piece, RatedParagraph
from loaders.documents.rating.signs import signs_of, told, weight
from schema.messages import N_, Message

#: A new page inside a run, and a paragraph cut in the middle of a page.
_NEW_PAGE, _WITHIN = -2.5, -5.0
#: So many ways to go on are followed. No section of a rating has so many pieces outside cells: of one that
#: has, nobody could say how it was printed (17 in the edition of 2026); the time grows with their square.
_MOST_STATES, _MOST_FREE = 32, 60
#: A column that beats the other by less is not told.
_LEAST = 0.75
SHOWN, READ, OPEN = (
    N_("a cell of the table"),
    N_("read from the text: {signs}"),
    N_("it may stand in either column"),
)
ONE = N_("the document does not tell columns apart")
ORDER = N_("the order of the columns")

#: The column of the last piece, and the places of the last pieces of both columns (-1: none).
_State = tuple[int, int, int]


def paragraphs_of(
    region: str, pieces: Sequence[Piece], since: tuple[int, int] | None, likeness: Likeness
) -> list[RatedParagraph]:
    """Return the paragraphs of a region's section, in the order of their first pieces."""
    if sum(piece.column is None for piece in pieces) > _MOST_FREE:
        return one_column(region, pieces)
    section = _Section(pieces, since, likeness)
    columns, gaps = section.columns()
    chains: list[list[int]] = []
    last: dict[int, list[int]] = {}
    for place, column in enumerate(columns):
        chain = last.get(column)
        if chain and section.link(chain[-1], place) > 0:
            chain.append(place)
        else:
            last[column] = [place]
            chains.append(last[column])
    return [section.paragraph(region, chain, columns[chain[0]], gaps) for chain in chains]


def one_column(region: str, pieces: Sequence[Piece]) -> list[RatedParagraph]:
    """Return the paragraphs of a section in which columns cannot be told apart but where cells show them."""
    alike = [replace(piece, column=piece.column or COLUMNS[0]) for piece in pieces]
    shown = {piece.number for piece in pieces if piece.column}
    found = paragraphs_of(region, alike, None, Likeness(piece.text for piece in pieces))
    return [
        p if shown & {piece.number for piece in p.pieces} else replace(p, column=None, why=Message(ONE))
        for p in found
    ]


@dataclass
class _Section:
    """A region's pieces with what each bears."""

    pieces: Sequence[Piece]
    since: tuple[int, int] | None
    likeness: Likeness

    def __post_init__(self) -> None:
        self.signs = [signs_of(p.text, bool(p.italic), self.since) for p in self.pieces]
        self._left_open = [left_open(piece.text) for piece in self.pieces]
        self._likes = [self._like(place) for place in range(len(self.pieces))]
        self._links: dict[tuple[int, int], float] = {}

    def _like(self, place: int) -> list[tuple[int, float]]:
        """Return the earlier pieces that tell of the same as one, with how much that counts."""
        one = self.pieces[place]
        pairs = (
            (i, other) for i, other in enumerate(self.pieces[:place]) if not (one.column and other.column)
        )
        found = ((i, self.likeness.weight(one.text, other.text)) for i, other in pairs)
        return [(i, weight) for i, weight in found if weight]

    def link(self, one: int, other: int) -> float:
        """Return how sure it is that a piece goes on with a later one of its column."""
        key = one, other
        if key not in self._links:
            found = going_on(self.pieces[one].text, self.pieces[other].text)
            same = self.pieces[one].stretch == self.pieces[other].stretch and other == one + 1
            self._links[key] = found + _WITHIN if found > 0 and same else found
        return self._links[key]

    def columns(self) -> tuple[list[int], list[float]]:
        """Return the column of each piece, 0 or 1, and how much better the whole is than with the other."""
        free = [i for i, piece in enumerate(self.pieces) if piece.column is None]
        fixed = {i: COLUMNS.index(p.column) for i, p in enumerate(self.pieces) if p.column}
        best, chosen = self._best(fixed)
        gaps = [float("inf")] * len(self.pieces)
        for place in free:
            gaps[place] = best - self._best({**fixed, place: 1 - chosen[place]})[0]
        return chosen, gaps

    def _best(self, fixed: dict[int, int]) -> tuple[float, list[int]]:
        """Return the highest score of the section with some columns fixed, and its columns."""
        states: dict[_State, tuple[float, tuple[int, ...]]] = {(0, -1, -1): (0.0, ())}
        for place in range(len(self.pieces)):
            reached: dict[_State, tuple[float, tuple[int, ...]]] = {}
            for (column, *lasts), (score, path) in states.items():
                for to in (fixed[place],) if place in fixed else (0, 1):
                    gained = score + self._step(place, column, to, lasts[to])
                    gained += sum(w / 2 if path[i] != to else -w / 2 for i, w in self._likes[place])
                    state = (to, place, lasts[1]) if to == 0 else (to, lasts[0], place)
                    if state not in reached or gained > reached[state][0]:
                        reached[state] = gained, (*path, to)
            best = heapq.nlargest(_MOST_STATES, reached.items(), key=lambda item: item[1][0])
            states = dict(best)
        ended = ((s + self._ends(lasts), path) for (_, *lasts), (s, path) in states.items())
        score, path = max(ended, key=lambda one: one[0])
        return score, list(path)

    def _step(self, place: int, column: int, to: int, last: int) -> float:
        signed = weight(self.signs[place])
        score = (signed if to else -signed) / 2
        if place and self.pieces[place].stretch == self.pieces[place - 1].stretch:
            score += _NEW_PAGE if to < column else 0.0
        if last < 0:
            return score + going_on(".", self.pieces[place].text)
        link = self.link(last, place)
        return score + (link if link else 0.0) + (self._left_open[last] if link <= 0 else 0.0)

    def _ends(self, lasts: Sequence[int]) -> float:
        return sum(self._left_open[last] for last in lasts if last >= 0)

    def paragraph(self, region: str, chain: list[int], column: int, gaps: Sequence[float]) -> RatedParagraph:
        """Return the paragraph that some pieces make, and how its column is known."""
        pieces = tuple(self.pieces[i] for i in chain)
        whole = Whole(pieces[0].text, pieces[0].italic)
        for piece in pieces[1:]:
            longer = joined(whole.text, whole.italic, piece.text, piece.italic)
            whole = Whole(longer.text, longer.italic, whole.dropped + longer.dropped)
        name: str | None = COLUMNS[column]
        why = Message(SHOWN)
        if all(piece.column is None for piece in pieces):
            signs = [sign for i in chain for sign in told(self.signs[i], bool(column))]
            why = Message(READ, signs=list(dict.fromkeys(signs)) or [Message(ORDER)])
            if max(gaps[i] for i in chain) < _LEAST:
                name, why = None, Message(OPEN)
        first = pieces[0].number
        return RatedParagraph(region, name, first, whole.text, whole.italic, pieces, why, whole.dropped)

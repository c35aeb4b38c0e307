"""What the reader of ratings makes: regions with marks, paragraphs in columns, trends, and what is neither.

Invariant: the characters of the paragraphs, the trends, what is set aside and what could not be placed are
those of the whole document, white space aside (:meth:`Rating.lost`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from loaders.documents.text import Aside, Text, printed
from schema.messages import Message

#: Events of the earlier period, and of the year under review.
BEFORE, AFTER = "before", "after"
COLUMNS = (BEFORE, AFTER)


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph as it is printed, perhaps a part of one that goes on over the page.

    ``number`` counts the pieces of a region's section from 1, 0 where there is no section. ``column`` is None
    where the document does not show it. Pieces of one ``stretch`` stand together: a row of the table, or a
    run outside it.
    """

    text: str
    number: int = 0
    italic: tuple[tuple[int, int], ...] = ()
    column: str | None = None
    stretch: tuple[int, ...] = ()
    line: int | None = None
    page: int | None = None
    paragraph: int | None = None


@dataclass(frozen=True, slots=True)
class RatedParagraph:
    """A whole paragraph of a region; ``index`` is the number of its first piece.

    ``why`` says how its column is known, ``dropped`` are hyphens of the ends of lines between its pieces.
    """

    region: str
    column: str | None
    index: int
    text: str
    italic: tuple[tuple[int, int], ...]
    pieces: tuple[Piece, ...]
    why: Message
    dropped: str = ""

    @property
    def place(self) -> str:
        """Return where it begins, as a locator."""
        first = self.pieces[0]
        return place_of(first.line, first.page, first.paragraph)


class _Placed:
    """What stands at a line, on a page, or has a number among the paragraphs."""

    __slots__ = ()
    line: int | None
    page: int | None
    paragraph: int | None

    @property
    def place(self) -> str:
        """Return where it begins, as a locator."""
        return place_of(self.line, self.page, self.paragraph)


@dataclass(frozen=True, slots=True)
class RatedRegion(_Placed):
    """A region as the rating gives it: its name as printed, this mark and the one before, its band.

    A mark is None where the document gives none or says that it is not available, a band where its part of
    the table has no title.
    """

    id: str
    name: str
    mark: float | None
    previous_mark: float | None
    band: str | None
    line: int | None = None
    page: int | None = None
    paragraph: int | None = None


@dataclass(frozen=True, slots=True)
class Trend(_Placed):
    """One of the numbered trends at the head of the rating."""

    index: int
    text: str
    italic: tuple[tuple[int, int], ...] = ()
    line: int | None = None
    page: int | None = None
    paragraph: int | None = None


@dataclass(frozen=True, slots=True)
class Unplaced(_Placed):
    """What belongs to no region that is known, and why."""

    text: str
    reason: Message
    line: int | None = None
    page: int | None = None
    paragraph: int | None = None


@dataclass(frozen=True)
class Rating:
    """An edition of the rating; everything is in the order of the document.

    ``periods`` are those of the columns in the dataset's form (``2025-06/2026-05``), where the heads of the
    table tell them. ``faults`` say what has to be corrected, ``notes`` what is worth knowing, with its place.
    """

    text: Text
    regions: Sequence[RatedRegion]
    paragraphs: Sequence[RatedParagraph]
    trends: Sequence[Trend]
    asides: Sequence[Aside]
    unplaced: Sequence[Unplaced] = ()
    faults: Sequence[Message] = ()
    notes: Sequence[Message] = ()
    periods: dict[str, str] = field(default_factory=dict)

    def lost(self) -> int:
        """Return how many characters of the document are nowhere (below 0: told twice)."""
        kinds: tuple[Sequence[RatedParagraph | Trend | Aside | Unplaced], ...] = (
            self.paragraphs, self.trends, self.asides, self.unplaced,
        )  # fmt: skip
        return self.text.characters - sum(printed(one.text) for kind in kinds for one in kind)


def place_of(line: int | None, page: int | None, paragraph: int | None = None) -> str:
    """Return a place as a locator: ``line/12``, ``page/3``, ``paragraph/7``; empty where there is none.

    Examples
    --------
    >>> place_of(12, None), place_of(None, 3), place_of(None, None, 7)
    ('line/12', 'page/3', 'paragraph/7')
    """
    known = (("line", line), ("page", page), ("paragraph", paragraph))
    return next((f"{name}/{number}" for name, number in known if number is not None), "")

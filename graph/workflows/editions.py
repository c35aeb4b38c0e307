"""A document of the rating becomes a layer with its edition."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from graph.statements.records import Statements
from graph.workflows.importing import write_layer
from graph.workflows.rating_reading import rating_of
from loaders.documents.rating import Rating
from loaders.edition import MADE_BY, edition_files, edition_name, edition_notes
from schema.errors import CheckError, InvalidValueError, UsageError
from schema.messages import Message, counted
from schema.values import clean_date


@dataclass(frozen=True)
class NewEdition:
    """An edition that was read: its name, its marks, and what is worth saying of it."""

    name: str
    rating: Rating
    notes: tuple[Message, ...]

    @property
    def marks(self) -> int:
        """The number of marks."""
        return sum(region.mark is not None for region in self.rating.regions)


def make_edition(
    path: Path, folder: Path, known: Statements, *, date: str | None, name: str | None, keep_good: bool
) -> NewEdition:
    """Read an edition and write its layer, all or nothing.

    ``date`` is that of publication, by default what the document says; ``keep_good`` leaves out what
    is wrong.

    Raises
    ------
    CheckError
        The document has faults, and ``keep_good`` is not given.
    UsageError
        The date is unknown or wrong, the name is taken, or the folder holds something else.
    """
    rating = rating_of(path, known)
    if rating.faults and not keep_good:
        raise CheckError(
            counted(
                "{count} fault in the rating, nothing is written: {first} (argun read rating lists all; "
                "--keep-good leaves out what is wrong)",
                "{count} faults in the rating, nothing is written: {first} (argun read rating lists all; "
                "--keep-good leaves out what is wrong)",
                len(rating.faults),
                first=rating.faults[0],
            )
        )
    published = _date(date or rating.text.about.date)
    chosen = name or edition_name(published)
    files = edition_files(rating, published, chosen, known)
    write_layer(folder, files, MADE_BY)
    notes = (*rating.faults, *edition_notes(rating, published, known))
    return NewEdition(chosen, rating, notes)


def _date(given: str | None) -> str:
    if given is None:
        raise UsageError("the document does not say when it was published; name it with --date 2027-06")
    try:
        return clean_date(given)
    except InvalidValueError as error:
        raise UsageError("--date: {reason}", reason=error.message) from None

"""Numbers the notes of a brief: in the order of the text, a note that comes again keeps its number."""

from __future__ import annotations

from dataclasses import dataclass, field

from graph.workflows.briefs.model import Note


@dataclass(frozen=True, slots=True)
class Numbering:
    """The notes so far."""

    _numbers: dict[Note, int] = field(default_factory=dict)

    def number(self, note: Note) -> int:
        """Return the number of a note, 0 for none."""
        return self._numbers.setdefault(note, len(self._numbers) + 1) if note else 0

    def is_new(self, note: Note) -> bool:
        """Tell whether a note has not been numbered yet."""
        return bool(note) and note not in self._numbers

    @property
    def all(self) -> list[tuple[int, Note]]:
        """All notes with their numbers, in order."""
        return [(number, note) for note, number in self._numbers.items()]

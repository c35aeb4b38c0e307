"""The query book: queries found by name, and the values given to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from queries.given import clean_given
from queries.header import Mode, Query, parse_query
from queries.sending import check_sendable
from schema.errors import SchemaError, UsageError
from schema.messages import Message
from schema.values import choices

#: The book that is shipped: one directory a mode, one question a file.
SHIPPED = Path(__file__).parent / "cypher"


@dataclass(frozen=True, slots=True)
class Library:
    """The ``.cypher`` files below ``directory``; files are read when they are asked for."""

    directory: Path = field(default=SHIPPED)

    def names(self, mode: Mode | None = Mode.READ) -> tuple[str, ...]:
        """Return the names of one mode (None: of all), sorted."""
        return tuple(sorted(path.stem for path in self._paths(mode)))

    def find(self, name: str) -> Query:
        """Return the named query.

        Raises
        ------
        UsageError
            There is no such query; near names of those that users run are in the message.
        SchemaError
            Its file is wrong.
        """
        for path in self._paths(None):
            if path.stem == name:
                return _read(path)
        known = choices(name, self.names())
        raise UsageError(
            'the query "{name}" is unknown ({choices}); argun query lists all', name=name, choices=known
        )

    def read_all(self, mode: Mode | None = Mode.READ) -> tuple[Query, ...]:
        """Return every query of one mode (None: of all), sorted by name."""
        return tuple(sorted(map(_read, self._paths(mode)), key=lambda query: query.name))

    def _paths(self, mode: Mode | None) -> list[Path]:
        folder = "*" if mode is None else mode.value
        return sorted(self.directory.glob(f"{folder}/*.cypher"))


def bind_parameters(query: Query, given: Mapping[str, object]) -> dict[str, object]:
    """Return a value for each parameter of ``query``: the given one, cleaned by its type, or the default.

    Text is turned into the declared type (``"50"`` into 50, ``"true"``, a JSON array or ``a,b`` for lists);
    names and words stay as they are given.

    Raises
    ------
    UsageError
        An unknown name, a missing required value, or a value of the wrong form.
    """
    known = {parameter.name: parameter for parameter in query.parameters}
    for name in given:
        if name not in known:
            takes = choices(name, known) if known else Message("it takes none")
            raise UsageError(
                'the query {query} has no parameter "{name}" ({choices})',
                query=query.name,
                name=name,
                choices=takes,
            )
    check_sendable(query.text, given)
    missing = [p.name for p in query.parameters if p.required and given.get(p.name) is None]
    if missing:
        needed = " ".join(f"-p {name}=..." for name in missing)
        raise UsageError("the query {query} needs {parameters}", query=query.name, parameters=needed)
    return {
        name: clean_given(query, parameter, given[name]) if name in given else parameter.default
        for name, parameter in known.items()
    }


def _read(path: Path) -> Query:
    place = f"queries/cypher/{path.parent.name}/{path.name}"
    query = parse_query(path.stem, path.read_text(encoding="utf-8"), place)
    if query.mode.value != path.parent.name:
        raise SchemaError(
            "{place}: the head says mode {mode}, the folder {folder}",
            place=place,
            mode=query.mode.value,
            folder=path.parent.name,
        )
    return query

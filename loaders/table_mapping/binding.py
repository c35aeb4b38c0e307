"""Which column of a table each name of a mapping means; all that is missing or unclear at once."""

from __future__ import annotations

from collections.abc import Iterator

from loaders.table_mapping.mapping import TableMapping
from loaders.tables.grid import Table, TableError, letter_of, place_of
from loaders.tables.reading import columns_text, key_of
from schema.messages import Message, either
from schema.values import near_words


def bind(table: Table, mapping: TableMapping) -> dict[str, int | None]:
    """Return the place of each column that the mapping names; None for an optional one that is not there.

    Raises
    ------
    TableError
        With every column that is missing, or stands twice.
    """
    found: dict[str, int | None] = {}
    faults: list[Message] = []
    for name, _ in mapping.columns():
        if name not in found:
            index, fault = _column(table, mapping, name)
            found[name] = index
            faults += [fault] if fault else []
    for key in mapping.values:
        if key not in table.columns and not any(key == key_of(n) for n in found):
            faults.append(_missing(table, key, "values"))
    if faults:
        if not table.grid.sheet:  # of a CSV, whose notes tell how it was read
            faults += [
                Message("{note}; where letters are wrong, give another encoding: --encoding", note=note)
                for note in table.grid.notes
            ]
        text = Message(
            "{place} has not the columns that the mapping names; it has {names}",
            place=place_of(table.file, table.grid.sheet, table.head), names=columns_text(table),
        )  # fmt: skip
        raise TableError(text, faults)
    return found


def _column(table: Table, mapping: TableMapping, name: str) -> tuple[int | None, Message | None]:
    heading = mapping.headings.get(name)
    names = tuple(heading.names.values()) if heading else (name,)
    places = sorted({index for n in names for index in table.columns.get(key_of(n), ())})
    if len(places) == 1 or (heading and heading.optional and not places):
        return (places[0] if places else None), None
    if places:
        letters = tuple(letter_of(index) for index in places)
        return None, Message(
            'the column "{name}" stands there more than once ({letters}); give each a name of its own',
            name=name, letters=letters,
        )  # fmt: skip
    return None, _missing(table, names[0], "")


def _missing(table: Table, name: str, section: str) -> Message:
    near = list(_near(table, name))
    if near:
        return Message('there is no column "{name}"; did you mean {names}?', name=name, names=either(near))
    return Message(
        'there is no column "{name}"; if another row names the columns, say which: header_row', name=name
    )


def _near(table: Table, name: str) -> Iterator[str]:
    keys = {key_of(known): known for known in table.names.values()}
    yield from (keys[key] for key in near_words(key_of(name), keys))

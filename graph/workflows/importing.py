"""A table becomes a layer of data: reading, mapping, resolving names, and writing, all or nothing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from graph.files.writing import write_folder
from graph.progress import Progress
from graph.statements.records import Statements
from graph.texts import languages
from graph.workflows.contracts.words import word_of
from loaders.manifest import MANIFEST
from loaders.sanctions.reading import read_export
from loaders.table_mapping.binding import bind
from loaders.table_mapping.cell_values import Lexicon, unit_key
from loaders.table_mapping.context import Context
from loaders.table_mapping.decisions import read_own_mapping
from loaders.table_mapping.known_names import KnownNames
from loaders.table_mapping.layer_files import MADE_BY, layer_files
from loaders.table_mapping.made import Result
from loaders.table_mapping.making import make_records
from loaders.table_mapping.mapping import TableMapping
from loaders.table_mapping.names_to_ids import slug_of
from loaders.table_mapping.reporting import listed
from loaders.table_mapping.rows import RowFault
from loaders.table_mapping.shipped import shipped_mapping
from loaders.tables.grid import Options, Table, TableError
from loaders.tables.reading import key_of, read_grid, table_of
from schema.errors import UsageError
from schema.files import read_text
from schema.messages import Message, counted
from schema.reader import read_schema

#: What parts two words for one code, as in "строится или внедряется", and where each is one by itself.
_EITHER, _OF_TWO_WORDS = re.compile(r" (?:or|или) "), ("stage", "health")
_NOTHING_ASKED = Options()


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import made, and the files that it would write."""

    table: Table
    mapping: TableMapping
    result: Result
    files: Mapping[str, bytes]
    #: What is wrong with the rows that were left out.
    faults: tuple[Message, ...] = ()


def make_layer(
    path: Path,
    mapping_name: str,
    data: Callable[[], Statements],
    progress: Progress,
    *,
    options: Options = _NOTHING_ASKED,
    header_row: int | None = None,
    keep_good: bool = False,
) -> Imported:
    """Make the layer of a table; nothing is written.

    ``mapping_name`` is a file or a shipped mapping, ``data`` reads what lies beneath, when
    the table is sound.
    The layer is called after the table unless the mapping names it.

    Raises
    ------
    TableError
        With every fault of the table and the mapping; with ``keep_good`` only where no row is good.
    UsageError
        What is asked for cannot be had.
    """
    mapping = find_mapping(mapping_name)
    asked = _joined(options, mapping.options)
    grid = read_export(path, data(), mapping.same, progress) if mapping.export else read_grid(path, asked)
    wanted = [name for column, _ in mapping.columns() for name in _names_of(mapping, column)]
    table = table_of(path, grid, header_row or mapping.header_row, wanted)
    columns = bind(table, mapping)
    statements = data()
    layer = str(mapping.layer.get("name") or slug_of([path.stem]))

    def make(rows: Table) -> Result:
        context = Context(statements, KnownNames(statements), lexicon())
        result = make_records(rows, mapping, columns, context, layer, progress)
        result.taken = context.names.taken
        return result

    result = _of_good_rows(table, make) if keep_good else make(table)
    if result.faults and not keep_good:
        raise _refused(path, table, mapping, result)
    if not any((result.entities, result.ties, result.observations)):
        faults = listed(table, mapping, result.faults)
        raise TableError(
            Message("{file}: no row says anything new; nothing is written", file=path.name), faults
        )
    files = layer_files(_manifest(mapping, layer, path), result)
    return Imported(table, mapping, result, files, tuple(listed(table, mapping, result.faults)))


def _of_good_rows(table: Table, make: Callable[[Table], Result]) -> Result:
    """Return what the rows become that have no fault, as if the others were not in the table.

    A thing that only a row with a fault names is not made, so another row may have a fault without it.
    """
    faults: list[RowFault] = []
    rows = table.rows
    while True:
        result = make(replace(table, rows=rows))
        faults += result.faults
        bad = {fault.row for fault in result.faults}
        if not bad:
            result.faults, result.rows = faults, len(table.rows)
            result.left_out = {fault.row for fault in faults}
            return result
        rows = [(number, cells) for number, cells in rows if number not in bad]


def _refused(path: Path, table: Table, mapping: TableMapping, result: Result) -> TableError:
    message = counted(
        "{file}: {count} of {rows} rows cannot be used, so nothing is written; correct it, or import "
        "the others with --keep-good",
        "{file}: {count} of {rows} rows cannot be used, so nothing is written; correct them, or import "
        "the others with --keep-good",
        len(result.left_out), file=path.name, rows=result.rows,
    )  # fmt: skip
    return TableError(message, listed(table, mapping, result.faults))


def find_mapping(name: str) -> TableMapping:
    """Return the mapping of a file, or the shipped one of a name."""
    if Path(name).suffix or "/" in name:
        return read_own_mapping(Path(name))
    return shipped_mapping(name)


def _names_of(mapping: TableMapping, column: str) -> Iterable[str]:
    heading = mapping.headings.get(column)
    return heading.names.values() if heading else (column,)


def _joined(options: Options, of_mapping: Options) -> Options:
    """Return what the command asks for, else what the mapping does."""
    return replace(
        of_mapping,
        encoding=options.encoding or of_mapping.encoding,
        separator=options.separator or of_mapping.separator,
        sheets=options.sheets or of_mapping.sheets,
    )


def _manifest(mapping: TableMapping, layer: str, path: Path) -> dict[str, Any]:
    given = dict(mapping.layer)
    title = {"ru": f"Таблица «{path.name}»", "en": f'Table "{path.name}"'}
    return {"format": 1, "name": layer, **title, **{k: str(v) for k, v in given.items() if k != "name"}}


def write_layer(folder: Path, files: Mapping[str, bytes], made_by: str = MADE_BY) -> None:
    """Write a layer, all or nothing, in place of one whose manifest begins with ``made_by``.

    Raises
    ------
    ArgunError
        The folder holds something else, or cannot be written.
    """
    manifest = folder / MANIFEST
    if manifest.is_file() and not read_text(manifest).startswith(made_by):
        raise UsageError(
            "{path} is a dataset that was not made by an import; choose another folder", path=folder
        )
    write_folder(folder, files, private=True, alone=True)


@cache
def lexicon() -> Lexicon:
    """Return the words for the codes of every vocabulary and type, in every language."""
    schema = read_schema()
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for vocabulary in schema.vocabularies.values():
        for lang in languages():
            for code, term in vocabulary.terms.items():
                # Short words for stages stand under one name, those of efforts, too.
                short = word_of("stage" if vocabulary.name == "effort_stage" else vocabulary.name, code, lang)
                parts = _EITHER.split(short) if vocabulary.name in _OF_TWO_WORDS else ()
                for words in (short, *parts, term.word(lang)):
                    key = unit_key(words) if vocabulary.name == "unit" else key_of(words)
                    found[vocabulary.name].setdefault(key, code)
    for name, types in (("entity_type", schema.nodes), ("tie_type", schema.edges)):
        for declared in types.values():
            for lang in languages():
                found[name].setdefault(key_of(declared.word(lang)), declared.name)
    return found

"""A folder of Parquet tables: those of the data package, with typed columns, for pandas, DuckDB, Spark, R.

Lists are lists of text; dates are text, as precise as their source (``2025``, ``2025-12``, ``2024/2025``).
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from graph.export.context import ALL, README, ExportContext, Exporter
from graph.export.package.columns import Column
from graph.export.package.links import all_tables
from graph.export.package.readme import tables_readme
from graph.export.package.tables import Contents, Table
from graph.model import PropertyGraph, Value
from graph.releases import releases_json
from graph.texts import BASE
from schema.errors import UsageError
from schema.messages import N_
from schema.reader import read_schema

if TYPE_CHECKING:
    import pyarrow as pa

_TITLE = N_("Argun: Parquet tables of entities, ties, deals, evidence and numbers")
_HOW = N_(
    "Columns are typed; what is unknown is null. Lists are lists of text; dates are text, as precise as "
    "their source. Each column says what it means in the metadata of its field (`description`); "
    "`terms.parquet` has the codes in words."
)
_READ = N_("For example: `duckdb -c \"SELECT type, count(*) FROM 'entities.parquet' GROUP BY type\"`.")


def render_parquet(graph: PropertyGraph, context: ExportContext) -> dict[str, bytes]:
    """Return the files by name: a table each, and README.md.

    Raises
    ------
    UsageError
        pyarrow is not installed.
    """
    try:
        import pyarrow  # noqa: F401 # an extra of 50 MB; said here, before anything is made
    except ImportError:
        raise UsageError('Parquet needs the package pyarrow: pip install "argun[parquet]"') from None
    tables = all_tables(Contents(graph, read_schema(), context.meanings))
    readme = tables_readme((_TITLE, _HOW, _READ), tables, ".parquet", graph.releases, context.lang)
    told = {"argun": releases_json(graph.releases)}
    written = {f"{table.name}.parquet": _written(table, context.lang, told) for table in tables}
    return {README: readme.encode(), **written}


def _written(table: Table, lang: str, told: Mapping[str, str]) -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    fields = [_field(column, lang) for column in table.columns]
    arrays = [
        pa.array([_value(row.get(c.name), c) for row in table.rows], field.type)
        for c, field in zip(table.columns, fields, strict=True)
    ]
    made = pa.Table.from_arrays(arrays, schema=pa.schema(fields, metadata=dict(told)))
    buffer = io.BytesIO()
    pq.write_table(made, buffer, compression="zstd")
    return buffer.getvalue()


def _field(column: Column, lang: str) -> pa.Field:
    import pyarrow as pa

    types = {
        "integer": pa.int64(),
        "number": pa.float64(),
        "boolean": pa.bool_(),
        "array": pa.list_(pa.string()),
    }
    words = column.words or {}
    told = {"description": words.get(lang) or words.get(BASE, ""), "unit": column.unit or ""}
    metadata = {key: text for key, text in told.items() if text}
    return pa.field(column.name, types.get(column.type, pa.string()), not column.required, metadata)


def _value(value: Value | None, column: Column) -> Any:
    """Return a value of the type of its column; what several types call by one name is text there."""
    if value is None:
        return None
    if column.type == "array":
        return [_text(item) for item in value] if isinstance(value, tuple) else [_text(value)]
    return value if column.type in ("integer", "number", "boolean") else _text(value)


def _text(value: object) -> str:
    """Return a text that UTF-8 can hold."""
    return str(value).encode(errors="replace").decode()


EXPORTER = Exporter(
    "", N_("folder of Parquet tables for pandas, DuckDB, Spark and R"), render_parquet, (ALL,)
)

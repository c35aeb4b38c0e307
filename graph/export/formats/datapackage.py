"""A folder of CSV tables with a Frictionless descriptor: what other programs and repositories of data read.

Each table is told in ``datapackage.json``: the type, the unit, the codes and the meaning of every column in
every language, the keys, the releases of the datasets and their sources.
"""

from __future__ import annotations

import csv
import io
import json

from graph.export.context import README, ExportContext, Exporter
from graph.export.package.descriptor import descriptor
from graph.export.package.links import all_tables
from graph.export.package.readme import tables_readme
from graph.export.package.tables import Contents, Table
from graph.model import PropertyGraph, Value
from schema.messages import N_
from schema.reader import read_schema

DESCRIPTOR = "datapackage.json"
_TITLE = N_("Argun: tables of entities, ties, deals, evidence and numbers")
_HOW = N_(
    "`datapackage.json` says what every table and every column holds (Frictionless Data Package); check it "
    "with `frictionless validate datapackage.json`. Lists are arrays in JSON; dates are as precise as their "
    "source; `terms.csv` has the codes in words."
)


def render_datapackage(graph: PropertyGraph, context: ExportContext) -> dict[str, bytes]:
    """Return the files by name: a table each, the descriptor and README.md."""
    schema = read_schema()
    contents = Contents(graph, schema, context.meanings)
    tables = all_tables(contents)
    files = {f"{table.name}.csv": (table, _csv(table)) for table in tables}
    told = json.dumps(descriptor(graph, schema, files), ensure_ascii=False, indent=2) + "\n"
    readme = tables_readme((_TITLE, _HOW), tables, ".csv", graph.releases, context.lang)
    written = {file: content for file, (_, content) in files.items()}
    return {README: readme.encode(), DESCRIPTOR: told.encode(errors="replace"), **written}


def _csv(table: Table) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    names = [column.name for column in table.columns]
    writer.writerow(names)
    writer.writerows([_cell(row.get(name)) for name in names] for row in table.rows)
    return text.getvalue().encode(errors="replace")


def _cell(value: Value | None) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return json.dumps(value, ensure_ascii=False)
    return value if isinstance(value, str) else repr(value)


EXPORTER = Exporter(
    "", N_("folder of CSV tables with a Frictionless data package descriptor"), render_datapackage
)

"""Spreadsheets and editions in: import table, import template, import edition."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from graph.cli.choices import DocumentArgument
from graph.cli.command import Session, command
from graph.cli.options import at_least
from graph.workflows.contracts import importing
from schema.errors import UsageError
from schema.messages import N_, Message, counted


@command(
    "import table",
    N_("Make a layer of data of a table: CSV, Excel or JSON lines, as a mapping says (docs/import.md)."),
    examples=(
        "argun import table examples/table/projects.csv --mapping examples/table/projects.yaml --dry-run",
        "argun import table examples/table/projects.csv --mapping examples/table/projects.yaml --output fair",
    ),
    options=("dataset", "format"),
    records={"--dry-run": importing.MADE},
)
def import_table(
    session: Session,
    file: Annotated[Path, typer.Argument(metavar="FILE", help=N_("The table: .csv, .tsv, .xlsx, .jsonl."))],
    mapping: Annotated[
        str,
        typer.Option(
            "--mapping",
            metavar="FILE|NAME",
            help=N_("What the rows say: a mapping file, or the name of a template."),
        ),
    ],
    output: Annotated[
        Path | None, typer.Option("--output", metavar="DIR", help=N_("The layer that is made."))
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=N_("List what would be made; write nothing."))
    ] = False,
    keep_good: Annotated[
        bool,
        typer.Option("--keep-good", help=N_("Leave out the rows that are wrong, and import the others.")),
    ] = False,
    sheet: Annotated[
        str | None, typer.Option("--sheet", metavar="NAME", help=N_("Sheet of the workbook."))
    ] = None,
    header_row: Annotated[
        int | None, at_least(1, "--header-row", N_("Number of the row with the names of the columns."))
    ] = None,
    encoding: Annotated[
        str | None,
        typer.Option("--encoding", metavar="NAME", help=N_("Encoding of a CSV, where it is guessed wrong.")),
    ] = None,
    separator: Annotated[
        str | None, typer.Option("--separator", metavar="SIGN", help=N_("What parts the columns of a CSV."))
    ] = None,
) -> None:
    if output is None and not dry_run:
        raise UsageError("--output DIR is missing: the folder of the layer; --dry-run writes nothing")
    from graph.workflows.importing import make_layer, write_layer
    from graph.workflows.notices import next_check
    from graph.workflows.records.imported import imported_records, notes, summary
    from loaders.tables.grid import Options

    found = make_layer(
        file,
        mapping,
        lambda: session.workspace().everything,
        session.progress,
        options=Options(encoding, separator, (sheet,) if sheet else ()),
        header_row=header_row,
        keep_good=keep_good,
    )
    for fault in found.faults:
        session.note(fault)
    for said in notes(found, session.lang):
        session.note(said)
    if dry_run:
        session.write(imported_records(found, session.lang), importing.MADE)
    session.note(summary(found))
    if dry_run or output is None:
        session.note(Message("Nothing is written (--dry-run)."))
        return
    write_layer(output, found.files)
    session.note(Message("Written: {path}", path=output))
    session.note(next_check((*session.layers, output)))


@command(
    "import template",
    N_("Write a workbook to fill in and import: with lists to choose from, and explanations."),
    examples=("argun import template ties --output ties.xlsx",),
    options=("dataset",),
)
def import_template(
    session: Session,
    name: Annotated[
        str,
        typer.Argument(metavar="NAME", help=N_("companies, projects, sister-cities or ties.")),
    ],
    output: Annotated[
        Path | None,
        typer.Option("--output", metavar="FILE", help=N_("Where to write it; by default NAME.xlsx.")),
    ] = None,
) -> None:
    from graph.files.writing import write_file
    from graph.workflows.table_templates import render_template

    path = output or Path(f"{name}.xlsx")
    work = session.workspace()
    write_file(path, render_template(name, work.everything.entities.values(), session.lang))
    session.note(Message("Written: {path}", path=path))


@command(
    "import edition",
    N_("Make a layer with the marks of an edition of the rating, read from its document."),
    examples=("argun import edition examples/rating/rating-2027.md --date 2027-06 --output edition-2027",),
    options=("dataset",),
)
def import_edition(
    session: Session,
    file: DocumentArgument,
    output: Annotated[Path, typer.Option("--output", metavar="DIR", help=N_("The layer that is made."))],
    date: Annotated[
        str | None,
        typer.Option("--date", metavar="DATE", help=N_("When it was published, by default as it says.")),
    ] = None,
    name: Annotated[
        str | None,
        typer.Option("--name", metavar="NAME", help=N_("What it is called, by default rating-YEAR.")),
    ] = None,
    keep_good: Annotated[
        bool,
        typer.Option("--keep-good", help=N_("Leave out the marks that are wrong, and import the others.")),
    ] = False,
) -> None:
    from graph.workflows.editions import make_edition

    known = session.workspace().everything
    made = make_edition(file, output, known, date=date, name=name, keep_good=keep_good)
    for said in made.notes:
        session.note(said)
    told = counted(
        "edition:{name}: {count} mark", "edition:{name}: {count} marks", made.marks, name=made.name
    )
    session.note(told)
    session.note(Message("Written: {path}", path=output))
    session.note(
        Message("Next: argun compare --dataset {path} --edition {name}", path=output, name=made.name)
    )
    session.note(
        Message(
            "Its text: argun review start {file} QUEUE --dataset {path} --source {name}",
            file=file,
            path=output,
            name=made.name,
        )
    )

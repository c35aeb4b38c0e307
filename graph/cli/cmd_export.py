"""Single exports: export."""

from __future__ import annotations

from typing import Annotated

import typer

from graph.cli.choices import RegionOption
from graph.cli.command import Session, command
from graph.cli.output import STANDARD_OUTPUT, output_folder, write_bytes
from graph.texts import translate
from graph.workflows.contracts import data
from schema.messages import N_, Message

#: What people also call a format.
_ALIASES = {
    "pyvis": "network",
    "html": "network",
    "ttl": "turtle",
    "rdf": "turtle",
    "neo4j": "neo4j-csv",
    "frictionless": "datapackage",
    "csv": "datapackage",
    "excel": "xlsx",
    "workbook": "xlsx",
}


@command(
    "export",
    N_("Write the graph as a page or in the format of another program, or all tables as a workbook."),
    examples=(
        "argun export -",
        "argun export graphml --output argun.graphml",
        "argun export network --region RU-AMU --output amur.html",
        "argun export xlsx --lang ru",
    ),
    options=("dataset", "as_of"),
    records={"-": data.FORMATS},
)
def export(
    session: Session,
    name: Annotated[str, typer.Argument(metavar="FORMAT", help=N_("What to write; - lists all."))],
    output: Annotated[
        str | None,
        typer.Option("--output", metavar="FILE", help=N_("Where to write it; - is standard output.")),
    ] = None,
    region: RegionOption = None,
) -> None:
    from graph.files.writing import write_content
    from graph.workflows.exports import exports
    from graph.workflows.records.terms import known_term

    known_exports = exports()
    if name == "-":
        listed = [
            {"format": known, "file": f"argun{e.suffix}", "what": translate(e.what, session.lang)}
            for known, e in known_exports.items()
        ]
        session.write(listed, data.FORMATS)
        return
    format_ = known_term(_ALIASES.get(name.casefold(), name), known_exports, N_("export format"))
    suffix = known_exports[format_].suffix
    path = (f"argun{suffix}" if suffix else f"argun-{format_}") if output is None else output
    if not suffix:
        output_folder(path)
    work = session.workspace()
    content = known_exports[format_].render(work, session.lang, region)
    if path == STANDARD_OUTPUT and isinstance(content, bytes):
        write_bytes(content)
    else:
        write_content(path, content, private=bool(work.directories))
        session.note(Message("Written: {path}", path=path))
    session.note_used()

"""Single exports: export."""

from __future__ import annotations

from typing import Annotated

import typer

from graph.cli.choices import RegionOption
from graph.cli.command import Session, command
from graph.cli.completion import complete_parts
from graph.cli.options import at_least
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
    "json-ld": "jsonld",
    "neo4j": "neo4j-csv",
    "bloom": "neo4j-browser",
    "followthemoney": "ftm",
    "aleph": "ftm",
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
        "argun export gexf --what ego:Haier --output haier.gexf",
        "argun export graphml --what all --output argun.graphml",
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
    what: Annotated[
        str | None,
        typer.Option(
            "--what",
            metavar="network|all|ego:NAME",
            help=N_(
                "network: places, parties and things with their ties; all: also deals, evidence, numbers and "
                "sources; ego: a thing, what it is tied to, and the ties among these. Each format has its "
                "default, which argun export - lists first."
            ),
            autocompletion=complete_parts,
        ),
    ] = None,
    radius: Annotated[
        int | None,
        at_least(1, "--radius", N_("How many ties an ego network reaches, by default 1.")),
    ] = None,
    region: RegionOption = None,
) -> None:
    from graph.files.writing import write_content
    from graph.workflows.exported import Wanted
    from graph.workflows.exports import exports
    from graph.workflows.records.terms import known_term

    known_exports = exports()
    if name == "-":
        listed = [
            {
                "format": known,
                "file": f"argun{e.suffix}",
                "what": translate(e.what, session.lang),
                "parts": e.takes,
            }
            for known, e in known_exports.items()
        ]
        session.write(listed, data.FORMATS)
        return
    format_ = known_term(_ALIASES.get(name.casefold(), name), known_exports, N_("export format"))
    wanted, suffix = Wanted.read(what, radius, region), known_exports[format_].suffix
    wanted.of(format_, known_exports[format_].parts)  # before anything is read
    path = (f"argun{suffix}" if suffix else f"argun-{format_}") if output is None else output
    if not suffix:
        output_folder(path)
    work = session.workspace()
    content, told = known_exports[format_].render(work, session.lang, wanted)
    if path == STANDARD_OUTPUT and isinstance(content, bytes):
        write_bytes(content)
    else:
        write_content(path, content, private=bool(work.directories))
        session.note(Message("Written: {path}", path=path))
    if told:
        session.note(told)
    session.note_used()

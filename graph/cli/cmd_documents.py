"""Commands that print documents: the data card (card), the method of the marks (method), the schema."""

from __future__ import annotations

from typing import Annotated

import typer

from graph.cli.command import Session, command
from graph.cli.completion import complete_types
from graph.cli.output import STANDARD_OUTPUT
from graph.texts import translations
from schema.errors import UsageError
from schema.messages import N_


@command(
    "card",
    N_("Print the data card: counts by type, stage, health, region and source."),
    examples=("argun card", "argun card --lang ru"),
    options=("dataset",),
)
def card(session: Session) -> None:
    from graph.workflows.documents.data_card import data_card

    typer.echo(data_card(session.workspace(), session.lang), nl=False)


@command(
    "method",
    N_("Print the method of the marks: orders with reasons, numbers that follow, one region worked by hand."),
    examples=("argun method", "argun method --lang ru"),
    options=("dataset", "method"),
)
def method(session: Session) -> None:
    from graph.workflows.documents.method import method_document

    typer.echo(method_document(session.workspace(), session.lang), nl=False)


@command(
    "schema",
    N_("Print the types, properties and vocabularies, one type, the method file or the ontology."),
    examples=("argun schema", "argun schema Region", "argun schema --method", "argun schema --ontology"),
)
def schema(
    session: Session,
    type_: Annotated[
        str | None,
        typer.Argument(
            metavar="[TYPE]",
            help=N_("One type, with its properties, its ties and three statements to start from."),
            autocompletion=complete_types,
        ),
    ] = None,
    output: Annotated[
        str, typer.Option("--output", metavar="FILE", help=N_("Write there instead."))
    ] = STANDARD_OUTPUT,
    method: Annotated[
        bool, typer.Option("--method", help=N_("The method file of the score instead."))
    ] = False,
    ontology: Annotated[
        bool,
        typer.Option("--ontology", help=N_("OWL ontology, SKOS vocabularies and SHACL shapes (Turtle).")),
    ] = False,
) -> None:
    if sum((method, ontology, type_ is not None)) > 1:
        raise UsageError("choose one of TYPE, --method and --ontology")
    text = _method_file() if method else _ontology() if ontology else _described(type_, session.lang)
    if output == STANDARD_OUTPUT:
        typer.echo(text, nl=False)
    else:
        from graph.files.writing import write_file

        write_file(output, text.encode())


def _method_file() -> str:
    from importlib import resources

    return (resources.files("graph.analysis.score") / "method.yaml").read_text(encoding="utf-8")


def _ontology() -> str:
    from schema.ontology import ontology_turtle
    from schema.reader import read_schema

    return ontology_turtle(read_schema())


def _described(type_: str | None, lang: str) -> str:
    from schema.document import schema_document, type_document
    from schema.reader import read_schema

    schema, words = read_schema(), translations(lang)
    return type_document(schema, type_, words) if type_ else schema_document(schema, words)

"""The main job: run."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from graph.cli.choices import FolderOption
from graph.cli.command import Session, command
from graph.cli.output import Format, output_folder, write_records, write_rows
from graph.workflows.contracts.marks import RUN_MARKS
from schema.messages import N_, Message, counted

if TYPE_CHECKING:
    from graph.model import PropertyGraph
    from graph.workflows.workspace import Workspace

_DEFAULT_OUTPUT = "argun-output"
_SHOWN_ROWS = 10


@command(
    "run",
    N_("The main job: load the dataset, ask the headline questions, print the marks, write the pages."),
    examples=("argun run", "argun run --output results --lang ru"),
    options=("dataset", "store", "as_of", "method"),
)
def run(
    session: Session,
    output: FolderOption = _DEFAULT_OUTPUT,
) -> None:
    from graph.workflows.main_job import HEADLINES, run_main_job
    from graph.workflows.query_book import in_words

    folder = output_folder(output)
    started = time.monotonic()
    work = session.workspace()
    session.print(session.say(_dataset_line(work)))
    with session.open_store() as opened:
        result = run_main_job(work, opened, folder, session.lang, session.progress)
    session.print(session.say(_store_line(result.report.outcome.message, work.graph)))
    for name in HEADLINES:
        answer = result.answers[name]
        session.print(f"\n{answer.summary(session.lang)}  [argun query {name}]")
        lang = session.lang
        first = in_words(answer.result.records()[:_SHOWN_ROWS], lang)
        write_rows(first, Format.table, answer.columns(lang), answer.headings(lang), lang)
        left = len(answer.result.rows) - _SHOWN_ROWS
        if left > 0:
            text = N_("... and {count} more in queries/{name}.tsv")
            session.print(session.say(Message(text, count=left, name=name)))
    session.print()
    session.print(session.text(N_("Marks (1-10, blind mode; explained by: argun explain ID)")))
    write_records(result.marks, RUN_MARKS, Format.table, session.lang)
    session.print()
    session.print(session.say(Message("Files in {folder}: open index.html", folder=folder)))
    session.note(Message("Done in {seconds:.1f} s.", seconds=time.monotonic() - started))


def _dataset_line(work: Workspace) -> Message:
    statements = work.statements
    numbers = (
        counted("{count} entity", "{count} entities", len(statements.entities)),
        counted("{count} tie", "{count} ties", len(statements.ties)),
        counted("{count} piece of evidence", "{count} pieces of evidence", statements.evidence_count),
        counted("{count} observation", "{count} observations", len(statements.observations)),
    )
    layers = tuple(str(release) for release in work.releases)
    return Message("Dataset: {numbers}; layers: {layers}", numbers=numbers, layers=layers)


def _store_line(outcome: Message, graph: PropertyGraph) -> Message:
    return Message("Store: {outcome}, {size}", outcome=outcome, size=graph_size(graph))


def graph_size(graph: PropertyGraph) -> tuple[Message, Message]:
    """Return the numbers of nodes and relationships, in words."""
    return (
        counted("{count} node", "{count} nodes", len(graph.nodes)),
        counted("{count} relationship", "{count} relationships", len(graph.relationships)),
    )

"""Review: from candidates to statements, shown one by one or edited in a file."""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graph.cli.choices import DocumentArgument, KindOption
from graph.cli.command import Session, command
from graph.cli.completion import complete_regions
from graph.cli.options import one_of
from graph.cli.output import STANDARD_OUTPUT, output_folder, write_bytes
from graph.settings import read_settings
from graph.workflows.contracts import review as contracts
from schema.errors import ListedError, UsageError
from schema.messages import N_, Message, counted

if TYPE_CHECKING:
    from graph.workflows.reviewing import Choice
    from graph.workflows.workspace import Workspace
    from loaders.review.queue import Queue


class Only(StrEnum):
    """Which candidates are shown."""

    open = "open"
    undecided = "undecided"
    returned = "returned"
    skipped = "skipped"
    all = "all"


class Sort(StrEnum):
    """In which order candidates are shown."""

    passage = "passage"
    confidence = "confidence"


QueueArgument = Annotated[
    Path, typer.Argument(metavar="QUEUE", help=N_("The folder of the review (argun review start makes one)."))
]
ReviewerOption = Annotated[
    str | None,
    typer.Option("--reviewer", metavar="NAME", help=N_("Who decides (or ARGUN_REVIEWER).")),
]
RegionOption = Annotated[
    str | None,
    typer.Option(
        "--region",
        metavar="REGION",
        help=N_("Only what is told in the section of this region."),
        autocompletion=complete_regions,
    ),
]
ColumnOption = Annotated[
    str | None,
    typer.Option("--column", metavar="COLUMN", help=N_("Only what is told in this column: before, after.")),
]
OnlyOption = Annotated[
    Only, one_of("--only", Only, N_("Which candidates; open: those undecided and those that came back."))
]
SortOption = Annotated[Sort, one_of("--sort", Sort, N_("In which order; confidence: the surest first."))]


@command(
    "review",
    N_("Decide on candidates one by one: each beside its passage, with one key. Nobody else does."),
    examples=(
        "argun review examples/review/queue --list",
        "argun review examples/review/queue --list --only all --format json",
    ),
    options=("dataset", "format"),
    records={"--list": contracts.REVIEWED},
)
def review(
    session: Session,
    queue: QueueArgument,
    reviewer: ReviewerOption = None,
    region: RegionOption = None,
    column: ColumnOption = None,
    only: OnlyOption = Only.open,
    sort: SortOption = Sort.passage,
    list_: Annotated[
        bool, typer.Option("--list", help=N_("List the candidates instead, with what was decided."))
    ] = False,
) -> None:
    from graph.cli.shell.entry import has_terminal
    from graph.workflows import reviewing

    opened = _opened(session, queue)
    if not list_ and not has_terminal():
        raise UsageError(
            "there is no terminal to decide at; use a file: argun review sheet {path} --output review.yaml, "
            "then argun review take {path} review.yaml",
            path=queue,
        )
    work = session.workspace()
    choice = _choice(work, region, column, only, sort)
    beneath = reviewing.beneath_of(work)
    if list_:
        records = reviewing.listed(choice.of(opened.states), opened, beneath, session.lang)
        session.write(records, contracts.REVIEWED, empty=Message("no candidate is left of these"))
        return
    from graph.cli.review.session import converse

    converse(session, opened, beneath, choice, _who(reviewer))


@command(
    "review start",
    N_("Make a review of a document, or read its new text: what has changed comes back to be decided."),
    examples=(
        "argun review start examples/review/news.md my-review --date 2026-10-07 "
        "--candidates examples/review/candidates.ndjson",
    ),
    options=("dataset",),
)
def start(
    session: Session,
    file: DocumentArgument,
    queue: Annotated[
        Path,
        typer.Argument(metavar="QUEUE", help=N_("The folder of the review: a new one, or one to update.")),
    ],
    candidates: Annotated[
        Path | None,
        typer.Option(
            "--candidates",
            metavar="FILE",
            help=N_(
                "Candidates of the document made before (argun candidates --format ndjson); - for input."
            ),
        ),
    ] = None,
    kind: KindOption = None,
    source: Annotated[
        str | None,
        typer.Option(
            "--source", metavar="ID", help=N_("Source of the data that it is, or the id of a new one.")
        ),
    ] = None,
    title: Annotated[
        str | None, typer.Option("--title", metavar="TEXT", help=N_("Its title, where it does not tell it."))
    ] = None,
    date: Annotated[
        str | None, typer.Option("--date", metavar="DATE", help=N_("When it was published."))
    ] = None,
    publisher: Annotated[
        str | None, typer.Option("--publisher", metavar="TEXT", help=N_("Who published it."))
    ] = None,
    url: Annotated[str | None, typer.Option("--url", metavar="URL", help=N_("Address of the page."))] = None,
    period: Annotated[
        list[str] | None,
        typer.Option(
            "--period",
            metavar="COLUMN=PERIOD",
            help=N_("Period that a column reports on: after=2026-06/2027-05; repeatable."),
        ),
    ] = None,
) -> None:
    from graph.workflows import reviewing
    from loaders.review.origins import Asked

    work = session.workspace()
    chosen = kind.value if kind else None
    if candidates is None:
        records = reviewing.records_of(file, chosen, work, session.lang)
    else:
        records = reviewing.given_records(*_read(candidates), file, chosen, work)
    periods = dict(_pair(each) for each in period or ())
    asked = Asked(chosen, source, title, date, publisher, url, periods)
    opened, update = reviewing.start(file, queue, records, asked, work)
    session.note(reviewing.started(update, opened))
    session.note(Message("Next: argun review {path}", path=queue))


@command(
    "review sheet",
    N_("Write candidates as a file to edit (YAML), where there is no terminal to decide at."),
    examples=("argun review sheet examples/review/queue --only all --output review.yaml",),
    options=("dataset",),
)
def sheet(
    session: Session,
    queue: QueueArgument,
    output: Annotated[
        str, typer.Option("--output", metavar="FILE", help=N_("Where to write it; - for standard output."))
    ] = STANDARD_OUTPUT,
    region: RegionOption = None,
    column: ColumnOption = None,
    only: OnlyOption = Only.open,
    sort: SortOption = Sort.passage,
) -> None:
    from graph.files.writing import write_file
    from graph.workflows import reviewing

    opened = _opened(session, queue)
    work = session.workspace()
    states = _choice(work, region, column, only, sort).of(opened.states)
    content = reviewing.sheet(states, reviewing.beneath_of(work), session.lang)
    if output == STANDARD_OUTPUT:
        write_bytes(content)
        return
    write_file(output, content, private=True)
    session.note(
        counted("{count} candidate to decide on: {path}", "{count} candidates to decide on: {path}",
                len(states), path=output)
    )  # fmt: skip
    session.note(Message("Next: argun review take {path} {file} --reviewer NAME", path=queue, file=output))


@command(
    "review take",
    N_("Take the decisions of an edited file; what is wrong in it is named, and the rest is taken."),
    examples=("argun review take examples/review/queue examples/review/review.yaml --reviewer Anna",),
    options=("dataset",),
)
def take(
    session: Session,
    queue: QueueArgument,
    file: Annotated[Path, typer.Argument(metavar="FILE", help=N_("The file that argun review sheet wrote."))],
    reviewer: ReviewerOption = None,
) -> None:
    from graph.workflows import reviewing

    who = _who(reviewer)
    opened = _opened(session, queue)
    taken = reviewing.take(file, opened, reviewing.beneath_of(session.workspace()), who)
    session.note(
        Message("Decisions taken: {new}; known before: {known}; still open in the file: {open}.",
                new=len(taken.decisions), known=taken.known, open=taken.open)
    )  # fmt: skip
    for other, count in sorted(taken.replaced.items()):
        session.note(
            counted(
                "{count} decision of {who} is replaced; the journal keeps it",
                "{count} decisions of {who} are replaced; the journal keeps them",
                count,
                who=other,
            )
        )
    if taken.problems:
        text = counted(
            "{count} fault: correct the file and take it again (what was taken is not taken twice)",
            "{count} faults: correct the file and take it again (what was taken is not taken twice)",
            len(taken.problems),
        )
        raise ListedError(text, taken.problems)


@command(
    "review write",
    N_("Write what was accepted as a layer of data; nothing else enters it."),
    examples=("argun review write examples/review/queue --output reviewed",),
    options=("dataset",),
)
def write(
    session: Session,
    queue: QueueArgument,
    output: Annotated[str, typer.Option("--output", metavar="DIR", help=N_("The layer that is made."))],
) -> None:
    from graph.workflows import reviewing
    from graph.workflows.notices import next_check
    from loaders.review.layer import lacking, waiting

    folder = output_folder(output)
    opened = _opened(session, queue)
    layer = reviewing.write(opened, reviewing.beneath_of(session.workspace()), folder)
    for id_, reason in layer.refused:
        session.note(Message("{id} is left out: {reason}", id=id_, reason=reason))
    for said in (*layer.notes, *lacking(layer.result), *waiting(opened.states)):
        session.note(said)
    session.note(reviewing.summary(layer))
    session.note(Message("Written: {path}", path=folder))
    session.note(next_check((*session.layers, folder)))


@command(
    "review status",
    N_("Tell how far a review is: decisions by kind and reviewer, what is open, the time it took."),
    examples=("argun review status examples/review/queue",),
    options=("format",),
    records={"": contracts.STATUS},
)
def status(session: Session, queue: QueueArgument) -> None:
    from graph.workflows import reviewing

    session.write(reviewing.status(_opened(session, queue)), contracts.STATUS)


def _opened(session: Session, folder: Path) -> Queue:
    """Return a review; say where a crash has cut off its journal."""
    from loaders.review.queue import read_queue

    queue = read_queue(folder)
    for line in queue.torn:
        text = N_("{path} line {line} was cut off by a crash and is left out: that candidate is open again")
        session.note(Message(text, path=folder / "decisions.ndjson", line=line))
    return queue


def _who(reviewer: str | None) -> str:
    from graph.workflows.reviewing import reviewer_of

    return reviewer_of(reviewer, read_settings(os.environ).reviewer)


def _choice(work: Workspace, region: str | None, column: str | None, only: Only, sort: Sort) -> Choice:
    from graph.workflows.reviewing import Choice

    place = work.find(region, ("Region",)).id if region else None
    return Choice(place, column, only.value, sort is Sort.confidence)


def _pair(text: str) -> tuple[str, str]:
    column, equals, period = text.partition("=")
    if not equals or not column:
        raise UsageError('--period "{text}": expected COLUMN=PERIOD, as in after=2026-06/2027-05', text=text)
    return column, period


def _read(path: Path) -> tuple[str, str]:
    """Return the text of a file or of standard input, and what errors call it."""
    from schema.files import decoded, read_text

    if str(path) == STANDARD_OUTPUT:
        return decoded(sys.stdin.buffer.read(), "replace"), "-"
    return read_text(path), path.name

"""Commands about time: promises (what became of announcements) and changes (what happened since)."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from graph.cli.choices import FromOption, Places, PlacesOption, RegionOption, ToOption
from graph.cli.command import Session, command
from graph.cli.completion import complete_places
from graph.cli.options import one_of
from graph.cli.output import Format, note
from graph.workflows.contracts import time as contracts
from graph.workflows.notices import beyond_data
from schema.errors import UsageError
from schema.messages import N_, Message

if TYPE_CHECKING:
    from graph.workflows.records.promises import PromiseBook


class By(StrEnum):
    """What rates of promises are grouped by."""

    region = "region"
    province = "province"
    company = "company"
    kind = "kind"
    sector = "sector"
    source = "source"


#: So many events of a place are listed where all places are.
_MOST_EVENTS = 5
_NONE = Message("No promise passes these filters.")


@command(
    "promises",
    N_("Show what became of announcements: the ledger, the rates by group, what is overdue or unfinished."),
    examples=(
        "argun promises --region RU-AMU",
        "argun promises --by kind",
        "argun promises --unfinished --as-of 2026-11-30",
        "argun promises --overdue --format json",
        "argun promises --survival",
    ),
    options=("dataset", "format", "as_of"),
    records={"": contracts.PROMISES, "--by": contracts.RATES, "--survival": contracts.SURVIVAL},
)
def promises(
    session: Session,
    region: RegionOption = None,
    by: Annotated[By | None, one_of("--by", By, N_("Rates by group instead of the ledger."))] = None,
    overdue: Annotated[bool, typer.Option("--overdue", help=N_("Only those whose date has passed."))] = False,
    unfinished: Annotated[
        bool, typer.Option("--unfinished", help=N_("Unfinished business, longest silent first."))
    ] = False,
    survival: Annotated[
        bool, typer.Option("--survival", help=N_("Curves of what is still unfulfilled."))
    ] = False,
) -> None:
    from graph.workflows.records.promises import PromiseBook

    if (by or survival) and (overdue or unfinished):
        raise UsageError("--overdue and --unfinished list promises; leave out --by and --survival")
    book = PromiseBook(session.workspace())
    if survival:
        curves = book.survival(by.value if by else None, region, session.lang)
        session.write(curves, contracts.SURVIVAL, empty=_NONE)
    elif by:
        _write_rates(session, book, by, region)
    else:
        entries = book.entries(region, session.lang, overdue=overdue, unfinished=unfinished)
        session.write(entries, contracts.PROMISES, empty=_NONE)
    session.note(
        Message(
            "As of {day}. Time is known by reporting periods; what is inferred is marked so.",
            day=book.ledger.day.isoformat(),
        )
    )


def _write_rates(session: Session, book: PromiseBook, by: By, region: str | None) -> None:
    """Write the rates of groups: figures for programs, counts and shares with intervals for people."""
    from graph.workflows.sentences.promises import rate_row, rates_note

    records = book.rates(by.value, region, session.lang)
    if session.shown is not Format.table:
        session.write(records, contracts.RATES, empty=_NONE)
    else:
        session.write((rate_row(record, session.lang) for record in records), contracts.RATES, empty=_NONE)
    session.note(rates_note(records[0]["inferred"] if records else 0, book.ledger.rules.level))


@command(
    "changes",
    N_(
        "Tell what happened between two days: what is new, moved, stalled, gone silent, ended, with points; "
        "or which facts differ between two versions of a dataset."
    ),
    examples=(
        "argun changes --from edition:rating-2025 --to edition:rating-2026",
        "argun changes --from 2025-05-31 --to 2026-05-31 --region RU-AMU",
        "argun changes --from 2025-05-31 --to 2026-05-31 --of provinces --format csv",
        "argun changes --datasets shipped examples/my-layer",
    ),
    options=("dataset", "method", "format"),
    records={
        "": contracts.CHANGES,
        "--datasets": contracts.FACT_CHANGES,
        "--datasets --summary": contracts.FACT_COUNTS,
    },
)
def changes(
    session: Session,
    start: FromOption = None,
    end: ToOption = None,
    region: Annotated[
        str | None,
        typer.Option(
            "--region",
            metavar="PLACE",
            help=N_("One region (or province), all its events."),
            autocompletion=complete_places,
        ),
    ] = None,
    of: PlacesOption = Places.regions,
    datasets: Annotated[
        tuple[str, str] | None,
        typer.Option(
            "--datasets",
            metavar="OLD NEW",
            help=N_('Facts that differ between two versions: directories, or "shipped" for the shipped one.'),
        ),
    ] = None,
    summary: Annotated[
        bool, typer.Option("--summary", help=N_("With --datasets: how many facts differ, by kind."))
    ] = False,
) -> None:
    if datasets:
        if start or end or region or session.dataset or session.method:
            text = N_("--datasets compares facts; leave out --from, --to, --region, --dataset and --method")
            raise UsageError(text)
        _write_facts(session, *datasets, summary=summary)
        return
    if summary:
        raise UsageError("--summary counts the facts that differ; name two versions with --datasets OLD NEW")
    if start is None or end is None:
        raise UsageError("name two days with --from and --to, or two versions with --datasets OLD NEW")
    _write_changes(session, start, end, region, of)


def _write_facts(session: Session, old: str, new: str, *, summary: bool) -> None:
    """Write which facts differ between two versions of a dataset."""
    from graph.workflows.records.dataset_changes import DatasetChanges

    found = DatasetChanges(old, new)
    if summary:
        session.write(found.summary(), contracts.FACT_COUNTS)
    else:
        session.write(found.records(session.lang), contracts.FACT_CHANGES)
    if not found.changes:
        session.note(Message("Both versions tell the same facts."))
    before, after = map(str, found.releases)
    session.note(Message("Compared: {before} → {after}", before=before, after=after))


def _write_changes(session: Session, start: str, end: str, region: str | None, of: Places) -> None:
    """Write what happened between two days."""
    from graph.workflows.records.changes import Comparison
    from graph.workflows.sentences.changes import change_footnote, change_lines

    comparison = Comparison(session.workspace().directories, start, end, session.method, session.resolved)
    found = comparison.changes(of.value, region)
    notice = beyond_data(comparison.everything, comparison.points[1].day) if end[:1].isdigit() else None
    if notice:
        session.note(notice)
    if session.shown is Format.table:
        for change in found:
            for line in change_lines(comparison, change, session.lang, None if region else _MOST_EVENTS):
                session.print(line)
    else:
        session.write(comparison.records(found, session.lang), contracts.CHANGES)
    if session.shown not in (Format.json, Format.ndjson):
        note(change_footnote(comparison, session.lang))

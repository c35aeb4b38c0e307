"""Commands about editions and states of the data: diff."""

from __future__ import annotations

from typing import Annotated

import typer

from graph.cli.choices import RegionOption
from graph.cli.command import Session, command
from graph.workflows.contracts import time as contracts
from schema.messages import N_, Message


@command(
    "diff",
    N_(
        "Tell what became of each deal between two editions, days or datasets: "
        "new, moved, silent, gone, corrected."
    ),
    examples=(
        "argun diff edition:rating-2025 edition:rating-2026 --change moved",
        "argun diff edition:rating-2025 edition:rating-2026 --region RU-AMU",
        "argun diff shipped examples/my-layer",
    ),
    options=("dataset", "format"),
    records={"": contracts.DEAL_CHANGES},
)
def diff(
    session: Session,
    first: Annotated[
        str, typer.Argument(metavar="FIRST", help=N_("An edition, a day, a directory, or shipped."))
    ],
    second: Annotated[str, typer.Argument(metavar="SECOND", help=N_("What to compare it with."))],
    change: Annotated[
        str | None,
        typer.Option(
            "--change",
            metavar="WHAT",
            help=N_("Only these: new, moved, confirmed, silent, gone or corrected."),
        ),
    ] = None,
    region: RegionOption = None,
) -> None:
    from graph.workflows.records.deal_changes import compare_states

    found = compare_states(first, second, session.workspace)
    records = found.records(session.lang, change, region)
    session.write(records, contracts.DEAL_CHANGES, empty=Message("Nothing became of any deal."))
    before, after = found.names
    session.note(Message("Compared: {before} → {after}", before=before, after=after))
    if records:
        session.note(Message("Deals: {counts}.", counts=found.counts(records, session.lang)))
    session.note(
        Message(
            "First report (new): the data have nothing of the deal before, old as it may be. Silent: not "
            "running yet, and the source that told of it came back without a word. Corrected: "
            "what was known differs though no new report says so, or a stage was taken back."
        )
    )

"""What is said beside the data when it is not as one would expect."""

from __future__ import annotations

import datetime
import shlex
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from schema.messages import Message, counted

if TYPE_CHECKING:
    from graph.statements.records import Statements


def beyond_data(statements: Statements, day: datetime.date) -> Message | None:
    """Say that a day lies after the last report; None when it does not."""
    from graph.statements.status import last_report

    last = last_report(statements)
    if last is None or day <= last:
        return None
    return Message(
        "{day} is after all data: the last report ends on {last}. Nothing is known of the time since, "
        "so everything is taken as it was then.",
        day=day.isoformat(),
        last=last.isoformat(),
    )


def unread_tables(directories: Sequence[Path]) -> Iterator[Message]:
    """Say which tables lie in layers of data, where nobody reads them."""
    from loaders.tables.reading import tables_below  # only where there is a layer

    for folder in directories:
        for path in tables_below(folder):
            yield Message(
                "{path} is not read: a layer is made of it by argun import table {quoted} --mapping FILE "
                "--output DIR (docs/import.md)",
                path=path,
                quoted=shlex.quote(str(path)),
            )


def next_check(directories: Sequence[Path]) -> Message:
    """Say how a layer that was made is checked, together with those that it was made over."""
    return Message("Next: argun check {named}", named=_options(tuple(dict.fromkeys(directories))))


def _options(directories: Sequence[Path]) -> str:
    return " ".join(f"--dataset {shlex.quote(str(path))}" for path in directories)


def layer_errors(errors: int, directories: Sequence[Path]) -> Message:
    """Say that layers of data are used although their audit fails, and how to see why."""
    return counted(
        "Warning: {count} error in your data, used as it stands; run argun check {named}",
        "Warning: {count} errors in your data, used as they stand; run argun check {named}",
        errors,
        named=_options(directories),
    )

"""What a command says beside its data, on standard error."""

from __future__ import annotations

import datetime
import shlex
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from graph.cli.output import note
from graph.cli.words import count_of, say

if TYPE_CHECKING:
    from graph.statements.records import Statements


def note_beyond_data(statements: Statements, day: datetime.date, lang: str | None = None) -> None:
    """Say that a day lies after the last report; nothing when it does not."""
    from graph.statements.status import last_report

    told = last_report(statements)
    if told is None or day <= told:
        return
    note(
        say(
            f"{day} is after all data: the last report ends on {told}. Nothing is known of the time since, "
            "so everything is taken as it was then.",
            f"{day} — позже всех данных: последний отчёт кончается {told}. О времени после него ничего не "
            "известно, поэтому всё берётся таким, каким было тогда.",
            lang,
        )
    )


def note_errors(errors: int, directories: Sequence[Path]) -> None:
    """Say that layers of data are used although their audit fails, and how to see why."""
    named = " ".join(f"--dataset {shlex.quote(str(path))}" for path in directories)
    note(
        say(
            f"Warning: {count_of(errors, 'error', 'en')} in your data, used as it stands; "
            f"run argun check {named}",
            f"Внимание: в ваших данных {count_of(errors, 'error', 'ru')}, взяты как есть; "
            f"запустите argun check {named}",
        )
    )

"""An explanation, and suppositions about it, written for people or as rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from graph.cli.output import Format, default_format, note, write_records
from graph.cli.words import say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.analysis.deal_steps import Direction
    from graph.analysis.scoring import Of, Score
    from graph.workflows.workspace import Workspace

#: So many moved ties are shown to people; programs get all.
_SHOWN_MOVES = 15
_NEXT_COLUMNS = ("id", "direction", "mark_before", "mark_after", "score_before", "score_after", "exact",
                 "changes", "best_score", "every_score")  # fmt: skip


def write_explanation(
    work: Workspace, found: Score, top: int | None, format_: Format | None, lang: str
) -> None:
    from graph.workflows.explanation import Explanation

    told = Explanation(work, found)
    chosen = format_ or default_format()
    if chosen in (Format.json, Format.ndjson):
        write_records([told.record(lang)], chosen)
    elif chosen is not Format.table:
        write_records(told.rows(top, lang), chosen)
    else:
        from graph.workflows.explanation_lines import explanation_lines

        for line in explanation_lines(told, top, lang):
            typer.echo(line)


def write_what_if(work: Workspace, place: str, texts: list[str], format_: Format | None, lang: str) -> None:
    from graph.workflows.suppositions import what_if
    from graph.workflows.suppositions_lines import before_after, what_if_lines

    record = what_if(work, place, texts, lang)
    chosen = format_ or default_format()
    if chosen in (Format.json, Format.ndjson):
        write_records([record], chosen)
        return
    lines = list(what_if_lines(record, lang))
    if chosen is not Format.table:
        write_records(record["moved"], chosen, ("tie_id", "component", "points"))
        note("\n".join([before_after(record, work.statements, lang), *lines]))
        return
    for line in (before_after(record, work.statements, lang), *lines):
        typer.echo(line)
    _say_components(record["components"], lang)
    write_records(record["moved"][:_SHOWN_MOVES], Format.table, ("points", "component", "tie_id"))
    left = len(record["moved"]) - _SHOWN_MOVES
    if left > 0:
        note(
            say(
                f"{left} smaller moves are in --format tsv.",
                f"Меньших сдвигов ещё {left}: --format tsv.",
                lang,
            )
        )


def _say_components(components: Mapping[str, float], lang: str) -> None:
    from graph.analysis.phrases import word

    for name, points in components.items():
        if points:
            typer.echo(f"  {word('components', name, lang)}: {points:+.3f}")


def write_next_mark(
    work: Workspace, place: str, direction: Direction, format_: Format | None, lang: str
) -> None:
    from graph.workflows.suppositions import to_next_mark
    from graph.workflows.suppositions_lines import before_after, next_mark_lines

    record = to_next_mark(work, place, direction, lang)
    lines = list(next_mark_lines(record, lang))
    if (format_ or default_format()) is Format.table:
        for line in (before_after(record, work.statements, lang), *lines):
            typer.echo(line)
    else:
        write_records([record], format_, _NEXT_COLUMNS)
        note("\n".join(lines))


def write_without(
    work: Workspace,
    place: str | None,
    what: tuple[str | None, str | None],
    of: Of,
    format_: Format | None,
) -> None:
    from graph.workflows.explanation import of_place
    from graph.workflows.suppositions import without

    wanted = work.find(place, ("Region", "Province")).id if place else None
    rows = without(work, *what, of_place(work, wanted) if wanted else of)
    write_records([row for row in rows if wanted in (None, row["id"])], format_)

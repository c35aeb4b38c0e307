"""An explanation, and suppositions about it, written for people or as rows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import typer

from graph.cli.output import Format, default_format, note, write_records
from graph.cli.words import say

if TYPE_CHECKING:
    from graph.analysis.explain import CarriedBy
    from graph.analysis.scoring import Of, Score
    from graph.workflows.workspace import Workspace

#: So many moved ties are shown to people; programs get all.
_SHOWN_MOVES = 15
_EXPLAIN_COLUMNS = ("points", "tie_id", "deal_id", "components", "evidence")


def write_explanation(
    work: Workspace, found: Score, top: int | None, format_: Format | None, lang: str
) -> None:
    from graph.analysis.explain import carried_by
    from graph.workflows.explanation import full_record

    chosen = format_ or default_format()
    if chosen in (Format.json, Format.ndjson):
        write_records([full_record(work, found)], chosen)
    elif chosen is Format.table:
        _say_explanation(work, found, top, lang)
    else:
        rows = [_carried_row(item) for item in carried_by(found, work.statements)[:top]]
        write_records(rows, chosen, _EXPLAIN_COLUMNS)


def _carried_row(item: CarriedBy) -> dict[str, Any]:
    from graph.analysis.explain import place_of

    return {
        "points": item.points,
        "tie_id": item.tie.id,
        "deal_id": item.deal_id,
        "components": [f"{name}={points:.6f}" for name, points in item.by_component.items()],
        "evidence": [place_of(evidence) for evidence in item.tie.evidence],
    }


def _say_explanation(work: Workspace, found: Score, top: int | None, lang: str) -> None:
    """Write the mark, then component by component every deal with a sentence for each of its ties."""
    name = work.statements.entities[found.id].name(lang)
    typer.echo(
        say(
            f"{name} ({found.id}): mark {found.mark}, score {found.score:.3f}, "
            f"between {found.low:.2f} and {found.high:.2f}; "
            f"rank {found.rank} ({found.rank_low}–{found.rank_high})",
            f"{name} ({found.id}): оценка {found.mark}, балл {found.score:.3f}, "
            f"от {found.low:.2f} до {found.high:.2f}; "
            f"место {found.rank} ({found.rank_low}–{found.rank_high})",
            lang,
        )
    )
    typer.echo(
        say(
            f"{found.base:+.3f}: the base, which every place has",
            f"{found.base:+.3f}: основа, одинаковая для всех",
            lang,
        )
    )
    for line in _told(work, found, top, lang):
        typer.echo(line)


def _told(work: Workspace, found: Score, top: int | None, lang: str) -> list[str]:
    """Return the lines of the story; ``top`` keeps the ties with most points."""
    from graph.analysis.narrative import tie_sentence
    from graph.analysis.phrases import word
    from graph.workflows.explanation import stories

    told = stories(work, found)
    ties = [t for story in told for deal in story.deals for t in deal.ties]
    shown = {t.tie.id for t in sorted(ties, key=lambda t: (-t.points, t.tie.id))[:top]}
    lines = []
    for story in told:
        lines.append(f"\n{word('components', story.component, lang)}: {story.points:+.3f}")
        for deal in story.deals:
            parts = ", ".join(f"{word('components', n, lang)} {p:+.3f}" for n, p in deal.by_component.items())
            own = [t for t in deal.ties if t.tie.id in shown]
            lines += [f"  {deal.points:+.3f} {deal.deal_id} ({parts})"] if own else []
            lines += [f"    - {tie_sentence(t, work.statements, lang)}" for t in own]
        if story.elsewhere:
            lines.append(
                say(
                    f"  {story.elsewhere:+.3f} by deals told under another component",
                    f"  {story.elsewhere:+.3f} дают сделки, рассказанные в другом разделе",
                    lang,
                )
            )
    return lines


def write_what_if(work: Workspace, place: str, texts: list[str], format_: Format | None, lang: str) -> None:
    from graph.workflows.explanation import what_if

    record = what_if(work, place, texts)
    chosen = format_ or default_format()
    if chosen is not Format.table:
        rows = [record] if chosen in (Format.json, Format.ndjson) else record["moved"]
        write_records(rows, chosen, ("tie_id", "component", "points"))
        return
    _say_before_after(work, record, lang)
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


def _say_before_after(work: Workspace, record: Mapping[str, Any], lang: str) -> None:
    name = work.statements.entities[record["id"]].name(lang)
    before = f"{record['mark_before']} ({record['score_before']:.3f})"
    after = f"{record['mark_after']} ({record['score_after']:.3f})"
    typer.echo(
        say(
            f"{name} ({record['id']}): mark before {before}, after {after}",
            f"{name} ({record['id']}): оценка до {before}, после {after}",
            lang,
        )
    )
    for change in record["changes"]:
        typer.echo(f"  {change}")


def _say_components(components: Mapping[str, float], lang: str) -> None:
    from graph.analysis.phrases import word

    for name, points in components.items():
        if points:
            typer.echo(f"  {word('components', name, lang)}: {points:+.3f}")


def write_next_mark(work: Workspace, place: str, direction: str, format_: Format | None, lang: str) -> None:
    from graph.workflows.explanation import to_next_mark

    record = to_next_mark(work, place, direction)
    chosen = format_ or default_format()
    if chosen is Format.table:
        _say_before_after(work, record, lang)
    else:
        write_records([record], chosen)
    note(_searched(record, lang))


def _searched(record: Mapping[str, Any], lang: str) -> str:
    """Say what was searched, and so how sure it is that nothing smaller would do."""
    counts = record["searched"]
    found, exact = len(record["changes"]), record["exact"]
    searched = say(
        f"Evaluated: all {counts['one_change']} single changes, {counts['two_changes']} of "
        f"{counts['two_changes_possible']} pairs, {counts['more_changes']} larger sets "
        "(the best next step each time).",
        f"Проверено: все одиночные изменения ({counts['one_change']}), пар {counts['two_changes']} из "
        f"{counts['two_changes_possible']}, больших наборов {counts['more_changes']} (лучший следующий шаг).",
        lang,
    )
    if not found:
        none = say(
            f"No set of up to {counts['most_changes']} changes was found.",
            f"Набор до {counts['most_changes']} изменений не найден.",
            lang,
        )
    elif exact:
        none = say("No smaller set does it.", "Меньшего набора нет.", lang)
    else:
        none = say(
            "None of these changes can be left out, but another smaller set may exist.",
            "Ни одно из этих изменений не лишнее, но может найтись другой, меньший набор.",
            lang,
        )
    return f"{none} {searched}"


def write_without(
    work: Workspace,
    place: str | None,
    what: tuple[str | None, str | None],
    of: Of,
    format_: Format | None,
) -> None:
    from graph.workflows.explanation import of_place, without

    wanted = work.find(place, ("Region", "Province")).id if place else None
    rows = without(work, *what, of_place(work, wanted) if wanted else of)
    write_records([row for row in rows if wanted in (None, row["id"])], format_)

"""Commands that take a mark apart: explain with its suppositions, rank-odds, sensitivity."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from graph.cli.cmd_analysis import Mode, Places, prepared
from graph.cli.cmd_compare import EditionOption, calibrated_score, check_edition
from graph.cli.options import (
    DEFAULT_LANGUAGE,
    AsOfOption,
    DatasetOption,
    FormatOption,
    LangOption,
    MethodOption,
    StoreOption,
)
from graph.cli.output import Format, default_format, note, write_records
from graph.cli.words import say
from schema.errors import UsageError

if TYPE_CHECKING:
    from graph.analysis.explain import CarriedBy
    from graph.analysis.scoring import Score
    from graph.workflows.workspace import Workspace


class Direction(StrEnum):
    """Which way a mark is to move."""

    up = "up"
    down = "down"


_PlaceArgument = Annotated[
    str,
    typer.Argument(
        metavar="ID",
        help=say("Region or province: id, ISO code or name.", "Регион или провинция: код или название."),
    ),
]
_OptionalPlace = Annotated[
    str | None,
    typer.Argument(
        metavar="ID",
        help=say("Region or province: id, ISO code or name.", "Регион или провинция: код или название."),
    ),
]
_ModeOption = Annotated[Mode, typer.Option("--mode", help=say("How marks are made.", "Как ставятся оценки."))]
_OfOption = Annotated[Places, typer.Option("--of", help=say("Whose marks.", "Чьи оценки."))]


def explain(
    place: _OptionalPlace = None,
    top: Annotated[
        int | None, typer.Option("--top", min=1, help=say("Only so many ties.", "Только столько связей."))
    ] = None,
    what_if: Annotated[
        list[str] | None,
        typer.Option(
            "--what-if",
            metavar="CHANGE",
            help=say(
                "The mark after a change, repeatable: stage=operating@TIE, health=stalled@TIE, drop@TIE, "
                "add@TYPE/from/to:stage=operating,region=RU-AMU,province=CN-HL.",
                "Оценка после изменения, можно повторять: stage=operating@СВЯЗЬ, health=stalled@СВЯЗЬ, "
                "drop@СВЯЗЬ, add@ТИП/от/к:stage=operating,region=RU-AMU,province=CN-HL.",
            ),
        ),
    ] = None,
    to_next_mark: Annotated[
        Direction | None,
        typer.Option(
            "--to-next-mark",
            help=say(
                "The fewest changes that lift (up) or lower (down) the mark.",
                "Наименьшее число изменений, которое поднимет (up) или снизит (down) оценку.",
            ),
        ),
    ] = None,
    without_source: Annotated[
        str | None,
        typer.Option(
            "--without-source",
            metavar="SOURCE",
            help=say(
                "Marks without what this source says, of all places or one.",
                "Оценки без сведений этого источника: всех или одного места.",
            ),
        ),
    ] = None,
    without_layer: Annotated[
        str | None,
        typer.Option(
            "--without-layer",
            metavar="LAYER",
            help=say("Marks without this layer of data.", "Оценки без этого слоя данных."),
        ),
    ] = None,
    of: _OfOption = Places.regions,
    mode: _ModeOption = Mode.blind,
    edition: EditionOption = None,
    dataset: DatasetOption = None,
    store: StoreOption = None,
    format_: FormatOption = None,
    as_of: AsOfOption = None,
    method: MethodOption = None,
    lang: LangOption = DEFAULT_LANGUAGE,
) -> None:
    calibrated = mode is Mode.calibrated
    check_edition(edition, calibrated=calibrated)
    asked = [bool(what_if), to_next_mark is not None, without_source is not None, without_layer is not None]
    _check_asked(place, asked, calibrated=calibrated)
    work = prepared(dataset, store, as_of, method)
    if without_source is not None or without_layer is not None:
        _write_without(work, place, (without_source, without_layer), of, format_)
    elif place is None:
        raise UsageError("ID is missing: name a region or province (argun regions lists them)")
    elif what_if:
        _write_what_if(work, place, what_if, format_, lang)
    elif to_next_mark is not None:
        _write_next_mark(work, place, to_next_mark, format_, lang)
    else:
        found = calibrated_score(work, edition, place) if calibrated else work.score_of(place)
        _write_explanation(work, found, top, format_, lang)


def _check_asked(place: str | None, asked: Sequence[bool], *, calibrated: bool) -> None:
    if place is None and not any(asked[2:]):
        raise UsageError("ID is missing: name a region or province (argun regions lists them)")
    if sum(asked) > 1:
        raise UsageError("--what-if, --to-next-mark, --without-source and --without-layer go one at a time")
    if calibrated and any(asked):
        raise UsageError("suppositions are about blind marks; leave --mode calibrated out")


_EXPLAIN_COLUMNS = ("points", "tie_id", "deal_id", "components", "evidence")


def _write_explanation(
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
            f"between {found.low:.2f} and {found.high:.2f}; rank {found.rank} ({found.rank_low}–{found.rank_high})",
            f"{name} ({found.id}): оценка {found.mark}, балл {found.score:.3f}, "
            f"от {found.low:.2f} до {found.high:.2f}; место {found.rank} ({found.rank_low}–{found.rank_high})",
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
            parts = ", ".join(
                f"{word('components', n, lang)} {p:+.3f}" for n, p in deal.by_component.items()
            )
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


def _write_what_if(work: Workspace, place: str, texts: list[str], format_: Format | None, lang: str) -> None:
    from graph.workflows.explanation import what_if

    record = what_if(work, place, texts)
    chosen = format_ or default_format()
    if chosen is not Format.table:
        rows = [record] if chosen in (Format.json, Format.ndjson) else record["moved"]
        write_records(rows, chosen, ("tie_id", "component", "points"))
        return
    _say_before_after(work, record, lang)
    _say_components(record["components"], lang)
    write_records(record["moved"], Format.table, ("points", "component", "tie_id"))


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


def _write_next_mark(
    work: Workspace, place: str, direction: Direction, format_: Format | None, lang: str
) -> None:
    from graph.workflows.explanation import to_next_mark

    record = to_next_mark(work, place, direction.value)
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
        f"{counts['two_changes_possible']} pairs, {counts['more_changes']} larger sets (the best next one each time).",
        f"Проверено: все одиночные изменения ({counts['one_change']}), пар {counts['two_changes']} из "
        f"{counts['two_changes_possible']}, больших наборов {counts['more_changes']} (лучший следующий шаг).",
        lang,
    )
    if not found:
        none = say(
            "No set of changes was found.",
            "Набор изменений не найден.",
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


def _write_without(
    work: Workspace,
    place: str | None,
    what: tuple[str | None, str | None],
    of: Places,
    format_: Format | None,
) -> None:
    from graph.workflows.explanation import of_place, without

    wanted = work.find(place, ("Region", "Province")).id if place else None
    rows = without(work, *what, of_place(work, wanted) if wanted else of.value)
    write_records([row for row in rows if wanted in (None, row["id"])], format_)


def rank_odds(
    place: _PlaceArgument,
    other: Annotated[
        str,
        typer.Argument(metavar="OTHER", help=say("The place to compare with.", "С кем сравнить.")),
    ],
    dataset: DatasetOption = None,
    store: StoreOption = None,
    format_: FormatOption = None,
    as_of: AsOfOption = None,
    method: MethodOption = None,
    lang: LangOption = DEFAULT_LANGUAGE,
) -> None:
    from graph.workflows.chances import rank_odds as odds_of

    record = odds_of(prepared(dataset, store, as_of, method), place, other)
    write_records([record], format_)
    note(
        say(
            f"Shares of {record['draws']} draws (evidence, codes and weights together).",
            f"Доли от {record['draws']} розыгрышей (свидетельства, коды и веса вместе).",
            lang,
        )
    )


def sensitivity(
    place: _OptionalPlace = None,
    of: _OfOption = Places.regions,
    dataset: DatasetOption = None,
    store: StoreOption = None,
    format_: FormatOption = None,
    as_of: AsOfOption = None,
    method: MethodOption = None,
    lang: LangOption = DEFAULT_LANGUAGE,
) -> None:
    from graph.workflows.chances import DRAWS, sensitivity_records

    work = prepared(dataset, store, as_of, method)
    rows = sensitivity_records(work, place, of.value)
    empty = say(
        "Nothing here varies: the place has no ties.", "Здесь ничто не меняется: у места нет связей.", lang
    )
    write_records(rows, format_, ("weight", "index"), empty=empty)
    note(
        say(
            f"Parts of the variance of the score over {DRAWS} draws that each weight causes by itself; "
            "sum is all weights, rest the evidence, the codes and the interplay.",
            f"Доли разброса балла в {DRAWS} розыгрышах, которые вызывает каждый вес сам по себе; "
            "sum — все веса, rest — свидетельства, коды и взаимодействие.",
            lang,
        )
    )

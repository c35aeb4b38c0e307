"""Commands on the network of results: network, dyads, competitors, niches, brokers."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from graph.cli.options import (
    DEFAULT_LANGUAGE,
    AsOfOption,
    DatasetOption,
    FormatOption,
    LangOption,
    MethodOption,
    workspace,
)
from graph.cli.output import note, write_records
from graph.cli.words import say


class Nodes(StrEnum):
    """Whose standing: companies are all named Chinese parties, universities and organisations too."""

    regions = "regions"
    provinces = "provinces"
    companies = "companies"


RegionArgument = Annotated[
    str | None,
    typer.Argument(
        metavar="[REGION]",
        help=say(
            "Region: id, ISO code or name; all when not given.", "Регион: код или название; без него — все."
        ),
    ),
]


def network(
    of: Annotated[
        Nodes,
        typer.Option(
            "--of",
            help=say(
                "Whose standing; companies: all Chinese parties.",
                "Чьё место; companies: все китайские стороны.",
            ),
        ),
    ] = Nodes.regions,
    measure: Annotated[
        str | None,
        typer.Option(
            "--measure",
            metavar="NAME",
            help=say(
                "Only this measure, with ranks and its meaning.", "Только эта мера, с рангами и смыслом."
            ),
        ),
    ] = None,
    dataset: DatasetOption = None,
    format_: FormatOption = None,
    as_of: AsOfOption = None,
    method: MethodOption = None,
    lang: LangOption = DEFAULT_LANGUAGE,
) -> None:
    from graph.workflows.network_records import measure_meanings, standing_records

    records = standing_records(workspace(dataset, as_of, method), of.value, measure, lang)
    meanings = measure_meanings(lang)
    columns = ("rank", "id", "name", "value") if measure else ("id", "name", *meanings)
    write_records(records, format_, columns)
    for name, meaning in meanings.items():
        if measure in (None, name):
            note(f"{name}: {meaning}")


def dyads(
    region: RegionArgument = None,
    matrix: Annotated[
        bool,
        typer.Option(
            "--matrix",
            help=say("One row a region, one column a province.", "Строка — регион, столбец — провинция."),
        ),
    ] = False,
    dataset: DatasetOption = None,
    format_: FormatOption = None,
    as_of: AsOfOption = None,
    method: MethodOption = None,
    lang: LangOption = DEFAULT_LANGUAGE,
) -> None:
    from graph.workflows.network_records import dyad_matrix, dyad_records

    records = dyad_records(workspace(dataset, as_of, method), region, lang)
    if matrix:
        write_records(dyad_matrix(records), format_)
    else:
        columns = ("region", "region_name", "province", "province_name", "results", "deals", "operating")
        write_records(records, format_, columns)
    note(
        say(
            "The dyads of a region sum to the raw value of its results; "
            "unknown: deals of which no province is told.",
            "Сумма по региону равна исходному значению его результатов; "
            "unknown — сделки без названной провинции.",
            lang,
        )
    )


def competitors(
    region: RegionArgument = None,
    dataset: DatasetOption = None,
    format_: FormatOption = None,
    as_of: AsOfOption = None,
    method: MethodOption = None,
    lang: LangOption = DEFAULT_LANGUAGE,
) -> None:
    from graph.workflows.network_records import competitor_records

    records = competitor_records(workspace(dataset, as_of, method), region, lang)
    columns = (
        "region_name",
        "competitor_name",
        "partner_name",
        "field_name",
        "results",
        "competitor_results",
        "tie_ids",
        "competitor_tie_ids",
    )
    write_records(records, format_, columns)


def niches(
    region: RegionArgument = None,
    most_others: Annotated[
        int,
        typer.Option(
            "--most-others",
            min=0,
            help=say(
                "At most so many other regions do it.", "Этим занято не больше стольких других регионов."
            ),
        ),
    ] = 5,
    least_deals: Annotated[
        int,
        typer.Option(
            "--least-deals",
            min=1,
            help=say(
                "At least so many deals: one alone is no line of work.",
                "Не меньше стольких сделок: одна — ещё не направление.",
            ),
        ),
    ] = 2,
    dataset: DatasetOption = None,
    format_: FormatOption = None,
    as_of: AsOfOption = None,
    method: MethodOption = None,
    lang: LangOption = DEFAULT_LANGUAGE,
) -> None:
    from graph.workflows.network_records import niche_records

    found = niche_records(workspace(dataset, as_of, method), region, most_others, lang)
    records = [record for record in found if record["deals"] >= least_deals]
    columns = ("region_name", "dimension", "field_name", "index", "deals", "results", "others", "tie_ids")
    write_records(records, format_, columns)
    note(
        say(
            "index: the field's share of the region's results over its share of the country's; "
            "with few deals it says little.",
            "index: доля направления в результатах региона к его доле по стране; "
            "при немногих сделках говорит мало.",
            lang,
        )
    )
    left = len(found) - len(records)
    if left:
        note(
            say(
                f"Left out for fewer than {least_deals} deals: {left} (argun niches --least-deals 1).",
                f"Не показаны те, где сделок меньше {least_deals}: {left} (argun niches --least-deals 1).",
                lang,
            )
        )


def brokers(
    bridges: Annotated[
        bool,
        typer.Option(
            "--bridges",
            help=say("The ties that alone hold parts together.", "Связи, которые одни держат части вместе."),
        ),
    ] = False,
    dataset: DatasetOption = None,
    format_: FormatOption = None,
    as_of: AsOfOption = None,
    method: MethodOption = None,
    lang: LangOption = DEFAULT_LANGUAGE,
) -> None:
    from graph.workflows.network_records import bridge_records, broker_records

    work = workspace(dataset, as_of, method)
    if bridges:
        shown = ("place_name", "partner_name", "strength", "cut_off", "tie_ids")
        write_records(bridge_records(work, lang), format_, shown)
        return
    columns = ("id", "name", "points", "deals", "regions", "articulation", "cut_off", "betweenness")
    write_records(broker_records(work, lang), format_, columns)
    note(
        say(
            "points: what the regions' scores lose in results if it goes (deals that stand on a crossing or "
            "route, deals with this one named partner); cut_off: who then loses most of the network.",
            "points: сколько баллов за результаты теряют регионы без него (сделки на переходе или маршруте, "
            "сделки с этим единственным названным партнёром); cut_off: кто тогда теряет большую часть сети.",
            lang,
        )
    )

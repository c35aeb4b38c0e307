"""Commands on the network of running deals: network, dyads, competitors, niches, brokers."""

from __future__ import annotations

import math
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
        help=N_("Region: id, ISO code or name; all when not given."),
    ),
]


def network(
    of: Annotated[
        Nodes,
        typer.Option(
            "--of",
            help=N_("Whose standing; companies: all Chinese parties."),
        ),
    ] = Nodes.regions,
    measure: Annotated[
        str | None,
        typer.Option(
            "--measure",
            metavar="NAME",
            help=N_("Only this measure, with ranks and its meaning."),
        ),
    ] = None,
    dataset: DatasetOption = None,
    format_: FormatOption = None,
    as_of: AsOfOption = None,
    method: MethodOption = None,
    lang: LangOption = DEFAULT_LANGUAGE,
) -> None:
    from graph.workflows.records.network import measure_meanings, standing_records

    records = standing_records(workspace(dataset, as_of, method), of.value, measure, lang)
    meanings = measure_meanings(lang)
    if of is Nodes.companies:
        meanings.pop("not_told")  # a party always stands at the regions of its deals
    columns = ("rank", "id", "name", "value") if measure else ("id", "name", *meanings)
    write_records(records, format_, columns)
    for name, meaning in meanings.items():
        if measure in (None, name):
            note(f"{name}: {meaning}")
    if measure is None and of is not Nodes.companies:
        told, lacking = (math.fsum(r[name] for r in records) for name in ("strength", "not_told"))
        note(
            say(
                f"{lacking:.1f} of {told:.1f} points name no other side: only strength sees them.",
                f"Из {told:.1f} балла для {lacking:.1f} другая сторона не указана: их видит только strength.",
                lang,
            )
        )


def dyads(
    region: RegionArgument = None,
    matrix: Annotated[
        bool,
        typer.Option(
            "--matrix",
            help=N_("One row a region, one column a province."),
        ),
    ] = False,
    dataset: DatasetOption = None,
    format_: FormatOption = None,
    as_of: AsOfOption = None,
    method: MethodOption = None,
    lang: LangOption = DEFAULT_LANGUAGE,
) -> None:
    from graph.workflows.records.network import COUNTS, dyad_matrix, dyad_records

    records = dyad_records(workspace(dataset, as_of, method), region, lang)
    if matrix:
        write_records(dyad_matrix(records), format_)
    else:
        names = ("region", "region_name", "province", "province_name")
        write_records(records, format_, (*names, "points", *COUNTS))
    note(
        translate(N_("points: running deals; those of a region sum to its strength. not named: no province is named. deals: with what is only agreed or discussed."), lang)
    )


def competitors(
    region: RegionArgument = None,
    dataset: DatasetOption = None,
    format_: FormatOption = None,
    as_of: AsOfOption = None,
    method: MethodOption = None,
    lang: LangOption = DEFAULT_LANGUAGE,
) -> None:
    from graph.workflows.records.network import competitor_records

    records = competitor_records(workspace(dataset, as_of, method), region, lang)
    columns = (
        "region_name",
        "competitor_name",
        "partner_name",
        "field_name",
        "points",
        "competitor_points",
        "deal_names",
        "competitor_deal_names",
    )
    write_records(records, format_, columns)


def niches(
    region: RegionArgument = None,
    most_others: Annotated[
        int,
        typer.Option(
            "--most-others",
            min=0,
            help=N_("At most so many other regions do it."),
        ),
    ] = 5,
    least_deals: Annotated[
        int,
        typer.Option(
            "--least-deals",
            min=1,
            help=N_("In a sector at least so many deals: one alone is no line of work."),
        ),
    ] = 2,
    dataset: DatasetOption = None,
    format_: FormatOption = None,
    as_of: AsOfOption = None,
    method: MethodOption = None,
    lang: LangOption = DEFAULT_LANGUAGE,
) -> None:
    from graph.workflows.records.network import niche_records

    found = niche_records(workspace(dataset, as_of, method), region, most_others, lang)
    records = [r for r in found if r["deals"] >= least_deals or r["dimension"] == "hs_section"]
    columns = (
        "region_name",
        "dimension",
        "field_name",
        "index",
        "deals",
        "points",
        "others",
        "country_points",
    )
    write_records(records, format_, columns)
    note(
        translate(N_("index: the field's share of the region's points in sectors (or exports) over its share of the country's; with few deals it says little."), lang)
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
    dataset: DatasetOption = None,
    format_: FormatOption = None,
    as_of: AsOfOption = None,
    method: MethodOption = None,
    lang: LangOption = DEFAULT_LANGUAGE,
) -> None:
    from graph.workflows.records.network import broker_records

    columns = ("name", "points", "deals", "losses", "cut_off_names", "betweenness", "deal_names")
    write_records(broker_records(workspace(dataset, as_of, method), lang), format_, columns)
    note(
        translate(N_("points: of the running deals that stand on a crossing or route or go over it, or have this one named Chinese party; losses: what the score of each region loses with them; cut_off: who then no longer hangs together with the larger rest of the network."), lang)
    )

"""Commands that show the data: load, regions, provinces, entities, ties, deals, observations."""

from __future__ import annotations

from typing import Annotated

import typer

from graph.cli.choices import RegionOption
from graph.cli.cmd_run import graph_size
from graph.cli.command import Session, command
from graph.cli.completion import complete_provinces
from graph.texts import own_name
from graph.workflows.contracts import data
from schema.messages import N_, Message
from schema.words import HEALTH_WORDS, STAGE_WORDS

_StageFilter = Annotated[
    str | None, typer.Option("--stage", metavar="|".join(STAGE_WORDS), help=N_("Only this stage."))
]
_HealthFilter = Annotated[
    str | None, typer.Option("--health", metavar="|".join(HEALTH_WORDS), help=N_("Only this health."))
]
_TypeFilter = Annotated[str | None, typer.Option("--type", metavar="TYPE", help=N_("Only this type."))]


@command(
    "load",
    N_("Load the graph into a store; a second time it only brings what has changed."),
    examples=("argun load", "argun load --store bolt://localhost:7687 --lang ru", "argun load --rebuild"),
    options=("dataset", "store"),
)
def load(
    session: Session,
    rebuild: Annotated[
        bool,
        typer.Option(
            "--rebuild", help=N_("Load although the store says that it holds all; for a damaged one.")
        ),
    ] = False,
) -> None:
    work = session.workspace()
    graph = work.named(session.lang)  # made before the store is taken: others may be waiting for it
    with session.open_store() as opened:
        before = opened.state().lang
        report = opened.load(graph, session.progress, work.origin, rebuild=rebuild)
        fields = {"address": opened.address, "outcome": report.outcome.message, "size": graph_size(graph)}
        session.note(Message("{address}: {outcome}; {size}", **fields))
        if before not in ("", session.lang):
            text = N_("Language of the property `name` there: {now} (before: {before}).")
            session.note(Message(text, now=own_name(session.lang), before=own_name(before)))
    session.note_used()


@command(
    "regions",
    N_("List the Russian regions with their codes."),
    examples=("argun regions", "argun regions --format csv"),
    options=("dataset", "format"),
    records={"": data.REGION_CONTRACT},
)
def regions(session: Session) -> None:
    from graph.workflows.records.entities import place_records

    session.write(place_records(session.workspace(), "Region", session.lang), data.REGION_CONTRACT)


@command(
    "provinces",
    N_("List the Chinese province-level units with their codes."),
    examples=("argun provinces --format json",),
    options=("dataset", "format"),
    records={"": data.PROVINCE_CONTRACT},
)
def provinces(session: Session) -> None:
    from graph.workflows.records.entities import place_records

    session.write(place_records(session.workspace(), "Province", session.lang), data.PROVINCE_CONTRACT)


@command(
    "entities",
    N_("List entities with names in three languages and aliases."),
    examples=("argun entities --type Company", "argun entities --type University --format ndjson"),
    options=("dataset", "format"),
    records={"": data.ENTITY},
)
def entities(session: Session, type_: _TypeFilter = None) -> None:
    from graph.workflows.records.entities import entity_records

    empty = Message("There is no entity of type {type}.", type=type_)
    session.write(entity_records(session.workspace(), type_), data.ENTITY, empty=empty)


@command(
    "ties",
    N_("List ties with stage, health, shares of regions and evidence."),
    examples=(
        "argun ties --region RU-AMU",
        "argun ties --region RU-AMU --excel",
        "argun ties --stage operating --health stalled --format json",
    ),
    options=("dataset", "format", "as_of"),
    records={"": data.TIE},
)
def ties(
    session: Session,
    region: RegionOption = None,
    type_: _TypeFilter = None,
    stage: _StageFilter = None,
    health: _HealthFilter = None,
) -> None:
    from graph.workflows.records.ties import select_ties, tie_record

    work = session.workspace()
    selected = select_ties(work, region, type_, stage, health)
    records = (tie_record(work, tie, session.lang) for tie in selected)
    session.write(records, data.TIE, empty=Message("No tie passes these filters."))


@command(
    "deals",
    N_("List deals, the unit of account of the marks, with kind, stage, health, size and points."),
    examples=("argun deals --region RU-AMU", "argun deals --province CN-HL --stage operating --format json"),
    options=("dataset", "format", "as_of", "method"),
    records={"": data.DEAL},
)
def deals(
    session: Session,
    region: RegionOption = None,
    province: Annotated[
        str | None,
        typer.Option(
            "--province",
            metavar="PROVINCE",
            help=N_("Only of this province."),
            autocompletion=complete_provinces,
        ),
    ] = None,
    sector: Annotated[
        str | None, typer.Option("--sector", metavar="SECTOR", help=N_("Only this sector."))
    ] = None,
    kind: Annotated[str | None, typer.Option("--kind", metavar="KIND", help=N_("Only this kind."))] = None,
    stage: _StageFilter = None,
    health: _HealthFilter = None,
) -> None:
    from graph.workflows.records.deals import deal_records

    filters = {"region": region, "province": province, "sector": sector, "kind": kind}
    filters |= {"stage": stage, "health": health}
    records = deal_records(session.workspace(), filters, session.lang)
    session.write(records, data.DEAL, empty=Message("No deal passes these filters."))


@command(
    "observations",
    N_("List numbers with unit, date and place in the source."),
    examples=("argun observations --region RU-AMU", "argun observations --format csv"),
    options=("dataset", "format", "as_of"),
    records={"": data.OBSERVATION},
)
def observations(session: Session, region: RegionOption = None) -> None:
    from graph.workflows.records.observations import observation_records

    records = observation_records(session.workspace(), region, session.lang)
    session.write(records, data.OBSERVATION, empty=Message("No number passes these filters."))

"""Commands on the network of running deals: clusters, network, dyads, competitors, niches, brokers."""

from __future__ import annotations

import math
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from graph.cli.choices import OptionalRegion
from graph.cli.command import Session, command
from graph.cli.options import at_least, one_of
from graph.cli.output import Format
from graph.workflows.contracts import network as contracts
from schema.messages import N_, Message, counted

if TYPE_CHECKING:
    from graph.workflows.workspace import Workspace

_OPTIONS = ("dataset", "format", "as_of", "method")


class Nodes(StrEnum):
    """Whose standing: companies are all named Chinese parties, universities and organisations too."""

    regions = "regions"
    provinces = "provinces"
    companies = "companies"


@command(
    "clusters",
    N_("Show communities of regions and provinces, how firm they are and what holds them."),
    examples=("argun clusters", "argun clusters --format json --lang ru"),
    options=("dataset", "store", "format", "as_of", "method"),
    records={"": contracts.CLUSTERS},
)
def clusters(session: Session) -> None:
    from graph.workflows.records.clusters import cluster_records

    work = session.prepared()
    records = cluster_records(work.clusters, work.statements, session.lang)
    session.write(records, contracts.CLUSTERS)
    session.note(_outside(records, work))


def _outside(records: list[dict[str, Any]], work: Workspace) -> Message:
    inside = {member for record in records for member in record["members"]}
    places = (e.id for e in work.statements.entities.values() if e.type in ("Region", "Province"))
    return counted(
        "{count} region or province is in no cluster: no running deal that names both sides joins it "
        "firmly enough.",
        "{count} regions and provinces are in no cluster: no running deal that names both sides joins them "
        "firmly enough.",
        sum(1 for place in places if place not in inside),
    )


@command(
    "network",
    N_("Show where regions, provinces or companies stand in the network of running deals, by what measure."),
    examples=("argun network", "argun network --of companies --measure betweenness --format json"),
    options=_OPTIONS,
    records={"": contracts.STANDINGS, "--measure": contracts.MEASURE},
)
def network(
    session: Session,
    of: Annotated[
        Nodes, one_of("--of", Nodes, N_("Whose standing; companies: all Chinese parties."))
    ] = Nodes.regions,
    measure: Annotated[
        str | None,
        typer.Option("--measure", metavar="NAME", help=N_("Only this measure, with ranks and its meaning.")),
    ] = None,
) -> None:
    from graph.workflows.records.network import measure_headings, measure_meanings, standing_records
    from graph.workflows.sentences.joining import bracketed

    records = standing_records(session.workspace(), of.value, measure, session.lang)
    headings = measure_headings(session.lang)
    session.write(records, contracts.MEASURE if measure else contracts.STANDINGS, headings=headings)
    for name, meaning in measure_meanings(session.lang).items():
        if measure in (None, name):
            table = session.shown is Format.table
            called = bracketed(headings[name], name, session.lang) if table else name
            session.note(Message("{name}: {meaning}", name=called, meaning=meaning))
    if measure is None and of is not Nodes.companies:
        all_points, unseen = (math.fsum(r[name] for r in records) for name in ("strength", "not_told"))
        session.note(
            Message(
                "{unseen:.1f} of {points:.1f} points name no other side: only strength sees them.",
                unseen=unseen,
                points=all_points,
            )
        )


@command(
    "dyads",
    N_("Show the points of each region with each province; they sum to the region's strength."),
    examples=("argun dyads RU-AMU", "argun dyads --matrix --format csv"),
    options=_OPTIONS,
    records={"": contracts.DYADS, "--matrix": contracts.MATRIX},
)
def dyads(
    session: Session,
    region: OptionalRegion = None,
    matrix: Annotated[
        bool, typer.Option("--matrix", help=N_("One row a region, one column a province."))
    ] = False,
) -> None:
    from graph.workflows.records.network import dyad_matrix, dyad_records, matrix_headings

    records = dyad_records(session.workspace(), region, session.lang)
    if matrix:
        headings = matrix_headings(records, session.lang)
        session.write(dyad_matrix(records), contracts.MATRIX, headings=headings)
    else:
        session.write(records, contracts.DYADS)
    session.note(
        Message(
            "Points: deals that run or are being built; those of a region sum to its strength. Not named: no "
            "province is named. Deals: including those only agreed or discussed."
        )
    )


@command(
    "competitors",
    N_("Show which regions work with the same partner in the same field, each with deals of its own."),
    examples=("argun competitors RU-PRI", "argun competitors --format json"),
    options=_OPTIONS,
    records={"": contracts.COMPETITORS},
)
def competitors(session: Session, region: OptionalRegion = None) -> None:
    from graph.workflows.records.network import competitor_records

    session.write(competitor_records(session.workspace(), region, session.lang), contracts.COMPETITORS)


@command(
    "niches",
    N_("Show what a region does that few others do, by sector and by what it exports."),
    examples=("argun niches RU-SA", "argun niches --most-others 2 --least-deals 1 --format csv"),
    options=_OPTIONS,
    records={"": contracts.NICHES},
)
def niches(
    session: Session,
    region: OptionalRegion = None,
    most_others: Annotated[int, at_least(0, "--most-others", N_("At most so many other regions do it."))] = 5,
    least_deals: Annotated[
        int,
        at_least(1, "--least-deals", N_("In a sector at least so many deals: one alone is no line of work.")),
    ] = 2,
) -> None:
    from graph.workflows.records.network import niche_records

    found = niche_records(session.workspace(), region, most_others, session.lang)
    records = [r for r in found if r["deals"] >= least_deals or r["dimension"] == "hs_section"]
    session.write(records, contracts.NICHES)
    session.note(
        Message(
            "index: the field's share of the region's points in sectors (or exports) over its share of the "
            "country's; with few deals it says little."
        )
    )
    left = len(found) - len(records)
    if left:
        session.note(
            Message(
                "Left out for fewer than {least} deals: {left} (argun niches --least-deals 1).",
                least=least_deals,
                left=left,
            )
        )


@command(
    "brokers",
    N_("Show what falls away if a partner, a crossing or a route goes."),
    examples=("argun brokers", "argun brokers --format json"),
    options=_OPTIONS,
    records={"": contracts.BROKERS},
)
def brokers(session: Session) -> None:
    from graph.workflows.records.network import broker_records

    session.write(broker_records(session.workspace(), session.lang), contracts.BROKERS)
    session.note(
        Message(
            "points: of the running deals that stand on a crossing or route or go over it, or have this one "
            "named Chinese party; losses: what the score of each region loses with them; cut off: the places "
            "that the rest of the network then no longer reaches."
        )
    )

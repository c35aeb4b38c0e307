"""The network of results as records that other programs read: standings, dyads, rivals, niches, brokers."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

import ryaml

from graph.workflows.workspace import Workspace
from schema.errors import UsageError
from schema.reader import read_schema
from schema.values import choices

if TYPE_CHECKING:
    from graph.analysis.network import Results

Record = dict[str, Any]


def results_of(workspace: Workspace) -> Results:
    """Return the deals of results of a workspace and their network."""
    from graph.analysis.network import Results  # networkx and scipy take 0.3 s to import

    return Results.of(workspace.view, workspace.method)


def standing_records(workspace: Workspace, of: str, measure: str | None, lang: str) -> list[Record]:
    """Return where regions, provinces or Chinese parties stand, by every measure or by the one that is named.

    With a measure each record has its ``value``, ``rank`` (equal values share one) and ``meaning``.

    Raises
    ------
    UsageError
        There is no such measure.
    """
    from graph.analysis.network import meanings, ordered_by, standings

    known = meanings()
    if measure is not None and measure not in known:
        raise UsageError(f'the measure "{measure}" is unknown ({choices(measure, known, 20)})')
    found = ordered_by(standings(results_of(workspace), of), measure or "strength")
    records = []
    for standing in found:
        record: Record = {
            "id": standing.id,
            "name": _name(workspace, standing.id, lang),
            "type": standing.type,
        }
        if measure is None:
            record |= standing.measures
        else:
            value = round(standing.measures[measure], 9)
            ahead = sum(1 for other in found if round(other.measures[measure], 9) > value)
            says = known[measure].ru if lang == "ru" else known[measure].en
            record |= {
                "measure": measure,
                "value": standing.measures[measure],
                "rank": ahead + 1,
                "meaning": says,
            }
        records.append(record | {"tie_ids": list(standing.tie_ids)})
    return records


def measure_meanings(lang: str) -> dict[str, str]:
    """Return what each measure means, in one line."""
    from graph.analysis.network import meanings

    return {name: says.ru if lang == "ru" else says.en for name, says in meanings().items()}


def dyad_records(workspace: Workspace, region: str | None, lang: str) -> list[Record]:
    """Return the results of each region with each province; those of a region sum to its raw results."""
    from graph.analysis.network import UNKNOWN, dyads

    region_id = _region(workspace, region)
    unknown = "неизвестно" if lang == "ru" else "unknown"
    return [
        {
            "region": d.region,
            "region_name": _name(workspace, d.region, lang),
            "province": d.province,
            "province_name": unknown if d.province == UNKNOWN else _name(workspace, d.province, lang),
            "results": d.results,
            "deals": d.deals,
            "operating": d.operating,
            "deal_ids": list(d.deal_ids),
            "tie_ids": list(d.tie_ids),
        }
        for d in dyads(results_of(workspace))
        if region_id in (None, d.region)
    ]


def dyad_matrix(records: Sequence[Record]) -> list[Record]:
    """Return one record a region: a column for each province met, ``unknown``, and ``sum``: raw results."""
    columns = [*sorted({r["province"] for r in records} - {"unknown"}), "unknown"]
    rows: dict[str, dict[str, float]] = defaultdict(dict)
    names = {}
    for r in records:
        rows[r["region"]][r["province"]] = r["results"]
        names[r["region"]] = r["region_name"]
    return [
        {
            "region": region,
            "region_name": names[region],
            **{column: told.get(column, 0.0) for column in columns},
            "sum": math.fsum(told.values()),
        }
        for region, told in rows.items()
    ]


def competitor_records(workspace: Workspace, region: str | None, lang: str) -> list[Record]:
    """Return pairs of regions with deals of their own with one partner in one kind of deal."""
    from graph.analysis.rivals import competitors

    return [
        {
            "region": r.region,
            "region_name": _name(workspace, r.region, lang),
            "competitor": r.other,
            "competitor_name": _name(workspace, r.other, lang),
            "partner": r.partner,
            "partner_name": _name(workspace, r.partner, lang),
            "field": r.field,
            "field_name": field_name("kind", r.field, lang),
            "results": r.worth,
            "competitor_results": r.other_worth,
            "tie_ids": list(r.tie_ids),
            "competitor_tie_ids": list(r.other_tie_ids),
        }
        for r in competitors(results_of(workspace), _region(workspace, region))
    ]


def niche_records(workspace: Workspace, region: str | None, most_others: int, lang: str) -> list[Record]:
    """Return what a region does that few others do."""
    from graph.analysis.rivals import niches

    return [
        {
            "region": n.region,
            "region_name": _name(workspace, n.region, lang),
            "dimension": n.dimension,
            "field": n.field,
            "field_name": field_name(n.dimension, n.field, lang),
            "index": n.index,
            "deals": n.deals,
            "results": n.results,
            "others": n.others,
            "national_results": n.national_results,
            "tie_ids": list(n.tie_ids),
        }
        for n in niches(results_of(workspace), _region(workspace, region), most_others)
    ]


def broker_records(workspace: Workspace, lang: str) -> list[Record]:
    """Return what falls away with each Chinese party, province, crossing or route."""
    from graph.analysis.brokers import brokers

    return [
        {
            "id": b.id,
            "name": _name(workspace, b.id, lang),
            "type": b.type,
            "points": b.points,
            "regions": list(b.lost),
            "lost": dict(b.lost),
            "deals": len(b.deal_ids),
            "cut_off": list(b.cut_off),
            "articulation": b.articulation,
            "betweenness": b.betweenness,
            "deal_ids": list(b.deal_ids),
            "tie_ids": list(b.tie_ids),
        }
        for b in brokers(results_of(workspace))
    ]


def bridge_records(workspace: Workspace, lang: str) -> list[Record]:
    """Return the edges without which the network of results falls apart."""
    from graph.analysis.brokers import bridges

    return [
        {
            "place": b.place,
            "place_name": _name(workspace, b.place, lang),
            "partner": b.partner,
            "partner_name": _name(workspace, b.partner, lang),
            "strength": b.strength,
            "cut_off": list(b.cut_off),
            "tie_ids": list(b.tie_ids),
        }
        for b in bridges(results_of(workspace))
    ]


def with_bridging(workspace: Workspace, records: Sequence[Mapping[str, Any]]) -> list[Record]:
    """Return the records of clusters with ``membership`` and ``bridging``.

    ``membership`` gives each member the probability that it belongs with the others; ``bridging`` holds the
    ties to other clusters, each with the ``to_cluster`` that it leads to.
    """
    from graph.analysis.cluster_ties import bridging_ties, member_probabilities

    found = bridging_ties(workspace.clusters, results_of(workspace))
    belongs = member_probabilities(workspace.clusters, workspace.view, workspace.method)
    return [
        {
            **record,
            "membership": belongs[record["cluster"]],
            "bridging": [
                {
                    "tie_id": t.tie_id,
                    "to_cluster": t.target_cluster
                    if t.source_cluster == record["cluster"]
                    else t.source_cluster,
                    "source_id": t.source_id,
                    "target_id": t.target_id,
                    "strength": t.strength,
                }
                for t in found
                if record["cluster"] in (t.source_cluster, t.target_cluster)
            ],
        }
        for record in records
    ]


def field_name(dimension: str, field: str, lang: str) -> str:
    """Return the name of a kind of deal, HS section or sector; unknown ones as they are."""
    if dimension == "sector":
        term = read_schema().vocabularies["sector"].terms.get(field)
        return field if term is None else (term.ru if lang == "ru" else term.en)
    names = _field_names()[dimension].get(field)
    return names["ru" if lang == "ru" else "en"] if names else field


@cache
def _field_names() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    text = (resources.files("graph.workflows") / "field_names.yaml").read_text(encoding="utf-8")
    names: Mapping[str, Mapping[str, Mapping[str, str]]] = ryaml.loads(text)  # type: ignore[attr-defined] # ships no types
    return names


def _name(workspace: Workspace, id_: str, lang: str) -> str:
    return workspace.statements.entities[id_].name(lang)


def _region(workspace: Workspace, given: str | None) -> str | None:
    return workspace.find(given, ("Region",)).id if given else None

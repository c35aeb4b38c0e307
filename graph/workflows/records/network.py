"""The network as records that other programs read: standings, dyads, competitors, niches, brokers."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from graph.texts import translate
from graph.workflows.sentences.fields import field_name
from graph.workflows.workspace import Workspace
from schema.errors import UsageError
from schema.messages import N_
from schema.values import choices

if TYPE_CHECKING:
    from graph.analysis.network.graphs import Join
    from graph.analysis.network.measures import Kind

Record = dict[str, Any]
#: What is counted of the deals of a dyad.
COUNTS = ("deals", "operating", "building", "agreed", "discussed", "stalled")


def standing_records(workspace: Workspace, of: Kind, measure: str | None, lang: str) -> list[Record]:
    """Return where regions, provinces or Chinese parties stand, by every measure or by the one that is named.

    With a measure each record has its ``value``, ``rank`` (equal values share one) and ``meaning``.

    Raises
    ------
    UsageError
        There is no such measure.
    """
    from graph.analysis.network.measures import ordered_by, standings  # networkx and scipy take 0.3 s

    meanings = measure_meanings(lang)
    if measure is not None and measure not in meanings:
        text = N_('the measure "{measure}" is unknown ({choices})')
        raise UsageError(text, measure=measure, choices=choices(measure, meanings, 20))
    found = ordered_by(standings(workspace.appraisal, of), measure or "strength")
    records = []
    for standing in found:
        values = {name: _figure(value) for name, value in standing.measures.items()}
        if of == "companies":
            values.pop("not_told")  # a party always stands at the regions of its deals
        entity = workspace.statements.entities[standing.id]
        record: Record = {"id": entity.id, "name": entity.name(lang), "type": entity.type}
        if measure is None:
            record |= values
        else:
            ahead = sum(1 for other in found if round(other.measures[measure] - values[measure], 9) > 0)
            record |= {
                "measure": measure,
                "value": values[measure],
                "rank": ahead + 1,
                "meaning": meanings[measure],
            }
        records.append(record | {"tie_ids": list(standing.tie_ids)})
    return records


def _figure(value: float) -> float:
    return value if isinstance(value, int) else _rounded(value)


def measure_meanings(lang: str) -> dict[str, str]:
    """Return what each measure means, in one line."""
    from graph.analysis.network.measures import MEASURES

    return {name: translate(measure.meaning, lang) for name, measure in MEASURES.items()}


def measure_headings(lang: str) -> dict[str, str]:
    """Return what each measure is called above its column."""
    from graph.analysis.network.measures import MEASURES

    return {name: translate(measure.heading, lang) for name, measure in MEASURES.items()}


def dyad_records(workspace: Workspace, region: str | None, lang: str) -> list[Record]:
    """Return what each region has with each province; the points of a region sum to its strength."""
    from graph.analysis.score.position import UNKNOWN

    region_id = _region(workspace, region)
    unknown = translate(N_("not named"), lang)
    return [
        {
            "region": d.region,
            "region_name": _name(workspace, d.region, lang),
            "province": d.province,
            "province_name": unknown if d.province == UNKNOWN else _name(workspace, d.province, lang),
            "points": _rounded(d.points),
            **{name: d.counts[name] for name in COUNTS},
            "deal_ids": list(d.deal_ids),
            "tie_ids": list(d.tie_ids),
        }
        for d in workspace.dyads
        if region_id in (None, d.region)
    ]


def dyad_matrix(records: Sequence[Record]) -> list[Record]:
    """Return a record a region, the strongest first: provinces with points, ``not_told``, ``sum``."""
    from graph.analysis.score.position import UNKNOWN

    columns = [*sorted({r["province"] for r in records if r["points"] > 0} - {UNKNOWN}), "not_told"]
    points: dict[str, dict[str, float]] = defaultdict(dict)
    for r in records:
        points[r["region"]]["not_told" if r["province"] == UNKNOWN else r["province"]] = r["points"]
    names = {r["region"]: r["region_name"] for r in records}
    sums = {region: _rounded(math.fsum(row.values())) for region, row in points.items()}
    return [
        {
            "region": region,
            "region_name": names[region],
            **{column: points[region].get(column, 0.0) for column in columns},
            "sum": sums[region],
        }
        for region in sorted(points, key=lambda r: (-sums[r], r))
    ]


def matrix_headings(records: Sequence[Record], lang: str) -> dict[str, str]:
    """Return what the columns of :func:`dyad_matrix` are called: provinces by name."""
    names = {r["province"]: r["province_name"] for r in records}
    return {**names, "not_told": translate(N_("Not named"), lang), "sum": translate(N_("Sum"), lang)}


def competitor_records(workspace: Workspace, region: str | None, lang: str) -> list[Record]:
    """Return pairs of regions with deals of their own with one partner in one field."""
    from graph.analysis.network.competition import competitors

    return [
        {
            "region": c.region,
            "region_name": _name(workspace, c.region, lang),
            "competitor": c.other,
            "competitor_name": _name(workspace, c.other, lang),
            "partner": c.partner,
            "partner_name": _name(workspace, c.partner, lang),
            "dimension": c.dimension,
            "field": c.field,
            "field_name": field_name(c.dimension, c.field, lang),
            **_joins(workspace, c.joins, lang),
            **{f"competitor_{k}": v for k, v in _joins(workspace, c.other_joins, lang).items()},
        }
        for c in competitors(workspace.appraisal, _region(workspace, region))
    ]


def niche_records(workspace: Workspace, region: str | None, most_others: int, lang: str) -> list[Record]:
    """Return what a region does that few others do."""
    from graph.analysis.network.competition import niches

    return [
        {
            "region": n.region,
            "region_name": _name(workspace, n.region, lang),
            "dimension": n.dimension,
            "field": n.field,
            "field_name": field_name(n.dimension, n.field, lang),
            "index": round(n.index, 2),
            "others": n.others,
            "country_points": _rounded(n.country_points),
            **_joins(workspace, n.joins, lang),
        }
        for n in niches(workspace.appraisal, _region(workspace, region), most_others)
    ]


def broker_records(workspace: Workspace, lang: str) -> list[Record]:
    """Return what falls away with each Chinese party, crossing or route.

    ``lost`` gives the points of the score that each region loses, ``losses`` the same in words.
    """
    from graph.analysis.network.dependency import brokers

    return [
        {
            "id": b.id,
            "name": _name(workspace, b.id, lang),
            "type": workspace.statements.entities[b.id].type,
            **_joins(workspace, b.joins, lang),
            "lost": {region: _rounded(loss) for region, loss in b.lost.items()},
            "losses": [f"{_name(workspace, region, lang)} {loss:.2f}" for region, loss in b.lost.items()],
            "cut_off": list(b.cut_off),
            "cut_off_names": [_name(workspace, place, lang) for place in b.cut_off],
            "betweenness": b.betweenness if b.betweenness is None else _rounded(b.betweenness),
        }
        for b in brokers(workspace.appraisal, workspace.view)
    ]


def _name(workspace: Workspace, id_: str, lang: str) -> str:
    return workspace.statements.entities[id_].name(lang)


def _joins(workspace: Workspace, joins: Sequence[Join], lang: str) -> Record:
    """Return the points of joins with the deals and ties that they come from."""
    from graph.analysis.deals.names import deal_name
    from graph.analysis.network.graphs import deals_of, points_of, ties_of

    ids, deals = deals_of(joins), workspace.appraisal.by_id
    return {
        "points": _rounded(points_of(joins)),
        "deals": len(ids),
        "deal_names": [deal_name(deals[id_], workspace.statements.entities, lang) for id_ in ids],
        "deal_ids": list(ids),
        "tie_ids": list(ties_of(joins)),
    }


def _region(workspace: Workspace, given: str | None) -> str | None:
    return workspace.find(given, ("Region",)).id if given else None


def _rounded(value: float) -> float:
    """Return a number without the noise of the last digits, far below the 1e-9 to which sums hold."""
    return round(value, 12)

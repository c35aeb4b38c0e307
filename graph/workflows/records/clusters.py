"""Clusters of regions and provinces as the records that other programs read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from graph.statements.records import Statements

if TYPE_CHECKING:
    from graph.analysis.network.communities import Cluster
    from graph.analysis.network.graphs import Join


def cluster_records(clusters: Sequence[Cluster], statements: Statements, lang: str) -> list[dict[str, Any]]:
    """Return clusters as other programs read them; the name joins the names of the hubs."""
    home = {member: c.cluster for c in clusters for member in c.members}

    def names(ids: Sequence[str]) -> list[str]:
        return [statements.entities[id_].name(lang) for id_ in ids]

    def joined(joins: Sequence[Join]) -> list[dict[str, Any]]:
        return [
            {
                "region": j.region,
                "province": j.other,
                "clusters": [home[j.region], home[j.other]],
                "points": round(j.points, 12),
                "deal_id": j.deal.id,
                "tie_ids": list(j.tie_ids),
            }
            for j in joins
        ]

    return [
        {
            "cluster": c.cluster,
            "name": " – ".join(names(c.hub_ids)),
            "members": list(c.members),
            "member_names": names(c.members),
            "stability": round(c.stability, 12),
            "membership": dict(c.membership),
            "partners": list(c.partners),
            "partner_names": names(c.partners),
            "holding": joined(c.holding),
            "bridging": joined(c.bridging),
        }
        for c in clusters
    ]

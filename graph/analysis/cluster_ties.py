"""What joins clusters with each other, and how surely two places belong together."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import networkx as nx

from graph.analysis.clusters import Cluster, co_membership
from graph.analysis.method import Method
from graph.analysis.network import Results


@dataclass(frozen=True, slots=True)
class BridgingTie:
    """A tie that joins a member or partner of one cluster to one of another.

    ``strength`` is that of the edge that the tie is behind, 0 to 1.
    """

    tie_id: str
    source_cluster: int
    target_cluster: int
    source_id: str
    target_id: str
    strength: float


def bridging_ties(clusters: Sequence[Cluster], results: Results) -> list[BridgingTie]:
    """Return the ties between clusters, the strongest first; ``source_cluster`` is the smaller number."""
    home = {node: c.cluster for c in clusters for node in (*c.members, *c.partners)}
    found = []
    for a, b, strength in results.network.edges(data="weight"):
        if a in home and b in home and home[a] != home[b]:
            source, target = sorted((a, b), key=home.__getitem__)
            found += [
                BridgingTie(tie, home[source], home[target], source, target, float(strength))
                for tie in results.ties[a, b]
            ]
    return sorted(
        found,
        key=lambda t: (-t.strength, t.source_cluster, t.target_cluster, t.tie_id, t.source_id, t.target_id),
    )


def member_probabilities(
    clusters: Sequence[Cluster], view: nx.MultiDiGraph, method: Method
) -> dict[int, dict[str, float]]:
    """Return for each cluster and member the mean share of partitions that put it with the other members."""
    together = co_membership(view, method)
    found: dict[int, dict[str, float]] = {}
    for cluster in clusters:
        found[cluster.cluster] = {
            a: math.fsum(together.get((min(a, b), max(a, b)), 0.0) for b in cluster.members if b != a)
            / (len(cluster.members) - 1)
            for a in cluster.members
        }
    return found

"""Centralities of regions, provinces and Chinese parties, as NetworkX computes them, with what each means."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal, cast

import networkx as nx

from graph.analysis.network.graphs import (
    Join,
    graph_of,
    party_joins,
    party_network,
    place_joins,
    points_of,
    ties_of,
)
from graph.analysis.score.position import UNKNOWN, positions
from graph.analysis.score.score import Appraisal
from schema.yaml_text import parse_yaml

Kind = Literal["regions", "provinces", "companies"]


@dataclass(frozen=True, slots=True)
class Standing:
    """Every measure of a region, province or party by name, and the ties behind its edges.

    All measures of who has nothing running are 0: nobody constrains it. ``not_told`` is what of the strength
    the network lacks, as the deals name no province (a province's: no region).
    """

    id: str
    measures: Mapping[str, float]
    tie_ids: tuple[str, ...]


@cache
def meanings() -> Mapping[str, Mapping[str, str]]:
    """Return what each measure means in one line, by language (``en``, ``ru``), in order of the columns."""
    text = (resources.files(__package__) / "measures.yaml").read_text(encoding="utf-8")
    return cast("Mapping[str, Mapping[str, str]]", parse_yaml(text))


def standings(appraisal: Appraisal, of: Kind = "regions") -> list[Standing]:
    """Return the standing of every region and province, or of every party with something running.

    Regions and provinces are measured in the network of both, parties in that of regions and parties. The
    strongest come first.
    """
    joins = party_joins(appraisal) if of == "companies" else place_joins(appraisal)
    own: dict[str, list[Join]] = defaultdict(list)
    for join in joins:
        own[join.region].append(join)
        own[join.other].append(join)
    known = {node: points_of(j for j in mine if j.other != UNKNOWN) for node, mine in own.items()}
    if of == "companies":
        nodes = tuple(sorted({j.other for j in joins}))
        katz = positions(party_network(appraisal.points), appraisal.method.attenuation, nodes)
        strength = known
    else:
        nodes = appraisal.places[of]
        totals = appraisal.totals(nodes)
        katz = totals["position"]
        strength = dict(zip(nodes, totals["strength"][:, 0].tolist(), strict=True))
    measured = measures_of(graph_of(joins))
    measured["strength"] = strength
    measured["not_told"] = {n: max(0.0, round(strength[n] - known.get(n, 0.0), 12)) for n in nodes}
    measured["katz"] = dict(zip(nodes, katz[:, 0].tolist(), strict=True))
    found = [
        Standing(n, {name: measured[name].get(n, 0.0) for name in meanings()}, ties_of(own[n])) for n in nodes
    ]
    return ordered_by(found, "strength")


def measures_of(graph: nx.Graph) -> dict[str, dict[str, float]]:
    """Return the measures that a graph alone gives (see :func:`graph_of`), for each of its nodes."""
    return {
        "partners": {node: float(degree) for node, degree in graph.degree},
        "harmonic": nx.harmonic_centrality(graph, distance="distance"),
        "betweenness": nx.betweenness_centrality(graph, weight="distance", normalized=False),
        "pagerank": {node: 100.0 * share for node, share in nx.pagerank(graph).items()},
        # NetworkX refuses a graph without nodes.
        "constraint": nx.constraint(graph, weight="weight") if graph else {},
        "core": {node: float(core) for node, core in nx.core_number(graph).items()},
    }


def ordered_by(found: Sequence[Standing], measure: str) -> list[Standing]:
    """Return standings by a measure, the largest first, equal ones by id."""
    return sorted(found, key=lambda s: (-round(s.measures[measure], 9), s.id))

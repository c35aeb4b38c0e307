"""Clusters of places: the same from any order and any hash seed, with a stability."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

from graph.analysis.clusters import Cluster, find_clusters
from graph.statements.records import Statements
from tests.factories import changed, quick_method, statements, tie, view_of

#: Two groups of regions with partners and provinces of their own, joined by one deal.
GROUPS = (
    (("RU-AMU", "RU-KHA", "RU-PRI"), ("CN-HL", "CN-JL")),
    (("RU-TA", "RU-TUL", "RU-KLU"), ("CN-HE", "CN-ZJ")),
)


def two_groups() -> Statements:
    ties = [
        tie(
            "INVESTOR_IN",
            f"company:{p.lower()}",
            f"project:{r.lower()}-{p.lower()}",
            regions=r,
            provinces=[p],
        )
        for regions, provinces in GROUPS
        for r in regions
        for p in provinces
    ]
    return statements(
        [*ties, tie("EXPORTS", "region:RU-TA", "product:soy", regions="RU-TA", provinces=["CN-HL"])]
    )


def found(base: Statements) -> list[Cluster]:
    return find_clusters(view_of(base), quick_method())


def digest() -> str:
    return repr(found(two_groups()))


def test_places_that_share_partners_are_found_together() -> None:
    members = [set(c.members) for c in found(two_groups())]
    assert members == [
        {"province:CN-HE", "province:CN-ZJ", "region:RU-KLU", "region:RU-TA", "region:RU-TUL"},
        {"province:CN-HL", "province:CN-JL", "region:RU-AMU", "region:RU-KHA", "region:RU-PRI"},
    ]


def test_stability_is_a_share_and_every_cluster_has_ties_that_hold_it() -> None:
    base = two_groups()
    for number, cluster in enumerate(found(base), 1):
        assert cluster.cluster == number
        assert 0.0 <= cluster.stability <= 1.0
        assert cluster.hub_ids
        assert all(base.ties[h.tie_id].evidence for h in cluster.holding)


def test_a_place_belongs_to_at_most_one_cluster() -> None:
    members = [m for c in found(two_groups()) for m in c.members]
    assert len(members) == len(set(members))


def test_no_ties_no_clusters() -> None:
    assert found(statements([tie("VISITED", "region:RU-AMU", "province:CN-HL", "held")])) == []


def test_order_of_ties_changes_no_cluster() -> None:
    base = two_groups()
    ties = list(base.ties.values())
    for seed in range(5):
        random.Random(seed).shuffle(ties)  # noqa: S311 - order, not secrets
        assert found(changed(base, ties)) == found(base)


def test_hash_seed_changes_no_cluster() -> None:
    root = Path(__file__).parents[2]
    command = "import sys; sys.path[:0] = ['.']; from tests.analysis.test_clusters import digest"
    texts = {
        subprocess.run(
            [sys.executable, "-c", f"{command}; print(digest())"],
            cwd=root,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        for seed in ("1", "2")
    }
    assert texts == {digest()}

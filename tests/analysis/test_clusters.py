"""Clusters of places: the same from any order and any hash seed, with a stability."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

from graph.analysis.network.communities import Cluster, co_membership, find_clusters
from graph.statements.records import Statements
from tests.factories import appraisal_of, changed, statements, tie

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
    return find_clusters(appraisal_of(base))


def digest() -> str:
    return repr(found(two_groups()))


def test_places_that_share_partners_are_found_together() -> None:
    members = [set(c.members) for c in found(two_groups())]
    assert members == [
        {"province:CN-HE", "province:CN-ZJ", "region:RU-KLU", "region:RU-TA", "region:RU-TUL"},
        {"province:CN-HL", "province:CN-JL", "region:RU-AMU", "region:RU-KHA", "region:RU-PRI"},
    ]


def test_a_cluster_is_named_after_the_region_and_province_with_most_points_inside() -> None:
    base = two_groups()
    more = tie(
        "BORDER_CROSSING", "region:RU-KHA", "province:CN-JL", via="border-crossing:b", regions="RU-KHA"
    )
    assert found(changed(base, [*base.ties.values(), more]))[1].hub_ids == ("region:RU-KHA", "province:CN-JL")


def test_every_cluster_has_ties_that_hold_it_and_those_that_lead_out() -> None:
    base = two_groups()
    first, second = found(base)
    (bridge,) = first.bridging
    assert (bridge.region, bridge.other) == ("region:RU-TA", "province:CN-HL")
    assert bridge.tie_ids == ("EXPORTS/region:RU-TA/product:soy",)
    assert second.bridging == first.bridging
    for cluster in (first, second):
        assert cluster.holding
        assert all({held.region, held.other} <= set(cluster.members) for held in cluster.holding)
    assert first.partners == ("company:cn-he", "company:cn-zj")


def test_stability_and_membership_are_shares_of_partitions() -> None:
    base = two_groups()
    together = co_membership(appraisal_of(base))
    assert all(0.0 < share <= 1.0 for share in together.values())
    for number, cluster in enumerate(found(base), 1):
        assert cluster.cluster == number
        assert 0.5 < cluster.stability <= 1.0
        assert set(cluster.membership) == set(cluster.members)
        assert all(0.0 <= share <= 1.0 for share in cluster.membership.values())


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

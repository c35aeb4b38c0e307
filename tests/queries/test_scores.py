"""Marks from Cypher alone: the query ``scores`` gives what the analysis gives."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings

from graph.analysis.score.method import read_method
from graph.analysis.score.score import PLACES, Appraisal, Of, Score
from graph.model import PropertyGraph
from graph.progress import NoProgress
from graph.statements.records import Statements
from graph.store.base import Json, Store
from graph.store.embedded import EmbeddedStore
from queries.library import Library
from schema.reader import read_schema
from tests.factories import appraisal_of, entity, graph_of, statements, tie
from tests.shipped import Row, ask, shipped_workspace
from tests.store_graphs import amur_graph
from tests.strategies import statement_sets

PAGE = (Path(__file__).parents[2] / "docs" / "neo4j.md").read_text(encoding="utf-8")


def amount(value: Json) -> float:
    assert isinstance(value, int | float)
    return float(value)


def assert_equal(rows: list[Row], scores: list[Score]) -> None:
    """Same places, ranks and marks; score, x and its parts equal to 1e-9."""
    told = {str(row["place_id"]): row for row in rows}
    assert [(row["rank"], row["place_id"]) for row in rows] == sorted((s.rank, s.id) for s in scores)
    for score in scores:
        row = told[score.id]
        assert row["mark"] == score.mark
        for name, value in {**score.parts, "x": score.x, "score": score.score}.items():
            assert math.isclose(amount(row[name]), value, rel_tol=0, abs_tol=1e-9), (score.id, name)


def test_a_small_graph_is_scored_as_worked_by_hand(store: Store) -> None:
    """Edges of 2.5 (Amur) and 0.3 (Primorye) to Heilongjiang; what goes to China as a whole is no edge."""
    store.load(amur_graph(), NoProgress())
    numbers = {"talk_ceiling": 2.0, "attenuation": 0.1, "scale": 5.0}
    amur, primorye = ask(store, "scores", **numbers)
    # One point of an edge at Heilongjiang: 0.1² x (2.5 + 0.3) + 0.1³ x (2.5² + 0.3²).
    worth = 0.028 + 0.00634
    talk = 2 * (1 - math.exp(-0.05 / 2))
    assert amur["strength"] == pytest.approx(0.8 + 0.2 + 0.3 + 1.0 + 0.3 + 0.4)
    assert amur["talk"] == pytest.approx(talk)
    assert amur["position"] == pytest.approx(2.5 * worth)
    assert amur["score"] == pytest.approx(1 + 9 * (1 - math.exp(-(3.0 + talk + 2.5 * worth) / 5)))
    assert (amur["rank"], amur["mark"], amur["published_mark"]) == (1, 5, 7.0)
    assert primorye["strength"] == pytest.approx(0.6)
    assert primorye["talk"] == pytest.approx(2 * (1 - math.exp(-0.15 / 2)))
    assert primorye["position"] == pytest.approx(0.3 * worth)
    heilongjiang, jilin = ask(store, "scores", of="provinces", **numbers)
    assert heilongjiang["strength"] == pytest.approx(0.8 + 1.0 + 0.6 + 0.4)
    assert heilongjiang["position"] == pytest.approx(
        2.5 * (0.01 * 2.5 + 0.001 * 2.5 * 2.8) + 0.3 * (0.01 * 0.3 + 0.001 * 0.3 * 2.8)
    )
    assert (jilin["strength"], jilin["position"], jilin["published_mark"]) == (0.0, 0.0, None)


def test_the_numbers_of_the_query_are_those_of_the_method() -> None:
    method = read_method()
    defaults = {p.name: p.default for p in Library().find("scores").parameters}
    assert defaults == {
        "of": "regions",
        "talk_ceiling": method.talk_ceiling,
        "attenuation": method.attenuation,
        "scale": method.scale,
    }


@pytest.mark.parametrize("of", PLACES)
def test_shipped_scores_come_from_cypher_alone(shipped: EmbeddedStore, of: Of) -> None:
    """On Neo4j the same is asserted in ``tests/store/test_parity``."""
    assert_equal(ask(shipped, "scores", of=of), shipped_workspace().scores(of))


@pytest.mark.parametrize("of", PLACES)
def test_another_method_comes_by_the_parameters(shipped: EmbeddedStore, of: Of) -> None:
    work = shipped_workspace()
    numbers = {"talk": {"ceiling": 0.5}, "position": {"attenuation": 0.3}, "mark": {"scale": 7.0}}
    method = replace(work.method, values={**work.method.values, **numbers})
    rows = ask(shipped, "scores", of=of, talk_ceiling=0.5, attenuation=0.3, scale=7.0)
    assert_equal(rows, Appraisal.of(work.view, method).scores(of))


def test_without_a_ceiling_talk_counts_nothing(shipped: EmbeddedStore) -> None:
    assert {row["talk"] for row in ask(shipped, "scores", talk_ceiling=0.0)} == {0.0}


def test_the_statement_of_the_page_gives_the_strength_of_every_region(shipped: EmbeddedStore) -> None:
    (statement,) = re.findall(r"```cypher\n(.*?)```", PAGE, re.DOTALL)
    found = {str(region): amount(strength) for region, strength in shipped.query(statement).rows}
    work = shipped_workspace()
    for score in work.appraisal.scores("regions"):
        strength = found.get(work.statements.entities[score.id].names["en"], 0.0)
        assert strength == pytest.approx(score.parts["strength"], rel=0, abs=1e-9)


def test_the_page_names_every_type_that_has_no_direction() -> None:
    (sentence,) = re.findall(r"matched without a direction.*?\(b\)`: (.*?)\.\n", PAGE, re.DOTALL)
    symmetric = {name for name, edge in read_schema().edges.items() if edge.symmetric}
    assert set(re.findall(r"`(\w+)`", sentence)) == symmetric


def test_points_of_a_region_are_the_product_of_their_factors_and_sum_to_its_strength(
    shipped: EmbeddedStore,
) -> None:
    factors = ("kind_factor", "stage_factor", "health_factor", "side_factor", "size", "share")
    for score in shipped_workspace().appraisal.scores("regions"):
        rows = ask(shipped, "points_of_region", region=score.id)
        points = [amount(row["points"]) for row in rows]
        assert points == sorted(points, reverse=True)
        for row in rows:
            product = math.prod(amount(row[name]) for name in factors if row[name] is not None)
            assert amount(row["points"]) == pytest.approx(product if row["stage"] else 0.0, abs=1e-9)
        running = [amount(r["points"]) for r in rows if r["stage"] in ("operating", "building")]
        assert math.fsum(running) == pytest.approx(score.parts["strength"], abs=1e-9)


def test_factors_are_those_of_the_place_where_a_deal_is_further_elsewhere(store: Store) -> None:
    told = [("region:RU-AMU", "operating", "slow"), ("region:RU-PRI", "discussed", "active")]
    base = statements(
        tie("HAS_PROJECT", place, "project:plant", *status, regions={place.split(":")[1]: "site"})
        for place, *status in told
    )
    store.load(graph_of(base), NoProgress())
    for place, stage, health in told:
        (row,) = ask(store, "points_of_region", region=place)
        assert (row["stage"], row["health"]) == (stage, health)
        factors = ("kind_factor", "stage_factor", "health_factor", "side_factor", "size", "share")
        assert amount(row["points"]) == pytest.approx(math.prod(amount(row[name]) for name in factors))


def scored(store: Store, base: Statements) -> PropertyGraph:
    graph, appraisal = graph_of(base), appraisal_of(base)
    store.load(graph, NoProgress())
    for of in PLACES:
        assert_equal(ask(store, "scores", of=of), appraisal.scores(of))
    return graph


def test_what_runs_slowly_and_what_is_announced_beside_it_both_count(store: Store) -> None:
    """A plant that nearly stopped counts as strength, what its second stage would add as talk."""
    base = statements(
        [
            tie("INVESTOR_IN", "company:haier", "company:ru-agro", "operating", "stalled"),
            tie("OWNS_STAKE_IN", "company:haier", "company:ru-agro", "agreed", "active"),
        ],
        entities=[entity("region:RU-MAG")],
    )
    graph = scored(store, base)
    assert any("talk_points" in r.properties for r in graph.relationships)
    assert ask(store, "scores")[-1]["score"] == 1.0  # nothing is known of Magadan


def test_a_province_that_supplies_what_does_not_run_yet_has_talk(store: Store) -> None:
    """The machines are there and stand idle, the plant is only agreed on."""
    plant = tie("HAS_PROJECT", "region:RU-AMU", "project:plant", "agreed")
    supply = ("SUPPLIER_TO", "company:haier", "project:plant", "operating", "stalled")
    scored(store, statements([plant, tie(*supply, provinces=["CN-HL"])]))
    assert [row["strength"] for row in ask(store, "scores", of="provinces")] == [0.0]


@pytest.mark.slow
@given(base=statement_sets())
@settings(max_examples=(settings.default or settings()).max_examples // 4)  # each is loaded and asked
def test_random_graphs_are_scored_alike(embedded_store: EmbeddedStore, base: Statements) -> None:
    scored(embedded_store, base)

"""Ties that lead in a circle are named whole, in the layer that closed the circle."""

from __future__ import annotations

from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.audit import Finding, audit
from loaders.audit.checks.cycles import find_cycles
from tests.loaders.audit_factory import write_dataset, write_layer_above


def _circles(directory: Path, text: str) -> list[Finding]:
    data, _ = write_dataset(directory)
    upper = write_layer_above(directory, text)
    return [f for f in audit([data, upper]).findings if f.rule == "AR037"]


def _tie(type_: str, source: str, target: str) -> str:
    return (
        f"- type: {type_}\n  from: {source}\n  to: {target}\n  evidence:\n"
        "  - {source: source:paper, at: line/3, ru: Так, en: So}\n"
    )


@pytest.mark.parametrize(
    ("type_", "things"),
    [
        ("LOCATED_IN", "zone"),
        ("PART_OF", "zone"),
        ("SUBSIDIARY_OF", "company"),
        ("PRODUCT_OF", "product"),
        ("SUCCEEDED_BY", "project"),
    ],
)
def test_a_circle_of_each_leading_type_is_named_whole(type_: str, things: str, tmp_path: Path) -> None:
    entities = "".join(f"- {{id: {things}:{n}, ru: Вещь {n}, en: Thing {n}}}\n" for n in "abc")
    ties = "".join(_tie(type_, f"{things}:{a}", f"{things}:{b}") for a, b in ("bc", "ab", "ca"))
    (found,) = _circles(tmp_path, f"entities:\n{entities}ties:\n{ties}")
    assert found.severity == "error"
    circle = f"{things}:a → {things}:b → {things}:c → {things}:a"
    assert str(found.message) == f"{type_} ties form a circle: {circle}"
    assert found.file == "mine/x.yaml"


def test_the_layer_that_closes_a_circle_is_named(tmp_path: Path) -> None:
    data, _ = write_dataset(tmp_path)
    zones = "".join(f"- {{id: zone:{n}, ru: Зона {n}, en: Zone {n}}}\n" for n in "ab")
    lower = write_layer_above(tmp_path, f"entities:\n{zones}ties:\n" + _tie("PART_OF", "zone:b", "zone:a"))
    upper = write_layer_above(tmp_path, "ties:\n" + _tie("PART_OF", "zone:a", "zone:b"), "upper")
    for order in ([data, lower, upper], [data, upper, lower]):
        (found,) = [f for f in audit(order).findings if f.rule == "AR037"]
        assert found.file == f"{order[-1].name}/x.yaml"
        assert str(found.message).endswith("zone:a → zone:b → zone:a")


def test_a_thing_in_itself_is_a_circle(tmp_path: Path) -> None:
    (found,) = _circles(tmp_path, "entities:\n- {id: zone:z, ru: Зона, en: Zone, located_in: [zone:z]}\n")
    assert str(found.message).endswith("zone:z → zone:z")


def test_steps_of_different_types_make_no_circle(tmp_path: Path) -> None:
    things = "- {id: zone:y, ru: Парк, en: Park}\n- {id: zone:z, ru: Зона, en: Zone}\n"
    ties = _tie("LOCATED_IN", "zone:y", "zone:z") + _tie("SUCCEEDED_BY", "zone:z", "zone:y")
    assert _circles(tmp_path, f"entities:\n{things}ties:\n{ties}") == []


@given(st.dictionaries(st.sampled_from("abcdefg"), st.sets(st.sampled_from("abcdefg"))))
def test_what_is_found_is_a_circle_and_cutting_all_leaves_none(steps: dict[str, set[str]]) -> None:
    found = list(find_cycles(steps))
    graph = nx.DiGraph([(a, b) for a, targets in steps.items() for b in targets])
    for cycle in found:
        assert nx.is_simple_path(graph, cycle)
        assert graph.has_edge(cycle[-1], cycle[0])
        assert cycle[0] == min(cycle)
        graph.remove_nodes_from(cycle)
    assert nx.is_directed_acyclic_graph(graph)

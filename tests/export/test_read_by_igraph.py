"""GraphML, read by igraph, which has no null: what is missing is NaN, empty or false there."""

from __future__ import annotations

import math
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from graph.export.context import ALL, NETWORK
from graph.export.formats.graphml import render_graphml
from graph.model import PropertyGraph
from graph.workflows.exported import Wanted, export_context, exported
from tests.programs import needed
from tests.shipped import shipped_workspace

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module", params=[NETWORK, ALL])
def graph(request: pytest.FixtureRequest) -> PropertyGraph:
    return exported(shipped_workspace(), Wanted(), request.param)[0]


@pytest.fixture(scope="module")
def found(graph: PropertyGraph, tmp_path_factory: pytest.TempPathFactory) -> Any:
    path: Path = tmp_path_factory.mktemp("igraph") / "argun.graphml"
    path.write_bytes(render_graphml(graph, export_context(shipped_workspace(), "zh")))
    return needed("igraph").Graph.Read_GraphML(str(path))


def test_every_node_and_every_tie_arrives(graph: PropertyGraph, found: Any) -> None:
    assert (found.vcount(), found.ecount()) == (len(graph.nodes), len(graph.relationships))
    assert found.is_directed()
    assert Counter(found.vs["type"]) == Counter(node.label for node in graph.nodes)
    assert Counter(found.es["type"]) == Counter(r.type for r in graph.relationships)
    ids = found.vs["id"]
    ends = {edge["tie_id"]: (ids[edge.source], ids[edge.target]) for edge in found.es}
    assert ends == {r.id: (r.source_id, r.target_id) for r in graph.relationships}


def test_labels_are_names_in_the_language(found: Any) -> None:
    labels = dict(zip(found.vs["id"], found.vs["label"], strict=True))
    entities = shipped_workspace().statements.entities
    named = [e for e in entities.values() if e.id in labels and len(e.name("zh")) < 80]
    assert {e.id: e.name("zh") for e in named} == {e.id: labels[e.id] for e in named}


def test_numbers_are_numbers_and_what_is_missing_means_nothing(graph: PropertyGraph, found: Any) -> None:
    marks = dict(zip(found.vs["id"], found.vs["mark"], strict=True))
    for node in graph.nodes:
        mark = node.properties.get("mark")
        assert math.isnan(marks[node.id]) if mark is None else marks[node.id] == mark
    points = (r.properties["points"] for r in graph.relationships if r.type == "PARTNER")
    assert math.fsum(edge["points"] for edge in found.es.select(type="PARTNER")) == pytest.approx(
        math.fsum(float(str(number)) for number in points)
    )
    assert set(found.vs.select(type="Company")["named"]) == {"true", "false"}
    assert set(found.vs.select(type="Region")["named"]) == {""}
    assert all(weight > 0 for weight in found.es["weight"])

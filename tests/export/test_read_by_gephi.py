"""GEXF and GraphML, read by the importers of Gephi itself (its toolkit from Maven Central, run by Java)."""

from __future__ import annotations

import datetime
import math
import os
import shutil
import subprocess
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from graph.export.context import ALL, NETWORK, ExportContext
from graph.export.drawn.shown import LEAST
from graph.export.formats.gexf import render_gexf
from graph.export.formats.graphml import render_graphml
from graph.export.part import NO_ENDS
from graph.model import PropertyGraph, Relationship
from graph.workflows.exported import Wanted, export_context, exported
from tests.maven import Jar, needed_jars
from tests.shipped import shipped_workspace

pytestmark = pytest.mark.slow

TOOLKIT = Jar("org.gephi", "gephi-toolkit", "0.10.1", "all")
PROGRAM = Path(__file__).parent / "ReadWithGephi.java"
#: Where the timeline is put.
DAY = datetime.datetime(2024, 1, 1, tzinfo=datetime.UTC)
RENDER = {"gexf": render_gexf, "graphml": render_graphml}
Render = Callable[[PropertyGraph, ExportContext], bytes]


@dataclass(frozen=True)
class Read:
    """What Gephi has in its workspace: rows by what they tell."""

    rows: Mapping[str, Sequence[Sequence[str]]]

    @property
    def counts(self) -> dict[str, int]:
        return {name: int(count) for name, count in self.rows["count"]}

    @property
    def columns(self) -> dict[tuple[str, str], str]:
        return {(of, title): type_ for of, _, title, type_ in self.rows["column"]}


def read_with_gephi(content: bytes, path: Path) -> Read:
    jars = needed_jars(f"gephi-toolkit-{TOOLKIT.version}", TOOLKIT)
    if shutil.which("javac") is None:  # java alone compiles nothing
        skip_or_fail = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
        skip_or_fail("Gephi's toolkit needs a JDK; javac is not on the PATH")
    path.write_bytes(content)
    command = ["java", "-Djava.awt.headless=true", "-Xmx1g", "-cp", f"{jars}{os.sep}*", str(PROGRAM)]
    end = str(DAY.timestamp() * 1000)
    done = subprocess.run([*command, str(path), end], capture_output=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr.decode()
    rows = defaultdict(list)
    for line in done.stdout.decode("utf-8").splitlines():
        what, *values = line.split("\t")
        rows[what].append(values)
    return Read(rows)


@pytest.fixture(scope="module", params=[NETWORK, ALL])
def graph(request: pytest.FixtureRequest) -> PropertyGraph:
    return exported(shipped_workspace(), Wanted(), request.param)[0]


@pytest.fixture(scope="module")
def gexf(graph: PropertyGraph, tmp_path_factory: pytest.TempPathFactory) -> Read:
    return _read(graph, render_gexf, tmp_path_factory.mktemp("gephi") / "argun.gexf")


def _read(graph: PropertyGraph, render: Render, path: Path) -> Read:
    return read_with_gephi(render(graph, export_context(shipped_workspace(), "ru")), path)


def _together(graph: PropertyGraph) -> dict[tuple[str, str, str], list[Relationship]]:
    found = defaultdict(list)
    for r in graph.relationships:
        found[r.source_id, r.type, r.target_id].append(r)
    return found


def test_all_nodes_and_ties_arrive_and_none_has_the_attributes_of_another(
    graph: PropertyGraph, gexf: Read
) -> None:
    together = _together(graph)
    assert not gexf.rows["issue"]
    assert gexf.counts == {"nodes": len(graph.nodes), "edges": len(together)}
    rows = {(source, kind, target): row for row in gexf.rows["edge"] for _, kind, source, target in [row[:4]]}
    assert rows.keys() == together.keys()
    assert sum(int(row[7]) for row in rows.values()) == len(graph.relationships)
    for key, ties in together.items():
        _, _, _, _, _, stage, deals, _, label, *_ = rows[key]
        assert set(filter(None, deals.split("; "))) == {
            str(r.properties["deal_id"]) for r in ties if "deal_id" in r.properties
        }
        assert stage in {str(r.properties.get("stage", "")) for r in ties}
        assert label


def test_the_weights_of_each_kind_sum_to_the_points(graph: PropertyGraph, gexf: Read) -> None:
    counts = Counter(kind for _, kind, _ in _together(graph))
    kinds = {kind: (int(count), float(weight)) for kind, count, weight in gexf.rows["kind"]}
    assert {kind: count for kind, (count, _) in kinds.items()} == counts
    partners = (r for r in graph.relationships if r.type == "PARTNER")
    points = math.fsum(max(LEAST, float(str(r.properties["points"]))) for r in partners)
    assert kinds["PARTNER"][1] == pytest.approx(points, rel=1e-6)
    # What else has points shares those of its deal; nothing is counted twice.
    deals = {node.id: node.properties for node in shipped_workspace().graph.nodes if node.label == "Deal"}
    named = {str(r.properties["deal_id"]) for r in graph.relationships if "deal_id" in r.properties}
    scored = {r.type for r in graph.relationships if "deal_id" in r.properties}
    whole = math.fsum(float(str(deals[id_]["points"])) for id_ in named)
    assert math.fsum(kinds[type_][1] for type_ in scored) == pytest.approx(whole, rel=0.01)


def test_labels_are_names_in_the_language_and_types_are_attributes(graph: PropertyGraph, gexf: Read) -> None:
    entities = shipped_workspace().statements.entities
    rows = {id_: (label, type_, mark) for id_, label, _, _, _, _, type_, mark, _ in gexf.rows["node"]}
    for node in graph.nodes:
        label, type_, mark = rows[node.id]
        assert type_ == node.label
        assert mark == str(node.properties.get("mark", ""))
        if node.id in entities and len(entities[node.id].name("ru")) < 80:
            assert label == entities[node.id].name("ru")


def test_columns_have_their_types(graph: PropertyGraph, gexf: Read) -> None:
    expected = {("node", "mark"): "Double", ("node", "rank"): "Integer", ("node", "named"): "Boolean"}
    expected |= {("node", "cluster"): "Integer", ("node", "type"): "String", ("node", "mark_low"): "Double"}
    expected |= {("edge", "deals"): "Integer", ("edge", "points"): "Double", ("edge", "ties"): "Integer"}
    expected |= {("edge", "stage"): "String", ("edge", "Interval"): "IntervalSet"}
    assert gexf.columns == {**gexf.columns, **expected}


def test_places_colours_and_sizes_are_those_of_the_map(graph: PropertyGraph, gexf: Read) -> None:
    at = {id_: (float(x), float(y)) for id_, _, x, y, *_ in gexf.rows["node"]}
    colours = {id_: colour for id_, _, _, _, _, colour, *_ in gexf.rows["node"]}
    sizes = {id_: float(size) for id_, _, _, _, size, *_ in gexf.rows["node"]}
    west, east, south = (at[id_] for id_ in ("region:RU-KGD", "region:RU-PRI", "province:CN-HI"))
    assert west[0] < east[0]
    assert south[1] < min(west[1], east[1])
    regions = {colours[region] for region in ("region:RU-PRI", "region:RU-KGD")}
    assert regions == {"2f669f"} != {colours["province:CN-HI"]}
    assert sizes["region:RU-PRI"] > sizes["region:RU-IN"]
    apart = [at[node.id] for node in graph.nodes if node.label not in NO_ENDS]
    assert len(set(apart)) == len(apart) > 1500


def test_the_timeline_hides_no_node_and_only_ties_that_began_later(graph: PropertyGraph, gexf: Read) -> None:
    ((dynamic, format_, low, high),) = gexf.rows["times"]
    assert (dynamic, format_) == ("true", "DATE")
    assert -math.inf < float(low) < float(high) < math.inf
    begins = [float(row[9]) for row in gexf.rows["edge"] if row[9]]
    later = sum(begin > DAY.timestamp() * 1000 for begin in begins)
    ((nodes, edges),) = gexf.rows["timeline"]
    assert int(nodes) == len(graph.nodes)
    assert int(edges) == gexf.counts["edges"] - later
    assert 0 < later < len(begins)


def test_graphml_arrives_with_kinds_and_weights_too(tmp_path: Path) -> None:
    graph, _ = exported(shipped_workspace(), Wanted(), NETWORK)
    gexf, graphml = (_read(graph, render, tmp_path / f"a.{end}") for end, render in RENDER.items())
    assert not [issue for issue in graphml.rows["issue"] if issue[0] != "INFO"]
    assert graphml.counts == gexf.counts
    assert {row[0]: row[1] for row in graphml.rows["kind"]} == {row[0]: row[1] for row in gexf.rows["kind"]}
    for (_, _, weight), (_, _, other) in zip(graphml.rows["kind"], gexf.rows["kind"], strict=True):
        assert float(weight) == pytest.approx(float(other), rel=1e-5)
    assert {row[0]: row[1] for row in graphml.rows["node"]} == {row[0]: row[1] for row in gexf.rows["node"]}

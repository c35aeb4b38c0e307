from __future__ import annotations

import csv
import io
import os
import re
import shlex
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from platformdirs import user_cache_dir

from graph.export.context import ExportContext
from graph.export.formats.neo4j_csv import render_neo4j_csv
from graph.export.registry import export
from graph.model import Node, PropertyGraph
from graph.progress import NoProgress
from graph.settings import Settings
from graph.store.base import Outcome
from graph.store.server import ServerStore
from graph.workflows.exported import export_context
from schema.errors import ArgunError
from tests.export.export_samples import HOSTILE, sample_graph
from tests.neo4j_server import VERSION, Neo4jServer, start_neo4j
from tests.shipped import items, shipped_graph, shipped_workspace
from tests.store_graphs import without

CONTEXT = ExportContext()


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode(), newline="")))


def test_headers_give_every_property_its_type() -> None:
    files = render_neo4j_csv(sample_graph(), CONTEXT)
    assert files["nodes-Region.csv"].decode().splitlines()[0] == (
        "id:ID,aliases:string[],layer:string,mark:double,name_en:string,name_ru:string,name_zh:string,"
        "rank:long,score:double,:LABEL"
    )
    assert files["relationships-INVESTOR_IN.csv"].startswith(b":START_ID,:END_ID,id:string,basis:string,")


def test_deals_have_places_with_points_and_parties_with_roles() -> None:
    files = render_neo4j_csv(sample_graph(), CONTEXT)
    assert {row["id:ID"]: row["points:double"] for row in rows(files["nodes-Deal.csv"])}[
        "deal:project:plant"
    ] == "0.8"
    parts = {(row[":START_ID"], row[":END_ID"]): row for row in rows(files["relationships-TAKES_PART.csv"])}
    assert parts["region:RU-AMU", "deal:project:plant"]["points:double"] == "0.8"
    parties = {(row[":START_ID"], row[":END_ID"]): row for row in rows(files["relationships-PARTY_TO.csv"])}
    assert parties["company:haier", "deal:project:plant"]["as:string[]"] == "investor"


def test_what_is_unknown_stays_apart_from_an_empty_text() -> None:
    graph = PropertyGraph.of([Node("a", "A", {"x": ""}), Node("b", "A", {})], [])
    assert render_neo4j_csv(graph, CONTEXT)["nodes-A.csv"].decode().splitlines()[1:] == [
        '"a","","A"',
        '"b",,"A"',
    ]


def test_quotes_and_lines_are_read_back() -> None:
    content = render_neo4j_csv(sample_graph(HOSTILE), CONTEXT)["nodes-Project.csv"]
    assert rows(content)[0]["name_en:string"] == HOSTILE


def test_lists_use_another_separator_when_an_item_has_a_semicolon() -> None:
    files = render_neo4j_csv(sample_graph(HOSTILE), CONTEXT)
    assert rows(files["nodes-Company.csv"])[0]["aliases:string[]"] == f"a\x1f{HOSTILE}"
    assert b"--array-delimiter=U+001F" in files["README.md"]


def test_a_label_that_is_no_plain_name_is_refused() -> None:
    with pytest.raises(ArgunError, match="cannot be a label"):
        render_neo4j_csv(PropertyGraph.of([Node("a", "../A", {})], []), CONTEXT)


@pytest.fixture
def neo4j_jars(neo4j_server: Neo4jServer) -> Path:
    """Return the folder with the jars that the tests' own Neo4j runs from."""
    jars = Path(user_cache_dir("argun", appauthor=False)) / f"neo4j-{VERSION}" / "lib"
    if not jars.exists():
        message = f"{jars} is missing: ARGUN_TEST_NEO4J names a server of your own ({neo4j_server.bolt})"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    return jars


def import_csv(graph: PropertyGraph, context: ExportContext, jars: Path, directory: Path, home: Path) -> str:
    """Export, run the command of the README with the real neo4j-admin, and return what it says."""
    export("neo4j-csv", graph, directory, context)
    command = re.search(r"```sh\n(.*?)```", (directory / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    assert command
    done = subprocess.run(
        [
            *("java", "-Xmx512m", "-XX:TieredStopAtLevel=1", "-cp", f"{jars}/*"),
            "org.neo4j.server.startup.Neo4jAdminCommand",
            *shlex.split(command[1].replace("\\\n", " "))[1:],
        ],
        cwd=directory,
        env={**os.environ, "NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def named() -> tuple[PropertyGraph, ExportContext]:
    """Return the shipped graph, to be named in Russian."""
    return shipped_graph(), export_context(shipped_workspace(), "ru")


@pytest.mark.neo4j
@pytest.mark.slow
@pytest.mark.parametrize("make", [lambda: (sample_graph(HOSTILE), CONTEXT), named], ids=["sample", "shipped"])
def test_an_imported_database_is_whole_and_known_to_a_later_load(
    make: Callable[[], tuple[PropertyGraph, ExportContext]], neo4j_jars: Path, tmp_path: Path
) -> None:
    graph, context = make()
    said: list[str] = []
    server = start_neo4j(
        fetch=False,
        prepare=lambda home: said.append(import_csv(graph, context, neo4j_jars, tmp_path / "csv", home)),
    )
    graph = graph.named(context.captions(), context.lang) if context.captions() else graph
    try:
        assert f"{len(graph.nodes) + 1} nodes" in said[0]  # and the Meta node
        assert f"{len(graph.relationships)} relationships" in said[0]
        settings = Settings(home=tmp_path, user=server.user, password=server.password)
        with ServerStore.open(server.bolt, settings) as store:
            assert store.read_graph() == graph
            assert store.state().lang == graph.lang
            assert store.load(graph, NoProgress()).outcome is Outcome.UNCHANGED
            constraints = store.query("SHOW CONSTRAINTS YIELD labelsOrTypes AS names RETURN names").rows
            assert {name for (names,) in constraints for name in items(names)} >= set(graph.labels.values())
            smaller = without(graph, "region:RU-AMU")
            assert store.load(smaller, NoProgress()).outcome is Outcome.CHANGED
            assert store.read_graph() == smaller
    finally:
        server.stop()


def test_the_meta_node_says_what_the_files_hold() -> None:
    graph = sample_graph()
    (meta,) = rows(render_neo4j_csv(graph, CONTEXT)["nodes-Meta.csv"])
    assert (meta["id:ID"], meta["state:string"], meta["hash:string"]) == (
        "dataset",
        "ready",
        graph.content_hash,
    )

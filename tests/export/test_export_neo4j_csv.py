from __future__ import annotations

import csv
import io
import os
import re
import shlex
import subprocess
from pathlib import Path

import pytest
from platformdirs import user_cache_dir

from graph.export.context import ExportContext
from graph.export.neo4j_csv import render_neo4j_csv
from graph.export.registry import export
from graph.model import Node, PropertyGraph
from schema.errors import ArgunError
from tests.export.export_samples import HOSTILE, sample_graph
from tests.neo4j_server import VERSION, Neo4jServer

CONTEXT = ExportContext()


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode(), newline="")))


def test_headers_give_every_property_its_type() -> None:
    files = render_neo4j_csv(sample_graph(), CONTEXT)
    assert files["nodes-Region.csv"].decode().splitlines()[0] == (
        "id:ID,aliases:string[],capital_latitude:double,name_en:string,name_ru:string,name_zh:string,:LABEL"
    )
    assert files["relationships-INVESTOR_IN.csv"].startswith(b":START_ID,:END_ID,id:string,basis:string,")


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


@pytest.mark.neo4j
@pytest.mark.parametrize("text", [None, HOSTILE])
def test_neo4j_imports_every_node_and_relationship(
    text: str | None, neo4j_jars: Path, tmp_path: Path
) -> None:
    graph = sample_graph(text)
    export("neo4j-csv", graph, tmp_path / "csv", CONTEXT)
    readme = (tmp_path / "csv" / "README.md").read_text(encoding="utf-8")
    command = re.search(r"```sh\n(.*?)```", readme, re.DOTALL)
    assert command
    (tmp_path / "home" / "conf").mkdir(parents=True)
    home = {"NEO4J_HOME": str(tmp_path / "home"), "NEO4J_CONF": str(tmp_path / "home" / "conf")}
    arguments = shlex.split(command[1].replace("\\\n", " "))[1:]
    admin = "org.neo4j.server.startup.Neo4jAdminCommand"
    done = subprocess.run(
        ["java", "-Xmx512m", "-cp", f"{neo4j_jars}/*", admin, *arguments],
        cwd=tmp_path / "csv",
        env={**os.environ, **home},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert f"{len(graph.nodes)} nodes" in done.stdout
    assert f"{len(graph.relationships)} relationships" in done.stdout

"""The recipe of docs/py2neo.md, run as it stands by an interpreter that has py2neo."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from graph.progress import NoProgress
from graph.store.server import ServerStore
from tests.neo4j_server import Neo4jServer
from tests.shipped import shipped_graph

ROOT = Path(__file__).parents[2]

pytestmark = [pytest.mark.slow, pytest.mark.neo4j]


def recipe() -> str:
    """Return the one Python block of the page."""
    page = (ROOT / "docs" / "py2neo.md").read_text(encoding="utf-8")
    blocks: list[str] = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    assert len(blocks) == 1
    return blocks[0]


@pytest.fixture(scope="module")
def interpreter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh environment with what the extra ``py2neo`` of pyproject.toml asks for."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    home = tmp_path_factory.mktemp("py2neo") / "venv"
    subprocess.run([sys.executable, "-m", "venv", str(home)], check=True)
    python = home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    extra = project["optional-dependencies"]["py2neo"]
    subprocess.run([str(python), "-m", "pip", "install", "-q", *extra], check=True, timeout=300)
    return python


def test_the_recipe_prints_regions_with_projects_that_operate(
    interpreter: Path, neo4j_server: Neo4jServer, neo4j_store: ServerStore
) -> None:
    neo4j_store.load(shipped_graph(), NoProgress())
    login = {"ARGUN_STORE": neo4j_server.bolt, "NEO4J_PASSWORD": neo4j_server.password}
    done = subprocess.run(
        [str(interpreter), "-c", recipe()],
        env={**os.environ, **login, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    wanted = neo4j_store.query(
        "MATCH (r:Region)-[t:HAS_PROJECT]->(:Project) WHERE t.stage = 'operating' "
        "RETURN r.name_en AS region, count(*) AS projects ORDER BY projects DESC, region LIMIT 5"
    )
    assert len(wanted.rows) == 5
    assert done.stdout.splitlines() == [f"{region} {projects}" for region, projects in wanted.rows]

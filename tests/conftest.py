"""Fixtures of every test (one embedded store and one real Neo4j a session), lanes, examples of each law."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from neo4j import GraphDatabase
from playwright.sync_api import Browser

from graph.progress import NoProgress
from graph.settings import Settings
from graph.store.base import Store
from graph.store.embedded import EmbeddedStore
from graph.store.server import ServerStore
from tests.browser import start_browser
from tests.lanes import sort_into_lanes
from tests.neo4j_server import Neo4jServer, Neo4jUnavailableError, start_neo4j
from tests.office import Office, find_office
from tests.shipped import shipped_graph

#: Random examples of each property: for a quick word, and for all and the laws of the score in ``.ci/run``.
PROFILES = {"quick": 25, "thorough": 150, "exhaustive": 3000}
#: A machine that others use, too, is slow now and then.
_SLOW = (HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large)
#: Each takes some 500 MB, and there are not many more groups of tests than that.
MOST_PROCESSES = 8
_IN_CI = os.environ.get("CI") == "true"

for _name, _examples in PROFILES.items():
    settings.register_profile(
        _name, max_examples=_examples, deadline=None, suppress_health_check=_SLOW, derandomize=_IN_CI
    )
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))


# Stores, graphs and compiled patterns stay to the end: Python looks through them for garbage less often.
gc.set_threshold(100_000, 50, 100)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew")


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """Run a single file in the process that is there: starting others takes longer than most files.

    Else one process more than there are cores: a sixth of the time is waiting for servers and browsers.
    """
    asked = {argument.partition("::")[0] for argument in config.args}
    single_file = len(asked) == 1 and asked.pop().endswith(".py")
    return 0 if single_file else min((os.cpu_count() or 1) + 1, MOST_PROCESSES)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    sort_into_lanes(items)


@dataclass(frozen=True)
class Golden:
    """Compares text with ``tests/golden/NAME``, or writes it with ``--update-golden``."""

    directory: Path
    update: bool

    def check(self, name: str, text: str) -> None:
        path = self.directory / name
        if self.update:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        assert path.exists(), f"no {path}; run pytest --update-golden and read what it wrote"
        assert text == path.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def golden(request: pytest.FixtureRequest) -> Golden:
    return Golden(Path(__file__).parent / "golden", bool(request.config.getoption("--update-golden")))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with start_browser() as started:
        yield started


@pytest.fixture(scope="session")
def neo4j_server() -> Iterator[Neo4jServer]:
    try:
        server = start_neo4j(fetch=_IN_CI)
    except Neo4jUnavailableError as error:
        if _IN_CI:
            pytest.fail(f"CI needs a real Neo4j: {error}")
        pytest.skip(str(error))
    try:
        with GraphDatabase.driver(server.bolt, auth=(server.user, server.password)) as driver:
            driver.execute_query("MATCH (n) DETACH DELETE n")
        yield server
    finally:
        server.stop()


@pytest.fixture(scope="session")
def neo4j_settings(neo4j_server: Neo4jServer, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return Settings(
        home=tmp_path_factory.mktemp("home"), user=neo4j_server.user, password=neo4j_server.password
    )


@pytest.fixture(scope="session")
def neo4j_store(neo4j_server: Neo4jServer, neo4j_settings: Settings) -> Iterator[ServerStore]:
    with ServerStore.open(neo4j_server.bolt, neo4j_settings) as store:
        yield store


@pytest.fixture(scope="session")
def embedded_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedStore]:
    with EmbeddedStore.open(tmp_path_factory.mktemp("embedded") / "store") as store:
        yield store


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedStore]:
    """An embedded store with the shipped dataset, for reading only."""
    with EmbeddedStore.open(tmp_path_factory.mktemp("shipped") / "store") as store:
        store.load(shipped_graph(), NoProgress())
        yield store


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """LibreOffice, to open what people are given."""
    return find_office(tmp_path_factory.mktemp("office") / "profile")


@pytest.fixture(params=["embedded", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def store(request: pytest.FixtureRequest) -> Store:
    """Both stores in turn: what is asserted here holds on either."""
    found: Store = request.getfixturevalue(f"{request.param}_store")
    return found

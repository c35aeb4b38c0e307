"""What the store does on a cluster and when a server fails: against a stub of Bolt and its routing."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.progress import NoProgress
from graph.settings import Settings
from graph.store import bolt
from graph.store.base import Outcome, Store
from graph.store.opening import open_store
from schema.errors import StoreError
from tests.bolt_cluster import BREAK, DEADLOCK, SILENCE, Cluster
from tests.store_graphs import EMPTY_GRAPH

ASK = "RETURN 1 AS one"

pytestmark = pytest.mark.slow


@pytest.fixture
def cluster() -> Iterator[Cluster]:
    with Cluster() as cluster:
        yield cluster


@pytest.fixture
def store(cluster: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    monkeypatch.setattr(bolt, "RETRY_S", 1.0)
    with open_store(cluster.address, Settings(home=tmp_path, password="any")) as store:  # noqa: S106 (a stub)
        cluster.asked.clear()
        yield store


def test_reading_goes_to_followers_and_writing_to_the_leader(store: Store, cluster: Cluster) -> None:
    cluster.leader = 0
    store.load(EMPTY_GRAPH, NoProgress())
    assert store.query(ASK).rows == ((1,),)
    assert cluster.asked_of("w") == {0}
    assert cluster.asked_of("r") <= {1, 2}
    assert cluster.asked_of("r")


def test_a_read_after_a_load_waits_for_what_was_loaded(store: Store, cluster: Cluster) -> None:
    store.load(EMPTY_GRAPH, NoProgress())
    written = cluster.bookmark
    assert store.state().content_hash == EMPTY_GRAPH.content_hash
    assert cluster.asked[-1].bookmarks == (written,)


@pytest.mark.parametrize("obstacle", [DEADLOCK, BREAK])
def test_what_passes_is_tried_again(store: Store, cluster: Cluster, obstacle: str) -> None:
    cluster.obstacles.append(obstacle)
    assert store.query(ASK).rows == ((1,),)


@pytest.mark.parametrize("statement", range(2, 6))
def test_a_load_is_whole_whichever_of_its_statements_meets_a_deadlock(
    store: Store, cluster: Cluster, statement: int
) -> None:
    cluster.obstacles.extend([""] * statement + [DEADLOCK])
    assert store.load(EMPTY_GRAPH, NoProgress()).outcome is Outcome.CREATED
    assert not cluster.obstacles
    assert store.state().content_hash == EMPTY_GRAPH.content_hash


def test_a_new_leader_is_followed(store: Store, cluster: Cluster) -> None:
    store.load(EMPTY_GRAPH, NoProgress())
    cluster.meta, cluster.leader = None, 1
    assert store.load(EMPTY_GRAPH, NoProgress()).outcome is Outcome.CREATED
    assert cluster.asked[-1].member == 1


def test_a_connection_that_breaks_at_the_commit_leaves_a_load_to_be_run_again(
    store: Store, cluster: Cluster
) -> None:
    cluster.loses_commits = True
    with pytest.raises(StoreError, match="load again"):
        store.load(EMPTY_GRAPH, NoProgress())
    cluster.loses_commits = False
    store.load(EMPTY_GRAPH, NoProgress())
    assert store.state().content_hash == EMPTY_GRAPH.content_hash


def test_what_does_not_pass_is_said_with_the_next_step(store: Store, cluster: Cluster) -> None:
    cluster.obstacles.extend([DEADLOCK] * 100)
    with pytest.raises(StoreError, match="try again in a minute"):
        store.query(ASK)


def test_a_cluster_that_goes_away_is_said_with_the_next_step(store: Store, cluster: Cluster) -> None:
    assert store.query(ASK).rows == ((1,),)
    cluster.stop()
    with pytest.raises(StoreError, match=r"neo4j://127.*no longer answers.*check that it is running"):
        store.query(ASK)


def test_a_closed_store_says_so(store: Store) -> None:
    store.close()
    store.close()
    with pytest.raises(StoreError, match="closed; open it again"):
        store.state()


def test_the_deadline_holds_for_a_server_that_has_fallen_silent(store: Store, cluster: Cluster) -> None:
    cluster.obstacles.extend([SILENCE] * 9)
    begin = time.monotonic()
    with pytest.raises(StoreError, match=r"longer than 0\.2 s"):
        store.query(ASK, deadline_s=0.2)
    assert time.monotonic() - begin < 5


def test_the_deadline_holds_while_it_is_tried_again(store: Store, cluster: Cluster) -> None:
    cluster.obstacles.extend([DEADLOCK] * 100)
    begin = time.monotonic()
    with pytest.raises(StoreError, match=r"longer than 0\.3 s"):
        store.query(ASK, deadline_s=0.3)
    assert time.monotonic() - begin < 5

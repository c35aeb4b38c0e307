"""The store in a directory: one process, nothing half-written."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.progress import NoProgress
from graph.settings import Settings
from graph.store import bulk, embedded
from graph.store.base import Outcome
from graph.store.embedded import EmbeddedStore
from graph.store.engine import EngineProcess
from graph.store.opening import open_store
from graph.store.server import ServerStore
from schema.errors import StoreError, UsageError
from schema.messages import Message
from tests.command_line import hear_control_c
from tests.store_graphs import amur_graph, changed, without

ROOT = Path(__file__).parents[2]


def run_python(code: str, *arguments: str) -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(code), *arguments],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=hear_control_c,
    )


def test_a_store_is_there_after_closing_and_opening(tmp_path: Path) -> None:
    with EmbeddedStore.open(tmp_path / "store") as store:
        assert store.state().state == "empty"
        assert store.load(amur_graph(), NoProgress()).outcome is Outcome.CREATED
    with EmbeddedStore.open(tmp_path / "store") as store:
        assert store.state().content_hash == amur_graph().content_hash
        assert store.load(amur_graph(), NoProgress()).outcome is Outcome.UNCHANGED
        assert store.read_graph() == amur_graph()


def test_a_store_without_data_answers(tmp_path: Path) -> None:
    with EmbeddedStore.open(tmp_path / "store") as store:
        assert store.query("MATCH (n:Region) RETURN count(n) AS n").rows == ((0,),)
        assert store.read_graph().nodes == ()


def test_closing_twice_is_closing_once_and_a_closed_store_says_so(tmp_path: Path) -> None:
    store = EmbeddedStore.open(tmp_path / "store")
    store.close()
    store.close()
    with pytest.raises(StoreError, match="closed"):
        store.query("RETURN 1 AS x")


def test_a_shared_store_can_be_read_and_not_written_over_bolt(tmp_path: Path) -> None:
    with EmbeddedStore.open(tmp_path / "store") as store:
        store.load(amur_graph(), NoProgress())
        shared = store.share()
        login = Settings(home=tmp_path, user=shared.user, password=shared.password)
        with ServerStore.open(shared.address, login) as other:
            assert other.read_graph() == amur_graph()
            assert other.load(amur_graph(), NoProgress(), "elsewhere").outcome is Outcome.UNCHANGED
            assert other.state().origin is None
            assert other.query("MATCH (n:Region) RETURN count(n) AS n").rows == ((2,),)
            with pytest.raises(UsageError, match="reading"):
                other.query("MATCH (n:Region) DETACH DELETE n")
            with pytest.raises((StoreError, UsageError)):
                other.load(changed(amur_graph(), "company:haier", sector="x"), NoProgress())
        assert store.read_graph() == amur_graph()


def test_a_killed_load_leaves_the_former_graph_whole(tmp_path: Path) -> None:
    directory = tmp_path / "store"
    with EmbeddedStore.open(directory) as store:
        store.load(amur_graph(), NoProgress())
    code = """
        import sys, time; from pathlib import Path
        from graph.store.embedded import EmbeddedStore
        from tests.store_graphs import amur_graph, changed, without
        class Stuck:
            def step(self, what, done, total):
                if str(what) == "loading ties":
                    print("half", flush=True)
                    time.sleep(60)
        with EmbeddedStore.open(Path(sys.argv[1])) as store:
            store.load(changed(amur_graph(), "company:haier", sector="x"), Stuck())
    """
    process = run_python(code, str(directory))
    assert process.stdout is not None
    assert process.stdout.readline() == "half\n"
    process.send_signal(signal.SIGKILL)
    process.communicate()
    with EmbeddedStore.open(directory) as store:
        assert store.read_graph() == amur_graph()
        after = changed(amur_graph(), "company:haier", sector="x")
        assert store.load(after, NoProgress()).outcome is Outcome.CHANGED
        assert store.read_graph() == after
    assert len(list((directory / "graphs").iterdir())) == 1
    assert list((directory / "running").iterdir()) == []


def test_a_full_disk_is_said_and_the_former_graph_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with EmbeddedStore.open(tmp_path / "store") as store:
        store.load(amur_graph(), NoProgress())
        with monkeypatch.context() as patch:
            patch.setattr(embedded, "build_database", full)
            with pytest.raises(StoreError, match="disk is full") as raised:
                store.load(changed(amur_graph(), "company:haier", sector="x"), NoProgress())
        assert str(tmp_path) in str(raised.value)
        assert store.read_graph() == amur_graph()


def test_ctrl_c_ends_a_query_at_once_and_the_store_goes_on(tmp_path: Path) -> None:
    code = """
        import sys; from pathlib import Path
        from graph.store.embedded import EmbeddedStore
        with EmbeddedStore.open(Path(sys.argv[1])) as store:
            store.query("RETURN 1 AS x")
            print("started", flush=True)
            try:
                store.query("UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b "
                            "WITH a, b WHERE a + b < 0 RETURN count(*) AS n", deadline_s=None)
            except KeyboardInterrupt:
                print("interrupted", store.query("RETURN 2 AS x").rows, flush=True)
    """
    process = run_python(code, str(tmp_path / "store"))
    assert process.stdout is not None
    assert process.stdout.readline() == "started\n"
    time.sleep(0.5)
    process.send_signal(signal.SIGINT)
    try:
        out, errors = process.communicate(timeout=20)
    finally:
        process.kill()  # the query itself takes an hour
    assert out == "interrupted ((2,),)\n"
    assert errors == ""
    assert process.returncode == 0


def test_a_closed_store_neither_reads_nor_writes(tmp_path: Path) -> None:
    closed = EmbeddedStore.open(tmp_path / "store")
    closed.load(amur_graph(), NoProgress())
    closed.close()
    with EmbeddedStore.open(tmp_path / "store") as opened:
        for use in (
            closed.state,
            closed.read_graph,
            closed.share,
            lambda: closed.query("RETURN 1 AS one"),
            lambda: closed.load(without(amur_graph(), "region:RU-PRI"), NoProgress()),
        ):
            with pytest.raises(StoreError, match="closed"):
                use()
        assert opened.read_graph() == amur_graph()


def test_a_load_that_cannot_take_the_place_of_the_former_graph_leaves_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(path: Path, target: Path) -> Path:
        raise OSError(errno.EIO, "input/output error", str(path))

    with EmbeddedStore.open(tmp_path / "store") as store:
        store.load(amur_graph(), NoProgress())
        with monkeypatch.context() as patched:
            patched.setattr(Path, "replace", refused)
            with pytest.raises(StoreError, match="cannot be read or written"):
                store.load(without(amur_graph(), "region:RU-PRI"), NoProgress())
        assert store.read_graph() == amur_graph()


def test_nothing_is_printed_and_no_password_is_kept(tmp_path: Path) -> None:
    code = """
        import sys; from pathlib import Path
        from graph.store.embedded import EmbeddedStore
        from graph.progress import NoProgress
        from tests.store_graphs import amur_graph
        with EmbeddedStore.open(Path(sys.argv[1])) as store:
            store.load(amur_graph(), NoProgress())
            store.query("MATCH (n) RETURN count(n) AS n")
            password = store.share().password
        text = "".join(p.read_text(errors="replace") for p in Path(sys.argv[1]).rglob("*") if p.is_file())
        assert password not in text
    """
    process = run_python(code, str(tmp_path / "store"))
    assert process.communicate(timeout=60) == ("", "")
    assert process.returncode == 0


def test_a_directory_with_other_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.docx").write_text("text", encoding="utf-8")
    with pytest.raises(UsageError, match="other files"):
        EmbeddedStore.open(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.docx"]


def test_a_place_that_cannot_be_a_directory_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match=r"file.*--store"):
        EmbeddedStore.open(tmp_path / "file" / "store")


def test_a_directory_whose_name_is_no_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="not UTF-8"):
        EmbeddedStore.open(tmp_path / os.fsdecode(b"bad\xe9"))
    assert list(tmp_path.iterdir()) == []


def test_another_database_name_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="NEO4J_DATABASE"):
        open_store(str(tmp_path / "store"), Settings(home=tmp_path, database="people"))


def test_a_taken_port_is_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    from graph.store import engine

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        free = engine._free_ports
        offered = iter([(free()[0], port), free(), free()])
        monkeypatch.setattr(engine, "_free_ports", lambda: next(offered))
        with EmbeddedStore.open(tmp_path / "store") as store:
            assert store.query("RETURN 1 AS x").rows == ((1,),)


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[EngineProcess]:
    process = EngineProcess(tmp_path / "engine")
    yield process
    process.kill()


def test_a_database_that_lost_records_on_the_way_is_refused(engine: EngineProcess, tmp_path: Path) -> None:
    bulk.build_database(engine, tmp_path / "built", without(amur_graph(), "evidence:0001"), NoProgress())
    with pytest.raises(StoreError, match=r"not written whole.*disk is full"):
        bulk.check_database(engine, tmp_path / "built", amur_graph())


def test_progress_reaches_the_whole(engine: EngineProcess, tmp_path: Path) -> None:
    steps: list[tuple[str, int, int]] = []

    class Recorder:
        def step(self, what: Message, done: int, total: int) -> None:
            steps.append((str(what), done, total))

    graph = amur_graph()
    bulk.build_database(engine, tmp_path / "built", graph, Recorder())
    assert ("loading nodes", len(graph.nodes), len(graph.nodes)) in steps
    assert steps[-1] == ("loading ties", len(graph.relationships), len(graph.relationships))

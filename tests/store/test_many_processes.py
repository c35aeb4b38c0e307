"""Several processes on one embedded store: readers don't keep each other out, loads take turns."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import stat
import subprocess
import sys
import textwrap
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from graph.progress import NoProgress
from graph.store import directory
from graph.store.base import Outcome
from graph.store.directory import StoreDirectory
from graph.store.embedded import EmbeddedStore
from schema.errors import StoreError
from schema.messages import Message
from tests.command_line import LONG_QUERY, ROOT
from tests.store_graphs import amur_graph, without

pytestmark = pytest.mark.slow

COUNT = "MATCH (n:Region) RETURN count(n) AS n"
LESS = without(amur_graph(), "region:RU-PRI")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with EmbeddedStore.open(tmp_path / "store") as store:
        store.load(amur_graph(), NoProgress())
    return tmp_path / "store"


def run_python(code: str, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(code), *arguments],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def _engine_of(store: EmbeddedStore) -> int:
    process = store._running.process
    assert process is not None
    return process._process.pid


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def _ends(pid: int) -> bool:
    """Wait until a process that is no child of ours has ended."""
    end = time.monotonic() + 20
    while _runs(pid) and time.monotonic() < end:
        time.sleep(0.05)
    return not _runs(pid)


def test_two_readers_read_at_once(path: Path) -> None:
    with EmbeddedStore.open(path) as one, EmbeddedStore.open(path) as other:
        assert one.query(COUNT).rows == other.query(COUNT).rows == ((2,),)
        assert one.share().address != other.share().address


def test_a_load_beside_a_reader_disturbs_neither(path: Path) -> None:
    with EmbeddedStore.open(path) as reader:
        assert reader.query(COUNT).rows == ((2,),)
        with EmbeddedStore.open(path) as writer:
            assert writer.load(LESS, NoProgress()).outcome is Outcome.CHANGED
            assert writer.query(COUNT).rows == ((1,),)
        # The reader goes on with the graph that it began with, also in a new engine.
        with pytest.raises(StoreError, match=r"longer than 0\.2 s"):
            reader.query(LONG_QUERY, deadline_s=0.2)
        assert reader.query(COUNT).rows == ((2,),)
        assert reader.state().content_hash == amur_graph().content_hash
    with EmbeddedStore.open(path) as later:
        assert later.query(COUNT).rows == ((1,),)
        assert len(list((path / "graphs").iterdir())) == 1


def test_a_second_load_waits_for_the_first_and_says_for_whom(path: Path) -> None:
    code = """
        import sys; from pathlib import Path
        from graph.store.directory import StoreDirectory
        with StoreDirectory.take(Path(sys.argv[1])).turn(None):
            print("taken", flush=True)
            sys.stdin.read()
    """
    told: list[Message] = []
    with run_python(code, str(path)) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "taken\n"
        with EmbeddedStore.open(path, waiting=told.append) as store:
            assert store.query(COUNT).rows == ((2,),)  # reading needs no turn
            threading.Timer(0.3, first.kill).start()
            assert store.load(LESS, NoProgress()).outcome is Outcome.CHANGED
    (message,) = told
    assert f"process {first.pid} is loading this store; waiting up to" in str(message)


@pytest.mark.slow
def test_a_load_that_waited_in_vain_says_who_holds_what(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(directory, "PATIENCE_S", 0.2)
    with EmbeddedStore.open(path) as holder, holder.turn(), EmbeddedStore.open(path) as store:
        with pytest.raises(
            StoreError, match=rf"process {os.getpid()} has been loading this store for 0\.2 s"
        ):
            store.load(LESS, NoProgress())
        assert holder.load(LESS, NoProgress()).outcome is Outcome.CHANGED  # its turn is its own


def test_a_first_opening_by_several_at_once(tmp_path: Path) -> None:
    taken: list[StoreDirectory] = []
    failed: list[BaseException] = []

    def take() -> None:
        try:
            taken.append(StoreDirectory.take(tmp_path / "store"))
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=take) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert len({one.seat for one in taken}) == 8
    for one in taken:
        one.release()


@pytest.mark.parametrize("name", ["argun.lock", "loading.lock", "running"])
def test_what_only_keeps_order_may_be_missing(name: str, path: Path) -> None:
    missing = path / name
    missing.rmdir() if missing.is_dir() else missing.unlink()
    with EmbeddedStore.open(path) as store:
        assert store.query(COUNT).rows == ((2,),)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_a_killed_process_takes_its_engine_with_it_and_leaves_nothing_for_long(path: Path) -> None:
    code = """
        import sys; from pathlib import Path
        from graph.store.embedded import EmbeddedStore
        store = EmbeddedStore.open(Path(sys.argv[1]))
        store.query("RETURN 1 AS one")
        folder = store._directory.begin()
        folder.mkdir()
        (folder / "half").write_text("built")
        print(store._running.process._process.pid, flush=True)
        sys.stdin.read()
    """
    with run_python(code, str(path)) as process:
        assert process.stdout is not None
        engine = int(process.stdout.readline())
        assert _runs(engine)
        with EmbeddedStore.open(path):
            assert len(list((path / "running").iterdir())) == 2
            assert len(list((path / "graphs").iterdir())) == 2
        process.send_signal(signal.SIGKILL)
    assert _ends(engine)
    with EmbeddedStore.open(path) as store:
        assert len(list((path / "running").iterdir())) == 1
        assert len(list((path / "graphs").iterdir())) == 1
        assert store.query(COUNT).rows == ((2,),)
    assert list((path / "running").iterdir()) == []


def test_a_query_past_its_deadline_is_over_and_the_next_ones_run(path: Path) -> None:
    with EmbeddedStore.open(path) as store:
        engines = set()
        for _ in range(3):
            store.query("RETURN 1 AS one")
            engines.add(_engine_of(store))
            with pytest.raises(StoreError, match=r"longer than 0\.2 s"):
                store.query(LONG_QUERY, deadline_s=0.2)
        assert len(engines) == 3
        assert not any(_runs(pid) for pid in engines)
        assert store.query(COUNT).rows == ((2,),)


@pytest.mark.slow
def test_an_engine_that_ends_by_itself_is_told_and_started_again(path: Path) -> None:
    with EmbeddedStore.open(path) as store:
        store.query("RETURN 1 AS one")
        threading.Timer(0.3, os.kill, (_engine_of(store), signal.SIGTERM)).start()
        with pytest.raises(StoreError, match="broke off the query; most often it needs more memory"):
            store.query(LONG_QUERY, deadline_s=20)
        assert store.query(COUNT).rows == ((2,),)


@pytest.mark.slow
def test_the_deadline_of_one_thread_is_none_of_another(path: Path) -> None:
    with EmbeddedStore.open(path) as store:
        store.query("RETURN 1 AS one")
        with ThreadPoolExecutor() as threads:
            long = threads.submit(store.query, LONG_QUERY, None, 0.5)
            beside = [
                threads.submit(
                    store.query, "UNWIND range(1, 1000000) AS i RETURN count(toString(i)) AS n", None, 60
                )
                for _ in range(4)
            ]
            with pytest.raises(StoreError, match=r"longer than 0\.5 s"):
                long.result()
            assert [one.result().rows for one in beside] == [((1000000,),)] * 4


def test_a_store_that_is_closed_under_a_query_says_so(path: Path) -> None:
    store = EmbeddedStore.open(path)
    store.query("RETURN 1 AS one")
    closing = threading.Timer(0.5, store.close)
    closing.start()
    with pytest.raises(StoreError, match="the store is closed"):
        store.query(LONG_QUERY)
    closing.join()
    assert list((path / "running").iterdir()) == []


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="no forks on this system")
def test_a_fork_is_told_to_open_the_store_itself_and_takes_nothing_away(path: Path) -> None:
    code = """
        import os, sys; from pathlib import Path
        from graph.store.embedded import EmbeddedStore
        from schema.errors import StoreError
        store = EmbeddedStore.open(Path(sys.argv[1]))
        store.query("RETURN 1 AS one")
        if os.fork() == 0:
            try:
                store.query("RETURN 1 AS one")
            except StoreError as error:
                print(error, flush=True)
            store.close()
            os._exit(0)
        os.wait()
        print(store.query("MATCH (n:Region) RETURN count(n) AS n").rows, flush=True)
        store.close()
    """
    with run_python(code, str(path)) as process:
        said, _ = process.communicate(timeout=60)
    told, answer = said.splitlines()
    assert "forked; open it here" in told
    assert answer == "((2,),)"


@pytest.mark.skipif(sys.platform != "linux", reason="sockets are read from /proc")
def test_only_bolt_can_be_reached_and_only_from_this_machine(path: Path) -> None:
    with EmbeddedStore.open(path) as store:
        bolt = int(store.share().address.rpartition(":")[2])
        inodes = {
            str(link.readlink())[8:-1]
            for link in Path(f"/proc/{_engine_of(store)}/fd").iterdir()
            if str(link.readlink()).startswith("socket:")
        }
        listening = set()
        for table in ("tcp", "tcp6"):
            for line in Path(f"/proc/net/{table}").read_text(encoding="ascii").splitlines()[1:]:
                _, local, _, state, *rest = line.split()
                if state == "0A" and rest[5] in inodes:
                    address, _, port = local.partition(":")
                    listening.add((address, int(port, 16)))
        assert [port for _, port in listening] == [bolt]
        loopback = {"0100007F", "0000000000000000FFFF00000100007F"}  # 127.0.0.1, as the kernel writes it
        assert {address for address, _ in listening} <= loopback
        with socket.create_connection(("127.0.0.1", bolt), timeout=5):
            pass


@pytest.mark.skipif(sys.platform == "win32", reason="modes of POSIX")
def test_a_store_is_private_to_its_owner(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        with EmbeddedStore.open(tmp_path / "home" / "store") as store:
            store.load(amur_graph(), NoProgress())
            store.query(COUNT)
            everything = list((tmp_path / "home" / "store").rglob("*"))
            modes = {stat.S_IMODE(path.stat().st_mode) for path in everything if path.is_file()}
            folders = {stat.S_IMODE(path.stat().st_mode) for path in everything if path.is_dir()}
            folders.add(stat.S_IMODE((tmp_path / "home" / "store").stat().st_mode))
    finally:
        os.umask(before)
    assert len(everything) > 100
    assert modes <= {0o600}
    assert folders <= {0o700}


@pytest.mark.slow
def test_a_graph_that_cannot_be_removed_stays_until_it_can(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on Windows, where nobody removes what somebody has open."""
    with EmbeddedStore.open(path) as store, monkeypatch.context() as patched:
        patched.setattr(shutil, "rmtree", lambda *_, **__: None)
        assert store.load(LESS, NoProgress()).outcome is Outcome.CHANGED
        assert len(list((path / "graphs").iterdir())) == 2
        assert store.query(COUNT).rows == ((1,),)
    with EmbeddedStore.open(path) as store:
        assert len(list((path / "graphs").iterdir())) == 1
        assert store.query(COUNT).rows == ((1,),)

"""Damage to the files of an embedded store: right answers or a clear word, never wrong ones."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from graph.progress import NoProgress
from graph.store.base import Outcome
from graph.store.embedded import EmbeddedStore
from graph.store.held import Held
from graph.store.manifest import _digest
from schema.errors import StoreError, UsageError
from tests.command_line import copy_loaded_store, run
from tests.store_graphs import amur_graph

#: One of each kind of file that a store has.
KINDS = {
    "a bucket of nodes": "graphs/*/Company_0.*.bucket",
    "a bucket of edges": "graphs/*/*_edges.*.bucket",
    "a bucket of relationships": "graphs/*/INVESTOR_IN_0.*.bucket",
    "an index of ids": "graphs/*/*.umtidx",
    "an index": "graphs/*/*.numtidx",
    "the dictionary": "graphs/*/*.dict",
    "the schema": "graphs/*/schema.json",
    "the configuration": "graphs/*/configuration.json",
    "the statistics": "graphs/*/statistics.json",
    "the manifest": "current.json",
    "the lock": "argun.lock",
    "the turn": "loading.lock",
}
#: What holds no data: a store without it is as good as before.
HOLD_NOTHING = {"the lock", "the turn"}


def _delete(path: Path) -> None:
    path.unlink()


def _truncate(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def _zero(path: Path) -> None:
    path.write_bytes(bytes(path.stat().st_size))


def _flip(seed: int) -> Callable[[Path], None]:
    def flip(path: Path) -> None:
        content = bytearray(path.read_bytes())
        if content:
            chance = random.Random(seed)  # noqa: S311 # no secret
            content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
        path.write_bytes(content)

    return flip


DAMAGES = {"deleted": _delete, "cut": _truncate, "zeroed": _zero} | {
    f"bit {seed}": _flip(seed) for seed in range(20)
}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("whole") / "store"
    with EmbeddedStore.open(path) as store:
        store.load(amur_graph(), NoProgress())
    return path


@pytest.fixture
def copied(whole: Path, tmp_path: Path) -> Path:
    return shutil.copytree(whole, tmp_path / "store")


def _damaged(store: Path, kind: str, damage: Callable[[Path], None]) -> bool:
    """Damage the one file; tell whether it differs then."""
    path = min(store.glob(KINDS[kind]))
    before = path.read_bytes()
    damage(path)
    return not path.exists() or path.read_bytes() != before


@pytest.mark.parametrize("kind", KINDS)
def test_every_damage_to_every_kind_of_file_is_seen(kind: str, whole: Path, tmp_path: Path) -> None:
    seen = 0
    copied = shutil.copytree(whole, tmp_path / "store")
    path = min(copied.glob(KINDS[kind]))
    before = path.read_bytes()
    for name, damage in DAMAGES.items():
        path.write_bytes(before)
        if not _damaged(copied, kind, damage):
            continue
        with EmbeddedStore.open(copied) as store:
            found = store.state()
        if kind in HOLD_NOTHING:
            assert found.content_hash == amur_graph().content_hash
        else:
            assert found.state == ("empty" if (kind, name) == ("the manifest", "deleted") else "damaged")
            assert found.content_hash is None
        seen += 1
    # A lock that nobody waits for is empty: it can only be deleted.
    assert seen == (1 if kind == "the lock" else len(DAMAGES))


@pytest.mark.parametrize("kind", ["a bucket of relationships", "the manifest"])
def test_a_damaged_store_says_so_and_the_next_load_builds_it_anew(kind: str, copied: Path) -> None:
    assert _damaged(copied, kind, _flip(1))
    with EmbeddedStore.open(copied) as store:
        for use in (store.read_graph, store.share, lambda: store.query("MATCH (n) RETURN count(n) AS n")):
            with pytest.raises(StoreError, match=r"the store is damaged \(.*argun load --rebuild"):
                use()
        assert store.load(amur_graph(), NoProgress()).outcome is Outcome.REPAIRED
        assert store.read_graph() == amur_graph()
    with EmbeddedStore.open(copied) as store:
        assert store.load(amur_graph(), NoProgress()).outcome is Outcome.UNCHANGED


@pytest.fixture
def odd_files(tmp_path: Path) -> dict[str, Callable[[Path], None]]:
    """Ways of putting something that is no file of data in the place of one."""
    if not hasattr(os, "mkfifo"):
        pytest.skip("no such files on this system")
    return {"pipe": os.mkfifo, "folder": os.mkdir, "device": lambda path: path.symlink_to("/dev/zero")}


@pytest.mark.parametrize("kind", ["pipe", "folder", "device"])
def test_what_is_no_file_is_damage_and_is_not_read(
    kind: str, odd_files: dict[str, Callable[[Path], None]], copied: Path
) -> None:
    path = min(copied.glob("graphs/*/*.bucket"))
    path.unlink()
    odd_files[kind](path)
    with EmbeddedStore.open(copied) as store:
        assert store.state().state == "damaged"


@pytest.mark.parametrize("kind", ["pipe", "folder", "device", "loop", "text", "mode"])
def test_whatever_stands_in_the_place_of_the_manifest_is_damage_and_a_rebuild_mends_it(
    kind: str, odd_files: dict[str, Callable[[Path], None]], copied: Path
) -> None:
    path = copied / "current.json"
    path.unlink()
    others: dict[str, Callable[[Path], object]] = {
        "loop": lambda path: path.symlink_to(path),
        "text": lambda path: path.write_text(f"{_digest('[]')}\n[]\n", encoding="utf-8"),
        "mode": lambda path: path.touch(mode=0),
    }
    {**odd_files, **others}[kind](path)
    with EmbeddedStore.open(copied) as store:
        assert store.state().state == "damaged"
        assert store.load(amur_graph(), NoProgress(), rebuild=True).outcome is Outcome.REPAIRED
        assert store.read_graph() == amur_graph()


@pytest.mark.parametrize("name", ["graphs", "running", "argun.lock", "loading.lock"])
def test_a_rebuild_mends_what_stands_in_the_place_of_a_part(name: str, copied: Path) -> None:
    path = copied / name
    if path.is_dir():
        shutil.rmtree(path)
        path.write_text("a file", encoding="utf-8")
    else:
        path.unlink()
        path.mkdir()
    with EmbeddedStore.open(copied) as store:
        store.load(amur_graph(), NoProgress(), rebuild=True)
        assert store.read_graph() == amur_graph()


def test_an_engine_that_leaves_a_file_out_is_not_believed(
    copied: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def give(held: Held, folder: Path, target: Path) -> None:
        whole(held, folder, target)
        min(target.glob("Company_0.*.bucket")).unlink()

    whole = Held.give
    with EmbeddedStore.open(copied) as store:
        with monkeypatch.context() as patched:
            patched.setattr(Held, "give", give)
            with pytest.raises(StoreError, match=r"sees \d+ of \d+ records.*check their permissions"):
                store.query("MATCH (n:Company) RETURN count(n) AS n")
        assert store.read_graph() == amur_graph()


def test_a_page_that_may_not_be_written_is_copied_for_the_engine(
    copied: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: not str(path).endswith(".bucket"))
    with EmbeddedStore.open(copied) as store:
        assert store.query("MATCH (n:Region) RETURN count(n) AS n").rows == ((2,),)
        page = min(copied.glob("graphs/*/Region_0.*.bucket"))
        (own,) = copied.glob(f"running/*/server-*/databases/neo4j/{page.name}")
        assert not own.samefile(page)
        assert own.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("names", [("graphs", "src"), ("config", "databases", "log"), ("running",)])
def test_what_is_not_ours_is_neither_a_store_nor_swept(names: tuple[str, ...], tmp_path: Path) -> None:
    for name in names:
        (tmp_path / name).mkdir()
        (tmp_path / name / "thesis.doc").write_bytes(b"years of work")
    with pytest.raises(UsageError, match="holds other files"):
        EmbeddedStore.open(tmp_path)
    assert [path.name for path in tmp_path.rglob("*.doc")] == ["thesis.doc"] * len(names)


def test_what_others_keep_in_a_store_stays(copied: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "precious").write_bytes(b"precious")
    for name in ("graphs/figures", "running/notes", "config", "databases"):
        (copied / name).mkdir()
        (copied / name / "mine").write_bytes(b"mine")
    (copied / "loading.lock").unlink()
    (copied / "loading.lock").symlink_to(elsewhere / "precious")
    with EmbeddedStore.open(copied) as store:
        store.load(amur_graph(), NoProgress(), rebuild=True)
    assert len(list(copied.rglob("mine"))) == 4
    shutil.move(copied / "graphs", elsewhere / "graphs")
    (elsewhere / "graphs" / "0123456789abcdef").mkdir()
    (copied / "graphs").symlink_to(elsewhere / "graphs")
    with EmbeddedStore.open(copied) as store:
        assert store.read_graph() == amur_graph()
    assert (elsewhere / "graphs" / "0123456789abcdef").is_dir()
    assert (elsewhere / "precious").read_bytes() == b"precious"


def test_a_rebuild_believes_nothing_that_the_store_says(copied: Path) -> None:
    with EmbeddedStore.open(copied) as store:
        before = [path.name for path in (copied / "graphs").iterdir()]
        assert store.load(amur_graph(), NoProgress(), rebuild=True).outcome is Outcome.REBUILT
        assert [path.name for path in (copied / "graphs").iterdir()] != before
        assert store.read_graph() == amur_graph()


def test_a_store_of_the_first_version_is_loaded_anew(tmp_path: Path) -> None:
    for name in ("databases/neo4j/x.bucket", "config/server-users.jsonl", "log/arcadedb.log.0"):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_bytes(b"former")
    (tmp_path / "argun.lock").touch()
    with EmbeddedStore.open(tmp_path) as store:
        assert store.load(amur_graph(), NoProgress()).outcome is Outcome.CREATED
    assert {path.name for path in tmp_path.iterdir()} == {
        "argun.lock",
        "loading.lock",
        "current.json",
        "graphs",
        "running",
    }


@pytest.mark.slow
def test_the_command_line_answers_rightly_over_a_damaged_store(tmp_path: Path) -> None:
    copy_loaded_store(tmp_path / "store")
    option = ("--store", str(tmp_path / "store"))
    question = ("cypher", "MATCH ()-[r]->() RETURN count(r) AS n", *option)
    right = run(*question)
    assert _damaged(tmp_path / "store", "a bucket of relationships", _truncate)
    mended = run(*question)
    assert (mended.code, mended.out) == (0, right.out)
    assert "was damaged or half loaded, and has been built anew" in mended.errors
    assert run(*question) == right
    assert _damaged(tmp_path / "store", "a bucket of edges", _zero)
    assert ": repaired; " in run("load", *option).errors
    assert ": unchanged; " in run("load", *option).errors
    assert ": rebuilt; " in run("load", "--rebuild", *option).errors

"""Files appear whole or not at all; those of a folder all or none; other files of the folder stay."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import pytest

from graph.files.writing import write_content, write_file, write_folder
from schema.errors import ArgunError
from tests.files.faults import Killed, fault_at, windows

OLD = {"marks.csv": b"old marks", "queries/one.tsv": b"old one", "index.html": b"old index"}
NEW = {"marks.csv": b"new marks", "new/two.tsv": b"new two", "index.html": b"new index"}
#: What is in the folder after NEW has been written over OLD.
BOTH = {**OLD, **NEW}


def content(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def _folders(folder: Path) -> list[str]:
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_dir())


def test_the_files_of_a_new_folder_appear_with_the_folders_above_it(tmp_path: Path) -> None:
    write_folder(tmp_path / "a" / "b", OLD)
    assert content(tmp_path) == {f"a/b/{name}": text for name, text in OLD.items()}


def test_other_files_of_the_folder_stay(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_bytes(b"mine")
    write_folder(tmp_path, OLD)
    write_folder(tmp_path, NEW)
    assert content(tmp_path) == {**BOTH, "mine.txt": b"mine"}


def test_a_folder_that_cannot_be_is_reported_with_its_own_path(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(ArgunError, match=r"file/output: a part of the path is a file"):
        write_folder(tmp_path / "file" / "output", NEW)
    with pytest.raises(ArgunError, match=r"file: it is a file and a folder is needed"):
        write_folder(tmp_path / "file", NEW)
    assert content(tmp_path) == {"file": b""}


@pytest.mark.parametrize("name", [*NEW, "new"])
def test_nothing_is_replaced_when_one_target_cannot_be(name: str, tmp_path: Path) -> None:
    write_folder(tmp_path, OLD)
    (tmp_path / name).unlink(missing_ok=True)
    if name == "new":  # a file where a folder is needed
        (tmp_path / name).touch()
    else:
        (tmp_path / name).mkdir(parents=True)
    before = content(tmp_path)
    with pytest.raises(ArgunError, match=r"the path is a folder|a part of the path is a file"):
        write_folder(tmp_path, NEW)
    assert content(tmp_path) == before


_MORE = pytest.mark.slow


@pytest.mark.parametrize(
    "error", [KeyboardInterrupt(), Killed, pytest.param(OSError(errno.EIO, "broken"), marks=_MORE)], ids=repr
)
@pytest.mark.parametrize(
    ("former", "links"),
    [(OLD, True), (None, True), pytest.param(OLD, False, marks=_MORE), pytest.param({}, True, marks=_MORE)],
    ids=["links", "new", "moves", "empty"],
)
def test_old_and_new_are_never_mixed_whatever_step_fails(
    former: Mapping[str, bytes] | None,
    links: bool,
    error: BaseException | type[Killed],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("graph.files.swap.HARD_LINKS", links)
    whole = [dict(former or {}), {**(former or {}), **NEW}]
    for step in range(1, 200):
        above = tmp_path / f"{step}"
        folder = above / "output"
        _make(above, {} if former is None else {f"output/{name}": text for name, text in former.items()})
        if former is not None:
            folder.mkdir(exist_ok=True)
        failed = _breaks(folder, step, error)
        if error is not Killed:
            assert _seen(folder) in whole, step
        for place in (above, folder):  # the next command there puts right what a dead one left
            if place.is_dir():
                write_file(place / "next", b"")
                (place / "next").unlink()
        assert content(folder) in whole, step
        assert ("new" in _folders(folder)) is (content(folder) == whole[1]), step
        assert not [path for path in above.rglob("*") if path.name.startswith(".")], step
        if not failed:
            assert step > len(NEW)
            return
    pytest.fail("it never came to its end")


def _make(folder: Path, files: Mapping[str, bytes]) -> None:
    folder.mkdir()
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(text)


def _seen(folder: Path) -> dict[str, bytes]:
    """Return the files but those that wait in hidden folders."""
    return {name: text for name, text in content(folder).items() if not name.startswith(".")}


def _breaks(folder: Path, step: int, error: BaseException | type[Killed]) -> bool:
    """Write NEW with a fault at a step; False when there is no such step."""
    with fault_at(step, error) as made, suppress(KeyboardInterrupt, ArgunError, Killed):
        write_folder(folder, NEW)
    return len(made) >= step


def test_a_file_is_the_old_or_the_new_one_whatever_step_fails(tmp_path: Path) -> None:
    target = tmp_path / "file"
    target.write_bytes(b"old")
    for step in range(1, 100):
        with fault_at(step, Killed) as made, suppress(Killed):
            write_file(target, b"new")
        assert target.read_bytes() in (b"old", b"new")
        if len(made) < step:
            break
    assert content(tmp_path) == {"file": b"new"}
    assert step > 3


@pytest.mark.parametrize("name", ["marks.csv", "index.html", "queries/one.tsv"])
def test_a_file_that_another_program_has_open_on_windows_keeps_all_as_they_were(
    name: str, tmp_path: Path
) -> None:
    write_folder(tmp_path, OLD)
    with (
        windows(tmp_path / name),
        pytest.raises(ArgunError, match=rf"{name}: another program is using it; close it"),
    ):
        write_folder(tmp_path, {**OLD, "aaa.csv": b"new", "marks.csv": b"new", "zzz.csv": b"new"})
    assert content(tmp_path) == OLD
    assert _folders(tmp_path) == ["queries"]


def test_what_windows_allows_is_enough(tmp_path: Path) -> None:
    with windows():
        write_folder(tmp_path / "output", OLD)
        write_folder(tmp_path / "output", NEW)
        write_file(tmp_path / "file", b"1")
        write_file(tmp_path / "file", b"2")
    assert content(tmp_path / "output") == BOTH
    assert sorted(p.name for p in tmp_path.iterdir()) == ["file", "output"]


def test_files_that_cannot_be_put_back_now_are_put_back_by_the_next_command(tmp_path: Path) -> None:
    for step in range(1, 200):
        folder = tmp_path / f"{step}"
        _make(folder, OLD)
        _breaks(folder, step, Killed)
        if (folder / "marks.csv").read_bytes() != OLD["marks.csv"]:
            break
    assert (folder / "index.html").read_bytes() == b"old index"  # it is the last, so this one is mixed
    with windows(folder / "marks.csv"), pytest.raises(ArgunError, match=r"close it in other programs"):
        write_file(folder / "other", b"")
    write_file(folder / "other", b"")
    assert content(folder) == {**OLD, "other": b""}
    assert _folders(folder) == ["queries"]


def test_an_export_keeps_to_its_own_files(tmp_path: Path) -> None:
    files = {"README.md": b"ours", "a.csv": b"1"}
    mine = tmp_path / "project"
    mine.mkdir()
    (mine / "README.md").write_bytes(b"mine")
    with pytest.raises(ArgunError, match=r"README\.md: it is there and Argun did not write it"):
        write_content(mine, files)
    (mine / "work.py").write_bytes(b"mine")
    with pytest.raises(ArgunError, match=r"holds other files \(work\.py\)"):
        write_content(mine, files)
    assert content(mine) == {"README.md": b"mine", "work.py": b"mine"}
    former = tmp_path / "former"
    write_content(former, files)
    (former / ".DS_Store").write_bytes(b"")
    write_content(former, {**files, "a.csv": b"2"})
    assert content(former) == {**files, "a.csv": b"2", ".DS_Store": b""}


@pytest.mark.skipif(os.name == "nt", reason="modes of POSIX")
def test_new_files_of_the_users_own_data_are_private_and_former_ones_keep_their_mode(tmp_path: Path) -> None:
    previous = os.umask(0o022)
    try:
        for private in (False, True):
            folder = tmp_path / f"{private}"
            write_folder(folder, OLD, private=private)
            (folder / "marks.csv").chmod(0o640)
            write_folder(folder, NEW, private=private)
            write_file(folder / "file", b"", private=private)
            found = {p.name: stat.S_IMODE(p.stat().st_mode) for p in (folder, *folder.rglob("*"))}
            file, directory = (0o600, 0o700) if private else (0o644, 0o755)
            assert found.pop("marks.csv") == 0o640
            assert {name for name, mode in found.items() if mode == directory} == {
                folder.name,
                "queries",
                "new",
            }
            assert set(found.values()) == {file, directory}
    finally:
        os.umask(previous)

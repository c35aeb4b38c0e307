"""Files appear whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.export.writing import staged, write_content
from schema.errors import ArgunError


def test_staged_files_appear_together_at_the_end(tmp_path: Path) -> None:
    output = tmp_path / "a" / "b"
    with staged(output) as folder:
        (folder / "queries").mkdir()
        write_content(folder / "queries" / "one.tsv", b"1")
        write_content(folder / "two.txt", b"2")
        assert not (output / "two.txt").exists()
    assert sorted(p.relative_to(output).as_posix() for p in output.rglob("*")) == [
        "queries",
        "queries/one.tsv",
        "two.txt",
    ]


def _break_off(folder: Path, error: BaseException) -> None:
    write_content(folder / "two.txt", b"2")
    raise error


@pytest.mark.parametrize("error", [KeyboardInterrupt(), ValueError(), ArgunError("no")], ids=repr)
def test_what_was_there_stays_when_writing_is_broken_off(error: BaseException, tmp_path: Path) -> None:
    output = tmp_path / "output"
    for former in (False, True):
        if former:
            output.mkdir()
            (output / "two.txt").write_bytes(b"former")
        with pytest.raises(type(error)), staged(output) as folder:
            _break_off(folder, error)
        assert output.exists() is former
        assert not former or [p.read_bytes() for p in output.iterdir()] == [b"former"]


def test_other_files_of_the_folder_stay(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_bytes(b"mine")
    with staged(tmp_path) as folder:
        write_content(folder / "new.txt", b"new")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["mine.txt", "new.txt"]


def test_a_folder_that_cannot_be_is_reported_with_its_own_path(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with (
        pytest.raises(ArgunError, match=r"file/output: a part of the path is a file"),
        staged(tmp_path / "file" / "output"),
    ):
        pass
    (tmp_path / "new.txt").mkdir()
    with pytest.raises(ArgunError, match=r"new\.txt: the path is a folder"), staged(tmp_path) as folder:
        write_content(folder / "new.txt", b"new")


def test_a_swap_of_folders_that_is_broken_off_keeps_the_former_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "folder"
    write_content(target, {"README.md": b"former"})
    rename = Path.rename

    def broken(self: Path, other: Path) -> Path:
        if self.name.endswith(".part"):
            raise KeyboardInterrupt
        return rename(self, other)

    monkeypatch.setattr(Path, "rename", broken)
    with pytest.raises(KeyboardInterrupt):
        write_content(target, {"README.md": b"new"})
    assert (target / "README.md").read_bytes() == b"former"
    assert [p.name for p in tmp_path.iterdir()] == ["folder"]

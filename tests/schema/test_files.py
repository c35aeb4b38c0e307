"""Only regular files are read, whole, up to a size; whatever else stands there is told and stops nothing."""

from __future__ import annotations

import inspect
import os
import socket
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from schema import files
from schema.files import FileError, expanded, files_below, is_folder, read_bytes, read_text
from schema.messages import Message


def _socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as opened:
        opened.bind(str(path))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has none of them in its folders")
@pytest.mark.parametrize(
    ("make", "words"),
    [
        (os.mkfifo, "this is a pipe"),
        (_socket, "this is a socket"),
        (lambda path: path.symlink_to("/dev/zero"), "this is a device"),
        (lambda path: path.symlink_to("/dev/null"), "this is a device"),
        (lambda path: path.mkdir(), "the path is a folder"),
        (lambda path: path.symlink_to("nowhere"), "no such file"),
        (lambda path: path.symlink_to(path.name), "go round in a circle"),
    ],
)
def test_what_is_no_regular_file_is_not_read(
    tmp_path: Path, make: Callable[[Path], object], words: str
) -> None:
    make(tmp_path / "x")
    with pytest.raises(FileError, match=words) as caught:
        read_bytes(tmp_path / "x")
    assert str(tmp_path / "x") in str(caught.value)
    assert str(tmp_path) not in str(caught.value.reason)


def test_a_link_to_a_file_is_as_good(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"\xef\xbb\xbfone\r\ntwo\rthree\n")
    (tmp_path / "b").symlink_to("a")
    assert read_text(tmp_path / "b") == "one\ntwo\nthree\n"


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.touch()
    os.truncate(path, 2**40)  # without a byte on the disk
    with pytest.raises(FileError, match="larger than 64 MB"):
        read_bytes(path)


def test_a_file_that_grows_while_it_is_read_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"one")
    looks = iter(range(9))

    def look(number: int) -> os.stat_result:
        if next(looks):  # after it was read
            path.write_bytes(b"one and two")
        return path.stat()

    monkeypatch.setattr(os, "fstat", look)
    with pytest.raises(FileError, match="changed while it was read"):
        read_bytes(path)


def test_a_file_that_the_system_refuses_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: str, flags: int) -> int:
        raise PermissionError(13, "Permission denied", path)

    (tmp_path / "x").touch()
    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(FileError, match="permission denied"):
        read_bytes(tmp_path / "x")


@pytest.mark.parametrize("name", ["x" * 300, "x\0y", "x/" * 3000])
def test_a_path_that_can_be_none_is_an_error_of_ours(tmp_path: Path, name: str) -> None:
    with pytest.raises(FileError):
        read_bytes(tmp_path / name)


def test_a_folder_of_too_long_a_name_and_an_unknown_home_are_errors_of_ours() -> None:
    with pytest.raises(FileError, match="too long"):
        is_folder(Path("x" * 300))
    with pytest.raises(FileError, match="no such home"):
        expanded("~nobody-of-this-name/x")
    with pytest.raises(FileError, match="no such home"):
        expanded("~root\0")


def test_what_is_not_utf_8_has_a_line(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"one\ntwo \xff\n")
    with pytest.raises(FileError, match="not UTF-8") as caught:
        read_text(tmp_path / "x")
    assert caught.value.line == 2


def _below(folder: Path, refused: list[str] | None = None) -> list[str]:
    def refuse(path: Path, reason: Message) -> None:
        assert refused is not None, (path, reason)
        refused.append(f"{path.relative_to(folder)}: {reason}")

    return [path.relative_to(folder).as_posix() for path in files_below(folder, (".y",), refuse)]


def test_linked_folders_are_read_once(tmp_path: Path) -> None:
    (tmp_path / "layer" / "b").mkdir(parents=True)
    (tmp_path / "outside").mkdir()
    for name in ("layer/a.y", "layer/b/c.y", "layer/b/d.txt", "outside/e.y"):
        (tmp_path / name).touch()
    (tmp_path / "layer" / "a-way-back").symlink_to("..")
    (tmp_path / "layer" / "a-double").symlink_to("b")
    (tmp_path / "layer" / "b" / "loop").symlink_to(".")
    (tmp_path / "layer" / "itself.y").symlink_to("itself.y")
    assert _below(tmp_path / "layer") == ["a-way-back/outside/e.y", "a.y", "b/c.y", "itself.y"]


def test_folders_in_folders_deeper_than_python_calls_itself_are_read(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*["d"] * 300)
    deep.mkdir(parents=True)
    (deep / "z.y").touch()
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(len(inspect.stack()) + 100)
    try:
        assert _below(tmp_path) == ["d/" * 300 + "z.y"]
    finally:
        sys.setrecursionlimit(before)


def test_a_folder_that_nobody_may_enter_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "closed").mkdir()
    (tmp_path / "a.y").touch()
    scan = os.scandir

    def refuse(path: Path) -> object:
        if path.name == "closed":
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    refused: list[str] = []
    assert _below(tmp_path, refused) == ["a.y"]
    assert refused == ["closed: permission denied"]


def test_a_link_to_a_whole_disk_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(5):
        (tmp_path / f"d{number}").mkdir()
    monkeypatch.setattr(files, "MOST_FOLDERS", 4)
    refused: list[str] = []
    assert _below(tmp_path, refused) == []
    assert refused == [".: more than 4 folders are below it"]

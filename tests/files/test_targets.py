"""What ``--output`` may name: links, devices, pipes, descriptors, protected files, long names."""

from __future__ import annotations

import errno
import os
import stat
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from graph.files import targets
from graph.files.writing import write_file, write_folder
from schema.errors import ArgunError

if sys.platform == "win32":
    pytest.skip("links, pipes and modes of POSIX", allow_module_level=True)

CONTENT = b"\x00\r\n\xff" * 50_000  # binary, and more than a pipe holds


@pytest.fixture(autouse=True)
def nothing_else_stays(tmp_path: Path) -> Iterator[None]:
    yield
    assert [path for path in tmp_path.rglob(".*") if path.name.endswith(".part")] == []


def test_a_link_stays_and_what_it_points_at_is_written(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "second").symlink_to("folder/target")
    (tmp_path / "first").symlink_to(tmp_path / "second")
    for former in (None, b"old"):  # first it points at nothing
        if former:
            (tmp_path / "folder" / "target").write_bytes(former)
        write_file(tmp_path / "first", CONTENT)
        assert (tmp_path / "first").is_symlink()
        assert (tmp_path / "second").is_symlink()
        assert (tmp_path / "folder" / "target").read_bytes() == CONTENT


def test_a_circle_of_links_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    with pytest.raises(ArgunError, match="go round in a circle"):
        write_file(tmp_path / "a", CONTENT)
    with pytest.raises(ArgunError, match="go round in a circle"):
        write_folder(tmp_path / "a", {"file": CONTENT})
    assert (tmp_path / "a").is_symlink()


def test_links_of_a_folder_stay_unless_they_lead_out_of_it(tmp_path: Path) -> None:
    (tmp_path / "output").symlink_to("real")
    (tmp_path / "elsewhere").write_bytes(b"mine")
    write_folder(tmp_path / "output", {"a": b"1", "b": b"1"})
    folder = tmp_path / "real"
    (folder / "a").rename(folder / "target")
    (folder / "a").symlink_to("target")
    write_folder(tmp_path / "output", {"a": b"2", "b": b"2"})
    assert (tmp_path / "output").is_symlink()
    assert (folder / "a").is_symlink()
    assert [(folder / name).read_bytes() for name in ("target", "b")] == [b"2", b"2"]
    (folder / "a").unlink()
    (folder / "a").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(ArgunError, match=r"real/a: a link leads out of the folder"):
        write_folder(tmp_path / "output", {"a": b"3", "b": b"3"})
    assert (folder / "b").read_bytes() == b"2"
    assert (tmp_path / "elsewhere").read_bytes() == b"mine"


def test_a_pipe_gets_the_content_and_stays_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    got: list[bytes] = []
    reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()))
    reader.start()
    write_file(pipe, CONTENT)
    reader.join()
    assert got == [CONTENT]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_pipe_that_nobody_reads_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(tmp_path / "pipe")
    monkeypatch.setattr(targets, "PATIENCE_S", 0.0)
    with pytest.raises(ArgunError, match="nobody reads this pipe"):
        write_file(tmp_path / "pipe", CONTENT)
    assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)


def test_a_reader_that_has_seen_enough_is_no_error_of_the_path() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        with pytest.raises(BrokenPipeError):
            write_file(f"/dev/fd/{writing}", CONTENT)
    finally:
        os.close(writing)


def test_a_device_is_written_and_stays(tmp_path: Path) -> None:
    master, slave = os.openpty()
    try:
        (tmp_path / "link").symlink_to(os.ttyname(slave))
        write_file(tmp_path / "link", b"line\n")
        assert os.read(master, 100).split() == [b"line"]
        assert stat.S_ISCHR((tmp_path / "link").stat().st_mode)
        with pytest.raises(ArgunError, match="a folder is needed"):
            write_folder(tmp_path / "link", {"file": CONTENT})
    finally:
        os.close(master)
        os.close(slave)


def test_a_disk_or_a_socket_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "disk"
    target.write_bytes(b"all")
    real = Path.stat

    def told(path: Path, **options: bool) -> os.stat_result:
        found = real(path, **options)
        return os.stat_result((stat.S_IFBLK | 0o660, *found[1:])) if path == target else found

    monkeypatch.setattr(Path, "stat", told)
    with pytest.raises(ArgunError, match="neither a file nor a pipe"):
        write_file(target, CONTENT)
    assert target.read_bytes() == b"all"


def test_an_open_descriptor_is_written_where_it_stands(tmp_path: Path) -> None:
    with (tmp_path / "file").open("wb", buffering=0) as file:
        file.write(b"before ")
        (tmp_path / "link").symlink_to(f"/dev/fd/{file.fileno()}")
        write_file(tmp_path / "link", b"content")
        file.write(b" after")
    assert (tmp_path / "file").read_bytes() == b"before content after"
    with pytest.raises(ArgunError, match="/dev/fd/9999"):
        write_file("/dev/fd/9999", CONTENT)


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o755])
def test_a_file_that_is_replaced_keeps_its_mode(mode: int, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"old")
    (tmp_path / "file").chmod(mode)
    os.utime(tmp_path / "file", (1, 1))
    write_file(tmp_path / "file", CONTENT)
    assert stat.S_IMODE((tmp_path / "file").stat().st_mode) == mode
    assert (tmp_path / "file").stat().st_mtime > 1  # not its time
    assert (tmp_path / "file").read_bytes() == CONTENT


@pytest.mark.parametrize("refused", ["nothing", "owner", "owner and group"])
def test_a_file_that_is_replaced_keeps_owner_and_group_as_far_as_may_be(
    refused: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[int, int]] = []

    def chown(_: Path, owner: int, group: int) -> None:
        if (owner != -1 and refused != "nothing") or refused == "owner and group":
            raise PermissionError(errno.EPERM, "not yours")
        asked.append((owner, group))

    (tmp_path / "file").write_bytes(b"old")
    (tmp_path / "file").chmod(0o660)
    monkeypatch.setattr(targets, "_owners", lambda told: told.st_ino)  # as if each file had others
    monkeypatch.setattr(os, "chown", chown)
    write_file(tmp_path / "file", CONTENT)
    group = (tmp_path / "file").stat().st_gid
    expected = {"nothing": [(os.getuid(), group)], "owner": [(-1, group)], "owner and group": []}
    assert asked == expected[refused]
    # What one group might read is not for another.
    mode = 0o600 if refused == "owner and group" else 0o660
    assert stat.S_IMODE((tmp_path / "file").stat().st_mode) == mode


@pytest.mark.parametrize("write", [write_file, lambda path, text: write_folder(path.parent, {"file": text})])
def test_a_file_that_is_protected_from_writing_stays(
    write: Callable[[Path, bytes], None], tmp_path: Path
) -> None:
    (tmp_path / "file").write_bytes(b"old")
    (tmp_path / "file").chmod(0o444)
    with pytest.raises(ArgunError, match="it is read-only; make it writable"):
        write(tmp_path / "file", CONTENT)
    assert (tmp_path / "file").read_bytes() == b"old"


def test_the_other_name_of_a_file_keeps_the_former_content(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"old")
    (tmp_path / "other").hardlink_to(tmp_path / "file")
    write_file(tmp_path / "file", CONTENT)
    assert (tmp_path / "file").read_bytes() == CONTENT
    assert (tmp_path / "other").read_bytes() == b"old"


def test_a_file_of_another_in_a_sticky_folder_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def replace(*_: object) -> None:
        raise PermissionError(errno.EPERM, "not yours")

    (tmp_path / "file").write_bytes(b"old")
    monkeypatch.setattr(os, "replace", replace)
    with pytest.raises(ArgunError, match=r"file: permission denied; choose another folder"):
        write_file(tmp_path / "file", CONTENT)
    assert (tmp_path / "file").read_bytes() == b"old"


@pytest.mark.parametrize("name", ["n" * 255, "н" * 127, ".argun.part", "-", " ", "a\nb"])
def test_every_name_that_a_file_may_have_will_do(name: str, tmp_path: Path) -> None:
    write_file(tmp_path / name, CONTENT)
    assert [path.name for path in tmp_path.iterdir()] == [name]
    (tmp_path / name).unlink()


def test_names_of_no_file_are_errors(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"old")
    with pytest.raises(ArgunError, match="the name is too long; choose a shorter one"):
        write_file(tmp_path / ("n" * 256), CONTENT)
    for name in ("file", "new"):
        with pytest.raises(ArgunError, match="the path is a folder; give the name of a file"):
            write_file(f"{tmp_path}/{name}/", CONTENT)
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"old"]

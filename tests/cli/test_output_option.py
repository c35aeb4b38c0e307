"""What the commands write where ``--output`` says."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.command_line import COMMAND, LAYER_TIES, ROOT, argun, environment, run, write_layer

#: Commands that write one file.
_ONE_FILE = ("export", "gexf"), ("schema",), ("schema", "--ontology")


@pytest.mark.slow
@pytest.mark.parametrize("command", _ONE_FILE, ids=" ".join)
def test_a_hyphen_is_standard_output(command: tuple[str, ...], tmp_path: Path) -> None:
    written = run(*command, "--output", str(tmp_path / "file"))
    assert written.code == 0, written.errors
    assert run(*command, "--output", "-", cwd=tmp_path).out == (tmp_path / "file").read_bytes()
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


@pytest.mark.parametrize("command", ["run", "compare", "export neo4j-csv", "export datapackage"])
def test_no_folder_goes_to_standard_output(command: str, tmp_path: Path) -> None:
    done = run(*command.split(), "--output", "-", cwd=tmp_path)
    assert (done.code, done.out) == (2, b"")
    assert "--output -: several files are written" in done.errors
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", ["run", "atlas", "brief --all", "export neo4j-csv"])
def test_a_file_is_no_folder_which_is_said_before_anything_is_read(command: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    done = run(*command.split(), "--output", "file", "--dataset", "nowhere", cwd=tmp_path)
    assert done.code == 2
    assert "this is a file; name a directory" in done.errors
    assert (tmp_path / "file").read_text(encoding="utf-8") == "mine"


def test_languages_of_the_atlas_are_checked_before_anything_is_read(tmp_path: Path) -> None:
    done = run("atlas", "--languages", "ru,ru,xx", "--dataset", "nowhere", cwd=tmp_path)
    assert (done.code, done.out) == (2, b"")
    assert 'the language "xx" is unknown' in done.errors


def test_a_slash_at_the_end_names_no_file(tmp_path: Path) -> None:
    done = run("schema", "--output", f"{tmp_path}/new/")
    assert done.code == 1
    assert "give the name of a file" in done.errors
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="links of POSIX")
def test_dev_stdout_is_added_to(tmp_path: Path) -> None:
    (tmp_path / "stdout").symlink_to("/proc/self/fd/1" if sys.platform == "linux" else "/dev/fd/1")
    with (tmp_path / "file").open("ab") as file:
        file.write(b"before\n")
        file.flush()
        command = [*COMMAND, "schema", "--output", str(tmp_path / "stdout")]
        assert subprocess.run(command, stdout=file, env=environment(), cwd=ROOT, check=False).returncode == 0
    assert (tmp_path / "file").read_bytes() == b"before\n" + argun("schema").out


_MORE = pytest.mark.slow


@pytest.mark.skipif(os.name == "nt", reason="modes of POSIX")
@pytest.mark.parametrize(
    ("command", "own"),
    [
        ("export neo4j-csv", True),
        pytest.param("export neo4j-csv", False, marks=_MORE),
        pytest.param("export gexf", True, marks=_MORE),
        pytest.param("compare", True, marks=_MORE),
        pytest.param("run", True, marks=_MORE),
        pytest.param("run", False, marks=_MORE),
    ],
)
def test_what_holds_data_of_ones_own_is_private(command: str, own: bool, tmp_path: Path) -> None:
    layer = ("--dataset", str(write_layer(tmp_path / "layer", LAYER_TIES))) if own else ()
    output = tmp_path / "output"
    done = run(*command.split(), "--output", str(output), *layer)
    assert done.code == 0, done.errors
    modes = {(path.is_dir(), _rights_of_others(path)) for path in (output, *output.rglob("*"))}
    assert modes <= ({(True, 0), (False, 0)} if own else {(True, 0o055), (False, 0o044)})


def _rights_of_others(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode) & 0o077


def _files(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@pytest.mark.slow
def test_main_jobs_at_once_write_one_after_the_other(tmp_path: Path) -> None:
    output = tmp_path / "output"
    expected = {}
    for lang in ("en", "ru"):
        assert run("run", "--output", str(tmp_path / lang), "--lang", lang).code == 0
        expected[lang] = _files(tmp_path / lang)
    assert expected["en"] != expected["ru"]
    jobs = [
        subprocess.Popen(
            [*COMMAND, "run", "--output", str(output), "--lang", lang],
            stdout=subprocess.DEVNULL,
            env=environment({"ARGUN_HOME": str(tmp_path / f"home-{lang}")}),
            cwd=ROOT,
        )
        for lang in expected
    ]
    assert [job.wait(120) for job in jobs] == [0, 0]
    # The second leaves the pages of the other language, whole, and takes the place of what both write.
    en, ru = expected["en"], expected["ru"]
    assert _files(output) in (en | ru, ru | en)
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []

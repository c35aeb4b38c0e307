"""What users give that is no text, no file or no stream: a clear end, and no fault of Argun."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.command_line import COMMAND, LAYER_TIES, ROOT, Finished, environment, run, write_layer


def _failed(done: Finished, code: int, *words: str) -> None:
    assert done.code == code, done.errors
    assert "fault of Argun" not in done.errors
    assert "Traceback" not in done.errors
    for word in words:
        assert word in done.errors


@pytest.mark.parametrize(
    ("value", "word"),
    [
        ("9" * 5000, "too large"),
        ("9223372036854775808", "too large"),
        ("[" * 100_000, "nested deeper than 100 levels"),
        ('"\\ud800"', "half a character"),
    ],
    ids=["digits", "64 bits", "nested", "surrogate"],
)
def test_a_parameter_that_no_server_takes_is_a_usage_error(value: str, word: str) -> None:
    _failed(run("cypher", "RETURN $x AS x", "-p", f"x={value}"), 2, "the parameter x", word)


def test_arguments_that_are_no_text_are_written_out() -> None:
    odd = os.fsdecode(b"\xff")
    _failed(run("cypher", f"RETURN '{odd}' AS x", fresh=True), 2, "the statement", "U+DCFF")
    _failed(run("explain", odd, fresh=True), 2, "\\udcff")
    _failed(run("regions", "--dataset", odd, fresh=True), 1, "\\udcff", "no such directory")


def test_a_name_that_was_copied_with_what_nobody_sees_is_found() -> None:
    found = run("explain", "Амур\u200bская\u200e область", "--format", "json")
    assert found.code == 0
    assert found.json[0]["id"] == "region:RU-AMU"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes in folders")
def test_a_pipe_in_the_place_of_a_file_stops_no_command(tmp_path: Path) -> None:
    layer = write_layer(tmp_path / "layer", LAYER_TIES)
    os.mkfifo(layer / "more.yaml")
    _failed(run("regions", "--dataset", str(layer)), 1, "more.yaml", "this is a pipe")
    _failed(run("cypher", "RETURN 1 AS x", "--dataset", str(layer)), 1, "more.yaml", "this is a pipe")
    assert "more.yaml" in run("check", "--dataset", str(layer)).text
    os.mkfifo(tmp_path / "method.yaml")
    _failed(run("score", "--method", str(tmp_path / "method.yaml")), 2, "this is a pipe")
    (tmp_path / "sources").mkdir()
    os.mkfifo(tmp_path / "sources" / "rating-2026.md")
    _failed(run("check", "--sources", str(tmp_path / "sources")), 1, "rating-2026.md", "this is a pipe")
    (layer / "more.yaml").unlink()
    (layer / "dataset.yaml").unlink()
    os.mkfifo(layer / "dataset.yaml")
    _failed(run("regions", "--dataset", str(layer)), 1, "dataset.yaml", "this is a pipe")


def test_a_path_that_is_too_long_is_told() -> None:
    for option in (("--dataset",), ("--method",), ("--store",)):
        command = ("score", *option, "x" * 5000)
        done = run(*command)
        assert done.code in (1, 2)
        _failed(done, done.code, "too long")


def _with_streams(redirections: str, *arguments: str) -> Finished:
    command: Sequence[str] = ("sh", "-c", f'exec "$@" {redirections}', "sh", *COMMAND, *arguments)
    done = subprocess.run(command, capture_output=True, env=environment(), cwd=ROOT, timeout=120, check=False)
    return Finished(done.returncode, done.stdout, done.stderr)


@pytest.mark.skipif(os.name == "nt", reason="needs a shell of Unix")
@pytest.mark.parametrize(
    ("redirections", "arguments", "code", "has_data"),
    [
        ("<&-", ("regions",), 0, True),
        (">&-", ("regions",), 0, False),
        ("2>&-", ("regions",), 0, True),
        ("2>&-", ("nothing",), 2, False),
        ("2>/dev/full", ("nothing",), 2, False),
        (">/dev/full", ("regions",), 1, False),
        ("<&- >&- 2>&-", ("regions",), 0, False),
        ("<&-", ("cypher", "-"), 2, False),
    ],
)
def test_a_closed_or_full_stream_changes_no_exit_code(
    redirections: str, arguments: Sequence[str], code: int, *, has_data: bool
) -> None:
    done = _with_streams(redirections, *arguments)
    _failed(done, code)
    assert bool(done.out) == has_data


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="needs a shell of Unix")
def test_nothing_is_written_into_a_file_that_got_the_number_of_a_closed_stream(tmp_path: Path) -> None:
    whole = tmp_path / "whole.graphml"
    assert run("export", "graphml", "--output", str(whole)).code == 0
    other = tmp_path / "other.graphml"
    assert _with_streams("<&- >&- 2>&-", "export", "graphml", "--output", str(other)).code == 0
    assert other.read_bytes() == whole.read_bytes()


def test_a_table_in_a_file_is_not_as_wide_as_its_longest_cell() -> None:
    statement = "UNWIND range(1, 50) AS n RETURN n, CASE WHEN n = 7 THEN $text ELSE 'x' END AS text"
    arguments = ("cypher", statement, "-p", "text=" + "y" * 10_000)
    table = run(*arguments, "--format", "table").text
    assert table.count("y") == 10_000  # nothing is cut
    assert max(map(len, table.splitlines())) < 300
    assert "y" * 10_000 in run(*arguments, "--format", "tsv").text

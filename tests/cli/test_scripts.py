"""Scripts of ``argun cypher``, from a pipe or a file: what runs, in which order, and where one ends."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from graph.cli.shell.running import run_script
from schema.errors import ArgunError
from tests.command_line import Finished, run
from tests.shell_store import asked, make_shell

_SCRIPT = """// a script
RETURN 1 AS one;
:params x=";"

RETURN $x AS sign,
  'a;b' AS text;
:quit
RETURN never
"""


def _run(script: str, *arguments: str) -> Finished:
    return run("cypher", *arguments, stdin=script.encode())


def test_statements_and_commands_run_in_turn() -> None:
    done = _run(_SCRIPT)
    assert done.code == 0
    assert done.text == "one\n1\n\nsign\ttext\n;\ta;b\n"


@pytest.mark.slow
def test_a_script_of_windows_with_a_byte_order_mark_is_the_same() -> None:
    assert _run("\ufeff" + _SCRIPT.replace("\n", "\r\n")).text == _run(_SCRIPT).text


def test_a_script_ends_at_its_first_error_and_says_where(tmp_path: Path) -> None:
    file = tmp_path / "of mine.cypher"
    file.write_text("RETURN 1 AS a;\n\nMATCH (n:Region)\nWHERE n.id = 1\nRETRN n;\nRETURN 2 AS b;\n", "utf-8")
    done = run("cypher", "--file", str(file))
    assert (done.code, done.text) == (2, "a\n1\n")
    said = "line 5: the statement cannot be run (line 5, column 1): Unexpected input 'RETRN'"
    assert done.errors == f"Error: {file} {said}\n  RETRN n\n  ^\n"
    piped = run("cypher", "-", stdin=file.read_bytes())
    assert piped.errors.startswith(f"Error: standard input {said}")


def test_a_script_goes_on_when_told_and_counts_what_failed() -> None:
    script = "RETURN 1 AS a;\nRETRN;\n:qury\n:query marks_of_region region=RU-XX\nRETURN 2 AS b;\n"
    done = _run(script, "--keep-going")
    assert (done.code, done.text) == (1, "a\n1\n\nb\n2\n")
    lines = done.errors.splitlines()
    assert "standard input line 3: there is no command" in done.errors
    assert "standard input line 4: there is no region" in done.errors
    assert lines[-1] == "Error: 3 statements of standard input failed"


def test_every_answer_is_a_value_where_programs_read_json() -> None:
    done = _run("RETURN 1 AS a; RETURN 'б' AS b;", "--format", "ndjson")
    assert [json.loads(line) for line in done.text.splitlines()] == [{"a": 1}, {"b": "б"}]


@pytest.mark.slow
def test_parameters_and_a_picture_of_a_script_of_one_statement(tmp_path: Path) -> None:
    statement = "MATCH (r:Region {id: $id}) RETURN r;\n"
    picture = tmp_path / "a.svg"
    done = _run(statement, "-p", "id=region:RU-AMU", "--picture", str(picture))
    assert (done.code, picture.read_bytes()[:4]) == (0, b"<svg")
    two = _run(statement * 2, "--picture", str(picture))
    assert two.code == 2
    assert "write :picture FILE behind it" in two.errors


@pytest.mark.parametrize(
    ("script", "arguments", "words"),
    [
        (b"", (), "the statement is empty"),
        (b"// nothing\n;;\n", (), "the statement is empty"),
        (b"\x00\xff\xfe\x80PNG", (), "is not UTF-8"),
        (b"RETURN 1", ("RETURN 2", "--keep-going"), "belong to a script"),
        (b"RETURN $nmae", ("-p", "name=1"), "did you mean $name?"),
        (b"RETURN 1", ("--file", "no-such.cypher"), "no-such.cypher cannot be read"),
        (b":schema Regoin", (), "standard input line 1: the schema has no type"),
        (b":export x.csv", (), "standard input line 1: there is no answer yet"),
    ],
)
def test_what_is_no_script_is_said(script: bytes, arguments: Sequence[str], words: str) -> None:
    done = run("cypher", *arguments, stdin=script)
    assert (done.code, done.out) == (2 if "no-such" not in words else 1, b"")
    assert words in done.errors


def test_what_is_wrong_with_a_piece_ends_the_script_before_the_next() -> None:
    shell = make_shell(talks=False)
    with pytest.raises(ArgunError, match=r"^x\.cypher line 2: there is no command"):
        run_script(shell, "RETURN 1;\n:nonsense\nRETURN 2;", "x.cypher", keep_going=False)
    assert [text.strip() for text in asked(shell)] == ["RETURN 1"]


def test_a_statement_is_sent_with_its_place_in_the_script() -> None:
    shell = make_shell(talks=False)
    run_script(shell, "RETURN 1;\n\n  RETURN\n 2;", "x.cypher", keep_going=False)
    assert asked(shell)[1] == "\n\n  RETURN\n 2"

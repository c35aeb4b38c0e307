"""The commands of the shell: what each does and says, and what is said of a wrong one."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest

from graph.cli.output import Format
from graph.cli.shell.commands import COMMANDS, find_command, run_command
from graph.cli.shell.state import MOST_SHOWN, Shell
from graph.store.base import QueryResult
from graph.workflows.answer_files import Answer
from schema.errors import ArgunError, UsageError
from tests.shell_store import NONE, TEN, AnsweringStore, make_shell


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("schema", "schema"),
        ("sch", "schema"),
        ("pic", "picture"),
        ("q", "quit"),
        ("exit", "quit"),
        ("e", "export"),
    ],
)
def test_a_command_may_be_abbreviated(given: str, name: str) -> None:
    assert find_command(given).name == name


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (":qury x", 'there is no command ":qury"; did you mean :query?'),
        (":xyz", ":help lists them"),
        (":", ":help lists them"),
        (":que", '":que" may be :queries or :query'),
        (":quit now", ":quit takes nothing behind it"),
        (":format xml", ':format "xml" is unknown (table, json, ndjson, csv, tsv)'),
        (":schema Regoin", "did you mean Region?"),
        (":query", ":queries lists them"),
        (":query partner_of_region", "did you mean partners_of_region"),
        (":query partners_of_region regoin=RU-AMU", "did you mean region?"),
        (":query partners_of_region region", "expected NAME=VALUE"),
        (":params regio", ":params regio=VALUE gives it"),
        (":deadline soon", "expected a number of at least 0.1"),
        (":picture", ":picture answer.svg"),
        (":picture x.gif", "written as"),
        (":export", ":export answer.csv"),
        (":export x.doc", ".csv, .tsv, .json, .ndjson or .xlsx"),
    ],
)
def test_what_is_wrong_with_a_command_is_said_with_the_next_step(line: str, words: str) -> None:
    shell = make_shell()
    shell.ask(TEN)
    with pytest.raises(ArgunError) as wrong:
        run_command(shell, line)
    assert words in str(wrong.value)


@pytest.mark.parametrize("line", [":export x.csv", ":picture x.svg"])
def test_without_an_answer_there_is_nothing_to_write(
    line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError, match="there is no answer yet"):
        run_command(make_shell(), line)
    assert list(tmp_path.iterdir()) == []


def test_a_table_has_nothing_to_draw(tmp_path: Path) -> None:
    shell = make_shell()
    shell.last = Answer(QueryResult(("stage",), (("operating",), ("agreed",))))
    with pytest.raises(UsageError, match="nothing to draw"):
        run_command(shell, f":picture {tmp_path / 'x.svg'}")
    assert list(tmp_path.iterdir()) == []


def _exported(shell: Shell, path: Path) -> bytes:
    run_command(shell, f":export '{path}'")
    return path.read_bytes()


def test_the_last_answer_is_exported_whole_in_every_form(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shell = make_shell(AnsweringStore(rows=MOST_SHOWN + 50), format_=Format.table)
    shell.ask(TEN)
    shown = capsys.readouterr()
    assert "Соя, 99" in shown.out
    assert "Соя, 100" not in shown.out
    assert f"the first {MOST_SHOWN} are shown" in shown.err
    assert "150 rows, 0." in shown.err
    csv = _exported(shell, tmp_path / "an answer.csv").decode().splitlines()
    assert (len(csv), csv[1]) == (151, '0,"Соя, 0"')
    assert _exported(shell, tmp_path / "a.tsv").decode().splitlines()[1] == "0\tСоя, 0"
    assert json.loads(_exported(shell, tmp_path / "a.json"))[149] == {"n": 149, "name": "Соя, 149"}
    lines = _exported(shell, tmp_path / "a.ndjson").decode().splitlines()
    assert json.loads(lines[149]) == {"n": 149, "name": "Соя, 149"}
    workbook = _exported(shell, tmp_path / "a.XLSX")
    assert workbook == _exported(shell, tmp_path / "b.xlsx")
    rows = list(openpyxl.load_workbook(tmp_path / "b.xlsx").worksheets[0].values)
    assert (rows[0], rows[150], len(rows)) == (("n", "name"), (149, "Соя, 149"), 151)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
def test_a_file_that_cannot_be_written_is_said_and_the_answer_stays(tmp_path: Path) -> None:
    shell = make_shell()
    shell.ask(TEN)
    (tmp_path / "full.csv").symlink_to("/dev/full")
    (tmp_path / "folder.csv").mkdir()
    for name, words in (
        ("full.csv", "no space is left"),
        ("folder.csv", "is a folder"),
        ("no/a.csv", "make the folder"),
    ):
        with pytest.raises(ArgunError, match=words):
            run_command(shell, f":export {tmp_path / name}")
    assert _exported(shell, tmp_path / "a.csv")


def test_parameters_are_kept_shown_and_forgotten(capsys: pytest.CaptureFixture[str]) -> None:
    shell = make_shell()
    run_command(shell, ":params name=Амурская область")
    run_command(shell, ":params $list=[1, 2]")
    run_command(shell, ":params")
    assert capsys.readouterr().out == "name\tvalue\nlist\t1;2\nname\tАмурская область\n"
    shell.ask("RETURN $list AS n")
    with pytest.raises(UsageError, match=r"\$lst has no value; did you mean \$list\? \(:params lst=VALUE\)"):
        shell.ask("RETURN $lst AS n")
    run_command(shell, ":params clear")
    assert shell.parameters == {}


@pytest.mark.parametrize(
    ("typed", "name", "value"),
    [
        ("y = 5", "y", 5),
        ("$y=5 ", "y", 5),
        ("x => 1", "x", 1),
        ("x => 'Амур'", "x", "Амур"),
        ("x = '5'", "x", "5"),
        ('x = {"a": "b=c"}', "x", {"a": "b=c"}),
        ("x = it's", "x", "it's"),
        ("дата=2025-06", "дата", "2025-06"),
    ],
)
def test_blanks_an_arrow_and_quotes_are_no_part_of_a_parameter(typed: str, name: str, value: object) -> None:
    shell = make_shell()
    run_command(shell, f":params {typed}")
    assert shell.parameters == {name: value}


def test_only_parameters_of_the_statement_are_sent_with_its_deadline() -> None:
    store = AnsweringStore()
    shell = make_shell(store)
    shell.parameters = {"a": 1, "b": 2}
    run_command(shell, ":deadline 2,5")
    shell.ask("RETURN $a")
    assert store.asked == [("RETURN $a", {"a": 1}, 2.5)]


def test_answers_are_shown_in_the_form_that_is_chosen(capsys: pytest.CaptureFixture[str]) -> None:
    shell = make_shell(AnsweringStore(rows=1))
    run_command(shell, ":format ndjson")
    shell.ask(TEN)
    assert capsys.readouterr().out == '{"n": 0, "name": "Соя, 0"}\n'
    run_command(shell, ":format csv")
    shell.ask(NONE)
    assert capsys.readouterr() == ("n,name\n", "0 rows, 0.000 s\n")


def test_the_schema_is_told_as_a_list_and_by_type(capsys: pytest.CaptureFixture[str]) -> None:
    shell = make_shell(talks=False)
    run_command(shell, ":schema")
    listed = capsys.readouterr().out
    assert "Region\t" in listed
    assert "INVESTOR_IN\t" in listed
    run_command(shell, ":schema investor_in")
    told = capsys.readouterr().out
    assert "- To: Project, Zone" in told
    assert "`localisation`" in told
    assert "It may also have: `act`, " in told
    assert "`stage`" in told


def test_questions_are_listed_by_their_words(capsys: pytest.CaptureFixture[str]) -> None:
    shell = make_shell()
    run_command(shell, ":queries sister")
    assert "sister_ties" in capsys.readouterr().out
    with pytest.raises(UsageError, match="lists all"):
        run_command(shell, ":queries zzzz")


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    run_command(make_shell(), ":help")
    shown = capsys.readouterr().out
    assert all(command.called in shown for command in COMMANDS.values())

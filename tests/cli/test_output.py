"""Records as a table: figures rounded, nothing that steers the terminal; the other formats exact."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from graph.cli.command import Session
from graph.cli.output import Format, write_records, write_rows
from graph.texts import languages
from graph.workflows.contracts import Contract, Field
from schema.messages import Message
from schema.reader import read_schema
from tests.command_line import run

RECORD: dict[str, Any] = {"name": "\x1b[31mred\u202e", "share": 1 / 3, "shares": [1 / 3, 2 / 3], "n\x9b": 5}


@pytest.fixture
def written(capsys: pytest.CaptureFixture[str]) -> Callable[[Format], str]:
    def write(format_: Format) -> str:
        write_rows([RECORD], format_, list(RECORD))
        return capsys.readouterr().out

    return write


def test_a_table_rounds_and_writes_control_characters_out(written: Callable[[Format], str]) -> None:
    table = written(Format.table)
    assert "\\x1b[31mred\\u202e" in table
    assert "n\\x9b" in table
    assert not {"\x1b", "\u202e", "\x9b"} & set(table)
    assert "0.33; 0.67" in table


def test_data_for_programs_is_exact(written: Callable[[Format], str]) -> None:
    assert json.loads(written(Format.json)) == [RECORD]
    assert json.loads(written(Format.ndjson)) == RECORD
    for format_ in (Format.tsv, Format.csv):
        assert "0.3333333333333333;0.6666666666666666" in written(format_)
        assert RECORD["name"] in written(format_)


def test_an_error_writes_control_characters_out() -> None:
    said = run("explain", "\x1b[31mred").errors
    assert "\\x1b[31mred" in said
    assert "\x1b" not in said


CONTRACT = Contract(
    (
        Field("id", "text", "Id", "id of the entity"),
        Field("score", "number", "Score", "score from 1 to 10, not rounded", nullable=True),
        Field("deals", "objects", "Deals", "deals with most points"),
    ),
    ("score",),
)
ROW = {"id": "region:RU-AMU", "score": None, "deals": [{"points": 1}]}


@pytest.mark.parametrize("lang", languages())
def test_headings_of_tables_are_in_the_language_and_names_in_files_never_change(
    lang: str, capsys: pytest.CaptureFixture[str]
) -> None:
    from graph.texts import translate

    write_records([ROW], CONTRACT, Format.table, lang)
    assert capsys.readouterr().out.split() == [translate("Score", lang)]
    write_records([ROW], CONTRACT, Format.tsv, lang)
    assert capsys.readouterr().out == "score\tid\n\tregion:RU-AMU\n"
    write_records([ROW], CONTRACT, Format.ndjson, lang)
    assert json.loads(capsys.readouterr().out) == ROW


@pytest.mark.parametrize("lang", languages())
def test_a_table_says_words_for_codes_and_files_keep_the_codes(
    lang: str, capsys: pytest.CaptureFixture[str]
) -> None:
    from graph.texts import translate

    coded = Contract(
        (
            Field("stage", "text", "Stage", "how far it has come", vocabulary="stage"),
            Field("unit", "text", "Unit", "unit of the number", vocabulary="unit"),
        ),
        ("stage", "unit"),
    )
    units = [{"stage": "building", "unit": "person"}, {"stage": "held", "unit": "of another schema"}]
    write_records(units, coded, Format.table, lang)
    lines = capsys.readouterr().out.splitlines()[1:]
    person = read_schema().vocabularies["unit"].terms["person"].word(lang)
    assert [line.split("  ")[0].strip() for line in lines] == [
        translate("being built", lang),
        translate("took place", lang),
    ]
    assert person in lines[0]
    assert "of another schema" in lines[1]
    write_records(units, coded, Format.tsv, lang)
    assert capsys.readouterr().out == "stage\tunit\nbuilding\tperson\nheld\tof another schema\n"


def test_numbers_stand_at_the_right_though_some_are_not_known(capsys: pytest.CaptureFixture[str]) -> None:
    write_rows([{"n": 5}, {"n": None}, {"n": 1234}], Format.table, ["n"])
    assert [line.rstrip() for line in capsys.readouterr().out.splitlines()] == ["   n", "   5", "", "1234"]


def test_what_is_said_steers_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    session = Session("en")
    session.print("a\x1b[31m\nb")
    session.note(Message("{name}", name="\x1b]0;title"))
    said = capsys.readouterr()
    assert (said.out, said.err) == ("a\\x1b[31m\nb\n", "\\x1b]0;title\n")


@pytest.mark.parametrize(
    ("record", "fault"),
    [
        (ROW, None),
        ({**ROW, "id": None}, "id is None, expected text"),
        ({**ROW, "score": True}, "score is True, expected number"),
        ({**ROW, "more": 1}, "more is not declared"),
        ({"id": "a", "score": 1.5}, "deals is missing"),
    ],
)
def test_a_record_that_is_not_as_declared_is_found(record: dict[str, Any], fault: str | None) -> None:
    assert list(CONTRACT.faults(record)) == ([fault] if fault else [])


def test_a_contract_cannot_show_what_it_does_not_declare() -> None:
    with pytest.raises(ValueError, match="name"):
        Contract(CONTRACT.fields, ("name",))

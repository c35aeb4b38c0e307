"""--excel: CSV for people whose Excel takes the comma for the decimal sign."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import openpyxl
import pytest

from graph.cli.main import ordered_commands
from graph.tables import EXCEL_LETTERS, to_excel
from graph.workflows.contracts import data, headings_of
from loaders.tables.grid import Options
from loaders.tables.reading import read_grid
from tests.command_line import argun, records, run
from tests.office import RUSSIAN_CSV, Office

HOSTILE = ["=1+1", "+7 495", "-A1", "@SUM(A1)", "＝1", '=HYPERLINK("http://x";"y")']


def _cells(text: str) -> list[list[str]]:
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=";"))


def test_excel_knows_the_encoding_the_columns_and_the_lines() -> None:
    out = argun("regions", "--excel", "--lang", "ru").out
    assert out.startswith(b"\xef\xbb\xbf")
    lines = out.decode("utf-8-sig").split("\n")
    assert all(line.endswith("\r") for line in lines[:-1])
    assert len({len(row) for row in _cells(out.decode())}) == 1


def test_numbers_have_a_decimal_comma_and_are_the_same() -> None:
    head, *rows = _cells(argun("score", "--excel").text)
    scores = [float(row[head.index("Score")].replace(",", ".")) for row in rows]
    assert scores == [record["score"] for record in records("score")]
    assert "." not in "".join(row[head.index("Score")] for row in rows)


def test_lists_have_the_comma_too_and_texts_keep_their_points() -> None:
    rows = _cells(
        to_excel([{"n": [0.5, -1.5], "t": ["a.b", "c;d"], "i": 7}], ["n", "t", "i"], ["n", "t", "i"])
    )
    assert rows[1] == ["0,5; -1,5", "a.b; c;d", "7"]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_becomes_a_formula_and_every_number_stays_one(text: str) -> None:
    rows = _cells(to_excel([{"t": text, "n": -1.5, "l": [text]}], ["t", "n", "l"], ["t", "=n", "l"]))
    assert rows == [["t", "'=n", "l"], [f"'{text}", "-1,5", f"'{text}"]]


def test_headings_and_codes_are_words_and_ids_stand_last() -> None:
    head, *rows = _cells(argun("ties", "--region", "RU-AMU", "--excel", "--lang", "ru").text)
    headings = headings_of(data.TIE.fields, "ru")
    assert set(head) == {headings[name] for name in data.TIE.in_files}
    assert {row[head.index("Стадия")] for row in rows} >= {"действует", "согласовано"}
    assert head[-2:] == [headings["regions"], headings["provinces"]]
    assert headings["regions"] != headings["region_names"]


@pytest.mark.slow
def test_a_question_of_the_book_is_told_in_words() -> None:
    head, *rows = _cells(argun("query", "sister_ties", "--excel", "--lang", "ru").text)
    assert all(name == name.casefold() and "_" not in name for name in head)
    assert rows


@pytest.mark.parametrize("format_", ["table", "json", "ndjson", "tsv"])
def test_another_format_beside_it_is_refused(format_: str) -> None:
    done = run("regions", "--excel", "--format", format_)
    assert (done.code, done.out) == (2, b"")
    assert f"leave out --format {format_}" in done.errors


def test_csv_beside_it_is_what_it_implies() -> None:
    assert run("regions", "--excel", "--format", "csv").out == argun("regions", "--excel").out


@pytest.mark.slow
def test_every_command_that_writes_csv_takes_it() -> None:
    for command in ordered_commands():
        page = argun(*command.name.split(), "--help").text
        assert ("--excel" in page) == ("--format table|" in page), command.name


def test_a_cell_that_is_longer_than_excel_reads_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    from graph.cli.output import Format, write_rows

    write_rows([{"t": "x" * (EXCEL_LETTERS + 1)}, {"t": "x" * EXCEL_LETTERS}], Format.excel, ["t"])
    said = capsys.readouterr()
    assert said.err.startswith("1 cell is longer than Excel reads (32767 letters)")
    assert "x" * (EXCEL_LETTERS + 1) in said.out


def test_codes_keep_their_zeros_and_all_their_digits(office: Office, tmp_path: Path) -> None:
    rows = [
        {"c": code} for code in ("01", "0274062111", "7707083893", "91110000802100433B", "500102123456789012")
    ]
    (tmp_path / "table.csv").write_text(to_excel(rows, ["c"], ["c"]), "utf-8", newline="")
    (made,) = office.convert(tmp_path / "table.csv", "xlsx", tmp_path / "made", RUSSIAN_CSV)
    _, *cells = openpyxl.load_workbook(made, data_only=True).active.iter_rows(values_only=True)
    assert [str(cell) for (cell,) in cells] == [row["c"] for row in rows]
    grid = read_grid(tmp_path / "table.csv", Options(separator=";"))
    assert [cells[0] for _, cells in grid.rows[1:]] == [row["c"] for row in rows]


def test_by_russian_rules_numbers_are_numbers_and_nothing_is_run(office: Office, tmp_path: Path) -> None:
    rows = [{"n": -9.25, "t": text, "d": "2025-06/2026-05"} for text in HOSTILE]
    (tmp_path / "table.csv").write_text(to_excel(rows, ["n", "t", "d"], ["n", "t", "d"]), "utf-8", newline="")
    (made,) = office.convert(tmp_path / "table.csv", "xlsx", tmp_path / "made", RUSSIAN_CSV)
    sheet = openpyxl.load_workbook(made).active
    assert sheet is not None
    found = list(sheet.iter_rows(min_row=2, values_only=True))
    assert [row[0] for row in found] == [-9.25] * len(HOSTILE)
    assert [str(row[1]).removeprefix("'") for row in found] == HOSTILE
    assert not any(cell.data_type == "f" for row in sheet.iter_rows() for cell in row)

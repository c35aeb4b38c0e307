"""What Excel cannot hold is not cut: it stands elsewhere in the workbook, which says so."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.cell import Cell as Read

from graph.tables import letters_in_excel
from graph.texts import say
from graph.workflows.contracts import Field
from graph.workflows.workbook.book import Book
from graph.workflows.workbook.cells import EXCEL, Cell, Limits, cell_of, is_address, pieces
from graph.workflows.workbook.layout import Column
from tests.office import ALL_SHEETS, Office
from tests.shipped import shipped_workspace

FORMULAS = ["=1+1", "+7 495", "-A1", "@SUM(A1)", "＝1", '=cmd|"/C calc"!A0']
SMALL = Limits(letters=120, rows=4, links=2)


def _book(columns: Sequence[Column], rows: Sequence[Sequence[Cell]], limits: Limits = EXCEL) -> Book:
    book = Book("Title", "Subject", "en", limits)
    book.add_table("Table", columns, rows)
    book.add_long_texts()
    return book


def _read(book: Book) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(book.content()))


def _values(book: openpyxl.Workbook, title: str) -> list[tuple[object, ...]]:
    return list(book[title].iter_rows(min_row=2, values_only=True))


def test_a_text_that_is_too_long_for_its_cell_stands_whole_on_a_sheet_of_its_own() -> None:
    text = "Очень длинный текст 𠀀 " * 30
    book = _book([Column("Name")], [["short"], [text]], SMALL)
    said = [say(note, "en") for note in book.notes]
    read = _read(book)
    beginning = str(_values(read, "Table")[1][0])
    assert beginning.endswith("… (whole on the sheet Long texts)")
    found = [row for title in read.sheetnames[1:] for row in _values(read, title)]
    assert "".join(str(row[4]) for row in found) == text
    assert {row[:3] for row in found} == {("Table", 3, "Name")}
    assert [row[3] for row in found] == list(range(1, len(found) + 1))
    assert said[0] == "1 text is longer than a cell can hold: it stands whole on the sheet Long texts."


def test_rows_beyond_a_sheet_go_on_in_further_ones() -> None:
    book = _book([Column("N")], [[n] for n in range(7)], SMALL)
    assert [say(note, "en") for note in book.notes] == [
        "Longer than a sheet, so they go on in further ones: Table"
    ]
    read = _read(book)
    assert read.sheetnames == ["Table", "Table 2", "Table 3"]
    assert [row[0] for title in read.sheetnames for row in _values(read, title)] == list(range(7))


def test_addresses_beyond_the_number_of_links_stay_as_text() -> None:
    rows = [[f"https://example.org/{n}"] for n in range(3)]
    book = _book([Column("Address", is_link=True)], rows, SMALL)
    assert [say(note, "en") for note in book.notes] == [
        "1 address is text and no link: Excel takes 2 links in a sheet."
    ]
    read = _read(book)
    assert [row[0] for row in _values(read, "Table")] == [row[0] for row in rows]
    cells = [row[0] for row in read["Table"].iter_rows(min_row=2)]
    assert [bool(cell.hyperlink) for cell in cells] == [True, True, False]


@pytest.mark.parametrize(
    "text",
    ["javascript:alert(1)", "file:///etc/passwd", "http://x y", "\\\\host\\share", "https://x/" + "a" * 2100],
)
def test_only_addresses_of_pages_become_links(text: str) -> None:
    assert not is_address(text)
    read = _read(_book([Column("Address", is_link=True)], [[text]]))
    cell = read["Table"]["A2"]
    assert (cell.value, cell.hyperlink) == (text, None)


def test_a_name_that_looks_like_an_address_is_no_link() -> None:
    read = _read(_book([Column("Name")], [["https://example.org"]]))
    assert read["Table"]["A2"].hyperlink is None


@pytest.mark.parametrize("text", FORMULAS)
def test_a_formula_is_text_and_stays_text_when_it_is_edited(text: str) -> None:
    read = _read(_book([Column("Name")], [[text]]))
    cell = read["Table"]["A2"]
    assert isinstance(cell, Read)
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)


@given(st.text(st.characters(codec="utf-8"), max_size=60))
def test_any_text_comes_back_with_what_nobody_sees_written_out(text: str) -> None:
    shown = cell_of(Field("name", "text", "", ""), text, "en")
    read = _read(_book([Column("Name")], [[shown], ["end"]]))
    assert (read["Table"]["A2"].value or "") == shown


@given(st.text(max_size=80), st.integers(2, 9))
def test_pieces_are_the_text_and_fit(text: str, most: int) -> None:
    found = list(pieces(text, most))
    assert "".join(found) == text
    assert all(letters_in_excel(piece) <= most for piece in found)


def test_numbers_that_no_cell_can_hold_are_text() -> None:
    field = Field("value", "number", "", "")
    assert cell_of(field, 12_345_678_901_234_567, "en") == "12345678901234567"
    assert cell_of(field, float("inf"), "en") == "inf"
    assert cell_of(field, 123_456_789_012_345, "en") == 123_456_789_012_345


def test_days_before_the_calendar_of_excel_and_days_that_are_none_stay_text() -> None:
    field = Field("date", "text", "", "")
    for text in ("1899-12-31", "2025-02-30", "2025-06", "2025-H1"):
        assert cell_of(field, text, "en") == text


def test_a_period_is_told_without_the_signs_of_programs() -> None:
    periods = Field("first_said", "list", "", "")
    assert cell_of(periods, ["2025-06/2026-05", "/2025-05"], "en") == "2025-06 – 2026-05; up to 2025-05"
    assert cell_of(Field("period", "text", "", ""), "2025-06/", "en") == "since 2025-06"


def test_the_file_tells_no_time_of_its_making() -> None:
    with zipfile.ZipFile(io.BytesIO(_book([Column("N")], [[1]]).content())) as archive:
        assert {item.date_time for item in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"2000-01-01T00:00:00Z" in archive.read("docProps/core.xml")


@pytest.mark.slow
def test_libreoffice_opens_the_workbook_of_the_shipped_data(office: Office, tmp_path: Path) -> None:
    from graph.workflows.workbook.sheets import SHEETS
    from graph.workflows.workbook.workbook import render_workbook

    (tmp_path / "book.xlsx").write_bytes(render_workbook(shipped_workspace(), "en"))
    files = office.convert(tmp_path / "book.xlsx", ALL_SHEETS, tmp_path / "sheets")
    rows = {f.stem.partition("-")[2]: f.read_text(encoding="utf-8").count("\n") for f in files}
    for sheet in SHEETS:
        # A cell may have several lines.
        assert rows[sheet.title] >= 1 + len(sheet.read(shipped_workspace(), "en"))


def test_codes_stay_text_with_their_zeros_when_they_are_edited() -> None:
    codes = ["01", "0274062111", "500102123456"]
    sheet = _read(_book([Column("Code")], [[code] for code in codes]))["Table"]
    cells = [row[0] for row in sheet.iter_rows(min_row=2)]
    assert [(cell.value, cell.data_type, cell.quotePrefix) for cell in cells] == [
        (c, "s", True) for c in codes
    ]

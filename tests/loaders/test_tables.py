"""Tables are read as people fill them in, and what cannot be read is said with its place."""

from __future__ import annotations

import datetime
import io
import itertools
import json
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from loaders.tables import reading
from loaders.tables.grid import Fault, Grid, Options, TableError
from loaders.tables.readers import workbook
from schema.errors import ArgunError, UsageError

RUSSIAN = [["Компания", "Сумма", "ИНН"], ["ООО «Ромашка»", "1 234,5", "0123"]]
CHINESE = [["公司", "金额", "代码"], ["海尔集团", "12", "0123"]]


def _read(path: Path, content: bytes, options: Options | None = None) -> Grid:
    path.write_bytes(content)
    return reading.read_grid(path, options or Options())


def _sheet(path: Path, fill: Callable[[Any], None], **options: Any) -> Grid:
    book = openpyxl.Workbook()
    fill(book.active)
    stream = io.BytesIO()
    book.save(stream)
    return _read(path, stream.getvalue(), Options(**options))


def _said(path: Path, content: bytes, options: Options | None = None) -> str:
    with pytest.raises(ArgunError) as caught:
        _read(path, content, options)
    return str(caught.value)


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize(
    ("rows", "encoding"),
    [
        *itertools.product([RUSSIAN], ["utf-8", "utf-8-sig", "cp1251", "utf-16", "utf-16-le"]),
        *itertools.product([CHINESE], ["utf-8", "utf-8-sig", "gb18030", "utf-16"]),
    ],
)
def test_encoding_and_separator_are_found_out_and_said(
    tmp_path: Path, rows: Sequence[Sequence[str]], encoding: str, separator: str
) -> None:
    quoted = [[f'"{cell}"' if separator in cell else cell for cell in row] for row in rows]
    text = "\r\n".join(separator.join(row) for row in quoted)
    grid = _read(tmp_path / "x.csv", text.encode(encoding))
    assert [list(cells) for _, cells in grid.rows] == rows
    said = {";": "semicolon", ",": "comma", "\t": "tab"}[separator]
    assert str(grid.notes[0]) == f"x.csv: read as {encoding.removesuffix('-sig')}, columns parted by {said}"


def test_rows_are_counted_as_a_spreadsheet_counts_them(tmp_path: Path) -> None:
    grid = _read(tmp_path / "x.csv", b'sep=;\na;b\n\n"one\ntwo";2\n;\n5;6\n')
    assert [number for number, _ in grid.rows] == [2, 4, 6]
    assert grid.rows[1][1] == ["one\ntwo", "2"]


def test_what_keeps_a_spreadsheet_from_a_formula_is_no_part_of_the_text(tmp_path: Path) -> None:
    grid = _read(tmp_path / "x.csv", b'a;b;c\n\'=1+1;\'quoted;"=""0123"""\n')
    assert grid.rows[1][1] == ["=1+1", "'quoted", "0123"]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("x.csv", b"", "x.csv is empty"),
        ("x.csv", b" \n\n", "x.csv is empty"),
        ("x.csv", b"a;b\n1;\0\x01\x02", "it holds bytes that no text has"),
        ("x.csv", b'a;b\n1;2\n"open;3\n4;5\n', "x.csv row 3: a quote is not closed"),
        ("x.csv", b'a;b\n"x"y;3\n', "x.csv row 2: a quote is not closed, or text follows one"),
        ("x.jsonl", b'{"a": 1}\n{"a": \n[1]\n', 'x.jsonl row 2: this is not JSON'),
        ("x.jsonl", b"\xff\xfe", "x.jsonl row 1: this is not UTF-8"),
        ("x.pdf", b"%PDF", "x.pdf: no table has this ending"),
        ("x.xlsx", b"a;b\n1;2\n", "x.xlsx is no workbook"),
        ("x.xls", workbook._OLE + b"Workbook", "a workbook of the old format .xls; save it as .xlsx"),
        ("x.xlsx", workbook._OLE + workbook._ENCRYPTED, "x.xlsx has a password"),
        ("x.csv", workbook._OLE, "old format .xls"),
        ("x.xlsx", b"PK\x03\x04 and no more", "x.xlsx is cut off or damaged"),
    ],
)  # fmt: skip
def test_what_is_no_table_is_said_in_words_for_what_it_is(
    tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    assert said in _said(tmp_path / name, content)


def test_every_line_that_is_no_json_is_listed(tmp_path: Path) -> None:
    said = _said(tmp_path / "x.jsonl", b'{"a": 1}\n{"a": \n[1]\n')
    assert said.count("\n") == 2
    assert "row 3: expected an object" in said


@pytest.mark.parametrize("entries", [{"xl/workbook.bin": b""}, {"content.xml": b""}])
def test_other_workbooks_are_named(tmp_path: Path, entries: dict[str, bytes]) -> None:
    assert "is .xlsb or .ods; save it as .xlsx" in _said(tmp_path / "x.ods", _zip(entries))


def test_what_unpacks_to_much_is_refused_before_it_is_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook, "MOST_UNPACKED_MB", 1)
    said = _said(tmp_path / "x.xlsx", _zip({"xl/worksheets/sheet1.xml": bytes(3 * 2**20)}))
    assert "x.xlsx unpacks to 3 MB; at most 1 MB are read" in said


def _zip(entries: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return stream.getvalue()


def test_a_workbook_cut_off_at_any_place_is_said_to_be(tmp_path: Path) -> None:
    stream = io.BytesIO()
    book = openpyxl.Workbook()
    book.active.append(["a", "b"])
    book.save(stream)
    content = stream.getvalue()
    for end in range(100, len(content), 400):
        assert "cut off or damaged" in _said(tmp_path / "x.xlsx", content[:end])


def test_what_a_workbook_cannot_say_of_a_cell_stands_in_its_place(tmp_path: Path) -> None:
    def fill(sheet: Any) -> None:
        sheet.append(["name", "sum", "code", "share", "day", "flag"])
        sheet.append(["a", "=1+1", 7, 0.155, datetime.datetime(2025, 12, 5), True])  # noqa: DTZ001
        sheet["C2"].number_format, sheet["D2"].number_format = "0000", "0.0%"
        sheet.append(["b\u00a0", "#REF!", None, datetime.time(10), 3.0, False])
        sheet["B3"].data_type = "e"
        sheet.append(["c"])
        sheet.merge_cells("A4:B5")

    grid = _sheet(tmp_path / "x.xlsx", fill)
    second, third, fourth = (list(cells) for _, cells in grid.rows[1:])
    assert second[2:] == ["0007", "15.5%", datetime.date(2025, 12, 5), True]
    faults = [cell for cell in (second[1], third[1], third[3], fourth[1]) if isinstance(cell, Fault)]
    assert [str(fault.message).split(";")[0] for fault in faults] == [
        "the formula has no value in the file",
        "the cell holds the error #REF!",
        "the cell holds a time of day",
        "the cells A4:B5 are merged, and only the first holds a value",
    ]  # fmt: skip
    assert (third[4], third[5]) == (3, False)
    filled = _sheet(tmp_path / "x.xlsx", fill, fill_merged=True)
    assert [cells[:2] for number, cells in filled.rows if number > 3] == [["c", "c"], ["c", "c"]]


def test_hidden_rows_are_read_and_said_or_left_out(tmp_path: Path) -> None:
    def fill(sheet: Any) -> None:
        for value in ("head", "one", "two"):
            sheet.append([value, "x"])
        sheet.row_dimensions[2].hidden = True

    grid = _sheet(tmp_path / "x.xlsx", fill)
    assert len(grid.rows) == 3
    assert "hidden rows are read, too (2)" in str(grid.notes[0])
    grid = _sheet(tmp_path / "x.xlsx", fill, skip_hidden=True)
    assert [number for number, _ in grid.rows] == [1, 3]


def test_of_several_sheets_one_must_be_named(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for name in ("Связи", "Компании"):
        book.create_sheet(name).append(["a", "b"])
    stream = io.BytesIO()
    book.save(stream)
    path = tmp_path / "x.xlsx"
    assert 'has several sheets ("Связи", "Компании"): say which' in _said(path, stream.getvalue())
    assert "did you mean Связи?" in _said(path, stream.getvalue(), Options(sheets=("Связь",)))
    assert _read(path, stream.getvalue(), Options(sheets=("связи ",))).sheet == "Связи"


def test_the_head_is_found_below_a_title_and_columns_have_places(tmp_path: Path) -> None:
    grid = _read(tmp_path / "x.csv", "Отчёт;;\n;;\nКомпания ;Сумма;\u00a0Дата\nХайер;1;2\n".encode())
    table = reading.table_of(tmp_path / "x.csv", grid, None, ["Компания", "Дата"])
    assert (table.head, table.columns["дата"]) == (3, (2,))
    assert str(table.place(4, 2)) == 'x.csv row 4 column "Дата" (C4)'
    with pytest.raises(TableError, match="row 2 is empty, and header_row says"):
        reading.table_of(tmp_path / "x.csv", grid, 2, [])
    with pytest.raises(TableError, match="no rows below the head"):
        reading.table_of(tmp_path / "x.csv", grid, 4, [])


def test_cells_to_the_right_of_the_head_are_refused(tmp_path: Path) -> None:
    grid = _read(tmp_path / "x.csv", b"a,b\n1,2,3\n4,5\n")
    with pytest.raises(TableError, match=r"row 2 column .*: there is a cell to the right"):
        reading.table_of(tmp_path / "x.csv", grid, None, ["a"])


def test_json_lines_keep_numbers_and_name_no_letters(tmp_path: Path) -> None:
    rows = [{"имя": "Хайер", "n": 1.5, "l": ["a", "b"], "o": {"x": 1}}, {"имя": "Б", "t": True}]
    text = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    table = reading.table_of(Path("x.jsonl"), _read(tmp_path / "x.jsonl", text.encode()), None, [])
    assert list(table.names.values()) == ["имя", "n", "l", "o", "t"]
    assert table.rows[0][1][:3] == ["Хайер", 1.5, "a;b"]
    assert isinstance(table.rows[0][1][3], Fault)
    assert str(table.place(2, 0)) == 'x.jsonl row 2 column "имя"'


def test_unknown_encodings_and_separators_are_usage_errors(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match='the encoding "cp1259" is unknown'):
        _read(tmp_path / "x.csv", b"a;b", Options(encoding="cp1259"))
    with pytest.raises(UsageError, match='the separator "ab" is unknown'):
        _read(tmp_path / "x.csv", b"a;b", Options(separator="ab"))
    assert _read(tmp_path / "x.csv", b"a|b\n1|2", Options(separator="|")).rows[1][1] == ["1", "2"]
    assert "not utf-8; say the encoding" in _said(tmp_path / "x.csv", b"a\n\xff", Options(encoding="utf-8"))


def test_tables_in_a_folder_are_found_whatever_their_kind(tmp_path: Path) -> None:
    for name in ("a.csv", "b.xlsx", "c.yaml", "d.xls", "passages.tsv"):
        (tmp_path / name).touch()
    assert [path.name for path in reading.tables_below(tmp_path)] == ["a.csv", "b.xlsx", "d.xls"]

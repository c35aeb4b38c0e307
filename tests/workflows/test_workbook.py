"""The workbook of all tables, read by other programs than the one that wrote it."""

from __future__ import annotations

import csv
import datetime
import io
import os
import subprocess
import sys
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from graph.releases import Release
from graph.statements.records import Entity, Observation
from graph.texts import languages, translate
from graph.workflows.workbook.dictionary import column_headings
from graph.workflows.workbook.sheets import SHEETS, Sheet
from graph.workflows.workbook.workbook import render_workbook
from graph.workflows.workspace import Workspace
from tests.factories import LAYER, OLD, RECENT, SOURCE, entity, statements, tie
from tests.office import ALL_SHEETS, Office

RELEASE = Release("small", "1.2", "2026-11-29", "CC-BY-4.0", {"en": "A small world"})
PAGE = Entity(
    "source:page",
    "Source",
    {"ru": "Страница", "en": "The page"},
    (),
    {"date": "2026-05-04", "url": "https://example.org/a?b=1&c=<d>", "seen": "2026-11", "confidence": "low"},
    LAYER,
)
NUMBER = Observation(
    "observation:1",
    ("project:plant",),
    None,
    "investment",
    61_000_000.5,
    "RUB",
    "2025-12-05",
    "source:page",
    "page",
    RECENT,
    None,
    None,
    "measured",
    "exactly",
    False,
    {"en": "of which half was paid"},
    LAYER,
)
#: Names that a spreadsheet would run, mistake or choke on.
HOSTILE = '=HYPERLINK("http://x";"y") _x0041_ <b>&amp; \u202egnp.exe'


def world(name: str = "Name project:plant") -> Workspace:
    """A region with a plant that runs and another that was announced, a number and a page."""
    ties = [
        tie("HAS_PROJECT", "region:RU-AMU", "project:plant", "operating", provinces=["CN-HL"]),
        tie("INVESTOR_IN", "company:haier", "project:plant", said=[("agreed", None, OLD)]),
        tie("HAS_PROJECT", "region:RU-AMU", "project:hotel", "discussed"),
    ]
    plant = entity("project:plant")
    named = Entity(plant.id, plant.type, {"ru": name, "en": name}, (), plant.properties, LAYER)
    made = statements(ties, [NUMBER], [named, PAGE])
    return Workspace(read_back=made, stored=(RELEASE,))


@cache
def opened(lang: str = "en") -> openpyxl.Workbook:
    return _open(render_workbook(world(), lang))


def _open(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def _sheet(book: openpyxl.Workbook, title: str) -> Worksheet:
    found = book[title]
    assert isinstance(found, Worksheet)
    return found


def _rows(sheet: Worksheet) -> list[dict[str, Any]]:
    head, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(map(str, head), row, strict=True)) for row in rows]


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.title)
def test_a_sheet_shows_every_field_or_says_where_it_is(sheet: Sheet) -> None:
    shown = [*sheet.shown, *sheet.codes]
    assert sorted([*shown, *sheet.left_out]) == sorted(f.name for f in sheet.contract.fields)
    assert [field.name for field in sheet.fields] == shown


@pytest.mark.parametrize("lang", languages())
def test_titles_and_headings_fit_and_differ(lang: str) -> None:
    titles = [translate(sheet.title, lang) for sheet in SHEETS]
    assert len(set(titles)) == len(titles)
    assert [title for title in titles if len(title) > 28 or set(title) & set("[]:*?/\\")] == []
    for sheet in SHEETS:
        headings = column_headings(sheet, lang)
        assert len(set(headings)) == len(headings), sheet.title


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.title)
def test_heads_are_frozen_and_can_be_filtered_and_every_record_is_a_row(sheet: Sheet) -> None:
    written = _sheet(opened(), sheet.title)
    records = sheet.read(world(), "en")
    assert (written.freeze_panes, written.max_row) == ("B2", 1 + len(records))
    assert written.auto_filter.ref == written.dimensions
    assert [cell.value for cell in written[1]] == column_headings(sheet, "en")


def test_numbers_and_days_are_such_and_what_is_less_precise_is_text() -> None:
    (number,) = _rows(_sheet(opened(), "Numbers"))
    assert number["Value"] == 61_000_000.5
    assert number["Date"] == datetime.datetime(2025, 12, 5)  # noqa: DTZ001 # as a cell has it
    page = next(row for row in _rows(_sheet(opened(), "Sources")) if row["Id"] == "source:page")
    assert page["Seen"] == "2026-11"


def test_a_row_says_in_words_on_what_it_rests() -> None:
    (number,) = _rows(_sheet(opened(), "Numbers"))
    assert number["Sources and places"] == "The page"
    deal = next(row for row in _rows(_sheet(opened(), "Deals")) if row["Id"] == "deal:project:plant")
    assert (deal["Reports"], deal["Regions"]) == (2, "Name region:RU-AMU")
    assert deal["Sources and places"].startswith(f"Name {SOURCE}: right column, item")


def test_addresses_are_links() -> None:
    sheet = _sheet(opened(), "Numbers")
    linked = [cell.hyperlink.target for row in sheet.iter_rows() for cell in row if cell.hyperlink]
    assert linked == ["https://example.org/a?b=1&c=%3cd%3e"]


def test_the_first_sheet_says_what_it_is_made_of_and_leads_to_the_others() -> None:
    sheet = _sheet(opened(), opened().sheetnames[0])
    texts = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert "A small world. small 1.2 (2026-11-29, CC-BY-4.0)" in texts
    assert "2026-05-31: all that has been reported" in texts
    led_to = [c.hyperlink.location for row in sheet.iter_rows() for c in row if c.hyperlink]
    assert led_to == [f"'{title}'!A1" for title in opened().sheetnames[1:]]
    counts = {row[0].value: row[2].value for row in sheet.iter_rows() if row[0].hyperlink}
    assert counts == {s.title: s.max_row - 1 for s in opened().worksheets[1:]}


def test_the_dictionary_explains_every_column() -> None:
    rows = _rows(_sheet(opened(), "Data dictionary"))
    explained = [(row["Sheet"], row["Column"]) for row in rows]
    assert explained == [(s.title, heading) for s in SHEETS for heading in column_headings(s, "en")]
    assert all(row["Meaning"] for row in rows)
    stage = next(row for row in rows if row["Field"] == "stage")
    assert stage["Words"].startswith("discussed; agreed; being built; operating")


def test_the_same_data_give_the_same_bytes() -> None:
    assert render_workbook(world(), "ru") == render_workbook(world(), "ru")


@pytest.mark.slow
def test_another_hash_seed_and_locale_give_the_same_bytes() -> None:
    program = (
        "import hashlib; from tests.workflows.test_workbook import world; "
        "from graph.workflows.workbook.workbook import render_workbook; "
        "print(hashlib.sha256(render_workbook(world(), 'ru')).hexdigest())"
    )
    found = set()
    for seed, locale in (("0", "C"), ("4711", "ru_RU.CP1251")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": locale}
        environment["PYTHONPATH"] = os.pathsep.join(sys.path)
        done = subprocess.run(
            [sys.executable, "-c", program], env=environment, capture_output=True, check=True
        )
        found.add(done.stdout)
    assert len(found) == 1


def test_a_day_shows_what_had_been_reported_by_then() -> None:
    book = _open(render_workbook(replace(world(), day=datetime.date(2025, 5, 31), _cache={}), "en"))
    assert _sheet(book, "Ties").max_row - 1 == 1
    assert "2025-05-31: reported by then" in [str(c.value) for c in _sheet(book, book.sheetnames[0])["B"]]


@pytest.mark.slow
@pytest.mark.parametrize("lang", languages())
def test_libreoffice_opens_every_sheet(office: Office, tmp_path: Path, lang: str) -> None:
    path = tmp_path / "book.xlsx"
    path.write_bytes(render_workbook(world(HOSTILE), lang))
    files = office.convert(path, ALL_SHEETS, tmp_path / "sheets")
    assert len(files) == len(SHEETS) + 2
    titles = {translate(sheet.title, lang): sheet for sheet in SHEETS}
    for file in files:
        sheet = titles.get(file.stem.partition("-")[2])
        if sheet:
            with file.open(encoding="utf-8", newline="") as text:
                head, *rows = csv.reader(text)
            assert head == column_headings(sheet, lang)
            assert len(rows) == len(sheet.read(world(), lang))
    every = "\n".join(file.read_text(encoding="utf-8") for file in files)
    # The name stands as it was given, what nobody sees in it written out.
    assert '=HYPERLINK(""http://x"";""y"") _x0041_ <b>&amp; \\u202egnp.exe' in every
    assert "2025-12-05" in every

"""Exports of sanctions: each format gives the same acts, and only who is surely in the data is taken."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from graph.progress import NoProgress
from graph.statements.records import Entity, Statements
from loaders.sanctions.csv_export import COLUMNS
from loaders.sanctions.reading import HEAD, read_export
from loaders.tables.grid import Grid, TableError
from schema import files
from schema.errors import UsageError
from tests.factories import entity, statements

INN, USCC = "0000000106", "91000000MA0000000N"
DAY = "2026-05-18"


def _named(found: Entity, en: str, *aliases: str, **names: str) -> Entity:
    return Entity(found.id, found.type, {"en": en, "ru": en, **names}, aliases, found.properties, found.layer)


@pytest.fixture(scope="module")
def data() -> Statements:
    found = [
        _named(entity("company:feng", uscc=USCC), "Fengshou", zh="丰收农业"),
        _named(entity("company:long"), "Longhe Machinery", "Лунхэ"),
        _named(entity("company:ru-zeya", inn=INN), "Zeya Elevator"),
        _named(entity("company:twin"), "Twin"),
        _named(entity("company:twin-too"), "Twin Too", "Twin"),
        _named(entity("company:nowhere", country=""), "Nowhere Works"),
        _named(entity("company:one", named=False), "A company"),
        _named(entity("project:plant"), "Longhe Plant"),
    ]
    return statements((), entities=found)


def _row(id_: str, name: str, **cells: str) -> dict[str, str]:
    usual = {
        "schema": "Company",
        "countries": "cn",
        "program_ids": "US-X",
        "dataset": "List",
        "last_seen": DAY,
    }
    return dict.fromkeys(COLUMNS, "") | usual | {"id": id_, "name": name} | cells


def _csv(path: Path, rows: Iterable[dict[str, str]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, dialect=csv.unix_dialect)
        writer.writeheader()
        writer.writerows(rows)
    return path


def _read(path: Path, data: Statements, **same: str) -> Grid:
    return read_export(path, data, same, NoProgress())


def _taken(grid: Grid) -> list[dict[str, Any]]:
    return [dict(zip(HEAD, cells, strict=True)) for _, cells in grid.rows[1:]]


def _refused(path: Path, data: Statements) -> str:
    with pytest.raises(TableError) as caught:
        _read(path, data)
    return str(caught.value)


@pytest.mark.parametrize(
    ("row", "company", "by"),
    [
        (_row("NK-1", "Another name", identifiers=f"X;{USCC}"), "company:feng", USCC),
        (_row("NK-1", "FENGSHOU"), "company:feng", "FENGSHOU"),
        (_row("NK-1", "Someone", aliases='"A; B";豐收農業'), "company:feng", "豐收農業"),
        (_row("NK-1", "Someone", aliases="«ЛУНХЭ»"), "company:long", "«ЛУНХЭ»"),
        (_row("NK-1", "Longhe Machinery", countries="hk;pa"), "company:long", "Longhe Machinery"),
        (_row("NK-1", "Zeya", identifiers=INN, countries=""), "company:ru-zeya", INN),
    ],
)
def test_a_company_is_found_by_an_identifier_or_a_whole_name_in_any_script(
    row: dict[str, str], company: str, by: str, data: Statements, tmp_path: Path
) -> None:
    (taken,) = _taken(_read(_csv(tmp_path / "t.csv", [row]), data))
    assert (taken["company"], taken["matched_by"], taken["authority"]) == (company, by, "US")


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (_row("NK-1", "Fengshou Co., Ltd."), "differ in the legal form"),
        (
            _row("NK-1", "Longhe Machinery", countries="ru"),
            "its country is CN in the data and ru in the export",
        ),
        (_row("NK-1", "Longhe Machinery", countries=""), "the export doesn't tell its country"),
        (_row("NK-1", "Nowhere Works"), "the data don't tell its country"),
        (_row("NK-1", "Zeya Elevator", countries="ru", identifiers="7707083893"), "inn is 0000000106"),
        (_row("NK-1", "Twin"), "several have the name: company:twin, company:twin-too"),
        (
            _row("NK-1", "Longhe Machinery", program_ids="", sanctions="Debarred"),
            "names no programme of sanctions",
        ),
        (
            _row("NK-1", "Longhe Machinery", program_ids="US-HHS-OIG;ICIJ-PA"),
            "names no programme of sanctions",
        ),
        (_row("NK-1", "X", identifiers=f"{INN};{USCC}"), "its identifiers are those of several"),
    ],
)
def test_what_is_not_sure_is_left_to_the_user_with_the_reason(
    row: dict[str, str], why: str, data: Statements, tmp_path: Path
) -> None:
    said = _refused(_csv(tmp_path / "t.csv", [row]), data)
    assert "none is surely" in said or "not surely" in said
    assert why in said
    assert "t.csv row 2: NK-1" in said


@pytest.mark.parametrize("name", ["Longhe", "Longhe Machinery Trading", "Longhe Plant", "A company", "Лун"])
def test_part_of_a_name_a_project_and_an_unnamed_party_are_nobody(
    name: str, data: Statements, tmp_path: Path
) -> None:
    said = _refused(_csv(tmp_path / "t.csv", [_row("NK-1", name)]), data)
    assert "may be" not in said


def test_two_entries_of_one_name_are_left_to_the_user_unless_an_identifier_tells_which(
    data: Statements, tmp_path: Path
) -> None:
    twice = [_row("NK-1", "Fengshou"), _row("NK-2", "FENGSHOU")]
    assert _refused(_csv(tmp_path / "t.csv", twice), data).count("several parties of the export") == 2
    twice[1]["identifiers"] = USCC
    grid = _read(_csv(tmp_path / "t.csv", twice), data)
    assert [row["id"] for row in _taken(grid)] == ["NK-2"]
    assert any("NK-1" in str(note) for note in grid.notes)


def test_the_user_decides_by_the_id_of_the_entry(data: Statements, tmp_path: Path) -> None:
    path = _csv(tmp_path / "t.csv", [_row("NK-1", "Fengshou Co., Ltd."), _row("NK-2", "Longhe Machinery")])
    grid = _read(path, data, **{"NK-1": "company:feng", "NK-2": ""})
    assert [(row["id"], row["company"]) for row in _taken(grid)] == [("NK-1", "company:feng")]
    assert not any("NK-2" in str(note) for note in grid.notes)
    with pytest.raises(UsageError, match='NK-1 is "company:none", and the data have no such company'):
        _read(path, data, **{"NK-1": "company:none"})


def test_dates_and_lists_are_told_only_where_the_row_leaves_no_doubt(
    data: Statements, tmp_path: Path
) -> None:
    one = _row("NK-1", "Fengshou", sanctions="Act - Reason 2019-01-01 given - 2024-06-12 - 2025-01-01")
    two = _row("NK-2", "Longhe Machinery", program_ids="EU-Y;US-X", dataset="A;B",
               sanctions="Act - 2024-06-12", first_seen="2024-06-13T01:02:03")  # fmt: skip
    first, *others = _taken(_read(_csv(tmp_path / "t.csv", [one, two]), data))
    assert (first["start"], first["end"], first["list"]) == ("2024-06-12", "2025-01-01", "List")
    assert [(o["authority"], o["start"], o["list"]) for o in others] == [
        ("EU", None, None),
        ("US", None, None),
    ]
    assert {o["first_seen"] for o in others} == {"2024-06-13"}


def _party(id_: str, name: str, **properties: object) -> dict[str, Any]:
    return {"id": id_, "schema": "Company", "caption": name, "last_seen": f"{DAY}T01:00:00",
            "properties": {"name": [name], "country": ["cn"], **properties}}  # fmt: skip


def _act(programme: str, start: str, name: str, **properties: object) -> dict[str, Any]:
    told = {"programId": [programme], "startDate": [start], **properties}
    return {"id": f"s-{programme}-{name}", "schema": "Sanction", "datasets": [name], "properties": told}


@pytest.mark.parametrize("nested", [True, False])
def test_both_kinds_of_json_give_each_act_with_its_own_date_and_list(
    nested: bool, data: Statements, tmp_path: Path
) -> None:
    acts = [
        _act("EU-Y", "2025-02-24", "eu"),
        _act("US-X", "2024-06-12", "us"),
        _act("US-X", "2024-01", "us2"),
    ]
    party = _party("NK-1", "Fengshou")
    if nested:
        party["properties"]["sanctions"] = acts
    else:
        for act in acts:
            act["properties"]["entity"] = ["NK-1"]
    lines = [*([] if nested else acts), {"id": "p", "schema": "Person", "properties": {}}, party]
    path = tmp_path / "x.json"
    path.write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in lines), encoding="utf-8")
    rows = _taken(_read(path, data))
    told = [(row["authority"], row["programme"], row["start"], row["list"]) for row in rows]
    assert told == [("EU", "EU-Y", "2025-02-24", "eu"), ("US", "US-X", "2024-01", "us; us2")]
    assert {row["exported"] for row in rows} == {DAY}


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "t.csv is empty"),
        (b"PK\x03\x04....", "is packed; unpack it first"),
        (b"\x1f\x8b\x08....", "is packed; unpack it first"),
        (b"id,schema,name\n1,Company,X\n", "has no column aliases, countries, identifiers"),
        (",".join(COLUMNS).encode() + b"\nNK-1,Company\n", "t.csv row 2: the row has only 2 cells"),
        (",".join(COLUMNS).encode() + b'\nNK-1,Company,"X', "t.csv row 2: the row cannot be read as CSV"),
        (",".join(COLUMNS).encode() + b"\nNK-1,Company,\xff\n", "t.csv row 2: this is not UTF-8"),
        (b'[{"id": "x"}]', "t.csv row 1: expected an entity with id, schema and properties"),
        (b'{"DATA_SOURCE": "OS", "RECORD_ID": "NK-1"}\n', "t.csv row 1: expected an entity"),
        (b'{"id": "a", "schema": "Company", "properties": {"na', "t.csv row 1: this is no line of JSON"),
    ],
)
def test_what_is_no_export_is_refused_with_its_place(
    content: bytes, says: str, data: Statements, tmp_path: Path
) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(content)
    assert says in _refused(path, data)


def test_two_rows_with_one_id_are_refused(data: Statements, tmp_path: Path) -> None:
    rows = [_row("NK-1", "Fengshou"), _row("NK-1", "Longhe Machinery")]
    assert 't.csv row 3: the id "NK-1" stands in row 2, too' in _refused(_csv(tmp_path / "t.csv", rows), data)


def test_an_export_may_be_larger_than_other_files_but_no_line_may(
    data: Statements, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = _csv(tmp_path / "t.csv", [_row("NK-1", "Fengshou")])
    monkeypatch.setattr(files, "_MOST_BYTES", 10)
    assert len(_taken(_read(path, data))) == 1
    with pytest.raises(files.FileError, match="the file is larger"):
        files.read_bytes(path)
    monkeypatch.setattr(files, "_LONGEST_LINE", 10)
    with pytest.raises(files.FileError, match="line 1 is longer than 8 MB"):
        _read(path, data)

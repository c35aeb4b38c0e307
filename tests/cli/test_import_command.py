"""Spreadsheets in, from the command line: templates, layers, and what is said when they cannot be had."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest

from graph.workflows.contracts import importing
from graph.workflows.table_templates import render_template
from tests.command_line import ROOT, argun, run
from tests.office import Office
from tests.shipped import shipped_workspace

TABLE, MAPPING = "examples/table/projects.csv", "examples/table/projects.yaml"
TEMPLATES = ("companies", "projects", "sister-cities", "ties")


def _filled(template: Path, rows: list[dict[str, object]]) -> None:
    """Fill in a template by the headings of its first sheet."""
    book = openpyxl.load_workbook(template)
    sheet = book.worksheets[0]
    columns = {cell.value: cell.column for cell in sheet[1]}
    for number, row in enumerate(rows, 2):
        for heading, value in row.items():
            sheet.cell(number, columns[heading]).value = value
    book.save(template)


def test_a_table_becomes_facts_with_their_place_in_the_file(tmp_path: Path) -> None:
    layer = tmp_path / "fair"
    done = run("import", "table", TABLE, "--mapping", MAPPING, "--output", str(layer))
    assert (done.code, done.out) == (0, b""), done.errors
    assert f"Next: argun check --dataset {layer}" in done.errors
    found = run("ties", "--dataset", str(layer), "--region", "RU-AMU", "--format", "json").json
    (tie,) = [t for t in found if t["id"].startswith("HAS_PROJECT") and "oil-extraction" in t["id"]]
    assert tie["told_by"] == ["Table of a fair (an invented example) (projects.csv): row 2"]
    assert tie["stage"] == "operating"


def test_a_dry_run_lists_what_would_be_made_and_writes_nothing(tmp_path: Path) -> None:
    layer = tmp_path / "fair"
    arguments = ("import", "table", TABLE, "--mapping", MAPPING, "--output", str(layer), "--dry-run")
    done = run(*arguments, "--format", "json")
    assert [fault for record in done.json for fault in importing.MADE.faults(record)] == []
    assert {record["kind"] for record in done.json} == {"source", "entity", "tie"}
    assert "Nothing is written (--dry-run)." in done.errors
    assert not layer.exists()


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("table", TABLE, "--mapping", MAPPING), 2, "--output DIR is missing"),
        (("table", TABLE), 2, "--mapping is missing; see argun import table --help"),
        (("table", TABLE, "--mapping", "tie", "--dry-run"), 2, 'no mapping "tie" (did you mean ties'),
        (("table", "none.csv", "--mapping", MAPPING, "--dry-run"), 1, "there is no such file or folder"),
        (("table", TABLE, "--mapping", "companies", "--dry-run"), 1, "has not the columns"),
        (("tabel",), 2, 'there is no command "tabel"; did you mean table?'),
        (("template", "tie"), 2, 'the template "tie" is unknown (did you mean ties'),
    ],
)  # fmt: skip
def test_what_cannot_be_had_is_said(arguments: tuple[str, ...], code: int, said: str) -> None:
    done = run("import", *arguments)
    assert done.code == code
    assert said in done.errors


def test_a_table_in_a_layer_is_said(tmp_path: Path) -> None:
    layer = tmp_path / "fair"
    run("import", "table", TABLE, "--mapping", MAPPING, "--output", str(layer))
    (layer / "companies.csv").write_bytes((ROOT / TABLE).read_bytes())
    said = f"{layer / 'companies.csv'} is not read: a layer is made of it by argun import table"
    assert said in run("regions", "--dataset", str(layer)).errors


@pytest.mark.parametrize("lang", ["en", "ru", "zh"])
def test_a_template_is_the_same_each_time_and_has_lists_and_explanations(lang: str) -> None:
    for name in TEMPLATES:
        entities = shipped_workspace().everything.entities.values()
        content = render_template(name, entities, lang)
        assert render_template(name, entities, lang) == content
        rows, explained, lists = openpyxl.load_workbook(io.BytesIO(content)).worksheets
        assert lists.sheet_state == "hidden"
        hints = rows.data_validations.dataValidation
        assert len(hints) == rows.max_column
        assert all(hint.prompt for hint in hints)
        rules = [hint for hint in hints if hint.type == "list"]
        assert all(rule.formula1.startswith(f"'{lists.title}'!") for rule in rules)
        assert len(rules) == lists.max_column
        assert {cell.value for cell in rows[1]} <= {row[0].value for row in explained.iter_rows()}


def test_a_filled_template_needs_no_mapping(tmp_path: Path) -> None:
    template, layer = tmp_path / "связи.xlsx", tmp_path / "layer"
    assert run("import", "template", "ties", "--output", str(template), "--lang", "ru").code == 0
    row = {
        "Тип связи": "Вложения в создаваемый объект (INVESTOR_IN)",
        "Откуда": "Хайер",
        "Куда": "project:haier-washing-machine-plant",
        "Стадия": "действует (operating)",
        "Источник": "Сайт завода",
        "Дата источника": "05.03.2026",
        "Число": 1200.5,
        "Что измерено": "инвестиции (investment)",
        "Единица": "млн руб.",
    }
    _filled(template, [row, {**row, "Стадия": "строится вовсю"}])
    arguments = (
        "import",
        "table",
        str(template),
        "--mapping",
        "ties",
        "--output",
        str(layer),
        "--lang",
        "ru",
    )
    done = run(*arguments)
    assert done.code == 1
    assert "связи.xlsx" in done.errors
    assert "(D3)" in done.errors
    assert "строится вовсю" in done.errors
    assert not layer.exists()
    assert run(*arguments, "--keep-good").code == 0
    text = (layer / "ties.yaml").read_text(encoding="utf-8")
    assert "at: sheet:Связи/2" in text
    assert "unit: million_RUB" in text


def test_codes_in_a_template_keep_their_zeros(tmp_path: Path) -> None:
    template, layer = tmp_path / "companies.xlsx", tmp_path / "layer"
    assert run("import", "template", "companies", "--output", str(template)).code == 0
    row = {"Name (in Russian)": "Пример Баш", "Country": "Russia (RU)", "INN": "0274062111",
           "Source": "A list", "Date of the source": 2026}  # fmt: skip
    _filled(template, [row])
    done = run("import", "table", str(template), "--mapping", "companies", "--output", str(layer))
    assert done.code == 0, done.errors
    assert "inn: '0274062111'" in (layer / "entities.yaml").read_text(encoding="utf-8")


@pytest.mark.slow
@pytest.mark.parametrize("name", TEMPLATES)
def test_templates_open_in_a_spreadsheet(name: str, office: Office, tmp_path: Path) -> None:
    path = tmp_path / f"{name}.xlsx"
    assert run("import", "template", name, "--output", str(path), "--lang", "ru").code == 0
    (saved,) = office.convert(path, "xlsx:Calc MS Excel 2007 XML", tmp_path / "saved")
    rows, _, lists = openpyxl.load_workbook(saved).worksheets
    assert lists.sheet_state == "hidden"
    rules = [rule for rule in rows.data_validations.dataValidation if rule.type == "list"]
    assert len(rules) == lists.max_column
    before = openpyxl.load_workbook(path).worksheets[0]
    assert [cell.value for cell in rows[1]] == [cell.value for cell in before[1]]


def test_the_group_says_what_it_holds() -> None:
    done = argun("import", "--help")
    assert "import table" in argun("--help").text
    assert all(name in done.text for name in ("table", "template"))

"""A table becomes a layer as its mapping says: what is made, what is joined, and what every fault says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from graph.progress import NoProgress
from graph.workflows import importing
from graph.workflows.importing import Imported, make_layer, write_layer
from graph.workflows.records.imported import imported_records, notes, summary
from loaders.audit import audit
from loaders.dataset_reader import read_layers, shipped_dataset
from loaders.table_mapping.known_names import KnownNames
from loaders.tables.grid import TableError
from schema.errors import ArgunError, UsageError
from schema.yaml_text import parse_yaml
from tests.shipped import shipped_workspace

SOURCE = "source: {ru: Таблица, en: A table, date: 2026-05}\n"
TIE = (
    SOURCE
    + """
entities:
- {as: plant, type: Project, ru: "{Проект}", located_in: "{Регион}", project_kind: plant, sector: food}
ties:
- type: HAS_PROJECT
  from: "{Регион}"
  to: plant
  stage: {column: Стадия, values: {введён: operating}}
  start: "{Дата}"
  ru: "Сказано: {Слова}"
  numbers: [{quantity: investment, value: "{Сумма}", unit: million_RUB}]
"""
)
HEAD = "Проект;Регион;Стадия;Дата;Слова;Сумма\n"
ROW = "Пример завод;Амурской обл.;введён;05.12.2025;да;1 200,5\n"


@pytest.fixture(scope="module", autouse=True)
def resolver() -> Iterator[None]:
    """Index the shipped dataset once."""
    once = KnownNames(shipped_workspace().everything)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(importing, "KnownNames", lambda _: once)
        yield


def _make(tmp_path: Path, table: str, mapping: str, **options: Any) -> Imported:
    (tmp_path / "t.csv").write_text(table, encoding="utf-8")
    (tmp_path / "m.yaml").write_text(mapping, encoding="utf-8")
    data = shipped_workspace()
    return make_layer(
        tmp_path / "t.csv", str(tmp_path / "m.yaml"), lambda: data.everything, NoProgress(), **options
    )


def _section(made: Imported, name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = parse_yaml(made.files[f"{name}.yaml"].decode())[name]
    return found


def _said(tmp_path: Path, table: str, mapping: str) -> str:
    with pytest.raises(ArgunError) as caught:
        _make(tmp_path, table, mapping)
    return str(caught.value)


def test_a_row_becomes_a_thing_a_tie_its_evidence_and_a_number(tmp_path: Path) -> None:
    made = _make(tmp_path, HEAD + ROW, TIE)
    (thing,), (tie,), (source,) = (_section(made, name) for name in ("entities", "ties", "sources"))
    assert thing["id"] == "project:primer-zavod"
    assert (tie["from"], tie["regions"], tie["start"]) == ("region:RU-AMU", {"RU-AMU": "site"}, "2025-12-05")
    assert tie["evidence"] == [
        {"at": "row/2", "stage": "operating", "ru": "Сказано: да", "en": "Row 2 of the table"}
    ]
    assert tie["numbers"] == [
        {"quantity": "investment", "value": 1200.5, "unit": "million_RUB", "at": "row/2"}
    ]
    assert source["id"] == "source:t"
    assert (source["en"], source["locator_en"]) == ("A table (t.csv)", "row/number of the row in t.csv")
    assert "New things: 1; ties: 1, with evidence: 1; numbers: 1" in str(summary(made))


@pytest.mark.slow
def test_what_is_written_passes_the_audit_and_the_next_import_writes_the_same(tmp_path: Path) -> None:
    layer = tmp_path / "layer"
    made = _make(tmp_path, HEAD + ROW, TIE)
    write_layer(layer, made.files)
    written = {path.name: path.read_bytes() for path in layer.iterdir()}
    report = audit([shipped_dataset(), layer])
    assert [str(f) for f in report.of_layers([layer]).errors_alone().findings] == []
    write_layer(layer, _make(tmp_path, HEAD + ROW, TIE).files)
    assert {path.name: path.read_bytes() for path in layer.iterdir()} == written


def test_rows_in_another_order_tell_the_same(tmp_path: Path) -> None:
    rows = [ROW, ROW.replace("завод", "склад"), ROW.replace("завод", "порт").replace("Амурской", "Томской")]
    made = [_make(tmp_path, HEAD + "".join(order), TIE).result for order in (rows, rows[::-1])]
    assert set(made[0].ties) == set(made[1].ties)
    assert {id_: m.record for id_, m in made[0].entities.items()} == {
        id_: m.record for id_, m in made[1].entities.items()
    }


FAULTS: Mapping[str, tuple[str, str]] = {
    "возводится": (
        "введён",
        '"возводится" is unknown (discussed, agreed, building, operating); correct it, or map it in the '
        "mapping: values: {Стадия: {возводится: …}}",
    ),
    "Амурия": ("Амурской обл.", 'nothing is called "Амурия"'),
    "1,234": ("1 200,5", '"1,234" may be 1.234 or 1234'),
    "12 км": ("1 200,5", "the unit is km here and million_RUB in the mapping"),
    "31.02.2025": ("05.12.2025", "there is no such day"),
    "05/12/2025": ("05.12.2025", "may be 2025-12-05 or 2025-05-12; write the year first"),
    "": ("Пример завод", "the name is empty"),
}  # fmt: skip


def test_a_word_that_a_template_does_not_have_is_not_for_its_mapping(tmp_path: Path) -> None:
    table = "Type of tie;From;To;Stage;Source;Date of the source\nтеснит;Томск;Китай;будет;Письмо;2025\n"
    (tmp_path / "t.csv").write_text(table, encoding="utf-8")
    data = shipped_workspace()
    with pytest.raises(TableError) as caught:
        make_layer(tmp_path / "t.csv", "ties", lambda: data.everything, NoProgress())
    assert '"теснит" is unknown' in str(caught.value)
    assert "values: {" not in str(caught.value)


@pytest.mark.parametrize("cell", FAULTS)
def test_a_fault_says_where_it_stands_and_what_to_do(tmp_path: Path, cell: str) -> None:
    right, said = FAULTS[cell]
    text = _said(tmp_path, HEAD + ROW + ROW.replace(right, cell).replace("Пример", "Пример 2"), TIE)
    column = HEAD.strip().split(";")[ROW.strip().split(";").index(right)]
    assert text.startswith("t.csv: 1 of 2 rows cannot be used, so nothing is written")
    assert f't.csv row 3 column "{column}" (' in text
    assert said in text


def test_all_faults_are_said_at_once_and_equal_ones_in_one_line(tmp_path: Path) -> None:
    rows = [ROW.replace("завод", f"завод {n}").replace("введён", "непонятно") for n in range(30)]
    text = _said(tmp_path, HEAD + "".join(rows) + ROW.replace("1 200,5", "много"), TIE)
    assert text.count("\n") == 2
    assert "(the same in 29 more rows: 3, 4, 5, 6, 7, …)" in text


def test_the_good_rest_goes_on_when_asked(tmp_path: Path) -> None:
    wrong = ROW.replace("завод", "склад").replace("введён", "непонятно")
    made = _make(tmp_path, HEAD + ROW + wrong, TIE, keep_good=True)
    assert [tie["to"] for tie in _section(made, "ties")] == ["project:primer-zavod"]
    assert len(made.faults) == 1
    assert "1 row is left out: 3" in [str(note) for note in notes(made, "en")]


def test_a_row_that_is_left_out_leaves_nothing(tmp_path: Path) -> None:
    wrong = ROW.replace("Пример", "Другой").replace("введён", "непонятно")
    made = _make(tmp_path, HEAD + ROW + wrong, TIE, keep_good=True)
    assert list(made.result.entities) == ["project:primer-zavod"]
    assert (made.result.rows, made.result.left_out) == (2, {3})


def test_a_row_about_a_thing_of_a_row_left_out_is_left_out_too(tmp_path: Path) -> None:
    mapping = SOURCE + """
entities:
- {as: zone, type: Zone, if: "{Зона}", ru: "{Зона}", located_in: "{Регион}"}
ties:
- {type: RESIDENT_OF, from: company:haier, to: "{Где}", stage: "{Стадия}"}
"""  # fmt: skip
    table = (
        "Зона;Где;Регион;Стадия\nПример зона;Пример зона;Томск;agreed\nЗона два;Зона два;Томск;?\n"
        ";Зона два;;agreed\n"
    )
    made = _make(tmp_path, table, mapping, keep_good=True)
    assert made.result.left_out == {3, 4}
    assert "Зона два" in str(made.faults[-1])


@pytest.mark.parametrize(
    "word", ["строится", "внедряется", "строится или внедряется", "being built", "建设中"]
)
def test_a_stage_is_understood_in_our_words_and_each_of_two(tmp_path: Path, word: str) -> None:
    (tie,) = _section(_make(tmp_path, HEAD + ROW.replace("введён", word), TIE), "ties")
    assert tie["evidence"][0]["stage"] == "building"


def test_a_project_without_a_sector_is_refused_as_the_check_would(tmp_path: Path) -> None:
    text = _said(tmp_path, HEAD + ROW, TIE.replace(", sector: food", ""))
    assert "row 2" in text
    assert "no sector is told" in text


def test_names_are_found_in_every_form_after_any_number_of_unknown_ones(tmp_path: Path) -> None:
    rows = [ROW.replace("Амурской обл.", f"Неведомый край {n}") for n in range(60)]
    good = ROW.replace("завод", "завод 2").replace("Амурской обл.", "Томской обл.")
    made = _make(tmp_path, HEAD + "".join(rows) + good, TIE, keep_good=True)
    assert [tie["from"] for tie in _section(made, "ties")] == ["region:RU-TOM"]


def test_a_missing_column_of_a_csv_says_how_it_was_read(tmp_path: Path) -> None:
    text = _said(tmp_path, HEAD.replace("Регион", "Где") + ROW, TIE)
    assert "read as utf-8, columns parted by semicolon; where letters are wrong, give another" in text


def test_an_unknown_unit_is_one_fault(tmp_path: Path) -> None:
    text = _said(tmp_path, HEAD + ROW, TIE.replace("million_RUB", "mln_rub"))
    assert "mln_rub" in text
    assert "no unit" not in text


def test_known_things_are_joined_and_near_ones_said(tmp_path: Path) -> None:
    mapping = SOURCE + """
entities:
- {as: firm, type: Company, ru: "{Компания}", country: country:CN}
ties:
- {type: HAS_PRESENCE, from: country:CN, to: "{Регион}", stage: operating, if: "{Регион}"}
"""  # fmt: skip
    made = _make(tmp_path, "Компания;Регион\nООО «Хайер»;Томск\nАлибабба;\n", mapping)
    assert list(made.result.joined) == ["company:haier"]
    assert made.result.near == {"company:alibabba": "company:alibaba"}
    said = [str(note) for note in notes(made, "en")]
    assert 'row 2: "ООО «Хайер»" is company:haier, which the data has already' in said
    assert any("Алибабба seems to be company:alibaba" in note for note in said)
    records = imported_records(made, "ru")
    assert [(r["id"], r["new"]) for r in records if r["kind"] == "entity"] == [
        ("company:haier", False),
        ("company:alibabba", True),
    ]


def test_a_row_told_twice_is_left_out_and_said(tmp_path: Path) -> None:
    made = _make(tmp_path, HEAD + ROW + ROW, TIE)
    assert len(_section(made, "ties")[0]["evidence"]) == 1
    assert "1 row repeats another and is left out: 3" in [str(note) for note in notes(made, "en")]


def test_two_reports_of_one_tie_are_one_tie_with_both(tmp_path: Path) -> None:
    made = _make(tmp_path, HEAD + ROW + ROW.replace(";да;", ";нет;"), TIE)
    assert [e["at"] for e in _section(made, "ties")[0]["evidence"]] == ["row/2", "row/3"]
    text = _said(tmp_path, HEAD + ROW + ROW.replace("2025", "2024"), TIE)
    assert "start is 2024-12-05 here and 2025-12-05 in row 2, of the same thing" in text


def test_symmetric_ties_are_written_from_the_russian_side(tmp_path: Path) -> None:
    mapping = SOURCE + 'ties: [{type: SISTER_CITY, from: "{a}", to: "{b}", stage: operating}]'
    made = _make(tmp_path, "a;b\nХэйхэ;Благовещенск\n", mapping)
    (tie,) = _section(made, "ties")
    assert (tie["from"], tie["to"]) == ("city:blagoveshchensk", "city:heihe")
    assert (tie["regions"], tie["provinces"]) == ({"RU-AMU": "site"}, {"CN-HL": "told"})
    assert made.result.known_ties


def test_each_page_that_rows_name_is_a_source_of_its_own(tmp_path: Path) -> None:
    mapping = """
source: {ru: "{Заголовок}", date: "{Дата}", url: "{Адрес}"}
ties: [{type: HAS_PRESENCE, from: country:CN, to: "{Регион}", stage: operating}]
"""
    table = (
        "Регион;Заголовок;Дата;Адрес\nТомская область;Новость;2026-01;https://www.example.org/a/1\n"
        "Алтайский край;Другая;2026-02;https://example.org/b\n"
    )
    made = _make(tmp_path, table, mapping)
    assert [s["id"] for s in _section(made, "sources")] == [
        "source:web-example-org-a-1",
        "source:web-example-org-b",
    ]
    assert {t["evidence"][0]["source"] for t in _section(made, "ties")} == set(made.result.sources)


def test_codes_keep_their_zeros_and_lost_ones_are_said(tmp_path: Path) -> None:
    mapping = SOURCE + 'entities: [{type: Company, ru: "{Имя}", country: country:RU, inn: "{ИНН}"}]'
    made = _make(tmp_path, "Имя;ИНН\nПример Баш;0274062111\n", mapping)
    assert b"inn: '0274062111'" in made.files["entities.yaml"]
    assert "has lost its zeros: 0274062111 would be right" in _said(
        tmp_path, "Имя;ИНН\nПример Баш;274062111\n", mapping
    )


MAPPINGS = {
    SOURCE + "ties: [{type: INVESTER_IN, from: x, to: y}]": 'line 2: ties[0].type: "INVESTER_IN" is unknown',
    SOURCE + 'entities: [{type: Company, ru: "{Имя}", sektor: food}]': 'an entity has no key "sektor"',
    SOURCE + 'entities: [{type: Company, ru: "{Имья}"}]': 'there is no column "Имья"; did you mean Имя?',
    SOURCE + 'entities: [{type: Company, ru: {Имя, полное}}]': "a comma in it needs quotes",
    SOURCE + 'entities: [{type: Company, ru: {column: Имя, value: x}}]': 'a value has no key "value"',
    SOURCE + 'entities: [{type: Company, ru: "{Имя"}]': 'a brace has no other one: "{Имя"; a column is written',
    SOURCE + 'entity: []': 'a mapping of a table has no key "entity" (did you mean entities',
    'entities: [{type: Company, ru: "{Имя}"}]': "no fact without evidence",
    'source: {ru: x}\nentities: [{type: Company, ru: "{Имя}"}]': 'the source has no "date"',
    SOURCE + 'ties: [{type: EXPORTS, from: "{Имя}"}]': 'a tie has no "to"',
    SOURCE + 'merged: maybe\nentities: [{type: Company, ru: "{Имя}"}]': '"maybe" is unknown (',
    SOURCE + "entities: {}": 'expected a list of records, each beginning with "- "',
    SOURCE + 'entities: [{type: Company, ru: "{Имя}", sector: fud}]': "entities[0].sector",
    "- x": "expected keys with values",
    "a: [": "this is not valid YAML",
}  # fmt: skip


@pytest.mark.parametrize("mapping", MAPPINGS)
def test_a_mapping_that_is_wrong_is_said_with_line_key_and_what_was_meant(
    tmp_path: Path, mapping: str
) -> None:
    assert MAPPINGS[mapping] in _said(tmp_path, "Имя;ИНН\nПример;1\n", mapping)


def test_a_column_that_stands_twice_is_refused_where_it_is_needed(tmp_path: Path) -> None:
    mapping = SOURCE + 'entities: [{type: Company, ru: "{Имя}", country: country:RU}]'
    assert "stands there more than once (A, C)" in _said(tmp_path, "Имя;n;Имя\nа;1;б\n", mapping)
    assert _make(tmp_path, "Имя;n;n\nПример;1;2\n", mapping).result.entities


def test_what_others_made_is_never_written_over(tmp_path: Path) -> None:
    layer = tmp_path / "layer"
    layer.mkdir()
    (layer / "dataset.yaml").write_text("format: 1\n", encoding="utf-8")
    files = _make(tmp_path, HEAD + ROW, TIE).files
    with pytest.raises(UsageError, match="was not made by an import; choose another folder"):
        write_layer(layer, files)
    (layer / "dataset.yaml").write_bytes(files["dataset.yaml"])
    (layer / "mine.yaml").touch()
    with pytest.raises(ArgunError, match=r"the folder holds other files \(mine.yaml\)"):
        write_layer(layer, files)
    assert sorted(path.name for path in layer.iterdir()) == ["dataset.yaml", "mine.yaml"]


def test_nothing_new_is_said(tmp_path: Path) -> None:
    mapping = SOURCE + 'entities: [{type: Company, ru: "{Имя}"}]'
    with pytest.raises(TableError, match="no row says anything new; nothing is written"):
        _make(tmp_path, "Имя;x\nХайер;1\n", mapping)


@pytest.mark.slow
def test_two_layers_lie_over_each_other(tmp_path: Path) -> None:
    layer = tmp_path / "layer"
    write_layer(layer, _make(tmp_path, HEAD + ROW, TIE).files)
    reading = read_layers([shipped_dataset(), layer])
    assert reading.problems == ()
    found: Sequence[str] = [id_ for id_ in reading.statements.ties if "primer-zavod" in id_]
    assert len(found) == 2  # the project's own and where it lies

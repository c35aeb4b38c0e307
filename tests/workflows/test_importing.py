"""A table becomes a layer as its mapping says: what is made, what is joined, and what is written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from graph.workflows.importing import write_layer
from graph.workflows.records.imported import imported_records, notes, summary
from loaders.audit import audit
from loaders.dataset_reader import read_layers, shipped_dataset
from loaders.tables.grid import TableError
from schema.errors import ArgunError, UsageError
from tests.imported_table import HEAD, ROW, SOURCE, TIE, make, names_read_once, refusal, section


@pytest.fixture(scope="module", autouse=True)
def once() -> Iterator[None]:
    with names_read_once():
        yield


def test_a_row_becomes_a_thing_a_tie_its_evidence_and_a_number(tmp_path: Path) -> None:
    made = make(tmp_path, HEAD + ROW, TIE)
    (thing,), (tie,), (source,) = (section(made, name) for name in ("entities", "ties", "sources"))
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
    made = make(tmp_path, HEAD + ROW, TIE)
    write_layer(layer, made.files)
    written = {path.name: path.read_bytes() for path in layer.iterdir()}
    report = audit([shipped_dataset(), layer])
    assert [str(f) for f in report.of_layers([layer]).errors_alone().findings] == []
    write_layer(layer, make(tmp_path, HEAD + ROW, TIE).files)
    assert {path.name: path.read_bytes() for path in layer.iterdir()} == written


def test_rows_in_another_order_tell_the_same(tmp_path: Path) -> None:
    rows = [ROW, ROW.replace("завод", "склад"), ROW.replace("завод", "порт").replace("Амурской", "Томской")]
    made = [make(tmp_path, HEAD + "".join(order), TIE).result for order in (rows, rows[::-1])]
    assert set(made[0].ties) == set(made[1].ties)
    assert {id_: m.record for id_, m in made[0].entities.items()} == {
        id_: m.record for id_, m in made[1].entities.items()
    }


def test_known_things_are_joined_and_near_ones_said(tmp_path: Path) -> None:
    mapping = SOURCE + """
entities:
- {as: firm, type: Company, ru: "{Компания}", country: country:CN}
ties:
- {type: HAS_PRESENCE, from: country:CN, to: "{Регион}", stage: operating, if: "{Регион}"}
"""  # fmt: skip
    made = make(tmp_path, "Компания;Регион\nООО «Хайер»;Томск\nАлибабба;\n", mapping)
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
    made = make(tmp_path, HEAD + ROW + ROW, TIE)
    assert len(section(made, "ties")[0]["evidence"]) == 1
    assert "1 row repeats another and is left out: 3" in [str(note) for note in notes(made, "en")]


def test_two_reports_of_one_tie_are_one_tie_with_both(tmp_path: Path) -> None:
    made = make(tmp_path, HEAD + ROW + ROW.replace(";да;", ";нет;"), TIE)
    assert [e["at"] for e in section(made, "ties")[0]["evidence"]] == ["row/2", "row/3"]
    text = refusal(tmp_path, HEAD + ROW + ROW.replace("2025", "2024"), TIE)
    assert "start is 2024-12-05 here and 2025-12-05 in row 2, of the same thing" in text


def test_symmetric_ties_are_written_from_the_russian_side(tmp_path: Path) -> None:
    mapping = SOURCE + 'ties: [{type: SISTER_CITY, from: "{a}", to: "{b}", stage: operating}]'
    made = make(tmp_path, "a;b\nХэйхэ;Благовещенск\n", mapping)
    (tie,) = section(made, "ties")
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
    made = make(tmp_path, table, mapping)
    assert [s["id"] for s in section(made, "sources")] == [
        "source:web-example-org-a-1",
        "source:web-example-org-b",
    ]
    assert {t["evidence"][0]["source"] for t in section(made, "ties")} == set(made.result.sources)


def test_codes_keep_their_zeros_and_lost_ones_are_said(tmp_path: Path) -> None:
    mapping = SOURCE + 'entities: [{type: Company, ru: "{Имя}", country: country:RU, inn: "{ИНН}"}]'
    made = make(tmp_path, "Имя;ИНН\nПример Баш;0274062111\n", mapping)
    assert b"inn: '0274062111'" in made.files["entities.yaml"]
    assert "has lost its zeros: 0274062111 would be right" in refusal(
        tmp_path, "Имя;ИНН\nПример Баш;274062111\n", mapping
    )


def test_a_column_that_stands_twice_is_refused_where_it_is_needed(tmp_path: Path) -> None:
    mapping = SOURCE + 'entities: [{type: Company, ru: "{Имя}", country: country:RU}]'
    assert "stands there more than once (A, C)" in refusal(tmp_path, "Имя;n;Имя\nа;1;б\n", mapping)
    assert make(tmp_path, "Имя;n;n\nПример;1;2\n", mapping).result.entities


def test_what_others_made_is_never_written_over(tmp_path: Path) -> None:
    layer = tmp_path / "layer"
    layer.mkdir()
    (layer / "dataset.yaml").write_text("format: 1\n", encoding="utf-8")
    files = make(tmp_path, HEAD + ROW, TIE).files
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
        make(tmp_path, "Имя;x\nХайер;1\n", mapping)


@pytest.mark.slow
def test_two_layers_lie_over_each_other(tmp_path: Path) -> None:
    layer = tmp_path / "layer"
    write_layer(layer, make(tmp_path, HEAD + ROW, TIE).files)
    reading = read_layers([shipped_dataset(), layer])
    assert reading.problems == ()
    found: Sequence[str] = [id_ for id_ in reading.statements.ties if "primer-zavod" in id_]
    assert len(found) == 2  # the project's own and where it lies

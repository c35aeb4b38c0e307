"""Every fault of a table or its mapping says where it stands; rows that are left out leave nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from graph.progress import NoProgress
from graph.workflows.importing import make_layer
from graph.workflows.records.imported import notes
from loaders.tables.grid import TableError
from tests.imported_table import HEAD, ROW, SOURCE, TIE, make, names_read_once, refusal, section
from tests.shipped import shipped_workspace


@pytest.fixture(scope="module", autouse=True)
def once() -> Iterator[None]:
    with names_read_once():
        yield


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
    text = refusal(tmp_path, HEAD + ROW + ROW.replace(right, cell).replace("Пример", "Пример 2"), TIE)
    column = HEAD.strip().split(";")[ROW.strip().split(";").index(right)]
    assert text.startswith("t.csv: 1 of 2 rows cannot be used, so nothing is written")
    assert f't.csv row 3 column "{column}" (' in text
    assert said in text


def test_all_faults_are_said_at_once_and_equal_ones_in_one_line(tmp_path: Path) -> None:
    rows = [ROW.replace("завод", f"завод {n}").replace("введён", "непонятно") for n in range(30)]
    text = refusal(tmp_path, HEAD + "".join(rows) + ROW.replace("1 200,5", "много"), TIE)
    assert text.count("\n") == 2
    assert "(the same in 29 more rows: 3, 4, 5, 6, 7, …)" in text


def test_the_good_rest_goes_on_when_asked(tmp_path: Path) -> None:
    wrong = ROW.replace("завод", "склад").replace("введён", "непонятно")
    made = make(tmp_path, HEAD + ROW + wrong, TIE, keep_good=True)
    assert [tie["to"] for tie in section(made, "ties")] == ["project:primer-zavod"]
    assert len(made.faults) == 1
    assert "1 row is left out: 3" in [str(note) for note in notes(made, "en")]


def test_a_row_that_is_left_out_leaves_nothing(tmp_path: Path) -> None:
    wrong = ROW.replace("Пример", "Другой").replace("введён", "непонятно")
    made = make(tmp_path, HEAD + ROW + wrong, TIE, keep_good=True)
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
    made = make(tmp_path, table, mapping, keep_good=True)
    assert made.result.left_out == {3, 4}
    assert "Зона два" in str(made.faults[-1])


@pytest.mark.parametrize(
    "word", ["строится", "внедряется", "строится или внедряется", "being built", "建设中"]
)
def test_a_stage_is_understood_in_our_words_and_each_of_two(tmp_path: Path, word: str) -> None:
    (tie,) = section(make(tmp_path, HEAD + ROW.replace("введён", word), TIE), "ties")
    assert tie["evidence"][0]["stage"] == "building"


def test_a_project_without_a_sector_is_refused_as_the_check_would(tmp_path: Path) -> None:
    text = refusal(tmp_path, HEAD + ROW, TIE.replace(", sector: food", ""))
    assert "row 2" in text
    assert "no sector is told" in text


def test_names_are_found_in_every_form_after_any_number_of_unknown_ones(tmp_path: Path) -> None:
    rows = [ROW.replace("Амурской обл.", f"Неведомый край {n}") for n in range(60)]
    good = ROW.replace("завод", "завод 2").replace("Амурской обл.", "Томской обл.")
    made = make(tmp_path, HEAD + "".join(rows) + good, TIE, keep_good=True)
    assert [tie["from"] for tie in section(made, "ties")] == ["region:RU-TOM"]


def test_a_missing_column_of_a_csv_says_how_it_was_read(tmp_path: Path) -> None:
    text = refusal(tmp_path, HEAD.replace("Регион", "Где") + ROW, TIE)
    assert "read as utf-8, columns parted by semicolon; where letters are wrong, give another" in text


def test_an_unknown_unit_is_one_fault(tmp_path: Path) -> None:
    text = refusal(tmp_path, HEAD + ROW, TIE.replace("million_RUB", "mln_rub"))
    assert "mln_rub" in text
    assert "no unit" not in text


MAPPINGS = {
    SOURCE + "ties: [{type: INVESTER_IN, from: x, to: y}]": 'line 2: ties[0].type: "INVESTER_IN" is unknown',
    SOURCE + 'entities: [{type: Company, ru: "{Имя}", sektor: food}]': 'an entity has no key "sektor"',
    SOURCE + 'entities: [{type: Company, ru: "{Имья}"}]': 'there is no column "Имья"; did you mean Имя?',
    SOURCE + 'entities: [{type: Company, ru: {Имя, полное}}]': "a comma in it needs quotes",
    SOURCE + 'entities: [{type: Company, ru: {column: Имя, value: x}}]': 'a value has no key "value"',
    SOURCE + 'entities: [{type: Company, ru: "{Имя"}]': 'a brace has no other one: "{Имя"',
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
    assert MAPPINGS[mapping] in refusal(tmp_path, "Имя;ИНН\nПример;1\n", mapping)

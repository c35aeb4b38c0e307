"""what-if, next-mark, without and rank-odds on the command line."""

from __future__ import annotations

import pytest

from graph.workflows.contracts import Contract, marks
from tests.command_line import argun, records

CHANGE = "stage=operating@deal:project:amur-gas-chemical-complex"


@pytest.mark.parametrize(
    ("arguments", "contract"),
    [
        (("what-if", "RU-AMU", CHANGE), marks.MOVED_DEALS),
        (("next-mark", "RU-IRK"), marks.MOVING_DEALS),
        (("without", "--source", "argun-reference"), marks.WITHOUT),
        (("rank-odds", "RU-AMU", "RU-PRI"), marks.RANK_ODDS),
        (("rank-odds", "RU-AMU"), marks.RANKS_AMONG),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)
def test_a_pipe_gets_rows(arguments: tuple[str, ...], contract: Contract) -> None:
    done = argun(*arguments)
    assert done.code == 0, done.errors
    head, *rows = done.text.splitlines()
    assert tuple(head.split("\t")) == contract.in_files
    assert rows
    assert all(row.count("\t") == head.count("\t") for row in rows)


def test_what_people_read_beside_the_rows_is_on_standard_error() -> None:
    done = argun("what-if", "RU-AMU", CHANGE)
    assert "Amur Oblast (region:RU-AMU): mark" in done.errors
    assert "deal:project:amur-gas-chemical-complex" in done.errors


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_a_table_is_lines_in_both_languages(lang: str) -> None:
    what, following = (
        argun(*arguments, "--format", "table", "--lang", lang)
        for arguments in (("what-if", "RU-AMU", CHANGE), ("next-mark", "RU-AMU", "--direction", "down"))
    )
    said = {"en": "Data: argun", "ru": "Данные: argun"}[lang]
    assert all(done.errors.startswith(said) and done.errors.count("\n") == 1 for done in (what, following))
    word = "оценка" if lang == "ru" else "mark"
    assert f"(region:RU-AMU): {word}" in what.text
    assert f"(region:RU-AMU): {word}" in following.text
    assert "health=cancelled@deal:" in following.text


def test_json_holds_marks_components_deals_and_effects() -> None:
    (found,) = records("what-if", "RU-AMU", CHANGE)
    assert {"mark_before", "mark_after", "difference", "components", "deals", "effects"} <= set(found)
    assert set(found["components"]) == {"strength", "talk", "position"}


def test_one_place_is_asked_for_by_its_id() -> None:
    (found,) = records("without", "RU-AMU", "--source", "argun-reference")
    assert found in records("without", "--source", "argun-reference")
    assert records("without", "CN-HL", "--source", "argun-reference")[0]["id"] == "province:CN-HL"


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("what-if", "RU-AMU", "stage=operating@deal:project:amur-gas-chemical"), "there is no deal"),
        (("what-if", "RU-AMU", "drop@EXPORTS/region:RU-AMU/product:soybean"), "did you mean EXPORTS/"),
        (("what-if", "RU-AMU"), "is missing"),
        (("next-mark", "RU-XXX"), "there is no region or province"),
        (("next-mark", "RU-AMU", "--direction", "sideways"), "sideways"),
        (("without",), "either --source or --layer"),
        (("without", "--source", "a", "--layer", "b"), "either --source or --layer"),
        (("without", "--source", "rating-2062"), "source:rating-2026"),
        (("without", "--layer", "mine"), "there is no layer"),
        (("rank-odds", "RU-AMU", "CN-HL"), "not ranked together"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_what_cannot_be_is_refused_with_what_can(arguments: tuple[str, ...], expected: str) -> None:
    done = argun(*arguments)
    assert (done.code, done.text) == (2, "")
    assert expected in done.errors


@pytest.mark.parametrize(
    "arguments", [("next-mark", "RU-AMU"), ("rank-odds", "RU-AMU"), ("what-if", "RU-AMU", CHANGE)]
)
def test_a_day_before_all_data_is_refused(arguments: tuple[str, ...]) -> None:
    done = argun(*arguments, "--as-of", "1990-01-01")
    assert done.code == 4
    assert "nothing had been reported by 1990-01-01" in done.errors

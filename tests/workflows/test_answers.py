"""Answers as text: every value as Cypher writes it, things and ties by their names."""

from __future__ import annotations

import csv
import io
import json
import math
from typing import Any

import pytest

from graph.store.base import QueryResult
from graph.store.values import Bytes, Json, NodeValue, PathValue, PointValue, Temporal, TieValue
from graph.tables import to_delimited, to_excel, to_json
from graph.workflows.answers import answer_rows

AMUR = NodeValue({"id": "region:RU-AMU", "labels": ["Region"], "name_en": "Amur Oblast", "name_ru": "Амур"})
PLANT = NodeValue({"id": "project:plant", "labels": ["Project"], "name_en": "Plant", "name_ru": "Завод"})
SOLD = {"id": "t", "type": "HAS_PROJECT", "stage": "operating", "health": "stalled"}
TIE = TieValue({**SOLD, "source_id": AMUR["id"], "target_id": PLANT["id"]}, AMUR, PLANT)


def text(value: Json, lang: str = "en", *, for_people: bool = False) -> Any:
    (row,) = answer_rows(QueryResult(("x",), ((value,),)), lang, for_people=for_people)
    return row["x"]


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ([1, 2.5, "a", None, True, [False]], '[1, 2.5, "a", null, true, [false]]'),
        ([], "[]"),
        ({"a": 1, "b c": {"d": Temporal("2025-12-05")}}, "{a: 1, `b c`: {d: 2025-12-05}}"),
        (["2025-12-05", Temporal("2025-12-05"), 'O"K\n'], r'["2025-12-05", 2025-12-05, "O\"K\n"]'),
        ([math.nan, -math.inf, 1e20], "[NaN, -Infinity, 1e+20]"),
        (Bytes("01ff"), "01ff"),
        (PointValue(srid=4326, coordinates=[127.5, 50.3]), "point({x: 127.5, y: 50.3, crs: 'wgs-84'})"),
        (PointValue(srid=1, coordinates=[1.0, 2.0, 3.0]), "point({x: 1.0, y: 2.0, z: 3.0, srid: 1})"),
        (AMUR, "(Amur Oblast :Region)"),
        (TIE, "(Amur Oblast)-[HAS_PROJECT operating, stalled]->(Plant)"),
        (NodeValue({"id": None, "labels": ["Odd", "Two"]}), "(:Odd:Two)"),
        ([AMUR, {"tie": TIE}], "[(Amur Oblast :Region), {tie: " + text(TIE) + "}]"),
        (PathValue(nodes=[AMUR], relationships=[]), "(Amur Oblast :Region)"),
    ],
)
def test_values_are_written_as_cypher_writes_them(value: Json, written: str) -> None:
    assert text(value) == written


def test_what_stands_alone_in_a_cell_has_no_quotes_and_null_is_nothing() -> None:
    assert [text(value) for value in (None, "a, b", 5, True)] == [None, "a, b", 5, True]


def test_a_path_shows_the_direction_of_each_tie() -> None:
    path = PathValue(nodes=[PLANT, AMUR, PLANT], relationships=[TIE, TIE])
    tie = "[HAS_PROJECT operating, stalled]"
    assert text(path) == f"(Plant)<-{tie}-(Amur Oblast)-{tie}->(Plant)"


def test_people_read_names_and_states_in_their_language_and_numbers_unrounded() -> None:
    assert text(TIE, "ru", for_people=True) == "(Амур)-[HAS_PROJECT действует, без движения]->(Завод)"
    assert text(TIE, "ru") == "(Амур)-[HAS_PROJECT operating, stalled]->(Завод)"
    assert text(0.00123, for_people=True) == "0.00123"
    number = NodeValue(
        id="o", labels=["Observation"], quantity="investment", value=2500.0, unit="million_RUB"
    )
    assert text(number, "ru") == "(инвестиции: 2 500 млн руб. :Observation)".replace(" 5", "\u00a05")


def test_numbers_beyond_all_others_are_said_in_every_format() -> None:
    found = QueryResult(("nan", "low", "half"), ((math.nan, -math.inf, 0.5),))
    (row,) = answer_rows(found, "en", for_people=False)
    assert to_delimited([row], found.columns, "\t") == "nan\tlow\thalf\nNaN\t-Infinity\t0.5\n"
    assert list(csv.reader(io.StringIO(to_delimited([row], found.columns, ","))))[1] == [
        "NaN",
        "'-Infinity",
        "0.5",
    ]
    people = answer_rows(found, "ru", for_people=True)
    assert to_excel(people, found.columns, found.columns).split("\r\n")[1] == "NaN;'-Infinity;0,5"
    assert json.loads(to_json(found.records())) == [{"nan": "NaN", "low": "-Infinity", "half": 0.5}]

"""Answers to Cypher become pictures: nodes and ties wherever they stand, else places with numbers."""

from __future__ import annotations

from typing import Any, cast

import pytest

from graph.pictures.drawing import Drawing, Shape
from graph.store.base import QueryResult, Store
from graph.store.values import NodeValue, PathValue, TieValue
from graph.workflows.answer_pictures import MOST_THINGS, answer_picture
from schema.errors import NotFoundError, UsageError

AMUR = NodeValue({"id": "region:RU-AMU", "labels": ["Region"], "name_en": "Amur", "name_ru": "Амур"})
HL = NodeValue({"id": "province:CN-HL", "labels": ["Province"], "name_en": "Heilongjiang"})
_TIE = {"id": "t", "type": "COOPERATES_WITH", "stage": "operating", "health": "stalled"}
TIE = TieValue({**_TIE, "source_id": AMUR["id"], "target_id": HL["id"]}, AMUR, HL)
PLACES = {"RU-AMU": "Amur Oblast", "RU-YEV": "Jewish AO", "RU-PRI": "Primorsky Krai", "RU-KGD": "Kaliningrad"}


class Asked:
    """A store that answers the question of pictures: what has a name."""

    def query(self, text: str, parameters: object = None) -> QueryResult:
        rows: list[Any] = [
            ["Region", {"id": f"region:{code}", "name_en": name, "layer": "argun"}]
            for code, name in PLACES.items()
        ]
        return QueryResult(("label", "properties"), tuple(map(tuple, rows)))


def drawn(columns: tuple[str, ...], *rows: tuple[Any, ...], lang: str = "en") -> Drawing:
    return answer_picture(QueryResult(columns, rows), cast(Store, Asked()), lang, ("Data",))


def words(drawing: Drawing) -> list[str]:
    return [shape.words for shape in drawing.shapes if shape.words]


def tied(drawing: Drawing) -> list[Shape]:
    return [s for s in drawing.shapes if s.tag in ("path", "line") and s.title]


@pytest.mark.parametrize(
    "row",
    [
        (AMUR, TIE, HL),
        (PathValue({"nodes": [AMUR, HL], "relationships": [TIE]}),),
        ([AMUR, [HL]], [TIE]),
        (TIE,),
    ],
    ids=["columns", "path", "lists", "tie alone"],
)
def test_nodes_and_ties_are_found_wherever_they_stand(row: tuple[Any, ...]) -> None:
    drawing = drawn(tuple("abc"[: len(row)]), row)
    assert drawing.title == "2 things, 1 tie between them"
    assert {"Amur", "Heilongjiang"} <= set(words(drawing))
    (line,) = tied(drawing)
    assert "Amur" in line.title
    assert line.role == "stalled"


def test_names_are_in_the_language_asked_and_numbers_say_what_they_count() -> None:
    number = NodeValue({"id": "o", "labels": ["Observation"], "quantity": "agreements", "value": 4.0})
    found = words(drawn(("a", "b"), (AMUR, number), lang="ru"))
    assert "Амур" in found
    assert any(word.endswith(": 4") for word in found)


def test_too_many_nodes_are_refused_with_what_to_do() -> None:
    rows = [(NodeValue({"id": f"x{n}", "labels": []}),) for n in range(MOST_THINGS + 1)]
    with pytest.raises(UsageError, match="151 nodes, and a picture has room for 150: narrow it"):
        drawn(("n",), *rows)


def test_regions_with_a_number_are_a_map() -> None:
    rows = [(code, n) for n, code in enumerate(PLACES, 1)]
    drawing = drawn(("region", "deals"), *rows)
    assert drawing.title == "deals: the most is 4 (Kaliningrad)"
    assert sum(1 for shape in drawing.shapes if shape.tag == "path" and shape.role.startswith("amount-")) == 4
    assert "Natural Earth" in drawing.foot[0]
    assert {"1", "2", "3", "4", "Kaliningrad 4"} <= set(words(drawing))


def test_names_ids_and_codes_of_places_are_all_understood() -> None:
    rows = [("Amur Oblast", 2), ("region:RU-YEV", 2), ("ru-pri", 1)]
    assert "Borders" in drawn(("place", "n"), *rows).foot[0]


@pytest.mark.parametrize(
    "rows",
    [
        [("Haier", 3), ("Chery", 12345.5)],
        [("RU-AMU", 1), ("RU-AMU", 2), ("RU-AMU", 3)],
        [("x", -3), ("y", 2)],
        [("x", 0)],
    ],
)
def test_other_things_with_a_number_are_bars(rows: list[tuple[str, float]]) -> None:
    drawing = drawn(("name", "n"), *rows)
    bars = [shape for shape in drawing.shapes if shape.tag == "rect"]
    assert len(bars) == len(rows)
    assert all(0 <= float(bar.attributes["x"]) < drawing.width for bar in bars)
    shown = [word for word in words(drawing) if word in {"Amur", *(name for name, _ in rows)}]
    assert len(shown) == len(rows)


@pytest.mark.parametrize("row", [("x", "y"), (1, 2), (True, "x"), (None, "x"), (float("inf"), "x")])
def test_an_answer_with_nothing_to_draw_says_what_to_return(row: tuple[Any, ...]) -> None:
    with pytest.raises(UsageError, match=r"return nodes, ties or paths \(RETURN r, t, p\), or places"):
        drawn(("a", "b"), row)


def test_an_answer_without_rows_is_nothing_found() -> None:
    with pytest.raises(NotFoundError, match="no rows"):
        drawn(("a",))

"""argun read rating: its records as other programs take them, and what it says of a rating with faults."""

from __future__ import annotations

import json
from pathlib import Path

from tests.command_line import ROOT, argun

EXAMPLE = str(ROOT / "examples" / "rating" / "rating-2027.md")
_HEADS = "Регион\tСобытия до мая 2026 года\tСобытия июня 2026 – мая 2027 годов\n"


def test_a_line_of_ndjson_is_a_paragraph_in_reading_order() -> None:
    lines = argun("read", "rating", EXAMPLE, "--format", "ndjson").text.splitlines()
    found = [json.loads(line) for line in lines]
    assert [(p["region"], p["column"], p["index"]) for p in found[:4]] == [
        ("region:RU-AMU", "before", 1),
        ("region:RU-AMU", "before", 2),
        ("region:RU-AMU", "after", 3),
        ("region:RU-AMU", "after", 5),
    ]
    assert found[1]["text"].endswith("кирпичный завод и при нём общежитие.")
    assert found[1]["pieces"] == [2, 4]
    assert [p["italic"] for p in found[2:4]] == [False, [[0, 32]]]


def test_regions_have_the_marks_of_both_editions() -> None:
    found = argun("read", "rating", EXAMPLE, "--what", "regions", "--format", "json").json
    assert [(r["name"], r["mark"], r["previous_mark"]) for r in found] == [
        ("Aмурская область", 9, 9),
        ("Хабаровский край", 8, None),
        ("Тверская область", 4, 5),
    ]


def test_what_is_not_placed_is_said_with_its_place() -> None:
    ended = argun("read", "rating", EXAMPLE)
    assert "line/18: not placed, it stands before the first region" in ended.errors
    assert "80 regions that the data know are not in the document" in ended.errors


def test_a_rating_with_faults_is_read_and_ends_as_a_check_does(tmp_path: Path) -> None:
    path = tmp_path / "rating.md"
    rows = "Амурсая область 9 (9)\t<p>Мост.</p>\t\nТверская область 12 (9)\t<p>Чай.</p>\t\n"
    path.write_text(_HEADS + rows, encoding="utf-8")
    ended = argun("read", "rating", str(path), "--what", "regions", "--format", "ndjson")
    assert ended.code == 5
    assert json.loads(ended.text)["region"] == "region:RU-TVE"
    assert 'line/2: there is no region "Амурсая область"; near it: Амурская область' in ended.errors
    assert 'line/3: the mark 12 of "Тверская область" is no whole number from 1 to 10' in ended.errors


def test_another_document_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "news.md"
    path.write_text("Новости дня\n\nМост открыт.\n", encoding="utf-8")
    ended = argun("read", "rating", str(path))
    assert (ended.code, ended.text) == (1, "")
    assert "is no edition of the rating: expected a table" in ended.errors

"""Candidates as they come: what an item of a review is made of, and what is refused with its line."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from graph.statements.records import Statements
from loaders.extraction.candidate import Passage
from loaders.extraction.notes import note_of
from loaders.review.beneath import Beneath
from loaders.review.item import read_item, written
from loaders.review.making import make_items, read_candidates
from loaders.review.notes import following, of_tie
from loaders.review.origins import Asked, origin_of
from schema.errors import DatasetError, UsageError
from tests.loaders.review_factory import PLANT, candidate, items_of, small


@pytest.fixture
def statements() -> Statements:
    return small()


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"text": None}, '"text" is missing, and the document has no passage 2'),
        ({"text": 7}, '"text" is missing, or not a text'),
        ({"index": "7"}, '"index" is missing, or not a number'),
        ({"numbers": [3]}, '"numbers" is of another form'),
        ({"numbers": [{"value": "many"}]}, '"numbers" is of another form'),
        ({"new": ["company:x"]}, '"new" is of another form'),
        ({"dates": ["2027"]}, '"dates" is of another form'),
        ({"confidence": "high"}, '"confidence" is of another form'),
        ({"note": "\ud800"}, "this is no JSON"),
        ({"confidence": float("nan")}, "this is no JSON"),
    ],
)
def test_a_line_that_is_no_candidate_is_named(more: dict[str, object], said: str) -> None:
    lines = f"{json.dumps(candidate(1))}\n\n{json.dumps({**candidate(2), **more})}\n[1]\n"
    with pytest.raises(DatasetError) as caught:
        read_candidates(lines, "c.ndjson")
    first, second = caught.value.problems
    assert (first.line, said in str(first)) == (3, True), str(first)
    assert str(second).startswith("c.ndjson line 4: expected an object")


def test_a_line_without_its_passage_takes_that_of_the_document() -> None:
    passages = [
        Passage(1, "Ещё рано.", "region:RU-BU"),
        Passage(1, "Завод открыт.", "region:RU-AMU", "after", page=3),
    ]
    bare = {k: v for k, v in candidate(1).items() if k not in ("text", "place", "column")}
    [read] = read_candidates(json.dumps(bare), "c.ndjson", lambda: passages)
    assert (read["text"], read["place"], read["column"]) == ("Завод открыт.", "page/3", "after")
    whole = [candidate(1)]
    assert read_candidates(json.dumps(whole[0]), "c.ndjson", pytest.fail)[0]["text"] == whole[0]["text"]


def test_an_item_is_the_same_after_it_was_written(statements: Statements) -> None:
    [item] = items_of([candidate(1, new=[PLANT], page=3, italic=[[0, 3]])], statements)
    assert read_item(written(item)) == item


def test_ids_follow_from_words_and_not_from_places(statements: Statements) -> None:
    one, two = candidate(1), candidate(2, "project:amur-plant")
    before = [item.id for item in items_of([one, one, two], statements)]
    moved = [{**two, "index": 9}, {**one, "index": 5, "line": 44}, {**one, "index": 5}]
    assert len(set(before)) == 3
    assert {item.id for item in items_of(moved, statements)} == set(before)


def test_notes_are_proposed_in_both_languages(statements: Statements) -> None:
    [item] = items_of([candidate(3, "project:amur-plant", note="Завод строится")], statements)
    assert item.fields["note_ru"] == "Завод строится"
    plant = statements.entities["project:amur-plant"]
    assert item.fields["note_en"] == f"Amur Oblast has the project {plant.name('en')}: being built"


def test_a_note_that_no_reviewer_wrote_follows_the_fields_with_the_names_of_the_data(
    statements: Statements,
) -> None:
    beneath, plant = Beneath(statements), statements.entities["project:amur-plant"]
    printed = note_of("HAS_PROJECT", ("Приамурье", "Завод за рекой"), "building", None, "ru")
    [item] = items_of([candidate(3, plant.id, note=printed)], statements)
    names = ("Амурская область", plant.name("ru"))
    assert item.fields["note_ru"] == note_of("HAS_PROJECT", names, "building", None, "ru")
    changed = following(item.with_fields({"stage": "operating", "health": "slow"}), item, beneath)
    assert changed.fields["note_ru"] == note_of("HAS_PROJECT", names, "operating", "slow", "ru")
    own = item.with_fields({"note_en": "It makes soap"})
    assert (
        following(own.with_fields({"stage": "operating"}), own, beneath).fields["note_en"] == "It makes soap"
    )
    tie = next(t for t in statements.ties.values() if t.target_id == plant.id and t.type == "HAS_PROJECT")
    [new] = items_of([candidate(1)], statements)
    merged = of_tie(new, tie, beneath)
    assert merged.fields["note_ru"] == item.fields["note_ru"]
    assert merged.fields["counterpart"] == PLANT["id"]


@pytest.mark.parametrize(
    ("name", "named"),
    [
        ("Пример Хуацзян", {"ru": "Пример Хуацзян", "en": "Primer Khuatszyan"}),
        ("示例华江", {"zh": "示例华江", "ru": "Хуацзян", "en": "Huajiang", "country": "country:CN"}),
        ("Example", {"ru": "Example", "en": "Example"}),
    ],
)
def test_a_new_thing_has_names_in_the_languages_of_the_data(
    statements: Statements, name: str, named: dict[str, str]
) -> None:
    new = [{"id": "company:huajiang", "type": "Company", "name": name}]
    [item] = items_of([candidate(1, subject="company:huajiang", type="INVESTOR_IN", new=new)], statements)
    assert item.fields["new"] == [{"id": "company:huajiang", **named}]


def test_parties_that_nobody_names_are_marked(statements: Statements) -> None:
    new = [["company:unnamed-amu-9", "Company", "инвестор"]]
    [item] = items_of(
        [candidate(1, subject="company:unnamed-amu-9", type="INVESTOR_IN", new=new)], statements
    )
    assert item.fields["new"][0]["named"] is False


def test_a_tie_counts_where_its_ends_lie_else_where_it_is_told(statements: Statements) -> None:
    there = {**PLANT, "located_in": "region:RU-BU"}
    told = items_of([candidate(1, new=[there]), candidate(2, "project:x", region="region:RU-BU")], statements)
    assert [item.fields["regions"] for item in told] == [{"RU-BU": "site"}, {"RU-AMU": "site"}]


@pytest.mark.parametrize(
    ("asked", "periods"),
    [
        (Asked(date="2027-06"), {"after": "2026-06/2027-05"}),
        (Asked(date="2027", periods={"after": "2026"}), {"after": "2026"}),
        (Asked(source="rating-test"), {"after": "2025-06/2026-05", "before": "/2025-05"}),
    ],
)
def test_a_source_has_the_periods_of_its_columns(
    tmp_path: Path, statements: Statements, asked: Asked, periods: dict[str, str]
) -> None:
    (tmp_path / "r.md").write_text("текст", encoding="utf-8")
    origin = origin_of(tmp_path / "r.md", items_of([candidate(1)], statements), asked, statements)
    assert origin.source["periods"] == periods
    assert origin.known == (asked.source is not None)


def test_the_columns_of_an_edition_that_has_only_its_marks_are_known(
    tmp_path: Path, statements: Statements
) -> None:
    (tmp_path / "r.md").write_text("текст", encoding="utf-8")
    statements = replace(statements, ties={})
    origin = origin_of(
        tmp_path / "r.md", items_of([candidate(1)], statements), Asked(source="rating-test"), statements
    )
    assert origin.known
    assert origin.columns == {"after"}


def test_periods_that_nobody_knows_are_asked_for(tmp_path: Path, statements: Statements) -> None:
    (tmp_path / "r.md").write_text("текст", encoding="utf-8")
    items = make_items(read_candidates(json.dumps(candidate(1)), "c"), Beneath(statements))
    with pytest.raises(UsageError, match="--period after=2026-06/2027-05"):
        origin_of(tmp_path / "r.md", items, Asked(date="2027"), statements)
    with pytest.raises(UsageError, match="does not tell its date"):
        origin_of(tmp_path / "r.md", items, Asked(), statements)

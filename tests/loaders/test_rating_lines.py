"""The reader of ratings on a text that has lost its table: a line each, as programs extract a PDF."""

from __future__ import annotations

from dataclasses import replace

from graph.workflows.rating_reading import RECORDS
from graph.workflows.reading import paragraph_records
from loaders.documents.formats.plain_text import read_plain_text
from loaders.documents.rating import Rating, read_rating
from loaders.extraction.reading import passages_of_rating
from tests.loaders.rating_factory import regions

_LINES = (
    "РЕЙТИНГ", "ВЫСОКАЯ ПРОДУКТИВНОСТЬ", "Амурская область", "9 (8)", "Порт торгует вместе с", "Татарстаном,",
    "по данным открытых", "источников о торговле.", "Тверская область", "3 (2)", "Строится мост.",
    "Источники: сайты.",
)  # fmt: skip


def _rating() -> Rating:
    return read_rating(read_plain_text("\n\n".join(_LINES).encode(), "rating.txt"), regions())


def test_the_end_of_a_line_of_prose_is_no_region() -> None:
    rating = _rating()
    assert [(r.id, r.mark, r.previous_mark) for r in rating.regions] == [
        ("region:RU-AMU", 9, 8), ("region:RU-TVE", 3, 2),
    ]  # fmt: skip
    assert not rating.faults
    assert rating.lost() == 0


def test_notes_begin_after_the_last_mark() -> None:
    notes = [aside.text for aside in _rating().asides if str(aside.reason) == "notes under the table"]
    assert notes == ["Источники: сайты."]


def test_a_mark_of_ten_has_no_mark_before() -> None:
    lines = ["9/10" if line == "9 (8)" else line for line in _LINES]
    rating = read_rating(read_plain_text("\n\n".join(lines).encode(), "rating.txt"), regions())
    assert [(r.mark, r.previous_mark) for r in rating.regions] == [(9, None), (3, 2)]


def test_what_has_neither_line_nor_page_is_found_by_its_number_in_the_document() -> None:
    told = read_plain_text("\n\n".join(_LINES).encode(), "rating.txt")
    text = replace(told, blocks=[replace(block, line=None) for block in told.blocks])
    rating = read_rating(text, regions())
    numbers = {record["text"]: record["place"] for record in paragraph_records(text, "en")}
    found = {
        what: [record["place"] for record in RECORDS[what](rating, "en")]
        for what in ("paragraphs", "regions")
    }
    assert found == {
        "paragraphs": [numbers[p.pieces[0].text] for p in rating.paragraphs],
        "regions": [numbers["Амурская область"], numbers["Тверская область"]],
    }
    assert [f"paragraph/{p.paragraph}" for p in passages_of_rating(rating)] == found["paragraphs"]

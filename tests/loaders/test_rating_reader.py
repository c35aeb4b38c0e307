"""The reader of ratings: regions, marks and columns of a made-up rating, whatever noise an extract has."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.documents.formats.html import read_html
from loaders.documents.formats.markdown import read_markdown
from loaders.documents.rating import Rating, read_rating
from loaders.documents.registry import text_of
from loaders.documents.text import TextError
from loaders.extraction.reading import passages_of_rating
from tests.loaders.rating_factory import NOISES, Edition, edition, extract, regions

_SEEDS = range(2)
#: Each noise alone, each together with pages that break, and all at once.
_NOISES = [(), *((n,) for n in NOISES), *(("pages", n) for n in NOISES[1:]), NOISES]
_HEADS = "Регион\tСобытия до мая 2026 года\tСобытия июня 2026 – мая 2027 годов\n"


def _read(text: str) -> Rating:
    return read_rating(read_markdown(text.encode(), "rating.md"), regions())


@cache
def _made(seed: int, noises: tuple[str, ...]) -> tuple[Edition, Rating]:
    made = edition(seed)
    return made, _read(extract(made, seed, noises))


def _seen(text: str) -> str:
    return text.replace("\u00ad", "").replace("\u00a0", " ")


@pytest.mark.parametrize("noises", _NOISES, ids="+".join)
def test_every_region_has_its_marks_and_whole_paragraphs_under_any_noise(noises: tuple[str, ...]) -> None:
    for seed in _SEEDS:
        made, rating = _made(seed, noises)
        marks = [(f"region:{r.code}", r.mark, r.previous) for r in made.regions]
        assert [(r.id, r.mark, r.previous_mark) for r in rating.regions] == marks
        told = {(f"region:{r.code}", item.text) for r in made.regions for item in r.items}
        assert {(p.region, _seen(p.text)) for p in rating.paragraphs} == told
        assert tuple(trend.text for trend in rating.trends) == made.trends
        assert not rating.unplaced
        assert not rating.faults
        assert rating.lost() == 0


def test_a_column_that_is_told_is_right_and_few_are_left_open() -> None:
    told, wrong, left = 0, [], 0
    for noises in _NOISES:
        for seed in _SEEDS:
            made, rating = _made(seed, noises)
            columns = {(f"region:{r.code}", i.text): i.column for r in made.regions for i in r.items}
            for p in rating.paragraphs:
                told, left = told + 1, left + (p.column is None)
                if p.column not in (None, columns[p.region, _seen(p.text)]):
                    wrong.append(p.text)
    assert not wrong
    assert left < 0.02 * told


@pytest.mark.parametrize("noises", [n for n in _NOISES if "no titles" not in n], ids="+".join)
def test_a_band_is_the_title_of_its_part_or_none(noises: tuple[str, ...]) -> None:
    for seed in _SEEDS:
        made, rating = _made(seed, noises)
        assert [region.band for region in rating.regions] == [region.band for region in made.regions]


def test_italics_are_spans_of_the_whole_paragraph() -> None:
    made, rating = _made(0, ("pages",))
    italic = {item.text for region in made.regions for item in region.items if item.italic}
    assert italic
    assert {p.text for p in rating.paragraphs if p.italic} == italic
    assert all(p.italic == ((0, len(p.text)),) for p in rating.paragraphs if p.italic)


def test_a_paragraph_has_the_number_of_its_first_piece() -> None:
    _, rating = _made(0, ("pages",))
    for region in rating.regions:
        own = [p for p in rating.paragraphs if p.region == region.id]
        numbers = sorted(piece.number for p in own for piece in p.pieces)
        assert numbers == list(range(1, len(numbers) + 1))
        assert [p.index for p in own] == sorted(p.pieces[0].number for p in own)
    assert any(len(p.pieces) > 1 for p in rating.paragraphs)


def test_passages_have_the_locators_that_a_dataset_cites() -> None:
    _, rating = _made(0, ())
    first = passages_of_rating(rating)[0]
    assert first.locator == f"{rating.regions[0].id.partition(':')[2]}/before/1"
    assert first.date == "2027-05"


def test_the_heads_of_the_table_tell_its_periods() -> None:
    assert _made(0, ())[1].periods == {"before": "/2026-05", "after": "2026-06/2027-05"}


@pytest.mark.parametrize(
    ("mark", "read"),
    [
        ("9", (9, None)),
        ("9 баллов", (9, None)),
        ("н/д", (None, None)),
        ("9 (н/д)", (9, None)),
        ("9(8)", (9, 8)),
        ("９（８）↑", (9, 8)),
        ("9 [8]", (9, 8)),
    ],
)
def test_a_mark_is_read_as_it_is_printed(mark: str, read: tuple[int | None, int | None]) -> None:
    rating = _read(f"{_HEADS}Амурская область\t<p>Строится мост.</p>\t\n{mark}\t\t\n")
    (region,) = rating.regions
    assert (region.mark, region.previous_mark) == read


_LATE = "События июня 2026 – мая 2027 годов"
_REGION = "Регион\tСобытия "
_CELLS = "\t<p>Мост.</p>\t<p>Порт.</p>\n"


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        (f"{_HEADS}Амурская область – 9 (8){_CELLS}", ("before", "after")),
        (f"{_HEADS}1. Амурская область 9 (8){_CELLS}", ("before", "after")),
        (f"{_HEADS}Амурская область 9 8{_CELLS}", ("before", "after")),
        (f"{_HEADS}Амурская область 9 баллов (8 баллов){_CELLS}", ("before", "after")),
        (f"{_HEADS}<p>Амурская область</p> <p>Оценка: 9 (8)</p>{_CELLS}", ("before", "after")),
        (f"{_HEADS}Амурская область 9 (8)\n{_CELLS}", ("before", "after")),
        (
            f"Регион\tСобытия июня 2025 – мая 2026\t{_LATE}\nАмурская область 9 (8){_CELLS}",
            ("before", "after"),
        ),
        (f"Регион\t{_LATE}\tСобытия до мая 2026\nАмурская область 9 (8){_CELLS}", ("after", "before")),
        (
            f"Субъект РФ\tДо мая 2026\tИюнь 2026 – май 2027\nАмурская область 9 (8){_CELLS}",
            ("before", "after"),
        ),
        (f"Регион\t{_LATE}\nАмурская область 9 (8)\t<p>Мост.</p><p>Порт.</p>\n", ("after", "after")),
        ("Регион\tСобытия\nАмурская область 9 (8)\t<p>Мост.</p><p>Порт.</p>\n", (None, None)),
        (
            f"## Амурская область 9 (8)\n\n### События до мая 2026 года\n\nМост.\n\n### {_LATE}\n\nПорт.\n",
            ("before", "after"),
        ),
    ],
)
def test_layouts_of_other_editions_are_read(text: str, columns: tuple[str | None, ...]) -> None:
    rating = _read(text)
    assert [(r.id, r.name, r.mark, r.previous_mark) for r in rating.regions] == [
        ("region:RU-AMU", "Амурская область", 9, 8)
    ]
    assert [(p.column, p.text) for p in rating.paragraphs] == list(
        zip(columns, ("Мост.", "Порт."), strict=True)
    )
    assert not rating.unplaced
    assert rating.lost() == 0


@pytest.mark.parametrize(
    "rows",
    [
        "<tr><td rowspan=2>Амурская область 9 (8)<td>Мост и<td>Порт.<tr><td>дорога.<td>Чай.",
        "<tr><td colspan=3>Амурская область 9 (8)<tr><td><td>Мост и<td>Порт.<tr><td><td>дорога.<td>Чай.",
    ],
)
def test_cells_over_several_rows_or_columns_hold_names(rows: str) -> None:
    table = f"<table><tr><th>Регион<th>События до мая 2026<th>{_LATE}{rows}</table>"
    rating = read_rating(read_html(table.encode(), "rating.html"), regions())
    assert [(r.id, r.mark, r.previous_mark) for r in rating.regions] == [("region:RU-AMU", 9, 8)]
    told = [(p.column, p.text) for p in rating.paragraphs]
    assert told == [("before", "Мост и дорога."), ("after", "Порт."), ("after", "Чай.")]


def test_names_stand_over_a_table_of_two_columns() -> None:
    rows = "".join(
        f"<tr><td colspan=2>{n} 9 (8)<tr><td>Мост.<td>Порт." for n in ("Амурская область", "Татарстан")
    )
    page = f"<table><tr><th>События до мая 2026<th>{_LATE}{rows}</table>"
    rating = read_rating(read_html(page.encode(), "rating.html"), regions())
    assert [r.id for r in rating.regions] == ["region:RU-AMU", "region:RU-TA"]
    assert [p.column for p in rating.paragraphs] == ["before", "after"] * 2


def test_columns_of_an_endless_section_are_left_open() -> None:
    many = "".join(f"Завод {n} строится.\n\n" for n in range(120))
    rating = _read(f"{_HEADS}Амурская область 9 (8){_CELLS}\n{many}")
    assert [p.column for p in rating.paragraphs] == ["before", "after", *[None] * 120]


def test_a_column_of_something_else_is_set_aside() -> None:
    rating = _read(f"Регион\tДинамика\tСобытия до мая 2026\t{_LATE}\nАмурская область 9 (8)\t+1{_CELLS}")
    assert [p.text for p in rating.paragraphs] == ["Мост.", "Порт."]
    assert "+1" in [aside.text for aside in rating.asides]


@pytest.mark.parametrize(
    ("heads", "row", "marks"),
    [
        (("№", "Субъект РФ", "Оценка", "Оценка в III рейтинге"), ("1", "Амурская область", "9", "8"), (9, 8)),
        (("Регион", "Оценка (оценка в III рейтинге)"), ("Амурская область", "9 (8)"), (9, 8)),
        (("Регион", "Предыдущая оценка", "Оценка"), ("Амурская область", "8", "9"), (9, 8)),
        (("Регион (оценка)",), ("Амурская область 9",), (9, None)),
    ],
)
def test_columns_of_marks_are_known_by_their_heads(
    heads: tuple[str, ...], row: tuple[str, ...], marks: tuple[int, int | None]
) -> None:
    late = ("События до мая 2026", "События июня 2026 – мая 2027")
    rows = ((*heads, *late), (*row, "Строится мост.", "Мост открыт."))
    table = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>" for cells in rows)
    page = f"<html lang='ru'><body><h1>Рейтинг</h1><table>{table}</table></body></html>"
    rating = read_rating(read_html(page.encode(), "rating.html"), regions())
    assert [(r.id, r.mark, r.previous_mark) for r in rating.regions] == [("region:RU-AMU", *marks)]
    told = [(p.column, p.text) for p in rating.paragraphs]
    assert told == [("before", "Строится мост."), ("after", "Мост открыт.")]


_AMUR = "Амурская область 9 (9)\t<p>Строится мост.</p>\t\n"


@pytest.mark.parametrize(
    ("rows", "said", "unplaced"),
    [
        (f"Амурсая область 8 (8)\t<p>Порт.</p>\t\n{_AMUR}", "line/2: there is no region", 2),
        (
            f"{_AMUR}Амурская область 8 (8)\t<p>Порт.</p>\t\n",
            'line/3: "Амурская область" has a row already',
            0,
        ),
        (f"{_AMUR}Тверская область 11 (9)\t<p>Порт.</p>\t\n", "line/3: the mark 11 of", 0),
        (f"{_AMUR}Тверская область 9 (0)\t<p>Порт.</p>\t\n", "line/3: the mark 0 of", 0),
        (f"{_AMUR}Тверская область\t<p>Чай.</p>\t\n-9 (9)\t\t\n", 'line/4: "-9 (9)" cannot be read', 1),
    ],
)
def test_what_is_wrong_is_told_and_the_rest_goes_on(rows: str, said: str, unplaced: int) -> None:
    rating = _read(_HEADS + rows)
    (fault,) = rating.faults
    assert str(fault).startswith(said)
    assert len(rating.unplaced) == unplaced
    amur = next(region for region in rating.regions if region.id == "region:RU-AMU")
    assert (amur.mark, amur.previous_mark) == (9, 9)
    assert "Строится мост." in [p.text for p in rating.paragraphs]
    assert rating.lost() == 0


def test_a_near_name_is_offered() -> None:
    rating = _read(f"{_HEADS}Амурсая область 9 (9)\t<p>Мост.</p>\t\n{_AMUR.replace('Амур', 'Твер')}")
    assert "near it: Амурская область" in str(rating.faults[0])


def test_regions_and_marks_that_are_missing_are_noted() -> None:
    rating = _read(f"{_HEADS}{_AMUR}Тверская область\t<p>Чай.</p>\t\n")
    notes = " ".join(map(str, rating.notes))
    assert "1 region has no mark in the document: Тверская область (line/3)" in notes
    assert "10 regions that the data know are not in the document" in notes


@pytest.mark.parametrize("text", ["Новости\n\nАмурская область строит мост.\n", "Москва\n\n9\n", "x\ty\tz\n"])
def test_another_document_is_refused_with_what_was_expected(text: str) -> None:
    with pytest.raises(TextError, match="no edition of the rating: expected a table"):
        _read(text)


@pytest.mark.parametrize("suffix", [".md", ".txt", ".html"])
def test_an_extract_is_read_by_its_tabs_whatever_its_suffix(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"rating{suffix}"
    path.write_text(extract(edition(0), 0), encoding="utf-8")
    rating = read_rating(text_of(path), regions())
    assert [p.column for p in rating.paragraphs] == [p.column for p in _made(0, ())[1].paragraphs]


_WORDS = st.lists(
    st.sampled_from(
        ["Регион", "События", "Оценка по", "ВЫСОКАЯ", "намерен", "9 (9)", "н/д", "--", "*лён*", "1. x",
         "мост.", "12 ТРЕНДОВ", "9", "Усть-", "* Рейтинг", "11 (3)", "Атлантида", "промыш-"]
    ),
    min_size=1,
    max_size=4,
).map(" ".join)  # fmt: skip
_PARAGRAPHS = st.lists(_WORDS | _WORDS.map("<i>{}</i>".format), max_size=3).map(
    lambda texts: "".join(f"<p>{text}</p>" for text in texts)
)
_NAMES = st.sampled_from(
    ["", "Амурская область", "Республика Алтай", "Тверская область 9 (8)", "8 (н/д)",
     "УМЕРЕННАЯ ПРОДУКТИВНОСТЬ", "Атлантида 3 (3)", "Ханты-Мансийский", "АО"]
)  # fmt: skip
_ROWS = st.tuples(_NAMES, _PARAGRAPHS, _PARAGRAPHS).map("\t".join) | _WORDS | _NAMES


@given(rows=st.lists(_ROWS, max_size=12))
def test_no_character_is_lost_whatever_the_rows_say(rows: list[str]) -> None:
    rating = _read("\n".join(["Вступление", "Амурская область 9 (9)\t\t", *rows, "* Рейтинг", "примечание"]))
    assert rating.text.lost() == 0
    assert rating.lost() == 0

"""PDF as programs write them: tags, narrow gaps, rows without space, stretched lines, repeated heads."""

from __future__ import annotations

from loaders.documents.pages.hyphens import Hyphens
from loaders.documents.pages.reading import read_pages
from loaders.documents.text import Text
from tests.document_factory import pdf

_PORT = "Причал в порту строится третий год, и подрядчик обещает закончить его к осени."
_ROAD = "Дорога к порту открыта. По ней уже идут грузовики с углем и зерном в обе стороны."
_BRIDGE = "Мост через реку ждет проекта; о сроках говорят разное, но денег пока не нашли."
_TIGHT = "#set par(spacing: 0.65em)\n"


def _cells(text: Text) -> dict[tuple[int, int], list[str]]:
    found: dict[tuple[int, int], list[str]] = {}
    for block in text.blocks:
        if block.cell:
            found.setdefault((block.cell.row, block.cell.column), []).append(block.text)
    return found


def _table(stroke: str, gutter: str, *rows: tuple[list[str], ...]) -> str:
    cells = ", ".join("[" + "\n\n".join(cell) + "]" for row in rows for cell in row)
    return (
        f"#table(columns: (2.5cm, 4.2cm, 4.2cm), stroke: {stroke}, inset: 0pt, "
        f"column-gutter: {gutter}, {cells})"
    )


_ROWS = (
    (["Дальний край", "у моря", "9 (9)"], [_PORT, _ROAD, _BRIDGE], [_BRIDGE, _PORT, _ROAD]),
    (["Область", "8 (9)"], [_ROAD, _PORT], [_BRIDGE, _ROAD, _PORT]),
)


def test_paragraphs_and_cells_are_those_that_the_document_tells() -> None:
    source = _TIGHT + _table("none", "4pt", *_ROWS)
    text = read_pages(pdf(source, "25cm", tags=True), "a.pdf")
    assert _cells(text) == {
        (r, c): paragraphs for r, row in enumerate(_ROWS) for c, paragraphs in enumerate(row)
    }
    assert text.lost() == 0


def test_narrow_white_space_through_many_lines_parts_columns() -> None:
    source = "#set par(justify: true)\n" + _table("none", "5.5pt", *_ROWS)
    cells = _cells(read_pages(pdf(source, "25cm"), "a.pdf"))
    told = {
        column: [t for (_, c), ts in sorted(cells.items()) if c == column for t in ts] for column in range(3)
    }
    assert told == {c: [t for row in _ROWS for t in row[c]] for c in range(3)}


def test_a_row_begins_where_its_name_does() -> None:
    names = [["Край у моря", "9 (9)"], ["Область", "8 (9)"]]
    rows = [(name, [_PORT, _ROAD], [_BRIDGE, _ROAD]) for name in names]
    cells = _cells(read_pages(pdf(_TIGHT + _table("none", "12pt", *rows), "25cm"), "a.pdf"))
    assert [" ".join(cells[row, 0]) for row in (0, 1)] == [" ".join(name) for name in names]
    assert [" ".join(cells[row, 1]) for row in (0, 1)] == [f"{_PORT} {_ROAD}"] * 2


def test_a_page_on_which_columns_stand_empty_goes_on_with_the_table() -> None:
    rows = ((["Край"], [_PORT] * 6, [_BRIDGE] * 2), (["Область"], [_ROAD], [_PORT]))
    cells = _cells(read_pages(pdf(_table("none", "12pt", *rows), "9cm"), "a.pdf"))
    told = {
        column: [t for (_, c), ts in sorted(cells.items()) if c == column for t in ts] for column in range(3)
    }
    assert told[0] == ["Край", "Область"]
    assert " ".join(told[1]) == " ".join([_PORT] * 6 + [_ROAD])
    assert told[2] == [_BRIDGE, _BRIDGE, _PORT]


def test_stretched_lines_end_no_paragraph() -> None:
    many = [_PORT, _ROAD, _BRIDGE, _ROAD, _PORT, _BRIDGE] * 2
    source = "#set par(justify: true, spacing: 0.65em)\n" + "\n\n".join(many)
    assert [block.text for block in read_pages(pdf(source, "30cm"), "a.pdf").blocks] == many


def test_the_whole_head_of_a_table_is_set_aside_where_it_is_repeated() -> None:
    head = "[Регион \\ Оценка \\ по шкале \\ из десяти \\ баллов], [Было], [Стало]"
    body = ", ".join(
        f"[Край {word}], [{_PORT}], [{_ROAD}]" for word in ("один", "два", "три", "четыре", "пять")
    )
    source = f"#table(columns: (2.5cm, 4cm, 4cm), stroke: none, table.header({head}), {body})"
    text = read_pages(pdf(source, "9cm"), "a.pdf")
    assert [block.text for block in text.blocks].count("баллов") <= 1
    assert text.lost() == 0


def test_a_heading_of_many_sections_is_no_running_head() -> None:
    section = f"*Было* #linebreak() {_PORT} {_ROAD} {_PORT} {_ROAD}"
    text = read_pages(pdf("#pagebreak()\n".join([f"{section}\n\n{section}\n\n"] * 4), "12cm"), "a.pdf")
    assert not text.asides


def test_a_document_that_breaks_no_words_keeps_its_hyphens() -> None:
    written = [("северо", "восточный"), ("пресс", "центр"), ("бизнес", "форум"), ("китайско", "российский")]
    breaks = [*written * 2, ("горно", "лыжный")]
    assert Hyphens([], breaks).keeps("горно", "лыжный")
    assert not Hyphens([], [("строи", "тельство")] * 9).keeps("строи", "тельство")

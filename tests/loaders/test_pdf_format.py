"""PDF: paragraphs from lines, cells from the lines and the white space of tables, what is set aside."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader

from loaders.documents.pages.hyphens import Hyphens
from loaders.documents.pages.reading import read_pages
from loaders.documents.text import Text
from tests.document_factory import letters, pdf, raw_pdf, told

_LONG = (
    "Строительство причала в порту продолжается, подрядчик обещает закончить его к осени, грузы уже ждут. "
    * 3
)
REPORT = f"""#set page(header: [Вестник портов], footer: context [#counter(page).display()])
#set par(justify: true)
#text(size: 18pt)[Порты и грузы]

{_LONG}

Второй абзац короче.

#table(columns: (3cm, 1fr, 1fr), [Край], [Было], [Стало],
  [Приморье], [Первый пункт о том, что причал строится давно.

  Второй пункт.], [Готов.])
#skew(ax: -12deg)[наклонно] прямо
#pagebreak()
{_LONG}
#pagebreak()
Конец.
"""


@pytest.fixture(scope="module")
def report() -> Text:
    return read_pages(pdf(REPORT), "report.pdf")


def test_lines_become_paragraphs(report: Text) -> None:
    told = [block for block in report.blocks if block.cell is None]
    assert [(b.text, b.page) for b in told[:3]] == [
        ("Порты и грузы", 1), (" ".join(_LONG.split()), 1), ("Второй абзац короче.", 1),
    ]  # fmt: skip
    assert (told[0].level, told[1].level) == (1, 0)
    assert report.about.title == "Порты и грузы"


def test_a_ruled_table_has_cells_with_paragraphs(report: Text) -> None:
    cells = [(b.cell.row, b.cell.column, b.cell.columns, b.text) for b in report.blocks if b.cell]
    assert cells == [
        (0, 0, 3, "Край"), (0, 1, 3, "Было"), (0, 2, 3, "Стало"), (1, 0, 3, "Приморье"),
        (1, 1, 3, "Первый пункт о том, что причал строится давно."), (1, 1, 3, "Второй пункт."),
        (1, 2, 3, "Готов."),
    ]  # fmt: skip


def test_running_heads_and_page_numbers_are_set_aside(report: Text) -> None:
    found = {(aside.text, str(aside.reason)) for aside in report.asides if aside.page == 2}
    assert ("Вестник портов", "a running head or foot") in found
    assert ("2", "a page number") in found


def test_the_number_of_a_single_page_is_set_aside_and_a_year_is_not() -> None:
    for foot, is_number in (("1", True), ("— 45 —", True), ("2026", False), ("12 тыс.", False)):
        text = read_pages(pdf(f"#set page(footer: [{foot}])\nЗавод начал работу."), "a.pdf")
        assert [(a.text, str(a.reason)) for a in text.asides] == [(foot, "a page number")] * is_number
        assert text.lost() == 0


def test_slanted_letters_are_italics(report: Text) -> None:
    (slanted,) = [block for block in report.blocks if "наклонно" in block.text]
    start = slanted.text.index("наклонно")
    assert slanted.italic == ((start, start + len("наклонно")),)


def test_the_characters_are_those_that_another_program_reads(report: Text) -> None:
    assert report.lost() == 0
    other = "".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf(REPORT))).pages)
    # A hyphen at the end of a line is a soft one there.
    assert told(report) == letters(other.replace("\u00ad", "-"))


def test_columns_are_read_one_after_the_other() -> None:
    items = [f"Пункт {n} левой и правой колонки{' подряд' * (n % 3 * 4)}." for n in range(10)]
    head = "Заголовок во всю ширину страницы стоит над колонками"
    source = f"#set par(justify: true)\n{head}\n#columns(2)[" + "\n\n".join(items) + "]"
    found = [(b.text, b.cell) for b in read_pages(pdf(source, "8cm"), "a.pdf").blocks]
    assert found == [(text, None) for text in (head, *items)]


def test_a_table_without_lines_has_cells() -> None:
    rows = "".join(f"[Край {n}], [Сказано о крае номер {n} одной строкой], [Итог {n}]," for n in range(6))
    source = f"#table(columns: (2.5cm, 6cm, 2cm), stroke: none, row-gutter: 8pt, {rows})"
    cells = [(b.cell.row, b.cell.column, b.text) for b in read_pages(pdf(source), "a.pdf").blocks if b.cell]
    assert cells[3:6] == [(1, 0, "Край 1"), (1, 1, "Сказано о крае номер 1 одной строкой"), (1, 2, "Итог 1")]


def test_a_table_that_is_drawn_at_one_stroke_has_cells() -> None:
    down = b"10 10 m 10 90 l 60 10 m 60 90 l 150 10 m 150 90 l "
    grid = down + b"10 10 m 150 10 l 10 50 m 150 50 l 10 90 m 150 90 l S "
    words = (b"(a) 20 70", b"(b) 80 70", b"(c) 20 30", b"(d) 80 30")
    told = b"".join(
        b"1 0 0 1 %b Tm %b Tj " % (place, word) for word, _, place in (w.partition(b" ") for w in words)
    )
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    form = b"<</Type/XObject/Subtype/Form/BBox[0 0 200 200]/Length %d>>stream\n%b\nendstream" % (
        len(grid),
        grid,
    )
    for stream in (grid, b"q 1 0 0 1 0 0 cm /G Do Q "):
        made = raw_pdf(
            stream + b"BT /F 9 Tf " + told + b"ET", b"/Font<</F 5 0 R>>/XObject<</G 6 0 R>>", font, form
        )
        cells = [(b.cell.row, b.cell.column, b.text) for b in read_pages(made, "a.pdf").blocks if b.cell]
        assert cells == [(0, 0, "a"), (0, 1, "b"), (1, 0, "c"), (1, 1, "d")]


def test_chinese_lines_join_without_spaces() -> None:
    sentence = "今年上半年公路大桥口岸通行货车五万辆次同比增长一成" * 3 + "。"
    (block,) = read_pages(pdf(f'#set text(lang: "zh")\n{sentence}'), "a.pdf").blocks
    assert block.text == sentence
    assert read_pages(pdf(f'#set text(lang: "zh")\n{sentence}'), "a.pdf").about.language == "zh"


@pytest.mark.parametrize(
    ("before", "after", "kept"),
    [
        ("строи", "тельство", False), ("китайско", "российский", True), ("Санкт", "Петербург", True),
        ("2025", "2026", True), ("экс", "порт", False), ("пресс", "центр", True), ("develop", "ment", False),
        ("Лав", "на", False),
    ],
)  # fmt: skip
def test_a_hyphen_at_the_end_of_a_line(before: str, after: str, kept: bool) -> None:
    assert Hyphens([]).keeps(before, after) is kept


def test_a_word_is_written_as_elsewhere_in_the_document() -> None:
    assert Hyphens(["бизнес-миссия", "бизнесвумен"]).keeps("бизнес", "вумен") is False
    assert Hyphens(["чат-бот"]).keeps("чат", "бот") is True

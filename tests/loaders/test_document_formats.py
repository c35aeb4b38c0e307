"""Formats of documents: what becomes a paragraph, a cell, a heading, and that no character is lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.documents.formats.docx import read_docx
from loaders.documents.formats.html import read_html
from loaders.documents.formats.markdown import read_markdown
from loaders.documents.formats.plain_text import read_plain_text
from loaders.documents.text import Text, printed
from schema.wording import seen
from tests.document_factory import docx, letters, p, raw_docx, raw_html, told


def _texts(text: Text) -> list[str]:
    return [block.text for block in text.blocks]


def _cells(text: Text) -> list[tuple[int, int, int, str]]:
    return [(b.cell.row, b.cell.column, b.cell.columns, b.text) for b in text.blocks if b.cell]


def _reasons(text: Text) -> dict[str, str]:
    return {aside.text: str(aside.reason) for aside in text.asides}


PAGE = """<!DOCTYPE html><html lang="ru"><head><meta charset="utf-8"><title>Мост | Газета</title>
<style>p { color: red }</style><script>document.write("<p>чужое</p>")</script></head>
<body class="menu-open"><nav><a href="/">Главная</a></nav><div id="cookie-notice">Мы храним cookie</div>
<article><h1>Мост открыт</h1><p>Мост через <i>Амур</i> открыт<br>в мае.<p>Второй абзац &amp; знак
<table><tr><th rowspan=2>Год<th colspan=2>Грузы</tr><tr><td>руда<td><p>лес</p><p>зерно</p></table>
<p style="display:none">тайна</p><p>Ещё абзац, где сказано больше, чем в прочих.</article>
<aside class="related">Читайте также</aside><footer>Все права</footer></body></html>"""


def test_a_page_is_read_without_its_menus_and_scripts() -> None:
    text = read_html(PAGE.encode(), "page.html")
    assert _texts(text) == [
        "Мост открыт", "Мост через Амур открыт в мае.", "Второй абзац & знак", "Год", "Грузы", "руда", "лес",
        "зерно", "Ещё абзац, где сказано больше, чем в прочих.",
    ]  # fmt: skip
    assert _cells(text) == [
        (0, 0, 3, "Год"), (0, 1, 3, "Грузы"), (1, 1, 3, "руда"), (1, 2, 3, "лес"), (1, 2, 3, "зерно"),
    ]  # fmt: skip
    first, second = text.blocks[:2]
    assert (first.level, second.line, second.italic) == (1, 4, ((11, 15),))
    reasons = _reasons(text)
    assert reasons["Главная"] == reasons["Читайте также"] == "a menu or links to other pages"
    assert reasons["Мы храним cookie"] == "a notice of cookies or an advert"
    assert reasons["тайна"] == "hidden on the page"


def test_the_characters_of_a_page_are_those_that_another_parser_reads() -> None:
    text = read_html(PAGE.encode(), "page.html")
    assert text.lost() == 0
    assert told(text) == letters(raw_html(PAGE))


def test_what_holds_the_text_is_kept_whatever_it_is_called() -> None:
    page = "<body><div class='sidebar'><p>Почти весь текст страницы стоит здесь.</div><p>И ещё.</body>"
    assert len(read_html(page.encode(), "page.html").blocks) == 2


def test_a_table_that_lays_a_page_out_has_no_cells() -> None:
    page = "<table><tr><td>меню<td><table><tr><td>а<td>б</table></table>"
    assert _cells(read_html(page.encode(), "page.html")) == [(0, 0, 2, "а"), (0, 1, 2, "б")]


_TAGS = st.sampled_from(["<p>", "</p>", "<i>", "<td>", "<tr>", "<table>", "</table>", "</div>",
                         "<div class=nav>",
                         "<li>", "<br>", "<h2>", "</h2>", "<article>", "<main>", "</body>"])  # fmt: skip


@given(st.lists(_TAGS | st.sampled_from(["слово", " ", "два слова", "&nbsp;", "\n", "5 < 6"]), max_size=30))
def test_a_page_loses_no_character_however_malformed(pieces: list[str]) -> None:
    page = "".join(pieces)
    text = read_html(page.encode(), "page.html")
    assert text.lost() == 0
    assert sum(told(text).values()) == text.characters


WORD = docx(
    p("Отчёт", '<w:pStyle w:val="H"/>')
    + "<w:p><w:r><w:t>Курсив </w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t>здесь</w:t></w:r>"
    "<w:del><w:r><w:delText>снято</w:delText></w:r></w:del>"
    "<w:ins><w:r><w:t>, вставка</w:t></w:r></w:ins></w:p>"
    + p("прямо", '<w:pStyle w:val="Q"/>', '<w:i w:val="0"/>')
    + p("стиль", '<w:pStyle w:val="Q"/>')
    + '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>'
    + p("шапка")
    + "</w:tc><w:tc>"
    + p("три")
    + "</w:tc></w:tr><w:tr><w:tc>"
    + p("а")
    + p("б")
    + "</w:tc><w:tc><w:p/></w:tc><w:tc>"
    + p("в")
    + "</w:tc></w:tr></w:tbl>"
    + p("тайна", run="<w:vanish/>")
    + "<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>"
    + p("в рамке")
    + "</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>"
    + p("в рамке")
    + "</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>",
    styles='<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="B"><w:rPr><w:i/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Q"><w:basedOn w:val="B"/></w:style>',
    footnotes=p("сноска"),
    comments=p("замечание"),
)


def test_a_document_of_word_is_read_in_its_order() -> None:
    text = read_docx(WORD, "report.docx")
    assert _texts(text) == [
        "Отчёт", "Курсив здесь, вставка", "прямо", "стиль", "шапка", "три", "а", "б", "в", "в рамке",
    ]  # fmt: skip
    assert _cells(text) == [
        (0, 0, 3, "шапка"),
        (0, 2, 3, "три"),
        (1, 0, 3, "а"),
        (1, 0, 3, "б"),
        (1, 2, 3, "в"),
    ]
    assert [b.level for b in text.blocks][:2] == [2, 0]
    assert [b.italic for b in text.blocks][1:4] == [((7, 12),), (), ((0, 5),)]
    assert _reasons(text) == {
        "снято": "deleted in a revision", "тайна": "hidden text", "сноска": "a footnote",
        "замечание": "a comment",
    }  # fmt: skip


def test_the_characters_of_a_document_of_word_are_those_of_its_xml() -> None:
    text = read_docx(WORD, "report.docx")
    assert text.lost() == 0
    assert told(text) == letters(raw_docx(WORD))


MARKDOWN = """---
title: Итоги года
date: 2026-05-12
---
Раздел
======

Абзац с [ссылкой](https://a.ru/b), *курсивом*, 5 * 3 и snake_case<br>дальше.
<!-- тайна -->
| Год | *Груз* |
|-----|:------:|
| 2025 | 7 \\| 8 |

<table><tr><td>а</td><td>б</td></tr></table>

* пункт *раз*
<script>alert(1)</script>
"""


def test_markdown_has_tables_links_and_data_at_its_head() -> None:
    text = read_markdown(MARKDOWN.encode(), "notes.md")
    assert text.lost() == 0
    assert _texts(text) == [
        "Раздел", "Абзац с ссылкой, курсивом, 5 * 3 и snake_case дальше.", "Год", "Груз", "2025", "7 | 8",
        "а", "б",
        "пункт раз",
    ]  # fmt: skip
    assert _cells(text)[2:] == [(1, 0, 2, "2025"), (1, 1, 2, "7 | 8"), (0, 0, 2, "а"), (0, 1, 2, "б")]
    assert (text.about.title, text.about.date) == ("Итоги года", "2026-05-12")
    assert (text.blocks[0].level, text.blocks[-1].italic, text.blocks[-1].line) == (1, ((6, 9),), 16)
    assert _reasons(text)["https://a.ru/b"] == "the address of a link"


def test_a_noisy_extract_keeps_its_cells_and_pieces() -> None:
    row = "Край **9** (8)\t<p>Первый <i>пункт</i></p><p>Второй</p>\t<p>* звезда</p>\n--\t---\t--\nХвост"
    text = read_markdown(row.encode(), "rating.md")
    assert _texts(text) == ["Край 9 (8)", "Первый пункт", "Второй", "звезда", "--", "---", "--", "Хвост"]
    assert [b.cell.column if b.cell else None for b in text.blocks] == [0, 1, 1, 2, 0, 1, 2, None]


_LINES = st.lists(
    st.sampled_from(["слово", "<i>", "</i>", "*", "**", "_", "\t", "|", "---", "|-|-|", "# ", "<p>", "\n",
                     "\n\n", "[а](б)", "![а](б)", "<!--", "-->", "<table>", "</table>", "<td>", "`", "&amp;",
                     "> ", "\\*"]),
    max_size=30,
).map("".join)  # fmt: skip


@given(_LINES)
def test_markdown_loses_no_character(source: str) -> None:
    assert read_markdown(source.encode(), "notes.md").lost() == 0


@given(st.text(st.characters(exclude_categories=["C"]) | st.sampled_from("\n\t"), max_size=200))
@pytest.mark.parametrize("read", [read_plain_text])
def test_a_plain_text_loses_no_character(read: Callable[..., Text], source: str) -> None:
    text = read(source.encode(), "notes.txt")
    assert text.lost() == 0
    assert told(text) == letters(seen(source))


def test_wrapped_lines_are_one_paragraph_and_long_ones_are_each() -> None:
    wrapped = (
        "Первая строка абзаца почти во всю\nширину, вторая тоже довольно долга\n"
        "и третья не короче двух первых же\nстрок.\n\n"
        "Другой абзац начинается отсюда, и\nон тоже занимает не одну строку в\nтексте.\n"
    )
    assert len(read_plain_text(wrapped.encode(), "a.txt").blocks) == 2
    assert len(read_plain_text("Первый.\nВторой, подлиннее.\nТретий.".encode(), "a.txt").blocks) == 3


def test_what_nobody_sees_is_no_character() -> None:
    assert printed("пере\u00adнос\u200b") == 7

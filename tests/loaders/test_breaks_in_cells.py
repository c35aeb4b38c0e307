"""A break in a cell parts paragraphs behind the end of a sentence: people list facts so in tables."""

from __future__ import annotations

import pytest

from loaders.documents.formats.html import read_html
from loaders.documents.formats.markdown import read_markdown
from loaders.documents.runs import parted
from loaders.documents.text import Text

HEAD = "| Регион | События |\n|---|---|\n"


def _told(text: Text) -> list[str]:
    assert text.lost() == 0
    return [block.text for block in text.blocks if block.cell and block.cell.column == 1]


@pytest.mark.parametrize(
    ("cell", "paragraphs"),
    [
        ("Открыт мост.<br>Начат экспорт льна.", ["Открыт мост.", "Начат экспорт льна."]),
        ("<i>Новостей нет.</i><br/>Мост открыт.", ["Новостей нет.", "Мост открыт."]),
        ("大桥开通。<br>开始出口。", ["大桥开通。", "开始出口。"]),
    ],
)
def test_a_break_behind_a_sentence_parts_paragraphs(cell: str, paragraphs: list[str]) -> None:
    page = f"<table><tr><th>Регион</th><td>Х</td></tr><tr><td>Тува</td><td>{cell}</td></tr></table>"
    assert _told(read_html(page.encode(), "a.html"))[1:] == paragraphs
    assert _told(read_markdown(f"{HEAD}| Тува | {cell} |\n".encode(), "a.md"))[1:] == paragraphs


def test_a_break_within_a_sentence_parts_nothing() -> None:
    text = read_html("<table><tr><td>Тува<td>Открыт<br>мост.</table>".encode(), "a.html")
    assert _told(text) == ["Открыт мост."]


def test_a_break_in_running_text_parts_nothing() -> None:
    text = read_html("<p>Открыт мост.<br>Начат экспорт льна.</p>".encode(), "a.html")
    assert [block.text for block in text.blocks] == ["Открыт мост. Начат экспорт льна."]


def test_runs_are_cut_behind_sentences_alone() -> None:
    runs = [("Мост открыт.\nНовостей\nнет", True), (".", False), ("\n", False), ("Лён", False)]
    told = ["".join(text for text, _ in part) for part in parted(runs)]
    assert told == ["Мост открыт.", "Новостей\nнет.", "Лён"]

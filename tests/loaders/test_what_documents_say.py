"""What a document says of itself: title, date, publisher, language; nothing of it is guessed."""

from __future__ import annotations

import pytest

from loaders.documents.formats.docx import read_docx
from loaders.documents.formats.html import read_html
from loaders.documents.formats.plain_text import read_plain_text
from loaders.documents.telling import day_of, language_of, own_title
from loaders.documents.text import About
from tests.document_factory import NAMESPACES, archive, p


def _about(text: str) -> About:
    return read_plain_text(text.encode(), "a.txt").about


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("12 мая 2026 года", "2026-05-12"), ("Пекин, 1 марта 2026", "2026-03-01"),
        ("Москва, июнь 2026", "2026-06"),
        ("May 12, 2026", "2026-05-12"), ("12 May 2026", "2026-05-12"), ("Sept. 3rd, 2026", "2026-09-03"),
        ("2026年5月12日电", "2026-05-12"), ("2027年6月", "2027-06"), ("12.05.2026 10:32", "2026-05-12"),
        ("2026-05-12", "2026-05-12"), ("2026/5/2", "2026-05-02"), ("June 2027", "2027-06"),
        ("31 февраля 2026", "2026-02"), ("ТАСС, 12 мая", None), ("в 2026 году", None),
        ("DOI 10.1/12.05.20266", None),
    ],
)  # fmt: skip
def test_a_date_is_read_as_it_is_printed(text: str, day: str | None) -> None:
    found = day_of(text)
    assert (found[0] if found else None) == day


@pytest.mark.parametrize(
    ("text", "date", "publisher"),
    [
        ("Завод открыт\nПЕКИН, 12 мая 2026 года. /Синьхуа/. Завод начал работу.", "2026-05-12", "Синьхуа"),
        ("Завод открыт\nМОСКВА, 12 мая. /ТАСС/. Завод начал работу.", None, "ТАСС"),
        ("Plant opens\nBEIJING, May 12, 2026 (Xinhua) -- The plant has begun.", "2026-05-12", "Xinhua"),
        ("工厂开工\n新华社北京2026年5月12日电 工厂已开工。", "2026-05-12", "新华社"),
        ("工厂开工\n来源：远东日报 2026-05-12 10:00\n工厂已开工。", "2026-05-12", "远东日报"),
        ("Завод открыт\nГазета «Восточный край», 12 мая 2026 года\nЗавод пущен.", "2026-05-12",
         "Восточный край"),
        ("Завод открыт\nИван Петров, 12 мая 2026\nЗавод начал работу.", "2026-05-12", None),
        ("Завод открыт\nЗавод обещали открыть к 12 мая 2026 года, но не успели.", None, None),
        ("Завод открыт\nВести Амура\n12.05.2026", "2026-05-12", "Вести Амура"),
    ],
)  # fmt: skip
def test_datelines_and_bylines_tell_date_and_publisher(
    text: str, date: str | None, publisher: str | None
) -> None:
    about = _about(text)
    assert (about.date, about.publisher) == (date, publisher)
    assert about.title == text.partition("\n")[0]


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("«Речной край», 12 мая", "Речной край"), ("12 мая 2026 года. Речной край", "Речной край"),
        ("12 мая 2026 г., 10:30 | Вестник Забайкалья", "Вестник Забайкалья"),
        ("12 мая 2026\nАмурский наблюдатель", "Амурский наблюдатель"), ("ИА «Заря», 12 мая", "Заря"),
        ("12 мая 2026\nНовые рейсы за реку", None), ("Нижний Новгород, 12 мая 2026", None),
        ("ЧИТА, 12 мая. /Заря Востока/. Завод пущен.", "Заря Востока"),
        ("Завод Haier (Циндао) – крупнейший в городе.", None), ("Чита, 12 мая – Завод пущен.", None),
        ("Источник: https://example.org/a", None), ("Опубликовано в газете «Заря»", "газете «Заря»"),
        ("River Trade Letter - 12 May 2026", "River Trade Letter"),
        ("Chita Evening, May 12", "Chita Evening"),
        ("Anna Smith, 12 May 2026", None), ("Saint Petersburg, 12 May 2026", None),
        ("CHITA, May 12 (Amur Wire) -- The plant has begun.", "Amur Wire"),
        ("CHITA (Amur Wire) - The plant has begun.", "Amur Wire"),
        ("Published by: River Trade Letter", "River Trade Letter"),
        ("The plant has begun.\n© 2026 Amur Wire. All rights reserved.", "Amur Wire"),
        ("边贸商报网5月12日电 工厂已开工。", "边贸商报网"), ("【北疆日报】工厂已开工。", "北疆日报"),
        ("本报讯 工厂已开工。", None), ("稿源：北疆日报", "北疆日报"), ("北疆商讯 2026年5月12日", "北疆商讯"),
        ("记者 张三 2026年5月12日", None),
    ],
)  # fmt: skip
def test_a_publisher_is_told_by_the_form_of_its_line_and_no_person_or_place_is_one(
    line: str, publisher: str | None
) -> None:
    assert _about(f"Завод открыт\n{line}").publisher == publisher


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Завод начал поставки в Китай и на экспорт", "ru"), ("The plant has begun to export to China", "en"),
        ("工厂向俄罗斯出口", "zh"), ("BYD", None), ("2026", None),
        ("Завод почав постачання і будівництво в Китаї", None),
        ("L’usine a commencé ses livraisons vers la Chine", None),
    ],
)  # fmt: skip
def test_a_language_is_told_by_its_commonest_words(text: str, language: str | None) -> None:
    assert language_of([text]) == language


def test_a_page_says_it_to_machines_first() -> None:
    page = (
        '<head><title>Завод | Край</title><meta property="og:site_name" content="Край"></head><body>'
        '<script type="application/ld+json">{"@graph": [{"@type": ["NewsArticle"], '
        '"headline": "Завод открыт", '
        '"datePublished": "2026-05-12T23:30:00+03:00"}]}</script><h1>Завод</h1><p>1 мая 2020</p></body>'
    )
    about = read_html(page.encode(), "a.html").about
    assert (about.title, about.date, about.publisher) == ("Завод открыт", "2026-05-12", "Край")
    timed = "<article><h1>Завод</h1><time datetime='2026-05-12'>вчера</time><p>Завод начал работу.</article>"
    assert read_html(timed.encode(), "a.html").about == About("Завод", "2026-05-12", None, None)
    bad = "<script type='application/ld+json'>{[</script><meta name='date' content='soon'><p>Завод пущен."
    assert read_html(bad.encode(), "a.html").about.date is None


def _word(title: str, created: str) -> About:
    core = (
        "<cp:coreProperties "
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
        f"<dc:title>{title}</dc:title><dcterms:created>{created}</dcterms:created></cp:coreProperties>"
    )
    body = f"<w:document {NAMESPACES}><w:body>{p('Завод начал работу.')}</w:body></w:document>"
    return read_docx(archive({"word/document.xml": body, "docProps/core.xml": core}), "a.docx").about


def test_what_programs_leave_in_properties_is_no_word_of_the_document() -> None:
    assert _word("Итоги года", "2026-05-12T10:00:00Z") == About("Итоги года", "2026-05-12", None, None)
    assert _word("Word Document", "2013-12-23T23:15:00Z") == About(None, None, None, None)
    for title in ("Документ1", "Microsoft Word - отчёт.doc", "report.pdf", "untitled", " "):
        assert own_title(title) is None


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Аннотация\nВ работе описан ввоз станков.\nВведение\nСтанки ввозят давно.", None),
        ("ABSTRACT\n\nThe paper describes trade.", None),
        ("摘 要\n本文研究贸易。", None),
        ("Ввоз станков\n\nАннотация\n\nВ работе описан ввоз станков.", "Ввоз станков"),
        ("DOI 10.1234/ABC.2026.1\n\nУДК 339.5\n\nА.Б. ПЕТРОВ\n\nдоцент кафедры торговли\nГосударственного "
         "университета, г. Томск\n\nВВОЗ СТАНКОВ ИЗ КИТАЯ\n\nВ работе описан ввоз станков.",
         "ВВОЗ СТАНКОВ ИЗ КИТАЯ"),
        ("Original article\nTools of the border\nThe paper describes trade.", "Tools of the border"),
        ("中图分类号：F752\n边境贸易研究\n本文研究贸易。", "边境贸易研究"),
        ("Ввоз станков из соседних провинций растёт третий год подряд и\nзависит от того, кто и как\n"
         "платит за перевозку по железной дороге.", None),
        ("Ввоз станков из соседних провинций растёт третий год подряд\nи меняет приграничные города\n\n"
         "Об этом говорили на встрече.",
         "Ввоз станков из соседних провинций растёт третий год подряд и меняет приграничные города"),
    ],
)  # fmt: skip
def test_a_part_a_number_or_a_line_of_prose_is_no_title(text: str, title: str | None) -> None:
    assert _about(text).title == title


def test_a_heading_that_names_a_part_is_no_title() -> None:
    pages = {
        "<h1>Abstract</h1><p>Trade grows.</p><h1>Trade by rail</h1>": None,
        "<p>Trade at the border</p><h2>Abstract</h2><p>It grows.</p>": "Trade at the border",
        "<h2>doi:10.1234/abc</h2><h2>Trade at the border</h2>": "Trade at the border",
    }
    for page, title in pages.items():
        assert read_html(page.encode(), "a.html").about.title == title

"""Readers of documents: which one reads what, and what they make of places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.statements import Statements
from graph.statements.records import Entity
from loaders.audit import audit
from loaders.dataset_reader import read_layers
from loaders.documents import READERS, Document, Reader, read_documents, registry
from loaders.documents.document import unread_lines
from loaders.documents.readers.rating_report import RatingReport, read_rating
from schema.messages import Message
from tests.loaders.audit_factory import PAPER, RATING, write_dataset


@pytest.fixture
def layers(tmp_path: Path) -> tuple[Statements, Path]:
    data, sources = write_dataset(tmp_path)
    return read_layers([data]).statements, sources


class _Pages(Document):
    def fault(self, locator: str) -> Message | None:
        return None if locator == "page/1" else Message("there is one page")


def _with(monkeypatch: pytest.MonkeyPatch, **readers: Reader) -> None:
    """Put readers beside those of the room, as modules in it would."""
    known: Mapping[str, Reader] = {**READERS, **readers}
    monkeypatch.setattr(registry, "READERS", known)


def test_a_document_is_read_by_the_reader_of_its_name(layers: tuple[Statements, Path]) -> None:
    statements, sources = layers
    found = read_documents(sources, statements)
    assert {id_: document.name for id_, document in found.items()} == {
        "source:paper": Path(PAPER).name,
        "source:rating-test": Path(RATING).name,
    }
    assert not found["source:paper"].paragraphs
    assert {section for section, _ in found["source:rating-test"].paragraphs} == {"RU-AMU", "RU-BU"}


def test_a_new_reader_brings_its_suffix_and_its_forms_of_places(
    tmp_path: Path, layers: tuple[Statements, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    _, sources = layers
    (sources / "paper.md").rename(sources / "paper.pages")
    _with(monkeypatch, pages=Reader((".pages",), lambda path, _: _Pages(path.name, [])))
    report = audit([tmp_path / "data"], sources)
    assert report.documents is not None
    assert report.documents["source:paper"] == "paper.pages"
    (finding,) = report.findings
    assert "there is one page" in str(finding.message)


def test_the_longest_prefix_wins(layers: tuple[Statements, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    statements, sources = layers
    second = Reader((".md",), lambda path, _: _Pages(path.name, []), prefix="rating-test")
    _with(monkeypatch, second=second)
    found = read_documents(sources, statements)
    assert isinstance(found["source:rating-test"], _Pages)
    assert not isinstance(found["source:paper"], _Pages)


@pytest.mark.parametrize(
    ("locator", "said"),
    [
        ("RU-AMU/before/1", None),
        ("RU-AMU/after/9", "the section has 4 paragraphs"),
        ("RU-XXX/before/1", "there is no section RU-XXX"),
        ("trends/1", None),
        ("trends/2", "no heading has the number 2"),
        ("line/1", None),
        ("line/2", "the line is empty"),
        ("line/999", "the document has"),
    ],
)
def test_a_place_of_a_rating_is_judged_by_its_form(
    locator: str, said: str | None, layers: tuple[Statements, Path]
) -> None:
    statements, sources = layers
    fault = read_documents(sources, statements)["source:rating-test"].fault(locator)
    assert (fault is None) if said is None else (said in str(fault))


_SECTIONS = {"Амурская область": "RU-AMU", "Республика Бурятия": "RU-BU"}
#: Words with which headings begin, and others: a paragraph is none for its first word.
_WORDS = st.lists(
    st.sampled_from(
        [
            "Регион",
            "Региональные",
            "События",
            "Оценка по",
            "ВЫСОКАЯ",
            "намерен",
            "9 (9)",
            "--",
            "*лён*",
            "1. x",
        ]
    ),
    min_size=1,
    max_size=4,
).map(" ".join)
_PARAGRAPHS = st.lists(_WORDS | _WORDS.map("<i>{}</i>".format), max_size=3).map(
    lambda texts: "".join(f"<p>{text}</p>" for text in texts)
)
_NAMES = st.sampled_from(["", *_SECTIONS, "Амурская область 9 (8)", "8 (н/д)", "УМЕРЕННАЯ ПРОДУКТИВНОСТЬ"])
_ROWS = st.tuples(_NAMES, _PARAGRAPHS, _PARAGRAPHS).map("\t".join) | _WORDS | st.just("")


def _read(text: str, path: Path) -> RatingReport:
    path.write_text(text, encoding="utf-8")
    entities = [
        Entity(f"region:{code}", "Region", {"ru": name, "en": code}, (), {}, "x")
        for name, code in _SECTIONS.items()
    ]
    return read_rating(path, Statements.of(entities, [], [], [], ["x"]))


@given(rows=st.lists(_ROWS, max_size=12))
def test_the_reader_of_the_rating_loses_no_character(
    rows: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    text = "\n".join(["Вступление", "Амурская область 9 (9)", *rows, "* Рейтинг", "примечание"])
    document = _read(text, tmp_path_factory.getbasetemp() / "rating.md")
    pieces = [p.text for p in document.paragraphs.values()] + [h.text for h in document.headings]
    body = text.partition("\n")[2].partition("\n* Рейтинг")[0]
    for tag in ("<p>", "</p>", "<i>", "</i>", "*"):
        body = body.replace(tag, "")
    assert Counter("".join(body.split())) == Counter("".join("".join(pieces).split()))
    assert not unread_lines(document)


def test_a_paragraph_may_begin_like_a_heading(tmp_path: Path) -> None:
    text = (
        "Регион\tСобытия до мая 2025 года\nАмурская область 9 (9)\t<p>Регион намерен</p><p>События идут</p>\n"
    )
    document = _read(text, tmp_path / "rating.md")
    assert [p.text for p in document.paragraphs.values()] == ["Регион намерен", "События идут"]
    assert [h.text for h in document.headings] == ["Амурская область 9 (9)"]


@pytest.mark.parametrize("name", sorted(READERS))
def test_every_reader_accounts_for_each_character(name: str, layers: tuple[Statements, Path]) -> None:
    """What a reader cuts into paragraphs it keeps whole; what it does not cut is cited by line."""
    statements, sources = layers
    for path in sorted(sources.glob("*.md")):
        document = READERS[name].read(path, statements)
        assert not unread_lines(document)
        uncut = [n for n in range(1, len(document.lines) + 1) if n not in document.body]
        written = [n for n in uncut if document.lines[n - 1].strip()]
        assert all(document.fault(f"line/{n}") is None for n in written)


def test_a_reader_that_loses_text_is_found_out(tmp_path: Path) -> None:
    text = "Амурская область 9 (9)\t<p>первый</p><p>второй</p>"
    document = _read(text, tmp_path / "rating.md")
    kept = {key: p for key, p in document.paragraphs.items() if p.text != "второй"}
    lossy = Document(document.name, document.lines, kept, document.headings, document.body)
    assert set(unread_lines(lossy)) == {1}

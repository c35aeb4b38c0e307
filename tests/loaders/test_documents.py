"""Readers of documents: which one reads what, and what they make of places."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.statements import Statements
from loaders.audit import audit
from loaders.dataset_reader import read_layers
from loaders.documents import Document, read_documents, registry
from loaders.documents.registry import Kind
from loaders.documents.text import Block, Format, Text
from schema.messages import Message
from tests.loaders.audit_factory import PAPER, RATING, write_dataset


@pytest.fixture
def layers(tmp_path: Path) -> tuple[Statements, Path]:
    data, sources = write_dataset(tmp_path)
    return read_layers([data]).statements, sources


class _Pages(Document):
    def fault(self, locator: str) -> Message | None:
        return None if locator == "page/1" else Message("there is one page")


def test_a_document_is_read_by_the_reader_of_its_name(layers: tuple[Statements, Path]) -> None:
    statements, sources = layers
    found = read_documents(sources, statements)
    assert {id_: document.name for id_, document in found.items()} == {
        "source:paper": Path(PAPER).name,
        "source:rating-test": Path(RATING).name,
    }
    assert not found["source:paper"].paragraphs
    assert {section for section, _ in found["source:rating-test"].paragraphs} == {"RU-AMU", "RU-BU"}


def test_a_new_format_brings_its_suffix(
    tmp_path: Path, layers: tuple[Statements, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What has no lines is cited by the number of its paragraph."""
    _, sources = layers
    (sources / "paper.md").rename(sources / "paper.pages")
    pages = Format((".pages",), lambda content, name, encoding=None: Text(name, [Block("page one")], 7))
    monkeypatch.setattr(registry, "FORMATS", {**registry.FORMATS, "pages": pages})
    report = audit([tmp_path / "data"], sources)
    assert report.documents is not None
    assert report.documents["source:paper"] == "paper.pages"
    (finding,) = report.findings
    assert "the document has no lines" in str(finding.message)


def test_the_kind_with_the_longest_prefix_reads_a_document(
    layers: tuple[Statements, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    statements, sources = layers
    pages = Kind("rating-test", lambda text, lines, _: _Pages(text.name, lines or ()))
    monkeypatch.setattr(registry, "KINDS", (*registry.KINDS, pages))
    found = read_documents(sources, statements)
    assert isinstance(found["source:rating-test"], _Pages)
    assert not isinstance(found["source:paper"], _Pages)


def test_of_two_documents_of_a_source_the_one_in_lines_counts(layers: tuple[Statements, Path]) -> None:
    statements, sources = layers
    (sources / "paper.html").write_text("<p>page</p>", encoding="utf-8")
    assert read_documents(sources, statements)["source:paper"].name == "paper.md"


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


def test_a_number_of_the_comment_is_no_trend(layers: tuple[Statements, Path]) -> None:
    statements, sources = layers
    path = sources / "rating-test.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(f"КОММЕНТАРИЙ АВТОРОВ\n\n1. Иное.\n\n{text}", encoding="utf-8")
    assert read_documents(sources, statements)["source:rating-test"].passage("trends/1") != "1. Иное."

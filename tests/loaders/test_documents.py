"""Readers of documents: which one reads what, and what they make of places."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from graph.statements import Statements
from loaders.audit import audit
from loaders.dataset_reader import read_layers
from loaders.documents import READERS, Document, Reader, read_documents, registry
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

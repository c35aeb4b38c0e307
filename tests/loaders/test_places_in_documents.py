"""Places in documents of any format: ``paragraph/7`` is cited, found and compared like ``line/12``."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.audit import audit
from loaders.dataset_reader import read_layers
from loaders.documents import read_documents
from tests.document_factory import docx, p, pdf
from tests.loaders.audit_factory import write_dataset

_TEXTS = ("Заголовок статьи", "Первый абзац статьи.", "Второй абзац статьи.")
_PAGE = f"<html><h1>{_TEXTS[0]}</h1><p>{_TEXTS[1]}<p>{_TEXTS[2]}</html>"
FILES = {
    "paper.md": f"# {_TEXTS[0]}\n\n{_TEXTS[1]}\n\n{_TEXTS[2]}\n".encode(),
    "paper.txt": "\n\n".join(_TEXTS).encode(),
    "paper.html": _PAGE.encode(),
    "paper.docx": docx("".join(map(p, _TEXTS))),
    "paper.pdf": pdf("\n\n".join(_TEXTS)),
}


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    _, folder = write_dataset(tmp_path)
    (folder / "paper.md").unlink()
    return folder


@pytest.mark.parametrize("name", FILES)
def test_a_paragraph_of_any_format_can_be_cited(name: str, sources: Path, tmp_path: Path) -> None:
    (sources / name).write_bytes(FILES[name])
    document = read_documents(sources, read_layers([tmp_path / "data"]).statements)["source:paper"]
    assert document.name == name
    assert [document.passage(f"paragraph/{number}") for number in range(5)] == [None, *_TEXTS, None]
    assert document.fault("paragraph/3") is None
    assert str(document.fault("paragraph/4")) == "the document has 3 paragraphs"
    assert str(document.fault("paragraph/x")) == "the document has 3 paragraphs"
    assert document.fault("page/1") is None
    lined = name.endswith((".md", ".txt"))
    assert (document.fault("line/1") is None) == lined
    assert document.passage("line/3") == (_TEXTS[1] if lined else _TEXTS[2])


def test_the_check_names_a_place_that_a_pdf_does_not_have(sources: Path, tmp_path: Path) -> None:
    (sources / "paper.pdf").write_bytes(FILES["paper.pdf"])
    report = audit([tmp_path / "data"], sources)
    assert report.documents is not None
    assert report.documents["source:paper"] == "paper.pdf"
    assert any("the document has no lines" in str(finding.message) for finding in report.findings)

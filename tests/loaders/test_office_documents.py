"""What a word processor writes is read as our own documents are: DOCX and PDF out of LibreOffice."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader

from loaders.documents.registry import text_of
from tests.document_factory import letters, raw_docx, told
from tests.office import Office

pytestmark = pytest.mark.slow

_PAGE = """<html><head><meta charset="utf-8"></head><body><h1>Итоги года</h1><p>Москва, июнь 2027</p>
<p>Абзац рассказывает о том, как <i>строился</i> новый терминал на границе, и занимает не одну
строку, чтобы было видно, как строки соединяются в абзац при чтении документа, который записала другая
программа.</p>
<table border="1" width="100%"><tr><td width="20%">Край</td>
<td width="40%"><p>Первый пункт левого столбца, который занимает несколько строк.</p>
<p>Второй пункт слева.</p></td>
<td width="40%"><p><i>Пункт справа.</i></p></td></tr></table><p>Конец.</p></body></html>"""
_WANTED = [
    ("Итоги года", None),
    ("Москва, июнь 2027", None),
    (
        "Абзац рассказывает о том, как строился новый терминал на границе, и занимает не одну строку, чтобы "
        "было видно, как строки соединяются в абзац при чтении документа, который записала другая программа.",
        None,
    ),
    ("Край", 0),
    ("Первый пункт левого столбца, который занимает несколько строк.", 1),
    ("Второй пункт слева.", 1),
    ("Пункт справа.", 2),
    ("Конец.", None),
]


@pytest.mark.parametrize("to", ["pdf:writer_pdf_Export", "docx:MS Word 2007 XML"])
def test_a_document_of_a_word_processor_is_read_whole(to: str, tmp_path: Path, office: Office) -> None:
    (tmp_path / "page.html").write_text(_PAGE, encoding="utf-8")
    (path,) = office.convert(tmp_path / "page.html", to, tmp_path / "made", "HTML (StarWriter)")
    text = text_of(path)
    assert [(b.text, b.cell.column if b.cell else None) for b in text.blocks] == _WANTED
    assert text.about.title == "Итоги года"
    assert text.about.date == "2027-06"
    slanted = [block.text[slice(*block.italic[0])] for block in text.blocks if block.italic]
    assert slanted == ["строился", "Пункт справа."]
    assert text.lost() == 0
    if path.suffix == ".docx":
        other = raw_docx(path.read_bytes())
    else:
        other = "".join(page.extract_text() for page in PdfReader(path).pages)
    assert told(text) == letters(other)

"""Briefs of the shipped data, opened by LibreOffice: two pages, notes, pictures, in three languages."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest

from graph.workflows.briefs.briefs import WRITERS, brief_on
from tests.office import Office
from tests.shipped import shipped_workspace

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("about", "lang"),
    [
        ("RU-AMU", "ru"),
        ("RU-KLU", "ru"),
        ("RU-PRI", "zh"),
        ("RU-SPE", "en"),
        ("CN-HL", "zh"),
        ("company:haier", "ru"),
    ],
)
def test_a_brief_has_two_pages_and_its_appendix_begins_the_next(
    tmp_path: Path, office: Office, about: str, lang: str
) -> None:
    brief = brief_on(shipped_workspace(), about, lang)
    path = tmp_path / "brief.docx"
    path.write_bytes(WRITERS["docx"](brief))
    (opened,) = office.convert(path, "odt", tmp_path / "odt")
    content = zipfile.ZipFile(opened).read("content.xml").decode()
    notes = {run.note for p in brief.paragraphs for run in p.runs if run.note}
    assert content.count("<text:note ") == len(notes)
    assert content.count("<draw:image") == len(brief.figures)
    assert content.count("<svg:desc>") >= len(brief.figures)
    (pdf,) = office.convert(path, "pdf", tmp_path / "pdf")
    assert _pages(pdf) - _appendix_pages(tmp_path, office, path, lang) <= 2


def _pages(pdf: Path) -> int:
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf.read_bytes()))


def _appendix_pages(tmp_path: Path, office: Office, path: Path, lang: str) -> int:
    """Return the pages from the break before the appendix on: those of the whole less those without it."""
    import docx

    document = docx.Document(str(path))
    breaks = [p for p in document.paragraphs if p.paragraph_format.page_break_before]
    assert len(breaks) == 1
    appendix = breaks[0]._p
    for element in [appendix, *appendix.itersiblings()]:
        if not element.tag.endswith("sectPr"):
            element.getparent().remove(element)
    rest = tmp_path / "rest.docx"
    document.save(str(rest))
    (whole,) = office.convert(path, "pdf", tmp_path / "whole")
    (short,) = office.convert(rest, "pdf", tmp_path / "short")
    return _pages(whole) - _pages(short)

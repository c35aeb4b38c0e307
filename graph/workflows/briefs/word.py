"""A brief as a document of Word: styles, headings, footnotes, pictures with words for who cannot see them."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Iterable
from typing import TYPE_CHECKING

from graph.pictures.raster import to_png
from graph.pictures.render import document_svg
from graph.workflows.briefs.model import Brief, Figure, Paragraph
from graph.workflows.briefs.numbering import Numbering
from graph.workflows.briefs.word_notes import NotesPart
from graph.workflows.briefs.word_styles import CELL_CM, PALE, TEXT_CM, set_styles, thin_lines
from schema.wording import visible

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph as Written

#: Equal briefs are equal files: every part has the first day that a ZIP can name.
_ZIP_DAY = (1980, 1, 1, 0, 0, 0)
_DPI = 200.0


def to_word(brief: Brief) -> bytes:
    """Return a brief as a document of Word (DOCX)."""
    import docx  # only for who asks for one

    document = docx.Document()
    set_styles(document, brief.lang)
    notes = NotesPart(document)
    _head(document, brief)
    _figures(document, brief)
    numbers = Numbering()
    for section in brief.sections:
        document.add_heading(visible(section.title), level=1)
        for paragraph in section.paragraphs:
            _paragraph(document, paragraph, notes, numbers)
    _appendix(document, brief)
    _footer(document, brief)
    notes.close()
    _properties(document, brief)
    file = io.BytesIO()
    document.save(file)
    return _dated(file.getvalue())


def _head(document: Document, brief: Brief) -> None:
    document.add_paragraph(visible(brief.kicker), style="Kicker")
    document.add_heading(visible(brief.title), level=0)
    if brief.lead.text:
        document.add_paragraph(visible(brief.lead.text), style="Subtitle")


def _figures(document: Document, brief: Brief) -> None:
    """Put the pictures side by side, each as wide as it asks, with what it shows above it."""
    from docx.shared import Cm

    if not brief.figures:
        return
    table = document.add_table(rows=1, cols=len(brief.figures))
    table.autofit = False
    for column, cell, figure in zip(table.columns, table.rows[0].cells, brief.figures, strict=True):
        column.width = cell.width = Cm(TEXT_CM * figure.width)
        cell.paragraphs[0].style = document.styles["Caption"]
        cell.paragraphs[0].add_run(visible(figure.drawing.title))
        _picture(cell.add_paragraph(style="Figure"), figure, brief.lang)
        for line in (figure.drawing.subtitle, *figure.drawing.foot):
            if line:
                cell.add_paragraph(visible(line), style="Remark")


def _picture(line: Written, figure: Figure, lang: str) -> None:
    from docx.shared import Cm

    wide = TEXT_CM * figure.width - CELL_CM
    png = to_png(document_svg(figure.drawing, lang, framed=False), width_px=round(wide / 2.54 * _DPI))
    shape = line.add_run().add_picture(io.BytesIO(png), width=Cm(wide))
    for side in "TBLR":  # what is not told LibreOffice takes for a third of a centimetre
        shape._inline.set(f"dist{side}", "0")
    told = shape._inline.docPr
    told.set("descr", visible(figure.told))
    told.set("title", visible(figure.drawing.title))


def _paragraph(document: Document, paragraph: Paragraph, notes: NotesPart, numbers: Numbering) -> None:
    written = document.add_paragraph(style="List Bullet" if paragraph.kind == "bullet" else "Normal")
    for run in paragraph.runs:
        written.add_run(visible(run.text)).bold = run.strong or None
        is_new = numbers.is_new(run.note)
        number = numbers.number(run.note)
        if is_new:
            notes.add(written, number, run.note)
        elif number:
            notes.refer(written, number)


def _appendix(document: Document, brief: Brief) -> None:
    from docx.shared import Cm

    heading = document.add_heading(visible(brief.appendix_title), level=1)
    heading.paragraph_format.page_break_before = True
    table = document.add_table(rows=0, cols=2)
    table.autofit = False
    table._tbl.tblPr.append(thin_lines())
    for name, id_ in brief.appendix:
        for cell, text in zip(table.add_row().cells, (name, id_), strict=True):
            cell.width = Cm(TEXT_CM / 2)
            cell.paragraphs[0].style = document.styles["Small"]
            cell.paragraphs[0].add_run(visible(text))


def _footer(document: Document, brief: Brief) -> None:
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    line = document.sections[0].footer.paragraphs[0]
    line.style = document.styles["Small"]
    line.add_run(visible(brief.foot) + " · ").font.color.rgb = PALE
    line._p.append(
        parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>')
    )


def _properties(document: Document, brief: Brief) -> None:
    told, day = document.core_properties, datetime.datetime.combine(brief.day, datetime.time(), datetime.UTC)
    told.title, told.language, told.subject = (
        visible(brief.title)[:255],
        brief.lang,
        visible(brief.kicker)[:255],
    )
    told.author = told.last_modified_by = "Argun"
    told.comments, told.keywords = "", ""
    told.created = told.modified = day


def _dated(content: bytes) -> bytes:
    """Return a ZIP whose parts have no time of their own."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(file, "w") as new:
        for name in _in_order(old.namelist()):
            part = zipfile.ZipInfo(name, _ZIP_DAY)
            part.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(part, old.read(name))
    return file.getvalue()


def _in_order(names: Iterable[str]) -> list[str]:
    """Return the names of parts, that of the types first, as readers expect."""
    return sorted(names, key=lambda name: (name != "[Content_Types].xml", name))

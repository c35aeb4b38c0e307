"""Real footnotes in a document of Word: python-docx knows none, so the part is written here.

Two notes with the ids -1 and 0 are the lines that separate notes from the text, as Word wants. A note that is
referred to again is a cross-reference to the first place (a NOTEREF field).
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from graph.workflows.briefs.model import Cited, Note
from schema.wording import visible

if TYPE_CHECKING:
    from docx.document import Document
    from docx.opc.part import Part
    from docx.text.paragraph import Paragraph

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_SEPARATORS = "".join(
    f'<w:footnote w:type="{type_}" w:id="{id_}"><w:p><w:pPr><w:spacing w:after="0" w:line="240" '
    f'w:lineRule="auto"/></w:pPr><w:r><w:{mark}/></w:r></w:p></w:footnote>'
    for type_, id_, mark in (
        ("separator", -1, "separator"),
        ("continuationSeparator", 0, "continuationSeparator"),
    )
)
_REFERENCE = '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'


class NotesPart:
    """The footnotes of a document; :meth:`close` puts them into it."""

    def __init__(self, document: Document) -> None:
        from docx.opc.packuri import PackURI
        from docx.opc.part import Part

        self._document = document
        self._notes: list[str] = []
        self._part: Part = Part(PackURI("/word/footnotes.xml"), _TYPE, b"", document.part.package)
        document.part.relate_to(self._part, f"{_RELATIONS}/footnotes")
        self._settings()

    def add(self, paragraph: Paragraph, number: int, note: Note) -> None:
        """Put a note and its sign at the end of a paragraph; numbers count up from 1."""
        sign = f'<w:r>{_REFERENCE}<w:footnoteReference w:id="{number}"/></w:r>'
        start = f'<w:bookmarkStart w:id="{number}" w:name="_Ref{number}"/>'
        self._append(paragraph, f'{start}{sign}<w:bookmarkEnd w:id="{number}"/>')
        gap = '<w:r><w:t xml:space="preserve">; </w:t></w:r>'
        sources = gap.join(self._cited(cited) for cited in note)
        self._notes.append(
            f'<w:footnote w:id="{number}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>'
            f"<w:r>{_REFERENCE}<w:footnoteRef/></w:r>"
            f'<w:r><w:t xml:space="preserve"> </w:t></w:r>{sources}</w:p></w:footnote>'
        )

    def refer(self, paragraph: Paragraph, number: int) -> None:
        """Put the sign of a note that stands elsewhere at the end of a paragraph."""
        steps = (
            '<w:fldChar w:fldCharType="begin"/>',
            f'<w:instrText xml:space="preserve"> NOTEREF _Ref{number} \\h </w:instrText>',
            '<w:fldChar w:fldCharType="separate"/>',
            f"<w:t>{number}</w:t>",
            '<w:fldChar w:fldCharType="end"/>',
        )
        self._append(paragraph, "".join(f"<w:r>{_REFERENCE}{step}</w:r>" for step in steps))

    def close(self) -> None:
        """Write the part."""
        spaces = f'xmlns:w="{_MAIN}" xmlns:r="{_RELATIONS}"'
        head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        body = _SEPARATORS + "".join(self._notes)
        text = f"{head}\n<w:footnotes {spaces}>{body}</w:footnotes>"
        self._part._blob = text.encode()

    def _cited(self, cited: Cited) -> str:
        text = f'<w:t xml:space="preserve">{escape(visible(cited.words))}</w:t>'
        if not cited.address:
            return f"<w:r>{text}</w:r>"
        url = visible(cited.address)
        id_ = self._part.relate_to(url, f"{_RELATIONS}/hyperlink", is_external=True)
        linked = f'<w:r><w:rPr><w:rStyle w:val="Hyperlink"/></w:rPr>{text}</w:r>'
        return f'<w:hyperlink r:id="{id_}">{linked}</w:hyperlink>'

    def _append(self, paragraph: Paragraph, xml: str) -> None:
        from docx.oxml import parse_xml

        for element in parse_xml(f'<w:p xmlns:w="{_MAIN}">{xml}</w:p>'):
            paragraph._p.append(element)

    def _settings(self) -> None:
        """Name the separators, as Word does: before what says how compatible the document is."""
        from docx.oxml import parse_xml
        from docx.oxml.ns import qn

        told = parse_xml(
            f'<w:footnotePr xmlns:w="{_MAIN}"><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
        )
        settings = self._document.settings.element
        after = settings.find(qn("w:compat"))
        if after is None:
            settings.append(told)
        else:
            after.addprevious(told)

"""PDF with a text layer: pages, paragraphs from lines, cells from the lines and the white space of tables."""

from __future__ import annotations

from loaders.documents.text import Format, Text


def read_pdf(content: bytes, name: str, encoding: str | None = None) -> Text:
    """Return the text of the pages; running heads, page numbers and hyphens of lines are set aside."""
    from loaders.documents.pages.reading import read_pages  # a library of 8 MB: only where there is a PDF

    return read_pages(content, name)


FORMAT = Format((".pdf",), read_pdf)

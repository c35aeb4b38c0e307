"""Reads the rating as Markdown, HTML, DOCX and PDF: how long it takes, how many paragraphs come out whole.

    python -m benchmarks.formats --sources DIR

DIR holds ``rating-2026.md``. The other formats are made of it in memory: a table of three columns, ruled or
not, on pages of A4, with or without tags and gaps between paragraphs. A paragraph that a page breaks in a
cell is not whole. Seconds are of one processor.
"""

from __future__ import annotations

import argparse
import html
import io
import re
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from loaders.documents.recognising import format_of
from loaders.documents.text import Block, Text

_FONTS = Path(__file__).parent.parent / "graph" / "pictures" / "fonts" / "files"
#: The rows of the rating: cells, each with its paragraphs; a text outside the table is a row of one cell.
Rows = Sequence[Sequence[Sequence[Block]]]


def rows_of(text: Text) -> Rows:
    """Return the cells of the extract by lines."""
    rows: list[list[list[Block]]] = []
    line = None
    for block in text.blocks:
        if block.cell is None or block.line != line:
            rows.append([[] for _ in range(block.cell.columns if block.cell else 1)])
        line = block.line if block.cell else None
        rows[-1][block.cell.column if block.cell else 0].append(block)
    return rows


def as_html(rows: Rows) -> bytes:
    """Return a page with a table for each run of rows."""
    parts = ["<html><meta charset='utf-8'><body>"]
    for row in rows:
        cells = ["".join(f"<p>{html.escape(b.text)}</p>" for b in cell) for cell in row]
        parts.append(cells[0] if len(row) == 1 else f"<table><tr><td>{'<td>'.join(cells)}</table>")
    return "".join(parts).encode()


def as_docx(rows: Rows) -> bytes:
    """Return a document of Word."""
    import docx

    document = docx.Document()
    table: Any = None
    for row in rows:
        if len(row) == 1:
            table = None
            for block in row[0]:
                document.add_paragraph(block.text)
            continue
        table = table or document.add_table(rows=0, cols=3)
        for cell, blocks in zip(table.add_row().cells, row, strict=False):
            cell.text = "\n".join(b.text for b in blocks[:1])
            for block in blocks[1:]:
                cell.add_paragraph(block.text)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def as_pdf(
    rows: Rows, stroke: str, *, tags: bool = False, even: bool = True, spacing: str = "1.2em"
) -> bytes:
    """Return a PDF; ``even``: its lines are justified and hyphenated; ``tags``: it tells its structure."""
    import typst

    def written(blocks: Sequence[Block]) -> str:
        return "\n\n".join(re.sub(r"([^\w\s])", r"\\\1", block.text) for block in blocks)

    parts = ['#set page(paper: "a4", margin: 2cm, numbering: "1")\n']
    parts.append(f"#set par(justify: {str(even).lower()}, spacing: {spacing})\n")
    parts.append('#set text(font: "Noto Sans", size: 9pt, lang: "ru")\n')
    for row in rows:
        cells = ", ".join(f"[{written(cell)}]" for cell in row)
        table = f"#table(columns: (2.7cm, 1fr, 1fr), stroke: {stroke}, {cells})\n"
        parts.append(table if len(row) > 1 else f"{written(row[0])}\n\n")
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(_FONTS)])
    return bytes(typst.compile("".join(parts).encode(), font_paths=fonts, pdf_tags=tags))


MAKERS: Mapping[str, Callable[[Rows], bytes]] = {
    "HTML": as_html,
    "DOCX": as_docx,
    "PDF, ruled": lambda rows: as_pdf(rows, "0.5pt"),
    "PDF, no lines": lambda rows: as_pdf(rows, "none"),
    "PDF, no gaps": lambda rows: as_pdf(rows, "0.5pt", even=False, spacing="0.65em"),
    "PDF, tagged": lambda rows: as_pdf(rows, "none", tags=True, even=False, spacing="0.65em"),
}


def measured(name: str, content: bytes, wanted: set[str]) -> Text:
    """Read a document and print what became of it."""
    start = time.process_time()
    text = format_of(content, "rating.md").read(content, "rating.md")
    took = time.process_time() - start
    found = [_letters(block) for block in text.blocks]
    whole = sum(letters in wanted for letters in found)
    print(f"{name:14} {took:6.2f} s {text.characters:8} {text.lost():5} {len(found):6} {whole:6}")
    return text


def _letters(block: Block) -> str:
    return "".join(block.text.split())


def main() -> None:
    """Measure each format."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sources", type=Path, required=True, help="folder with rating-2026.md")
    source = (parser.parse_args().sources / "rating-2026.md").read_bytes()
    known = format_of(source, "rating.md").read(source, "rating.md")
    wanted, rows = {_letters(block) for block in known.blocks}, rows_of(known)
    print(f"{'format':14} {'time':>8} {'letters':>8} {'lost':>5} {'blocks':>6} {'whole':>6}")
    measured("Markdown", source, wanted)
    for name, maker in MAKERS.items():
        measured(name, maker(rows), wanted)


if __name__ == "__main__":
    main()

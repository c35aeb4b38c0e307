"""Pages of the web, saved: nothing in them runs and nothing is fetched; menus and scripts are set aside."""

from __future__ import annotations

import re
from typing import Any

from loaders.documents.decoding import text_of
from loaders.documents.text import Format, Text, TextError, printed
from loaders.documents.web.about import about_page
from loaders.documents.web.walking import Walker

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:-]{2,40})""", re.IGNORECASE)
#: It stands in the first bytes of a page.
_HEAD_BYTES = 4096
MOST_ELEMENTS = 1_000_000


def read_html(content: bytes, name: str, encoding: str | None = None) -> Text:
    """Return the text of a page, the cells of its tables with their rows and columns."""
    declared = _CHARSET.search(content[:_HEAD_BYTES])
    text, notes = text_of(content, name, encoding, declared[1].decode("ascii") if declared else None)
    root = parse_html(text, name)
    if root is None:
        return Text(name, (), 0, notes=notes)
    walker = Walker(root)
    characters = sum(printed(piece) for piece in root.itertext())
    about = about_page(root, walker.blocks)
    return Text(name, walker.blocks, characters, walker.asides, about, notes)


def parse_html(text: str, name: str) -> Any:
    """Return the root of a page; None where it holds nothing."""
    from lxml import etree

    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True
    )
    try:
        root = etree.fromstring(text.encode("utf-8"), parser)
    except etree.XMLSyntaxError:
        return None
    if any(error.level_name == "FATAL" for error in parser.error_log):
        raise TextError(
            "{file}: its elements stand in one another more than 2,000 deep; no page for people does",
            file=name,
        )
    if (
        root is not None
        and sum(1 for _, _ in zip(root.iter(), range(MOST_ELEMENTS + 1), strict=False)) > MOST_ELEMENTS
    ):
        raise TextError("{file} has more than {most} elements; divide it", file=name, most=MOST_ELEMENTS)
    return root


FORMAT = Format((".html", ".htm", ".xhtml"), read_html)

"""Documents for tests: DOCX and PDF made of a few lines, and what another program reads in them."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

from loaders.documents.text import Text

_FONTS = Path(__file__).parent.parent / "graph" / "pictures" / "fonts" / "files"
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)


@cache
def pdf(source: str, height: str = "12cm", *, tags: bool = False) -> bytes:
    """Typeset a document of typst with our own fonts; ``tags``: it tells its own structure."""
    import typst

    head = f"#set page(width: 14cm, height: {height}, margin: 1.5cm)\n#set text(size: 10pt, font: "
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(_FONTS)])
    text = f'{head}("Noto Sans", "Noto Sans SC"), lang: "ru")\n{source}'
    return bytes(typst.compile(text.encode(), font_paths=fonts, pdf_tags=tags))


def raw_pdf(stream: bytes, resources: bytes, *objects: bytes) -> bytes:
    """Return a PDF of one page, 200 points square, as its stream draws it; objects are numbered from 5."""
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R/Resources<<%s>>>>" % resources,
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        *objects,
    ]
    made, places = b"%PDF-1.4\n", []
    for number, content in enumerate(parts, 1):
        places.append(len(made))
        made += b"%d 0 obj%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(parts) + 1
    end = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (size, len(made))
    return made + b"xref\n0 %d\n0000000000 65535 f \n" % size + table + end


def archive(parts: dict[str, str | bytes]) -> bytes:
    """Return an archive of parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for path, content in parts.items():
            file.writestr(path, content)
    return made.getvalue()


def docx(body: str, **parts: str) -> bytes:
    """Return a DOCX with the XML of a body; ``footnotes="…"`` adds the XML of such a part."""
    found = {"word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"}
    for name, inner in parts.items():
        found[f"word/{name}.xml"] = f"<w:{name} {NAMESPACES}>{inner}</w:{name}>"
    return archive(dict(found))


def p(text: str, properties: str = "", run: str = "") -> str:
    """Return the XML of a paragraph with one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def told(text: Text) -> Counter[str]:
    """Return the characters of a text, those set aside too, white space aside."""
    pieces = [*(block.text for block in text.blocks), *(aside.text for aside in text.asides)]
    return Counter("".join("".join(pieces).split()))


def letters(text: str) -> Counter[str]:
    """Return the characters of a string, white space aside."""
    return Counter("".join(text.split()))


def raw_docx(content: bytes) -> str:
    """Return the text of a DOCX by its raw XML."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        parts = [file.read(name).decode() for name in file.namelist() if name.startswith("word/")]
    whole = re.sub(r"<mc:Fallback>.*?</mc:Fallback>", "", "".join(parts), flags=re.DOTALL)
    return "".join(re.findall(r"<w:(?:t|delText)(?: [^>]*)?>([^<]*)</w:(?:t|delText)>", whole))


def raw_html(text: str) -> str:
    """Return the text of a page by the parser of the standard library."""
    parser = _Heard()
    parser.feed(text)
    parser.close()
    return "".join(parser.heard)


class _Heard(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.heard: list[str] = []

    def handle_data(self, data: str) -> None:
        self.heard.append(data)

"""Documents that cannot be read: each a clear error that says what to do, in little time and memory."""

from __future__ import annotations

import io
import zlib
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from loaders.documents.recognising import FORMATS, format_of
from loaders.documents.registry import text_of
from loaders.documents.text import TextError
from schema.errors import ArgunError, UsageError
from schema.files import FileError
from tests.document_factory import NAMESPACES, archive, docx, p, pdf, raw_pdf

_PDF = pdf("Завод открыт в мае.")
_DOCX = docx(p("Завод открыт в мае."))
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LAUGHS = (
    '<!DOCTYPE l [<!ENTITY a "ха">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + f"]><w:document {NAMESPACES}><w:body><w:p><w:r><w:t>&i;</w:t></w:r></w:p></w:body></w:document>"
)


def _bomb() -> bytes:
    """Return a DOCX whose text is said to be larger than is ever unpacked."""
    made = bytearray(archive({"word/document.xml": "<a/>"}))
    for sign, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        place = made.index(sign) + at
        made[place : place + 4] = (2**31).to_bytes(4, "little")
    return bytes(made)


def _scanned() -> bytes:
    """Return a PDF of one picture: a point of grey."""
    image = zlib.compress(b"\x80")
    picture = (
        b"<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8"
        b"/Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(image), image)
    )
    return raw_pdf(b"q 90 0 0 90 0 0 cm /I Do Q", b"/XObject<</I 5 0 R>>", picture)


def _locked() -> bytes:
    writer = PdfWriter(PdfReader(io.BytesIO(_PDF)))
    writer.encrypt("тайна", algorithm="RC4-128")
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


BAD = {
    "empty.md": (b"", "is empty"),
    "white.txt": ("\ufeff \n\t\r\n".encode(), "is empty"),
    "white.html": (b"<html><body> <p> </p></body></html>", "copy what you see into a text file"),
    "empty.docx": (docx("<w:p/>"), "has no text"),
    "cut.docx": (_DOCX[: len(_DOCX) // 2], "is cut off or damaged"),
    "bomb.docx": (_bomb(), "unpacks to 2048 MB; at most 100 MB are read"),
    "tags.docx": (docx("<w:p/>" * 2_000_000), "more than 2 million tags"),
    "laughs.docx": (archive({"word/document.xml": _LAUGHS}), "laughs.docx"),
    "deep.docx": (docx("<w:ins>" * 5000 + "</w:ins>" * 5000), "is cut off or damaged"),
    "inner.docx": (archive({"a.zip": archive({"b": b"0" * 10**6})}), "is an archive"),
    "locked.docx": (_OLE + "EncryptedPackage".encode("utf-16-le"), "has a password"),
    "cut.pdf": (_PDF[: len(_PDF) // 2], "is cut off or damaged"),
    "noise.pdf": (b"%PDF-1.7\n" + bytes(range(256)) * 9, "is cut off or damaged"),
    "scanned.pdf": (_scanned(), "recognise it first (OCR)"),
    "locked.pdf": (_locked(), "has a password"),
    "blank.pdf": (pdf(" "), "recognise it (OCR)"),
    "deep.html": (b"<html>" + b"<div>" * 100_000 + b"x", "more than 2,000 deep"),
    "nul.txt": (b"a\0b", "it holds bytes that no text has"),
    "nul.html": (b"<p>a\0b and other words", "it holds bytes that no text has"),
    "noise.txt": (bytes((n * 181 + n // 7) % 256 for n in range(3000)), "is no text, whatever its name says"),
    "program.txt": (b"MZ\x90\0\3" + b"\xff\0" * 90, "is a program"),
    "base.txt": (b"SQLite format 3\0\x10", "is a database"),
    "sound.txt": (b"ID3\4\0\0\xff\xfb\x90", "is sound or film"),
    "old.doc": (_OLE + "WordDocument".encode("utf-16-le"), "save it as .docx"),
    "old.rtf": (rb"{\rtf1 a}", "save it as .docx"),
    "open.odt": (archive({"content.xml": "<a/>"}), "save it as .docx"),
    "book.xlsx": (archive({"xl/workbook.xml": "<a/>"}), "argun import table"),
    "page.png": (b"\x89PNG\r\n\x1a\n", "is a picture"),
    "latin.txt": ("Le président a visité l’usine à côté de la forêt".encode("cp1252"), "makes no sense"),
    "garbled.txt": ("Завод начал поставки товаров в Китай".encode().decode("cp1251").encode(), "are garbled"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_read_says_why_and_what_to_do(name: str, tmp_path: Path) -> None:
    content, said = BAD[name]
    (tmp_path / name).write_bytes(content)
    with pytest.raises(TextError) as error:
        text_of(tmp_path / name)
    assert said in str(error.value)
    assert name in str(error.value)


def test_a_folder_and_a_large_file_are_refused_before_they_are_read(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="the path is a folder"):
        text_of(tmp_path)
    with (tmp_path / "large.pdf").open("wb") as file:
        file.truncate(200 * 2**20)
    with pytest.raises(FileError, match="larger than 64 MB"):
        text_of(tmp_path / "large.pdf")


@pytest.mark.parametrize(
    ("content", "name", "format_"),
    [
        (_PDF, "a.docx", "pdf"), (_DOCX, "a.pdf", "docx"), (b"<!DOCTYPE html><p>a", "a.txt", "html"),
        (b"<html><p>a", "a", "html"), (b"# a", "a.md", "markdown"), (b"a", "a.unknown", "plain-text"),
        ("<html><p>а".encode("utf-16"), "a.txt", "html"), (b"a <html> b", "a.txt", "plain-text"),
    ],
    # The bytes of a PDF have the moment in them, and are no name of a test.
    ids=["pdf", "docx", "html", "tags", "markdown", "text", "utf-16", "a tag in a text"],
)  # fmt: skip
def test_a_document_is_known_by_what_it_holds(content: bytes, name: str, format_: str) -> None:
    assert format_of(content, name) is FORMATS[format_]


_RUSSIAN = "Завод в Амурской области начал поставки продукции в Китай в начале этого года."
_CHINESE = "今年上半年，布拉戈维申斯克—黑河公路大桥口岸通行货车五万辆，同比增长一成。"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251", "koi8-r", "cp866", "gb18030"])
@pytest.mark.parametrize("page", [False, True])
def test_an_encoding_is_found_and_said(encoding: str, page: bool, tmp_path: Path) -> None:
    said = _CHINESE if encoding == "gb18030" else _RUSSIAN
    source = f'<html><meta charset="{encoding}"><p>{said}' if page else said
    path = tmp_path / "text"
    path.write_bytes(source.encode(encoding))
    text = text_of(path)
    assert [block.text for block in text.blocks] == [said]
    known = encoding.removesuffix("-sig")
    assert [str(n) for n in text.notes] == ([] if known == "utf-8" else [f"text: read as {known}"])
    assert text_of(path, encoding).blocks == text.blocks


def test_a_wrong_encoding_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(_RUSSIAN, encoding="utf-8")
    for encoding, said in (("cp1251", "is in UTF-8"), ("utf-16", "utf-16"), ("rot13", "")):
        with pytest.raises(ArgunError) as error:
            text_of(path, encoding)
        assert said in str(error.value)
    path.write_text(_RUSSIAN, encoding="cp1251")
    with pytest.raises(
        TextError, match="these bytes are not utf-8; say with --encoding which one the file has \\(cp1251"
    ):
        text_of(path, "utf-8")
    with pytest.raises(UsageError, match="is unknown"):
        text_of(path, "klingon")

"""Which format a document has: by what it holds first, by the ending of its name where that tells nothing."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from pathlib import PurePath

from graph.rooms import Room
from loaders.documents.text import Format, TextError
from loaders.encodings import guess_encoding
from schema.messages import N_, Message

#: The formats by name: what bytes become a text with places.
FORMATS: Mapping[str, Format] = Room("loaders.documents.formats", "FORMAT")
#: A PDF may have a few lines of a mail before it.
_PDF_WITHIN = 1024
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SAVE_WORD = N_(
    "{file} is a document of the old format .doc; open it in a word processor and save it as .docx"
)
#: What files of other kinds begin with, and what to do about them.
_OTHERS: tuple[tuple[bytes, str], ...] = (
    (b"{\\rtf", N_("{file} is RTF; open it in a word processor and save it as .docx")),
    (b"MIME-Version:", N_("{file} is a page saved as one file (.mht); save it as HTML")),
    (b"From: <Saved by", N_("{file} is a page saved as one file (.mht); save it as HTML")),
    (b"\x1f\x8b", N_("{file} is an archive; take the document out of it")),
    (b"7z\xbc\xaf", N_("{file} is an archive; take the document out of it")),
    (b"Rar!", N_("{file} is an archive; take the document out of it")),
    *((start, N_("{file} is an archive; take the document out of it"))
      for start in (b"BZh", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd")),
    *((start, N_("{file} is a program, whatever its name says; name the document itself"))
      for start in (b"MZ", b"\x7fELF")),
    *((start, N_("{file} is a database, whatever its name says; argun import table reads tables: save them "
                 "as CSV or XLSX"))
      for start in (b"SQLite format 3", b"PAR1")),
    *((start, N_("{file} is sound or film; write its words into a text file, and read that"))
      for start in (b"ID3", b"OggS", b"fLaC", b"\x1aE\xdf\xa3")),
    *((start, N_("{file} is a picture; recognise its text (OCR) into a PDF or a text file, and read that"))
      for start in (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM", b"RIFF",
                    b"AT&TFORM")),
)  # fmt: skip
_SHORT, _WITHIN = (b"BM", b"MZ", b"ID3", b"BZh", b"OggS", b"PAR1"), 64
_OLD_SUFFIXES = {
    ".doc": _SAVE_WORD,
    ".rtf": N_("{file} is RTF; open it in a word processor and save it as .docx"),
    ".odt": N_("{file} is .odt; open it in a word processor and save it as .docx"),
}
_MARKUP = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
#: Half HTML as programs extract it from PDF: cells parted by tabs, which no page shows.
_TABBED = re.compile(rb"</p> *\t+ *<p>")
_PAGE = re.compile(rb"<(?:table|div|body|html)\b", re.IGNORECASE)
_LOOKED_AT = 4096


def format_of(content: bytes, name: str) -> Format:
    """Return the format of a document.

    Raises
    ------
    TextError
        It is empty, or of a kind that is not read; the error says what to save it as.
    """
    if not content.strip(b"\0 \t\r\n\f\v\xef\xbb\xbf"):
        raise TextError("{file} is empty", file=name)
    if content.startswith(_ZIP):
        return FORMATS[_zipped(content, name)]
    if b"%PDF-" in content[:_PDF_WITHIN]:
        return FORMATS["pdf"]
    if content.startswith(_OLE):
        raise _of_ole(content, name)
    for start, text in _OTHERS:
        # A text may begin with the letters of such a sign, but has no zeros.
        if content.startswith(start) and (start not in _SHORT or b"\0" in content[:_WITHIN]):
            raise TextError(Message(text, file=name))
    return FORMATS[_written(content, name)]


def _zipped(content: bytes, name: str) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return "docx"  # cut off: its reader says so
    if "word/document.xml" in names:
        return "docx"
    if any(path.startswith("xl/") for path in names):
        raise TextError("{file} is a workbook; argun import table reads tables", file=name)
    if "content.xml" in names:
        raise TextError("{file} is .odt; open it in a word processor and save it as .docx", file=name)
    if any(path.startswith("ppt/") for path in names):
        raise TextError("{file} is a presentation; save it as PDF", file=name)
    raise TextError("{file} is an archive; take the document out of it", file=name)


def _of_ole(content: bytes, name: str) -> TextError:
    if "EncryptedPackage".encode("utf-16-le") in content:
        return TextError(
            "{file} has a password; open it in a word processor, take the password off and save it", file=name
        )
    if "WordDocument".encode("utf-16-le") in content or name.casefold().endswith(".doc"):
        return TextError(Message(_SAVE_WORD, file=name))
    return TextError("{file} is of an old office format; save it as .docx or as PDF", file=name)


def _written(content: bytes, name: str) -> str:
    """Return the format of a text: a page by its first tags, else by the ending."""
    suffix = PurePath(name).suffix.casefold()
    if suffix in _OLD_SUFFIXES:
        raise TextError(Message(_OLD_SUFFIXES[suffix], file=name))
    if _MARKUP.match(
        content[:_LOOKED_AT].decode(guess_encoding(content[:_LOOKED_AT]), errors="replace").lstrip("\ufeff")
    ):
        return "html"
    if _TABBED.search(content) and not _PAGE.search(content):
        return "markdown"
    for known in ("html", "markdown"):
        if suffix in FORMATS[known].suffixes:
            return known
    return "plain-text"

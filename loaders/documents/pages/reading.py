"""A PDF opened, its pages read and put together; what cannot be read says what to do."""

from __future__ import annotations

import re
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from loaders.documents.pages.assembly import Assembly
from loaders.documents.pages.words import Page, read_page
from loaders.documents.telling import about_text, first_of, iso_day, made_on, own_title
from loaders.documents.text import About, Text, TextError, printed, without_text
from schema.messages import Message, counted

MOST_PAGES = 2_000
MOST_LETTERS = 20_000_000
#: With more letters that mean nothing the text layer is of no use.
_MOST_UNKNOWN = 0.3


def read_pages(content: bytes, name: str) -> Text:
    """Return the text of a PDF.

    Raises
    ------
    TextError
        It is damaged or has a password, has no text layer, or one that means nothing, or is too large.
    """
    document = _opened(content, name)
    try:
        pages = _pages(document, name)
        about = document.get_metadata_dict()
    finally:
        document.close()
    characters = sum(printed(page.letters) for page in pages)
    _check_letters(pages, characters, name)
    assembly = Assembly(pages)
    blank = [page.number for page in pages if page.pictures and not page.words]
    notes = [_without_text(name, blank)] if blank else []
    told = about_text(assembly.blocks)
    known = _about(about, told)
    if known.date and not told.date:
        notes.append(made_on(name, known.date))
    return Text(name, assembly.blocks, characters, assembly.asides, known, tuple(notes))


def _opened(content: bytes, name: str) -> Any:
    try:
        return pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == pdfium.FPDF_ERR_PASSWORD:
            raise TextError(
                "{file} has a password; open it, save it without one (print it into a new PDF) and read that",
                file=name,
            ) from None
        raise TextError(
            "{file} is cut off or damaged; copy it again, or save it anew as PDF", file=name
        ) from None


def _pages(document: Any, name: str) -> list[Page]:
    if len(document) > MOST_PAGES:
        raise TextError(
            "{file} has {count} pages; at most {most} are read: divide it",
            file=name, count=len(document), most=MOST_PAGES,
        )  # fmt: skip
    found, letters = [], 0
    for index in range(len(document)):
        try:
            page = document[index]
            found.append(read_page(page, index + 1))
            page.close()
        except pypdfium2.PdfiumError:
            raise TextError(
                "{file} page {page} is damaged; save it anew as PDF", file=name, page=index + 1
            ) from None
        letters += len(found[-1].letters)
        if letters > MOST_LETTERS:
            raise TextError(
                "{file} has {count} characters; at most {most} are read: divide it",
                file=name, count=letters, most=MOST_LETTERS,
            )  # fmt: skip
    return found


def _check_letters(pages: list[Page], characters: int, name: str) -> None:
    if not characters and any(page.pictures for page in pages):
        raise TextError(
            "{file} has no text, only pictures of pages: recognise it first (OCR), for example with "
            "ocrmypdf, and read what that writes",
            file=name,
        )
    if not characters:
        raise without_text(name)
    unknown = sum(
        c == "\ufffd" or "\ue000" <= c <= "\uf8ff" or c < "\t" for page in pages for c in page.letters
    )
    if unknown > _MOST_UNKNOWN * (characters + unknown):
        raise TextError(
            "{file}: its fonts do not say which letters they draw; recognise it (OCR) and read the result",
            file=name,
        )


def _without_text(name: str, numbers: list[int]) -> Message:
    return counted(
        "{file}: {count} page is a picture without text ({pages}); recognise it (OCR) to read it, too",
        "{file}: {count} pages are pictures without text ({pages}); recognise them (OCR) to read them, too",
        len(numbers), file=name, pages=numbers[:20],
    )  # fmt: skip


def _about(properties: dict[str, str], told: About) -> About:
    day = re.sub(r"^D:(\d{4})(\d\d)(\d\d).*", r"\1-\2-\3", properties.get("CreationDate", ""))
    title = own_title(properties.get("Title"))
    return first_of(About(date=told.date), About(title=title, date=iso_day(day)), told)

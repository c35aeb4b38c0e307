"""Documents of Word and of other word processors that save as DOCX."""

from __future__ import annotations

from typing import Any

from loaders.documents.runs import folded
from loaders.documents.telling import about_text, first_of, iso_day, made_on, own_title
from loaders.documents.text import About, Aside, Format, Text, TextError, printed
from loaders.documents.word.archive import Archive, W
from loaders.documents.word.body import Body, texts
from loaders.documents.word.styles import Styles
from schema.messages import N_, Message

_ASIDE = {
    "word/header": Message(N_("the head of the pages")),
    "word/footer": Message(N_("the foot of the pages")),
    "word/footnotes": Message(N_("a footnote")),
    "word/endnotes": Message(N_("a footnote")),
    "word/comments": Message(N_("a comment")),
}
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_CREATED = "{http://purl.org/dc/terms/}created"
#: What programs leave in the properties of every document that they make.
_TEMPLATE_TITLES = ("word document",)
_TEMPLATE_DAYS = ("2013-12-23",)


def read_docx(content: bytes, name: str, encoding: str | None = None) -> Text:
    """Return the paragraphs and cells of the body in its order; notes, comments and margins are set aside."""
    archive = Archive(content, name)
    document = archive.part("word/document.xml")
    if document is None:
        raise TextError("{file} is no document of Word: it holds no text; save it as .docx", file=name)
    body = Body(Styles(archive.part("word/styles.xml")))
    body.read(document)
    asides = [
        *body.asides,
        *(aside for start in _ASIDE for root in archive.parts(start) for aside in _notes(root, start)),
    ]
    roots = [document, *(root for start in _ASIDE for root in archive.parts(start))]
    characters = sum(printed(element.text or "") for root in roots for element in texts(root))
    characters += sum(1 for _ in document.iter(f"{W}noBreakHyphen"))
    told = about_text(body.blocks)
    about = _about(archive, told)
    notes = (made_on(name, about.date),) if about.date and not told.date else ()
    return Text(name, body.blocks, characters, asides, about, notes)


def _notes(root: Any, start: str) -> list[Aside]:
    """Return what a part beside the body says, a paragraph each."""
    paragraphs = (folded([("".join(t.text or "" for t in texts(p)), False)])[0] for p in root.iter(f"{W}p"))
    return [Aside(text, _ASIDE[start]) for text in paragraphs if text]


def _about(archive: Archive, told: About) -> About:
    core = archive.part("docProps/core.xml")
    if core is None:
        return told
    title = own_title(core.findtext(f".//{_TITLE}"))
    date = iso_day(core.findtext(f".//{_CREATED}") or "")
    properties = About(
        title=None if title and title.casefold() in _TEMPLATE_TITLES else title,
        date=None if date in _TEMPLATE_DAYS else date,
    )
    return first_of(About(date=told.date), properties, told)


FORMAT = Format((".docx", ".docm", ".dotx"), read_docx)

"""The records of a document, as it is read."""

from __future__ import annotations

from graph.workflows.contracts.declared import Contract, Field
from schema.messages import N_

PLACE = Field(
    "place", "text", N_("Place"), N_("line or page of the document; its paragraph where it has neither")
)
ITALIC = Field(
    "italic",
    "spans",
    N_("Italics"),
    N_("[start, end) of the characters in italics, or false where none are"),
)
_PAGE = Field("page", "integer", N_("Page"), N_("page, where the document has pages"), nullable=True)
_LINE = Field("line", "integer", N_("Line"), N_("line, where the document has lines"), nullable=True)

PARAGRAPHS = Contract(
    (
        Field("index", "integer", N_("Number"), N_("number of the paragraph, from 1: paragraph/7 cites it")),
        Field("text", "text", N_("Text"), N_("the whole paragraph")),
        PLACE,
        _PAGE,
        _LINE,
        Field(
            "start",
            "integer",
            N_("First character"),
            N_("where it begins in all paragraphs, joined by line feeds"),
        ),
        Field("end", "integer", N_("Last character"), N_("where it ends there")),
        Field("heading", "integer", N_("Heading"), N_("level of a heading, 0 for what is none")),
        ITALIC,
        Field(
            "cell",
            "object",
            N_("Cell"),
            N_("table, row, column and columns of the cell that it stands in, from 0"),
            nullable=True,
        ),
    ),
    ("index", "text", "place"),
)
DOCUMENT = Contract(
    (
        Field("title", "text", N_("Title"), N_("title; null where the document says none"), nullable=True),
        Field(
            "date",
            "text",
            N_("Date"),
            N_("day or month of publication; null where the document says none"),
            nullable=True,
        ),
        Field(
            "publisher",
            "text",
            N_("Publisher"),
            N_("publisher or agency; null where the document says none"),
            nullable=True,
        ),
        Field(
            "language",
            "text",
            N_("Language"),
            N_("ru, en or zh; null for another, or where too little is said"),
            nullable=True,
        ),
        Field("paragraphs", "integer", N_("Paragraphs"), N_("how many paragraphs it has")),
        Field("characters", "integer", N_("Characters"), N_("how many characters it has, white space aside")),
        Field(
            "set_aside",
            "integer",
            N_("Set aside"),
            N_("how many of them are no text: --what aside lists them"),
        ),
    ),
    ("title", "date", "publisher", "language", "paragraphs", "characters", "set_aside"),
)
ASIDE = Contract(
    (
        Field("text", "text", N_("Text"), N_("as it stands in the document")),
        Field("reason", "text", N_("Reason"), N_("why it is no text")),
        Field("place", "text", N_("Place"), N_("line or page of the document; empty where it has neither")),
    ),
    ("reason", "text", "place"),
)

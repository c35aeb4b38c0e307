"""What is told of a document that was read: its paragraphs, what it says of itself, what is set aside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict
from typing import Any

from graph.texts import say
from loaders.documents.rating.model import place_of
from loaders.documents.text import Text, printed
from schema.messages import Message


def paragraph_records(text: Text, lang: str) -> list[dict[str, Any]]:
    """Return a record for every paragraph, in reading order."""
    found, start = [], 0
    for index, block in enumerate(text.blocks, 1):
        end = start + len(block.text)
        found.append(
            {
                "index": index,
                "text": block.text,
                "place": place_of(block.line, block.page) or f"paragraph/{index}",
                "page": block.page,
                "line": block.line,
                "start": start,
                "end": end,
                "heading": block.level,
                "italic": [list(span) for span in block.italic] or False,
                "cell": asdict(block.cell) if block.cell else None,
            }
        )
        start = end + 1
    return found


def document_records(text: Text, lang: str) -> list[dict[str, Any]]:
    """Return the record of the document as a whole."""
    sizes = {"paragraphs": len(text.blocks), "characters": text.characters, "set_aside": _set_aside(text)}
    return [{**asdict(text.about), **sizes}]


def aside_records(text: Text, lang: str) -> list[dict[str, Any]]:
    """Return a record for everything that is no text, in the order of its places."""
    ordered = sorted(text.asides, key=lambda aside: (aside.page or 0, aside.line or 0))
    return [
        {"text": aside.text, "reason": say(aside.reason, lang), "place": place_of(aside.line, aside.page)}
        for aside in ordered
    ]


#: The records by what is asked for.
RECORDS: Mapping[str, Callable[[Text, str], list[dict[str, Any]]]] = {
    "paragraphs": paragraph_records,
    "document": document_records,
    "aside": aside_records,
}


def notes_on(text: Text) -> Iterator[Message]:
    """Yield what is worth saying of a text: what was found out, and what became of its characters."""
    yield from text.notes
    yield Message(
        "{whole} characters = {kept} kept + {aside} set aside + {lost} lost",
        whole=text.characters,
        kept=sum(printed(block.text) for block in text.blocks),
        aside=_set_aside(text),
        lost=text.lost(),
    )
    sizes: Counter[Message] = Counter()
    for aside in text.asides:
        sizes[aside.reason] += printed(aside.text)
    if sizes:
        ordered = sorted(sizes.items(), key=lambda item: (-item[1], item[0].text))
        told = [Message("{text}: {count}", text=reason, count=size) for reason, size in ordered]
        yield Message("Set aside: {counts}", counts=told)


def _set_aside(text: Text) -> int:
    return sum(printed(aside.text) for aside in text.asides)

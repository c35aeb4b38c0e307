"""What stands beside the text of a Markdown file: data at its head, comments, scripts, tables of HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from loaders.documents.telling import iso_day, own_title
from loaders.documents.text import About, Aside
from schema.messages import N_, Message

_FRONT = Message(N_("data at the head of the file"))
_COMMENT = Message(N_("a comment"))
_SCRIPT = Message(N_("a script, a style sheet or what stands in for one"))
_LONGEST_FRONT = 100
_BESIDE = re.compile(r"<!--|<(script|style)\b", re.IGNORECASE)
_KEYS = {"title": "title", "date": "date", "published": "date", "publisher": "publisher", "lang": "language",
         "source": "publisher", "site": "publisher", "language": "language"}  # fmt: skip
_LANGUAGES = ("ru", "en", "zh")


def front_matter(lines: list[str]) -> tuple[int, About]:
    """Return how many lines of data stand at the head of a file, and what they say of it."""
    if not lines or lines[0].strip() != "---":
        return 0, About()
    end = next((n for n, line in enumerate(lines[1:_LONGEST_FRONT], 1) if line.strip() in ("---", "...")), 0)
    inner = lines[1:end]
    if not end or not any(re.match(r"[\w-]+\s*:", line) for line in inner):
        return 0, About()
    told: dict[str, str] = {}
    for line in inner:
        key, _, value = line.partition(":")
        if (known := _KEYS.get(key.strip().casefold())) and value.strip():
            told.setdefault(known, value.strip().strip("\"'"))
    language = told.get("language", "")[:2].casefold()
    return end + 1, About(
        own_title(told.get("title")),
        iso_day(told.get("date", "")),
        told.get("publisher") if "://" not in told.get("publisher", "") else None,
        language if language in _LANGUAGES else None,
    )


def aside_of_front(lines: list[str]) -> Aside:
    """Return the data at the head as set aside."""
    return Aside(" ".join(" ".join(lines).split()), _FRONT, line=1)


def without_scripts(text: str, asides: list[Aside]) -> str:
    """Return a text without comments and scripts, its lines where they were; nothing of them ever runs."""
    kept, done, endless = [], 0, set()
    for found in _BESIDE.finditer(text):
        end = f"</{found[1].casefold()}" if found[1] else "-->"
        if found.start() < done or end in endless:
            continue
        at = text.find(end, found.end()) if end == "-->" else _find(text, end, found.end())
        stop = text.find(">", at) + 1 if at >= 0 else 0
        if not stop:
            endless.add(end)
            continue
        beside = text[found.start() : stop]
        line = text.count("\n", 0, found.start()) + 1
        asides.append(Aside(" ".join(beside.split()), _SCRIPT if found[1] else _COMMENT, line=line))
        kept += [text[done : found.start()], "\n" * beside.count("\n")]
        done = stop
    return "".join([*kept, text[done:]])


def _find(text: str, end: str, start: int) -> int:
    found = re.compile(re.escape(end), re.IGNORECASE).search(text, start)
    return found.start() if found else -1


def html_tables(lines: list[str]) -> Iterator[tuple[int, int]]:
    """Yield the first line and the one after the last of each table that is written in HTML."""
    start: Any = None
    for number, line in enumerate(lines):
        if start is None and re.match(r"\s*<table\b", line, re.IGNORECASE):
            start = number
        if start is not None and re.search(r"</table\s*>", line, re.IGNORECASE):
            yield start, number + 1
            start = None

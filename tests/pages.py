"""Reads the pages for analysts: every command and statement that they show, with the answer below it.

A fenced block without a language holds commands behind ``$`` and what they print. An answer may be cut: a
line ``…`` stands for all lines between those above and those below it, ``…`` at the end of a line for the
rest of the line. So an answer can be written anew in the shape that it has (``--update-golden``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from graph.releases import Release, release_text
from graph.texts import languages

CUT = "…"
#: Columns that a page shows of a line.
WIDTH = 140
_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_FILE = re.compile(r"`([\w./-]+)`:\n\n```\w+\n(.*?)^```$", re.MULTILINE | re.DOTALL)
#: Progress, which a terminal shows on a line that vanishes.
_PROGRESS = re.compile(r": \d+/\d+$")
#: The line that says of which release an answer is, the same below every answer: pages leave it out.
_RELEASE = re.compile(
    "|".join(re.escape(release_text([Release("argun")], lang)) for lang in languages()) + r"\b"
)


@dataclass(frozen=True)
class Shown:
    """A command or a statement, the lines of answer that a page shows, and where these stand in its text."""

    asked: str
    answer: tuple[str, ...]
    start: int
    end: int

    def cut(self, printed: str) -> tuple[str, ...]:
        """Return of what was printed as much as the page shows: so many lines at the head and at the end."""
        told = (line for line in printed.splitlines() if not (_PROGRESS.search(line) or _RELEASE.match(line)))
        lines = [_narrow(line.rstrip()) for line in told]
        if CUT not in self.answer:
            return tuple(lines)
        head = self.answer.index(CUT)
        tail = len(self.answer) - head - 1
        if head + tail >= len(lines):
            return tuple(lines)
        return (*lines[:head], CUT, *lines[len(lines) - tail :])


def _narrow(line: str) -> str:
    return line if len(line) <= WIDTH else line[: WIDTH - 1].rstrip() + CUT


def read_commands(text: str) -> list[Shown]:
    """Return the commands of a page in order, without the ``$``."""
    return [
        shown
        for block in _FENCE.finditer(text)
        if not block[1] and block[2].startswith("$ ")
        for shown in _in_block(block[2], block.start(2))
    ]


def _in_block(text: str, start: int) -> Iterator[Shown]:
    """Yield the commands of a block; a command goes on below while a quotation mark is open."""
    lines = text.splitlines(keepends=True)
    while lines:
        asked = lines.pop(0)
        while asked.count('"') % 2:
            asked += lines.pop(0)
        printed: list[str] = []
        while lines and not lines[0].startswith("$ "):
            printed.append(lines.pop(0))
        start += len(asked)
        end = start + sum(map(len, printed))
        yield Shown(asked[2:].strip(), tuple(line.rstrip("\n") for line in printed), start, end)
        start = end


def read_statements(text: str) -> list[Shown]:
    """Return the statements of a page in order, each with the answer in the next block."""
    return [
        Shown(one[2].strip(), tuple(answer[2].splitlines()), answer.start(2), answer.end(2))
        for one, answer in pairwise(_FENCE.finditer(text))
        if one[1] == "cypher" and not answer[1]
    ]


def read_files(text: str) -> dict[str, str]:
    """Return the files that a page has its reader write, by path."""
    return dict(_FILE.findall(text))


def write_answers(page: Path, shown: Sequence[Shown], answers: Sequence[tuple[str, ...]]) -> None:
    """Write the answers of a page anew."""
    text = page.read_text(encoding="utf-8")
    for one, answer in sorted(zip(shown, answers, strict=True), key=lambda pair: -pair[0].start):
        text = text[: one.start] + "".join(f"{line}\n" for line in answer) + text[one.end :]
    page.write_text(text, encoding="utf-8", newline="\n")

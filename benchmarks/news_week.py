"""What is found, missed and invented in a news week, and how many minutes a reviewer needs.

    python -m benchmarks.news_week [FOLDER] [--misses]

FOLDER is one like examples/news-week: texts/, right-documents.ndjson, right-candidates.ndjson (its README
says how they are written). ``--misses`` names what was missed and what was invented.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.news_answers import FIELDS, Answer, Right, compare
from benchmarks.news_minutes import Minutes
from graph.statements import Statements
from graph.workflows.candidates import candidate_records, candidates_of
from loaders.dataset_reader import read_layers, shipped_dataset
from loaders.documents.registry import text_of
from schema.errors import ArgunError
from schema.files import read_bytes

WEEK = Path("examples/news-week")
_ABOUT = ("title", "date", "publisher", "language")


def lines_of(path: Path) -> list[dict[str, Any]]:
    """Return the objects of a file with one a line."""
    return [json.loads(line) for line in read_bytes(path).decode().splitlines()]


def documents(folder: Path) -> Iterator[str]:
    """Yield how many documents are read, and of how many each fact about them is right."""
    right = {row["file"]: row for row in lines_of(folder / "right-documents.ndjson")}
    hits: Counter[str] = Counter()
    wrong = []
    for name, facts in right.items():
        try:
            text = text_of(folder / "texts" / name)
        except ArgunError as error:
            wrong.append(f"unread\t{name}\t{error}")
            continue
        hits["read"] += 1
        hits["whole"] += text.lost() == 0
        for field in _ABOUT:
            told = getattr(text.about, field)
            hits[field] += told == facts[field]
            if told != facts[field]:
                wrong.append(f"{field}\t{name}\t{told}, right: {facts[field]}")
    for field in ("read", "whole", *_ABOUT):
        yield f"documents\t{field}\t{hits[field]} of {len(right)}"
    yield from wrong


def answers(folder: Path, statements: Statements) -> Iterator[Answer]:
    """Yield what became of each right candidate and of each that a program made, document by document."""
    right = defaultdict(list)
    for row in lines_of(folder / "right-candidates.ndjson"):
        right[row["file"]].append(Right.of(row))
    for path in sorted((folder / "texts").iterdir()):
        try:
            found = candidate_records(candidates_of(path, statements), statements, path.name, "en")
        except ArgunError:
            found = []
        yield from compare(path.name, right[path.name], found, statements)


def report(given: list[Answer]) -> Iterator[str]:
    """Yield the figures: found, missed, invented, and of the found how many have each field right."""
    found = [a for a in given if a.right and a.record and not a.right.optional]
    missed = [a for a in given if a.record is None]
    invented = [a for a in given if a.right is None and not a.repeated]
    yield f"candidates\tright ones\t{len(found) + len(missed)}"
    yield f"candidates\tfound\t{len(found)}"
    yield f"candidates\tmissed\t{len(missed)}"
    yield f"candidates\tinvented\t{len(invented)}"
    yield f"candidates\trepeated\t{sum(a.repeated for a in given)}"
    for field in FIELDS:
        marked = [a.fields[field] for a in found if a.fields[field] is not None]
        yield f"found\t{field} right\t{sum(map(bool, marked))} of {len(marked)}"
    yield f"found\tall right\t{sum(a.whole for a in found)} of {len(found)}"


def named(given: list[Answer]) -> Iterator[str]:
    """Yield each missed and each invented candidate, and each found one with what is wrong in it."""
    for answer in given:
        if answer.record is None or answer.right is None or not answer.whole:
            yield answer.line()


def main(arguments: list[str]) -> None:
    """Print the figures of a week."""
    folders = [Path(a) for a in arguments if not a.startswith("--")]
    folder = folders[0] if folders else WEEK
    statements = read_layers([shipped_dataset()]).statements
    out = sys.stdout
    out.writelines(f"{line}\n" for line in documents(folder))
    given = list(answers(folder, statements))
    out.writelines(f"{line}\n" for line in report(given))
    out.writelines(f"{line}\n" for line in Minutes.of(given, folder).lines())
    if "--misses" in arguments:
        out.writelines(f"{line}\n" for line in named(given))


if __name__ == "__main__":
    main(sys.argv[1:])

"""Candidates of a made-up document for tests, and a review of them over the small dataset of the audit."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from graph.statements.records import Statements
from loaders.dataset_reader import read_layers
from loaders.review.beneath import Beneath
from loaders.review.item import Item
from loaders.review.journal import Decision, decide, write_decisions
from loaders.review.making import make_items, read_candidates
from loaders.review.origins import Asked, origin_of
from loaders.review.queue import Queue, read_queue, write_queue
from tests.loaders.audit_factory import write_dataset

PLANT = {"id": "project:soap-plant", "type": "Project", "name": "Мыловарня", "project_kind": "plant"}
TEXTS = (
    "Мыловарня построена, вложено 2 млрд рублей.",
    "Хуацзин снова отложила пуск.",
    "Говорят о дружбе.",
    "Завод открывают.",
)


def candidate(index: int, counterpart: str = "project:soap-plant", **more: Any) -> dict[str, Any]:
    """Return a candidate as ``argun candidates`` writes it; what is not given is as of a plant in Amur."""
    text = more.pop("text", TEXTS[(index - 1) % len(TEXTS)])
    return {
        "region": "region:RU-AMU",
        "column": "after",
        "index": index,
        "subject": "region:RU-AMU",
        "type": "HAS_PROJECT",
        "counterpart": counterpart,
        "stage": "building",
        "health": None,
        "numbers": [{"quantity": "investment", "value": 2, "unit": "billion_RUB", "date": "2026"}],
        "joins": [],
        "confidence": 0.5,
        "why": ["by its words"],
        "note": "Мыловарня строится",
        "new": [PLANT] if counterpart == PLANT["id"] else [],
        "start": 0,
        "end": 9,
        "text": text,
        "place": f"line/{index}",
        **more,
    }


#: Removed when the session ends; nothing writes there a second time.
_SCRATCH = tempfile.TemporaryDirectory(prefix="argun-review-", ignore_cleanup_errors=True)


@cache
def small_data() -> Path:
    """Return the folder of the small dataset."""
    return write_dataset(Path(_SCRATCH.name) / "small")[0]


@cache
def small() -> Statements:
    """Return the statements of the small dataset."""
    return read_layers([small_data()]).statements


def items_of(records: Sequence[dict[str, Any]], statements: Statements) -> list[Item]:
    """Return the items of candidates, by the way of a file."""
    lines = "\n".join(json.dumps(record, ensure_ascii=False) for record in records)
    return make_items(read_candidates(lines, "c.ndjson"), Beneath(statements))


def make_queue(folder: Path, records: Sequence[dict[str, Any]], statements: Statements) -> Queue:
    """Make a review of a document of June 2027 in the folder ``queue``."""
    document = folder / "news.md"
    document.write_text("\n\n".join(str(record["text"]) for record in records), encoding="utf-8")
    items = items_of(records, statements)
    origin = origin_of(document, items, Asked(date="2027-06"), statements)
    write_queue(folder / "queue", origin, items)
    return read_queue(folder / "queue")


def decided(queue: Queue, *decisions: tuple[int, str] | tuple[int, str, dict[str, Any]]) -> Queue:
    """Return the review with decisions on candidates, each by its number from 0, a second apart."""
    taken: list[Decision] = []
    for second, (number, decision, *more) in enumerate(decisions):
        when = f"2027-06-01T10:00:{second:02}Z"
        told = more[0] if more else {}
        taken.append(decide(queue.items[number], decision, who="Anna", when=when, how="test", **told))
    write_decisions(queue.folder, taken)
    return queue.again()

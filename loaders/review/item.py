"""A candidate in a queue: the passage that it was made from, and the fields that a reviewer may change."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from graph.ids import short_hash
from loaders.extraction.candidate import Passage
from loaders.passages import fingerprint

#: What a reviewer may change, in the order in which it is shown; the rest stays as it was made.
FIELDS = (
    "subject",
    "counterpart",
    "type",
    "stage",
    "health",
    "basis",
    "dates",
    "numbers",
    "note_ru",
    "note_en",
    "new",
    "regions",
    "column",
    "via",
    "key",
    "sector",
    "product",
)
Fields = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Item:
    """A candidate; ``start`` and ``end`` are the characters of the passage that it was made from.

    ``previous`` is the id of what stood in its place in an earlier text of the document, ``gone`` tells that
    the passage, or the candidate in it, is no longer there.
    """

    id: str
    passage: Passage
    start: int
    end: int
    fields: Fields
    joins: tuple[str, ...] = ()
    confidence: float = 0.5
    why: tuple[str, ...] = ()
    note: str = ""
    previous: str | None = None
    gone: bool = False

    @property
    def fingerprint(self) -> str:
        """That of the passage: its letters and digits, whatever the layout."""
        return fingerprint(self.passage.text)

    @property
    def content(self) -> str:
        """A hash of what a reviewer decides on: a decision holds for this and for nothing else."""
        return short_hash([json.dumps(dict(self.fields), sort_keys=True), str(self.gone)])

    def with_fields(self, changed: Fields) -> Item:
        """Return the candidate with some fields changed."""
        return replace(self, fields={**self.fields, **changed})

    def changed(self, before: Item) -> dict[str, Any]:
        """Return the fields that are not as they were."""
        return {name: value for name, value in self.fields.items() if value != before.fields.get(name)}


def written(item: Item) -> str:
    """Return a candidate as a line of a queue."""
    told = {**asdict(item), "fields": dict(item.fields)}
    del told["passage"]["paragraph"]  # nothing that is cited: its locator has the number, or the section
    return json.dumps(told, ensure_ascii=False)


def read_item(line: str) -> Item:
    """Return the candidate of a line that :func:`written` made.

    Raises
    ------
    ValueError
        It is another line; so are KeyError and TypeError.
    """
    told = json.loads(line)
    passage = told.pop("passage")
    passage["italic"] = tuple((int(a), int(b)) for a, b in passage["italic"])
    told["fields"] = {key: told["fields"][key] for key in FIELDS if key in told["fields"]}
    return Item(**{**told, "passage": Passage(**passage), "joins": tuple(told["joins"]),
                   "why": tuple(told["why"])})  # fmt: skip

"""The folder of a review: what is reviewed, its candidates, and the journal of decisions on them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from graph.files.journal import locked
from graph.files.writing import write_folder
from loaders.manifest import MANIFEST
from loaders.parsing import parse_file
from loaders.places import key_text
from loaders.review.item import Item, read_item, written
from loaders.review.journal import FILE as JOURNAL
from loaders.review.journal import Decision, read_journal
from loaders.review.state import State, replay
from schema.errors import DatasetError, Problem, UsageError
from schema.files import is_folder, read_bytes, read_text
from schema.messages import N_, Message
from schema.reader import read_schema
from schema.validation import check_fields
from schema.yaml_text import written_yaml

SOURCE, CANDIDATES = "source.yaml", "candidates.ndjson"
_HEAD = N_(
    "What is reviewed here, and how statements cite it. Correct titles, date and periods before you write."
)
_KEYS = ("document", "hash", "kind", "layer", "known", "source")


@dataclass(frozen=True, slots=True)
class Origin:
    """The document under review; ``source`` is its record in the dataset, ``layer`` what the layer is called.

    A ``known`` source is defined in the data beneath, and its record here is a copy that is not written.
    """

    document: str
    hash: str
    kind: str
    layer: str
    source: Mapping[str, Any]
    known: bool = False

    def of_text(self, path: Path) -> Origin:
        """Return what is known of a document for a new text of it."""
        return replace(self, document=path.name, hash=hash_of(read_bytes(path)))

    @property
    def columns(self) -> frozenset[str]:
        """The columns for which the record of the source gives a period."""
        return frozenset(self.source.get("periods") or {}) - {"default"}


@dataclass(frozen=True, slots=True)
class Queue:
    """A review as its folder holds it; ``torn`` are lines of the journal that a crash has cut off."""

    folder: Path
    origin: Origin
    items: tuple[Item, ...]
    decisions: tuple[Decision, ...] = ()
    torn: tuple[int, ...] = ()

    @property
    def states(self) -> list[State]:
        """What holds of each candidate."""
        return replay(self.items, self.decisions)

    def again(self) -> Queue:
        """Return the queue with the decisions that have come since it was read."""
        journal = read_journal(self.folder)
        return replace(self, decisions=journal.decisions, torn=journal.torn)


def hash_of(content: bytes) -> str:
    """Return the fingerprint of a document."""
    return hashlib.sha256(content).hexdigest()


def is_queue(folder: Path) -> bool:
    """Tell whether there is a review in a folder."""
    return is_folder(folder) and (folder / SOURCE).is_file()


def read_queue(folder: Path) -> Queue:
    """Return the review in a folder.

    Raises
    ------
    UsageError
        There is none.
    DatasetError
        One of its files is damaged.
    """
    if not is_queue(folder):
        raise UsageError(
            "{path} is no review: it has no {file}; make one with argun review start FILE {path}",
            path=folder,
            file=SOURCE,
        )
    journal = read_journal(folder)
    return Queue(folder, _read_origin(folder), tuple(_read_items(folder)), journal.decisions, journal.torn)


def _read_items(folder: Path) -> Iterable[Item]:
    for number, line in enumerate(read_text(folder / CANDIDATES).split("\n"), 1):
        if not line:
            continue
        try:
            yield read_item(line)
        except (ValueError, KeyError, TypeError, AttributeError):
            text = Message("this line is no candidate; start the review again from its document")
            problem = Problem(CANDIDATES, number, "", text)
            raise DatasetError("{path} cannot be used:", [problem], path=folder) from None


def _read_origin(folder: Path) -> Origin:
    places, loaded = parse_file(folder / SOURCE, SOURCE)
    if isinstance(loaded, Problem):
        raise DatasetError("{path} cannot be used:", [loaded], path=folder)
    told = loaded if isinstance(loaded, dict) else {}
    source = told.get("source")
    fields = read_schema().statements["source"].fields
    found = list(check_fields(source, fields, read_schema(), ("source",), Message("this source")))
    problems = [Problem(SOURCE, places.line(f.path), key_text(f.path), f.message) for f in found]
    problems += [
        Problem(SOURCE, 0, key, Message('the key "{key}" is missing', key=key))
        for key in ("document", "hash", "kind", "layer")
        if not isinstance(told.get(key), str)
    ]
    if problems:
        raise DatasetError("{path} cannot be used:", problems, path=folder)
    return Origin(**{key: told[key] for key in _KEYS if key in told})


def write_queue(folder: Path, origin: Origin, items: Iterable[Item]) -> None:
    """Write document and candidates of a review, both or none; the journal stays as it is.

    Raises
    ------
    ArgunError
        The folder holds something else, or cannot be written.
    """
    for above in folder.resolve().parents:
        if (above / MANIFEST).is_file():
            raise UsageError(
                "{path} lies in a dataset ({above}); choose a folder of its own", path=folder, above=above
            )
    if is_folder(folder):
        others = [path.name for path in folder.iterdir() if path.name not in (SOURCE, CANDIDATES, JOURNAL)]
        if not is_queue(folder) and (MANIFEST in others or any(not n.startswith(".") for n in others)):
            raise UsageError(
                "{path} holds other files and no review; choose an empty or a new folder", path=folder
            )
    told = {key: getattr(origin, key) for key in _KEYS}
    told["source"] = dict(origin.source)
    files = {
        SOURCE: f"# {_HEAD}\n{written_yaml(told)}".encode(),
        CANDIDATES: "".join(f"{written(item)}\n" for item in items).encode(),
    }
    if not folder.exists():
        write_folder(folder, files, private=True)
        return
    with locked(folder):  # no decision falls between the old candidates and the new ones
        write_folder(folder, files, private=True)

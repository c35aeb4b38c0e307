"""Fingerprints of the passages that statements were coded from, so that a locator that drifts is noticed.

A dataset may have a ``passages.tsv`` beside its ``dataset.yaml``: source, place and fingerprint of every
passage that it cites or sets aside. With the documents at hand ``argun check --sources`` compares them: where
the extract of a document or its reader has changed, the locators no longer point at what was read. Nobody
gets the sentence back from a fingerprint.

    python -m loaders.passages record DATASET SOURCES    add what is new, drop what is no longer cited
    python -m loaders.passages accept DATASET SOURCES    record anew what differs, too, once it was read again
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from graph.files.writing import write_file
from loaders.coverage import set_aside_reasons
from loaders.dataset_reader import read_layers
from loaders.documents import Document, read_documents
from schema.errors import ArgunError, DatasetError
from schema.files import read_text

FILE = "passages.tsv"
_HEAD = "source\tplace\tfingerprint"
_COLUMNS = 3
#: Twelve hexadecimal digits: two of 2,000 passages are alike by chance once in 10^8.
_DIGITS = 12

#: Fingerprints by source and place.
Passages = Mapping[tuple[str, str], str]


def place_of(locator: str) -> str:
    """Return a locator without the column, which is a reading of the curator's and not a place.

    Examples
    --------
    >>> place_of("RU-AMU/before/7"), place_of("line/12")
    ('RU-AMU/7', 'line/12')
    """
    parts = locator.split("/")
    return f"{parts[0]}/{parts[2]}" if len(parts) == 3 else locator


def fingerprint(text: str) -> str:
    """Return the fingerprint of a passage: of its letters and digits alone; layout changes nothing."""
    folded = "".join(c for c in text.casefold() if c.isalnum())
    return hashlib.sha256(folded.encode()).hexdigest()[:_DIGITS]


def read_passages(directory: Path) -> dict[tuple[str, str], str]:
    """Return the recorded fingerprints of a dataset; none where it has no such file.

    Raises
    ------
    DatasetError
        A line does not have three columns.
    FileError
        The file cannot be read.
    """
    path = directory / FILE
    if not os.path.lexists(path):
        return {}
    found = {}
    for number, line in enumerate(read_text(path).splitlines()[1:], 2):
        row = line.split("\t")
        if len(row) != _COLUMNS:
            raise DatasetError(
                "{path} line {line}: expected source, place and fingerprint with tabs between them; remove "
                "the line and record its passage again (docs/coding.md)",
                path=path,
                line=number,
            )
        found[row[0], row[1]] = row[2]
    return found


def write_passages(directory: Path, passages: Passages) -> None:
    """Write the fingerprints of a dataset in the order of their places."""
    rows = [f"{source}\t{place}\t{passages[source, place]}" for source, place in sorted(passages, key=_order)]
    write_file(directory / FILE, "\n".join([_HEAD, *rows, ""]).encode())


def _order(key: tuple[str, str]) -> tuple[str, str, int]:
    head, _, number = key[1].rpartition("/")
    return key[0], head, int(number) if number.isdecimal() else 0


def passages_of(
    documents: Mapping[str, Document], citations: Iterable[tuple[str, str]]
) -> dict[tuple[str, str], str]:
    """Return the fingerprint of each cited passage (source, locator) that the documents have."""
    found = {}
    for source, locator in citations:
        text = documents[source].passage(locator) if source in documents else None
        if text is not None:
            found[source, place_of(locator)] = fingerprint(text)
    return found


def _cited(dataset: Path, sources: Path) -> dict[tuple[str, str], str]:
    """Return the fingerprints of all passages that a dataset cites or sets aside."""
    reading = read_layers([dataset])
    places = {(e.source_id, e.locator) for tie in reading.statements.ties.values() for e in tie.evidence}
    places |= {(o.source_id, o.locator) for o in reading.statements.observations.values()}
    aside = {(source, f"{section}/aside/{n}") for source, section, n in set_aside_reasons(reading.layers)}
    return passages_of(read_documents(sources, reading.statements), places | aside)


def main(arguments: Sequence[str]) -> int:
    """Do what the first argument says; return 1 when passages differ and were not accepted."""
    if len(arguments) != 3 or arguments[0] not in ("record", "accept"):
        sys.stderr.write(f"{__doc__}\n")
        return 2
    dataset, sources = Path(arguments[1]), Path(arguments[2])
    try:
        fresh, known = _cited(dataset, sources), read_passages(dataset)
    except ArgunError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    differing = [key for key in sorted(fresh) if known.get(key, fresh[key]) != fresh[key]]
    if differing and arguments[0] == "record":
        sys.stderr.write("".join(f"{source} {place} has changed\n" for source, place in differing))
        return 1
    write_passages(dataset, fresh)
    sys.stderr.write(f"{len(fresh)} passages, {len(fresh.keys() - known.keys())} of them new\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

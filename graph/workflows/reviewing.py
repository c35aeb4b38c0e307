"""A review, without a terminal: made of a document, listed, edited in a file, and written as a layer."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.files.writing import write_folder
from graph.workflows.importing import lexicon
from graph.workflows.workspace import Workspace
from loaders.manifest import MANIFEST, read_manifest
from loaders.review.beneath import Beneath
from loaders.review.journal import ACCEPT, CHANGE, MERGE, REJECT, SKIP, write_decisions
from loaders.review.layer import ASIDE, MADE_BY, Layer, make_layer
from loaders.review.making import make_items, read_candidates
from loaders.review.origins import Asked, origin_of
from loaders.review.queue import Queue, is_queue, read_queue, write_queue
from loaders.review.records import faults, locator, tie_id
from loaders.review.returning import Update, updated
from loaders.review.sheet import written_sheet
from loaders.review.state import RETURNED, UNDECIDED, State, tallies
from loaders.review.taking import Taken, read_sheet
from schema.errors import InvalidValueError, UsageError
from schema.files import read_text
from schema.messages import Message
from schema.values import clean_text

#: What is still to be decided.
OPEN = frozenset({UNDECIDED, RETURNED})
#: What is shown when nothing else is asked for, and the other choices.
ONLY: Mapping[str, frozenset[str]] = {
    "open": OPEN,
    "undecided": frozenset({UNDECIDED}),
    "returned": frozenset({RETURNED}),
    "skipped": frozenset({SKIP}),
}


def now() -> str:
    """Return the time of day in UTC, to the second."""
    return datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def reviewer_of(given: str | None, set_once: str | None) -> str:
    """Return the name under which decisions are kept.

    Raises
    ------
    UsageError
        Nobody is named, or the name cannot be one.
    """
    if not (given or set_once):
        raise UsageError("who is deciding? Name yourself: --reviewer NAME, or once for all in ARGUN_REVIEWER")
    try:
        return clean_text(given or set_once)
    except InvalidValueError as error:
        raise UsageError("--reviewer: {reason}", reason=error.message) from None


def beneath_of(work: Workspace) -> Beneath:
    """Return the data that candidates join."""
    return Beneath(work.everything, work.deal_ids, lexicon())


def start(
    path: Path, folder: Path, records: Sequence[Mapping[str, Any]], asked: Asked, work: Workspace
) -> tuple[Queue, Update]:
    """Make a review of a document, or bring one up to date with a new text of it.

    Raises
    ------
    ArgunError
        The document tells too little, or the folder holds something else.
    """
    beneath = beneath_of(work)
    items = make_items(records, beneath)
    if not items:
        raise UsageError("{file}: there is no candidate to review", file=path.name)
    before = read_queue(folder) if is_queue(folder) else None
    update = updated(before.states if before else (), items)
    origin = before.origin if before else None
    if origin is None or asked != Asked():
        origin = origin_of(path, items, asked, work.everything)
    else:
        origin = origin.of_text(path)
    write_queue(folder, origin, update.items)
    return read_queue(folder), update


def records_of(path: Path, kind: str | None, work: Workspace, lang: str) -> list[dict[str, Any]]:
    """Return the candidates of a document, as ``argun candidates`` writes them."""
    from graph.workflows.candidates import candidate_records, candidates_of

    found = candidates_of(path, work.everything, kind)
    return candidate_records(found, work.everything, path.name, lang)


def given_records(
    text: str, name: str, document: Path, kind: str | None, work: Workspace
) -> list[dict[str, Any]]:
    """Return candidates that were written to a file before; those without text take it of the document."""
    from loaders.extraction.reading import read_passages

    return read_candidates(text, name, lambda: read_passages(document, work.everything, kind))


@dataclass(frozen=True, slots=True)
class Choice:
    """Which candidates are wanted: by region, column and status, by how sure they are or as they stand."""

    region: str | None = None
    column: str | None = None
    only: str = "open"
    by_confidence: bool = False

    def of(self, states: Iterable[State]) -> list[State]:
        """Return the states that are wanted, in their order."""
        wanted = ONLY.get(self.only)
        found = [
            state
            for state in states
            if (wanted is None or state.status in wanted)
            and self.region in (None, state.item.passage.region)
            and self.column in (None, state.item.passage.column)
        ]
        return sorted(found, key=lambda s: -s.item.confidence) if self.by_confidence else found


def listed(states: Iterable[State], queue: Queue, beneath: Beneath, lang: str) -> list[dict[str, Any]]:
    """Return the records that the contract declares, in the order of the states."""
    from graph.texts import say

    found = []
    for state in states:
        item, told = state.decided, state.decision or state.earlier
        new = item.fields["new"]
        ends = {end: str(item.fields[end]) for end in ("subject", "counterpart")}
        wrong = [] if state.decision else faults(item, beneath, queue.origin.columns)
        found.append(
            {
                "id": item.id,
                "status": state.status,
                "place": locator(item),
                "region": item.passage.region,
                **ends,
                **{f"{end}_name": beneath.name(id_, lang, new) for end, id_ in ends.items()},
                **{key: item.fields[key] for key in ("type", "stage", "health")},
                "confidence": item.confidence,
                "tie": (state.decision.tie if state.decision else None) or tie_id(item),
                "who": told.who if told else None,
                "when": told.when if told else None,
                "reason": told.reason if told else None,
                "missing": [say(finding.message, lang) for finding in wrong],
            }
        )
    return found


def status(queue: Queue) -> list[dict[str, Any]]:
    """Return how far a review is: as a whole, then by reviewer."""
    named = {"accepted": ACCEPT, "changed": CHANGE, "merged": MERGE, "rejected": REJECT, "skipped": SKIP}
    return [
        {
            "reviewer": tally.reviewer,
            "passages": tally.passages,
            "candidates": tally.candidates,
            **{name: tally.counts.get(code, 0) for name, code in named.items()},
            **{name: tally.counts.get(name, 0) for name in (UNDECIDED, RETURNED)},
            "minutes": round(tally.minutes, 1),
        }
        for tally in tallies(queue.states, queue.decisions)
    ]


def sheet(states: Sequence[State], beneath: Beneath, lang: str) -> bytes:
    """Return candidates as a file to edit."""
    return written_sheet(states, beneath, lang).encode()


def take(path: Path, queue: Queue, beneath: Beneath, who: str) -> Taken:
    """Take the decisions of an edited file into the journal; those that are wrong are left out and told."""
    taken = read_sheet(path, queue, beneath, who, now())
    if taken.decisions:
        write_decisions(queue.folder, taken.decisions)
    return taken


def write(queue: Queue, beneath: Beneath, folder: Path) -> Layer:
    """Write the layer of what was accepted, all or nothing, in place of one that this review has made.

    Raises
    ------
    ArgunError
        Nothing is accepted; the folder holds something else, or cannot be written.
    """
    layer = make_layer(queue.states, queue.origin, beneath)
    manifest = folder / MANIFEST
    own = manifest.is_file() and read_text(manifest).startswith(MADE_BY)
    if not layer.files:
        raise _nothing_to_write(queue, folder if own else None)
    if not own:
        write_folder(folder, layer.files, private=True, alone=True)
        return layer
    if (former := read_manifest(folder)[0]["name"]) != queue.origin.layer:
        raise UsageError("{path} is the layer {name} of another review; choose another folder",
                         path=folder, name=former)  # fmt: skip
    # What an earlier review has set aside, and this one has not.
    former = {f"{ASIDE}/{path.name}": b"" for path in sorted((folder / ASIDE).glob("*.yaml"))}
    write_folder(folder, {**former, **layer.files}, private=True)
    return layer


def _nothing_to_write(queue: Queue, former: Path | None) -> UsageError:
    """Say that nothing is accepted, and that a layer of an earlier time still says what was."""
    if former is None:
        return UsageError(
            "{path}: nothing was accepted yet, so there is no layer to write", path=queue.folder
        )
    return UsageError(
        "{path}: nothing is accepted any more, and {layer} still holds what was; remove that folder",
        path=queue.folder, layer=former,
    )  # fmt: skip


def started(update: Update, queue: Queue) -> Message:
    """Say what is in a review after its document was read."""
    return Message(
        "Candidates: {count}; new: {new}, as before: {kept}, returned: {returned}, dropped: {dropped}.",
        count=len(queue.items), new=update.new, kept=update.kept, returned=update.returned,
        dropped=update.dropped,
    )  # fmt: skip


def summary(layer: Layer) -> Message:
    """Say how much a review writes."""
    result = layer.result
    made = result.ties.values()
    return Message(
        "Accepted: {rows}. Ties: {ties}, with evidence: {evidence}; numbers: {numbers}; new things: "
        "{entities}; passages set aside: {aside}.",
        rows=result.rows, ties=len(made), evidence=sum(len(tie.record["evidence"]) for tie in made),
        numbers=sum(len(tie.record.get("numbers", ())) for tie in made), entities=len(result.entities),
        aside=layer.set_aside,
    )  # fmt: skip

"""Candidates, as ``argun candidates --format ndjson`` writes them, become items of a queue."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from loaders.extraction.candidate import Passage
from loaders.extraction.reading import language_of
from loaders.review.beneath import Beneath
from loaders.review.item import Item
from loaders.review.new_things import new_thing
from loaders.review.notes import first_notes
from loaders.table_mapping.attribution import regions_of
from schema.errors import DatasetError, Problem
from schema.messages import N_, Message
from schema.validation import full_code

Record = dict[str, Any]
_NUMBER = ("quantity", "value", "unit", "date", "nature", "bound", "scope", "change_of")
_USUAL = {"nature": "measured", "bound": "exactly"}
#: What a line must have, and of which type; the rest may be missing.
_NEEDED: Mapping[str, type] = {"index": int, "subject": str, "counterpart": str, "type": str, "text": str}
_OPTIONAL: Mapping[str, type | tuple[type, ...]] = {
    **dict.fromkeys(("region", "column", "stage", "health", "note", "basis", "place", "language"), str),
    **dict.fromkeys(("via", "key", "sector", "product"), str),
    **dict.fromkeys(("numbers", "joins", "new"), list),
    **dict.fromkeys(("start", "end"), int),
    "dates": dict,
    "confidence": (int, float),
    "why": (str, list),
}
_OTHER_FORM = N_('"{key}" is of another form than argun candidates writes')
_NO_TEXT = N_(
    '"text" is missing, and the document has no passage {index} in this section; name the document that the '
    "candidates were made from, or add the text of the passage to the line"
)
_THING = ("id", "type", "name")
_MOST_FAULTS = 20
#: Of an id: two of 10,000 candidates are alike by chance once in 10^6.
_DIGITS = 12


def read_candidates(text: str, name: str, document: Callable[[], Sequence[Passage]] = tuple) -> list[Record]:
    """Return the records of the lines of ``argun candidates --format ndjson``.

    A line without its passage takes that of the ``document`` with its number, which is read only then.

    Raises
    ------
    DatasetError
        With every line that is no candidate, or one of a passage that the document does not have.
    """
    found, problems = [], []
    passages = _Passages(document)
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            record = _record(line, passages)
            if isinstance(record, Message):
                problems.append(Problem(name, number, "", record))
            else:
                found.append(record)
    if problems:
        message = Message("{file} cannot be used as candidates:", file=name)
        raise DatasetError(message, problems[:_MOST_FAULTS])
    return found


@dataclass
class _Passages:
    """The passages of a document by section and number."""

    document: Callable[[], Sequence[Passage]]

    @cached_property
    def _by_place(self) -> Mapping[tuple[str | None, int], Passage]:
        return {(passage.region, passage.index): passage for passage in self.document()}

    def of(self, record: Record) -> Record:
        """Return what a record does not tell itself of its passage: text, place and language."""
        region, index = record.get("region"), record.get("index")
        if not isinstance(index, int) or not isinstance(region, (str, type(None))):
            return {}
        found = self._by_place.get((full_code(region, "region") if region else None, index))
        if found is None:
            return {}
        kind, number = ("page", found.page) if found.page else ("line", found.line)
        told = {"text": found.text, "column": found.column, "language": found.language, "date": found.date}
        return {**told, "place": f"{kind}/{number}" if number else None}


def _record(line: str, passages: _Passages) -> Record | Message:
    try:
        record = json.loads(line)
        json.dumps(record, ensure_ascii=False, allow_nan=False).encode()  # halves of pairs, and no numbers
    except ValueError:
        return Message(
            "this is no JSON; expected a candidate a line, as argun candidates --format ndjson writes"
        )
    if not isinstance(record, dict):
        return Message("expected an object, as argun candidates --format ndjson writes")
    record["text"] = record.get("text") or record.get("passage")
    if record["text"] is None:
        record |= {key: value for key, value in passages.of(record).items() if record.get(key) is None}
    for key, type_ in _NEEDED.items():
        if key == "text" and record[key] is None:
            return Message(_NO_TEXT, index=record["index"])
        if not isinstance(record.get(key), type_):
            kind = Message("a text") if type_ is str else Message("a number")
            return Message('"{key}" is missing, or not {kind}', key=key, kind=kind)
    for key, types in _OPTIONAL.items():
        if record.get(key) is not None and not isinstance(record[key], types):
            return Message(_OTHER_FORM, key=key)
    for key, sound in (("numbers", _is_number), ("new", _is_thing)):
        if not all(map(sound, record.get(key) or ())):
            return Message(_OTHER_FORM, key=key)
    record["new"] = [_by_key(new) for new in record.get("new") or ()]
    return record


def _is_number(told: object) -> bool:
    return isinstance(told, dict) and isinstance(told.get("value"), (int, float))


def _is_thing(told: object) -> bool:
    """Tell whether a new thing comes by keys, or as id, type and name."""
    if isinstance(told, dict):
        return isinstance(told.get("id"), str)
    return isinstance(told, list) and len(told) == len(_THING) and all(isinstance(each, str) for each in told)


def _by_key(new: object) -> Mapping[str, Any]:
    """Return a new thing by keys; it may come as id, type and name."""
    return new if isinstance(new, dict) else dict(zip(_THING, map(str, new), strict=True))  # type: ignore[call-overload]


def make_items(records: Iterable[Mapping[str, Any]], beneath: Beneath) -> list[Item]:
    """Return the items of a queue, in the order of the document.

    The id of an item follows from the words of its passage and from what it is about, so that it stays
    where paragraphs move; the same candidate twice in a passage is told apart by its number there.
    """
    seen: Counter[tuple[str, ...]] = Counter()
    found = []
    for record in records:
        item = _item(record, beneath)
        ends = (str(item.fields[key]) for key in ("type", "subject", "counterpart"))
        told = (item.passage.region or "", item.fingerprint, *ends)
        seen[told] += 1
        id_ = hashlib.sha256("\x00".join((*told, str(seen[told]))).encode()).hexdigest()[:_DIGITS]
        found.append(replace(item, id=id_))
    return found


def _item(record: Mapping[str, Any], beneath: Beneath) -> Item:
    told = {"language": language_of(record["text"]), **record, **_place(record.get("place"))}
    kept = {k: told[k] for k in ("region", "column", "page", "line", "language", "date") if told.get(k)}
    passage = Passage(record["index"], record["text"], **kept)
    why = record.get("why") or ()
    length = len(passage.text)
    start, end = (int(record.get(key) or 0) for key in ("start", "end"))
    return Item(
        "",
        passage,
        *((start, end) if 0 <= start < end <= length else (0, 0)),
        _fields(record, passage, beneath),
        tuple(map(str, record.get("joins") or ())),
        float(record.get("confidence") or 0),
        (why,) if isinstance(why, str) else tuple(map(str, why)),
        str(record.get("note") or ""),
    )


def _place(place: object) -> dict[str, int]:
    """Return page or line as ``argun candidates`` writes them: ``page/3``."""
    what, _, number = str(place or "").partition("/")
    return {what: int(number)} if what in ("page", "line") and number.isdecimal() else {}


def _fields(record: Mapping[str, Any], passage: Passage, beneath: Beneath) -> Record:
    new = [new_thing(each, passage, beneath.schema) for each in record.get("new") or ()]
    beneath.know(each for each in new if each["id"] not in beneath.statements.entities)
    ends = [record["subject"], record["counterpart"]]
    fields: Record = {
        **dict(zip(("subject", "counterpart"), ends, strict=True)),
        **{key: record.get(key) or None for key in ("type", "stage", "health")},
        "basis": record.get("basis") or "reported",
        "dates": {k: str(v) for k, v in sorted((record.get("dates") or {}).items())},
        "numbers": [_number(number) for number in record.get("numbers") or ()],
        "new": new,
        "regions": _regions(ends, str(record["type"]), passage, beneath),
        "column": passage.column,
    }
    fields |= {key: record[key] for key in ("via", "key", "sector", "product") if record.get(key)}
    return {**fields, **first_notes(str(record.get("note") or ""), fields, beneath)}


def _number(number: Mapping[str, Any]) -> Record:
    found = {key: number[key] for key in _NUMBER if number.get(key) not in (None, False)}
    return {key: value for key, value in found.items() if _USUAL.get(key) != value}


def _regions(ends: list[str], type_: str, passage: Passage, beneath: Beneath) -> dict[str, str]:
    """Return where the tie counts: where its ends lie, else in the region under which it is told."""
    edge = beneath.schema.edges.get(type_)
    if edge is not None and edge.role == "structural":
        return {}
    found = regions_of(beneath.context, ends) or ((passage.region,) if passage.region else ())
    role = "endpoint" if edge is not None and edge.name == "SERVES" else "site"
    return {id_.partition(":")[2]: role for id_ in sorted(found)}

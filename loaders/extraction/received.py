"""Candidates that another program made, in the contract of ``argun candidates``, checked before they count.

Each line is a JSON object with ``index`` (and ``region`` in a rating), ``type``, ``subject`` and
``counterpart``. An end is an id of the data, or stands in ``new`` with its type and its name. All else of the
contract may be there (``stage``, ``health``, ``numbers``, ``dates``, ``confidence``, ``why``, ``note``,
``start``, ``end``, ``joins``, ``fingerprint``); what is missing is filled in as far as it follows.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from graph.statements.records import Statements
from loaders.extraction.candidate import Candidate, Number, Passage
from loaders.extraction.drafts import Draft, End
from loaders.extraction.joining import Known
from loaders.extraction.notes import note_of
from loaders.passages import fingerprint
from schema.errors import ArgunError, InvalidValueError
from schema.messages import Message
from schema.reader import read_schema
from schema.values import choices, clean_date

#: What another program does not say how sure it is of.
_UNSURE = 0.5
#: What another program says in its own words.
_AS_IT_IS = "{text}"
_DATES = ("start", "planned", "end")
#: The fields of a number that are terms, with their vocabularies.
_TERMS = ("quantity", "unit", "nature", "bound", "scope")
_NEEDED = ("index", "type", "subject", "counterpart")


@dataclass(frozen=True, slots=True)
class Received:
    """The candidates that are sound, in their order, and what is wrong with each line that is left out."""

    candidates: Sequence[Candidate]
    faults: Sequence[Message]


class Receiver:
    """Takes candidates about the passages of one document."""

    def __init__(
        self, statements: Statements, passages: Iterable[Passage], deals: Mapping[str, str] | None = None
    ) -> None:
        """Take the statements that the candidates are compared with, and the passages they may cite."""
        self._entities = statements.entities
        self._known = Known(statements, deals or {})
        self._passages = {(p.region, p.index): p for p in passages}

    def read(self, name: str, text: str) -> Received:
        """Return the candidates of a text with a JSON object in each line; ``name`` is told in the faults."""
        found: list[Candidate] = []
        faults: list[Message] = []
        for number, line in enumerate(text.splitlines(), 1):
            if not line.strip():
                continue
            try:
                found.append(self._read(line))
            except ArgunError as error:
                text_ = "{name} line {line}: {reason}"
                faults.append(Message(text_, name=name, line=number, reason=error.message))
        return Received(found, faults)

    def _read(self, line: str) -> Candidate:
        try:
            record = json.loads(line)
        except ValueError:
            record = None
        if not isinstance(record, dict):
            raise InvalidValueError("this is no JSON object; expected {form}", form=_FORM)
        for key in _NEEDED:
            if key not in record:
                raise InvalidValueError("{key} is missing; expected {form}", key=key, form=_FORM)
        passage = self._passage(record)
        ends = {str(n.get("id")): n for n in record.get("new") or () if isinstance(n, dict)}
        subject, counterpart = (self._end(record, key, ends, passage) for key in ("subject", "counterpart"))
        type_ = _term("type", record["type"], read_schema().edges)
        draft = Draft(
            type_,
            subject,
            counterpart,
            *_span(record, passage),
            _confidence(record),
            Message(_AS_IT_IS, text=""),
        )
        _check_ends(draft)
        return self._candidate(record, draft, passage)

    def _candidate(self, record: Mapping[str, Any], draft: Draft, passage: Passage) -> Candidate:
        stage, health = _status(record, draft.type)
        names = (draft.subject.name, draft.counterpart.name)
        joins = tuple(map(str, record.get("joins") or ())) or self._known.joins(draft)
        why = tuple(Message(_AS_IT_IS, text=str(text)) for text in record.get("why") or ())
        return replace(
            draft.of_passage(passage),
            stage=stage,
            health=health,
            numbers=tuple(_number(number) for number in record.get("numbers") or ()),
            dates=_dates(record),
            joins=joins,
            why=why,
            note=str(record.get("note") or note_of(draft.type, names, stage, health, passage.language)),
        )

    def _passage(self, record: Mapping[str, Any]) -> Passage:
        key = (record.get("region"), record["index"])
        passage = self._passages.get(key) if isinstance(key[1], int) else None
        if passage is None:
            raise InvalidValueError(
                "the document has no paragraph {index} under {region}; argun read lists them",
                index=str(key[1]),
                region=str(key[0]),
            )
        given = record.get("fingerprint")
        if given is not None and given != fingerprint(passage.text):
            raise InvalidValueError(
                "paragraph {index} reads otherwise than the one that this was made of (fingerprint {given}); "
                "make the candidate anew",
                index=str(key[1]),
                given=str(given),
            )
        return passage

    def _end(
        self, record: Mapping[str, Any], key: str, new: Mapping[str, Mapping[str, Any]], passage: Passage
    ) -> End:
        id_ = str(record[key])
        entity = self._entities.get(id_)
        if entity is not None:
            return End(id_, entity.type, entity.name(passage.language or "en"))
        type_ = read_schema().type_of(id_)
        if type_ is None or not id_.partition(":")[2]:
            raise InvalidValueError(
                '{key}: "{id}" is no id; expected one such as company:haier', key=key, id=id_
            )
        if id_ not in new or not new[id_].get("name"):
            raise InvalidValueError(
                '{key}: the data have no {id}; a new one stands in "new" with id, type and name',
                key=key,
                id=id_,
            )
        told = str(new[id_].get("type") or type_)
        if told != type_:
            raise InvalidValueError(
                "{key}: {id} is a {expected} by its id, not a {given}",
                key=key,
                id=id_,
                expected=type_,
                given=told,
            )
        return End(id_, type_, str(new[id_]["name"]), new=True)


_FORM = (
    '{"region": "region:RU-AMU", "index": 3, "type": "EXPORTS", '
    '"subject": "region:RU-AMU", "counterpart": "product:soybeans"}'
)


def _term(key: str, value: object, known: Iterable[str]) -> str:
    """Return a term; raises InvalidValueError with those that are known."""
    terms = tuple(known)
    if value not in terms:
        text, near = str(value), choices(str(value), terms)
        raise InvalidValueError('{key}: "{value}" is unknown ({known})', key=key, value=text, known=near)
    return str(value)


def _check_ends(draft: Draft) -> None:
    edge = read_schema().edges[draft.type]
    for key, end, types in (
        ("subject", draft.subject, edge.source),
        ("counterpart", draft.counterpart, edge.target),
    ):
        if end.type not in types:
            raise InvalidValueError(
                "{key}: {type} has no {given} there ({types})",
                key=key,
                type=draft.type,
                given=end.type,
                types=types,
            )
    if draft.subject.id == draft.counterpart.id:
        raise InvalidValueError('the tie joins "{id}" to itself', id=draft.subject.id)


def _span(record: Mapping[str, Any], passage: Passage) -> tuple[int, int]:
    start, end = record.get("start", 0), record.get("end", len(passage.text))
    if not (isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(passage.text)):
        raise InvalidValueError(
            "start {start} and end {end} are no characters of the paragraph, which has {count}",
            start=str(start),
            end=str(end),
            count=len(passage.text),
        )
    return start, end


def _confidence(record: Mapping[str, Any]) -> float:
    value = record.get("confidence", _UNSURE)
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise InvalidValueError("confidence: expected a number from 0 to 1, found {value}", value=str(value))
    return float(value)


def _status(record: Mapping[str, Any], type_: str) -> tuple[str | None, str | None]:
    schema = read_schema()
    role = schema.edges[type_].role
    stages = schema.vocabularies["effort_stage" if role == "effort" else "stage"].terms
    stage, health = record.get("stage"), record.get("health")
    if role == "structural" and (stage or health):
        raise InvalidValueError("{type} has no stage and no health", type=type_)
    return (
        None if stage is None else _term("stage", stage, stages),
        None if health is None else _term("health", health, schema.vocabularies["health"].terms),
    )


def _dates(record: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    given = record.get("dates") or {}
    if not isinstance(given, dict):
        raise InvalidValueError("dates: expected an object with {keys}", keys=_DATES)
    return tuple(sorted((_term("dates", key, _DATES), clean_date(value)) for key, value in given.items()))


def _number(given: object) -> Number:
    if not isinstance(given, dict) or not isinstance(given.get("value"), int | float):
        raise InvalidValueError("numbers: expected quantity, value and unit, found {value}", value=str(given))
    vocabularies = read_schema().vocabularies
    for key in _TERMS:
        if given.get(key) is not None:
            _term(f"numbers: {key}", given[key], vocabularies[key].terms)
    for key in ("quantity", "unit"):
        if key not in given:
            raise InvalidValueError("numbers: {key} is missing", key=key)
    return Number(
        given["quantity"],
        float(given["value"]),
        given["unit"],
        int(given.get("start") or 0),
        int(given.get("end") or 0),
        None if given.get("date") is None else clean_date(given["date"]),
        given.get("nature") or "measured",
        given.get("bound") or "exactly",
        given.get("scope"),
        bool(given.get("change_of")),
    )

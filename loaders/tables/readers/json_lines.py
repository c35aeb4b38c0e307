"""Reads JSON lines: an object a line, whose keys are the columns; lists and objects in them are no cells."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from loaders.tables.grid import Cell, Fault, Grid, Options, Reader, TableError, at_place, place_of
from schema.messages import Message


def _read(path: Path, content: bytes, options: Options) -> Grid:
    objects: list[tuple[int, dict[str, Any]]] = []
    faults: list[Message] = []
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise TableError(_fault(path, line, Message("this is not UTF-8; save the file as UTF-8"))) from None
    for number, line_text in enumerate(text.split("\n"), 1):
        if line_text.strip():
            found = _object(path, number, line_text)
            if isinstance(found, Message):
                faults.append(found)
            else:
                objects.append((number, found))
    if faults:
        raise TableError(Message("{file} is not JSON lines:", file=path.name), faults)
    names = list(dict.fromkeys(key for _, found in objects for key in found))
    rows = [(number, [_cell(found.get(name)) for name in names]) for number, found in objects]
    return Grid([(0, names), *rows] if names else [], head=0, lettered=False)


def _object(path: Path, number: int, text: str) -> dict[str, Any] | Message:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        at = Message("column {column}", column=getattr(error, "colno", 1))
        reason = Message("this is not JSON ({at}); write one object a line", at=at)
        return _fault(path, number, reason)
    if not isinstance(found, dict):
        return _fault(path, number, Message('expected an object, as in {"name": "…"}, one a line'))
    return found


def _fault(path: Path, number: int, text: Message) -> Message:
    return at_place(place_of(path.name, "", number), text)


def _cell(value: Any) -> Cell:
    if isinstance(value, (dict, list)):
        if value and all(isinstance(item, (str, int, float)) for item in value) and isinstance(value, list):
            return ";".join(map(str, value))
        return (
            Fault(Message("the value is a list or an object; write a text, a number, true or false"))
            if value
            else None
        )
    if isinstance(value, str) and not value.strip():
        return None
    return value  # type: ignore[no-any-return] # what else JSON has: text, number, truth, null


READER = Reader((".jsonl", ".ndjson"), _read)

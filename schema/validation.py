"""Checks a record of a dataset file against the schema: all problems at once, each with its key."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from schema.errors import InvalidValueError
from schema.messages import N_, Message
from schema.model import Property, Schema
from schema.values import check_id, choices, clean_date, clean_value, near_words

#: The path of a key in a record: names of keys and numbers of list items.
Path = tuple[str | int, ...]
_CODES = {"vocabulary": "term", "id": "id", "entity_id": "id", "locator": "locator", "date": "date"}
_CODED = {"region_roles": ("region", "region_role"), "province_bases": ("province", "province_basis")}


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem at a key of a record, before it has a file and a line."""

    path: Path
    message: Message
    #: The stable kind of the fault, by which ``argun check`` finds its rule.
    code: str = "value"


def check_fields(
    record: object, fields: Mapping[str, Property], schema: Schema, path: Path, what: Message
) -> Iterator[Finding]:
    """Check keys and values of one record: unknown and missing keys, kind, range, vocabulary, form of ids.

    A key that is only misspelt is not missing as well.
    """
    if not isinstance(record, dict):
        found = kind_of(record)
        message = Message("{what} must be keys with values, found {found}", what=what, found=found)
        yield Finding(path, message, "section")
        return
    unknown = [str(key) for key in record if key not in fields]
    for key in record:
        if key not in fields:
            named = {"key": str(key), "what": what, "choices": choices(str(key), fields)}
            message = Message('{what} has no key "{key}" ({choices})', **named)
            yield Finding((*path, str(key)), message, "key")
        elif record[key] is not None:
            yield from check_value(record[key], fields[key], schema, (*path, key))
    for name, declared in fields.items():
        if declared.required and record.get(name) is None and not misspelt(name, unknown):
            named = {"what": what, "key": name, "meaning": declared.words}
            yield Finding(path, Message('{what} has no "{key}": {meaning}', **named), "missing")


def misspelt(key: str, keys: Iterable[str]) -> bool:
    """Tell whether one of the keys is a key as it is misspelt."""
    return bool(near_words(key, keys, most=1))


def check_value(value: object, declared: Property, schema: Schema, path: Path) -> Iterator[Finding]:
    """Check one value, list items one by one; a single scalar stands for a list of one."""
    if declared.list:
        items = value if isinstance(value, list) else [value]
        if declared.required and not items:
            message = Message("the list is empty: {meaning}", meaning=declared.words)
            yield Finding(path, message, "missing")
        for index, item in enumerate(items):
            yield from _check_one(item, declared, schema, (*path, index) if isinstance(value, list) else path)
    else:
        yield from _check_one(value, declared, schema, path)


def _check_one(value: object, declared: Property, schema: Schema, path: Path) -> Iterator[Finding]:
    kind = declared.kind
    if kind in ("evidence", "observation"):
        what = Message("this evidence") if kind == "evidence" else Message("this number")
        yield from check_fields(value, schema.statements[kind].fields, schema, path, what)
    elif kind in _CODED:
        yield from _check_coded(value, kind, schema, path)
    elif kind == "marks":
        yield from _check_marks(value, schema, path)
    elif kind == "periods":
        yield from _check_periods(value, path)
    else:
        try:
            if kind == "entity_id":
                check_id(str(value), schema, declared.types)
            elif kind == "locator":
                clean_locator(value)
            else:
                clean_value(value, declared, schema)
        except InvalidValueError as error:
            yield Finding(path, error.message, _code(value, declared))


def _code(value: object, declared: Property) -> str:
    """Return the stable kind of a fault of a value: what kind of value was expected."""
    if declared.kind in ("integer", "number"):
        wanted = int if declared.kind == "integer" else (int, float)
        return "range" if isinstance(value, wanted) and not isinstance(value, bool) else "value"
    return _CODES.get(declared.kind, "value")


def clean_locator(value: object) -> str:
    """Return a locator (``before/3``, ``RU-AMU/before/3``, ``line/12``); raises InvalidValueError."""
    text = str(value).strip() if isinstance(value, (str, int)) else ""
    foreign = any(c.isspace() or not c.isprintable() for c in text)
    if not text or text.startswith("/") or text.endswith("/") or foreign:
        raise InvalidValueError(
            '"{value}" is not a place in a source; expected one such as before/3 or line/12', value=str(value)
        )
    return text


#: What a value of a file is called.
_KINDS: Mapping[type, str] = {
    bool: N_("true or false"),
    int: N_("a number"),
    float: N_("a number"),
    str: N_("a text"),
    list: N_("a list"),
    dict: N_("keys with values"),
    type(None): N_("nothing"),
}


def kind_of(value: object) -> Message:
    """Return what kind of value stands in a file."""
    return Message(_KINDS[type(value)])


def full_code(code: str, prefix: str) -> str:
    """``RU-AMU`` and ``region:RU-AMU`` name the same region."""
    return code if code.startswith(f"{prefix}:") else f"{prefix}:{code}"


def _check_coded(value: object, kind: str, schema: Schema, path: Path) -> Iterator[Finding]:
    prefix, vocabulary = _CODED[kind]
    terms = schema.vocabularies[vocabulary].terms
    if not isinstance(value, dict):
        named = {"term": next(iter(terms)), "found": kind_of(value)}
        yield Finding(
            path, Message("expected keys with values, as in {{RU-AMU: {term}}}, found {found}", **named)
        )
        return
    for code, role in value.items():
        place = (*path, str(code))
        try:
            check_id(full_code(str(code), prefix), schema, (schema.prefixes[prefix],))
        except InvalidValueError as error:
            yield Finding(place, error.message, "id")
        if not isinstance(role, str) or role not in terms:
            named = {"term": str(role), "choices": choices(str(role), terms)}
            yield Finding(place, Message('"{term}" is unknown ({choices})', **named), "term")


def _check_marks(value: object, schema: Schema, path: Path) -> Iterator[Finding]:
    for code, mark in _items(value):
        place = (*path, str(code))
        try:
            check_id(full_code(str(code), "region"), schema, ("Region",))
        except InvalidValueError as error:
            yield Finding(place, error.message, "id")
        if isinstance(mark, bool) or not isinstance(mark, (int, float)) or not 1 <= mark <= 10:
            message = Message("{mark} is not a mark from 1 to 10; leave a missing mark out", mark=repr(mark))
            yield Finding(place, message, "range")
    if not isinstance(value, dict):
        yield Finding(path, Message("expected regions with their marks, found {found}", found=kind_of(value)))


def _check_periods(value: object, path: Path) -> Iterator[Finding]:
    for column, period in _items(value):
        try:
            clean_date(period)
        except InvalidValueError as error:
            yield Finding((*path, str(column)), error.message, "date")
    if not isinstance(value, dict):
        yield Finding(
            path, Message("expected columns with their periods, found {found}", found=kind_of(value))
        )


def _items(value: object) -> list[tuple[Any, Any]]:
    return list(value.items()) if isinstance(value, dict) else []

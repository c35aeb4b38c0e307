"""Values for the parameters of a query, as they are typed or come from Python."""

from __future__ import annotations

import json
import math
import re

from queries.header import Parameter, Query
from schema.errors import UsageError
from schema.messages import N_, Message

#: What each type takes, in words; the others take a text.
_FORMS = {
    "integer": N_("a whole number, 0 or more"),
    "count": N_("a whole number, 1 or more"),
    "number": N_("a number"),
    "boolean": N_("true or false"),
    "strings": N_("a list, as in a,b"),
    "numbers": N_("a list of numbers, as in 1,2.5"),
    "month": N_("a month, as in 2025-06"),
}
#: Limits and counts; more is a slip, and no server takes it.
_MOST = 2**31 - 1
_MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])", re.ASCII)


def clean_given(query: Query, parameter: Parameter, value: object) -> object:
    """Return a value in the form of the parameter's type; None stays what it is, as do names and words.

    Raises
    ------
    UsageError
        The value is not of the type.
    """
    if value is None or parameter.type == "any":
        return value
    try:
        return _cleaned(parameter.type, value)
    except (ValueError, TypeError, KeyError, RecursionError):
        raise UsageError(
            'query {query}: the parameter {name} takes {form}, not "{value}"',
            query=query.name,
            name=parameter.name,
            form=Message(_FORMS.get(parameter.type, N_("a text"))),
            value=value,
        ) from None


def _cleaned(kind: str, value: object) -> object:
    if kind in ("integer", "count"):
        return _whole(value, 1 if kind == "count" else 0)
    if kind == "number":
        return _finite(value)
    if kind == "boolean":
        return _truth(value)
    if kind in ("strings", "numbers"):
        items = _items(value)
        return [_finite(item) for item in items] if kind == "numbers" else [str(item) for item in items]
    if not isinstance(value, str) or (kind == "month" and not _MONTH.fullmatch(value.strip())):
        raise ValueError(value)
    return value.strip() if kind == "month" else value


def _whole(value: object, least: int) -> int:
    number = int(value.strip()) if isinstance(value, str) else value
    if isinstance(number, bool) or not isinstance(number, int) or not least <= number <= _MOST:
        raise ValueError(value)
    return number


def _finite(value: object) -> float:
    """Return a number that every other can be compared with."""
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        raise TypeError(value)
    if not math.isfinite(number := float(value)):
        raise ValueError(value)
    return number


def _truth(value: object) -> bool:
    if isinstance(value, bool):
        return value
    return {"true": True, "false": False}[str(value).strip().lower()]


def _items(value: object) -> list[object]:
    if isinstance(value, str):
        text = value.strip()
        value = (
            json.loads(text) if text.startswith("[") else [p.strip() for p in text.split(",") if p.strip()]
        )
    if not isinstance(value, (list, tuple)) or any(isinstance(i, (list, dict, type(None))) for i in value):
        raise ValueError(value)
    return list(value)

"""What can be sent to a server: checked before a store is opened, in the words of who asks."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from typing import Any, NoReturn

from schema.errors import UsageError
from schema.messages import N_, Message

#: Bolt's integers have 64 bits.
_LEAST, _MOST = -(2**63), 2**63 - 1
MOST_LEVELS = 100
#: No statement and no list of ids comes near; a server takes a message of this size into its memory.
MOST_MEGABYTES = 16
_MOST_LETTERS = MOST_MEGABYTES * 2**20


def check_sendable(text: str, parameters: Mapping[str, object]) -> None:
    """Check a statement and its parameters for what no server can be sent.

    Raises
    ------
    UsageError
        A whole number of more than 64 bits, half a character, lists nested deeper than ``MOST_LEVELS``, or
        more text than ``MOST_MEGABYTES``.
    """
    left = _check(text, Message("the statement"), _MOST_LETTERS, 0)
    for name, value in parameters.items():
        what = Message("the parameter {name}", name=name)
        left = _check(value, what, _check(name, what, left, 0), 0)


def from_json(name: str, text: str) -> object:
    """Return what a JSON text says, and the text itself where it is none: NaN and Infinity are words.

    Raises
    ------
    UsageError
        It is JSON, nested far too deep or with a number that is beyond all others.
    """
    what = Message("the parameter {name}", name=name)
    try:
        return json.loads(text, parse_constant=_is_none, parse_int=_whole, parse_float=_finite)
    except RecursionError:
        raise _too_deep(what) from None
    except OverflowError:
        raise UsageError("{what}: a number is too large", what=what) from None
    except ValueError:
        return text


def _is_none(word: str) -> NoReturn:
    raise ValueError(word)


def _whole(digits: str) -> int:
    """Return a number of any length: Python reads 4,300 digits, and what has 100 is too large already."""
    return int(digits[:100])


def _finite(digits: str) -> float:
    if math.isinf(number := float(digits)):
        raise OverflowError(digits)
    return number


def _check(value: Any, what: Message, left: int, level: int) -> int:
    """Check one value; return how many of the letters that may be sent are left after it."""
    if level > MOST_LEVELS:
        raise _too_deep(what)
    if isinstance(value, str):
        _check_letters(value, what)
        left -= len(value)
    elif isinstance(value, int) and not _LEAST <= value <= _MOST:
        raise UsageError("{what}: a whole number is too large (at most {most:,})", what=what, most=_MOST)
    elif isinstance(value, Mapping):
        for key, item in value.items():
            left = _check(item, what, _check(key, what, left, level + 1), level + 1)
    elif isinstance(value, (list, tuple)):
        for item in value:
            left = _check(item, what, left, level + 1)
    if left < 0:
        raise UsageError("{what}: more than {most} MB of text cannot be sent", what=what, most=MOST_MEGABYTES)
    return left


def _check_letters(text: str, what: Message) -> None:
    try:
        text.encode()
    except UnicodeEncodeError as error:
        shown = f"U+{ord(text[error.start]):04X}"
        hint = N_("{what}: it holds half a character ({code}, letter {place}); write it as UTF-8")
        raise UsageError(hint, what=what, code=shown, place=error.start + 1) from None


def _too_deep(what: Message) -> UsageError:
    return UsageError("{what}: it is nested deeper than {most} levels", what=what, most=MOST_LEVELS)

"""Parses YAML 1.2 text: the one place that knows the parser."""

from __future__ import annotations

import re
from typing import Any

import ryaml

from schema.errors import InvalidValueError
from schema.messages import Message

#: What the parser says of a whole number that has more than 64 bits.
_TOO_LARGE = re.compile(r"invalid type: integer `(?P<number>-?\d+)` as [iu]128.* at line (?P<line>\d+)")


class YamlError(InvalidValueError):
    """The text is not YAML; ``line`` is where, from 1, or 0 when the parser does not say."""

    line = 0


class LargeNumberError(YamlError):
    """The text is YAML with a number that the parser cannot hold."""


def parse_yaml(text: str) -> Any:
    """Return the one document of the text as plain Python; an empty text is None.

    Dates and words like ``no`` stay text: what a value is, the schema decides.

    Raises
    ------
    YamlError
        The text is not YAML, has a key twice, holds several documents or a number of more than 64 bits.
    """
    try:
        return ryaml.loads(text)  # type: ignore[attr-defined] # the package exports it without saying so
    except ryaml.InvalidYamlError as error:  # type: ignore[attr-defined]
        raise _fault(str(error)) from None
    except ValueError as error:  # what the parser says of a key that Python cannot hold
        if "unhashable" not in str(error):
            raise _fault(str(error)) from None
        raise YamlError(Message("a key is a list or a mapping, where a word is expected")) from None


def _fault(said: str) -> YamlError:
    large = _TOO_LARGE.search(said)
    if large:
        message = Message(
            "the number {number} is too large; check it, or put it in quotes if it is text",
            number=large["number"],
        )
        fault: YamlError = LargeNumberError(message)
    else:
        fault = YamlError(Message("{reason}", reason=said))  # the parser speaks English only
    place = said.partition(" at line ")[2].partition(" ")[0]
    fault.line = int(place) if place.isdigit() else 0
    return fault

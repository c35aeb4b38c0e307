"""The one place that flattens attributes for formats that know only scalars.

Lists become text joined with ``;``, None is dropped, keys are sorted, and characters that XML 1.0 cannot
hold become U+FFFD (carriage returns become line feeds, as every XML reader would make them).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

Scalar = str | int | float | bool

_NOT_XML = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def flat_text(text: str) -> str:
    """Return the text with what XML 1.0 cannot hold replaced."""
    return _NOT_XML.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def flat_value(value: object) -> Scalar | None:
    """Return a scalar, or None for what is to be dropped; other kinds become their text.

    Examples
    --------
    >>> flat_value(("a", "b")), flat_value((0.5, 1.0)), flat_value(True), flat_value(None)
    ('a;b', '0.5;1.0', True, None)
    """
    if value is None or isinstance(value, (bool, int, float)):
        return value
    if isinstance(value, Iterable) and not isinstance(value, str):
        return ";".join(flat_text(str(item)) for item in value)
    return flat_text(str(value))


def flatten(attributes: Mapping[str, object]) -> dict[str, Scalar]:
    """Return the attributes as scalars, keys sorted."""
    flat = ((flat_text(key), flat_value(attributes[key])) for key in sorted(attributes))
    return {key: value for key, value in flat if value is not None}

"""Text that is safe to show: it steers no terminal, and no word of it is endless."""

from __future__ import annotations

import re

#: Characters that steer a terminal or turn the direction of writing; tabs and line feeds lay text out.
_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
#: A word of a file that is longer than this is shown by its beginning: no term and no id is.
_LONGEST_WORD = 100
_SHOWN_OF_IT = 40


def steering_characters(text: str) -> list[str]:
    """Return the characters that no name and no note holds, as ``U+001B``."""
    return sorted({f"U+{ord(c):04X}" for c in _STEERING.findall(text)})


def visible(text: str) -> str:
    r"""Return a text that cannot steer a terminal: such characters are written out.

    Examples
    --------
    >>> visible("\x1b[31mred")
    '\\x1b[31mred'
    """
    return _STEERING.sub(lambda found: ascii(found[0])[1:-1], text)


def shortened(text: str) -> str:
    """Return a text with its very long words cut to their beginning.

    Examples
    --------
    >>> shortened('"' + "7" * 400 + '" is too large')
    '"777777777777777777777777777777777777777…" is too large'
    """
    return re.sub(rf"\S{{{_LONGEST_WORD + 1},}}", lambda word: _beginning(word[0]), text)


def _beginning(word: str) -> str:
    end = word[-1] if word[-1] in "\"'" else ""
    return f"{word[:_SHOWN_OF_IT]}…{end}"

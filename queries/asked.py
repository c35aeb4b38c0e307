"""A statement as an analyst typed it: where it begins, and whether its plan is asked for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from queries.text import blank_quoted

_BLANKS = r"[^\w!-~]"
_OPTION = rf"(?:[\d.]++|\w++{_BLANKS}*+={_BLANKS}*+\w++){_BLANKS}++"
#: ``EXPLAIN`` or ``PROFILE``, before which options may stand.
_MODE = re.compile(rf"(?i){_BLANKS}*+(?:CYPHER{_BLANKS}++(?:{_OPTION})*)?(EXPLAIN|PROFILE)(?!\w)")
_FIRST = re.compile(r"[\w!-~]")


@dataclass(frozen=True, slots=True)
class Asked:
    """A statement: ``text`` as typed, ``bare`` without the word for its plan, every letter in its place.

    ``mode`` is that word (EXPLAIN, PROFILE), else empty; the statement itself begins at ``start`` of
    ``bare``, behind blanks and comments.
    """

    text: str
    bare: str
    mode: str
    start: int

    @classmethod
    def of(cls, text: str) -> Asked:
        """Read what is asked for off the words of a statement.

        >>> asked = Asked.of("// all /nexplain MATCH (n) RETURN n".replace("/n", chr(10)))
        >>> asked.mode, asked.bare[asked.start :]
        ('EXPLAIN', 'MATCH (n) RETURN n')
        """
        mode, bare = "", text
        if found := _MODE.match(blank_quoted(text)):
            begin, end = found.span(1)
            mode, bare = found[1].upper(), text[:begin] + " " * (end - begin) + text[end:]
        first = _FIRST.search(blank_quoted(bare))
        return cls(text, bare, mode, first.start() if first else len(bare))

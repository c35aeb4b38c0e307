"""Where in a statement the cursor stands: before a label, a type, a property, in a string, anywhere else."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from queries.text import blank_quoted, still_open

#: A statement is looked at so far back: what a key waits for must come at once.
_FAR = 20_000
_WORD = re.compile(r"\w*\Z")
#: A variable with its labels or types: ``(c:Company``, ``[t:INVESTOR_IN|FINANCES``.
_DECLARED = re.compile(r"[(\[,]\s*(\w*)\s*:\s*(\w[\w|&!:]*)")
_NAMED = re.compile(r"[(\[]\s*([^\W\d]\w*)\s*[:)\]{]|\bAS\s+([^\W\d]\w*)", re.IGNORECASE)
_BEFORE_TYPE = re.compile(r":\s*!?(?:\w+\s*[|&:]\s*!?)*\Z")
_BEFORE_KEY = re.compile(r"[{,]\s*\Z")
_BEFORE_STRING = re.compile(
    r"(\w+)\s*(?:[:=]|<>|=~|\bIN\b\s*\[[^\]]*|\b(?:CONTAINS|STARTS\s+WITH)\b)\s*\Z", re.I
)
_OWNER = re.compile(r"(\w+)\s*\.\s*\Z")
_CLOSED_BY = {")": "(", "]": "[", "}": "{"}


class Kind(Enum):
    """What is expected."""

    NOTHING = auto()
    WORD = auto()
    LABEL = auto()
    TYPE = auto()
    LABEL_OR_TYPE = auto()
    PROPERTY = auto()
    PARAMETER = auto()
    STRING = auto()


@dataclass(frozen=True, slots=True)
class Standing:
    """What is expected and what of it is typed.

    ``owner`` is the variable before a dot, or the property that a string is compared with; ``types`` the
    labels or types that are known of the owner; ``variables`` those of the statement.
    """

    kind: Kind
    typed: str = ""
    owner: str = ""
    types: tuple[str, ...] = ()
    variables: tuple[str, ...] = ()


def read_standing(before: str, after: str = "") -> Standing:
    """Return where the cursor stands in a statement, by the text before it and behind it."""
    before, after = before[-_FAR:], after[:_FAR]
    opened = still_open(before)
    if opened is not None:
        sign, start = opened
        if sign not in ("'", '"'):
            return Standing(Kind.NOTHING)
        asked = _BEFORE_STRING.search(blank_quoted(before[:start]))
        return Standing(Kind.STRING, before[start + 1 :], asked[1] if asked else "")
    blanked = blank_quoted(before)
    typed = _WORD.search(blanked)[0]  # type: ignore[index] # it always finds something
    return _in_code(blanked[: len(blanked) - len(typed)], typed, blanked + blank_quoted(after))


def _in_code(before: str, typed: str, whole: str) -> Standing:
    if before.endswith("$"):
        return Standing(Kind.PARAMETER, typed)
    if owner := _OWNER.search(before):
        return Standing(Kind.PROPERTY, typed, owner[1], _types_of(owner[1], whole))
    opened, place = _innermost(before)
    if opened == "{":
        pattern = _innermost(before[:place])
        if pattern[0] in ("(", "[") and _BEFORE_KEY.search(before):
            return Standing(Kind.PROPERTY, typed, "", _declared(before[pattern[1] : place]))
    elif _BEFORE_TYPE.search(before):
        is_tie = opened == "[" and before[:place].rstrip().endswith(("-", "<-"))
        kinds = {"(": Kind.LABEL, "[": Kind.TYPE if is_tie else Kind.LABEL_OR_TYPE}
        return Standing(kinds.get(opened, Kind.LABEL_OR_TYPE), typed)
    found = dict.fromkeys(name for pair in _NAMED.findall(whole) for name in pair if name and name != typed)
    return Standing(Kind.WORD, typed, variables=tuple(found))


def _types_of(variable: str, whole: str) -> tuple[str, ...]:
    return tuple(t for name, said in _DECLARED.findall(whole) if name == variable for t in _apart(said))


def _declared(pattern: str) -> tuple[str, ...]:
    found = _DECLARED.match(pattern)
    return _apart(found[2]) if found else ()


def _apart(said: str) -> tuple[str, ...]:
    return tuple(filter(None, re.split(r"[|&!:]", said)))


def _innermost(before: str) -> tuple[str, int]:
    """Return the bracket that is still open, the last one, and its place; none: an empty text and 0."""
    closed: list[str] = []
    for place in range(len(before) - 1, -1, -1):
        letter = before[place]
        if letter in _CLOSED_BY:
            closed.append(_CLOSED_BY[letter])
        elif letter in _CLOSED_BY.values():
            if not closed:
                return letter, place
            closed.pop()
    return "", 0

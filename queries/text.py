"""What can be read off a Cypher statement without a server: its parameters and its columns."""

from __future__ import annotations

import re

# Comments, strings and quoted names can hold anything: `$x`, RETURN, brackets. What is never closed goes to
# the end of the text: no server takes it, and looking for its end again and again would take for ever.
_QUOTED = re.compile(
    r"""//[^\n\r]*|/\*.*?(?:\*/|\Z)|`(?:``|[^`])*(?:`|\Z)"""
    r"""|'(?:\\.|[^'\\])*(?:'|\\?\Z)|"(?:\\.|[^"\\])*(?:"|\\?\Z)""",
    re.DOTALL,
)
_CLOSED = re.compile(r"""/\*.*?\*/|`(?:``|[^`])*`|'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*\"""", re.DOTALL)
_ENDING = re.compile(rf"{_QUOTED.pattern}|;", re.DOTALL)
_PARAMETER = re.compile(r"\$([A-Za-z_]\w*)")
_BLANK = re.compile(r"[^\w!-~]+")
_NO_NAME = re.compile(r"[^\w.]")
_DOTS = re.compile(r" ?\.+(?: \.+)* ?")  # several are a range, not a part of a name
_WORD = re.compile(r"\w+|\W")
_ALIAS = re.compile(r"(?is)^.*\bAS\s+(?:`((?:``|[^`])*)`|(\w+))\s*$")
_OPENING = {"(": ")", "[": "]", "{": "}"}
#: What may follow the items of a RETURN.
_AFTER_RETURN = {"ORDER", "SKIP", "OFFSET", "LIMIT", "UNION"}


def blank_quoted(text: str, *, names: bool = True) -> str:
    """Replace comments, strings and (with ``names``) quoted names by blanks of the same length."""

    def blank(match: re.Match[str]) -> str:
        found = match.group()
        if found.startswith("`") and not names:
            return found
        return re.sub(r"[^\n]", " ", found)

    return _QUOTED.sub(blank, text)


def plain_words(text: str) -> str:
    r"""Return what a server reads: words and signs, no comments, and one space for all that is blank.

    A string is ``''``, a quoted name stands without its quotes (what is neither letter nor dot in it is
    ``_``), the parts of a dotted name are joined. Blank is whatever is neither a letter nor visible ASCII,
    which is more than any server takes for blank.

    >>> plain_words("MATCH (n:`My Type`) // all\nWHERE n . name\u00a0= 'x y' RETURN db/**/.labels()")
    "MATCH (n: My_Type ) WHERE n.name = '' RETURN db.labels()"
    """

    def plain(match: re.Match[str]) -> str:
        found = match.group()
        if found[0] == "`":
            return f" {_NO_NAME.sub('_', found.strip('`'))} "
        return " " if found[0] == "/" else "''"

    said = _BLANK.sub(" ", _QUOTED.sub(plain, text))
    return _DOTS.sub(lambda match: "." if match.group().strip() == "." else " ", said)


def parameter_names(text: str) -> frozenset[str]:
    """Return the names after ``$`` outside comments and strings.

    >>> sorted(parameter_names("MATCH (n {id: $id}) WHERE n.x <> '$no' RETURN $limit AS x // $never"))
    ['id', 'limit']
    """
    return frozenset(_PARAMETER.findall(blank_quoted(text)))


def return_columns(text: str) -> tuple[str, ...]:
    """Return the column names of the last RETURN outside brackets: the alias, or the expression as written.

    Empty when there is no RETURN or it is ``RETURN *``.

    >>> return_columns("MATCH (n) RETURN DISTINCT n.id AS id, [x IN $l | x] AS list, n.name ORDER BY id")
    ('id', 'list', 'n.name')
    """
    blanked = blank_quoted(text)
    start, end = _last_return(blanked)
    if start < 0:
        return ()
    items = _split(blanked, start, end)
    if any(blanked[a:b].strip() == "*" for a, b in items):
        return ()
    return tuple(_column(text[a:b]) for a, b in items if text[a:b].strip())


def _last_return(blanked: str) -> tuple[int, int]:
    depth, start, end = 0, -1, len(blanked)
    for match in _WORD.finditer(blanked):
        word = match.group()
        if word in _OPENING:
            depth += 1
        elif word in _OPENING.values():
            depth -= 1
        elif depth == 0 and word.upper() == "RETURN":
            start, end = match.end(), len(blanked)
        elif depth == 0 and start >= 0 and end == len(blanked) and word.upper() in _AFTER_RETURN | {";"}:
            end = match.start()
    distinct = re.compile(r"\s*DISTINCT\b", re.IGNORECASE).match(blanked, start) if start >= 0 else None
    return (distinct.end() if distinct else start), end


def _split(blanked: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut at the commas outside brackets."""
    depth, parts, begin = 0, [], start
    for place in range(start, end):
        character = blanked[place]
        if character in _OPENING:
            depth += 1
        elif character in _OPENING.values():
            depth -= 1
        elif character == "," and depth == 0:
            parts.append((begin, place))
            begin = place + 1
    return [*parts, (begin, end)]


def _column(item: str) -> str:
    plain = re.sub(r"//[^\n]*|/\*.*?\*/", "", item, flags=re.DOTALL)
    alias = _ALIAS.match(plain)
    if alias:
        return (alias.group(1) or alias.group(2)).replace("``", "`")
    return plain.strip().strip("`")


def end_of_statement(text: str, start: int = 0) -> int:
    """Return the place of the ``;`` that ends the statement which begins at ``start``, -1 where none does.

    >>> end_of_statement("RETURN ';' /* ; */ AS x; RETURN 2")
    23
    """
    return next((found.start() for found in _ENDING.finditer(text, start) if found[0] == ";"), -1)


def still_open(text: str) -> tuple[str, int] | None:
    """Return what a text ends in and where that begins: ``'``, ``"``, a backtick, ``//`` or ``/*``.

    >>> still_open("MATCH (n {name: 'Am")
    ("'", 16)
    >>> still_open("RETURN 'Amur'"), still_open("RETURN 1 // 'Amur'")
    (None, ('//', 9))
    """
    *_, last = (None, *_QUOTED.finditer(text))
    if last is None or last.end() < len(text) or _CLOSED.fullmatch(last[0]):
        return None
    return (last[0][:2] if last[0][0] == "/" else last[0][0]), last.start()

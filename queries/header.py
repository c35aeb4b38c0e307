"""A query with its declared parameters and columns, read from the head of its ``.cypher`` file.

The head is made of comment lines::

    // summary: Who builds in a region
    // mode: read
    // param region: string — id of the region
    // param limit: integer = 100 — rows at most
    // column tie_id: string — id of the tie

Its texts are in English and are known to the catalogues.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from enum import Enum

from queries.text import parameter_names, return_columns
from schema.errors import SchemaError
from schema.messages import Message

#: What a value can be; ``any`` where it depends on the data.
TYPES = ("string", "integer", "number", "boolean", "strings", "numbers", "any")

_KEYS = ("summary", "mode", "param", "column")
_LINE = re.compile(r"^//\s*(?P<key>[a-z_]+)(?:\s+(?P<name>\w+))?\s*:\s*(?P<value>.*?)\s*$")
_DECLARATION = re.compile(
    r"^(?P<type>[a-z]+)(?:\s*=\s*(?P<default>.*?))?\s+—\s+(?P<meaning>.+)$",
)


class Mode(Enum):
    """What a query may do; the folder it lies in."""

    READ = "read"
    WRITE = "write"
    ADMIN = "admin"


@dataclass(frozen=True, slots=True)
class Parameter:
    """A declared ``$name``; ``default`` is used when nothing is given, unless ``required``."""

    name: str
    type: str
    meaning: str
    required: bool = True
    default: object = None


@dataclass(frozen=True, slots=True)
class Column:
    """A declared column of the answer."""

    name: str
    type: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Query:
    """A statement of the query book: cannot be built with a head that says other than its text.

    Raises
    ------
    SchemaError
        Declared parameters differ from the ``$names`` of the text, declared columns from the names (and the
        order) of its last RETURN, or a summary is missing.
    """

    name: str
    summary: str
    mode: Mode
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    text: str

    def __post_init__(self) -> None:
        if not self.summary:
            raise SchemaError("query {query}: the head has no summary", query=self.name)
        declared = frozenset(parameter.name for parameter in self.parameters)
        used = parameter_names(self.text)
        if declared != used:
            raise SchemaError(
                "query {query}: parameters declared but not used: {unused}; "
                "used but not declared: {undeclared}",
                query=self.name,
                unused=_names(declared - used),
                undeclared=_names(used - declared),
            )
        columns = tuple(column.name for column in self.columns)
        returned = return_columns(self.text)
        if columns != returned:
            raise SchemaError(
                "query {query}: the head declares the columns {declared}, the last RETURN gives {returned}",
                query=self.name,
                declared=_names(columns),
                returned=_names(returned),
            )


def parse_query(name: str, content: str, place: str) -> Query:
    """Read one file's content; ``place`` is what errors call it.

    Raises
    ------
    SchemaError
        A line of the head cannot be read, or the head and the text disagree.
    """
    lines = content.splitlines()
    head = 0
    while head < len(lines) and lines[head].startswith("//"):
        head += 1
    plain: dict[str, str] = {}
    parameters: list[Parameter] = []
    columns: list[Column] = []
    for number, line in enumerate(lines[:head], start=1):
        match = _LINE.match(line)
        where = f"{place} line {number}"
        if match is None:
            raise SchemaError('{place}: expected "// key: value", found "{line}"', place=where, line=line)
        key, named, value = match.group("key", "name", "value")
        if key == "param" and named:
            parameters.append(_parameter(named, value, where))
        elif key == "column" and named:
            columns.append(_column(named, value, where))
        elif key in ("summary", "mode") and not named:
            plain[key] = value
        else:
            raise SchemaError(
                '{place}: the key "{key}" is unknown ({known})', place=where, key=key, known=_KEYS
            )
    return Query(
        name=name,
        summary=plain.get("summary", ""),
        mode=_mode(plain.get("mode", ""), place),
        parameters=tuple(parameters),
        columns=tuple(columns),
        text="\n".join(lines[head:]).strip() + "\n",
    )


def _mode(word: str, place: str) -> Mode:
    try:
        return Mode(word)
    except ValueError:
        known = tuple(mode.value for mode in Mode)
        raise SchemaError(
            '{place}: the mode "{mode}" is unknown ({known})', place=place, mode=word, known=known
        ) from None


def _parameter(name: str, value: str, where: str) -> Parameter:
    match = _declaration(value, where)
    default = match.group("default")
    if default is None:
        return Parameter(name, match.group("type"), match.group("meaning"))
    try:
        literal = json.loads(default)
    except (ValueError, RecursionError):
        raise SchemaError(
            "{place}: the default {value} is not JSON (strings need quotes)", place=where, value=default
        ) from None
    return Parameter(name, match.group("type"), match.group("meaning"), False, literal)


def _column(name: str, value: str, where: str) -> Column:
    match = _declaration(value, where)
    return Column(name, match.group("type"), match.group("meaning"))


def _declaration(value: str, where: str) -> re.Match[str]:
    match = _DECLARATION.match(value)
    if match is None:
        raise SchemaError(
            '{place}: expected "TYPE [= default] — meaning", found "{value}"', place=where, value=value
        )
    if match.group("type") not in TYPES:
        raise SchemaError(
            '{place}: the type "{type}" is unknown ({known})',
            place=where,
            type=match.group("type"),
            known=TYPES,
        )
    return match


def _names(names: frozenset[str] | tuple[str, ...]) -> tuple[str, ...] | Message:
    ordered = tuple(sorted(names)) if isinstance(names, frozenset) else names
    return ordered or Message("none")

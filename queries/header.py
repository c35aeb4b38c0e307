"""A query with its declared parameters and columns, read from the head of its ``.cypher`` file.

The head is made of comment lines::

    // group: companies
    // summary: Who builds in a region
    // mode: read
    // param region: Region = null — region; all regions if not given
    // param sector: sector = null — sector; all sectors if not given
    // param limit: count = null — maximum number of rows; all if not given
    // column tie_id: string — id of the tie

What a parameter names is its type: a type of node (``Region|Province`` one of several, ``Entity`` any), a
vocabulary, or the words to choose from (``regions|provinces``). Its texts are in English and are known to the
catalogues.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from enum import Enum

from queries.groups import GROUPS
from queries.text import parameter_names, return_columns
from schema.errors import SchemaError
from schema.messages import Message
from schema.reader import read_schema

#: What a value can be; ``any`` where it depends on the data.
TYPES = ("string", "integer", "number", "boolean", "strings", "numbers", "any")
#: What a parameter can be besides: a number from 1 up, a month as 2025-06, the id of a tie.
GIVEN_TYPES = (*TYPES, "count", "month", "Tie")
#: The parameter type of whatever has a name.
ENTITY = "Entity"

_KEYS = ("group", "summary", "mode", "param", "column")
_LINE = re.compile(r"^//\s*(?P<key>[a-z_]+)(?:\s+(?P<name>\w+))?\s*:\s*(?P<value>.*?)\s*$")
_DECLARATION = re.compile(
    r"^(?P<type>[A-Za-z_]+(?:\|[A-Za-z_]+)*)(?:\s*=\s*(?P<default>.*?))?\s+—\s+(?P<meaning>.+)$",
)


class Mode(Enum):
    """What a query may do; the folder it lies in."""

    READ = "read"
    WRITE = "write"
    ADMIN = "admin"


@dataclass(frozen=True, slots=True)
class Parameter:
    """A declared ``$name``; ``default`` is used when nothing is given, unless ``required``.

    ``types`` are the types of node of which it names one (none: of any), where it is ``named``;
    ``vocabulary`` is that of which it is a term, or empty; ``choices`` are the words that it may be, or none.
    """

    name: str
    type: str
    meaning: str
    required: bool = True
    default: object = None
    named: bool = False
    types: tuple[str, ...] = ()
    vocabulary: str = ""
    choices: tuple[str, ...] = ()


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
        order) of its last RETURN, or a summary or the group of a question is missing.
    """

    name: str
    summary: str
    mode: Mode
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    text: str
    group: str = ""

    def __post_init__(self) -> None:
        if not self.summary:
            raise SchemaError("query {query}: the head has no summary", query=self.name)
        if self.mode is Mode.READ and self.group not in GROUPS:
            raise SchemaError(
                'query {query}: the group "{group}" is unknown ({known})',
                query=self.name,
                group=self.group,
                known=tuple(GROUPS),
            )
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
        elif key in ("group", "summary", "mode") and not named:
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
        group=plain.get("group", ""),
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
    kind, meaning, default = match.group("type", "meaning", "default")
    schema = read_schema()
    labels = tuple(kind.split("|"))
    named = kind == ENTITY or all(label in schema.nodes for label in labels)
    choices = labels if len(labels) > 1 and not named else ()
    if not named and not choices and kind not in (*GIVEN_TYPES, *schema.vocabularies):
        raise _unknown_type(kind, (*GIVEN_TYPES, ENTITY), where)
    declared = Parameter(
        name,
        kind,
        meaning,
        named=named,
        types=labels if named and kind != ENTITY else (),
        vocabulary=kind if kind in schema.vocabularies else "",
        choices=choices,
    )
    if default is None:
        return declared
    try:
        literal = json.loads(default)
    except (ValueError, RecursionError):
        raise SchemaError(
            "{place}: the default {value} is not JSON (strings need quotes)", place=where, value=default
        ) from None
    return replace(declared, required=False, default=literal)


def _column(name: str, value: str, where: str) -> Column:
    match = _declaration(value, where)
    if match.group("type") not in TYPES:
        raise _unknown_type(match.group("type"), TYPES, where)
    return Column(name, match.group("type"), match.group("meaning"))


def _declaration(value: str, where: str) -> re.Match[str]:
    match = _DECLARATION.match(value)
    if match is None:
        raise SchemaError(
            '{place}: expected "TYPE [= default] — meaning", found "{value}"', place=where, value=value
        )
    return match


def _unknown_type(kind: str, known: tuple[str, ...], where: str) -> SchemaError:
    return SchemaError('{place}: the type "{type}" is unknown ({known})', place=where, type=kind, known=known)


def _names(names: frozenset[str] | tuple[str, ...]) -> tuple[str, ...] | Message:
    ordered = tuple(sorted(names)) if isinstance(names, frozenset) else names
    return ordered or Message("none")

"""A query with its declared parameters and columns, read from the head of its ``.cypher`` file.

The head is made of comment lines::

    // summary: Who builds in a region
    // summary_ru: Кто строит в регионе
    // mode: read
    // param region: string — id of the region — код региона
    // param limit: integer = 100 — rows at most — не более строк
    // column tie_id: string — id of the tie — код связи
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from enum import Enum

from queries.text import parameter_names, return_columns
from schema.errors import SchemaError

#: What a value can be; ``any`` where it depends on the data.
TYPES = ("string", "integer", "number", "boolean", "strings", "numbers", "any")

_LINE = re.compile(r"^//\s*(?P<key>[a-z_]+)(?:\s+(?P<name>\w+))?\s*:\s*(?P<value>.*?)\s*$")
_DECLARATION = re.compile(
    r"^(?P<type>[a-z]+)(?:\s*=\s*(?P<default>.*?))?\s+—\s+(?P<en>.+?)\s+—\s+(?P<ru>.+)$",
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
    en: str
    ru: str
    required: bool = True
    default: object = None


@dataclass(frozen=True, slots=True)
class Column:
    """A declared column of the answer."""

    name: str
    type: str
    en: str
    ru: str


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
    summary_en: str
    summary_ru: str
    mode: Mode
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    text: str

    def __post_init__(self) -> None:
        if not (self.summary_en and self.summary_ru):
            raise SchemaError(f"query {self.name}: expected both summary and summary_ru in the head")
        declared = frozenset(parameter.name for parameter in self.parameters)
        used = parameter_names(self.text)
        if declared != used:
            raise SchemaError(
                f"query {self.name}: parameters declared but not used: {_names(declared - used)}; "
                f"used but not declared: {_names(used - declared)}"
            )
        columns = tuple(column.name for column in self.columns)
        returned = return_columns(self.text)
        if columns != returned:
            raise SchemaError(
                f"query {self.name}: the head declares the columns {_names(columns)}, "
                f"the last RETURN gives {_names(returned)}"
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
            raise SchemaError(f"{where}: expected `// key: value`, found {line!r}")
        key, named, value = match.group("key", "name", "value")
        if key == "param" and named:
            parameters.append(_parameter(named, value, where))
        elif key == "column" and named:
            columns.append(_column(named, value, where))
        elif key in ("summary", "summary_ru", "mode") and not named:
            plain[key] = value
        else:
            raise SchemaError(f"{where}: key {key!r} is unknown (summary, summary_ru, mode, param, column)")
    return Query(
        name=name,
        summary_en=plain.get("summary", ""),
        summary_ru=plain.get("summary_ru", ""),
        mode=_mode(plain.get("mode", ""), place),
        parameters=tuple(parameters),
        columns=tuple(columns),
        text="\n".join(lines[head:]).strip() + "\n",
    )


def _mode(word: str, place: str) -> Mode:
    try:
        return Mode(word)
    except ValueError:
        raise SchemaError(f"{place}: mode {word!r} is unknown (read, write, admin)") from None


def _parameter(name: str, value: str, where: str) -> Parameter:
    match = _declaration(value, where)
    default = match.group("default")
    if default is None:
        return Parameter(name, match.group("type"), match.group("en"), match.group("ru"))
    try:
        literal = json.loads(default)
    except ValueError:
        raise SchemaError(f"{where}: the default {default!r} is not JSON (strings need quotes)") from None
    return Parameter(name, match.group("type"), match.group("en"), match.group("ru"), False, literal)


def _column(name: str, value: str, where: str) -> Column:
    match = _declaration(value, where)
    return Column(name, match.group("type"), match.group("en"), match.group("ru"))


def _declaration(value: str, where: str) -> re.Match[str]:
    match = _DECLARATION.match(value)
    if match is None:
        raise SchemaError(f"{where}: expected `TYPE [= default] — English — Russian`, found {value!r}")
    if match.group("type") not in TYPES:
        raise SchemaError(f"{where}: type {match.group('type')!r} is unknown ({', '.join(TYPES)})")
    return match


def _names(names: frozenset[str] | tuple[str, ...]) -> str:
    ordered = sorted(names) if isinstance(names, frozenset) else names
    return ", ".join(ordered) or "none"

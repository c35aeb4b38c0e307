"""What the libraries say in English, put into Russian by a catalogue of templates (``russian.yaml``)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from string import Formatter
from typing import Any

#: ``ties/RU-AMU.yaml line 14: ``, as every problem of a dataset begins.
_PLACE = re.compile(r"(?P<file>[^\n]*?\.ya?ml)(?: line (?P<line>\d+))?: ")
#: How many colons are tried as the end of the key of a problem: keys are short.
_COLONS = 4


@dataclass(frozen=True, slots=True)
class Template:
    """An English text with fields and the Russian one; ``fields`` are names with how each is translated.

    A text fits when it has all ``literals`` in their order, the first at its start and the last at its end.
    The leftmost place of each is taken, so the time is linear in the text: no regular expression that could
    be led to try all splits.
    """

    literals: tuple[str, ...]
    fields: tuple[tuple[str, str], ...]
    russian: str

    @classmethod
    def read(cls, english: str, russian: str) -> Template:
        """Read a pair of the catalogue."""
        literals, fields = [""], []
        for literal, name, kind, _ in Formatter().parse(english):
            literals[-1] += literal
            if name is not None:
                fields.append((name, kind or ""))
                literals.append("")
        return cls(tuple(literals), tuple(fields), russian)

    @property
    def fixed(self) -> int:
        """How much of the text is fixed: the more, the more particular the template."""
        return sum(map(len, self.literals))

    def match(self, text: str) -> dict[str, str] | None:
        """Return the values of the fields, None when the text is another one."""
        first, last = self.literals[0], self.literals[-1]
        if not self.fields:
            return {} if text == first else None
        end = len(text) - len(last)
        if not (text.startswith(first) and text.endswith(last)):
            return None
        values, start = [], len(first)
        for literal in self.literals[1:-1]:
            found = text.find(literal, start, end)
            if found < 0:
                return None
            values.append(text[start:found])
            start = found + len(literal)
        if start > end:
            return None
        values.append(text[start:end])
        return {name: value for (name, _), value in zip(self.fields, values, strict=True)}


def to_russian(text: str) -> str:
    """Return a text of the libraries in Russian, line by line; what has no template stays as it is.

    Examples
    --------
    >>> to_russian('there is no source "source:x"; define it under sources')
    'источника "source:x" нет; опишите его в разделе sources'
    """
    return "\n".join(_line(line) for line in text.split("\n"))


@cache
def _catalogue() -> Mapping[str, Any]:
    from schema.yaml_text import parse_yaml  # only when there is something to translate

    text = (resources.files("graph.cli") / "russian.yaml").read_text(encoding="utf-8")
    loaded: Mapping[str, Any] = parse_yaml(text)
    return loaded


@cache
def templates(section: str) -> Sequence[Template]:
    """Return the templates of a section (``texts``, ``parts``), the most particular first."""
    found = [Template.read(pair["en"], pair["ru"]) for pair in _catalogue()[section]]
    return sorted(found, key=lambda template: -template.fixed)


def _line(line: str) -> str:
    body = line.lstrip(" ")
    indent = line[: len(line) - len(body)]
    return indent + (_problem(body) or _translated(body, "texts") or body)


def _problem(body: str) -> str | None:
    """Translate a problem in a file: its place, its key as it is, its message."""
    match = _PLACE.match(body)
    if match is None:
        return None
    for cut in _cuts(body, match.end()):
        message = _translated(body[cut:], "texts")
        if message is not None:
            line = f", строка {match['line']}" if match["line"] else ""
            return f"{match['file']}{line}: {body[match.end() : cut]}{message}"
    return None


def _cuts(body: str, start: int) -> Iterator[int]:
    """Yield where the message may begin: after a plain key, else at once, else after another colon."""
    colons: list[int] = []
    at = start
    while len(colons) < _COLONS and (found := body.find(": ", at)) >= 0:
        at = found + 2
        colons.append(at)
    plain = bool(colons) and not set(' "') & set(body[start : colons[0] - 2])
    yield from (colons[0], start, *colons[1:]) if plain else (start, *colons)


def _translated(text: str, section: str) -> str | None:
    for template in templates(section):
        values = template.match(text)
        if values is not None:
            kinds = dict(template.fields)
            return template.russian.format_map({k: _value(v, kinds[k]) for k, v in values.items()})
    return None


def _value(value: str, kind: str) -> str:
    if kind == "or":
        return value.replace(" or ", " или ")
    if kind == "schema":
        return _descriptions().get(value, value)
    return (_translated(value, f"{kind}s") if kind else None) or value


@cache
def _descriptions() -> Mapping[str, str]:
    """Return the schema's English descriptions of properties with the Russian ones."""
    from schema.reader import read_schema

    schema = read_schema()
    owners = [
        *(node.properties for node in schema.nodes.values()),
        *(edge.properties for edge in schema.edges.values()),
        *(statement.fields for statement in schema.statements.values()),
    ]
    return {declared.en: declared.ru for owner in owners for declared in owner.values()}

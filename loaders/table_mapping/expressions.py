"""What a value of a mapping is made of: a constant, a column in braces, a text with both.

::

    stage: operating                      # a constant
    stage: "{Стадия}"                     # what stands in the column
    ru: "Вложено: {Сумма} ({Дата})"       # a text with columns in it
    stage: {column: Стадия, values: {введён: operating}, default: discussed}
    aliases: {column: Другие названия, split: ";"}
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from loaders.tables.grid import Cell
from loaders.tables.reading import key_of
from schema.errors import InvalidValueError
from schema.messages import N_
from schema.validation import Path, kind_of
from schema.values import choices

_FIELD = re.compile(r"\{([^{}]+)\}")
_KEYS = ("column", "text", "values", "default", "split")


@dataclass(frozen=True, slots=True)
class Expression:
    """One value of a mapping; ``path`` is where it stands there.

    ``columns`` are named as in the mapping. ``values`` translates what stands in the cell, whose text is
    compared as names of columns are; ``default`` stands for an empty cell.
    """

    path: Path
    constant: Any = None
    text: str = ""
    columns: tuple[str, ...] = ()
    values: Mapping[str, Any] = field(default_factory=dict)
    default: Any = None
    split: str = ""
    #: Whether it is one column and nothing else: numbers and days stay what they are then.
    is_column: bool = False

    def filled(self, cells: Mapping[str, Cell]) -> str:
        """Return the text with what stands in the columns; nothing when all of them are empty."""
        if not any(cells[name] is not None for name in self.columns):
            return ""
        return _FIELD.sub(lambda match: shown(cells[match[1].strip()]), self.text)


def shown(cell: Cell) -> str:
    """Return what stands in a cell as text."""
    return "" if cell is None else str(cell).strip()


def read_expressions(value: Any, path: Path) -> tuple[Expression, ...]:
    """Return the expressions of a value of the mapping: one, or those of a list.

    Raises
    ------
    InvalidValueError
        It is none.
    """
    if isinstance(value, list):
        return tuple(e for n, item in enumerate(value) for e in read_expressions(item, (*path, n)))
    return (_read(value, path),)


def _read(value: Any, path: Path) -> Expression:
    if isinstance(value, str):
        return _of_text(value, path)
    if not isinstance(value, dict):
        return Expression(path, constant=value)
    if value and all(inner is None for inner in value.values()):  # {Компания} without quotes is YAML for this
        if len(value) > 1:
            quoted = f'"{{{", ".join(map(str, value))}}}"'
            text = N_("the name of a column with a comma in it needs quotes: {example}")
            raise InvalidValueError(text, example=quoted)
        return _of_text(f"{{{next(iter(value))}}}", path)
    return _of_keys(value, path)


def _of_text(text: str, path: Path) -> Expression:
    if set("{}") & set(_FIELD.sub("", text)):  # the text itself would become the name of every thing
        raise InvalidValueError(
            'a brace has no other one: "{text}"; a column is written "{{Its name}}"', text=text
        )
    columns = tuple(dict.fromkeys(name.strip() for name in _FIELD.findall(text)))
    if not columns:
        return Expression(path, constant=text)
    plain = _FIELD.sub(lambda match: f"{{{match[1].strip()}}}", text)
    return Expression(path, text=plain, columns=columns, is_column=plain == f"{{{columns[0]}}}")


def _of_keys(given: Mapping[Any, Any], path: Path) -> Expression:
    for key in given:
        if key not in _KEYS:
            raise InvalidValueError(
                'a value has no key "{key}" ({choices}); a column is written "{{Its name}}"',
                key=str(key), choices=choices(str(key), _KEYS),
            )  # fmt: skip
    if ("column" in given) == ("text" in given):
        raise InvalidValueError('give one of "column" and "text"')
    text = f"{{{given['column']}}}" if "column" in given else str(given["text"])
    found = _of_text(text, path)
    if not found.columns:
        raise InvalidValueError('the text names no column; write it in braces: "{example}"', example="{…}")
    values = given.get("values") or {}
    if not isinstance(values, dict):
        raise InvalidValueError("expected keys with values, found {found}", found=kind_of(values))
    translated = {key_of(str(key)): value for key, value in values.items()}
    default, split = given.get("default"), str(given.get("split") or "")
    return replace(found, values=translated, default=default, split=split)


def named_columns(expressions: Mapping[str, tuple[Expression, ...]]) -> Iterator[tuple[str, Path]]:
    """Yield every column that expressions name, with the place where they do."""
    for found in expressions.values():
        for expression in found:
            yield from ((name, expression.path) for name in expression.columns)

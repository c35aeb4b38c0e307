"""A row as the mapping sees it: values of its cells, cleaned; what is wrong is collected with its place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from loaders.table_mapping.cell_values import (
    code_in,
    date_of,
    number_of,
    term_of,
    truth_of,
    unit_key,
    untranslated,
)
from loaders.table_mapping.context import Context
from loaders.table_mapping.expressions import Expression, shown
from loaders.table_mapping.fields import written_edges, written_nodes
from loaders.table_mapping.mapping import TableMapping
from loaders.tables.grid import Cell, Fault, Table
from loaders.tables.reading import key_of
from schema.errors import InvalidValueError, UsageError
from schema.messages import Message
from schema.model import Property, Schema
from schema.validation import Path
from schema.values import choices, clean_text, clean_value, one_line


@dataclass(frozen=True, slots=True)
class RowFault:
    """Something wrong in a row: in a cell of it (``column``), or in what is made of it (``path``)."""

    row: int
    column: int | None
    path: Path
    message: Message


@dataclass
class Row:
    """One row, being read; ``faults`` grow."""

    number: int
    cells: Sequence[Cell]
    table: Table
    mapping: TableMapping
    columns: Mapping[str, int | None]
    context: Context
    schema: Schema
    faults: list[RowFault] = field(default_factory=list)

    def fail(self, expression: Expression | None, message: Message) -> None:
        """Note a fault at the cell that an expression reads, or at its place in the mapping."""
        column = self.columns.get(expression.columns[0]) if expression and expression.columns else None
        self.faults.append(RowFault(self.number, column, expression.path if expression else (), message))

    def cell(self, name: str) -> Cell:
        """Return what stands in a column of the mapping."""
        index = self.columns.get(name)
        return self.cells[index] if index is not None and index < len(self.cells) else None

    def raw(self, expression: Expression) -> Cell:
        """Return what an expression gives: a cell as it is, a text, a constant; None for nothing."""
        if not expression.columns:
            return expression.constant  # type: ignore[no-any-return] # what YAML has: text, number, truth
        found = {name: self.cell(name) for name in expression.columns}
        for name, cell in found.items():
            if isinstance(cell, Fault):
                index = self.columns[name]
                self.faults.append(RowFault(self.number, index, expression.path, cell.message))
                return None
        value: Cell = found[expression.columns[0]] if expression.is_column else expression.filled(found)
        if value is None or (isinstance(value, str) and not one_line(value)):
            return expression.default  # type: ignore[no-any-return]
        translated = self._translated(expression, value)
        return one_line(translated) if isinstance(translated, str) else translated

    def _translated(self, expression: Expression, value: Cell) -> Cell:
        shared = self.mapping.values.get(key_of(expression.columns[0]), {}) if expression.is_column else {}
        if not (expression.values or shared):
            return value
        key = key_of(shown(value))
        for values in (expression.values, shared):
            if key in values:
                return values[key]  # type: ignore[return-value]
        return value

    def is_there(self, expressions: Sequence[Expression]) -> bool:
        """Tell whether every one of the expressions gives something, and nothing that means no."""
        return all(self.raw(e) not in (None, "", False) for e in expressions)

    def value(self, expression: Expression, declared: Property, vocabulary: str = "") -> Any:
        """Return the clean value of an expression for a field; None for nothing or a noted fault."""
        return self._cleaned(expression, self.raw(expression), declared, vocabulary)

    def _cleaned(self, expression: Expression, given: Cell, declared: Property, vocabulary: str) -> Any:
        if given is None:
            return None
        vocabulary = vocabulary or declared.vocabulary or ""
        try:
            return self._clean(given, declared, vocabulary)
        except InvalidValueError as error:
            self.fail(expression, self._refused(expression, error, given) if vocabulary else error.message)
        except UsageError as error:
            self.fail(expression, error.message)
        return None

    def _refused(self, expression: Expression, error: InvalidValueError, given: Cell) -> Message:
        """Say that a term is unknown, and how to translate it; a template has a list to choose from."""
        if expression.is_column and expression.columns[0] not in self.mapping.headings:
            return untranslated(error, expression.columns[0], given)
        return error.message

    def _clean(self, given: Cell, declared: Property, vocabulary: str) -> Any:
        if vocabulary:
            terms = self.schema.vocabularies[vocabulary].terms
            words = self.context.lexicon.get(vocabulary, {})
            return (vocabulary == "unit" and words.get(unit_key(shown(given)))) or term_of(
                given, terms, words
            )
        if declared.kind in ("number", "integer"):
            number, rest = number_of(given, self.mapping.decimal)
            if rest:
                raise InvalidValueError('"{value}" is not a number', value=shown(given))
            return clean_value(number, declared, self.schema)
        if declared.kind == "date":
            return date_of(given)
        if declared.kind == "boolean":
            return truth_of(given)
        if declared.kind == "id":
            return self.entity_id(shown(given), declared.types)
        if declared.kind == "locator":
            return "_".join(shown(given).split())
        return clean_text(shown(given))

    def entity_id(self, given: str, types: Sequence[str]) -> str:
        """Return the id of what is meant: something of the table, else of the data beneath.

        Raises
        ------
        UsageError
            Nothing is, or several may be.
        """
        text = code_in(given) or given
        made = self.context.made_as(text, types)
        return made or self.context.names.find(text, types).id

    def values(self, expression: Expression, declared: Property, vocabulary: str = "") -> list[Any]:
        """Return the clean values of an expression: those of a list in a cell one by one."""
        if not expression.split:
            found = self.value(expression, declared, vocabulary)
            return [] if found is None else [found]
        given = self.raw(replace(expression, values={}))
        parts = [part.strip() for part in shown(given).split(expression.split)] if given is not None else []
        cells = [self._translated(expression, part) for part in parts if part]
        found = (self._cleaned(expression, cell, declared, vocabulary) for cell in cells)
        return [value for value in found if value is not None]

    def term(self, expression: Expression, lexicon: str) -> str | None:
        """Return the type of an entity or a tie that a cell names; None for a fault, which is noted."""
        given = self.raw(expression)
        known = written_nodes(self.schema) if lexicon == "entity_type" else written_edges(self.schema)
        terms = dict.fromkeys(known)
        if given is None:
            if not any(fault.path == expression.path for fault in self.faults):
                self.fail(
                    expression, Message("the cell is empty; name a type ({known})", known=choices("", known))
                )
            return None
        try:
            return term_of(given, terms, self.context.lexicon.get(lexicon, {}))
        except InvalidValueError as error:
            self.fail(expression, self._refused(expression, error, given))
            return None

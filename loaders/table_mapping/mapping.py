"""The mapping of a table as frozen data: what each of its rows says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from loaders.table_mapping.expressions import Expression, named_columns
from loaders.tables.grid import Options
from schema.validation import Path

Expressions = tuple[Expression, ...]
#: Exports of others of which a mapping may ask for the rows about what the data know; see loaders/sanctions.
EXPORTS = ("opensanctions",)


@dataclass(frozen=True, slots=True)
class Target:
    """What a row becomes: an entity, a tie, a number, a source.

    ``name`` is what ties of the mapping call the entity by, ``type`` its node type or that of
    the tie. A row for which one of ``conditions`` is empty has no such thing. ``fields`` are written as
    the dataset has them; ``roles`` hold the regions and provinces of a tie, by role or basis.
    """

    kind: str
    path: Path
    name: str = ""
    type: Expression | None = None
    conditions: Expressions = ()
    fields: Mapping[str, Expressions] = field(default_factory=dict)
    roles: Mapping[str, tuple[tuple[str, Expression], ...]] = field(default_factory=dict)
    numbers: tuple[Target, ...] = ()

    def columns(self) -> Iterator[tuple[str, Path]]:
        """Yield every column that the target names, with the place where it does."""
        single = {"type": (self.type,)} if self.type else {}
        yield from named_columns({**self.fields, **single, "if": self.conditions})
        for pairs in self.roles.values():
            yield from named_columns({role: (expression,) for role, expression in pairs})
        for number in self.numbers:
            yield from number.columns()


@dataclass(frozen=True, slots=True)
class Heading:
    """A column that a mapping declares: the names that it may have in the table, by language."""

    key: str
    names: Mapping[str, str]
    optional: bool = False
    hints: Mapping[str, str] = field(default_factory=dict)
    #: What its cells may hold: a vocabulary, ``tie_type``, ``regions``, ``provinces``, ``countries``,
    #: ``places``.
    allowed: str = ""
    example: str = ""
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class TableMapping:
    """A mapping: how the table is read, and what its rows become.

    ``values`` translates what stands in a column for everything that is made of it, by the key of its name.
    """

    name: str
    source: Target
    targets: tuple[Target, ...]
    layer: Mapping[str, str] = field(default_factory=dict)
    options: Options = field(default_factory=Options)
    header_row: int | None = None
    decimal: str = ""
    values: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    headings: Mapping[str, Heading] = field(default_factory=dict)
    title: Mapping[str, str] = field(default_factory=dict)
    #: One of :data:`EXPORTS`; empty for a table whose rows are taken as they stand.
    export: str = ""
    #: Entries of an export by their id there that the user knows: whom of the data each is, empty for nobody.
    same: Mapping[str, str] = field(default_factory=dict)

    def columns(self) -> Iterator[tuple[str, Path]]:
        """Yield every column that is named, with the place where it is."""
        for target in (self.source, *self.targets):
            yield from target.columns()

"""The columns of the tables of a data package; what they mean is taken from the schema's definitions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from graph.texts import languages, translate
from schema.days import DATED, day_properties
from schema.messages import N_, Words
from schema.model import EdgeType, NodeType, Property, Schema

#: Types of Frictionless by kind of value; the others are text.
_TYPES = {"integer": "integer", "number": "number", "boolean": "boolean"}
#: Which vocabularies the codes of a column come from, where the definition names no single one.
_STAGES = ("stage", "effort_stage")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its type in Frictionless, and what it means by language.

    ``vocabularies`` are those of its codes, ``types`` the types that it names, ``refers`` is the table
    whose ids it holds, ``unit_in`` the column that has the unit of its numbers.
    """

    name: str
    type: str = "string"
    words: Mapping[str, str] | None = None
    unit: str | None = None
    minimum: float | None = None
    maximum: float | None = None
    vocabularies: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    refers: str = ""
    unit_in: str = ""
    date: bool = False
    required: bool = False


def said(text: str) -> Mapping[str, str]:
    """Return a text of the program in every language."""
    return {lang: translate(text, lang) for lang in languages()}


def declared(item: Property, name: str = "", *, required: bool = False) -> Column:
    """Return the column of a property or a field of the definitions."""
    name = name or item.name
    vocabularies = (item.vocabulary,) if item.vocabulary else _STAGES if name == "stage" else ()
    listed = item.list
    return Column(
        name,
        "array" if listed else _TYPES.get(item.kind, "string"),
        item.words,
        item.unit,
        None if listed else item.minimum,
        None if listed else item.maximum,
        () if listed else vocabularies,
        refers="entities" if item.kind == "id" and not listed else "",
        date=item.kind == "date" and not listed,
        required=required,
    )


def coded(schema: Schema, name: str, *, required: bool = False) -> Column:
    """Return the column of the codes of one vocabulary, stages of visits among the stages."""
    vocabularies = _STAGES if name == "stage" else (name,)
    words = schema.vocabularies[name].words
    return Column(name, words=words, vocabularies=vocabularies, required=required)


def with_days(columns: Iterable[Column]) -> Iterator[Column]:
    """Yield columns, behind each date as a source tells it those of the first and the last day it covers."""
    for column in columns:
        yield column
        if column.name in DATED:
            first, last = day_properties(column.name)
            yield Column(first, "date", said(N_("first day that this date covers; none where it is open")))
            yield Column(last, "date", said(N_("last day that this date covers; none where it is open")))


def joined(columns: Iterable[Column]) -> list[Column]:
    """Return a column for each name, in order of the first: what several types call by one name."""
    found: dict[str, Column] = {}
    for column in columns:
        before = found.get(column.name)
        found[column.name] = _both(before, column) if before else column
    return list(found.values())


def _both(one: Column, other: Column) -> Column:
    """Return a column that holds the values of both."""
    low, high = _bound(one.minimum, other.minimum, min), _bound(one.maximum, other.maximum, max)
    both = one.vocabularies and other.vocabularies
    return replace(
        one,
        type=one.type if one.type == other.type else "string",
        words=_either(one.words or {}, other.words or {}),
        unit=one.unit if one.unit == other.unit else None,
        minimum=low,
        maximum=high,
        vocabularies=tuple(dict.fromkeys((*one.vocabularies, *other.vocabularies))) if both else (),
        refers=one.refers if one.refers == other.refers else "",
        date=one.date and other.date,
    )


def _bound(one: float | None, other: float | None, choose: Callable[[float, float], float]) -> float | None:
    return None if one is None or other is None else choose(one, other)


def _either(one: Mapping[str, str], other: Mapping[str, str]) -> Mapping[str, str]:
    """Return both meanings where they differ, each once."""
    if not one or not other:
        return one or other
    both = {lang: dict.fromkeys((*one[lang].split("; "), other[lang])) for lang in languages()}
    return Words({lang: "; ".join(texts) for lang, texts in both.items()})


def of_types(types: Iterable[NodeType | EdgeType]) -> list[Column]:
    """Return a column for each property that one of the types has."""
    found: list[Property] = []
    for type_ in types:
        found += type_.properties.values()
        if isinstance(type_, NodeType):
            found += type_.derived.values()
    return joined(map(declared, found))

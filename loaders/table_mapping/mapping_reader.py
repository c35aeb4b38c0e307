"""Reads a mapping file: every fault at once, with its line, its key and what was meant."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path as FilePath
from typing import Any

from loaders.parsing import parse_file
from loaders.places import Places, key_text
from loaders.table_mapping.expressions import Expression, read_expressions
from loaders.table_mapping.fields import KINDS, OWN, WHAT, fields_of, written_edges, written_nodes
from loaders.table_mapping.mapping import EXPORTS, Expressions, Heading, TableMapping, Target
from loaders.tables.grid import Options, TableError
from loaders.tables.reading import key_of
from schema.errors import InvalidValueError, Problem
from schema.messages import Message
from schema.model import Schema
from schema.reader import read_schema
from schema.validation import Path, kind_of
from schema.values import SLUG, SLUG_FORM, choices

_TOP = ("title", "source", "layer", "export", "sheet", "header_row", "encoding", "separator", "decimal",
        "merged", "hidden", "values", "columns", *KINDS)  # fmt: skip
_LAYER = ("name", "ru", "en", "zh", "version", "date", "license")
_WORDS = {"export": EXPORTS, "merged": ("refuse", "fill"), "hidden": ("read", "skip"), "decimal": (",", ".")}
_CODED = {"regions": "region_role", "provinces": "province_basis"}


def read_mapping(path: FilePath) -> TableMapping:
    """Return the mapping of a file.

    Raises
    ------
    TableError
        With every fault of it.
    """
    places, loaded = parse_file(path, path.name)
    if isinstance(loaded, Problem):
        raise TableError(Message("{file} is no mapping:", file=path.name), [loaded])
    reader = _Reader(path.name, places, read_schema())
    found = reader.mapping(path.stem, loaded)
    if reader.problems or found is None:
        raise TableError(Message("{file} is not right:", file=path.name), sorted(set(reader.problems)))
    return found


class _Reader:
    def __init__(self, file: str, places: Places, schema: Schema) -> None:
        self._file, self._places, self._schema = file, places, schema
        self.problems: list[Problem] = []

    def _report(self, path: Path, message: Message) -> None:
        self.problems.append(Problem(self._file, self._places.line(path), key_text(path), message))

    def mapping(self, name: str, loaded: Any) -> TableMapping | None:
        if not isinstance(loaded, dict):
            found = kind_of(loaded)
            self._report(
                (), Message("expected keys with values ({keys}), found {found}", keys=_TOP, found=found)
            )
            return None
        self._check_keys(loaded, (), _TOP, Message("a mapping of a table"))
        targets = [t for section in KINDS for t in self._targets(section, loaded.get(section), (section,))]
        if not targets and not self.problems:
            self._report((), Message("the mapping makes nothing: give {sections}", sections=tuple(KINDS)))
        for key, allowed in _WORDS.items():
            if loaded.get(key) not in (None, *allowed):
                fields = {"text": str(loaded[key]), "known": choices(str(loaded[key]), allowed)}
                self._report((key,), Message('"{text}" is unknown ({known})', **fields))
        return TableMapping(
            name, self._source(loaded.get("source")), tuple(targets), self._layer(loaded.get("layer")),
            Options(
                loaded.get("encoding"), loaded.get("separator"), self._sheets(loaded),
                loaded.get("merged") == "fill", loaded.get("hidden") == "skip",
            ),
            self._header_row(loaded.get("header_row")), str(loaded.get("decimal") or ""),
            self._values(loaded.get("values")), self._headings(loaded.get("columns")),
            self._dict(loaded, "title"), str(loaded.get("export") or ""),
        )  # fmt: skip

    def _check_keys(self, given: Mapping[Any, Any], path: Path, known: Any, what: Message) -> None:
        for key in given:
            if key not in known:
                named = {"key": str(key), "what": what, "choices": choices(str(key), known)}
                self._report((*path, str(key)), Message('{what} has no key "{key}" ({choices})', **named))

    def _dict(self, given: Mapping[Any, Any], key: str) -> dict[str, Any]:
        value = given.get(key)
        if value is not None and not isinstance(value, dict):
            self._report((key,), Message("expected keys with values, found {found}", found=kind_of(value)))
        return value if isinstance(value, dict) else {}

    def _source(self, given: Any) -> Target:
        if not isinstance(given, dict):
            self._report(
                ("source",) if given is not None else (),
                Message(
                    "a mapping needs a source: no fact without evidence. Write source: with ru: or en: (its "
                    "title) and date:, and id: and url: where there are any"
                ),
            )
            return Target("source", ("source",))
        target = self._target("source", given, ("source",))
        for key in ("date",):
            if key not in given:
                self._report(
                    ("source",), Message('the source has no "{key}": when it was published', key=key)
                )
        if not {"ru", "en", "zh"} & set(given):
            self._report(("source",), Message('the source has no title: give "ru" or "en"'))
        return target

    def _layer(self, given: Any) -> dict[str, str]:
        if given is None:
            return {}
        if not isinstance(given, dict):
            self._report(
                ("layer",), Message("expected keys with values, found {found}", found=kind_of(given))
            )
            return {}
        self._check_keys(given, ("layer",), _LAYER, Message("a layer"))
        name = given.get("name")
        if name is not None and not SLUG.fullmatch(str(name)):
            text = Message('"{name}" must be {expected}', name=str(name), expected=SLUG_FORM)
            self._report(("layer", "name"), text)
        return given

    def _sheets(self, loaded: Mapping[str, Any]) -> tuple[str, ...]:
        """Return the names that the sheet may have: those given, else the titles of a template."""
        given = loaded.get("sheet")
        names = given if isinstance(given, list) else [given] if given is not None else []
        return tuple(map(str, names)) or tuple(self._dict(loaded, "title").values())

    def _header_row(self, given: Any) -> int | None:
        if given is None or (isinstance(given, int) and not isinstance(given, bool) and given > 0):
            return given
        self._report(("header_row",), Message("expected the number of a row, from 1"))
        return None

    def _values(self, given: Any) -> dict[str, Mapping[str, object]]:
        found: dict[str, Mapping[str, object]] = {}
        for column, values in given.items() if isinstance(given, dict) else ():
            if isinstance(values, dict):
                found[key_of(str(column))] = {key_of(str(key)): value for key, value in values.items()}
            else:
                text = Message("expected what stands in the column with what it means: {введён: operating}")
                self._report(("values", str(column)), text)
        if given is not None and not isinstance(given, dict):
            self._report(
                ("values",),
                Message("expected columns with their values, found {found}", found=kind_of(given)),
            )
        return found

    def _headings(self, given: Any) -> dict[str, Heading]:
        found: dict[str, Heading] = {}
        for key, value in given.items() if isinstance(given, dict) else ():
            names = (
                {lang: str(v) for lang, v in value.items() if len(lang) == 2}
                if isinstance(value, dict)
                else {}
            )
            if not names:
                self._report(
                    ("columns", str(key)),
                    Message("expected the names of the column by language (ru, en, zh)"),
                )
                continue
            hints = {k.removeprefix("hint_"): str(v) for k, v in value.items() if k.startswith("hint_")}
            found[str(key)] = Heading(
                str(key), names, bool(value.get("optional")), hints, str(value.get("allowed") or ""),
                str(value.get("example") or ""), value.get("kind") == "number",
            )  # fmt: skip
        return found

    def _targets(self, section: str, given: Any, path: Path) -> Iterator[Target]:
        if given is not None and not isinstance(given, list):
            self._report(path, Message('expected a list of records, each beginning with "- "'))
            return
        for index, item in enumerate(given or ()):
            at = (*path, index)
            if isinstance(item, dict):
                yield self._target(KINDS[section], item, at)
            else:
                self._report(at, Message("expected keys with values, found {found}", found=kind_of(item)))

    def _target(self, kind: str, given: Mapping[Any, Any], path: Path) -> Target:
        type_ = self._type(kind, given, path)
        constant = type_.constant if type_ else None
        known = fields_of(kind, constant)
        self._check_keys(given, path, (*OWN[kind], *known), Message(WHAT[kind]))
        fields = {
            k: self._expressions(v, (*path, k)) for k, v in given.items() if k in known and v is not None
        }
        if kind == "tie":
            for key in ("from", "to"):
                if key not in given:
                    self._report(
                        path, Message('a tie has no "{key}": write the column with its end', key=key)
                    )
        if kind == "entity" and not {"ru", "en"} & set(given):
            self._report(path, Message('an entity has no name: give "ru" or "en"'))
        if kind == "observation":
            for key in ("quantity", "value"):
                if key not in given:
                    self._report(path, Message('a number has no "{key}"', key=key))
        below = "numbers" if kind == "tie" else "observations"
        numbers = given.get(below) if kind in ("tie", "entity") else None
        return Target(
            kind, path, str(given.get("as") or ""), type_,
            self._expressions(given["if"], (*path, "if")) if given.get("if") is not None else (), fields,
            {key: self._roles(key, given[key], (*path, key)) for key in _CODED if given.get(key) is not None},
            tuple(self._targets("observations", numbers, (*path, below))),
        )  # fmt: skip

    def _type(self, kind: str, given: Mapping[Any, Any], path: Path) -> Expression | None:
        if kind not in ("entity", "tie"):
            return None
        known = written_nodes(self._schema) if kind == "entity" else written_edges(self._schema)
        found = self._expressions(given.get("type"), (*path, "type"))
        if not found or (found[0].constant is None and not found[0].columns):
            self._report(
                path,
                Message('{what} has no "type" ({known})', what=Message(WHAT[kind]), known=choices("", known)),
            )
            return None
        constant = found[0].constant
        if constant is not None and constant not in known:
            fields = {"text": str(constant), "known": choices(str(constant), known)}
            self._report((*path, "type"), Message('"{text}" is unknown ({known})', **fields))
            return None
        return found[0]

    def _roles(self, key: str, given: Any, path: Path) -> tuple[tuple[str, Expression], ...]:
        terms = self._schema.vocabularies[_CODED[key]].terms
        first = next(iter(terms))
        if not isinstance(given, dict) or any(value is None for value in given.values()):
            return tuple((first, e) for e in self._expressions(given, path))
        found = []
        for name, value in given.items():
            if name in terms:
                found += [(name, e) for e in self._expressions(value, (*path, name))]
            elif value in terms:  # as the dataset writes it: {RU-AMU: site}
                found.append((str(value), Expression((*path, name), constant=str(name))))
            else:
                fields = {"text": str(name), "known": choices(str(name), terms)}
                self._report((*path, str(name)), Message('"{text}" is unknown ({known})', **fields))
        return tuple(found)

    def _expressions(self, value: Any, path: Path) -> Expressions:
        try:
            return read_expressions(value, path)
        except InvalidValueError as error:
            self._report(path, error.message)
            return ()

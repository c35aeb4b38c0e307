"""What a dataset defines, be the records sound or not: a faulty record is no fault of those that name it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any

from graph.statements.records import Entity
from schema.errors import InvalidValueError
from schema.model import Schema
from schema.values import check_id

#: The sections whose records define something, with their types, and those whose records only name it.
DEFINING: Mapping[str, tuple[str, ...]] = {"sources": ("Source",), "entities": (), "editions": ("Edition",)}
NAMING = ("ties", "observations")
_Definition = tuple[Mapping[str, Any], tuple[str, ...]]


class Definitions:
    """The ids that the files of one layer define; looked at only when something is wrong.

    A layer is ``open`` when an id may be defined that nobody can read: in a record without a sound one, or
    with one that belongs to another.
    """

    def __init__(self, schema: Schema) -> None:
        self._schema = schema
        self._contents: list[Any] = []
        self._unreadable: list[str] = []
        self._repeated = False

    def add(self, content: Any) -> None:
        """Take in what was parsed from a file."""
        self._contents.append(content)

    def add_unreadable(self, text: str) -> None:
        """Take in the text of a file that could not be parsed: it may define whatever it names."""
        self._unreadable.append(text)

    def note_repeated(self) -> None:
        """Note that a record has the id of another: which should be its own is unknown."""
        self._repeated = True

    @cached_property
    def records(self) -> Mapping[str, Mapping[str, Any]]:
        """Return the first record of each sound id."""
        sound = [record for record, types in self._found if self._is_id(record.get("id"), types)]
        return {str(record["id"]): record for record in reversed(sound)}

    @cached_property
    def malformed(self) -> frozenset[str]:
        """Return the ids of records that are none."""
        given = [(record["id"], types) for record, types in self._found if record.get("id") is not None]
        return frozenset(str(id_) for id_, types in given if not self._is_id(id_, types))

    @property
    def open(self) -> bool:
        """Tell whether a record defines nobody knows what."""
        return self._repeated or self._nameless

    @cached_property
    def _nameless(self) -> bool:
        return not all(self._is_id(record.get("id"), types) for record, types in self._found)

    def may_define(self, id_: str) -> bool:
        """Tell whether an id may be defined by a record that cannot be read."""
        return id_ in self.records or self.open or any(id_ in text for text in self._unreadable)

    @cached_property
    def _found(self) -> list[_Definition]:
        return [definition for content in self._contents for definition in _definitions(content)]

    def _is_id(self, value: object, types: tuple[str, ...]) -> bool:
        try:
            check_id(value if isinstance(value, str) else "", self._schema, types)
        except InvalidValueError:
            return False
        return True


def _definitions(content: Any) -> Iterator[_Definition]:
    """Yield what a file defines, wherever it stands, with the types that it may have; {} is no record."""
    for section, value in content.items() if isinstance(content, dict) else [("", content)]:
        if section in DEFINING and isinstance(value, list):
            yield from ((item if isinstance(item, dict) else {}, DEFINING[section]) for item in value)
        elif section not in NAMING:
            yield from _strays(value)


def _strays(value: Any) -> Iterator[_Definition]:
    if isinstance(value, dict) and "id" in value:
        yield value, ()
    elif isinstance(value, (dict, list)):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _strays(inner)


class KnownEntities:
    """The entities of all layers by id; where one is faulty, a stand-in with its id, type and names.

    So the records that name it are judged as if it were right. A dataset with stand-ins is never used but
    for its audit.
    """

    def __init__(self, definitions: Iterable[Definitions], schema: Schema) -> None:
        self.entities: dict[str, Entity] = {}
        self.stand_ins: set[str] = set()
        self._undefined: set[str] = set()
        self._definitions = tuple(definitions)
        self._schema = schema

    @property
    def ids(self) -> list[str]:
        """The ids that something defines."""
        return [id_ for id_ in self.entities if id_ not in self._undefined]

    def defines(self, id_: str) -> bool:
        """Tell whether something defines an id, be it faulty."""
        if id_ not in self.entities and any(d.may_define(id_) for d in self._definitions):
            self._stand_in(id_)
        return id_ in self.entities and id_ not in self._undefined

    def excuse(self, id_: str) -> None:
        """Let an undefined id stand in for all that a file says of it; that it is wrong is reported once."""
        if not self.defines(id_):
            self._undefined.add(id_)
            self._stand_in(id_)

    def _stand_in(self, id_: str) -> None:
        type_ = self._schema.type_of(id_)
        if type_:
            record = next((d.records[id_] for d in self._definitions if id_ in d.records), {})
            languages = self._schema.languages("entity")
            names = {lang: record[lang] for lang in languages if isinstance(record.get(lang), str)}
            self.entities[id_] = Entity(id_, type_, names, (), {}, "")
            self.stand_ins.add(id_)

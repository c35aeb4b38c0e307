"""What the rules look at: the statements, the raw records they came from, and the source documents."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from graph import ids
from graph.statements import Statements
from graph.statements.parties import CHINA, RUSSIA
from graph.statements.records import Entity, Tie
from loaders.audit.rules import Rule
from loaders.dataset_files import DatasetFile, RawDataset
from loaders.documents import Document
from loaders.evidence_mapping import Periods, column_of, full_locator, period_of
from loaders.mapping import Mapper
from schema.messages import Message
from schema.model import Schema
from schema.validation import Path as KeyPath
from schema.validation import full_code

#: Types whose things belong to a country.
_NATIONAL = frozenset({"Company", "University", "Organisation", "City"})


@dataclass(frozen=True, slots=True)
class Item:
    """A record with its place."""

    layer: RawDataset
    file: DatasetFile
    path: KeyPath
    data: Mapping[str, Any]

    def child(self, key: str) -> Iterator[Item]:
        """Yield the records of a list inside this one (evidence, numbers), each with its own place."""
        value = self.data.get(key)
        for index, inner in enumerate(value if isinstance(value, list) else [] if value is None else [value]):
            yield Item(self.layer, self.file, (*self.path, key, index), inner)

    @property
    def shown(self) -> str:
        """The file's name as messages give it."""
        return self.layer.shown(self.file.name)

    @property
    def place(self) -> str:
        """Name file and line as ``file:line``."""
        return f"{self.shown}:{self.file.places.line(self.path)}"


@dataclass(frozen=True, slots=True)
class Fault:
    """A rule broken by a record: the key inside it, and the values for the rule's text."""

    rule: Rule
    item: Item
    path: KeyPath = ()
    values: Mapping[str, object] = field(default_factory=dict)

    @property
    def message(self) -> Message:
        """What is wrong."""
        return Message(self.rule.text, **self.values)


@dataclass(frozen=True)
class Context:
    """Everything that the rules may look at; they judge ``layers`` and know what lies ``beneath``."""

    schema: Schema
    statements: Statements
    layers: Sequence[RawDataset]
    documents: Mapping[str, Document] = field(default_factory=dict)
    beneath: Sequence[RawDataset] = ()
    stand_ins: frozenset[str] = frozenset()

    @cached_property
    def items(self) -> Mapping[str, Sequence[Item]]:
        """Return the records to judge by section, in the order of layers and files."""
        return self._items_of(self.layers)

    @cached_property
    def all_items(self) -> Mapping[str, Sequence[Item]]:
        """Return the records of all layers by section, from the lowest layer to the highest."""
        return self._items_of((*self.beneath, *self.layers)) if self.beneath else self.items

    def _items_of(self, layers: Sequence[RawDataset]) -> Mapping[str, Sequence[Item]]:
        found: dict[str, list[Item]] = defaultdict(list)
        for layer in layers:
            for file in layer.files:
                for section, records in file.sections.items():
                    found[section] += [Item(layer, file, r["_path"], r) for r in records]
                found["heads"].append(Item(layer, file, (), file.head))
        return found

    @cached_property
    def entity_items(self) -> Mapping[str, Item]:
        """Return the record that defines each entity to judge."""
        return _definitions(self.items)

    @cached_property
    def judged(self) -> Sequence[tuple[Item, Entity]]:
        """Return each entity to judge with the record that defines it; what could not be read is left out."""
        known = self.statements.entities
        return [(item, known[id_]) for id_, item in self.entity_items.items() if id_ in known]

    @cached_property
    def all_entity_items(self) -> Mapping[str, Item]:
        """Return the record that defines each entity of all layers."""
        return _definitions(self.all_items)

    @cached_property
    def tie_items(self) -> Sequence[tuple[Item, Tie]]:
        """Return each record of a tie with the joined tie that it is a report of."""
        pairs = (
            (item, self.statements.ties.get(tie_id_of(item.data))) for item in self.items.get("ties", ())
        )
        return [(item, tie) for item, tie in pairs if tie is not None]

    @cached_property
    def numbers(self) -> Sequence[tuple[Item, tuple[str, ...]]]:
        """Return each record of a number with the ids of what it is about."""
        found: list[tuple[Item, tuple[str, ...]]] = [
            (number, (tie.id,)) for item, tie in self.tie_items for number in item.child("numbers")
        ]
        for item in self.items.get("observations", ()):
            subject = item.data.get("subject")
            about = subject if isinstance(subject, list) else [subject]
            found.append((item, tuple(sorted(str(s) for s in about))))
        return found

    @cached_property
    def citations(self) -> Sequence[tuple[Item, str, str, str]]:
        """Return every record with an ``at``: the record, source, full locator and id of its statement."""
        found = []
        for item, tie in self.tie_items:
            found += [(e, *self.cited(e), tie.id) for e in item.child("evidence")]
        for number, about in self.numbers:
            found.append((number, *self.cited(number), "+".join(about)))
        return found

    @cached_property
    def periods(self) -> Periods:
        """Return the columns of each source with their reporting periods."""
        layers = (*self.beneath, *self.layers)
        mappers = (Mapper(layer, self.schema, {}) for layer in layers if layer.files)
        return {key: value for mapper in mappers for key, value in mapper.source_periods().items()}

    @cached_property
    def uses(self) -> Counter[str]:
        """Count how often ties, numbers and entities other than itself name an entity."""
        sections = (items for section, items in self.items.items() if section != "heads")
        return Counter(name for items in sections for item in items for name in _named(item.data, ("id",)))

    @cached_property
    def touching(self) -> Mapping[str, Sequence[Tie]]:
        """Return the ties at each entity."""
        found: dict[str, list[Tie]] = defaultdict(list)
        for tie in self.statements.ties.values():
            for end in {tie.source_id, tie.target_id, tie.via_id}:
                if end:
                    found[end].append(tie)
        return found

    def cited(self, item: Item) -> tuple[str, str]:
        """Return the source and the full locator of a record with an ``at``."""
        source = full_code(str(item.data.get("source") or item.file.head.get("source")), "source")
        return source, full_locator(item.file, item.data, self.periods.get(source, {}))[0]

    def period_told(self, item: Item) -> str | None:
        """Return the reporting period of a record with an ``at``; None where its source is not known."""
        source, locator = self.cited(item)
        declared = self.periods.get(source)
        return period_of(declared, column_of(locator, declared)) if declared else None

    @cached_property
    def whereabouts(self) -> Mapping[str, Sequence[str]]:
        """Return the places that each entity stands in, directly."""
        found: dict[str, list[str]] = defaultdict(list)
        for tie in self.statements.ties.values():
            if tie.type == "LOCATED_IN":
                found[tie.source_id].append(tie.target_id)
        return found

    def places_of(self, entity_id: str) -> set[str]:
        """Return the places that an entity stands in, over all steps."""
        found: set[str] = set()
        ahead = [entity_id]
        while ahead:
            for place in self.whereabouts.get(ahead.pop(), ()):
                if place not in found:
                    found.add(place)
                    ahead.append(place)
        return found

    def country_of(self, entity_id: str) -> str | None:
        """Return an entity's country: as it says, by its prefix, or by the place it stands in."""
        for place in (entity_id, *sorted(self.places_of(entity_id))):
            prefix = place.partition(":")[0]
            by_prefix = {"country": place, "region": RUSSIA, "province": CHINA}.get(prefix)
            entity = self.statements.entities.get(place)
            country = by_prefix or (entity.properties.get("country") if entity else None)
            if country:
                return str(country)
        return None

    def lacks_country(self, entity_id: str) -> bool:
        """Tell whether an entity that must have a country has none; a body of many states needs none."""
        entity = self.statements.entities[entity_id]
        national = (
            entity.type in _NATIONAL and entity.properties.get("organisation_kind") != "intergovernmental"
        )
        return national and self.country_of(entity_id) is None


def _definitions(items: Mapping[str, Sequence[Item]]) -> dict[str, Item]:
    found: dict[str, Item] = {}
    for section in ("sources", "entities", "editions"):
        for item in items.get(section, ()):
            found.setdefault(str(item.data["id"]), item)
    return found


def tie_id_of(record: Mapping[str, Any]) -> str:
    """Return the id of the tie that a raw record reports."""
    return ids.tie_id(record["type"], record["from"], record["to"], record.get("key"), record.get("via"))


def _named(value: Any, skip: tuple[str, ...] = ()) -> Iterator[str]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            if key not in skip and not str(key).startswith("_"):
                yield from _named(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _named(inner)
    elif isinstance(value, str) and ":" in value and " " not in value:
        yield value

"""What lies beneath a review: the data that candidates join, with who is meant by a name there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from graph.names.finding import NameIndex
from graph.statements.records import Entity, Statements, Tie
from loaders.evidence_mapping import as_list
from loaders.table_mapping.cell_values import Lexicon
from loaders.table_mapping.context import Context
from loaders.table_mapping.known_names import KnownNames
from schema.errors import UsageError
from schema.model import Schema
from schema.reader import read_schema

#: What makes the LOCATED_IN ties of an entity.
_PLACES = ("located_in", "seat")


@dataclass
class Beneath:
    """The data beneath; ``deals`` is the deal of each tie that has one, ``lexicon`` the words for codes."""

    statements: Statements
    deals: Mapping[str, str] = field(default_factory=dict)
    lexicon: Lexicon = field(default_factory=dict)

    @property
    def schema(self) -> Schema:
        """The types, vocabularies and fields of the dataset."""
        return read_schema()

    @cached_property
    def context(self) -> Context:
        """Where things lie."""
        return Context(self.statements, KnownNames(self.statements), self.lexicon)

    @cached_property
    def _names(self) -> NameIndex[Entity]:
        return NameIndex(self.statements.entities.values())

    @cached_property
    def _of_deal(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for tie, deal in sorted(self.deals.items()):
            found[deal].append(tie)
        return found

    @cached_property
    def _touching(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for tie in self.statements.ties.values():
            for end in sorted({tie.source_id, tie.target_id}):
                found[end].append(tie.id)
        return found

    def know(self, new: Iterable[Mapping[str, Any]]) -> None:
        """Take in new things, so that it is known where what is told of them counts."""
        for record in new:
            type_ = self.schema.type_of(str(record.get("id"))) or ""
            names = {lang: str(record[lang]) for lang in ("ru", "en", "zh") if record.get(lang)}
            told = {key: value for key, value in record.items() if isinstance(value, str)}
            self.context.made[str(record["id"])] = Entity(str(record["id"]), type_, names, (), told, "")
            places = [place for key in _PLACES for place in as_list(record.get(key))]
            self.context.lies_in[str(record["id"])] = tuple(map(str, places))

    def find(self, given: str, types: Sequence[str] = ()) -> Entity:
        """Return the entity of one of the types that is meant (see :class:`NameIndex`).

        Raises
        ------
        UsageError
            None is, or several may be.
        """
        return self._names.find(given, types)

    def name(self, id_: str, lang: str, new: Iterable[Mapping[str, object]] = ()) -> str:
        """Return the name of an entity of the data or of the ``new`` ones; its id where it has none."""
        if id_ in self.statements.entities:
            return self.statements.entities[id_].name(lang)
        record = next((r for r in new if r.get("id") == id_), {})
        return str(record.get(lang) or record.get("en") or record.get("ru") or record.get("zh") or id_)

    def ties_of(self, joins: Iterable[str], wanted: str = "") -> list[Tie]:
        """Return the ties that ids of ties, deals or entities lead to; those of a ``wanted`` type first."""
        found: dict[str, Tie] = {}
        for id_ in joins:
            near = self._of_deal.get(id_) or self._touching.get(id_) or []
            near = [id_] if id_ in self.statements.ties else near
            ties = [self.statements.ties[tie] for tie in near]
            scored = [tie for tie in ties if tie.role != "structural" or tie.type == wanted]
            found |= {tie.id: tie for tie in sorted(scored, key=lambda tie: (tie.type != wanted, tie.id))}
        return list(found.values())

    def search_ties(self, words: str, wanted: str = "") -> list[Tie]:
        """Return the ties of what is called so, or the tie of an id.

        Raises
        ------
        UsageError
            Nothing is called so.
        """
        if words in self.statements.ties or words in self._of_deal:
            return self.ties_of([words], wanted)
        entities = self._names.search(words)
        if not entities:
            raise UsageError('nothing is called "{name}"; try another word of its name', name=words)
        return self.ties_of([entity.id for entity in entities], wanted)

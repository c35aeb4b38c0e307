"""What the making of records asks of the data beneath: who is meant by a name, and where things lie."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from graph.names.folding import fold
from graph.statements.parties import CHINA, RUSSIA
from graph.statements.records import Entity, Statements
from loaders.table_mapping.cell_values import Lexicon
from loaders.table_mapping.known_names import KnownNames


@dataclass
class Context:
    """The data beneath a table: entities, where they lie, which ties there are, the words of vocabularies."""

    statements: Statements
    names: KnownNames
    lexicon: Lexicon
    #: The things that the table makes, with the ids of the places that they lie in.
    made: dict[str, Entity] = field(default_factory=dict)
    lies_in: dict[str, tuple[str, ...]] = field(default_factory=dict)
    #: The things that rows of the table are about, new or not, by their names as they are compared.
    by_name: dict[str, list[tuple[str, str]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        found: dict[str, list[str]] = {}
        for tie in self.statements.ties.values():
            if tie.type == "LOCATED_IN":
                found.setdefault(tie.source_id, []).append(tie.target_id)
        self.lies_in |= {id_: tuple(places) for id_, places in found.items()}

    def made_as(self, name: str, types: Sequence[str]) -> str | None:
        """Return the id of the one thing of these types (none: of any) that the table makes under a name."""
        known = self.by_name.get(fold(name), ())
        found = sorted({id_ for type_, id_ in known if not types or type_ in types})
        return found[0] if len(found) == 1 else None

    def entity(self, id_: str) -> Entity | None:
        """Return an entity of the data beneath or of the table."""
        return self.statements.entities.get(id_) or self.made.get(id_)

    def places(self, id_: str, type_: str) -> tuple[str, ...]:
        """Return the regions or provinces (``type_``) that a thing is or lies in, in order."""
        return tuple(sorted({place for place in self._around(id_) if self._is(place, type_)}))

    def country(self, id_: str) -> str:
        """Return the id of the country of a thing, as far as it is known."""
        entity = self.entity(id_)
        if entity is None or entity.type == "Country":
            return id_ if entity else ""
        told = str(entity.properties.get("country") or "")
        if told:
            return told
        kinds = {e.type for place in self._around(id_) if (e := self.entity(place))}
        return RUSSIA if "Region" in kinds else CHINA if "Province" in kinds else ""

    def _around(self, id_: str) -> Iterator[str]:
        seen, waiting = set[str](), [id_]
        while waiting:
            place = waiting.pop()
            if place not in seen:
                seen.add(place)
                yield place
                waiting += self.lies_in.get(place, ())

    def _is(self, id_: str, type_: str) -> bool:
        entity = self.entity(id_)
        return entity is not None and entity.type == type_

"""A store with the data in it: loaded when it must be, and asked who is meant by a name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.model import Node
from graph.names.finding import NameIndex, Resolved
from graph.statements.read_back import to_entity
from graph.statements.records import Entity
from graph.store.base import LoadReport, Outcome
from graph.texts import BASE
from graph.workflows.origin import origin_of

if TYPE_CHECKING:
    from graph.progress import Progress
    from graph.store.base import Store
    from graph.workflows.workspace import Workspace

_ENTITIES = (
    f"MATCH (n) WHERE n.name_{BASE} IS NOT NULL AND n.layer IS NOT NULL "
    "RETURN labels(n)[0] AS label, properties(n) AS properties ORDER BY n.id"
)

_DEALS = "MATCH (n:Deal) RETURN 'Deal' AS label, properties(n) AS properties ORDER BY n.id"
_TIE = "MATCH (e:Evidence {tie_id: $id}) RETURN count(e) AS found"


def bring_up_to_date(
    store: Store, layers: Sequence[Path], workspace: Callable[[], Workspace], lang: str, progress: Progress
) -> LoadReport:
    """Make a store hold the graph of the layers; when it says that it does, nothing of them is read.

    A store that has names in a language keeps it, whoever asks: others read there, too. An empty one gets
    them in ``lang``.
    """
    origin = origin_of(layers)
    if origin is not None and store.state().origin == origin:
        return LoadReport(Outcome.UNCHANGED)
    with store.turn():  # of several processes that find it empty one loads, and the others find it loaded
        if origin is not None and store.state().origin == origin:
            return LoadReport(Outcome.UNCHANGED)
        work = workspace()
        return store.load(work.named(store.state().lang or lang), progress, work.origin)


@dataclass(frozen=True)
class StoredNames:
    """Finds what users mean among the entities of a store, without the dataset (0.1 s).

    ``resolved`` is told what was taken for an entity without being its full name.
    """

    store: Store
    resolved: Resolved[Entity] | None = None

    @cached_property
    def entities(self) -> list[Entity]:
        """Every entity that has a name."""
        return self._read(_ENTITIES)

    @cached_property
    def _names(self) -> NameIndex[Entity]:
        return NameIndex(self.entities)

    @cached_property
    def _deals(self) -> NameIndex[Entity]:
        """Every deal, which has the name of what it is about."""
        return NameIndex(self._read(_DEALS))

    def find(self, given: str, types: Sequence[str]) -> Entity:
        """Return the entity, or the deal, of one of the types that is meant (see :meth:`NameIndex.find`)."""
        known = self._deals if tuple(types) == ("Deal",) else self._names
        return known.find(given, types, self.resolved)

    def search(self, text: str) -> list[Entity]:
        """Return the entities with this text in a name (see :meth:`NameIndex.search`)."""
        return self._names.search(text, self.resolved)

    def has_tie(self, id_: str) -> bool:
        """Tell whether there is a tie with this id."""
        return bool(self.store.query(_TIE, {"id": id_}).rows[0][0])

    def _read(self, statement: str) -> list[Entity]:
        rows = self.store.query(statement).rows
        return [
            _entity(str(label), dict(properties))
            for label, properties in rows
            if isinstance(properties, dict)
        ]


def deal_entity(node: Node) -> Entity:
    """Return a deal as an entity, to be found by its name; no layer of data holds it."""
    return to_entity(Node(node.id, node.label, {**node.properties, "layer": ""}))


def _entity(label: str, properties: dict[str, Any]) -> Entity:
    node = Node(str(properties.pop("id")), label, properties)
    return deal_entity(node) if label == "Deal" else to_entity(node)

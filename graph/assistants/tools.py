"""The tools of an assistant, each a question to the dataset; all of them only read.

The docstring of a method is what an assistant is told of the tool, so it says what a person would ask.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Literal, TypeAlias

from graph.assistants.limits import DEADLINE_S, ROWS, cut, limited
from graph.door.dataset import Dataset
from graph.names.answers import taken_as
from graph.statements.records import Entity
from graph.texts import say
from graph.workflows.query_book import clears_nobody, find_question
from graph.workflows.unknown_names import unknown_names
from schema.errors import NotFoundError
from schema.messages import Message
from schema.reader import read_schema

Answer: TypeAlias = dict[str, Any]


class Notes:
    """What is said beside an answer, such as for what a name was taken; told once."""

    def __init__(self, lang: str) -> None:
        self._lang = lang
        self._kept: list[str] = []

    def resolved(self, given: str, entity: Entity) -> None:
        """Keep for what a name was taken."""
        self.say(taken_as(given, entity, self._lang))

    def say(self, *notes: Message) -> None:
        """Keep what an assistant should be told beside an answer."""
        self._kept += [say(note, self._lang) for note in notes]

    def take(self) -> list[str]:
        """Return what was kept since the last time."""
        taken, self._kept = self._kept, []
        return taken


class Tools:
    """Questions to one dataset; ``notes`` are those that its workspace tells, ``data`` names its release."""

    def __init__(self, dataset: Dataset, notes: Notes, data: str) -> None:
        self._dataset, self._notes, self._data = dataset, notes, data

    def all(self) -> tuple[Callable[..., Answer], ...]:
        """Return every tool; its name is that of the method."""
        return (
            self.list_questions,
            self.ask_question,
            self.run_cypher,
            self.describe_schema,
            self.find_entities,
            self.list_deals,
            self.show_deal,
            self.list_ties,
            self.list_marks,
            self.explain_mark,
            self.list_promises,
            self.write_brief,
        )

    def list_questions(self, limit: int = 100) -> Answer:
        """List the query book: questions that ask_question answers in one call, with their parameters."""
        return self._answer(limited(self._dataset.queries(), limit))

    def ask_question(self, name: str, parameters: dict[str, Any] | None = None, limit: int = ROWS) -> Answer:
        """Answer a question of the query book by its name; regions and provinces may be given by any name."""
        rows = self._dataset.query_book(name, deadline_s=DEADLINE_S, **(parameters or {}))
        if caution := clears_nobody(find_question(name), len(rows), self._dataset.store):
            self._notes.say(caution)
        return self._answer({"columns": rows.columns, **limited(rows, limit)})

    def run_cypher(
        self, statement: str, parameters: dict[str, Any] | None = None, limit: int = ROWS
    ) -> Answer:
        """Run one read-only Cypher statement of your own; call describe_schema first to learn the names.

        Nodes have the labels and properties of the schema, with names in name_en, name_ru and name_zh.
        """
        store = self._dataset.store
        self._notes.say(*store.cautions(statement), *unknown_names(statement, store))
        rows = self._dataset.query(statement, parameters or {}, deadline_s=DEADLINE_S)
        return self._answer({"columns": rows.columns, **limited(rows, limit)})

    def describe_schema(self) -> Answer:
        """Tell the labels of nodes and the types of ties, with their properties and ends."""
        schema = read_schema()
        nodes = [
            {"label": n.name, "means": n.words.get("en", ""), "properties": [*n.properties, *n.derived]}
            for n in schema.nodes.values()
        ]
        ties = [
            {
                "type": e.name,
                "means": e.words.get("en", ""),
                "from": list(e.source),
                "to": list(e.target),
                "role": e.role,
            }
            for e in schema.edges.values()
        ]
        terms = {name: list(v.terms) for name, v in schema.vocabularies.items() if name in _TOLD}
        return self._answer({"nodes": nodes, "ties": ties, "vocabularies": terms})

    def find_entities(self, name: str, limit: int = 10) -> Answer:
        """Find regions, provinces, cities, companies, projects and others by a part of a name."""
        rows = self._dataset.query_book("entity_search", text=name, deadline_s=DEADLINE_S)
        return self._answer(limited(rows, limit))

    def list_deals(
        self,
        region: str | None = None,
        province: str | None = None,
        sector: str | None = None,
        kind: str | None = None,
        stage: str | None = None,
        health: str | None = None,
        limit: int = ROWS,
    ) -> Answer:
        """List deals between Russian regions and China, most points first; what does not filter is null.

        A deal is one thing with everything known about it. stage is the furthest reached (discussed, agreed,
        building, operating), health how it goes (active, slow, stalled, cancelled, ended).
        """
        found = self._dataset.deals(region, province, sector, kind, stage, health)
        return self._answer(limited(found, limit))

    def show_deal(self, id: str) -> Answer:  # noqa: A002 # the name of the field
        """Show one deal by its id with its ties and, for each, what every source says and where."""
        deal = next((deal for deal in self._dataset.deals() if deal["id"] == id), None)
        if deal is None:
            raise NotFoundError('there is no deal "{id}"; list_deals gives their ids', id=id)
        ties = [tie for tie in self._dataset.ties() if tie["deal_id"] == id]
        return self._answer({"deal": deal, "ties": limited(ties)})

    def list_ties(
        self,
        region: str | None = None,
        type: str | None = None,  # noqa: A002 # the name of the field
        stage: str | None = None,
        health: str | None = None,
        limit: int = ROWS,
    ) -> Answer:
        """List single ties with their evidence (source, place in it, what it asserts)."""
        return self._answer(limited(self._dataset.ties(region, type, stage, health), limit))

    def list_marks(self, of: Literal["regions", "provinces"] = "regions", limit: int = 100) -> Answer:
        """List the marks from 1 to 10 of how productive ties with China are, best first, with intervals."""
        return self._answer(limited(self._dataset.scores(of), limit))

    def explain_mark(self, place: str, top: int = 10) -> Answer:
        """Explain the mark of a region or province: which deals carry it, in words, with their sources."""
        return self._answer({"text": cut(self._dataset.explain_text(place, top))})

    def list_promises(
        self, region: str | None = None, overdue: bool = False, unfinished: bool = False, limit: int = ROWS
    ) -> Answer:
        """List what became of what was announced; the unfinished, longest silent first."""
        return self._answer(limited(self._dataset.promises(region, overdue, unfinished), limit))

    def write_brief(self, about: str) -> Answer:
        """Write a brief in Markdown on a region, province, company, project, route, crossing or zone."""
        return self._answer({"text": cut(self._dataset.brief(about))})

    def _answer(self, content: Mapping[str, Any]) -> Answer:
        """Return an answer with what is said beside it and the release of the data that it is made of."""
        return {**content, "notes": self._notes.take(), "data": self._data}


#: The vocabularies that filters and statements need.
_TOLD = frozenset({"stage", "health", "deal_kind", "sector"})

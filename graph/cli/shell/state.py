"""What a shell knows while it runs: its session, its store, parameters, and the last answer."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from graph.cli.asking import ask, ask_question, given_for, note_empty, show_answer, show_question
from graph.cli.command import Session
from graph.cli.output import Format
from graph.texts import say
from graph.workflows.answer_files import Answer
from schema.errors import ArgunError, UsageError
from schema.messages import Message, counted

if TYPE_CHECKING:
    from graph.store.base import QueryResult, Store
    from graph.workflows.loaded_store import StoredNames
    from queries.header import Query

#: Looking for anything reads all names.
_SOME_PLACE = "RU-AMU"
#: A table of more rows is cut on a terminal: nobody scrolls back so far.
MOST_SHOWN = 100


@dataclass
class Shell:
    """A row of statements and commands over one store; ``talks``: with somebody at a terminal.

    ``is_lost`` says that the store could not be opened, so that going on is meaningless.
    """

    session: Session
    store: Callable[[], Store]
    deadline_s: float
    parameters: dict[str, object] = field(default_factory=dict)
    talks: bool = False
    ended: bool = False
    last: Answer | None = None
    is_lost: Callable[[], bool] = lambda: False
    _shown: int = 0
    _names: StoredNames | None = None

    def ask(self, text: str, in_place: str | None = None) -> None:
        """Run a statement and show its answer; ``in_place``: with what stands before it in a script."""
        given = given_for(text, self.parameters, at_prompt=True)
        store = self.store()
        begun = time.perf_counter()
        result = ask(self.session, store, in_place or text, given, self.deadline_s)
        self.last = Answer(result)
        self._show(result, time.perf_counter() - begun, lambda cut: show_answer(self.session, cut))

    def warm(self, store: Store) -> None:
        """Do what the first question would wait for: start the engine, and read the names of things."""
        from graph.workflows.loaded_store import StoredNames

        store.query("RETURN 1 AS one")
        self._names = StoredNames(store, self.session.resolved)
        self._names.find(_SOME_PLACE, ("Region",))

    def ask_question(self, found: Query, given: Mapping[str, object]) -> None:
        """Run a question of the book and show its answer."""
        from graph.workflows.loaded_store import StoredNames
        from graph.workflows.query_book import cut_at

        names = self._names = self._names or StoredNames(self.store(), self.session.resolved)
        begun = time.perf_counter()
        result, values = ask_question(self.session, names, found, given, self.deadline_s)
        seconds = time.perf_counter() - begun
        self.last = Answer(result, question=True)
        self._show(result, seconds, lambda cut: show_question(self.session, found, cut))
        if cut := cut_at(values, len(result.rows)):
            self.session.note(cut)

    def answer(self) -> Answer:
        """Return the last answer.

        Raises
        ------
        UsageError
            There is none yet.
        """
        if self.last is None:
            raise UsageError("there is no answer yet; run a statement or :query NAME first")
        return self.last

    def tell(self, error: ArgunError) -> None:
        """Say what went wrong, and go on."""
        self.session.note(Message("Error: {message}", message=say(error, self.session.lang)))

    def begin_output(self) -> None:
        """Part what follows in a script from what was shown before by an empty line, where people would."""
        if self.talks:
            return
        if self._shown and self.session.shown not in (Format.json, Format.ndjson):
            self.session.print()
        self._shown += 1

    def _show(self, result: QueryResult, seconds: float, show: Callable[[QueryResult], None]) -> None:
        count = len(result.rows)
        cut = self.talks and self.session.shown is Format.table and count > MOST_SHOWN
        self.begin_output()
        show(replace(result, rows=result.rows[:MOST_SHOWN]) if cut else result)
        if not self.talks:
            note_empty(self.session, result)
            return
        self.session.note(
            counted("{count} row, {seconds:.3f} s", "{count} rows, {seconds:.3f} s", count, seconds=seconds)
        )
        if cut:
            self.session.note(
                Message(
                    "the first {shown} are shown; :export FILE.csv writes all of them, :format tsv shows all",
                    shown=MOST_SHOWN,
                )
            )

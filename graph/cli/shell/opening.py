"""The store of a shell: opened, loaded if need be, and its engine started while the user types."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Self

from graph.cli.command import Session
from graph.settings import read_settings
from graph.store.addresses import names_server
from graph.store.base import closed
from schema.errors import ArgunError
from schema.messages import Message

if TYPE_CHECKING:
    from graph.progress import Progress
    from graph.store.base import Store

#: The prompt waits so long for the store: most are open by then, and what is wrong with others is known.
GRACE_S = 0.6
_TICK_S = 0.1


@dataclass(frozen=True, slots=True)
class _Behind(Session):
    """A session that nobody sees: what it has to say waits until somebody looks."""

    notes: list[Message] = field(default_factory=list, compare=False)
    steps: list[tuple[Message, int, int]] = field(default_factory=list, compare=False)
    opened: list[Store] = field(default_factory=list, compare=False)

    def note(self, message: Message) -> None:
        self.notes.append(message)

    def open_store(self) -> Store:
        store = Session.open_store(self)
        self.opened.append(store)  # to be closed even while it is still loaded
        return store

    @property
    def progress(self) -> Progress:  # type: ignore[override] # another that tells of its steps
        return self

    def step(self, what: Message, done: int, total: int) -> None:
        self.steps[:] = [(what, done, total)]


class Opening:
    """Opens the store when it is asked for, or before that on a thread of its own."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._behind = _Behind(**{f.name: getattr(session, f.name) for f in fields(session)})
        self._stack = ExitStack()
        self._store: Store | None = None
        self._error: BaseException | None = None
        self._done = threading.Event()
        self._begun = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for store in self._behind.opened:
            store.close()
        self._stack.close()

    def begin(self, then: Callable[[Store], None]) -> None:
        """Start to open the store, then do more with it; one whose password must be typed is opened at once.

        Raises
        ------
        ArgunError
            It is known already that the store cannot be opened.
        """
        if _wants_password(self._session):
            self.store()
            return
        self._begun = True
        threading.Thread(target=self._open, args=(then,), name="argun-opening", daemon=True).start()
        if self._done.wait(GRACE_S):
            self.store()

    def failed(self) -> bool:
        """Say whether the store cannot be opened."""
        return self._error is not None

    def store(self) -> Store:
        """Return the open store that holds the data, and say what there was to say of it.

        Raises
        ------
        ArgunError
            It cannot be opened or loaded.
        """
        if self._begun:
            self._wait()
        elif self._store is None:
            try:
                self._store = self._stack.enter_context(self._session.loaded_store())
            except ArgunError as error:
                self._error = error
                raise
        if self._store is None:
            raise self._error or closed(str(self._session.store))
        return self._store

    def _wait(self) -> None:
        """Wait for the thread that opens, and show what it has to say meanwhile and at its end."""
        progress = self._session.progress
        shown: list[tuple[Message, int, int]] = []
        while not self._done.wait(_TICK_S):
            if (steps := self._behind.steps[:]) != shown:
                progress.step(*steps[0])
                shown = steps
        while self._behind.notes:
            self._session.note(self._behind.notes.pop(0))

    def _open(self, then: Callable[[Store], None]) -> None:
        try:
            self._store = self._stack.enter_context(self._behind.loaded_store())
        except BaseException as error:  # handed to who asks for the store
            self._error = error
        finally:
            self._done.set()
        if self._store is not None:
            with suppress(ArgunError):  # who asks is told
                then(self._store)


def _wants_password(session: Session) -> bool:
    settings = read_settings(os.environ)
    address = session.store or settings.store
    return address is not None and settings.password is None and names_server(address)

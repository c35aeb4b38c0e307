"""A piece of waiting that ends at a deadline or at Ctrl-C, whatever the thing waited for does."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Generic, TypeVar

from schema.errors import StoreError

Result = TypeVar("Result")

#: How long a cancelled work may take to end: closing the connection under it fails inside the driver.
SETTLE_S = 3.0

#: Ctrl-C is seen between two waits: a longer wait cannot be interrupted on Windows.
TICK_S = 0.1


class _Work(Generic[Result]):
    def __init__(self, work: Callable[[], Result]) -> None:
        self.work = work
        self.done = threading.Event()
        self.result: list[Result] = []
        self.error: BaseException | None = None

    def run(self) -> None:
        try:
            self.result.append(self.work())
        except BaseException as error:  # handed to the waiting thread, which raises it
            self.error = error
        finally:
            self.done.set()


def run_with_deadline(
    work: Callable[[], Result],
    deadline_s: float | None,
    cancel: Callable[[], None],
) -> Result:
    """Run ``work`` on a daemon thread and return its result or raise its error.

    At the deadline (None: never) or at Ctrl-C ``cancel`` is called, which makes the server drop the work. The
    two get ``SETTLE_S`` to end; after that they are left behind.

    Raises
    ------
    StoreError
        The deadline passed.
    KeyboardInterrupt
        Ctrl-C was pressed.
    """
    job = _Work(work)
    threading.Thread(target=job.run, name="argun-query", daemon=True).start()
    end = None if deadline_s is None else time.monotonic() + deadline_s
    try:
        while not job.done.wait(TICK_S if end is None else max(0.0, min(TICK_S, end - time.monotonic()))):
            if end is not None and time.monotonic() >= end:
                _settle(job, cancel)
                raise StoreError(
                    "the query took longer than {seconds:g} s and was stopped; "
                    "narrow it, add a LIMIT, or give it a longer deadline",
                    seconds=deadline_s,
                )
    except KeyboardInterrupt:
        _settle(job, cancel)
        raise
    if job.error is not None:
        raise job.error
    return job.result[0]


def _settle(job: _Work[Result], cancel: Callable[[], None]) -> None:
    # On a thread of its own, too: a server that has gone away does not answer to a cancellation either.
    canceller = threading.Thread(target=cancel, name="argun-cancel", daemon=True)
    end = time.monotonic() + SETTLE_S
    canceller.start()
    canceller.join(SETTLE_S)
    job.done.wait(max(0.0, end - time.monotonic()))

"""Signals that ask a command to end: it takes back what it has begun, as at Ctrl-C."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn

#: Of ``kill`` and the system that shuts down, of a terminal that closes, of Ctrl-Break on Windows; as far as
#: the platform has them.
_NAMES = ("SIGTERM", "SIGHUP", "SIGBREAK")


class Stopped(KeyboardInterrupt):
    """A signal has asked to end; whatever ends in peace at Ctrl-C does so at this."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number


def exit_code(stop: BaseException | None) -> int:
    """Return 128 and the number of the signal: 130 for Ctrl-C, 143 for SIGTERM."""
    return 128 + (stop.number if isinstance(stop, Stopped) else signal.SIGINT)


@contextmanager
def stopping() -> Iterator[None]:
    """Raise :class:`Stopped` when a signal comes, once; one that the caller ignores (``nohup``) stays so."""
    known = [getattr(signal, name) for name in _NAMES if hasattr(signal, name)]
    heard = [number for number in known if signal.getsignal(number) is signal.SIG_DFL]

    def stop(number: int, _: FrameType | None) -> NoReturn:
        for each in heard:  # a second one would fall into what takes things back
            signal.signal(each, signal.SIG_IGN)
        raise Stopped(number)

    for number in heard:
        signal.signal(number, stop)
    try:
        yield
    finally:
        for number in heard:
            signal.signal(number, signal.SIG_DFL)

"""Why a file cannot be written, and what to do: the system's errors in our words."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from schema.errors import ArgunError
from schema.messages import Message
from schema.wording import refusal

_ROOM = Message("free some space or choose another disk")
_CLOSE = Message("close it in the other program (a spreadsheet, a viewer) or choose another path")
_OTHER_FOLDER = Message("choose another folder")
#: What to do when the system refuses to write, by the number of its error.
_ADVICE = {
    errno.ENOSPC: _ROOM,
    errno.EDQUOT: _ROOM,
    errno.EACCES: _OTHER_FOLDER,
    errno.EPERM: _OTHER_FOLDER,
    errno.EROFS: _OTHER_FOLDER,
    errno.ENOENT: Message("make the folder first"),
    errno.EISDIR: Message("give the name of a file"),
    errno.ENAMETOOLONG: Message("choose a shorter one"),
    errno.EBUSY: _CLOSE,
}
#: What Windows says of a file that another program has open: a sharing or a lock violation, or only that
#: access is denied, as it says of rights.
_ACCESS_DENIED, *_IN_USE = 5, 32, 33


@contextmanager
def refusing(path: Path) -> Iterator[None]:
    """Turn the system's errors into ours, with the path that is told.

    A reader that has seen enough (``BrokenPipeError``) is no error of the path.

    Raises
    ------
    ArgunError
        Says what the path is, why it cannot be written, and what to do.
    """
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise unwritable(path, error) from error


def unwritable(path: Path, error: OSError) -> ArgunError:
    """Return the system's error in our words, with what to do."""
    reason, advice = refusal(error), _ADVICE.get(error.errno or 0, Message("choose another path"))
    windows = getattr(error, "winerror", None)
    if windows in _IN_USE:
        reason = Message("another program is using it")
    if windows in (_ACCESS_DENIED, *_IN_USE):
        advice = _CLOSE
    return refused(path, Message("{reason}; {advice}", reason=reason, advice=advice))


def refused(path: Path, reason: Message) -> ArgunError:
    """Return the error of a path for a reason of ours."""
    return ArgunError(Message("cannot write {path}: {reason}", path=path, reason=reason))

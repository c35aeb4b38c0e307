"""Puts files in the places of others, all or none: a journal tells the next process where one has died.

The folder of a swap lies in the folder whose files change::

    new/       the complete files
    old/       the former ones, from the moment that a new one takes the place
    journal    there while files take their places: what moves, and what was there
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from graph.files.refusals import refused, refusing
from graph.files.targets import write_new
from schema.errors import ArgunError
from schema.messages import N_, Message
from schema.wording import refusal

NEW, OLD, JOURNAL = "new", "old", "journal"
#: On Windows a file that somebody has open could be linked, but nothing could be done with the link after.
HARD_LINKS = os.name != "nt"


def missing_parents(paths: Iterable[Path]) -> list[Path]:
    """Return the folders that must be made for some files, in the order in which they can be."""
    return sorted({parent for path in paths for parent in path.parents if not parent.exists()})


def inside(folder: Path, name: str) -> Path:
    """Return the file behind a name in a folder, whose links may lead to others of the folder, but not out.

    Raises
    ------
    ArgunError
        They lead out of the folder.
    """
    path = Path(os.path.realpath(folder / name))
    if not path.is_relative_to(os.path.realpath(folder)):
        text = Message("a link leads out of the folder; remove the link or choose another folder")
        raise refused(folder / name, text)
    return path


def swap(work: Path, names: Sequence[str], *, private: bool = False) -> None:
    """Put the files of ``work/new`` in their places in the folder above ``work``, in the order of the names.

    On failure, and when it is interrupted, everything is put back.

    Raises
    ------
    ArgunError
        Says which file could not be replaced, and what to do.
    """
    folder = work.parent
    targets = {name: inside(folder, name) for name in names}
    former = {name: target.exists() for name, target in targets.items()}
    parents = missing_parents(targets.values())
    made = [path.relative_to(os.path.realpath(folder)).as_posix() for path in parents]
    for name in names:
        (work / OLD / name).parent.mkdir(parents=True, exist_ok=True)
    try:
        _write_journal(work, {"former": former, "made": made})
        for path in parents:
            with refusing(path):
                path.mkdir(mode=0o700 if private else 0o777)
        for name, target in targets.items():
            with refusing(target):
                if former[name]:
                    _keep(target, work / OLD / name)
                (work / NEW / name).replace(target)
        (work / JOURNAL).unlink()
    except BaseException:  # Ctrl-C too
        if (work / JOURNAL).exists():
            roll_back(work)
        raise


def roll_back(work: Path) -> None:
    """Put everything back that the journal tells of; goes on where it was broken off before.

    Raises
    ------
    ArgunError
        A file cannot be put back, or the journal is damaged: all stays for the next time.
    """
    folder = work.parent
    former, made = _read_journal(work)
    for name, was_there in former.items():
        target, kept = inside(folder, name), work / OLD / name
        try:
            if kept.exists():
                kept.replace(target)
            elif not was_there and not (work / NEW / name).exists():
                target.unlink(missing_ok=True)
        except OSError as error:
            raise _stuck(target, kept, error) from error
    for name in reversed(made):
        with suppress(OSError):  # not made yet, or somebody else has put something there
            inside(folder, name).rmdir()
    (work / JOURNAL).unlink()


def _stuck(target: Path, kept: Path, error: OSError) -> ArgunError:
    text = N_(
        "its former content ({kept}) cannot be put back: {reason}; close it in other programs and run the "
        "command again"
    )
    return refused(target, Message(text, kept=kept, reason=refusal(error)))


def _keep(target: Path, kept: Path) -> None:
    """Keep a file under a second name; where that is not to be had it is away until the new one comes."""
    if HARD_LINKS:
        with suppress(OSError):
            kept.hardlink_to(target)
            return
    target.replace(kept)


def _write_journal(work: Path, told: object) -> None:
    part = work / f"{JOURNAL}.part"
    write_new(part, json.dumps(told).encode())
    part.replace(work / JOURNAL)


def _read_journal(work: Path) -> tuple[dict[str, bool], list[str]]:
    try:
        told = json.loads((work / JOURNAL).read_text(encoding="utf-8"))
        return dict(told["former"]), list(told["made"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        text = N_("{work} is what a broken-off run left, and damaged; look at the files and remove it")
        raise refused(work.parent, Message(text, work=work)) from error

"""What a rule of the audit is."""

from __future__ import annotations

from dataclasses import dataclass

ERROR, WARNING = "error", "warning"


@dataclass(frozen=True, slots=True)
class Rule:
    """A check with a stable id, which never changes its meaning and is never used again.

    ``text`` says with its fields what is wrong, ``next`` what to do; all three texts are marked for
    translation. ``code`` is the kind of a reader's problem that falls under the rule: the reader's own
    words are its text. A rule of ``absence`` follows from what the data lack, and is not judged where
    records could not be read: what it misses may stand there.
    """

    id: str
    severity: str
    title: str
    next: str
    text: str = ""
    code: str = ""
    absence: bool = False

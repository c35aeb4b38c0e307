"""Every error of Argun: what is wrong, where, what was expected, what to do next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from schema.wording import shortened, visible


class ArgunError(Exception):
    """The root of all our errors; its text is meant for the user and says the next step.

    ``exit_code`` is what the command line ends with: 1 failure, 2 usage, 3 database or login,
    4 nothing found, 5 a quality check failed.
    """

    exit_code = 1


class UsageError(ArgunError):
    """An argument that cannot be used: an unknown name, a value of the wrong form."""

    exit_code = 2


class StoreError(ArgunError):
    """The database cannot be reached, refuses the login or the statement, or is in use."""

    exit_code = 3


class NotFoundError(ArgunError):
    """Nothing answers to the name or the filter."""

    exit_code = 4


class CheckError(ArgunError):
    """A quality check failed."""

    exit_code = 5


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing wrong in a file: place, what is wrong and what was expected.

    ``line`` is counted from 1; 0 when the problem belongs to the whole file. ``key`` is the path of
    the offending key (``ties[3].evidence[0].stage``), empty for the whole file. ``code`` is the stable
    kind of the problem (``dangling``), by which ``argun check`` finds its rule.
    """

    file: str
    line: int
    key: str
    message: str
    code: str = field(default="", compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "message", shortened(visible(self.message)))

    def __str__(self) -> str:
        place = self.file + (f" line {self.line}" if self.line else "")
        return f"{place}: {self.key + ': ' if self.key else ''}{self.message}"


class DatasetError(ArgunError):
    """A dataset cannot be used; carries every problem found, in order of file and line."""

    def __init__(self, message: str, problems: Sequence[Problem] = ()) -> None:
        self.problems = tuple(sorted(set(problems)))
        lines = [message, *(f"  {problem}" for problem in self.problems)]
        super().__init__("\n".join(lines))


class SchemaError(ArgunError):
    """The schema's own definitions are wrong: a fault of the installation, not of the data."""


class MethodError(ArgunError):
    """A method file of the scores is wrong."""

    exit_code = 2

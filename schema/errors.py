"""Every error of Argun: what is wrong, where, what was expected, what to do next."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from gettext import NullTranslations
from typing import Any

from schema.messages import ENGLISH, Message
from schema.wording import shortened, visible


class ArgunError(Exception):
    """The root of all our errors; its message is meant for the user and says the next step.

    It is made of a text with ``{fields}`` and their values, or of a message, and is put into a language
    where it is shown; ``str`` gives English. ``exit_code`` is what the command line ends with: 1 failure,
    2 usage, 3 database or login, 4 nothing found, 5 a quality check failed.

    Examples
    --------
    >>> str(UsageError("the stage {stage} is unknown", stage="built"))
    'the stage built is unknown'
    """

    exit_code = 1

    def __init__(self, message: str | Message, /, **fields: Any) -> None:
        self.message = message if isinstance(message, Message) else Message(message, **fields)
        super().__init__(self.message)

    def render(self, translations: NullTranslations = ENGLISH) -> str:
        """Return what the user reads, in the language of the translations."""
        return self.message.render(translations)

    def __str__(self) -> str:
        return self.render()


class UsageError(ArgunError):
    """An argument that cannot be used: an unknown name, a value of the wrong form."""

    exit_code = 2


class InvalidValueError(ArgunError, ValueError):
    """A value that is none of its kind."""

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
    message: Message
    code: str = field(default="", compare=False)

    def said(self, translations: NullTranslations = ENGLISH) -> str:
        """Return what is wrong, without the place; very long words are cut."""
        return shortened(visible(self.message.render(translations)))

    def render(self, translations: NullTranslations = ENGLISH) -> str:
        """Return place, key and what is wrong, in one line."""
        shown = Message("{file} line {line}", file=self.file, line=self.line) if self.line else self.file
        for text in filter(None, (self.key, self.said(translations))):
            shown = Message("{place}: {text}", place=shown, text=text)
        return str(shown if isinstance(shown, str) else shown.render(translations))

    def __str__(self) -> str:
        return self.render()


class ListedError(ArgunError):
    """Something with several faults; carries every one of them, and shows each on a line of its own."""

    faults: tuple[Problem | Message, ...]

    def __init__(
        self, message: str | Message, faults: Iterable[Problem | Message] = (), /, **fields: Any
    ) -> None:
        super().__init__(message, **fields)
        self.faults = tuple(faults)

    def render(self, translations: NullTranslations = ENGLISH) -> str:
        """Return the message and a line for each fault."""
        lines = [self.message.render(translations)]
        return "\n".join(lines + [f"  {fault.render(translations)}" for fault in self.faults])


class DatasetError(ListedError):
    """A dataset cannot be used; carries every problem found, in order of file and line."""

    def __init__(self, message: str | Message, problems: Iterable[Problem] = (), /, **fields: Any) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__(message, self.problems, **fields)


class SchemaError(ListedError):
    """The schema's own definitions, or a query of the book, are wrong: a fault of the installation."""


class MethodError(ListedError):
    """A method file of the scores is wrong."""

    exit_code = 2

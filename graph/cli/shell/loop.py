"""The prompt: lines are edited, coloured and completed until a statement is whole, then it is run."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from prompt_toolkit import PromptSession
from prompt_toolkit.application import get_app
from prompt_toolkit.completion import CompleteEvent, Completer, Completion, PathCompleter
from prompt_toolkit.document import Document
from prompt_toolkit.enums import DEFAULT_BUFFER
from prompt_toolkit.filters import Condition
from prompt_toolkit.lexers import PygmentsLexer
from prompt_toolkit.output import create_output
from pygments.lexers.graph import CypherLexer

from graph.cli.output import note
from graph.cli.shell.commands import COMMANDS
from graph.cli.shell.completion import Completion as Words
from graph.cli.shell.history import NAME, KeptHistory
from graph.cli.shell.running import run_piece
from graph.cli.shell.vocabulary import read_vocabulary
from graph.cli.signals import Stopped
from graph.settings import read_settings
from queries.script import is_whole, read_pieces
from schema.errors import ArgunError
from schema.messages import Message

if TYPE_CHECKING:
    from graph.cli.shell.state import Shell

PROMPT, GOES_ON = "argun> ", "  ...> "
_OF_FILES = re.compile(r"\s*:(?:pic\w*|exp\w*)\s+(.*)", re.DOTALL)


def talk(shell: Shell, prompt: PromptSession[str]) -> None:
    """Read and run until somebody leaves."""
    while not shell.ended:
        try:
            text = prompt.prompt()
        except Stopped:
            raise
        except KeyboardInterrupt:  # the line is cleared
            continue
        except EOFError:
            return
        _run(shell, text)


def _run(shell: Shell, text: str) -> None:
    """Run what was typed; an error and Ctrl-C end what is left of it, and nothing else."""
    try:
        for piece in read_pieces(text):
            run_piece(shell, piece)
            if shell.ended:
                return
    except Stopped:
        raise
    except KeyboardInterrupt:
        note("")  # behind the ^C of the terminal
        shell.session.note(Message("stopped; the shell goes on"))
    except ArgunError as error:
        if shell.is_lost():
            raise
        shell.tell(error)


def make_prompt(shell: Shell, **streams: Any) -> PromptSession[str]:
    """Return the prompt of a shell; ``streams`` are prompt_toolkit's, by default the terminal."""
    lang = shell.session.lang
    takes = {name: (c.takes, shell.session.text(c.help)) for name, c in COMMANDS.items()}
    words = Words(read_vocabulary(lang), takes, lambda: sorted(shell.parameters))
    history = read_settings(os.environ).home / NAME
    return PromptSession(
        PROMPT,
        completer=Offered(words),
        complete_while_typing=True,
        history=KeptHistory(history, shell.session.note),
        lexer=PygmentsLexer(CypherLexer),
        multiline=Condition(_goes_on),
        prompt_continuation=GOES_ON,
        **(streams or {"output": create_output(stdout=terminal())}),
    )


def terminal() -> Any:
    """Return the stream that is a terminal, to edit lines on: answers may go to a file."""
    return sys.stdout if sys.stdout.isatty() else sys.stderr


def greeting() -> Message:
    """Return what is said at first."""
    return Message(
        "Cypher over the graph, for reading only. A statement ends with ; and :help lists the commands."
    )


def _goes_on() -> bool:
    buffer = get_app().layout.get_buffer_by_name(DEFAULT_BUFFER)
    return buffer is not None and not is_whole(buffer.text)


class Offered(Completer):
    """Offers to prompt_toolkit what the completion knows, and files behind the commands that take one."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._paths = PathCompleter(expanduser=True)

    def get_completions(self, document: Document, event: CompleteEvent) -> Iterator[Completion]:
        before = document.text_before_cursor
        if named := _OF_FILES.fullmatch(before):
            yield from self._paths.get_completions(Document(named[1]), event)
            return
        found = self._words.suggest(before, document.text_after_cursor)
        if not event.completion_requested and not _is_worth(before):
            return
        for one in found:
            yield Completion(one.text, -one.length, display_meta=one.meaning)


def _is_worth(before: str) -> bool:
    """Say whether to offer something that nobody asked for: not at the beginning of a word of Cypher."""
    return bool(before) and not before[-1].isspace() and before[-1] not in ";)]}>,-"

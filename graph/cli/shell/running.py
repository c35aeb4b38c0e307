"""Runs what stands in a text one after another: what is typed at the prompt, or a script."""

from __future__ import annotations

from collections.abc import Iterator
from gettext import NullTranslations

from graph.cli.shell.commands import run_command
from graph.cli.shell.state import Shell
from graph.store.statement_errors import StatementError
from queries.script import Piece, read_pieces
from schema.errors import ArgunError
from schema.messages import ENGLISH, Message, counted


def run_piece(shell: Shell, piece: Piece, *, in_place: bool = False) -> None:
    """Run a statement or a command; ``in_place``: a server names places as in the whole text.

    Raises
    ------
    ArgunError
        It cannot be run.
    """
    if piece.is_command:
        run_command(shell, piece.text)
    else:
        shell.ask(piece.text, piece.in_place if in_place else None)


def run_script(shell: Shell, text: str, name: str, *, keep_going: bool) -> None:
    """Run a script; ``name`` is what errors call it.

    Raises
    ------
    ArgunError
        A piece of it cannot be run: the first one, which ends the script, with its line; or, with
        ``keep_going``, at the end how many could not.
    """
    failed = 0
    for piece in _until_ended(shell, text):
        try:
            run_piece(shell, piece, in_place=True)
        except ArgunError as error:
            placed = PlacedError(error, name, piece.line)
            if not keep_going or shell.is_lost():
                raise placed from error
            failed += 1
            shell.tell(placed)
    if failed:
        raise ArgunError(
            counted(
                "{count} statement of {name} failed", "{count} statements of {name} failed", failed, name=name
            )
        )


def _until_ended(shell: Shell, text: str) -> Iterator[Piece]:
    for piece in read_pieces(text):
        if shell.ended:
            return
        yield piece


class PlacedError(ArgunError):
    """What is wrong with a piece of a script, behind its place; it ends as the error itself would."""

    def __init__(self, error: ArgunError, name: str, line: int) -> None:
        self.exit_code = error.exit_code
        self._error = error
        if isinstance(error, StatementError) and error.line:
            line = error.line  # that of the script: statements are sent with their place in it
        super().__init__("{file} line {line}", file=name, line=line)

    def render(self, translations: NullTranslations = ENGLISH) -> str:
        """Return the place and what is wrong, with all its lines."""
        place, text = self.message.render(translations), self._error.render(translations)
        return Message("{place}: {text}", place=place, text=text).render(translations)

"""How ``argun cypher`` comes to a shell: at a terminal a prompt, from a pipe or a file a script."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass

from graph.cli.command import Session
from graph.texts import translate
from queries.script import read_pieces
from schema.errors import UsageError
from schema.files import MOST_MEGABYTES, decoded, expanded, read_text
from schema.messages import N_

#: What names standard input.
STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Script:
    """The text of a script and what errors call it."""

    text: str
    name: str

    def statement(self) -> str:
        """Return its one statement.

        Raises
        ------
        UsageError
            It has others, or commands.
        """
        pieces = list(read_pieces(self.text))
        if len(pieces) == 1 and not pieces[0].is_command:
            return pieces[0].text
        raise UsageError(
            "--picture draws the answer to one statement; in a script write :picture FILE behind it"
        )


def has_terminal() -> bool:
    """Say whether somebody can type here and see what is typed."""
    return sys.stdin.isatty() and (sys.stdout.isatty() or sys.stderr.isatty())


def read_script(session: Session, file: str | None) -> Script:
    """Read a script from a file, else from standard input.

    Raises
    ------
    ArgunError
        It cannot be read, is not UTF-8, or has nothing in it.
    """
    if file is not None and file != STANDARD_INPUT:
        script = Script(read_text(expanded(file)), file)
    else:
        script = Script(_standard_input(), translate(N_("standard input"), session.lang))
    if not any(True for _ in read_pieces(script.text)):
        raise UsageError(
            'the statement is empty; try: argun cypher "MATCH (r:Region) RETURN r.id AS id ORDER BY id"'
        )
    return script


def _standard_input() -> str:
    content = sys.stdin.buffer.read(MOST_MEGABYTES * 2**20 + 1)
    if len(content) > MOST_MEGABYTES * 2**20:
        raise UsageError("standard input has more than {most} MB; divide it", most=MOST_MEGABYTES)
    try:
        return decoded(content)
    except UnicodeDecodeError:
        raise UsageError("standard input is not UTF-8; save the statement as UTF-8") from None


def run(
    session: Session, script: Script, parameters: Mapping[str, object], deadline_s: float, *, keep_going: bool
) -> None:
    """Run a script (see :func:`graph.cli.shell.running.run_script`)."""
    from graph.cli.shell.opening import Opening
    from graph.cli.shell.running import run_script
    from graph.cli.shell.state import Shell

    with Opening(session) as opening:
        shell = Shell(session, opening.store, deadline_s, dict(parameters), is_lost=opening.failed)
        run_script(shell, script.text, script.name, keep_going=keep_going)


def converse(session: Session, parameters: Mapping[str, object], deadline_s: float) -> None:
    """Prompt for statements until the user leaves; the store opens meanwhile."""
    from graph.cli.shell.loop import greeting, make_prompt, talk
    from graph.cli.shell.opening import Opening
    from graph.cli.shell.state import Shell

    with Opening(session) as opening:
        shell = Shell(session, opening.store, deadline_s, dict(parameters), is_lost=opening.failed)
        shell.talks = True
        opening.begin(shell.warm)
        prompt = make_prompt(shell)
        session.note_used()
        session.note(greeting())
        talk(shell, prompt)
        session.used.clear()  # said at the beginning

"""The shell over either server: answers, errors that it survives, Ctrl-C in the middle of a query."""

from __future__ import annotations

import signal
import sys
from threading import Timer

import pytest

from graph.cli.command import Session
from graph.cli.output import Format
from graph.cli.shell.running import run_piece, run_script
from graph.cli.shell.state import Shell
from graph.store.base import Store
from queries.script import Piece
from schema.errors import ArgunError, StoreError
from tests.command_line import LONG_QUERY


def _shell(store: Store, deadline_s: float = 60.0) -> Shell:
    return Shell(Session("en", format=Format.tsv), lambda: store, deadline_s, talks=True)


def test_an_error_is_placed_in_the_script_and_the_shell_goes_on(
    store: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    shell = _shell(store)
    script = "RETURN 1 AS a;\n\nUNWIND [1] AS x\nWITH x\nRETRN x;\nRETURN 2 AS b;"
    with pytest.raises(ArgunError, match=r"^script line 5: .*\(line 5, column 1\)"):
        run_script(shell, script, "script", keep_going=False)
    shell.parameters["x"] = [1, "б"]
    run_piece(shell, Piece("RETURN $x AS list"))
    assert capsys.readouterr().out.startswith('a\n1\nlist\n[1, "б"]\n')


@pytest.mark.slow
def test_a_query_past_its_deadline_ends_and_the_shell_goes_on(
    store: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    shell = _shell(store, 0.5)
    with pytest.raises(StoreError, match=r"longer than 0\.5 s"):
        shell.ask(LONG_QUERY)
    shell.deadline_s = 60.0
    shell.ask("RETURN 1 AS a")
    assert capsys.readouterr().out == "a\n1\n"


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_control_c_ends_a_query_and_the_shell_goes_on(
    store: Store, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    former = signal.signal(signal.SIGINT, signal.default_int_handler)
    shell = _shell(store)
    shell.ask("RETURN 0 AS a")  # the server is there
    Timer(1.0, signal.raise_signal, [signal.SIGINT]).start()
    try:
        with pytest.raises(KeyboardInterrupt):
            shell.ask(LONG_QUERY)
    finally:
        signal.signal(signal.SIGINT, former)
    shell.ask("RETURN 1 AS a")
    assert capsys.readouterr().out == "a\n0\na\n1\n"

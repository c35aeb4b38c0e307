"""The prompt with keys that the test presses: lines until a statement ends, completion, what stops."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Thread

import pytest
from prompt_toolkit import PromptSession
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import DummyOutput

from graph.cli.shell.history import NAME
from graph.cli.shell.loop import make_prompt, talk
from graph.cli.shell.state import Shell
from tests.shell_store import STOPPED, TEN, asked, make_shell

_CONTROL_C, _CONTROL_D, _UP, _TAB = "\x03", "\x04", "\x1b[A", "\t"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ARGUN_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def _typed(keys: str, *later: tuple[Callable[[Buffer], bool], str]) -> Shell:
    """Type until the shell ends; ``later`` are keys that wait for what the line must be like before them."""
    shell = make_shell()
    with create_pipe_input() as keyboard:
        prompt = make_prompt(shell, input=keyboard, output=DummyOutput())
        keyboard.send_text(keys)
        typist = Thread(target=_type_on, args=(keyboard, prompt, later), daemon=True)
        typist.start()
        talk(shell, prompt)
        typist.join()
    return shell


def _type_on(
    keyboard: PipeInput, prompt: PromptSession[str], later: Sequence[tuple[Callable[[Buffer], bool], str]]
) -> None:
    for is_ready, keys in later:
        end = time.monotonic() + 20
        while not is_ready(prompt.default_buffer) and time.monotonic() < end:
            time.sleep(0.005)
        keyboard.send_text(keys)


def _has(line: str) -> Callable[[Buffer], bool]:
    return lambda buffer: buffer.text == line


def _offers_at(line: str) -> Callable[[Buffer], bool]:
    return lambda buffer: (
        buffer.complete_state is not None and buffer.complete_state.original_document.text == line
    )


def test_a_statement_goes_on_until_its_end() -> None:
    shell = _typed("RETURN ';' AS a,\r// no;\r2 AS b;\r:quit\r")
    assert asked(shell) == ["RETURN ';' AS a,\n// no;\n2 AS b"]


def test_several_statements_of_a_line_run_one_after_another_and_an_error_ends_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    shell = _typed("RETURN 1; RETURN 2;\rRETRN; RETURN 3;\rRETURN 4;\r:q\r")
    assert asked(shell) == ["RETURN 1", "RETURN 2", "RETRN", "RETURN 4"]
    assert "Error: the statement cannot be run: RETRN" in capsys.readouterr().err


def test_tab_completes() -> None:
    shell = _typed(
        "MATCH (n:Regi",
        (_offers_at("MATCH (n:Regi"), _TAB),
        (_has("MATCH (n:Region"), " {id: 'Примор"),
        (_offers_at("MATCH (n:Region {id: 'Примор"), _TAB),
        (_has("MATCH (n:Region {id: 'region:RU-PRI"), "'}) RETURN n;\r:q\r"),
    )
    assert asked(shell) == ["MATCH (n:Region {id: 'region:RU-PRI'}) RETURN n"]


def test_control_c_clears_the_line_and_stops_a_query_and_control_d_leaves(
    capsys: pytest.CaptureFixture[str],
) -> None:
    shell = _typed(f"RETURN nothing{_CONTROL_C}{STOPPED}; RETURN 1;\r{TEN};\r{_CONTROL_D}")
    assert asked(shell) == [STOPPED, TEN]
    assert "stopped; the shell goes on" in capsys.readouterr().err


def test_history_is_kept_for_the_owner_alone(home: Path) -> None:
    _typed("RETURN 1,\r2;\rRETURN 3;\rRETURN 3;\r:quit\r")
    file = home / NAME
    assert [json.loads(line) for line in file.read_text("utf-8").splitlines()] == [
        "RETURN 1,\n2;",
        "RETURN 3;",
        ":quit",
    ]
    assert file.stat().st_mode & 0o077 == 0
    assert asked(_typed(f"{_UP}{_UP}\r:q\r")) == ["RETURN 3"]


def test_a_history_that_cannot_be_kept_is_said_once_and_spoilt_lines_are_passed_over(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home.mkdir()
    (home / NAME).write_text('no JSON\n"RETURN 5;"\n', "utf-8")
    assert asked(_typed(f"{_UP}\r:q\r")) == ["RETURN 5"]
    (home / NAME).unlink()
    (home / NAME).mkdir()
    assert asked(_typed("RETURN 1;\rRETURN 2;\r:q\r")) == ["RETURN 1", "RETURN 2"]
    assert capsys.readouterr().err.count("the history is not kept") == 1

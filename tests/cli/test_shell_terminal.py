"""The shell as a user has it: a process at a pseudo-terminal, with keys pressed and what it shows read."""

from __future__ import annotations

import os
import re
import select
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.command_line import COMMAND, LONG_QUERY, ROOT, copy_loaded_store, environment, hear_control_c

if sys.platform == "win32":
    pytest.skip("pseudo-terminals of POSIX", allow_module_level=True)

import fcntl
import pty
import struct
import termios

pytestmark = pytest.mark.slow

_STEERING = re.compile(rb"\x1b\[[0-9;?]*[a-zA-Z]|\x1b[()][A-Z0-9]|\x1b[=>]|\r")
_PROMPT = "argun>"
_PATH = (
    "MATCH p = (:Company)-[:INVESTOR_IN]->(:Project)-[:LOCATED_IN]->(:Region {id: 'region:RU-AMU'}) RETURN p;"
)


class Terminal:
    """A terminal with the command in it."""

    def __init__(self, home: Path, *arguments: str) -> None:
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
        more = {"ARGUN_HOME": str(home), "TERM": "xterm-256color", "PROMPT_TOOLKIT_NO_CPR": "1"}
        self.process = subprocess.Popen(
            [*COMMAND, *arguments],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=environment(more),
            cwd=ROOT,
            preexec_fn=_take_terminal,
        )
        os.close(slave)

    def press(self, keys: str, *shown: str, again_s: float = 60) -> str:
        """Press keys; return what is shown until all the texts have come, one after another.

        They are pressed again after ``again_s``: on a busy machine a key may come before the query runs.
        """
        os.write(self._master, keys.encode())
        pressed = time.monotonic()
        wanted = re.compile(".*?".join(map(re.escape, shown)), re.DOTALL)
        seen = b""
        end = time.monotonic() + 60
        while not wanted.search(text := _STEERING.sub(b"", seen).decode(errors="replace")):
            assert time.monotonic() < end, text
            if time.monotonic() > pressed + again_s:
                os.write(self._master, keys.encode())
                pressed = time.monotonic()
            if select.select([self._master], [], [], 0.1)[0]:
                seen += os.read(self._master, 65536)
        return text

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        os.close(self._master)


def _take_terminal() -> None:
    """Make the terminal on standard input that of this process, so that Ctrl-C reaches it."""
    hear_control_c()  # where the tests run in the background, it would be ignored
    os.setsid()
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    copy_loaded_store(tmp_path / "store")
    return tmp_path


@pytest.fixture
def terminal(home: Path) -> Iterator[Terminal]:
    opened = Terminal(home, "cypher", "--lang", "en")
    try:
        opened.press("", _PROMPT)
        yield opened
    finally:
        opened.close()


def test_a_session_from_the_first_statement_to_the_last(terminal: Terminal, home: Path) -> None:
    shown = terminal.press("MATCH (r:Region)\rRETURN count(r) AS n;\r", "1 row,", _PROMPT)
    assert "\n83" in shown.replace(" ", "")
    terminal.press("MATCH (r:Regi", "Region")
    terminal.press("\t", "Region")
    assert "\n83" in terminal.press(") RETURN count(r) AS n;\r", "1 row,", _PROMPT).replace(" ", "")
    os.write(terminal._master, f"{LONG_QUERY};\r".encode())
    time.sleep(2.0)
    terminal.press("\x03", "stopped; the shell goes on", _PROMPT, again_s=5)
    terminal.press(f"{_PATH}\r", "INVESTOR_IN", "rows,", _PROMPT)
    terminal.press(f":picture {home / 'amur.svg'}\r", "Written:", _PROMPT)
    terminal.press(f":export {home / 'amur.xlsx'}\r", "Written:", _PROMPT)
    assert (home / "amur.svg").read_bytes().startswith(b"<svg")
    assert (home / "amur.xlsx").read_bytes().startswith(b"PK")
    os.write(terminal._master, b":quit\r")
    assert terminal.process.wait(20) == 0
    assert not list(home.glob("store/running/*/*"))


def test_a_store_that_cannot_be_opened_ends_it_with_the_exit_code(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    opened = Terminal(tmp_path, "cypher", "--store", str(file))
    try:
        opened.press("", "this is a file")
        assert opened.process.wait(20) == 2
    finally:
        opened.close()


def test_a_new_store_is_loaded_while_the_user_types(tmp_path: Path) -> None:
    opened = Terminal(tmp_path, "cypher")
    try:
        opened.press("", _PROMPT)
        assert "argun" in opened.press(":help\r", ":quit", _PROMPT)
        opened.press("MATCH (r:Region) RETURN count(r) AS n;\r", "83", "1 row,", _PROMPT)
        os.write(opened._master, b"\x04")
        assert opened.process.wait(20) == 0
    finally:
        opened.close()

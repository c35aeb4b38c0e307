"""Ctrl-C and the signals that ask to end: one line, 128 and the number, and nothing half-written."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from graph.cli.signals import Stopped, stopping
from tests.command_line import ROOT, Finished, environment, hear_control_c

if sys.platform == "win32":
    pytest.skip("signals of POSIX", allow_module_level=True)


#: The command, with a disk so slow that a signal falls into the writing.
SLOWLY = "import os, time; os.fsync = lambda _: time.sleep(0.3); from graph.cli.main import main; main()"
#: What CPython says when an interrupt falls into a lock of its import system: it drops it.
_DROPPED = b"Exception ignored in: <function _get_module_lock"
_LINE = "stopped; nothing half-written stays behind\n"


def _stopped_while_writing(number: int, folder: Path, *arguments: str) -> Finished:
    """Run a command and send a signal as soon as files wait in ``folder``; again if CPython dropped that."""
    stopped = _stopped_once(number, folder, *arguments)
    return _stopped_while_writing(number, folder, *arguments) if _DROPPED in stopped.err else stopped


def _stopped_once(number: int, folder: Path, *arguments: str) -> Finished:
    with subprocess.Popen(
        [sys.executable, "-c", SLOWLY, *arguments],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env=environment(),
        cwd=ROOT,
        preexec_fn=hear_control_c,
    ) as process:
        end = time.monotonic() + 60
        while not list(folder.glob(".argun*.part/new/*")):
            assert process.poll() is None
            assert time.monotonic() < end, "no file was begun"
            time.sleep(0.005)
        process.send_signal(number)
        _, err = process.communicate(timeout=30)
    return Finished(process.returncode, b"", err)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("lang", "line"),
    [("en", _LINE), pytest.param("ru", "остановлено; недописанного не осталось\n", marks=pytest.mark.slow)],
)
def test_control_c_in_the_main_job_leaves_no_new_directory(lang: str, line: str, tmp_path: Path) -> None:
    output = tmp_path / "deep" / "output"
    stopped = _stopped_while_writing(
        signal.SIGINT, output.parent, "run", "--output", str(output), "--lang", lang
    )
    assert stopped.code == 130
    # A slow machine has said how far it is before.
    assert stopped.errors.splitlines(keepends=True)[-1] == line
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("number", "code"),
    [
        pytest.param(signal.SIGTERM, 143, marks=pytest.mark.slow),
        pytest.param(signal.SIGHUP, 129, marks=pytest.mark.slow),
    ],
)
def test_a_signal_to_end_leaves_former_files_as_they_were(number: int, code: int, tmp_path: Path) -> None:
    (tmp_path / "marks.csv").write_text("former", encoding="utf-8")
    stopped = _stopped_while_writing(number, tmp_path, "run", "--output", str(tmp_path))
    assert stopped.code == code
    assert stopped.errors.splitlines(keepends=True)[-1] == _LINE
    assert [path.name for path in tmp_path.iterdir()] == ["marks.csv"]
    assert (tmp_path / "marks.csv").read_text(encoding="utf-8") == "former"


def test_one_signal_stops_and_a_second_one_lets_it_end_in_peace() -> None:
    taken_back: list[bool] = []
    with pytest.raises(Stopped) as stopped, stopping():
        _hear(signal.SIGTERM, signal.SIGHUP, taken_back)
    assert taken_back
    assert stopped.value.number == signal.SIGTERM
    assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL


def _hear(first: signal.Signals, then: signal.Signals, taken_back: list[bool]) -> None:
    try:
        signal.raise_signal(first)
    finally:
        signal.raise_signal(first)
        signal.raise_signal(then)
        taken_back.append(True)


def test_a_signal_that_the_caller_ignores_stays_ignored() -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)  # as nohup does
    try:
        with stopping():
            os.kill(os.getpid(), signal.SIGHUP)
    finally:
        signal.signal(signal.SIGHUP, before)

"""Ctrl-C in the middle of the main job: one line, 130, and nothing half-written."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.command_line import ROOT, Finished, environment, hear_control_c

if sys.platform == "win32":
    pytest.skip("signals of POSIX", allow_module_level=True)


#: What users call. ``python -m`` would end by the signal, although it was caught, if it fell into code that
#: is made of text (a dataclass that is being imported).
COMMAND = Path(sys.executable).with_name("argun")
#: What CPython says when an interrupt falls into a lock of its import system: it drops it.
_DROPPED = b"Exception ignored in: <function _get_module_lock"


def _stopped_while_writing(output: Path, *options: str) -> Finished:
    """Run the main job and press Ctrl-C as soon as it writes its files; again if CPython dropped that."""
    stopped = _stopped_once(output, *options)
    return _stopped_while_writing(output, *options) if _DROPPED in stopped.err else stopped


def _stopped_once(output: Path, *options: str) -> Finished:
    with subprocess.Popen(
        [COMMAND, "run", "--output", str(output), *options],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env=environment(),
        cwd=ROOT,
        preexec_fn=hear_control_c,
    ) as process:
        end = time.monotonic() + 60
        while not list(output.glob(".*.part")):
            assert process.poll() is None
            assert time.monotonic() < end, "no file was begun"
            time.sleep(0.005)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=30)
    return Finished(process.returncode, b"", err)


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("en", "stopped; nothing half-written stays behind\n"),
        pytest.param("ru", "остановлено; недописанного не осталось\n", marks=pytest.mark.slow),
    ],
)
def test_control_c_in_the_main_job_leaves_no_new_directory(lang: str, line: str, tmp_path: Path) -> None:
    stopped = _stopped_while_writing(tmp_path / "deep" / "output", "--lang", lang)
    assert stopped.code == 130
    # A slow machine has said how far it is before.
    assert stopped.errors.splitlines(keepends=True)[-1] == line
    assert list(tmp_path.iterdir()) == []


def test_control_c_in_the_main_job_leaves_former_files_as_they_were(tmp_path: Path) -> None:
    (tmp_path / "marks.csv").write_text("former", encoding="utf-8")
    stopped = _stopped_while_writing(tmp_path)
    assert stopped.code == 130
    assert [path.name for path in tmp_path.iterdir()] == ["marks.csv"]
    assert (tmp_path / "marks.csv").read_text(encoding="utf-8") == "former"

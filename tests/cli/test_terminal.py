"""What a terminal and a pipe do to the command: tables, progress, Ctrl-C, readers that leave."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.command_line import (
    COMMAND,
    LAYER_TIES,
    LONG_QUERY,
    ROOT,
    Finished,
    copy_loaded_store,
    environment,
    hear_control_c,
    run,
    wait_for_server,
    write_layer,
)

if sys.platform == "win32":
    pytest.skip("pseudo-terminals and signals of POSIX", allow_module_level=True)

import fcntl
import pty
import struct
import termios

pytestmark = pytest.mark.slow


def on_terminal(*arguments: str, columns: int = 200, env: dict[str, str] | None = None) -> Finished:
    """Run the command with a terminal of a width for output and messages."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
    with subprocess.Popen(
        [*COMMAND, *arguments],
        stdin=subprocess.DEVNULL,
        stdout=slave,
        stderr=slave,
        env=environment({"TERM": "xterm-256color", **(env or {})}),
        cwd=ROOT,
    ) as process:
        os.close(slave)
        shown = bytearray()
        while True:
            try:
                piece = os.read(master, 65536)
            except OSError:  # how Linux says that the other side is closed
                break
            if not piece:
                break
            shown += piece
    os.close(master)
    return Finished(process.returncode, bytes(shown).replace(b"\r\n", b"\n"), b"")


@pytest.fixture
def layer(tmp_path: Path) -> str:
    """The overlay, one of whose names looks like markup of rich."""
    return str(write_layer(tmp_path / "layer", LAYER_TIES))


def test_brackets_in_data_survive_on_a_terminal(layer: str) -> None:
    shown = on_terminal("entities", "--type", "Company", "--dataset", layer)
    assert shown.code == 0
    assert "[red]Фирма[/red] [x]" in shown.text
    assert "[red]Firm[/red] [x]" in shown.text


def test_a_terminal_gets_a_table_and_a_pipe_gets_tsv() -> None:
    assert "\t" not in on_terminal("provinces").text
    assert run("provinces").text.splitlines()[0].startswith("id\tname_ru\tname_en")


def test_a_narrow_terminal_says_what_it_has_no_room_for() -> None:
    shown = on_terminal("score", columns=80).text
    assert "region:RU-PRI" not in shown
    assert "Primorsky Krai" in shown
    assert shown.splitlines()[-2].startswith("no room here for: Id")
    assert shown.splitlines()[-1].startswith("Data: argun")


def test_no_color_is_obeyed() -> None:
    assert "\x1b[" in on_terminal("provinces").text
    assert "\x1b[1" not in on_terminal("provinces", env={"NO_COLOR": "1", "TERM": "dumb"}).text


def test_a_table_in_a_file_is_not_folded() -> None:
    text = run("query", "investors", "--format", "table").text
    rows = run("query", "investors", "--format", "tsv").text
    assert len(text.splitlines()) == len(rows.splitlines())
    assert "…" not in text


def test_the_table_of_a_question_is_in_the_language_asked_and_its_file_in_all() -> None:
    question = ("query", "entity_search", "-p", "text=haier", "--lang", "zh", "--format")
    shown = run(*question, "table").text
    assert "海尔" in shown
    assert "Хайер" not in shown
    assert "entity_" not in shown
    assert run(*question, "tsv").text.splitlines()[0].split("\t")[2:5] == [
        "entity_ru",
        "entity_en",
        "entity_zh",
    ]


def test_the_table_of_a_question_has_words_where_its_file_has_codes() -> None:
    question = ("query", "sister_ties", "--lang", "ru", "--format")
    shown, written = run(*question, "table").text, run(*question, "tsv").text
    assert "действует" in shown
    assert "operating" not in shown
    assert "\toperating\t" in written


def test_an_explanation_on_a_terminal_is_told_in_sentences() -> None:
    shown = on_terminal("explain", "RU-AMU", "--top", "1", "--lang", "ru", columns=400).text
    assert "оценка" in shown
    assert "сила: то, что действует или строится" in shown
    assert "rating-" in shown
    assert "operating" not in shown


@pytest.mark.slow
def test_a_reader_that_leaves_is_no_error() -> None:
    assert run("load").code == 0  # else its progress would be told, too
    for command in ("ties --format json", "ties", "cypher 'UNWIND range(1, 200000) AS n RETURN n'"):
        line = (
            f"{sys.executable} -m graph.cli.main {command} | head -c 100 > /dev/null; echo ${{PIPESTATUS[0]}}"
        )
        done = subprocess.run(
            ["/bin/bash", "-c", line], capture_output=True, env=environment(), cwd=ROOT, check=True
        )
        assert (done.stdout, done.stderr) == (b"0\n", b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
def test_a_full_disk_behind_standard_output_is_told() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*COMMAND, "ties"], stdout=full, stderr=subprocess.PIPE, env=environment(), cwd=ROOT, check=False
        )
    assert done.returncode == 1
    assert done.stderr.decode().startswith("Error: standard output: no space is left")
    assert b"Traceback" not in done.stderr


@pytest.mark.slow
def test_control_c_in_a_long_query_ends_with_130_and_leaves_a_usable_store(tmp_path: Path) -> None:
    env = {"ARGUN_HOME": str(tmp_path)}
    copy_loaded_store(tmp_path / "store")
    process = subprocess.Popen(
        [*COMMAND, "cypher", LONG_QUERY, "--deadline", "100"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(env),
        cwd=ROOT,
        preexec_fn=hear_control_c,
    )
    wait_for_server(tmp_path / "store")
    time.sleep(1.0)  # the server is up; the statement follows at once
    assert process.poll() is None
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=20)
    assert (process.returncode, out) == (130, b"")
    assert err == b"stopped; nothing half-written stays behind\n"
    after = run("cypher", "MATCH (r:Region) RETURN count(r) AS n", env=env)
    assert after.text == "n\n83\n"


@pytest.mark.slow
def test_a_query_past_its_deadline_is_cut_off(tmp_path: Path) -> None:
    copy_loaded_store(tmp_path / "store")
    done = run("cypher", LONG_QUERY, "--deadline", "0.5", env={"ARGUN_HOME": str(tmp_path)})
    assert (done.code, done.out) == (3, b"")
    assert "longer than 0.5 s" in done.errors

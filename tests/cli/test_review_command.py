"""A review by commands, from a document to a layer; and a session that is killed at a terminal."""

from __future__ import annotations

import os
import re
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.command_line import COMMAND, ROOT, argun, environment, run

pytestmark = pytest.mark.slow

_EXAMPLE = ROOT / "examples/review"
_START = (
    "review", "start", str(_EXAMPLE / "news.md"), "queue", "--date", "2026-10-07",
    "--candidates", str(_EXAMPLE / "candidates.ndjson"),
)  # fmt: skip
_TIE = "HAS_PROJECT/region:RU-AMU/project:blagoveshchensk-heihe-cableway"


def test_from_a_document_to_a_layer(tmp_path: Path) -> None:
    deals = argun("deals", "--format", "json").json
    assert "Candidates: 6; new: 6" in run(*_START, cwd=tmp_path).errors
    assert run("review", "sheet", "queue", "--output", "r.yaml", cwd=tmp_path).code == 0
    sheet = tmp_path / "r.yaml"
    text = sheet.read_text(encoding="utf-8").replace("  decision:\n", "  decision: accept\n", 2)
    merged = f"  decision: merge\n  reason:\n  tie: {_TIE}\n"
    text = text.replace("  decision:\n  reason:\n  tie:\n", merged, 1)
    sheet.write_text(text, encoding="utf-8")
    taken = run("review", "take", "queue", "r.yaml", env={"ARGUN_REVIEWER": "Anna"}, cwd=tmp_path)
    assert (taken.code, "Decisions taken: 3" in taken.errors) == (0, True), taken.errors
    # The review lies beside the data, and counts for nothing.
    assert run("deals", "--format", "json", cwd=tmp_path).json == deals
    written = run("review", "write", "queue", "--output", "layer", cwd=tmp_path)
    assert "Ties: 3, with evidence: 3" in written.errors
    checked = run("check", "--dataset", "layer", cwd=tmp_path)
    assert (checked.code, "0 errors, 0 warnings" in checked.errors) == (0, True), checked.text
    ties = run("ties", "--dataset", "layer", "--format", "json", cwd=tmp_path).json
    assert {tie["id"] for tie in ties if "review-news" in tie["layers"] and tie["stage"]} == {
        _TIE,
        "HAS_PROJECT/region:RU-AMU/project:example-huajiang-oil-plant",
        "INVESTOR_IN/company:example-huajiang-agro/project:example-huajiang-oil-plant",
    }
    [told, anna] = run("review", "status", "queue", "--format", "json", cwd=tmp_path).json
    assert (told["accepted"], told["merged"], told["undecided"], anna["reviewer"]) == (2, 1, 3, "Anna")
    again = run(*_START, cwd=tmp_path)
    assert "new: 0, as before: 6, returned: 0, dropped: 0" in again.errors
    assert run("review", "write", "queue", "--output", "layer", cwd=tmp_path).code == 0  # in its own place
    refused = run("review", "write", "queue", "--output", "queue", cwd=tmp_path)
    assert (refused.code, "holds other files" in refused.errors) == (1, True)


def test_without_a_terminal_a_name_or_a_date_the_next_step_is_said(tmp_path: Path) -> None:
    bare = run(*_START[:4], *_START[6:], cwd=tmp_path)
    assert (bare.code, "say it: --date 2026-05-28" in bare.errors) == (2, True)
    assert not (tmp_path / "queue").exists()
    run(*_START, cwd=tmp_path)
    lone = run("review", "queue", "--reviewer", "Anna", cwd=tmp_path)
    assert (lone.code, "argun review sheet queue --output review.yaml" in lone.errors) == (2, True)
    nameless = run("review", "take", "queue", "queue/source.yaml", cwd=tmp_path)
    assert (nameless.code, "--reviewer NAME, or once for all in ARGUN_REVIEWER" in nameless.errors) == (
        2,
        True,
    )
    wrong = run("review", "take", "queue", "queue/source.yaml", "--reviewer", "Anna", cwd=tmp_path)
    assert 'expected "candidates:" with a list' in wrong.errors
    nothing = run("review", "write", "queue", "--output", "layer", cwd=tmp_path)
    assert "nothing was accepted yet" in nothing.errors
    assert not (tmp_path / "layer").exists()
    broken = run(*_START[:-1], "-", stdin=b'{"index": 1}\nno\n', cwd=tmp_path)
    assert '- line 1: "subject" is missing' in broken.errors
    assert "- line 2: this is no JSON" in broken.errors


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals of POSIX")
def test_a_session_that_is_killed_keeps_every_decision(tmp_path: Path) -> None:
    import pty

    run(*_START, cwd=tmp_path)
    master, slave = pty.openpty()
    more = {"TERM": "dumb", "PROMPT_TOOLKIT_NO_CPR": "1", "COLUMNS": "80"}
    process = subprocess.Popen(
        [*COMMAND, "review", "queue", "--reviewer", "Anna"],
        stdin=slave, stdout=slave, stderr=slave, cwd=tmp_path, env=environment(more), start_new_session=True,
    )  # fmt: skip
    os.close(slave)
    try:
        for number, key in ((1, "a"), (2, "s"), (3, "")):
            _wait(master, f"{number} of 6:")
            _wait(master, "?\u00a0help")
            os.write(master, key.encode())
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()
        os.close(master)
    [told, *_] = run("review", "status", "queue", "--format", "json", cwd=tmp_path).json
    assert (told["accepted"], told["skipped"], told["undecided"]) == (1, 1, 4)


def _wait(master: int, text: str) -> None:
    end, seen = time.monotonic() + 60, b""
    while text.encode() not in re.sub(rb"\x1b\[[0-9;?]*[a-zA-Z]", b"", seen):
        assert time.monotonic() < end, seen
        if select.select([master], [], [], 0.1)[0]:
            seen += os.read(master, 1)  # what comes after it is for the next

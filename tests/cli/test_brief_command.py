"""argun brief: what it writes where, and what it says of what it cannot write."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.command_line import run


def test_one_thing_or_all_must_be_named() -> None:
    for given in ((), ("RU-AMU", "--all")):
        done = run("brief", *given, "--lang", "en")
        assert done.code == 2
        assert "name what the brief is on, or ask for all with --all" in done.err.decode()


def test_a_format_that_is_none_is_refused_with_the_known_ones() -> None:
    done = run("brief", "RU-AMU", "--format", "odt", "--lang", "en")
    assert done.code == 2
    assert "docx, html, md" in done.err.decode()


@pytest.mark.slow
def test_a_brief_goes_to_a_file_or_to_standard_output(tmp_path: Path) -> None:
    path = tmp_path / "amur.md"
    written = run("brief", "Амурская", "--format", "md", "--output", str(path), "--lang", "en")
    assert written.code == 0
    shown = run("brief", "RU-AMU", "--format", "md", "--output", "-", "--lang", "en")
    assert shown.out == path.read_bytes()
    assert "Written: " in written.err.decode()


@pytest.mark.slow
def test_before_all_data_it_says_to_choose_a_later_day() -> None:
    done = run("brief", "RU-AMU", "--as-of", "1950", "--output", "-", "--lang", "en")
    assert done.code == 4
    assert "choose a later day" in done.err.decode()
    assert done.out == b""

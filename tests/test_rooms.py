"""A room finds what its modules declare, and imports only what is asked for."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from graph.rooms import Room
from schema.errors import ArgunError


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Room[int]:
    package = tmp_path / "sample_room"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "two_words.py").write_text("VALUE = 2\n", encoding="utf-8")
    (package / "heavy.py").write_text("import a_library_that_is_not_there\n", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delitem(sys.modules, "sample_room", raising=False)
    return Room("sample_room", "VALUE")


def test_entries_are_the_modules_and_only_the_one_asked_for_is_imported(room: Room[int]) -> None:
    assert list(room) == ["heavy", "two-words"]
    assert "heavy" in room
    assert room["two-words"] == 2
    with pytest.raises(ModuleNotFoundError):
        room["heavy"]


def test_a_module_that_declares_nothing_is_named(room: Room[int], tmp_path: Path) -> None:
    (tmp_path / "sample_room" / "silent.py").touch()
    with pytest.raises(ArgunError, match=r"sample_room\.silent declares no VALUE"):
        Room("sample_room", "VALUE")["silent"]


def test_an_unknown_name_is_a_key_error(room: Room[int]) -> None:
    assert "other" not in room
    with pytest.raises(KeyError):
        room["other"]

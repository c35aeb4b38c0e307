"""A review at a terminal, with keys that the test presses: what is kept, what is shown, and to whom."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from graph.cli.command import Session
from graph.cli.review import session as sessions
from graph.statements.records import Statements
from graph.workflows.reviewing import Choice
from loaders.extraction.notes import note_of
from loaders.review.beneath import Beneath
from loaders.review.journal import Decision, decide, write_decisions
from loaders.review.queue import Queue
from tests.loaders.review_factory import PLANT, candidate, make_queue, small

SOAP = {**PLANT, "sector": "chemicals"}
HOSTILE = "Завод \x1b]0;x\x07\x1b[31m [red]красный[/red] \u202eвот"
_BACKSPACE_ALL = "\x01\x0b"


@pytest.fixture
def statements() -> Statements:
    return small()


@pytest.fixture
def queue(tmp_path: Path, statements: Statements) -> Queue:
    records = [
        candidate(1, new=[SOAP], confidence=0.2),
        candidate(2, "project:amur-plant", stage=None, confidence=0.9, joins=["project:amur-plant"]),
        candidate(3, "project:amur-plant", text=HOSTILE, why=[HOSTILE], stage="operating"),
    ]
    return make_queue(tmp_path, records, statements)


class Shown(io.StringIO):
    """A terminal without styles."""

    def isatty(self) -> bool:
        return False


def _press(
    keys: str,
    queue: Queue,
    statements: Statements,
    monkeypatch: pytest.MonkeyPatch,
    lang: str = "en",
    **choice: object,
) -> str:
    """Press keys until the session ends; return what it shows."""
    shown = Shown()
    monkeypatch.setattr(sessions, "terminal", lambda: shown)
    monkeypatch.setenv("COLUMNS", "80")
    wanted = Choice(**choice)  # type: ignore[arg-type]
    with create_pipe_input() as keyboard:
        keyboard.send_text(keys)
        streams = {"input": keyboard, "output": DummyOutput()}
        sessions.converse(Session(lang), queue.again(), Beneath(statements), wanted, "Anna", **streams)
    return shown.getvalue()


def _told(queue: Queue) -> list[tuple[str, str | None]]:
    return [(s.status, s.decision.reason if s.decision else None) for s in queue.again().states]


def test_a_key_for_each_candidate(
    queue: Queue, statements: Statements, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = _press("arслух\rs", queue, statements, monkeypatch)
    assert _told(queue) == [("accept", None), ("reject", "слух"), ("skip", None)]
    assert "1 of 3: section “Amur Oblast”, right column, item 1" in shown
    assert "3 decisions in this session" in capsys.readouterr().err
    assert {d.how for d in queue.again().decisions} == {"terminal"}


def test_russian_keys_stand_where_the_latin_ones_do(
    queue: Queue, statements: Statements, monkeypatch: pytest.MonkeyPatch
) -> None:
    _press("фый", queue, statements, monkeypatch)
    assert _told(queue) == [("accept", None), ("skip", None), ("undecided", None)]


def test_back_takes_the_last_decision_back(
    queue: Queue, statements: Statements, monkeypatch: pytest.MonkeyPatch
) -> None:
    _press("asbbrпыль\rq", queue, statements, monkeypatch)
    assert _told(queue) == [("reject", "пыль"), ("undecided", None), ("undecided", None)]


def test_ctrl_c_gives_a_line_up_and_keeps_what_was_decided(
    queue: Queue, statements: Statements, monkeypatch: pytest.MonkeyPatch
) -> None:
    _press("ar\x03sm\x03\x04", queue, statements, monkeypatch)
    assert _told(queue) == [("accept", None), ("skip", None), ("undecided", None)]


def test_fields_are_changed_and_checked_at_once(
    queue: Queue, statements: Statements, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = f"c4\r{_BACKSPACE_ALL}built\r{_BACKSPACE_ALL}operating\r10\r{_BACKSPACE_ALL}It makes soap\r\raq"
    shown = _press(keys, queue, statements, monkeypatch)
    state = queue.again().states[0]
    assert state.status == "change"
    assert state.decision is not None
    follows = note_of("HAS_PROJECT", ("Амурская область", "Мыловарня"), "operating", None, "ru")
    assert dict(state.decision.fields) == {
        "stage": "operating", "note_en": "It makes soap", "note_ru": follows,
    }  # fmt: skip
    assert 'stage "built" is unknown' in " ".join(shown.split())


def test_numbers_are_listed_in_words_to_be_changed(
    queue: Queue, statements: Statements, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = _press("c\rq", queue, statements, monkeypatch)
    assert "Numbers" in shown
    assert "billion_RUB" not in shown


def test_a_tie_is_chosen_or_looked_for(
    queue: Queue, statements: Statements, monkeypatch: pytest.MonkeyPatch
) -> None:
    _press("sm1\rmатлантида\rHuajing\r\rq", queue, statements, monkeypatch)
    second, third = queue.again().states[1:]
    assert (second.status, third.status) == ("merge", "undecided")
    assert second.decision is not None
    assert second.decision.tie == "HAS_PROJECT/region:RU-AMU/project:amur-plant"


def test_what_cannot_stand_cannot_be_accepted(
    tmp_path: Path, statements: Statements, monkeypatch: pytest.MonkeyPatch
) -> None:
    queue = make_queue(tmp_path, [candidate(1, new=[SOAP], stage=None)], statements)
    shown = _press("aq", queue, statements, monkeypatch)
    assert _told(queue) == [("undecided", None)]
    assert "it cannot be accepted yet: Stage: the stage is missing" in " ".join(shown.split())


@pytest.mark.parametrize("lang", ["en", "ru", "zh"])
def test_nothing_of_a_passage_steers_the_terminal_and_no_line_is_too_long(
    queue: Queue, statements: Statements, monkeypatch: pytest.MonkeyPatch, lang: str
) -> None:
    shown = _press("ssq", queue, statements, monkeypatch, lang)
    assert "\\x1b[31m [red]красный[/red] \\u202eвот" in " ".join(shown.split())
    assert not {"\x1b", "\x07", "\u202e"} & set(shown)
    assert max(map(len, shown.split("\n"))) <= 80
    assert "⟦Мыловарня⟧" in shown


def test_candidates_are_sorted_and_chosen(
    queue: Queue, statements: Statements, monkeypatch: pytest.MonkeyPatch
) -> None:
    _press("aq", queue, statements, monkeypatch, by_confidence=True)
    assert [status for status, _ in _told(queue)] == ["undecided", "accept", "undecided"]
    _press("s", queue, statements, monkeypatch, only="undecided", region="region:RU-BU")
    assert [status for status, _ in _told(queue)] == ["undecided", "accept", "undecided"]


def test_what_another_has_decided_meanwhile_is_said_and_asked_again(
    queue: Queue, statements: Statements, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = decide(queue.items[0], "reject", who="Boris", when="2027-06-01T10:00:00Z", how="test")
    kept = sessions._kept

    def meanwhile(told: Decision, desk: sessions.Desk) -> bool:
        if not queue.again().decisions:
            write_decisions(queue.folder, [other])
        return kept(told, desk)

    monkeypatch.setattr(sessions, "_kept", meanwhile)
    shown = _press("aq", queue, statements, monkeypatch)
    assert "Boris has decided on it meanwhile" in shown
    assert _told(queue)[0] == ("reject", None)

"""The journal of a review: what holds, what a crash leaves, and what a changed document brings back."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.statements.records import Statements
from loaders.review.beneath import Beneath
from loaders.review.journal import FILE, decide, read_journal, write_decisions
from loaders.review.layer import make_layer
from loaders.review.queue import Queue, read_queue, write_queue
from loaders.review.returning import Update, updated
from loaders.review.state import tallies, with_known_names
from schema.errors import DatasetError, UsageError
from tests.loaders.review_factory import PLANT, TEXTS, candidate, decided, items_of, make_queue, small

SOAP = {**PLANT, "sector": "chemicals"}
HOTEL = {**SOAP, "id": "project:hotel", "name": "Гостиница"}
RECORDS = [
    candidate(1, new=[SOAP]),
    candidate(2, "project:hotel", new=[HOTEL]),
    candidate(3, "project:amur-plant"),
]


@pytest.fixture
def statements() -> Statements:
    return small()


@pytest.fixture
def queue(tmp_path: Path, statements: Statements) -> Queue:
    return make_queue(tmp_path, RECORDS, statements)


def _statuses(queue: Queue) -> list[str]:
    return [state.status for state in queue.states]


def test_the_last_decision_holds_and_undo_takes_it_back(queue: Queue) -> None:
    assert _statuses(decided(queue, (0, "accept"), (0, "reject"), (1, "skip"))) == [
        "reject",
        "skip",
        "undecided",
    ]
    assert _statuses(decided(queue, (0, "undo"), (1, "undo"), (2, "undo"))) == [
        "accept",
        "undecided",
        "undecided",
    ]


def test_a_new_thing_is_called_as_it_was_called_before(queue: Queue) -> None:
    renamed = {**queue.items[0].fields["new"][0], "en": "Soap works"}
    told = decided(queue, (0, "change", {"fields": {"new": [renamed]}}))
    other = queue.items[1].with_fields(
        {"new": [*queue.items[0].fields["new"], *queue.items[1].fields["new"]]}
    )
    found = with_known_names(other, told.decisions)
    assert [record["en"] for record in found.fields["new"]] == ["Soap works", "Gostinitsa"]
    assert with_known_names(queue.items[1], told.decisions) is queue.items[1]


def test_a_line_that_a_crash_cut_off_is_named_and_spoils_no_other(queue: Queue) -> None:
    decided(queue, (0, "accept"), (1, "accept"))
    path = queue.folder / FILE
    path.write_bytes(path.read_bytes()[:-40])
    again = read_queue(queue.folder)
    assert (_statuses(again), again.torn) == (["accept", "undecided", "undecided"], (2,))
    after = decided(again, (2, "reject"))
    assert (_statuses(after), after.torn) == (["accept", "undecided", "reject"], (2,))


def test_every_beginning_of_a_journal_can_be_read(queue: Queue) -> None:
    decided(queue, (0, "accept", {"fields": {"note_ru": "Мыло"}}), (1, "reject", {"reason": "дым"}))
    whole = (queue.folder / FILE).read_bytes()
    for length in range(0, len(whole), 7):
        (queue.folder / FILE).write_bytes(whole[:length])
        journal = read_journal(queue.folder)
        assert len(journal.decisions) == whole[: length + 1].count(b"\n")


def test_a_whole_line_that_is_no_decision_is_a_fault(queue: Queue) -> None:
    (queue.folder / FILE).write_text('{"decision": "bless"}\n', encoding="utf-8")
    with pytest.raises(DatasetError, match=r"decisions\.ndjson line 1: this line is no decision"):
        read_queue(queue.folder)


def test_another_text_brings_decisions_back(queue: Queue, statements: Statements) -> None:
    decided(queue, (0, "accept"), (1, "accept"), (2, "reject"))
    texts = [
        candidate(1, "project:amur-plant", text="Новый абзац о старом заводе."),
        candidate(2, new=[SOAP], text=TEXTS[0]),
        candidate(3, "project:hotel", new=[HOTEL], text="Хуацзин пустила гостиницу."),
    ]
    update = _again(queue, texts, statements)
    assert (update.kept, update.new, update.returned, update.dropped) == (1, 2, 2, 0)
    again = read_queue(queue.folder)
    found = {s.item.fields["counterpart"]: (s.status, s.earlier and s.earlier.decision) for s in again.states}
    assert found == {
        "project:soap-plant": ("accept", None),
        "project:hotel": ("returned", "accept"),
        "project:amur-plant": ("returned", "reject"),
    }
    layer = make_layer(again.states, again.origin, Beneath(statements))
    assert [record.id for record in layer.result.ties.values()] == [
        "HAS_PROJECT/region:RU-AMU/project:soap-plant"
    ]
    assert "RU-AMU/after/2" in layer.files["ties.yaml"].decode()  # where the paragraph stands now


def test_what_is_gone_comes_back_to_be_rejected_and_cannot_be_accepted(
    queue: Queue, statements: Statements
) -> None:
    decided(queue, (0, "accept"), (2, "reject"))
    update = _again(queue, [candidate(1, "project:hotel", new=[HOTEL], text="Иное.")], statements)
    assert (update.returned, update.dropped) == (1, 2)
    again = read_queue(queue.folder)
    gone = again.states[-1]
    assert (gone.status, gone.item.gone) == ("returned", True)
    accepted = decided(again, (1, "accept"))
    layer = make_layer(accepted.states, accepted.origin, Beneath(statements))
    assert layer.files == {}
    assert "no longer in the document" in str(layer.refused[0][1])
    assert decided(again, (1, "reject")).states[-1].status == "reject"


def test_a_better_reading_of_the_same_words_brings_its_decision_back(
    queue: Queue, statements: Statements
) -> None:
    decided(queue, (0, "accept"), (1, "accept"))
    _again(queue, [candidate(1, new=[SOAP], stage="operating"), *RECORDS[1:]], statements)
    assert _statuses(read_queue(queue.folder)) == ["returned", "accept", "undecided"]


def test_reading_the_same_text_again_changes_nothing(queue: Queue, statements: Statements) -> None:
    decided(queue, (0, "accept"))
    before = {p.name: p.read_bytes() for p in queue.folder.iterdir() if p.name != ".lock"}
    _again(queue, RECORDS, statements)
    assert {p.name: p.read_bytes() for p in queue.folder.iterdir() if p.name != ".lock"} == before


def _again(queue: Queue, records: list[dict[str, object]], statements: Statements) -> Update:
    update = updated(read_queue(queue.folder).states, items_of(records, statements))
    write_queue(queue.folder, queue.origin, update.items)
    return update


def test_two_reviewers_write_one_journal(queue: Queue) -> None:
    boris = read_queue(queue.folder)
    decided(queue, (0, "accept"))
    told = [decide(boris.items[1], "reject", who="Boris", when="2027-06-01T10:00:30Z", how="test")]
    write_decisions(boris.folder, told)
    both = read_queue(queue.folder)
    assert _statuses(both) == ["accept", "reject", "undecided"]
    found = tallies(both.states, both.decisions)
    assert [(t.reviewer, t.counts["accept"], t.counts["reject"]) for t in found] == [
        (None, 1, 1), ("Anna", 1, 0), ("Boris", 0, 1),
    ]  # fmt: skip


def test_minutes_are_those_between_decisions_without_long_pauses(queue: Queue) -> None:
    times = ("10:00:00", "10:01:00", "10:03:00", "12:00:00", "12:00:30")
    told = [decide(queue.items[0], "skip", who="Anna", when=f"2027-06-01T{t}Z", how="test") for t in times]
    write_decisions(queue.folder, told)
    again = queue.again()
    assert [t.minutes for t in tallies(again.states, again.decisions)] == [3.5, 3.5]


def test_a_folder_with_other_files_is_no_review(tmp_path: Path, queue: Queue) -> None:
    (tmp_path / "x").mkdir()
    (tmp_path / "x/mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError, match="holds other files and no review"):
        write_queue(tmp_path / "x", queue.origin, queue.items)
    with pytest.raises(UsageError, match=r"is no review: it has no source\.yaml"):
        read_queue(tmp_path / "x")


def test_a_source_that_was_edited_wrongly_is_told_with_its_line(queue: Queue) -> None:
    path = queue.folder / "source.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("2027-06", "June", 1), encoding="utf-8")
    with pytest.raises(DatasetError, match=r'source.yaml line \d+: source.date: "June" is not a date'):
        read_queue(queue.folder)

"""Names that people write are understood, and names of nothing are not (benchmarks/name_pairs.py)."""

from __future__ import annotations

from collections import Counter

import pytest

from benchmarks.halves import DEVELOPMENT
from benchmarks.names import RIGHT, Pair, mentioned, read_pairs, typed

#: Shares of the development half that are right as mentions are at least these; they were measured higher.
FLOORS = {
    "adjective": 0.9,
    "alphabet": 0.97,
    "case": 0.97,
    "kind": 0.97,
    "legal form": 0.97,
    "quotes": 0.95,
    "slip": 0.8,
    "traditional": 0.94,
}
#: The same where the names in the script of the given one are hidden.
HIDDEN_FLOORS = {
    "palladius": 0.92,
    "pinyin": 0.92,
    "romanised": 0.97,
    "transcribed": 0.45,
    "other script": 0.5,
}
#: Names of companies that begin with another one's; a reader may take them for that one, too.
BEGIN_WITH_ANOTHER = {"Huaneng Plastic", "Чери Трейд", "吉利达"}


def development() -> list[Pair]:
    return [pair for pair in read_pairs() if pair.half == DEVELOPMENT]


def shares(pairs: list[Pair]) -> dict[str, float]:
    every, right = Counter(p.kind for p in pairs), Counter(p.kind for p in pairs if mentioned(p) == RIGHT)
    return {kind: right[kind] / count for kind, count in every.items()}


def test_the_list_has_names_enough_of_every_kind_and_names_of_nothing() -> None:
    pairs = read_pairs()
    meant = [p for p in pairs if p.id != "-"]
    assert len(meant) >= 1000
    assert len(pairs) - len(meant) >= 200
    assert {p.kind for p in meant} == set(FLOORS) | set(HIDDEN_FLOORS)


@pytest.mark.slow
def test_names_are_found_in_a_sentence_by_kind_of_difference() -> None:
    pairs = [p for p in development() if p.id != "-" and p.without == "-"]
    measured = shares(pairs)
    assert {kind: share for kind, share in measured.items() if share < FLOORS[kind]} == {}


def test_no_name_of_nothing_is_taken_for_something_in_a_sentence() -> None:
    none = [p for p in development() if p.id == "-" and p.given not in BEGIN_WITH_ANOTHER]
    assert [p.given for p in none if mentioned(p) != RIGHT] == []


def test_typed_names_are_read_in_the_ways_of_running_text() -> None:
    pairs = [p for p in development() if p.kind == "kind" and p.language == "ru"]
    assert [p.given for p in pairs if typed(p) != RIGHT] == []


@pytest.mark.slow
def test_names_are_found_by_those_in_other_scripts_alone() -> None:
    measured = shares([p for p in development() if p.id != "-" and p.without != "-"])
    assert {kind: share for kind, share in measured.items() if share < HIDDEN_FLOORS[kind]} == {}

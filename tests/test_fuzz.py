"""No mutated input makes a reader fall: each fault is an error of ours that says where it is."""

from __future__ import annotations

import pytest

from schema.errors import UsageError
from tests.fuzz import Target, fuzz
from tests.fuzz_readers import TARGETS


@pytest.mark.parametrize("reader", TARGETS)
def test_no_mutated_input_makes_a_reader_fall(reader: str) -> None:
    count = {"dataset": 60, "names": 60}.get(reader, 200)  # these are read whole each time
    report = fuzz(TARGETS[reader](), count)
    assert not report.falls, str(report)
    assert report.inputs == count
    assert report.taken < report.inputs or reader in ("dataset", "documents")  # they collect their faults


@pytest.mark.slow
@pytest.mark.parametrize("reader", TARGETS)
def test_no_mutated_input_of_thousands_makes_a_reader_fall(reader: str) -> None:
    count = {"dataset": 3_000, "names": 1_000}.get(reader, 10_000)  # an input of these takes long
    report = fuzz(TARGETS[reader](), count, seed=1)
    assert not report.falls, str(report)


def test_mutations_are_the_same_each_time_and_falls_are_told() -> None:
    given: list[bytes] = []

    def read(mutated: bytes) -> None:
        given.append(mutated)
        if b"b" not in mutated:
            raise UsageError("an error of ours")
        if b"d" not in mutated:
            raise KeyError("d")

    first = fuzz(Target("a", [b"a b c d\n"], read), 300)
    second = fuzz(Target("a", [b"a b c d\n"], read), 300)
    assert given[:300] == given[300:]
    assert first.falls == second.falls
    assert 0 < len(first.falls) < 300 - first.taken
    assert "KeyError" in str(first)

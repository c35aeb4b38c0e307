"""Waiting that ends."""

from __future__ import annotations

import threading

import pytest

from graph.store.deadline import run_with_deadline
from schema.errors import StoreError, UsageError


def test_the_result_comes_back() -> None:
    assert run_with_deadline(lambda: 7, 5, lambda: None) == 7


def test_the_error_comes_back() -> None:
    def fail() -> None:
        raise UsageError("wrong")

    with pytest.raises(UsageError, match="wrong"):
        run_with_deadline(fail, None, lambda: None)


def test_the_deadline_cancels_once_and_says_so() -> None:
    release = threading.Event()
    cancelled: list[int] = []

    def cancel() -> None:
        cancelled.append(1)
        release.set()

    with pytest.raises(StoreError, match=r"longer than 0\.05 s"):
        run_with_deadline(release.wait, 0.05, cancel)
    assert cancelled == [1]

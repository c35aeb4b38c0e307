"""Records as CSV and TSV: what programs read back, and what a spreadsheet must not run."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.tables import to_delimited, to_json

_HOSTILE = ["=1+1", "+7 495", "-A1", "@SUM(A1)", "\t=1", "\r=1", "＝1", '=HYPERLINK("http://x";"y")']


def _cells(text: str, delimiter: str = ",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


@pytest.mark.parametrize("text", _HOSTILE)
def test_csv_keeps_a_spreadsheet_from_running_text(text: str) -> None:
    rows = _cells(to_delimited([{"name": text, "all": [text, "b"]}], ["name", "all"], ","))
    assert rows[1] == [f"'{text}", f"'{text};b"]


def test_csv_keeps_a_spreadsheet_from_running_the_head() -> None:
    assert _cells(to_delimited([{"=1": 2}], ["=1"], ","))[0] == ["'=1"]


@given(st.integers() | st.floats(allow_nan=False, allow_infinity=False))
def test_numbers_stay_numbers_in_csv(number: float) -> None:
    ((_,), (single,), (listed,)) = _cells(to_delimited([{"n": number}, {"n": [number]}], ["n"], ","))
    assert float(single) == float(listed) == float(number)


@pytest.mark.parametrize("text", [t for t in _HOSTILE if t.isprintable()])
def test_json_and_tsv_hold_values_as_they_are(text: str) -> None:
    assert text in to_json({"name": text}).replace("\\", "")
    assert to_delimited([{"name": text}], ["name"], "\t") == f"name\n{text}\n"


@given(st.text())
def test_csv_gives_back_every_text_after_the_guard(text: str) -> None:
    # A reader in text mode sees no lone surrogates and no NUL.
    text = text.replace("\0", "").encode("utf-8", "ignore").decode()
    (_, row) = _cells(to_delimited([{"a": "x", "b": text}], ["a", "b"], ","))
    assert row[1] in (text, f"'{text}")
    assert not row[1].startswith(("=", "+", "-", "@", "\t", "\r"))

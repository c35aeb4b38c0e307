"""argun candidates, and its way back in by --made-by."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.command_line import argun

RATING = "examples/rating/rating-2027.md"


@pytest.mark.slow
def test_candidates_of_a_rating_come_back_as_they_went_out(tmp_path: Path) -> None:
    made = argun("candidates", RATING, "--format", "ndjson")
    assert made.code == 0, made.errors
    records = [json.loads(line) for line in made.text.splitlines()]
    assert {r["region"] for r in records} >= {"region:RU-AMU", "region:RU-KHA"}
    assert len({r["id"] for r in records}) == len(records)
    file = tmp_path / "made.ndjson"
    file.write_bytes(made.out + b'{"index": 1}\n')
    again = argun("candidates", RATING, "--made-by", str(file), "--format", "ndjson")
    assert again.out == made.out
    assert f"line {len(records) + 1}: type is missing" in again.errors


@pytest.mark.slow
def test_a_text_without_a_candidate_says_so(tmp_path: Path) -> None:
    (tmp_path / "note.md").write_text("Weather was fine.", encoding="utf-8")
    finished = argun("candidates", str(tmp_path / "note.md"))
    assert finished.code == 4
    assert "no candidate found" in finished.errors

"""The calibrated mode and the comparison on the command line."""

from __future__ import annotations

import json
import math
from pathlib import Path

import pytest

from tests.command_line import argun, records, run

FIELDS = {"id", "name", "mark", "score", "low", "high", "rank", "predicted", "fitted", "published"}


def test_calibrated_marks_have_the_fields_of_the_contract_and_more() -> None:
    found = records("score", "--mode", "calibrated")
    assert len(found) == 83
    assert all(set(r) >= FIELDS and r["score"] == pytest.approx(r["predicted"], abs=1e-9) for r in found)
    assert sum(r["published"] is None for r in found) == 21
    assert all(r["fitted"] == pytest.approx(r["predicted"]) for r in found if r["published"] is None)


@pytest.mark.parametrize(("place", "of"), [("RU-AMU", "regions"), ("CN-HL", "provinces")])
def test_calibrated_points_sum_to_the_score(place: str, of: str) -> None:
    (found,) = records("explain", place, "--mode", "calibrated")
    total = found["base"] + math.fsum(c["points"] for c in found["contributions"])
    assert total == pytest.approx(found["score"], abs=1e-9)
    listed = records("score", "--mode", "calibrated", "--of", of)
    assert found["score"] == next(r["score"] for r in listed if r["id"] == found["id"])


def test_provinces_get_the_weights_of_regions_and_the_reader_is_told_so() -> None:
    done = argun("score", "--mode", "calibrated", "--of", "provinces", "--format", "json")
    found = done.json
    assert len(found) == 34
    assert all(1 <= r["low"] <= r["mark"] <= r["high"] <= 10 and r["published"] is None for r in found)
    assert "carried over to provinces" in done.errors


def test_comparison_writes_files_that_are_the_same_whatever_the_hash_seed(tmp_path: Path) -> None:
    folders = [tmp_path / seed for seed in ("1", "2")]
    for folder in folders:
        done = run("compare", "--output", str(folder), env={"PYTHONHASHSEED": folder.name})
        assert done.code == 0, done.errors
    names = sorted(p.name for p in folders[0].iterdir())
    assert names == [
        "calibration-plot-blind.svg",
        "calibration-plot-calibrated.svg",
        "comparison.json",
        "disagreements.json",
        "rank-plot.svg",
        "weights.json",
    ]
    assert all((folders[0] / n).read_bytes() == (folders[1] / n).read_bytes() for n in names)
    opinions = [
        r["opinion"] for r in json.loads((folders[0] / "comparison.json").read_text(encoding="utf-8"))
    ]
    assert opinions == [
        "blind",
        "calibrated",
        "calibrated_grouped",
        "constant",
        "items",
        "length",
        "last_edition",
    ]


@pytest.mark.parametrize(("lang", "mode"), [("en", "blind score"), ("ru", "слепой балл")])
def test_disagreements_are_told_in_sentences(lang: str, mode: str) -> None:
    options = ("compare", "--mode", "blind", "--show", "disagreements")
    found = records(*options)
    lines = argun(*options, "--format", "table", "--lang", lang).text.splitlines()
    heads = [line for line in lines if not line.startswith(" ")]
    assert len(heads) == len(found)
    assert len(lines) - len(heads) == sum(len(record["ties"]) for record in found)
    for head, record in zip(heads, found, strict=True):
        assert f"({record['id']}), {mode}: {record[f'text_{lang}']}" in head


def test_disagreements_lead_to_ties_that_there_are() -> None:
    known = {r["id"] for r in records("ties")}
    found = records("compare", "--mode", "blind", "--show", "disagreements")
    assert found
    assert all(abs(r["mark"] - r["published"]) >= 1 for r in found)
    assert {t["tie_id"] for r in found for t in r["ties"]} <= known


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("score", "--edition", "rating-2026"), 2, "--mode calibrated"),
        (("score", "--mode", "calibrated", "--edition", "rating-1999"), 4, "rating-2026"),
        (("explain", "CN-XX", "--mode", "calibrated"), 2, "CN-XX"),
        (("compare", "--edition", "rating-1999"), 4, "rating-2026"),
        (("compare", "--mode", "blind", "--show", "weights"), 2, "argun schema --method"),
        (("compare", "--sources", "/nowhere"), 2, "no such directory"),
    ],
)
def test_what_cannot_be_compared_is_refused(arguments: tuple[str, ...], code: int, words: str) -> None:
    done = argun(*arguments)
    assert done.code == code
    assert words in done.errors

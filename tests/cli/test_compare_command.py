"""The calibrated mode and the comparison on the command line."""

from __future__ import annotations

import json
import math
from pathlib import Path

import pytest

from tests.command_line import argun, records, run

FIELDS = {"id", "name", "mark", "score", "low", "high", "rank", "predicted", "fitted", "published"}
OPINIONS = [
    "blind",
    "family",
    "family_best",
    "calibrated",
    "calibrated_grouped",
    "constant",
    "items",
    "length",
    "last_edition",
]


def test_calibrated_marks_have_the_fields_of_the_contract_and_more() -> None:
    found = records("score", "--mode", "calibrated")
    assert len(found) == 83
    assert all(set(r) >= FIELDS and r["score"] == r["predicted"] for r in found)
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


@pytest.mark.slow
def test_comparison_writes_files_that_are_the_same_whatever_the_hash_seed(tmp_path: Path) -> None:
    folders = [tmp_path / seed for seed in ("1", "2")]
    for folder in folders:
        done = run("compare", "--output", str(folder), env={"PYTHONHASHSEED": folder.name})
        assert done.code == 0, done.errors
    names = sorted(p.name for p in folders[0].iterdir())
    pictures = {"rank-plot.svg", "calibration-plot-blind.svg", "calibration-plot-calibrated.svg"}
    written = {"comparison.json", "datasets.json", "disagreements.json", "weights.json"}
    assert names == sorted(written | pictures)
    assert all((folders[0] / n).read_bytes() == (folders[1] / n).read_bytes() for n in names)
    found = json.loads((folders[0] / "comparison.json").read_text(encoding="utf-8"))
    assert [r["opinion"] for r in found] == OPINIONS


@pytest.mark.parametrize(
    ("lang", "family"),
    [("en", "any weighting that keeps the orders"), ("ru", "любые веса, сохраняющие порядок")],
)
def test_one_table_holds_marks_weightings_and_baselines(lang: str, family: str) -> None:
    text = argun("compare", "--format", "table", "--lang", lang).text
    assert len(text.splitlines()) == 1 + len(OPINIONS)
    assert family in text
    found = {r["opinion"]: r for r in records("compare")}
    assert found["family"]["spearman_low"] < found["family"]["spearman"] < found["family"]["spearman_high"]
    assert found["family_best"]["spearman"] >= found["family"]["spearman_high"]
    assert found["family_best"]["mae"] <= found["family"]["mae_low"]
    assert found["family_best"]["spearman_low"] is None


def test_the_blind_mode_alone_needs_no_fit() -> None:
    opinions = [r["opinion"] for r in records("compare", "--mode", "blind")]
    assert opinions == [o for o in OPINIONS if not o.startswith("calibrated")]
    assert all(r["gap"] is None for r in records("compare", "--mode", "blind", "--show", "disagreements"))


def test_weights_stand_beside_the_centroid_with_their_spread() -> None:
    done = argun("compare", "--show", "weights", "--format", "json")
    found = {(r["order"], r["member"]): r for r in done.json}
    assert found["stage", "building"]["centroid"] == 0.75
    assert all(r["low"] <= r["weight"] <= r["high"] and r["sd"] >= 0 for r in found.values())
    assert found["mark", "scale"]["centroid"] == 5.0
    assert "effective sample size" in done.errors


@pytest.mark.parametrize(
    ("lang", "mode", "closing"),
    [
        ("en", "blind score", "The experts give"),
        pytest.param("ru", "слепой балл", "Эксперты ставят", marks=pytest.mark.slow),
    ],
)
def test_disagreements_are_told_in_sentences(lang: str, mode: str, closing: str) -> None:
    found = records("compare", "--show", "disagreements", "--lang", lang)
    lines = argun("compare", "--show", "disagreements", "--format", "table", "--lang", lang).text.splitlines()
    heads = [line for line in lines if not line.startswith(" ")]
    assert len(heads) == len(found)
    assert len(lines) - len(heads) == sum(len(record["deals"]) for record in found)
    for head, record in zip(heads, found, strict=True):
        assert f"({record['id']}), " in head
        assert record["text"] in head
    assert mode in heads[0]
    assert all(r["gap"]["text"].startswith(closing) for r in found)
    assert all(r["text"].startswith(closing) == (r["mode"] == "blind") for r in found)


def test_the_gap_of_a_disagreement_is_the_sum_of_its_parts() -> None:
    found = [r for r in records("compare", "--show", "disagreements") if r["mode"] == "blind"]
    assert found
    for record in found:
        assert abs(record["mark"] - record["published"]) >= 1
        gap = record["gap"]
        parts = math.fsum(part["difference"] for part in gap["parts"])
        assert parts + gap["rest"] == pytest.approx(record["published"] - record["score"], abs=1e-9)


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("score", "--edition", "rating-2026"), 2, "--mode calibrated"),
        (("score", "--mode", "calibrated", "--edition", "rating-1999"), 4, "rating-2026"),
        (("explain", "CN-XX", "--mode", "calibrated"), 2, "CN-XX"),
        (("compare", "--edition", "rating-1999"), 4, "rating-2026"),
        (("compare", "--mode", "blind", "--show", "weights"), 2, "argun method"),
        (("compare", "--sources", "/nowhere"), 2, "no such directory"),
    ],
)
def test_what_cannot_be_compared_is_refused(arguments: tuple[str, ...], code: int, words: str) -> None:
    done = argun(*arguments)
    assert done.code == code
    assert words in done.errors

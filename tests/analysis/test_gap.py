"""The gap to a published mark: parts that sum to it, and a sentence that says what follows."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import pytest

from graph.analysis.rating.calibration import Calibration, calibrate
from graph.analysis.rating.gap import Gap, GapPart, gap_of
from graph.analysis.score.method import read_method
from graph.analysis.score.score import Appraisal
from graph.workflows.sentences.comparison import gap_lines, gap_sentence
from tests.factories import entity, statements, tie, view_of

CODES = [f"RU-{n:02d}" for n in range(24)]
FIRST = f"region:{CODES[0]}"


@pytest.fixture(scope="module")
def calibration() -> Calibration:
    """The n-th region has n running plants, one under way, one agreed, a visit, and the mark 2 + n // 3."""
    ties = []
    for n, code in enumerate(CODES):
        region = f"region:{code}"
        kept: dict[str, Any] = {"regions": code}
        plants = [f"project:p{n}-{k}" for k in range(n)]
        ties += [tie("HAS_PROJECT", region, plant, provinces=["CN-HL"], **kept) for plant in plants]
        ties += [tie("HAS_PROJECT", region, f"project:{s}-{n}", s, **kept) for s in ("building", "agreed")]
        ties.append(tie("VISITED", region, "province:CN-HL", "held", **kept))
    view = view_of(statements(ties, (), [entity(f"region:{code}") for code in CODES]))
    marks = {f"region:{code}": 2.0 + n // 3 for n, code in enumerate(CODES)}
    return calibrate(view, Appraisal.of(view, read_method()), marks, "edition:test")


def test_parts_and_rest_sum_to_the_gap(calibration: Calibration) -> None:
    blind = {s.id: s.score for s in calibration.appraisal.scores("regions")}
    calibrated = calibration.values("regions")
    for region in calibration.marked:
        gap = gap_of(calibration, region)
        assert gap.score == pytest.approx(blind[region], abs=1e-9)
        assert gap.calibrated == pytest.approx(calibrated[region], abs=1e-9)
        parts = math.fsum(part.difference for part in gap.parts)
        assert parts + gap.rest == pytest.approx(gap.gap, abs=1e-9)
        assert math.fsum(p.blind for p in gap.parts) + 1.0 == pytest.approx(gap.score, abs=1e-9)
        assert gap.least <= gap.score <= gap.most


def test_groups_are_kinds_and_stages_of_what_runs_and_stages_of_talk(calibration: Calibration) -> None:
    gap = gap_of(calibration, f"region:{CODES[5]}")
    assert {(p.kind, p.stage): p.deals for p in gap.parts} == {
        ("built", "operating"): 5,
        ("built", "building"): 1,
        ("", "agreed"): 1,
        ("", "discussed"): 1,
        ("", ""): 5,
    }
    # Two others have the mark 3, too few, so those of 2 and 4 join: regions 0 to 8 but this one.
    assert (gap.running, gap.peers, gap.peers_reach) == (6, 8, 1.0)
    assert gap.peers_running == pytest.approx(1 + (0 + 1 + 2 + 3 + 4 + 6 + 7 + 8) / 8)
    # Five plants at 4/5, one under way at 4/5 x 3/4; nobody Chinese is named for that one: half.
    assert gap.strength == pytest.approx(5 * 0.8 + 0.8 * 0.75 * 0.5)


def test_a_region_without_a_published_mark_has_no_gap(calibration: Calibration) -> None:
    with pytest.raises(KeyError):
        gap_of(calibration, "region:RU-XX")


PARTS = (
    GapPart("", "agreed", 6, 0.8, 1.1),
    GapPart("built", "building", 1, 0.9, 1.1),
    GapPart("goods", "operating", 2, 0.5, 0.46),
)
GAP = Gap(FIRST, 8.0, 5.9, 6.36, PARTS, 2.3, 7.4, 5, 2.55, 4, 0.0, 10.5, 5.2)


def test_the_closing_sentence_adds_up_as_printed() -> None:
    assert gap_sentence(GAP, "Khabarovsk Krai", "en") == (
        "The experts give 8, we 5.9. The weights that they seem to use would give 6.4 (agreements +0.3, "
        "built things (being built) +0.2). No weighting of these reports explains the rest, +1.6: whatever "
        "the weights, the score lies between 2.3 and 7.4. Deals that run or are under way: Khabarovsk Krai "
        "has 5, worth 2.5 points; other regions marked 8 have 10.5 on average, worth 5.2."
    )


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"most": 8.2}, "Other weights could close the rest, +1.6 (the score can range from 2.3 to 8.2)"),
        ({"published": 6.0}, "The experts give 6, we 5.9: the same mark."),
        ({"published": 6.0}, "What is left is less than half a mark."),
        ({"calibrated": 5.93}, "On balance the weights that they seem to use change nothing."),
        (
            {"calibrated": 6.3},
            "would give 6.3 (agreements +0.3, built things (being built) +0.2, all others -0.1)",
        ),
        ({"peers_reach": 1.0}, "other regions marked about 8 have 10.5 on average"),
        ({"published": 3.0, "calibrated": 5.5, "least": 3.6}, "explains the rest, -2.5: whatever"),
    ],
)
def test_the_closing_sentence_says_what_is_the_case(changes: dict[str, Any], words: str) -> None:
    assert words in gap_sentence(replace(GAP, **changes), "Khabarovsk Krai", "en")


@pytest.mark.parametrize("lang", ["en", "ru", "zh"])
def test_lines_hold_every_part_and_the_rest(lang: str) -> None:
    lines = gap_lines(GAP, "edition:rating-2026", "X", lang)
    assert len(lines) == 1 + len(PARTS) + 2
    assert "+2.100" in lines[0]
    assert [line.split()[0] for line in lines[1:-1]] == ["+0.300", "+0.200", "-0.040", "+1.640"]
    assert lines[-1] == gap_sentence(GAP, "X", lang)

"""A mark explained deal by deal: sums that add up, also as printed, and words in three languages."""

from __future__ import annotations

import itertools
import math
import re
from functools import cache

import pytest
from hypothesis import given

from graph.analysis.phrases import WORDS
from graph.analysis.promises.groups import ALL, UNKNOWN
from graph.analysis.score.explanation import (
    evidence_points,
    explain_deals,
    tie_phrase,
    tie_sentence,
)
from graph.analysis.score.score import COMPONENTS, PLACES, Appraisal, Score
from graph.statements.records import Statements
from graph.statements.status import EFFORT_STAGES, HEALTHS, STAGES, deciding_evidence
from graph.workflows.records.explanation import Explanation
from graph.workflows.sentences.explanation import explanation_lines
from schema.reader import read_schema
from tests.factories import OLD, RECENT, appraisal_of, statements, tie
from tests.shipped import shipped_workspace
from tests.strategies import statement_sets

SHOWN = ("RU-AMU", "RU-TA", "RU-KGD", "RU-IN", "province:CN-SD")
EMPTY = "province:CN-MO"
LANGUAGES = ("en", "ru", "zh")


@cache
def explanation_of(place: str) -> Explanation:
    return Explanation(shipped_workspace(), shipped_workspace().score_of(place))


def check_sums(appraisal: Appraisal, score: Score, base: Statements) -> None:
    deals = explain_deals(appraisal, score)
    assert math.fsum(d.points for d in deals) == pytest.approx(score.x, abs=1e-9)
    for all_points in (
        [d.points * score.per_point for d in deals],
        [points for d in deals for points in d.tie_points.values()],
        [points for _, _, points in evidence_points(deals, base)],
    ):
        assert score.base + math.fsum(all_points) == pytest.approx(score.score, abs=1e-9)
    assert len({d.deal.id for d in deals}) == len(deals)
    for name, whole in score.parts.items():
        assert math.fsum(d.amounts.get(name, 0.0) for d in deals) == pytest.approx(whole, abs=1e-9)


@given(base=statement_sets())
def test_points_of_components_deals_ties_and_evidence_sum_to_the_score(base: Statements) -> None:
    appraisal = appraisal_of(base)
    for of in PLACES:
        for score in appraisal.scores(of):
            check_sums(appraisal, score, base)


def test_points_sum_for_the_shipped_data() -> None:
    work = shipped_workspace()
    for of in PLACES:
        for score in work.scores(of):
            check_sums(work.appraisal, score, work.statements)


@pytest.mark.parametrize("place", SHOWN)
def test_the_factors_of_each_deal_multiply_to_its_bare_points(place: str) -> None:
    explanation = explanation_of(place)
    points = explanation.workspace.appraisal.points
    for story in explanation.deals:
        row = points.rows[story.deal.id, explanation.score.id]
        counted = points.strength[row, 0] or points.talk[row, 0]
        assert math.prod(story.factors.values()) == pytest.approx(counted, abs=1e-12)


def test_a_deal_is_explained_with_all_its_ties_those_that_decide_nothing_too() -> None:
    plant = tie("HAS_PROJECT", "region:RU-AMU", "project:plant")
    machine = tie("SUPPLIER_TO", "company:haier", "project:plant")
    appraisal = appraisal_of(statements([plant, machine]))
    (deal,) = explain_deals(appraisal, appraisal.scores("regions")[0])
    assert deal.ties == [plant.id, machine.id]
    assert set(deal.tie_points) == {plant.id}


def test_the_evidence_that_decides_shares_equally() -> None:
    # Operating is reported twice and building once before; the last period calls it slow.
    said = [("building", None, OLD), ("operating", None, OLD), ("operating", "slow", RECENT)]
    plant = tie("HAS_PROJECT", "region:RU-AMU", "project:plant", said=said)
    assert {e.stage for e in deciding_evidence(plant)} == {"operating"}
    base = statements([plant])
    appraisal = appraisal_of(base)
    found = evidence_points(explain_deals(appraisal, appraisal.scores("regions")[0]), base)
    assert len(found) == 2
    assert found[0][2] == found[1][2] > 0


def test_every_stage_health_kind_and_component_has_a_word() -> None:
    schema = read_schema()
    assert set(WORDS["stages"]) == {*STAGES, *EFFORT_STAGES}
    assert set(WORDS["healths"]) == set(HEALTHS)
    assert set(WORDS["bases"]) == set(schema.vocabularies["basis"].terms)
    assert set(WORDS["components"]) == set(COMPONENTS)
    assert set(WORDS["kinds"]) == {*schema.vocabularies["deal_kind"].terms, ALL, UNKNOWN}


def test_names_with_braces_stay_as_they_are() -> None:
    assert tie_phrase("EXPORTS", "{target}", "{source}", "en") == "{target} exports {source}"


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("en", "Name region:RU-AMU has the project Name project:plant. note (operating)"),
        ("ru", "Проект: Имя project:plant (Имя region:RU-AMU). заметка (действует)"),
        ("zh", "Name region:RU-AMU有项目：Name project:plant。note（运行中）"),
    ],
)
def test_a_sentence_says_who_does_what_what_was_said_and_how_far_it_is(lang: str, expected: str) -> None:
    plant = tie("HAS_PROJECT", "region:RU-AMU", "project:plant")
    assert tie_sentence(plant, statements([plant]), lang) == expected


@pytest.mark.parametrize(
    ("type_", "target", "stage", "begins"),
    [
        (
            "HAS_PROJECT",
            "project:plant",
            "discussed",
            "Only discussed so far: Name region",
        ),
        ("HAS_PROJECT", "project:plant", "agreed", "Only agreed so far: Name region"),
        ("SISTER_PROVINCE", "province:CN-HL", "agreed", "Name region:RU-AMU and Name province:CN-HL"),
        ("VISITED", "province:CN-HL", "planned", "Planned: Name region:RU-AMU"),
    ],
)
def test_what_is_not_yet_so_is_not_told_as_if_it_were(
    type_: str, target: str, stage: str, begins: str
) -> None:
    told = tie(type_, "region:RU-AMU", target, stage)
    assert tie_sentence(told, statements([told]), "en").startswith(begins)


def test_a_term_that_has_passed_is_said_of_what_does_not_run_and_of_nothing_else() -> None:
    promised = tie("HAS_PROJECT", "region:RU-AMU", "project:plant", "agreed")
    running = tie("SUPPLIER_TO", "company:haier", "project:plant")
    late = tie("INVESTOR_IN", "company:haier", "project:plant", "building", "slow")
    base = statements([promised, running, late])
    sentences = [tie_sentence(t, base, "en", "overdue by 5 months") for t in (promised, running, late)]
    assert [text.partition("note ")[2] for text in sentences] == [
        "(overdue by 5 months)",
        "(operating)",
        "(being built, slower or weaker than expected)",
    ]


def deal_points(lines: list[str]) -> list[float]:
    """Return the points of the numbered deals and of the line that holds the rest, as printed."""
    found = []
    for line in lines:
        match = re.match(r" +(?:\d+ )? *(\d+\.\d{3})  ", line)
        if match and line.startswith("  "):
            found.append(float(match[1]))
    return found


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("top", [None, 3])
@pytest.mark.parametrize("place", SHOWN)
def test_every_sum_adds_up_as_it_is_printed(place: str, top: int | None, lang: str) -> None:
    explanation = explanation_of(place)
    lines = explanation_lines(explanation, top, lang)
    blocks = "\n".join(lines).split("\n\n")
    *parts, whole = deal_points(blocks[1].splitlines())
    assert sum(parts) == pytest.approx(whole, abs=1e-9)
    assert whole == pytest.approx(explanation.score.x, abs=5e-4)
    assert sum(deal_points(blocks[2].splitlines())) == pytest.approx(whole, abs=1e-9)
    assert f"{explanation.score.score:.3f}" in lines[0]


@pytest.mark.parametrize("place", SHOWN)
def test_top_counts_deals_and_never_hides_a_bigger_one(place: str) -> None:
    explanation = explanation_of(place)
    every = [story.points for story in explanation.deals]
    assert all(a >= b - 1e-9 for a, b in itertools.pairwise(every))
    lines = explanation_lines(explanation, 2, "en")
    numbered = [line for line in lines if re.match(r" +\d+ +\d+\.\d{3}  ", line)]
    names = [explanation.deal_name(story, "en") for story in explanation.deals[:2]]
    assert len(numbered) == min(2, len(every))
    assert all(line.endswith(name) for line, name in zip(numbered, names, strict=False))


def test_the_published_marks_stand_beside_ours_the_latest_first() -> None:
    lines = explanation_lines(explanation_of("RU-AMU"), 1, "en")
    assert lines[1] == "Published marks, latest first: 9 (rating-2026); 9 (rating-2025)"
    assert "No published edition marks this region." in explanation_lines(explanation_of("RU-SA"), 1, "en")


def test_a_place_without_ties_has_the_base_alone() -> None:
    explanation = explanation_of(EMPTY)
    assert explanation_lines(explanation, None, "en")[-1].startswith("No ties of this place are known")
    (row,) = explanation.rows(None, "en")
    assert (row["mark"], row["score"], row["base"], row["points"], row["deal_id"]) == (1, 1.0, 1.0, 0.0, None)


@pytest.mark.parametrize("place", SHOWN)
def test_rows_for_spreadsheets_are_rectangular_and_sum_to_the_score(place: str) -> None:
    explanation = explanation_of(place)
    rows = explanation.rows(None, "ru")
    assert {tuple(row) for row in rows} == {tuple(rows[0])}
    points = math.fsum(row["score_points"] for row in rows)
    assert explanation.score.base + points == pytest.approx(explanation.score.score, abs=1e-9)
    for name, total in explanation.score.parts.items():
        assert math.fsum(row[name] for row in rows) == pytest.approx(total, abs=1e-9)
    assert explanation.rows(2, "ru") == rows[:2]


def test_a_flight_whose_term_has_passed_is_said_to_be_overdue() -> None:
    explanation = explanation_of("RU-AMU")
    flight = "deal:corridor:blagoveshchensk-beijing-air"
    (deal,) = [d for d in explanation.record("en")["deals"] if d["deal_id"] == flight]
    assert deal["overdue_months"] == explanation.overdue[flight].overdue_months == 5
    assert any("overdue by 5 months" in line for line in explanation_lines(explanation, None, "en"))

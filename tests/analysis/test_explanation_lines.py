"""The explanation that people read: figures that add up as printed, and the rows for spreadsheets."""

from __future__ import annotations

import math
import re

import pytest

from graph.analysis.apportion import to_units
from graph.analysis.method import COMPONENTS
from graph.workflows.explanation import Explanation
from graph.workflows.explanation_lines import explanation_lines
from graph.workflows.workspace import Workspace

FIGURE = re.compile(r"-?\d+\.\d{3}|·")
PLACES = ("RU-AMU", "RU-TA", "RU-KHA", "RU-IN", "province:CN-SD", "province:CN-MO")


@pytest.fixture(scope="module")
def work() -> Workspace:
    return Workspace()


def told_of(work: Workspace, place: str) -> Explanation:
    return Explanation(work, work.score_of(place))


def units(cell: str) -> int:
    return 0 if cell == "·" else round(float(cell) * 1000)


def blocks(lines: list[str]) -> list[list[str]]:
    """Return the parts of an explanation, which empty lines divide."""
    found: list[list[str]] = [[]]
    for line in lines:
        if line:
            found[-1].append(line)
        else:
            found.append([])
    return found


def figures(line: str, count: int) -> list[int]:
    return [units(cell) for cell in FIGURE.findall(line)[:count]]


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize("top", [None, 3])
@pytest.mark.parametrize("place", PLACES[:-1])
def test_every_sum_adds_up_as_it_is_printed(work: Workspace, place: str, top: int | None, lang: str) -> None:
    told = told_of(work, place)
    (_,), (_, *made_of), (_, head, *rows), _ = blocks(explanation_lines(told, top, lang))
    *parts, score = [units(line.split()[0]) for line in made_of]
    assert sum(parts) == score == to_units(told.score.score)
    count = len(head.split()) - 1
    *deals, every = [figures(row, count) for row in rows]
    assert every[0] == score - 1000
    assert all(cells[0] == sum(cells[1:]) for cells in (*deals, every))
    assert [sum(column) for column in zip(*deals, strict=True)] == every
    assert every[1:] == [part for part in parts[1:] if part]


@pytest.mark.parametrize("top", [None, 3])
@pytest.mark.parametrize("place", PLACES[:-1])
def test_the_ties_of_a_deal_sum_to_the_deal_and_their_evidence_to_them(
    work: Workspace, place: str, top: int | None
) -> None:
    *_, (_, *details) = blocks(explanation_lines(told_of(work, place), top, "en"))
    deals: list[tuple[int, list[int]]] = []
    for line in details:
        if not line.startswith(" "):
            (total,) = re.findall(r": (-?\d+\.\d{3})  \[deal:", line)
            deals.append((units(total), []))
            continue
        own = units(line.split()[0])
        deals[-1][1].append(own)
        proofs = re.findall(r" (\d\.\d{3})[;}]", line)
        assert not proofs or sum(map(units, proofs)) == own
    assert deals
    assert all(total == sum(ties) for total, ties in deals)


def test_the_details_of_all_deals_sum_to_the_score(work: Workspace) -> None:
    *_, (_, *details) = blocks(explanation_lines(told_of(work, "RU-AMU"), None, "en"))
    heads = [line for line in details if not line.startswith(" ")]
    totals = [units(re.findall(r": (-?\d+\.\d{3})  \[deal:", head)[0]) for head in heads]
    assert 1000 + sum(totals) == to_units(work.score_of("RU-AMU").score)


def test_a_place_without_ties_has_the_base_alone(work: Workspace) -> None:
    told = told_of(work, PLACES[-1])
    lines = explanation_lines(told, None, "en")
    assert lines[-1] == "Nothing is told of ties of this place, so it has the base alone."
    (row,) = told.rows(None, "en")
    assert (row["mark"], row["score"], row["base"], row["points"], row["tie_id"]) == (1, 1.0, 1.0, 0.0, None)


@pytest.mark.parametrize("place", PLACES)
def test_rows_for_spreadsheets_are_rectangular_and_sum_to_the_score(work: Workspace, place: str) -> None:
    told = told_of(work, place)
    rows = told.rows(None, "ru")
    assert {tuple(row) for row in rows} == {tuple(rows[0])}
    assert {(r["id"], r["mark"], r["score"], r["base"]) for r in rows} == {
        (told.score.id, told.score.mark, told.score.score, told.score.base)
    }
    points = math.fsum(row["points"] for row in rows)
    assert told.score.base + points == pytest.approx(told.score.score, abs=1e-9)
    for name, total in told.score.by_component().items():
        assert math.fsum(row[name] for row in rows) == pytest.approx(total, abs=1e-9)
    assert set(COMPONENTS) <= set(rows[0])
    assert told.rows(2, "ru") == rows[:2]


def test_what_counts_less_is_said_in_table_rows_and_record(work: Workspace) -> None:
    told = told_of(work, "RU-AMU")
    halved = {d for d, found in told.cuts.items() if "no_chinese_side" in {c.reason for c in found}}
    record = told.record("en")
    named = {
        deal["deal_id"]
        for deal in record["deals"]
        if "no_chinese_side" in {cut["reason"] for cut in deal["counts_less"]}
    }
    assert named == halved
    assert halved
    lines = explanation_lines(told, None, "en")
    assert sum("nobody named on the Chinese side ×0.5" in line for line in lines) == len(halved)
    ru = explanation_lines(told, None, "ru")
    assert sum("китайская сторона не названа ×0.5" in line for line in ru) == len(halved)
    rows = [row for row in told.rows(None, "en") if row["deal_id"] in halved]
    assert all("nobody named on the Chinese side ×0.5" in row["counts_less"] for row in rows)


def test_a_flight_whose_term_has_passed_is_said_to_be_overdue(work: Workspace) -> None:
    told = told_of(work, "RU-AMU")
    flight = "deal:corridor:blagoveshchensk-beijing-air"
    (deal,) = [d for d in told.record("en")["deals"] if d["deal_id"] == flight]
    assert deal["overdue_months"] == told.overdue[flight].overdue_months == 5
    said = {"en": "overdue by 5 months; nobody reported (inferred)",
            "ru": "просрочено на 5 мес.; никто не сообщал (вывод)"}  # fmt: skip
    for lang, words in said.items():
        lines = [line for line in explanation_lines(told, None, lang) if words in line]
        # The row of the deal, and every one of its ties, since none of them runs.
        assert len(lines) == 1 + len(deal["tie_ids"])

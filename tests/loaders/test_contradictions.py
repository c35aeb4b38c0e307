"""Contradictions between sources: found, ruled by what the status of a tie rules, settled by a curator."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.statements.status import status_of
from loaders.contradictions import Contradiction, contradiction_records, read_contradictions
from loaders.dataset_reader import read_layers, shipped_dataset
from tests.loaders.audit_factory import TIES, Edit, write_dataset, write_layer_above

_SAME = "date: 2026-06, periods: {default: '/2026-05'}"
_LOAN = '  - {at: before/2, stage: discussed, ru: "Просят кредит", en: "A loan is asked for"}\n'


def paper(fields: str) -> Edit:
    return "sources.yaml", 'en: "Paper", date: 2025}', f'en: "Paper", {fields}}}'


def said(of_rating: str, of_paper: str) -> Edit:
    """Let the rating and the paper say something of the health of the loan."""
    one = f'  - {{at: after/3, health: {of_rating}, ru: "Одно", en: "One thing"}}\n'
    two = f'  - {{source: source:paper, at: line/3, {of_paper}, ru: "Другое", en: "Another"}}\n'
    return TIES, _LOAN, _LOAN + one + two


def number(value: str, more: str = "") -> Edit:
    text = (
        f"- {{subject: region:RU-AMU, quantity: share_of_trade, value: {value}, unit: percent, "
        f"date: 2025, source: source:paper, at: line/3{more}}}\n"
    )
    return TIES, "observations:\n", f"observations:\n{text}"


#: A layer above the trial dataset that doubts when the plant began.
UPPER = """source: source:notes
sources:
- {id: source:notes, ru: "Заметки", en: "Notes", date: 2025, confidence: low}
ties:
- type: HAS_PROJECT
  from: region:RU-AMU
  to: project:amur-plant
  regions: {RU-AMU: site}
  start: 2022
  evidence:
  - {at: line/3, stage: building, ru: "Строят", en: "Being built"}
"""


def found_in(directory: Path, *edits: Edit) -> list[Contradiction]:
    data, _ = write_dataset(directory, *edits)
    return read_contradictions([data])


@pytest.mark.parametrize(
    ("source", "of_rating", "of_paper", "holds", "ruling"),
    [
        ("date: 2025", "stalled", "health: slow", "stalled", "later"),
        (_SAME, "slow", "health: stalled", "stalled", "undecided"),
        (_SAME, "slow", "health: stalled, settled_ru: 'Так', settled_en: 'So'", "stalled", "worse"),
        (f"{_SAME}, confidence: medium", "slow", "health: stalled", "slow", "surer"),
        ("date: 2026-11, confidence: low", "slow", "health: cancelled", "slow", "surer"),
        ("date: 2026-11, confidence: medium", "slow", "health: cancelled", "cancelled", "later"),
        (_SAME, "slow", "health: stalled, confidence: low", "slow", "surer"),
    ],
)
def test_the_health_that_holds_is_that_of_the_tie(
    source: str, of_rating: str, of_paper: str, holds: str, ruling: str, tmp_path: Path
) -> None:
    (found,) = found_in(tmp_path, paper(source), said(of_rating, of_paper))
    assert (found.what, found.holds.said, found.ruling) == ("health", holds, ruling)
    assert status_of(read_layers([tmp_path / "data"]).statements.ties[found.about]).health == holds


@pytest.mark.parametrize(
    ("source", "edit", "holds", "ruling"),
    [
        ("date: 2025", number("30"), "70 percent", "later"),
        (_SAME, number("30"), "30 percent", "undecided"),
        (_SAME, number("30", ", settled_ru: 'Так', settled_en: 'So'"), "30 percent", "settled"),
        (f"{_SAME}, confidence: low", number("30"), "70 percent", "surer"),
    ],
)
def test_two_numbers_for_one_date(source: str, edit: Edit, holds: str, ruling: str, tmp_path: Path) -> None:
    (found,) = found_in(tmp_path, paper(source), edit)
    assert (found.about, found.what, found.date) == ("region:RU-AMU", "share_of_trade", "2025")
    assert (found.holds.said, found.ruling, found.undecided) == (holds, ruling, ruling == "undecided")


@pytest.mark.parametrize(
    "edit",
    [
        number("70.3"),
        number("60", ", bound: at_least"),
        number("75", ", bound: about"),
        number("30", ", nature: planned"),
        number("30", ", scope: foreign"),
        number("30", ", counterpart: province:CN-HL"),
    ],
    ids=["rounded", "at least", "about", "a plan", "another scope", "another counterpart"],
)
def test_numbers_that_differ_for_a_reason_contradict_nothing(edit: Edit, tmp_path: Path) -> None:
    assert found_in(tmp_path, paper(_SAME), edit) == []


def test_a_stage_below_what_was_told_before_is_a_contradiction(tmp_path: Path) -> None:
    bridge = '  - {at: trends/1, stage: operating, ru: "Мост открыт", en: "The bridge is open"}\n'
    later = '  - {source: source:paper, at: line/3, stage: building, ru: "Строят", en: "Building"}\n'
    (found,) = found_in(tmp_path, paper(_SAME), ("ties/trends.yaml", bridge, bridge + later))
    assert (found.what, found.holds.said, found.other.said) == ("stage", "operating", "building")
    assert found.ruling == "furthest"
    earlier = found_in(tmp_path / "b", paper("date: 2024"), ("ties/trends.yaml", bridge, bridge + later))
    assert earlier == []


def test_two_starts_of_a_tie_are_a_contradiction(tmp_path: Path) -> None:
    second = """- type: HAS_PROJECT
  from: region:RU-AMU
  to: project:amur-plant
  regions: {RU-AMU: site}
  start: 2022
  evidence:
  - {at: line/3, stage: building, ru: "Строят", en: "Being built"}
"""
    told: Edit = ("ties/paper.yaml", "ties:\n", f"ties:\n{second}")
    (found,) = found_in(tmp_path, told)
    assert (found.what, found.holds.said, found.other.said) == ("start", "2024", "2022")
    assert found.ruling == "later_date"
    later: Edit = ("ties/paper.yaml", "start: 2022", "start: 2026")
    doubts = found_in(tmp_path / "b", paper("date: 2026-11, confidence: low"), told, later)
    (doubted,) = [c for c in doubts if c.what == "start"]
    assert (doubted.holds.said, doubted.ruling) == ("2024", "surer")
    assert read_layers([tmp_path / "b" / "data"]).statements.ties[doubted.about].details["start"] == "2024"


def test_of_two_starts_that_of_the_upper_layer_holds_however_unsure(tmp_path: Path) -> None:
    data, _ = write_dataset(tmp_path)
    mine = write_layer_above(tmp_path, UPPER)
    (found,) = [c for c in read_contradictions([data, mine]) if c.what == "start"]
    assert (found.holds.said, found.other.said, found.ruling) == ("2022", "2024", "upper_layer")
    assert read_layers([data, mine]).statements.ties[found.about].details["start"] == "2022"


def test_a_record_tells_both_reports_and_the_reason(tmp_path: Path) -> None:
    found = found_in(tmp_path, paper(_SAME), number("30", ", settled_ru: 'Так', settled_en: 'So'"))
    ((russian,), (english,)) = (contradiction_records(found, lang) for lang in ("ru", "en"))
    assert (russian["reason"], english["reason"]) == ("Так", "So")
    assert (english["source"], english["locator"]) == ("source:paper", "line/3")
    assert english["period"] == "/2026-05"
    assert (english["other_source"], english["other_said"]) == ("source:rating-test", "70 percent")


def test_every_contradiction_of_the_shipped_dataset_is_decided() -> None:
    found = read_contradictions([shipped_dataset()])
    assert found
    assert [c.about for c in found if c.undecided] == []

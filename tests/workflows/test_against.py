"""A new edition beside what is known: follow-ups, news, silence, and what is coded already."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.workflows.against import Found, against, against_records
from graph.workflows.rating_reading import rating_of
from loaders.passages import fingerprint, write_passages
from tests.command_line import argun, run
from tests.shipped import shipped_workspace

TEXT = """# Рейтинг

ВЫСОКАЯ ПРОДУКТИВНОСТЬ

Регион\tСобытия до мая 2026 года\tСобытия июня 2026 – мая 2027 годов
Оценка по 10-балльной шкале (оценка в III рейтинге)\t\t

<p>Амурская область</p> <p>9 (9)</p>\t<p>Строили мост.</p>\t\
<p>Канатная дорога Благовещенск – Хэйхэ открыта.</p> <p>Харбинская компания построит сахарный завод.</p>
"""


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> list[Found]:
    folder = tmp_path_factory.mktemp("against")
    path = folder / "rating-2027.md"
    path.write_text(TEXT, encoding="utf-8")
    write_passages(folder, {("source:x", "RU-AMU/1"): fingerprint("Строили мост.")})
    known = shipped_workspace().everything
    return against(rating_of(path, known), known, [folder])


def _deals(found: list[Found], group: str) -> set[str]:
    return {str(one.deal.id) for one in found if one.group == group and one.deal}


def test_a_report_of_a_known_thing_follows_it_up(found: list[Found]) -> None:
    cableway = "deal:project:blagoveshchensk-heihe-cableway"
    assert cableway in _deals(found, "follow_up")
    assert cableway not in _deals(found, "silent")
    told = next(f for f in found if f.deal and str(f.deal.id) == cableway and f.candidate)
    assert (told.before, told.candidate and told.candidate.stage) == (("building", "slow"), "operating")


def test_what_the_data_do_not_have_is_new(found: list[Found]) -> None:
    texts = {f.candidate.passage.text for f in found if f.group == "new" and f.candidate}
    assert texts == {"Харбинская компания построит сахарный завод."}


def test_an_open_deal_that_nobody_mentions_is_silent(found: list[Found]) -> None:
    silent = _deals(found, "silent")
    assert "deal:project:amur-gas-processing-plant" in silent
    # It runs already, so nothing more was to come.
    assert "deal:project:power-of-siberia" not in silent
    assert {f.region for f in found} == {"region:RU-AMU"}


def test_a_passage_that_is_coded_already_is_no_news(found: list[Found]) -> None:
    coded = [f for f in found if f.candidate and f.candidate.passage.text == "Строили мост."]
    assert {f.group for f in coded} <= {"coded"}


def test_records_come_by_region_and_group(found: list[Found]) -> None:
    records = against_records(found, shipped_workspace().everything, "en")
    order = ["follow_up", "new", "silent", "coded"]
    groups = [order.index(record["group"]) for record in records]
    assert groups == sorted(groups)


@pytest.mark.slow
def test_the_command_says_that_nothing_of_it_is_in_the_data(tmp_path: Path) -> None:
    path = tmp_path / "rating-2027.md"
    path.write_text(TEXT, encoding="utf-8")
    done = argun("read", "rating", str(path), "--against", "shipped", "--format", "ndjson")
    assert "argun review decides" in done.errors
    mixed = run("read", "rating", str(path), "--against", "shipped", "--what", "regions")
    assert mixed.code == 2

"""Dates in the dataset's form, at the precision that is told."""

import pytest

from loaders.extraction.candidate import Passage
from loaders.extraction.dates import find_dates
from loaders.extraction.verdicts import find_verdicts

TOLD = [
    ("Открыт 14 мая 2025 года.", [("2025-05-14", "at")]),
    ("Открыт 14.05.2025.", [("2025-05-14", "at")]),
    ("Запущен в марте 2025 г.", [("2025-03", "at")]),
    ("В первом квартале 2026 года.", [("2026-Q1", "at")]),
    ("Во II полугодии 2024 года.", [("2024-H2", "at")]),
    ("За 10 месяцев 2025 года.", [("2025-01/2025-10", "at")]),
    ("В январе–июне 2025 года.", [("2025-01/2025-06", "at")]),
    ("К концу 2027 года.", [("2027", "by")]),
    ("До 2030 года.", [("2030", "by")]),
    ("С 2019 года.", [("2019", "since")]),
    ("На начало 2026 года.", [("2026", "at")]),
    ("В 2023–2024 гг.", [("2023/2024", "at")]),
    ("Завод (2018) и мост.", [("2018", "at")]),
    ("До 2000 рабочих мест.", []),
    ("Модель 2025, цех 2026.", []),
    ("Opened on 5 May 2026.", [("2026-05-05", "at")]),
    ("Opened on May 5, 2026.", [("2026-05-05", "at")]),
    ("In the first quarter of 2025.", [("2025-Q1", "at")]),
    ("By 2028.", [("2028", "by")]),
    ("Since 2015.", [("2015", "since")]),
    ("2025年5月3日开工。", [("2025-05-03", "at")]),
    ("2025年第一季度。", [("2025-Q1", "at")]),
    ("2025年上半年。", [("2025-H1", "at")]),
    ("2027年前投产。", [("2027", "by")]),
    ("自2019年起。", [("2019", "since")]),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_a_date_is_told_at_its_precision(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(told.iso, told.sense) for told in find_dates(Passage(1, text))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("В этом году, а также в прошлом году.", ["2026", "2025"]),
        ("Открыли в декабре.", ["2025-12"]),
        ("Next year and last year.", ["2027", "2025"]),
        ("今年和去年。", ["2026", "2025"]),
    ],
)
def test_this_year_is_known_from_the_day_of_the_document(text: str, expected: list[str]) -> None:
    assert [told.iso for told in find_dates(Passage(1, text, date="2026-04-03"))] == expected
    assert find_dates(Passage(1, text)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Завод открыт в мае 2024 года.", (("start", "2024-05"),)),
        ("Завод планируется открыть к 2028 году.", (("planned", "2028"),)),
        ("Контракт расторгнут в 2023 году.", (("end", "2023"),)),
        ("В 2025 году экспорт зерна вырос.", ()),
        ("The plant opened in May 2024.", (("start", "2024-05"),)),
        ("工厂计划2028年投产。", (("planned", "2028"),)),
    ],
)
def test_a_date_of_a_verdict_is_its_start_its_end_or_planned(
    text: str, expected: tuple[tuple[str, str], ...]
) -> None:
    (verdict,) = find_verdicts(Passage(1, text))
    assert verdict.dates == expected


def test_a_month_without_its_year_that_is_to_come_is_the_next_one() -> None:
    text = "Линию планируется запустить в феврале."
    (verdict,) = find_verdicts(Passage(1, text, date="2026-04-03"))
    assert verdict.dates == (("planned", "2027-02"),)


def test_the_end_of_works_that_go_on_leaves_them_building() -> None:
    text = "Строится завод кормов. Ввод в эксплуатацию ожидается в 2028 году."
    verdicts = find_verdicts(Passage(1, text))
    assert [(v.stage, v.dates) for v in verdicts] == [("building", ()), ("building", (("planned", "2028"),))]


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("Делегация посетила порт.", "held"),
        ("Прошёл форум перевозчиков.", "held"),
        ("Планируется визит делегации.", "planned"),
        ("Выставка отменена.", "dropped"),
        ("A delegation visited the port.", "held"),
        ("代表团访问港口。", "held"),
    ],
)
def test_a_visit_or_an_event_is_held_planned_or_dropped(text: str, stage: str) -> None:
    assert [
        v.stage for v in find_verdicts(Passage(1, text)) if v.stage in ("held", "planned", "dropped")
    ] == [stage]


@pytest.mark.parametrize(
    "text",
    ["有报道称企业退出项目，该消息不实。", "Слухи о закрытии цеха, как и об отказе инвестора, опровергнуты."],
)
def test_bad_news_that_is_refuted_is_no_bad_news(text: str) -> None:
    assert {v.health for v in find_verdicts(Passage(1, text))} <= {"active", None}


def test_what_will_open_late_is_slow() -> None:
    assert [v.health for v in find_verdicts(Passage(1, "The mill will open a year late."))] == ["slow"]

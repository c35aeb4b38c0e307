"""Ties that a rule of their own makes: routes, offices, stakes, suppliers, events, restrictions."""

from __future__ import annotations

import pytest

from tests.loaders.extraction.extraction_world import REGION, told

HARBIN, CHINA = "city:harbin", "country:CN"


@pytest.mark.parametrize(
    ("text", "type_", "ends"),
    [
        ("Открыто представительство области в Харбине.", "REPRESENTED_IN", {REGION, HARBIN}),
        ("Харбин и Благовещенск - города-побратимы.", "SISTER_CITY", {"city:blagoveshchensk", HARBIN}),
        ("Создаётся СП по выпуску мебели.", "JOINT_VENTURE", {REGION, CHINA}),
        ("Хайер приобрела 30% ООО «Бурёнка».", "OWNS_STAKE_IN", {"company:haier", "company:ru-buryonka"}),
        (
            "Регион закупает китайский мёд компании «Хайер».",
            "SUPPLIER_TO",
            {REGION, "company:haier"},
        ),
        ("В числе экспортеров - «Бурёнка».", "TRADES_WITH", {"company:ru-buryonka", CHINA}),
        ("Китай ввёл ограничения на экспорт сои из области.", "RESTRICTS", {CHINA, "product:soybeans"}),
        ("Открыт пункт пропуска в Харбин.", "BORDER_CROSSING", {REGION, HARBIN}),
        ("Подписан меморандум между правительством области и Харбином.", "COOPERATES_WITH", {REGION, HARBIN}),
    ],
)
def test_words_make_a_tie(text: str, type_: str, ends: set[str]) -> None:
    found = [{c.subject, c.counterpart} for c in told(text) if c.type == type_]
    assert ends in found, [(c.type, c.subject, c.counterpart) for c in told(text)]


def test_universities_keep_what_they_are_of_and_are_partners() -> None:
    text = "Зейский аграрный университет заключил договор с Харбинским институтом внешней торговли."
    (found,) = told(text)
    assert found.type == "PARTNERS_WITH"
    assert {name for _, _, name in found.new} == {
        "Зейский аграрный университет",
        "Харбинский институт внешней торговли",
    }


def test_a_named_route_serves_the_region_and_the_places_told() -> None:
    found = told("Работает коридор «Заря» в Харбин.")
    assert {(c.type, c.counterpart) for c in found} == {("SERVES", REGION), ("SERVES", HARBIN)}


def test_a_list_goes_on_with_names_of_one_kind() -> None:
    found = told("Налажены контакты с компаниями «Харбин Трейд» и «Сянь Махан».")
    named = {name for c in found if c.type == "COOPERATES_WITH" for _, _, name in c.new}
    assert named == {"Харбин Трейд", "Сянь Махан"}


def test_an_event_without_an_entry_is_held_here_and_attended_by_china() -> None:
    found = told("В области прошёл лесной форум.")
    assert {(c.type, c.subject) for c in found} == {("HOSTED", REGION), ("ATTENDED", CHINA)}
    assert {type_ for c in found for _, type_, _ in c.new} == {"Event"}


def test_what_stands_in_a_zone_is_told_of_and_not_the_zone() -> None:
    found = told("Китайский инвестор строит цементный завод в индустриальном парке «Заря».")
    assert {t for c in found for _, t, _ in c.new if c.type == "HAS_PROJECT"} == {"Project"}


def test_a_terminal_for_goods_for_china_serves_it() -> None:
    found = told("Построен зерновой терминал для экспорта в Китай.")
    assert CHINA in {c.counterpart for c in found if c.type == "SERVES"}

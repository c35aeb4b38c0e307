"""Official names, romanisations, codes and spellings of people lead to their places, and never to others."""

from __future__ import annotations

import pytest

from graph.names.answers import taken_as
from tests.names.names_table import SYSTEMS, chinese, index, official, romanised, understood

SPELLINGS = {
    "RU-AMU": "Амурск. обл.|АМУРСКАЯ ОБЛ|Aмурcкая область|Amur Oblast, Russia|俄罗斯阿穆尔州|阿穆爾州",
    "RU-PRI": "Primorskiy Kray|滨海边疆區|Приморск. край",
    "RU-SA": "Саха /Якутия/ Респ|Rep. of Sakha|Sakha-Yakutia|薩哈共和國",
    "RU-MOW": "Moskva|Мск|город федерального значения Москва|Москва г",
    "RU-SPE": "СПБ|С.-Петербург|г. С.-Петербург|Leningrad|聖彼得堡",
    "RU-KHM": "Ханты-Мансийский авт. окр.|Ханты-Мансийский Автономный округ - Югра АО|Khanty-Mansiysk",
    "RU-NEN": "Ненецкий а.о.|Ненецкий А/О|Nenets Autonomous District",
    "RU-YEV": "Jevrejskaja AO|Jewish Aut. Oblast|Еврейская Аобл|猶太自治州",
    "RU-CU": "Чувашская Республика - Чувашия|Чувашия Респ",
    "RU-KHA": "Хабаровский кр.|Xabarovskij kraj|Chabarovskij kraj|哈巴羅夫斯克邊疆區",
    "RU-CHU": "Чукотский автономный округ|ЧАО|楚科奇民族自治区",
    "CN-HL": "Heilungkiang|HEILONGJIANG SHENG|Hēilóngjiāng|黑龙江 省|中国黑龙江省|Heilongjiang, China|黑",
    "CN-SN": "陝西|Shǎnxī|Shensi",
    "CN-SX": "Shānxī|Shansi",
    "CN-BJ": "bei jing shi|Beijing City|г. Пекин",
    "CN-JL": "пр. Цзилинь",
    "CN-GD": "廣東|广東省|Kwangtung|粤",
    "CN-NM": "Nei Mongol|Inner Mongolia AR|內蒙古自治區",
    "CN-HK": "HKSAR|Hong Kong Special Administrative Region|САР Гонконг|香港特區|Hongkong",
    "CN-XJ": "新疆維吾爾自治區|Xinjiang UAR|Sinkiang",
    "CN-TW": "Taiwan Province|臺灣省",
}


@pytest.mark.parametrize(("code", "name"), official())
def test_a_name_of_iso_3166_2_is_understood(code: str, name: str) -> None:
    assert understood(name) == code


def test_the_names_of_gbt_2260_are_understood_without_their_units_too() -> None:
    assert [(code, name) for code, name in chinese() if understood(name) != code] == []


@pytest.mark.parametrize("system", SYSTEMS)
def test_every_region_is_understood_in_a_romanisation(system: str) -> None:
    assert [(code, name) for code, name in romanised(system) if understood(name) != code] == []


@pytest.mark.parametrize(
    ("code", "given"), [(code, given) for code, all_ in SPELLINGS.items() for given in all_.split("|")]
)
def test_a_spelling_of_people_is_understood(code: str, given: str) -> None:
    assert understood(given) == code


@pytest.mark.parametrize(
    ("given", "code"),
    [
        *(("10", "RU-AMU"), ("01", "RU-ALT"), ("1", "RU-ALT"), ("1000000000", "RU-ALT"), ("71100", "RU-KHM")),
        *(("230000", "CN-HL"), ("23", "CN-HL"), ("RUAMU", "RU-AMU"), ("ru_amu", "RU-AMU"), ("AMU", "RU-AMU")),
    ],
)
def test_codes_of_other_systems_are_understood_with_zeros_lost(given: str, code: str) -> None:
    assert understood(given, ("Region",) if code.startswith("RU") else ("Province",)) == code


def test_a_number_is_said_to_be_a_code_of_its_system() -> None:
    place = index().find("28", ("Region",))
    assert str(taken_as("28", place, "en")) == '"28" is taken as Tver Oblast (RU-TVE), whose OKATO code it is'


@pytest.mark.parametrize(
    ("given", "codes"), [("МО", "RU-MAG RU-MOS RU-MUR"), ("РТ", "RU-TA RU-TY"), ("11", "RU-ARK CN-BJ")]
)
def test_an_abbreviation_of_several_places_is_asked_back(given: str, codes: str) -> None:
    assert all(code in understood(given) for code in codes.split())


@pytest.mark.parametrize("given", ["рт", "амu", "мo", "he", "in", "Moscow Republic", "Tomskij krai"])
def test_what_only_looks_like_a_code_or_a_kind_is_none(given: str) -> None:
    assert given in understood(given)


@pytest.mark.parametrize(
    "given",
    [
        "Crimea",
        "Крым",
        "в Крыму",
        "Krym, Respublika",
        "克里米亚",
        "г. Севастополь",
        "Sevastopol'",
        "ДНР",
        "ЛНР",
    ],
)
def test_a_place_that_is_none_of_the_regions_is_said_to_be_none(given: str) -> None:
    text = f'"{given}" is none of the 83 regions of this graph; see the list of regions'
    assert understood(given) == understood(given, ("Region",)) == text


@pytest.mark.parametrize(("given", "place"), [("Читинская область", "RU-ZAB"), ("Perm' Oblast", "RU-PER")])
def test_a_region_of_older_tables_leads_to_the_one_that_it_is_a_part_of(given: str, place: str) -> None:
    assert "has become a part of " in understood(given)
    assert place in understood(given)


@pytest.mark.parametrize(
    ("given", "hint"),
    [
        ("Hebei oblast", "did you mean Hebei (CN-HE)?"),
        ("Amur Province", "did you mean Amur Oblast (RU-AMU)?"),
        ("Пермский округ", "did you mean Пермский край (RU-PER)?"),
        ("Moskovskia oblast", "did you mean Moscow Oblast (RU-MOS)?"),
        ("Guandong Sheng", "did you mean Guangdong (CN-GD)?"),
        ("黑笼江省", "did you mean 黑龙江省 (CN-HL)?"),
        ("广西省", "did you mean 广西壮族自治区 (CN-GX)?"),
        ("Kharkov Oblast", "see the lists of regions and provinces"),
        ("Курильские острова", "see the lists of regions and provinces"),
    ],
)
def test_a_hint_is_for_a_place_of_the_kind_that_was_typed_unless_the_name_is_the_same(
    given: str, hint: str
) -> None:
    assert understood(given).endswith(hint)

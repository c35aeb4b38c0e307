"""Numbers of sentences of our own in three languages: quantity, value, unit, and how they are told."""

import pytest

from loaders.extraction.candidate import Number, Passage
from loaders.extraction.numbers import find_numbers

RU = [
    ("Инвестиции составили 2,5 млрд руб.", "investment 2.5 billion_RUB"),
    ("В карьер вложено 340 миллионов рублей.", "investment 340 million_RUB"),
    ("Стоимость контракта — 12 млн долларов.", "contract_value 12 million_USD"),
    ("Кредит в 800 млн юаней выдан.", "loan 800 million_CNY"),
    ("Товарооборот достиг 1,4 млрд долл.", "trade_turnover 1.4 billion_USD"),
    ("Создано 120 рабочих мест.", "jobs 120 person"),
    ("На фабрике трудится тысяча сотрудников.", "jobs 1 thousand_person"),
    ("Мощность завода — 40 тыс. тонн в год.", "capacity 40 thousand_tonne_per_year"),
    ("Экспорт угля составил 3 млн т.", "export_volume 3 million_tonne"),
    ("Площадь теплиц — 15 га.", "area 15 ha"),
    ("Длина моста 1 080 метров.", "length 1080 m"),
    ("Построен участок в 27 км.", "length 27 km"),
    ("Фонду принадлежит 49 % акций.", "stake 49 percent"),
    ("Доля КНР в товарообороте — 62,3%.", "share_of_trade 62.3 percent"),
    ("Готовность причала — 80 %.", "readiness 80 percent"),
    ("Локализация достигла 55 процентов.", "localisation_level 55 percent"),
    ("Край посетили 18,5 тыс. туристов.", "tourists 18.5 thousand_person"),
    ("В вузе учатся двадцать пять студентов из Китая.", "students 25 person"),
    ("В парке 14 резидентов.", "residents 14 count"),
    ("Реализуется семь проектов.", "projects 7 count"),
    ("Работают 60 китайских компаний.", "companies 60 count"),
    ("Подписано три соглашения.", "agreements 3 count"),
    ("Выполняется 4 рейса в неделю.", "frequency 4 per_week"),
    ("Дорога имеет 6 полос движения.", "lanes 6 count"),
    ("Отправлено 240 контейнеров.", "containers 240 count"),
    ("Доставка занимает 12 суток.", "travel_time 12 day"),
    ("Ни один проект не начат.", "projects 0 count"),
    ("Добыто полтора миллиона тонн руды.", "output 1.5 million_tonne"),
    ("Мощность станции — 120 МВт.", "capacity 120 MW"),
    ("Терминал рассчитан на 90 тыс. TEU в год.", "containers 90 thousand_TEU_per_year"),
]
EN = [
    ("Investment totals 2.5 billion roubles.", "investment 2.5 billion_RUB"),
    ("The firm invested $40 million.", "investment 40 million_USD"),
    ("The contract is worth 3bn yuan.", "contract_value 3 billion_CNY"),
    ("Trade turnover reached 1.4 billion dollars.", "trade_turnover 1.4 billion_USD"),
    ("The mill created 1,200 jobs.", "jobs 1200 person"),
    ("The site employs two hundred and fifty people.", "jobs 250 person"),
    ("The plant has a capacity of 40,000 tonnes a year.", "capacity 40000 tonne_per_year"),
    ("Coal exports amounted to 3 million tonnes.", "export_volume 3 million_tonne"),
    ("The greenhouse covers 15 hectares.", "area 15 ha"),
    ("The bridge is 1,080 metres long.", "length 1080 m"),
    ("The fund owns 49% of the shares.", "stake 49 percent"),
    ("The region received 18,500 tourists.", "tourists 18500 person"),
    ("Some 60 Chinese companies work there.", "companies 60 count"),
    ("They signed three agreements.", "agreements 3 count"),
    ("There are 4 flights a week.", "frequency 4 per_week"),
    ("The first train carried 62 containers.", "containers 62 count"),
    ("Delivery takes 12 days.", "travel_time 12 day"),
    ("The station has 120 MW of capacity.", "capacity 120 MW"),
]
ZH = [
    ("项目总投资15亿元。", "investment 1.5 billion_CNY"),
    ("企业投资4000万美元。", "investment 40 million_USD"),
    ("合同金额为3亿卢布。", "contract_value 300 million_RUB"),
    ("贸易额达22亿美元。", "trade_turnover 2.2 billion_USD"),
    ("工厂提供120个就业岗位。", "jobs 120 person"),
    ("年产饲料4万吨。", "capacity 40 thousand_tonne_per_year"),
    ("煤炭出口300万吨。", "export_volume 3 million_tonne"),
    ("温室面积15公顷。", "area 15 ha"),
    ("大桥全长1080米。", "length 1080 m"),
    ("基金持股49%。", "stake 49 percent"),
    ("该州接待游客两千人次。", "tourists 2000 person"),
    ("约60家中国企业在此经营。", "companies 60 count"),
    ("双方签署三项协议。", "agreements 3 count"),
    ("每周4个航班。", "frequency 4 per_week"),
    ("班列运送62个集装箱。", "containers 62 count"),
    ("全程运输时间12天。", "travel_time 12 day"),
]
NONE = [
    "В 2025 году завод открыт.",
    "Работает вторая очередь, сошёл 500-тысячный двигатель.",
    "Трасса М-7, модель X90, пункт 4, статья 12, № 18.",
    "Телефон +7 (421) 230-11-22.",
    "Почти половина сырья местная, десятки фермеров довольны.",
    "The 3rd line, article 12, flight SU100, model F7.",
    "Half of the cargo and dozens of drivers.",
    "2025年5月3日，第三届，四川的一个公司。",
]


def told(number: Number) -> str:
    return f"{number.quantity} {number.value:g} {number.unit}"


@pytest.mark.parametrize(("text", "expected"), [*RU, *EN, *ZH])
def test_a_number_has_its_quantity_value_and_unit(text: str, expected: str) -> None:
    assert [told(n) for n in find_numbers(Passage(1, text))] == [expected]


@pytest.mark.parametrize("text", NONE)
def test_years_ordinals_labels_and_vague_amounts_are_no_numbers(text: str) -> None:
    assert find_numbers(Passage(1, text)) == []


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("Создано более 300 рабочих мест.", ["at_least"]),
        ("Около 40 компаний.", ["about"]),
        ("До 15 га теплиц.", ["up_to"]),
        ("Площадь 20–25 га.", ["at_least", "up_to"]),
        ("Рост торговли с 5 до 7 млрд долл.", ["exactly", "exactly"]),
        ("At least 300 jobs.", ["at_least"]),
        ("Nearly 40 companies.", ["about"]),
        ("超过300个就业岗位。", ["at_least"]),
        ("40家左右企业。", ["about"]),
    ],
)
def test_how_exactly_a_number_is_told(text: str, bounds: list[str]) -> None:
    assert [n.bound for n in find_numbers(Passage(1, text))] == bounds


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Экспорт муки вырос на 35 %.", "export_value 35 percent"),
        ("Товарооборот увеличился в 2,5 раза.", "trade_turnover 2.5 times"),
        ("Турпоток удвоился.", "tourists 2 times"),
        ("Производство сократилось на 8%.", "output -8 percent"),
        ("Trade grew by 12%.", "trade_turnover 12 percent"),
        ("Exports doubled.", "export_value 2 times"),
        ("出口增长12.5%。", "export_value 12.5 percent"),
        ("贸易额下降8%。", "trade_turnover -8 percent"),
    ],
)
def test_growth_and_fall_are_changes_of_what_grows(text: str, expected: str) -> None:
    (number,) = find_numbers(Passage(1, text))
    assert number.change_of
    assert told(number) == expected


@pytest.mark.parametrize(
    ("text", "nature", "date"),
    [
        ("Планируется вложить 5 млрд руб. к 2028 году.", "planned", "2028"),
        ("В 2024 году вложено 5 млрд руб.", "measured", "2024"),
        ("По оценке властей, доставлено 40 контейнеров.", "claimed", None),
        ("За 9 месяцев 2025 года экспорт достиг 2 млн тонн.", "measured", "2025-01/2025-09"),
        ("It will invest $5 million by 2028.", "planned", "2028"),
        ("2027年计划投资5亿元。", "planned", "2027"),
    ],
)
def test_a_number_is_of_its_clause_planned_or_measured_at_a_date(
    text: str, nature: str, date: str | None
) -> None:
    (number,) = find_numbers(Passage(1, text))
    assert (number.nature, number.date) == (nature, date)


def test_the_characters_of_a_number_are_those_of_the_passage() -> None:
    text = "Итого 5 млрд руб. инвестиций."
    (number,) = find_numbers(Passage(1, text))
    assert text[number.start : number.end] == "5 млрд руб"

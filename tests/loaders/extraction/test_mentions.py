"""What a passage speaks of is found: by every form of its name, by its words, or as something new."""

from __future__ import annotations

import random
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.statements.records import Entity
from loaders.extraction.candidate import Mention, Passage
from loaders.extraction.mentions import MentionFinder

AMU, PRI = "region:RU-AMU", "region:RU-PRI"


def entity(id_: str, type_: str, ru: str, en: str, zh: str = "", *aliases: str, **more: str) -> Entity:
    names = {"ru": ru, "en": en} | ({"zh": zh} if zh else {})
    return Entity(id_, type_, names, aliases, more, "test")


CN, RU = "country:CN", "country:RU"
ENTITIES = [
    entity(CN, "Country", "Китай", "China", "中国", "КНР"),
    entity(RU, "Country", "Россия", "Russia", "俄罗斯"),
    entity(AMU, "Region", "Амурская область", "Amur Oblast", "阿穆尔州", capital_ru="Благовещенск"),
    entity(PRI, "Region", "Приморский край", "Primorsky Krai", "滨海边疆区", capital_ru="Владивосток"),
    entity("region:RU-KLU", "Region", "Калужская область", "Kaluga Oblast", "卡卢加州"),
    entity("province:CN-HL", "Province", "Хэйлунцзян", "Heilongjiang", "黑龙江省"),
    entity("province:CN-JL", "Province", "Цзилинь", "Jilin", "吉林省"),
    entity("city:harbin", "City", "Харбин", "Harbin", "哈尔滨", country=CN),
    entity("city:blagoveshchensk", "City", "Благовещенск", "Blagoveshchensk", "", country=RU),
    entity("company:haier", "Company", "Хайер", "Haier", "海尔", country=CN),
    entity("company:mayak", "Company", "Маяк", "Mayak", "", country=RU),
    entity("company:vostok", "Company", "Востокстрой", "Vostokstroy", "", country=RU),
    entity("university:heilongjiang", "University", "Хэйлунцзянский университет", "Heilongjiang University"),
    entity("zone:asez-amurskaya", "Zone", "ТОР «Амурская»", "Amurskaya advanced development territory"),
    entity("zone:asez-primorye", "Zone", "ТОР «Приморье»", "Primorye advanced development territory"),
    entity("project:haier-plant", "Project", "Завод холодильников Хайер", "Haier refrigerator plant"),
    entity("project:soy-plant-amu", "Project", "Завод глубокой переработки сои", "Soy processing plant"),
    entity("product:soybean-oil", "Product", "Соевое масло", "Soybean oil", "豆油"),
    entity("product:rapeseed-oil", "Product", "Рапсовое масло", "Rapeseed oil", "菜籽油"),
    entity("company:unnamed-amu-builders", "Company", "Китайские строители", "Chinese builders", named="no"),
]
REGIONS = {"project:soy-plant-amu": frozenset({AMU}), "zone:asez-amurskaya": frozenset({AMU})}


@cache
def finder() -> MentionFinder:
    return MentionFinder(ENTITIES, REGIONS)


def find(text: str, region: str | None = None) -> list[Mention]:
    return finder().find(Passage(7, text, region, "after"))


def ids(text: str, region: str | None = None) -> list[str]:
    return [m.id for m in find(text, region) if not m.new]


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("Завод построит дочерняя структура Хайера.", "company:haier"),
        ("Партнёром стала компания «ХАЙЕР».", "company:haier"),
        ("Партнёр проекта — Haier Group Co., Ltd.", "company:haier"),
        ("Партнёром станет Haiеr.", "company:haier"),
        ("海爾集團計劃投資。", "company:haier"),
        ("Делегация посетила провинцию Хэйлунцзян.", "province:CN-HL"),
        ("A delegation came from Heilongjiang Province.", "province:CN-HL"),
        ("代表团访问了黑龙江。", "province:CN-HL"),
        ("Власти Амурской обл. ждут инвесторов.", AMU),
        ("Рейс в Благовещенск запустят зимой.", "city:blagoveshchensk"),
        ("航班飞往布拉戈维申斯克。", "city:blagoveshchensk"),
        ("Из Благовещнска везут зерно.", "city:blagoveshchensk"),
        ("Площадку выбрали в TOP «Амурская».", "zone:asez-amurskaya"),
    ],
)
def test_a_name_is_found_in_every_form(text: str, id_: str) -> None:
    assert id_ in ids(text)


def test_a_mention_says_where_it_stands_why_and_how_sure() -> None:
    text = "Контракт получило ООО «Востокстрой», сообщили власти."
    mention = next(m for m in find(text) if m.id == "company:vostok")
    assert mention.text == text[mention.start : mention.end] == "ООО «Востокстрой»"
    assert 0.9 < mention.score <= 1
    assert "востокстрой" in str(mention.why)


def test_the_longest_name_wins_and_an_adjective_is_weaker_than_a_name() -> None:
    assert ids("Хэйлунцзянский университет набирает студентов.") == ["university:heilongjiang"]
    weak = next(m for m in find("Приехали хэйлунцзянские предприниматели.") if m.id == "province:CN-HL")
    strong = next(m for m in find("Приехали гости из Хэйлунцзяна.") if m.id == "province:CN-HL")
    assert weak.score < 0.7 < strong.score


def test_a_project_keeps_the_names_within_it() -> None:
    assert ids("Открыт завод холодильников Хайер.") == ["project:haier-plant", "company:haier"]


def test_names_that_share_their_last_word_are_all_found() -> None:
    assert ids("Вырос вывоз соевого и рапсового масла.") == ["product:soybean-oil", "product:rapeseed-oil"]
    assert ids("Это больше, чем в Калужской и Амурской областях.") == ["region:RU-KLU", AMU]


def test_a_common_word_is_a_name_only_where_it_is_written_as_one() -> None:
    assert ids("На берегу стоит старый маяк.") == []
    assert ids("Предприятие «Маяк» вывозит муку.") == ["company:mayak"]


def test_a_thing_of_the_region_is_known_by_words_of_its_name() -> None:
    text = "Начата поставка оборудования для переработки сои на новый завод."
    assert "project:soy-plant-amu" in ids(text, AMU)
    assert "project:soy-plant-amu" not in ids(text, PRI)


def test_a_near_name_is_another_one() -> None:
    assert "province:CN-JL" not in ids("Делегация приехала из города Цзилян.")
    assert "company:haier" not in ids("Компания Haibo построит склад.")


@pytest.mark.parametrize(
    ("text", "new", "type_", "id_"),
    [
        (
            "Договор подписал завод «Северный луч».",
            "завод «Северный луч»",
            "Company",
            "company:severnyy-luch",
        ),
        ("Партнёром стала Wuhu Hongfa Machinery Co., Ltd.", "", "Company", "company:wuhu-hongfa-machinery"),
        ("宏发机械集团签署了协议。", "宏发机械集团", "Company", "company:hongfajixie"),
        ("吉林大学与代表团会谈。", "吉林大学", "University", "university:jilindaxue"),
        ("Груз идёт из Яньтая.", "Яньтая", "City", "city:yantai"),
        ("Цзилиньский лесной университет ждёт студентов.", "", "University", "university:jilin-forestry"),
    ],
)
def test_a_name_that_nothing_has_is_new(text: str, new: str, type_: str, id_: str) -> None:
    found = [m for m in find(text) if m.new]
    assert [m.type for m in found] == [type_]
    assert found[0].id.startswith(id_)
    assert found[0].text in (new or text)


@pytest.mark.parametrize(
    ("text", "party", "origin"),
    [
        ("Интерес проявили китайские инвесторы.", "китайские инвесторы", CN),
        ("Интерес есть у китайских производителей соевого масла.", "китайских производителей", CN),
        ("Цех откроет компания из Харбина.", "компания из Харбина", "city:harbin"),
        ("A Chinese company will open a shop.", "Chinese company", CN),
        ("The shop belongs to investors from Harbin.", "investors from Harbin", "city:harbin"),
        ("哈尔滨企业将开设工厂。", "哈尔滨企业", "city:harbin"),
    ],
)
def test_a_party_without_a_name_is_a_placeholder_with_its_origin(text: str, party: str, origin: str) -> None:
    found = find(text, AMU)
    placeholder = next(m for m in found if m.new)
    assert placeholder.text == party
    assert placeholder.id == "company:unnamed-amu-after-7"
    within = [m.id for m in found if placeholder.start <= m.start and m.end <= placeholder.end and not m.new]
    assert within == [origin]


def test_a_party_that_is_named_is_no_placeholder() -> None:
    assert [m.id for m in find("Цех откроет китайская компания «Хайер».") if m.new] == []


def test_the_order_of_the_entities_changes_nothing() -> None:
    text = "Хайер и Маяк строят завод в Амурской области для Харбина, TOP «Приморье»."
    mixed = random.Random(3).sample(ENTITIES, len(ENTITIES))  # noqa: S311 # an order, no secret
    assert MentionFinder(mixed, REGIONS).find(Passage(1, text)) == finder().find(Passage(1, text))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([*'«»“”"() ,.-—:/№0а中Z\n\u0301\u200b', *(e.name("ru") for e in ENTITIES)])))
def test_any_text_is_read_and_mentions_lie_in_it(pieces: list[str]) -> None:
    text = "".join(pieces)
    for mention in find(text, AMU):
        assert text[mention.start : mention.end] == mention.text != ""
        assert 0 <= mention.score <= 1

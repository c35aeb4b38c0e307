"""A query of the book takes names for ids, in every form in which people type them."""

from __future__ import annotations

import pytest

from graph.store.base import Json
from graph.store.embedded import EmbeddedStore
from graph.workflows.loaded_store import StoredNames
from graph.workflows.query_book import in_words
from graph.workflows.query_parameters import TERMS, resolve_parameters
from graph.workflows.workspace import Workspace
from queries.library import Library
from schema.errors import UsageError

HEARD: list[tuple[str, str]] = []
WORK = Workspace(resolved=lambda given, entity: HEARD.append((given, entity.id)))
LIBRARY = Library()


@pytest.mark.parametrize(
    ("query", "given", "id_"),
    [
        ("partners_of_region", {"region": "в Амурской области"}, "region:RU-AMU"),
        ("neighbourhood", {"entity": "Газпрома"}, "company:gazprom"),
        ("neighbourhood", {"entity": "СПб"}, "region:RU-SPE"),
    ],
)
def test_a_name_stands_for_the_id(query: str, given: dict[str, object], id_: str) -> None:
    (name,) = given
    assert resolve_parameters(WORK, LIBRARY.find(query), given)[name] == id_


@pytest.mark.parametrize("text", ["ООО «Роснефть»", "Rosneftʹ", "Рocнефть", "Ростнефть"])
def test_the_search_is_told_what_has_the_text_in_another_spelling(text: str) -> None:
    values = resolve_parameters(WORK, LIBRARY.find("entity_search"), {"text": text})
    assert values["found"] == ["company:rosneft"]
    assert values["text"] == text
    assert (("Ростнефть", "company:rosneft") in HEARD) == (text == "Ростнефть")
    assert resolve_parameters(WORK, LIBRARY.find("entity_search"), {"text": text, "found": []})["found"] == []


@pytest.mark.parametrize(
    ("query", "given", "term"),
    [
        ("deals_by_sector", {"sector": "Automotive"}, "automotive"),
        ("deals_by_sector", {"sector": "автопром"}, "automotive"),
        ("zones_by_specialisation", {"sector": "machinery"}, "machinery"),
        ("park_models", {"kind": "park_model"}, "park_model"),
        ("largest_numbers", {"quantity": "investment"}, "investment"),
        ("largest_numbers", {"unit": "billion_RUB"}, "billion_RUB"),
    ],
)
def test_a_word_stands_for_the_term(query: str, given: dict[str, object], term: str) -> None:
    (name,) = given
    assert resolve_parameters(WORK, LIBRARY.find(query), given)[name] == term


@pytest.mark.parametrize(
    ("query", "given", "said"),
    [
        ("deals_by_sector", {"sector": "machines"}, 'the sector "machines" is unknown .did you mean mach'),
        ("deals_by_sector", {"sector": ""}, 'the sector "" is unknown'),
        ("zones_by_specialisation", {"sector": "cars"}, 'the sector "cars" is unknown'),
        ("park_models", {"kind": "model"}, 'the kind "model" is unknown'),
        ("largest_numbers", {"quantity": "money"}, 'the quantity "money" is unknown'),
        ("largest_numbers", {"unit": "mln"}, 'the unit "mln" is unknown'),
    ],
)
def test_a_word_of_no_term_is_an_error(query: str, given: dict[str, object], said: str) -> None:
    with pytest.raises(UsageError, match=said):
        resolve_parameters(WORK, LIBRARY.find(query), given)


def test_every_vocabulary_that_a_parameter_takes_has_a_word_for_its_terms() -> None:
    taken = {p.vocabulary for q in LIBRARY.read_all() for p in q.parameters if p.vocabulary}
    assert taken == TERMS.keys()


def test_defaults_and_what_is_not_named_stay_as_they_are() -> None:
    query = next(
        q for q in LIBRARY.read_all() if any(p.name == "region" and not p.required for p in q.parameters)
    )
    assert resolve_parameters(WORK, query, {})["region"] is None
    assert resolve_parameters(WORK, query, {"region": None})["region"] is None


def test_a_country_for_a_region_is_an_error() -> None:
    with pytest.raises(UsageError, match='"КНР" is a country; name a region'):
        resolve_parameters(WORK, LIBRARY.find("partners_of_region"), {"region": "КНР"})


def test_a_parameter_that_names_something_is_declared_by_its_type() -> None:
    """Then it takes every spelling; ids alone are typed by nobody."""
    ids = {p.name for q in LIBRARY.read_all() for p in q.parameters if "id of" in p.meaning and not p.named}
    assert ids == {"tie"}
    named = {p.name: p.types for q in LIBRARY.read_all() for p in q.parameters if p.named}
    assert named["region"] == ("Region",)
    assert named["entity"] == ()


def test_a_deal_is_meant_by_its_id_its_thing_or_its_name() -> None:
    query = LIBRARY.find("evidence_of_deal")
    mine = "deal:project:kyzyl-tashtyg-mine"
    for given in (mine, "project:kyzyl-tashtyg-mine", "Кызыл-Таштыгский ГОК", "kyzyl-tashtyg mining"):
        assert resolve_parameters(WORK, query, {"deal": given})["deal"] == mine
    with pytest.raises(UsageError, match="may be"):
        resolve_parameters(WORK, query, {"deal": "завод"})
    with pytest.raises(UsageError, match='there is no deal "zzzz"; argun deals lists them'):
        resolve_parameters(WORK, query, {"deal": "zzzz"})


def test_a_store_knows_its_deals_and_ties_as_a_workspace_does(shipped: EmbeddedStore) -> None:
    names = StoredNames(shipped)
    for given in ("Кызыл-Таштыгский ГОК", "project:kyzyl-tashtyg-mine"):
        assert names.find(given, ("Deal",)).id == WORK.find(given, ("Deal",)).id
    for tie in ("OWNS_STAKE_IN/company:zijin-mining/project:kyzyl-tashtyg-mine", "OWNS/x/y"):
        assert names.has_tie(tie) == WORK.has_tie(tie)


def test_a_tie_that_is_not_there_is_an_error() -> None:
    query = LIBRARY.find("evidence_of_tie")
    tie = "OWNS_STAKE_IN/company:zijin-mining/project:kyzyl-tashtyg-mine"
    assert resolve_parameters(WORK, query, {"tie": f" {tie} "})["tie"] == tie
    with pytest.raises(UsageError, match='there is no tie "OWNS/x/y"; argun ties'):
        resolve_parameters(WORK, query, {"tie": "OWNS/x/y"})


@pytest.mark.parametrize(
    ("query", "given", "term"),
    [
        ("deals_by_sector", {"sector": "лес"}, "forestry"),
        ("deals_by_sector", {"sector": "леса"}, "forestry"),
        ("deals_by_sector", {"sector": "wood"}, "forestry"),
        ("deals_by_sector", {"sector": "林业"}, "forestry"),
        ("deals_by_sector", {"sector": "logistics"}, "transport"),
        ("deals_by_sector", {"sector": "trade"}, "trade"),
        ("scores", {"of": "провинции"}, "provinces"),
        ("degree_by_deals", {"of": "地区"}, "regions"),
    ],
)
def test_some_words_of_one_term_are_enough(query: str, given: dict[str, object], term: str) -> None:
    (name,) = given
    assert resolve_parameters(WORK, LIBRARY.find(query), given)[name] == term


def test_words_of_several_terms_are_none() -> None:
    with pytest.raises(UsageError, match='the sector "and" is unknown'):
        resolve_parameters(WORK, LIBRARY.find("deals_by_sector"), {"sector": "and"})


def test_what_a_word_was_taken_for_is_told_and_a_term_itself_is_not() -> None:
    told: list[tuple[str, str, str]] = []
    query = LIBRARY.find("deals_by_sector")
    for given in ("автопрома", "Автопром", "汽车", "automotive"):
        resolve_parameters(WORK, query, {"sector": given}, lambda *term: told.append(term))
    assert told == [
        ("автопрома", "automotive", "sector"),
        ("Автопром", "automotive", "sector"),
        ("汽车", "automotive", "sector"),
    ]


@pytest.mark.parametrize(
    ("query", "given", "said"),
    [
        ("partners_of_region", {"region": "Амурская", "limit": "0"}, "limit takes a whole number, 1 or more"),
        (
            "partners_of_region",
            {"region": "Амурская", "limit": "-3"},
            "limit takes a whole number, 1 or more",
        ),
        ("partners_of_region", {"region": "Амурская", "limit": "ten"}, 'not "ten"'),
        ("partners_of_region", {"region": "Амурская", "limit": 2.5}, "limit takes a whole number"),
        ("partners_of_region", {"region": "Атлантида"}, 'there is no region "Атлантида"'),
        ("partners_of_region", {"region": 5}, "the parameter region takes a text"),
        ("announced_not_there", {"silent_since": "2025-13"}, "takes a month, as in 2025-06"),
        ("announced_not_there", {"silent_since": "spring"}, "takes a month, as in 2025-06"),
        ("scores", {"of": "cities"}, 'the kind of places "cities" is unknown'),
        ("deals_by_sector", {"sector": "машиностроители"}, "did you mean машиностроение"),
    ],
)
def test_a_wrong_value_is_told_with_what_was_expected(
    query: str, given: dict[str, object], said: str
) -> None:
    with pytest.raises(UsageError, match=said):
        resolve_parameters(WORK, LIBRARY.find(query), given)


def test_a_workspace_says_once_what_it_takes_a_name_for() -> None:
    HEARD.clear()
    for given in ("Приморья", "Приморья", "RU-PRI", "Приморский край"):
        WORK.find(given, ("Region",))
    assert HEARD == [("Приморья", "region:RU-PRI")]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (
            {"zone_kind": "asez", "basis": "inferred"},
            ["территория опережающего развития", "выведено по правилу"],
        ),
        ({"quantity": "share", "unit": "percent", "nature": "planned"}, ["доля", "%", "планируется"]),
        ({"sector": "automotive", "processing": "high_tech"}, ["автопром", "высокотехнологичный"]),
        ({"first_stage": "discussed", "deal_stage": "building"}, ["обсуждается", "строится или внедряется"]),
        ({"province_basis": "told", "stance": "against"}, ["названа источником", "против"]),
        ({"districts": ["ural"], "fields": ["research"]}, [["Уральский"], ["наука"]]),
        ({"side": "unnamed", "role": "substance"}, ["китайская сторона не названа", "совместное дело"]),
    ],
)
def test_the_codes_of_an_answer_are_words_in_a_table(row: dict[str, Json], words: list[Json]) -> None:
    (told,) = in_words([row], "ru")
    assert list(told.values()) == words

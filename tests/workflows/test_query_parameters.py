"""A query of the book takes names for ids, in every form in which people type them."""

from __future__ import annotations

import pytest

from graph.workflows.query_book import in_words
from graph.workflows.query_parameters import NAMED, TERMS, resolve_parameters
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


def test_every_parameter_that_is_said_to_be_a_term_is_looked_up() -> None:
    names = {p.name for q in LIBRARY.read_all() for p in q.parameters}
    assert names >= TERMS.keys()


def test_defaults_and_what_is_not_named_stay_as_they_are() -> None:
    query = next(
        q for q in LIBRARY.read_all() if any(p.name == "region" and not p.required for p in q.parameters)
    )
    assert resolve_parameters(WORK, query, {})["region"] is None
    assert resolve_parameters(WORK, query, {"region": None})["region"] is None


def test_a_country_for_a_region_is_an_error() -> None:
    with pytest.raises(UsageError, match='"КНР" is a country; name a region'):
        resolve_parameters(WORK, LIBRARY.find("partners_of_region"), {"region": "КНР"})


def test_every_parameter_that_is_said_to_be_an_id_of_an_entity_takes_a_name() -> None:
    ids = {p.name for q in LIBRARY.read_all() for p in q.parameters if p.meaning.startswith("id of")}
    assert ids - {"deal", "tie"} <= NAMED.keys()


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
    ],
)
def test_the_codes_of_an_answer_are_words_in_a_table(row: dict[str, str], words: list[str]) -> None:
    (told,) = in_words([row], "ru")
    assert list(told.values()) == words

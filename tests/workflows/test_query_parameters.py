"""A query of the book takes names for ids, in every form in which people type them."""

from __future__ import annotations

import pytest

from graph.workflows.query_parameters import NAMED, resolve_parameters
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


@pytest.mark.parametrize("word", ["automotive", "Automotive", "автопром"])
def test_a_sector_is_known_by_its_words(word: str) -> None:
    assert resolve_parameters(WORK, LIBRARY.find("deals_by_sector"), {"sector": word}) == {
        "sector": "automotive",
        "limit": 500,
    }


def test_what_is_no_term_is_refused_with_what_was_meant() -> None:
    with pytest.raises(UsageError, match=r'the sector "automotiv" is unknown .*automotive'):
        resolve_parameters(WORK, LIBRARY.find("deals_by_sector"), {"sector": "automotiv"})
    with pytest.raises(UsageError, match=r'the kind "parkmodel" is unknown .*park_model'):
        resolve_parameters(WORK, LIBRARY.find("park_models"), {"kind": "parkmodel"})


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

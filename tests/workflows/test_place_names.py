"""A place is found by its id, its code, a name in any language or a part of a name that only it has."""

from __future__ import annotations

import pytest

from graph.workflows.place_names import find_place
from loaders.dataset_reader import read_statements
from schema.errors import UsageError

PLACES = [e for e in read_statements(()).entities.values() if e.type in ("Region", "Province")]


def found(given: str, *types: str) -> str:
    return find_place(PLACES, given, types or ("Region", "Province")).id


@pytest.mark.parametrize(
    ("given", "id_"),
    [
        ("RU-AMU", "region:RU-AMU"),
        ("ru-amu", "region:RU-AMU"),
        ("Region:ru-Amu ", "region:RU-AMU"),
        ("Амурская", "region:RU-AMU"),
        ("амурская область", "region:RU-AMU"),
        ("Амурская обл.", "region:RU-AMU"),
        ("Amur", "region:RU-AMU"),
        ("阿穆尔", "region:RU-AMU"),
        ("黑龙江", "province:CN-HL"),
        ("黑龙江省", "province:CN-HL"),
        ("内蒙古自治区", "province:CN-NM"),
        ("内蒙", "province:CN-NM"),
        ("провинция хэйлунцзян", "province:CN-HL"),
        ("Якутия", "region:RU-SA"),
        ("Москва", "region:RU-MOW"),
        ("Московская", "region:RU-MOS"),
        ("Алтай", "region:RU-AL"),
        ("Алтайский", "region:RU-ALT"),
        ("Altai Republic", "region:RU-AL"),
        ("санкт петербург", "region:RU-SPE"),
        ("Еврейская АО", "region:RU-YEV"),
        ("Jewish", "region:RU-YEV"),
    ],
)
def test_a_place_as_people_write_it(given: str, id_: str) -> None:
    assert found(given) == id_


def test_every_place_is_found_by_each_of_its_names_alone_or_told_from_others() -> None:
    for place in PLACES:
        for name in (place.id, place.ru, place.en, place.zh or place.en, place.ru.upper()):
            assert found(name, place.type) == place.id


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ("Altai", '"Altai" may be region:RU-AL or region:RU-ALT; give the id'),
        ("республика", '"республика" may be one of 21; give the id'),
        ("амурская облость", "(did you mean Амурская область"),
        ("zzz", 'there is no region or province "zzz"; argun regions lists them'),
        ("", 'there is no region or province ""; argun regions lists them'),
        ("«»", "argun regions lists them"),
        ("区", "argun regions lists them"),
    ],
)
def test_what_is_no_single_place_is_told_with_candidates(given: str, words: str) -> None:
    with pytest.raises(UsageError) as caught:
        found(given)
    assert words in str(caught.value)


def test_only_places_of_the_kind_asked_for_are_meant() -> None:
    with pytest.raises(UsageError, match=r"there is no province"):
        found("Амурская", "Province")

"""A search in names finds them in any script, spelling and legal form, else nearly written ones."""

from __future__ import annotations

import pytest

from graph.names.searching import Search
from graph.statements.records import Entity

ENTITIES = [
    Entity(id_, "Company", {"ru": ru, "en": en, "zh": zh}, (), {}, "")
    for id_, ru, en, zh in (
        ("huawei", "Хуавэй", "Huawei", "华为技术"),
        ("korolyov", "Завод имени Королёва", "Korolyov Plant", "科罗廖夫工厂"),
        ("rosneft", "Роснефть", "Rosneft", "俄罗斯石油公司"),
    )
]
SEARCH = Search(ENTITIES)


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        *(
            (text, "rosneft")
            for text in ("ПАО „Роснефть“", "ROSNEFT, PJSC", "Rosneft'", "роснефт", "Рocнeфть")
        ),
        *(
            (text, "huawei")
            for text in ("華為技術股份有限公司", "Huawei Technologies"[:6], "华为", "HUAWEI Co., Ltd.")
        ),
        *((text, "korolyov") for text in ("королева", "имени Королёва", "Korolëva", "zavod imeni")),
    ],
)
def test_a_name_is_found_in_any_spelling(text: str, id_: str) -> None:
    assert [e.id for e in SEARCH.find(text)] == [id_]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Ростнефть", ["rosneft"]),
        ("rosnetf", ["rosneft"]),
        ("Hauwei", ["huawei"]),
        ("завод имени коралёва", ["korolyov"]),
        ("завд", []),
        ("zzzzzz", []),
        ("", []),
        ("«»", []),
        ("x" * 10_000, []),
    ],
)
def test_a_letter_may_be_wrong_where_nothing_is_found(text: str, ids: list[str]) -> None:
    assert SEARCH.find(text) == []
    assert [e.id for e in SEARCH.near(text)] == ids


def test_two_latin_letters_are_in_too_many_names() -> None:
    assert SEARCH.find("ro") == []

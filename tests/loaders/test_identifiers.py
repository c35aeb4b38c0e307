"""Identifiers pass with their check digits and fail with any other."""

from __future__ import annotations

import pytest

from loaders.identifiers import (
    CHECKS,
    is_gbt2260,
    is_geonames,
    is_inn,
    is_lei,
    is_ogrn,
    is_ror,
    is_uscc,
    is_wikidata,
)

_GOOD = [
    ("inn", "7736050003"),
    ("inn", "500100732259"),
    ("ogrn", "1027700070518"),
    ("ogrn", "304500116000157"),
    ("uscc", "91110000100010433L"),
    ("uscc", "91340000711771143J"),
    ("lei", "253400JT3MQWNDKMJE44"),
    ("ror", "https://ror.org/03cve4549"),
    ("wikidata", "Q102673"),
]
_FORMS = [
    ("inn", "773605000"),
    ("inn", "77360500034"),
    ("inn", "773605000x"),
    ("inn", "٧٧٣٦٠٥٠٠٠٣"),
    ("ogrn", "10277000705189"),
    ("uscc", "91110000100010433l"),
    ("uscc", "9111000O100010433L"),
    ("lei", "253400jt3mqwndkmje44"),
    ("ror", "03cve4549"),
    ("wikidata", "102673"),
    ("wikidata", "Q0"),
    ("wikidata", "Q102673\n"),
]


@pytest.mark.parametrize(("kind", "value"), _GOOD)
def test_an_identifier_passes(kind: str, value: str) -> None:
    assert CHECKS[kind](value) is True


@pytest.mark.parametrize(("kind", "value"), [g for g in _GOOD if g[0] != "wikidata"])
def test_any_other_last_sign_fails(kind: str, value: str) -> None:
    signs = "0123456789" if value[-1].isdigit() else "ABCDEFGHJKLMNPQRTUWXY"
    others = [value[:-1] + sign for sign in signs if sign != value[-1]]
    assert [other for other in others if CHECKS[kind](other)] == []


@pytest.mark.parametrize(("kind", "value"), _FORMS)
def test_a_wrong_form_fails(kind: str, value: str) -> None:
    assert CHECKS[kind](value) is False


def test_both_check_digits_of_a_person_count() -> None:
    assert is_inn("500100732259")
    assert not is_inn("500100732269")
    assert not is_inn("500100732258")


def test_transposed_signs_fail() -> None:
    assert not is_uscc("91110000010010433L")
    assert not is_lei("253400TJ3MQWNDKMJE44")
    assert not is_ror("https://ror.org/30cve4549")
    assert not is_ogrn("1027700075018")


def test_what_has_no_check_digits_has_a_form() -> None:
    assert is_wikidata("Q1")
    assert is_geonames("2036973")
    assert not is_geonames("Heihe")
    assert is_gbt2260("231100")
    assert not is_gbt2260("2311")

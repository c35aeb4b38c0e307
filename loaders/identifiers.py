"""Identifiers of companies, other bodies and places: their forms and check digits.

Each function tells whether a value can be an identifier of its kind; none asks a register.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

#: Digits and letters of a unified social credit code by value, without I, O, S, V, Z (GB 32100-2015).
_USCC = "0123456789ABCDEFGHJKLMNPQRTUWXY"
#: Crockford's base 32, without i, l, o, u, in which the body of a ROR id is written.
_ROR = "0123456789abcdefghjkmnpqrstvwxyz"
_INN_10 = (2, 4, 10, 3, 5, 9, 4, 6, 8)
_INN_12 = ((7, 2, 4, 10, 3, 5, 9, 4, 6, 8), (3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8))


def is_inn(value: str) -> bool:
    """Check a Russian taxpayer number: 10 digits of an organisation or 12 of a person.

    Each check digit is the weighted sum of the digits before it, modulo 11 and then 10 (order of the
    Federal Tax Service MMV-7-6/435@ of 29 June 2012 on the structure of the number).
    """
    if not re.fullmatch(r"[0-9]{10}|[0-9]{12}", value):
        return False
    weights = (_INN_10,) if len(value) == len(_INN_10) + 1 else _INN_12
    return all(_weighted(value, row) % 11 % 10 == int(value[len(row)]) for row in weights)


def is_ogrn(value: str) -> bool:
    """Check a Russian registration number: 13 digits of an organisation or 15 of an entrepreneur.

    The last digit is the last digit of the remainder of the number before it, divided by 11 or 13 (order
    of the Ministry of Finance 165n of 30 October 2017 on the state register).
    """
    if not re.fullmatch(r"[0-9]{13}|[0-9]{15}", value):
        return False
    return int(value[:-1]) % (len(value) - 2) % 10 == int(value[-1])


def is_uscc(value: str) -> bool:
    """Check a Chinese unified social credit code by its check character (GB 32100-2015, modulus 31)."""
    if not re.fullmatch(rf"[{_USCC}]{{2}}[0-9]{{6}}[{_USCC}]{{10}}", value):
        return False
    total = sum(_USCC.index(sign) * pow(3, place, 31) for place, sign in enumerate(value[:-1]))
    return _USCC[-total % 31] == value[-1]


def is_lei(value: str) -> bool:
    """Check a legal entity identifier: 18 signs and two check digits (ISO 17442, ISO 7064 MOD 97-10)."""
    if not re.fullmatch(r"[0-9A-Z]{18}[0-9]{2}", value):
        return False
    return int("".join(str(int(sign, 36)) for sign in value)) % 97 == 1


def is_ror(value: str) -> bool:
    """Check the address of a research organisation: base 32 and two check digits (ISO 7064 MOD 97-10)."""
    found = re.fullmatch(rf"https://ror\.org/(0[{_ROR}]{{6}})([0-9]{{2}})", value)
    if found is None:
        return False
    number = 0
    for sign in found[1]:
        number = number * 32 + _ROR.index(sign)
    return 98 - number * 100 % 97 == int(found[2])


def is_wikidata(value: str) -> bool:
    """Check the form of an item of Wikidata, which has no check digits."""
    return re.fullmatch(r"Q[1-9][0-9]*", value) is not None


def is_geonames(value: str) -> bool:
    """Check the form of a number of GeoNames, which has no check digit."""
    return re.fullmatch(r"[1-9][0-9]*", value) is not None


def is_gbt2260(value: str) -> bool:
    """Check the form of a code of a Chinese place: two digits each of province, prefecture, county."""
    return re.fullmatch(r"[0-9]{6}", value) is not None


def _weighted(digits: str, weights: Sequence[int]) -> int:
    return sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=False))


#: Field of an entity and the check of its value; other identifiers have no form to check.
CHECKS: Mapping[str, Callable[[str], bool]] = {
    "inn": is_inn,
    "ogrn": is_ogrn,
    "uscc": is_uscc,
    "lei": is_lei,
    "ror": is_ror,
    "wikidata": is_wikidata,
    "geonames": is_geonames,
    "gbt2260": is_gbt2260,
}
#: Every field that identifies an entity for others.
IDENTIFIERS = (*CHECKS, "opensanctions")

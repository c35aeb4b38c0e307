"""Sectors are groups of divisions of NACE: every division belongs to one of them at most."""

from __future__ import annotations

import re
from collections import Counter

from schema.reader import read_schema

SECTORS = read_schema().vocabularies["sector"].terms
#: What is no line of business: several at once, and what is left over.
REST = {"several", "other"}


def test_every_sector_names_its_divisions() -> None:
    assert {name for name, term in SECTORS.items() if not term.nace} == REST


def test_no_division_is_in_two_sectors() -> None:
    told = (re.sub(r"\(.*?\)", "", term.nace) for term in SECTORS.values())
    divisions = Counter(code for text in told for code in re.findall(r"[A-U]\d\d(?:\.\d)?", text))
    assert [code for code, count in divisions.items() if count > 1] == []


def test_the_divisions_are_those_of_the_standard() -> None:
    """NACE Rev. 2 has 88 divisions; households and extraterritorial bodies are no partners here."""
    told = {code[1:3] for term in SECTORS.values() for code in re.findall(r"[A-U]\d\d", term.nace)}
    missing = {f"{n:02}" for n in range(1, 100)} - told
    no_division = {"04", "34", "40", "44", "48", "54", "57", "67", "76", "83", "89"}
    assert missing - no_division == {"97", "98", "99"}

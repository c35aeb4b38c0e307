"""Quick places give the lines that the plain ones give."""

from __future__ import annotations

from loaders.audit.lines import QuickPlaces
from loaders.places import Places
from schema.validation import Path
from tests.loaders.audit_factory import CLEAN, TIES


def test_quick_places_agree_with_the_plain_ones() -> None:
    plain = Places(CLEAN[TIES])
    quick = QuickPlaces.over(plain)
    paths: list[Path] = [(), ("section",), ("set_aside", "4"), ("entities", 3, "en"), ("nothing", 7)]
    paths += [("ties", index, "evidence", 0, "at") for index in range(6)]
    assert [quick.line(path) for path in paths] == [plain.line(path) for path in paths]


def test_broken_text_has_no_line() -> None:
    assert QuickPlaces("a: [").line(("a",)) == 0

"""Where a fact is told, in words, with an address only where it is safe."""

from __future__ import annotations

import pytest

from graph.statements.records import Edition, Statements
from graph.texts import say
from graph.workflows.portraits.citations import Citation, address, readable
from graph.workflows.portraits.dates import date_words, until_words
from tests.factories import entity, statements, tie
from tests.shipped import shipped_workspace

PAGE = "source:web-page"


def base(**properties: str) -> Statements:
    page = entity(PAGE, **{"url": "https://www.example.org/a", "seen": "2026-11-27", **properties})
    found = statements([tie("HAS_PROJECT", "region:RU-AMU", "project:plant")], entities=[page])
    edition = Edition("edition:one", "2026-06", "source:report", {})
    return Statements.of(
        found.entities.values(), found.ties.values(), found.observations.values(), [edition], found.layers
    )


@pytest.mark.parametrize(
    ("locator", "expected"),
    [
        ("RU-AMU/before/4", "Rating of 2026, section “Name region:RU-AMU”, left column, item 4"),
        ("after/2", "Rating of 2026, right column, item 2"),
        ("trends/3", "Rating of 2026, trend 3"),
        ("line/12", "Rating of 2026, line 12 of the text"),
        ("page", "Rating of 2026"),
        ("owners", "Rating of 2026"),
        ("<b>/9", "Rating of 2026"),
    ],
)
def test_a_place_of_a_rating_reads_as_section_column_and_item(locator: str, expected: str) -> None:
    assert readable(Citation("source:report", locator, ""), base(), "en") == expected


def test_a_page_is_named_by_its_host_and_date_or_by_the_day_on_which_it_was_seen() -> None:
    citation = Citation(PAGE, "page", "")
    assert readable(citation, base(date="2025-07-02"), "en") == "example.org, 2 July 2025"
    seen = readable(citation, base(date="2026-11-27"), "ru")
    assert seen == "example.org, без даты, просмотрено 27 ноября 2026"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://example.org/a", "https://example.org/a"),
        ("http://example.org/a", None),
        ("javascript:alert(1)", None),
        ('https://example.org/"onload="x', None),
        ("https://[broken", None),
    ],
)
def test_only_a_safe_address_is_given(url: str, expected: str | None) -> None:
    known = base(url=url)
    assert address(Citation(PAGE, "page", ""), known) == expected
    assert readable(Citation(PAGE, "page", ""), known, "en")


def test_an_unknown_source_is_said_to_be_unknown() -> None:
    assert readable(Citation("source:none", "page", ""), base(), "en") == "source not described"
    assert address(Citation("source:none", "page", ""), base()) is None


@pytest.mark.parametrize(
    ("text", "ru", "zh"),
    [
        ("2025", "2025", "2025年"),
        ("2025-12", "декабрь 2025", "2025年12月"),
        ("2025-12-05", "5 декабря 2025", "2025年12月5日"),
        ("2025-H1", "первое полугодие 2025", "2025年上半年"),
        ("2025-Q3", "III квартал 2025", "2025年第三季度"),
        ("2025-06/2026-05", "июнь 2025 – май 2026", "2025年6月至2026年5月"),
        ("/2024", "2024", "2024年"),
        ("2024/", "с 2024", "自2024年起"),
    ],
)
def test_dates_read_as_people_write_them(text: str, ru: str, zh: str) -> None:
    assert (say(date_words(text), "ru"), say(date_words(text), "zh")) == (ru, zh)
    assert str(until_words("2025-06/2026-05")) == "May 2026"


def test_no_citation_of_the_shipped_data_shows_an_id() -> None:
    work = shipped_workspace()
    for tie_ in list(work.statements.ties.values())[::7]:
        if tie_.role != "structural":
            for evidence in tie_.evidence:
                told = readable(Citation.of(evidence), work.statements, "ru")
                assert "source:" not in told
                assert "web-" not in told
                assert "/" not in told

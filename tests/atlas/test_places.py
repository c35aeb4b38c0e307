"""Pages of places, things and sources on small statements: what they tell, and what they survive."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from graph.workflows.atlas.paths import anchor, file_names
from tests.atlas_pages import hostile, lost_links, main_of, small_pages, with_places
from tests.factories import OLD, RECENT, number, statements, tie

AMU = "region:RU-AMU"
PLANT = tie(
    "HAS_PROJECT",
    AMU,
    "project:plant",
    provinces=["CN-HL"],
    said=[("building", None, OLD), ("operating", None, RECENT)],
)


def test_a_place_without_facts_says_so_and_has_no_empty_section() -> None:
    page = small_pages(with_places(statements([PLANT])))["places/RU-PRI.html"]
    assert "No deal with a Chinese side is known." in page
    assert not re.search(r"<(ul|tbody|section)[^>]*></", page)


def test_a_place_with_one_fact_tells_it_and_shows_no_list_of_others() -> None:
    page = small_pages(with_places(statements([tie("HAS_PROJECT", AMU, "project:plant")])))[
        "places/RU-AMU.html"
    ]
    assert "its only deal works (Name project:plant)" in page
    assert "further report" not in page
    assert "<details" not in main_of(page)
    assert not re.search(r"<(ul|tbody|section)[^>]*></", page)


def test_a_deal_is_told_with_its_newest_report_first_and_its_source() -> None:
    page = small_pages(with_places(statements([PLANT])))["places/RU-AMU.html"]
    first, second = page.index("May 2026"), page.index("1 further report")
    assert first < second
    assert 'href="../sources.html#report"' in page
    assert 'href="../projects/plant.html"' in page


def test_what_says_how_far_a_deal_is_stands_before_what_only_names_it() -> None:
    named = tie("HAS_PROJECT", AMU, "project:plant", said=[("building", None, OLD), (None, None, RECENT)])
    page = small_pages(with_places(statements([named])))["places/RU-AMU.html"]
    deals = page[page.index('id="deals"') :]
    assert deals.index("May 2025") < deals.index("1 further report") < deals.index("May 2026")


def test_the_section_of_the_place_itself_is_not_named_on_its_page() -> None:
    told = tie("HAS_PROJECT", AMU, "project:plant", provinces=["CN-HL"])
    told = replace(told, evidence=tuple(replace(e, locator="RU-AMU/after/3") for e in told.evidence))
    pages = small_pages(with_places(statements([told])))
    assert "section “" not in main_of(pages["places/RU-AMU.html"])
    assert "section “Name region:RU-AMU”, right column, item 3" in pages["places/CN-HL.html"]


def test_a_number_tells_what_its_source_adds() -> None:
    counted = number("project:plant", "capacity", 850.0, "per_day")
    lasting = replace(number("project:plant", "other", 3.0, "year"), notes={"en": "length of the programme"})
    base = statements([PLANT], observations=[replace(counted, notes={"en": "lorries"}), lasting])
    page = main_of(small_pages(with_places(base))["projects/plant.html"])
    assert "capacity<span" in page
    assert "lorries" in page
    assert "other" not in page
    assert "3 years" in page


def test_every_link_leads_to_a_page_and_a_place_in_it() -> None:
    ties = [
        PLANT,
        tie("EXPORTS", AMU, "product:soybeans"),
        tie("SISTER_CITY", "city:a", "city:b", provinces=["CN-HL"]),
        tie("INVESTOR_IN", "company:x", "project:plant"),
    ]
    pages = small_pages(
        with_places(statements(ties, observations=[number("project:plant", "capacity", 5.0, "km")]))
    )
    assert lost_links(pages) == set()
    assert "sectors/" in "".join(pages)


def test_what_has_no_page_leads_to_the_one_that_tells_most_of_it() -> None:
    pages = small_pages(with_places(statements([tie("EXPORTS", AMU, "product:soybeans")])))
    assert re.search(
        r'<a href="\.\./places/RU-AMU\.html[^"]*">Name product:soybeans', pages["names/product.html"]
    )


def test_hostile_texts_are_nothing_but_text_on_every_page() -> None:
    ties = [PLANT, tie("INVESTOR_IN", "company:x", "project:plant")]
    pages = small_pages(
        hostile(with_places(statements(ties, observations=[number("project:plant", "capacity", 5.0, "km")])))
    )
    for page in pages.values():
        assert "<script>window" not in page
        assert "\u202e" not in page
        assert 'href="<' not in page
        assert "javascript:" not in page
        assert len(page) < 1_500_000


def test_five_hundred_deals_of_one_region_stay_short_and_none_is_lost() -> None:
    ties = [
        tie("HAS_PROJECT", AMU, f"project:p{n}", said=[("building", None, OLD), (None, None, RECENT)])
        for n in range(500)
    ]
    page = small_pages(with_places(statements(ties)))["places/RU-AMU.html"]
    assert len(page.encode()) < 180_000
    assert all(f"Name project:p{n}<" in page for n in range(500))
    assert main_of(page).index("<details") < page.index("Name project:p499<")


@pytest.mark.parametrize(
    "id_", ["company:CON", "company:../../etc", "company:ы" * 99, "company:a b", "company:"]
)
def test_names_of_files_are_safe_on_every_system(id_: str) -> None:
    (name,) = file_names([id_]).values()
    assert re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9-]{0,90}", name)
    assert name.casefold() not in {"con", "nul", "aux", "prn"}


def test_no_two_names_of_files_differ_by_case_alone() -> None:
    names = file_names(["region:RU-AMU", "region:ru-amu", "province:RU-AMU"]).values()
    assert len({name.casefold() for name in names}) == 3


def test_an_anchor_needs_no_escaping_and_keeps_hostile_ids_apart() -> None:
    assert anchor("deal:exports/region:RU-AMU/5") == "deal-exports-region-RU-AMU-5"
    assert anchor("deal:ы") != anchor("deal:э")

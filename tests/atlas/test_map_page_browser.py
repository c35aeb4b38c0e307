"""The page of the map in a real browser: nothing overlaps, what is chosen shows its partners, no request."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from graph.workflows.atlas.atlas import Atlas
from graph.workflows.atlas.pages.map import PAGES
from tests.browser import DESK, PHONE, Opened
from tests.shipped import shipped_workspace

#: Every page and language; what a quick look needs stands in test_places_browser.
pytestmark = [pytest.mark.browser, pytest.mark.slow]
LANGUAGES = ("ru", "en", "zh")


@cache
def page(lang: str) -> bytes:
    atlas = Atlas(shipped_workspace(), lang, LANGUAGES)
    (made,) = PAGES.make(atlas)
    return atlas.shell.render(made)


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Callable[..., Opened]]:
    contexts = []

    def show(lang: str = "ru", anchor: str = "", *, phone: bool = False, scripts: bool = True) -> Opened:
        context = browser.new_context(
            offline=True, viewport=PHONE if phone else DESK, java_script_enabled=scripts
        )
        contexts.append(context)
        target = tmp_path / "map.html"
        target.write_bytes(page(lang))
        return Opened.at(context.new_page(), target.as_uri() + anchor)

    yield show
    for context in contexts:
        context.close()


Show = Callable[..., Opened]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_name_lies_on_another_or_is_cut_off(opened: Show, lang: str) -> None:
    found = opened(lang)
    assert found.overlaps() == []
    assert found.clipped() == []
    assert [url.partition(":")[0] for url in found.requests] == ["file"]
    assert found.complaints == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_is_small(lang: str) -> None:
    assert len(page(lang)) <= 180 * 1024


@pytest.mark.parametrize("anchor", ["", "#RU-AMU"])
def test_it_can_be_used_without_seeing(opened: Show, anchor: str) -> None:
    assert opened("en", anchor).violations() == []


def test_an_address_chooses_a_unit_and_escape_lets_it_go(opened: Show) -> None:
    found = opened("en", "#RU-AMU").page
    assert found.inner_text("#chosen h2") == "Amur Oblast: mark 9"
    assert "Heilongjiang" in found.inner_text("#chosen table")
    assert found.locator(".links path").count() == found.locator("#chosen tbody tr").count()
    found.keyboard.press("Escape")
    assert found.locator("#chosen").is_hidden()
    assert found.locator(".links path").count() == 0
    assert "#" not in found.url


def test_a_unit_is_chosen_by_keyboard_and_its_partner_in_turn(opened: Show) -> None:
    found = opened("en").page
    host = (
        "a:has([data-unit='RU-KLU'])"
        if found.locator("a:has([data-unit])").count()
        else "[data-unit='RU-KLU']"
    )
    found.locator(host).focus()
    found.keyboard.press("Enter")
    found.wait_for_selector("#chosen table")
    assert found.url.endswith("#RU-KLU")
    found.locator("#chosen .go").first.click()
    found.wait_for_function("location.hash.startsWith('#CN-')")
    assert found.locator("#chosen h2").inner_text().count("mark") == 1


def test_an_unknown_address_chooses_nothing(opened: Show) -> None:
    found = opened("en", "#<img src=x onerror=alert(1)>")
    assert found.page.locator("#chosen").is_hidden()
    assert found.complaints == []


def test_it_is_read_without_scripts(opened: Show) -> None:
    found = opened("en", scripts=False).page
    assert found.locator("[data-unit]").count() == 117
    assert found.locator("#hint").is_hidden()


def test_a_phone_shows_what_is_chosen(opened: Show) -> None:
    found = opened("ru", "#RU-PRI", phone=True).page
    assert found.evaluate("document.documentElement.scrollWidth") <= 390
    box = found.locator("[data-unit='RU-PRI']").bounding_box()
    assert box is not None
    assert 0 < box["x"] < 390

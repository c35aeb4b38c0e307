"""Hostile texts on every page of facts in a real browser: loaded, hovered, opened, clicked, nothing runs."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.atlas_pages import hostile, small_pages, with_places
from tests.browser import DESK, PHONE, Opened
from tests.factories import OLD, RECENT, number, statements, tie

pytestmark = pytest.mark.browser
AMU = "region:RU-AMU"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages of statements in which every text is hostile."""
    told = [("building", None, OLD), ("operating", None, RECENT)]
    ties = [
        tie("HAS_PROJECT", AMU, "project:plant", provinces=["CN-HL"], said=told),
        tie("INVESTOR_IN", "company:x", "project:plant", provinces=["CN-HL"]),
        tie("EXPORTS", AMU, "product:soybeans", said=told),
        tie("SISTER_CITY", "city:a", "city:b", provinces=["CN-HL"]),
    ]
    base = statements(ties, observations=[number("project:plant", "capacity", 5.0, "km")])
    top = tmp_path_factory.mktemp("atlas")
    for path, page in small_pages(hostile(with_places(base))).items():
        target = top / path
        target.parent.mkdir(exist_ok=True)
        target.write_text(page, encoding="utf-8", newline="\n")
    return top


@pytest.mark.slow
def test_nothing_runs_whatever_is_loaded_hovered_and_clicked(browser: Browser, folder: Path) -> None:
    context = browser.new_context(offline=True, viewport=DESK)
    pages = sorted(folder.rglob("*.html"))
    assert len(pages) > 6
    for path in pages:
        found = Opened.at(context.new_page(), path.as_uri())
        _touch_all(found.page)
        found.page.set_viewport_size(PHONE)
        assert found.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], path.name
        _follow_one(found.page)
        assert found.page.evaluate("window.hacked") is None, path.name
        assert {url.partition(":")[0] for url in found.requests} == {"file"}, path.name
        assert found.complaints == [], path.name
        found.page.close()
    context.close()


def _touch_all(page: Page) -> None:
    """Open whatever is closed, and let the pointer pass over every link and every text of a picture."""
    for summary in page.locator("main summary").all():
        if summary.is_visible():
            summary.click()
    page.evaluate(
        """() => document.querySelectorAll('main a, main svg text, main li, main td').forEach(
        one => ['mouseover', 'mouseenter', 'focus'].forEach(
          kind => one.dispatchEvent(new MouseEvent(kind, {bubbles: true}))))"""
    )
    first = page.locator("main a:visible").first
    if first.count():
        first.hover()


def _follow_one(page: Page) -> None:
    link = page.locator("main a[href^='..']:visible").first
    if link.count():
        link.click()

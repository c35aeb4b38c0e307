"""Pages of facts in a real browser: nothing overlaps, asks for anything, runs, or needs scripts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from graph.workflows.atlas.atlas import PAGES, Atlas
from graph.workflows.atlas.page import Page
from graph.workflows.atlas.pages import places, sectors, things
from tests.atlas_pages import lost_links, main_of, pages_of
from tests.browser import DESK, PHONE, Opened
from tests.shipped import shipped_workspace

pytestmark = pytest.mark.browser
LANGUAGES = ("ru", "en", "zh")
#: Much and little, near and far, one place in several regions, long names.
SHOWN = (
    "region:RU-AMU",
    "region:RU-KLU",
    "region:RU-CE",
    "region:RU-MOW",
    "region:RU-MOS",
    "region:RU-CHU",
    "region:RU-KGD",
    "province:CN-HL",
    "province:CN-XZ",
    "company:great-wall-motor",
    "project:power-of-siberia",
    "border-crossing:zabaikalsk-manzhouli",
    "sector:transport",
    "names",
    "sources",
)
#: Those that are looked at each time; the others take as long again as all else here.
_FIRST = ("region:RU-AMU",)
BY_PAGE = pytest.mark.parametrize(
    "id_", [id_ if id_ in _FIRST else pytest.param(id_, marks=pytest.mark.slow) for id_ in SHOWN]
)
Show = Callable[..., Opened]


@cache
def shared() -> dict[str, object]:
    return {}


@cache
def page(lang: str, id_: str) -> bytes:
    atlas = Atlas(shipped_workspace(), lang, LANGUAGES, shared())
    return atlas.shell.render(_page(atlas, id_))


def _page(atlas: Atlas, id_: str) -> Page:
    kind = id_.partition(":")[0]
    if kind in ("region", "province"):
        return places.page_of(atlas, id_)
    if kind == "sector":
        return sectors.page_of(atlas, id_)
    return things.page_of(atlas, id_) if ":" in id_ else next(iter(PAGES[id_].make(atlas)))


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Show]:
    contexts = []

    def show(made: bytes, *, phone: bool = False, scripts: bool = True, dark: bool = False) -> Opened:
        context = browser.new_context(
            offline=True,
            viewport=PHONE if phone else DESK,
            java_script_enabled=scripts,
            color_scheme="dark" if dark else "light",
        )
        contexts.append(context)
        target = tmp_path / "page.html"
        target.write_bytes(made)
        return Opened.at(context.new_page(), target.as_uri())

    yield show
    for context in contexts:
        context.close()


@BY_PAGE
@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_overlaps_or_is_cut_off_on_a_desk_and_on_a_phone(opened: Show, lang: str, id_: str) -> None:
    found = opened(page(lang, id_))
    assert [url.partition(":")[0] for url in found.requests] == ["file"]
    for size in (DESK, PHONE):
        found.page.set_viewport_size(size)
        assert found.overlaps() == []
        assert found.clipped() == []
        assert found.page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    assert found.complaints == []


@pytest.mark.slow
@BY_PAGE
def test_it_can_be_used_without_seeing(opened: Show, id_: str) -> None:
    assert opened(page("en", id_)).violations() == []


@pytest.mark.slow
@pytest.mark.parametrize("id_", ["region:RU-AMU", "company:great-wall-motor", "sector:transport"])
def test_the_dark_page_can_be_read_in_russian_on_a_phone(opened: Show, id_: str) -> None:
    assert opened(page("ru", id_), phone=True, dark=True).violations() == []


@pytest.mark.parametrize("id_", ["region:RU-AMU", "border-crossing:zabaikalsk-manzhouli", "sector:transport"])
def test_it_is_read_without_scripts(opened: Show, id_: str) -> None:
    found = opened(page("en", id_), scripts=False).page
    hidden = found.locator("details:not([open]):has(li)").first
    hidden.locator("summary").first.click()
    assert found.locator("details[open] li").first.is_visible()
    assert found.locator("svg.pic:visible").count() > 0


@pytest.mark.parametrize("id_", ["region:RU-AMU", "project:power-of-siberia"])
def test_a_printed_page_fits_its_paper(opened: Show, id_: str) -> None:
    found = opened(page("ru", id_)).page
    found.emulate_media(media="print")
    found.set_viewport_size({"width": 688, "height": 1000})  # what A4 has between its margins
    assert found.evaluate("document.documentElement.scrollWidth") <= 688
    assert not found.locator("nav").is_visible()
    assert found.locator(".facts details:not([open]):visible").count() == 0
    assert found.pdf(format="A4", prefer_css_page_size=True).startswith(b"%PDF")


@pytest.mark.slow
def test_every_link_of_the_atlas_in_one_language_arrives() -> None:
    made = pages_of(shipped_workspace(), ["en"], PAGES)
    told = {path: text for path, text in made.items() if path.split("/")[1].partition(".")[0] in FACTS}
    assert len(told) > 800
    assert lost_links(made, told) == set()
    assert all(len(text.encode()) <= 180 * 1024 for text in told.values())
    assert all("<script" not in text and "undefined" not in main_of(text) for text in told.values())


#: The folders and pages of facts.
FACTS = {
    "places",
    "companies",
    "universities",
    "organisations",
    "projects",
    "corridors",
    "crossings",
    "zones",
    "sectors",
    "names",
    "sources",
}

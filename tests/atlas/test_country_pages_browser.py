"""The first page, search, the changes and the ledger in a real browser, as a reader opens them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from graph.names.searching import spelled, to_simplify
from graph.workflows.atlas.atlas import PAGES, Atlas
from graph.workflows.atlas.searching import FOLD, TABLES
from graph.workflows.workspace import Workspace
from tests.atlas.test_country_pages import HOSTILE, KINDS, MILL, PLANT, with_names
from tests.browser import DESK, PHONE, Opened
from tests.factories import statements
from tests.shipped import shipped_workspace

#: Every page and language; what a quick look needs stands in test_places_browser.
pytestmark = [pytest.mark.browser, pytest.mark.slow]
LANGUAGES = ("ru", "en", "zh")
FILES = ("index.html", "search.html", "changes.html", "promises.html", "promises-by-region.html")
#: Chinese and Russian letters take two and three bytes each; these pages are all text.
TEXT = ("changes.html", "promises.html")


@cache
def pages(lang: str, hostile: bool = False) -> dict[str, bytes]:
    workspace = shipped_workspace()
    if hostile:
        base = statements([PLANT, MILL])
        workspace = Workspace(read_back=with_names(base, dict.fromkeys(base.entities, HOSTILE)))
    atlas = Atlas(workspace, lang, LANGUAGES)
    return {page.path: atlas.shell.render(page) for kind in KINDS for page in PAGES[kind].make(atlas)}


Show = Callable[..., Opened]


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Show]:
    contexts = []

    def show(
        name: str,
        lang: str = "en",
        anchor: str = "",
        *,
        phone: bool = False,
        scripts: bool = True,
        hostile: bool = False,
    ) -> Opened:
        context = browser.new_context(
            offline=True, viewport=PHONE if phone else DESK, java_script_enabled=scripts
        )
        contexts.append(context)
        for path, content in pages(lang, hostile).items():
            (tmp_path / path).write_bytes(content)
        return Opened.at(context.new_page(), (tmp_path / name).as_uri() + anchor)

    yield show
    for context in contexts:
        context.close()


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", FILES)
def test_no_label_lies_on_another_and_nothing_is_asked_for(opened: Show, name: str, lang: str) -> None:
    found = opened(name, lang)
    assert found.overlaps() == []
    assert found.clipped() == []
    assert [url.partition(":")[0] for url in found.requests] == ["file"]
    assert found.complaints == []


@pytest.mark.parametrize("name", FILES)
def test_pages_can_be_used_without_seeing(opened: Show, name: str) -> None:
    assert opened(name).violations() == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_pages_are_small(lang: str) -> None:
    for name, content in pages(lang).items():
        assert len(content.decode() if name in TEXT else content) <= 180 * 1024


#: How wide the cells are in which sentences stand.
_WIDTHS = "all => all.filter(cell => cell.textContent.length > 25).map(cell => cell.clientWidth)"


@pytest.mark.parametrize("name", FILES)
def test_nothing_is_wider_than_a_phone(opened: Show, name: str) -> None:
    found = opened(name, phone=True).page
    assert found.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    cells: list[int] = found.locator("td:visible").evaluate_all(_WIDTHS)
    assert min(cells, default=PHONE["width"]) > PHONE["width"] / 5


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("амурской области", "Амурская область"),
        ("Heilongjian", "Хэйлунцзян"),
        ("黑龙江", "Хэйлунцзян"),
        ("хэйлунзян", "Хэйлунцзян"),
        ("ПРИМОРСКИЙ", "Приморский край"),
        ("Хейлунцзян", "Хэйлунцзян"),
        ("gazprom", "Газпром"),
        ("ПАО «Газпром»", "Газпром"),
        ("Gazprom PJSC", "Газпром"),
        ("Pocнeфть", "Роснефть"),
        ("Rosneftʹ", "Роснефть"),
        ("Amurskaâ oblastʹ", "Амурская область"),
        ("黑龍江省", "Хэйлунцзян"),
        ("內蒙古", "Внутренняя Монголия"),
    ],
)
def test_search_finds_in_three_languages_and_a_little_wrong(opened: Show, typed: str, name: str) -> None:
    page = opened("search.html", "ru").page
    page.fill("#find", typed)
    page.wait_for_selector("#found li")
    assert name in [link.inner_text() for link in page.query_selector_all("#found li > :first-child")]


def test_a_page_spells_every_name_as_the_program_does(browser: Browser) -> None:
    names = [
        *everything_named(),
        "Публичное акционерное общество «Газпром»",
        "I͡Akutii͡a",
        "Korolëva",
        "ООО",
        "ё",
    ]
    page = browser.new_page()
    spell = f"const spell = spelledBy({TABLES}); return names.map(name => spell(name, simple))"
    script = f"([names, simple]) => {{ {FOLD}; {spell} }}"
    assert page.evaluate(script, [names, to_simplify("".join(names))]) == list(map(spelled, names))
    page.close()


def everything_named() -> list[str]:
    entities = shipped_workspace().statements.entities.values()
    return sorted({name for e in entities for name in (*e.names.values(), *e.aliases)})


def test_the_first_page_asks_the_page_of_search(opened: Show) -> None:
    page = opened("index.html", "ru").page
    page.fill("#find", "Хэйлунцзян")
    page.press("#find", "Enter")
    page.wait_for_selector("#found li")
    assert page.inner_text("#found a") == "Хэйлунцзян"
    page.fill("#find", "zzzzqqqq")
    page.wait_for_selector("#found-said:text('Ничего')")
    assert page.query_selector_all("#found li") == []


def test_filters_leave_what_they_say_and_stay_in_the_address(opened: Show) -> None:
    page = opened("promises.html").page
    page.select_option("[name=region]", "AMU")
    shown = page.locator("[data-rows] > li:visible").count()
    assert shown == int(page.inner_text("[data-count='']"))
    assert 0 < shown < 100
    page.select_option("[name=fate]", "stalled")
    stalled = page.locator("[data-rows] > li:visible").count()
    assert stalled == int(page.inner_text("[data-count=stalled]")) < shown
    assert int(page.inner_text("[data-count=came_true]")) == 0
    assert page.url.endswith("#region=AMU&fate=stalled")
    assert page.locator("section:visible h3").count() >= 1
    page.click("button[type=reset]")
    page.wait_for_function("!location.hash")
    assert page.inner_text("[data-count='']") == "612"


def test_an_address_filters(opened: Show) -> None:
    page = opened("promises.html", anchor="#overdue=overdue&kind=none").page
    assert page.is_checked("[name=overdue]")
    assert page.input_value("[name=kind]") == ""
    for row in page.locator("[data-rows] > li:visible").all():
        assert "overdue by" in row.inner_text()


def test_without_scripts_everything_can_be_read(opened: Show) -> None:
    ledger = opened("promises.html", scripts=False).page
    assert ledger.locator("[data-rows] > li:visible").count() == 612
    assert not ledger.is_visible("#filter")
    start = opened("index.html", scripts=False).page
    assert not start.is_visible("#find")
    assert start.locator(".findings li:visible").count() > 5
    changes = opened("changes.html", scripts=False).page
    changes.click("#RU-AMU summary")
    assert changes.locator("#RU-AMU li:visible").count() > 3


@pytest.mark.parametrize("name", FILES)
def test_hostile_names_are_nothing_but_names(opened: Show, name: str) -> None:
    found = opened(name, hostile=True)
    if name == "search.html":
        found.page.fill("#find", "hacked")
        found.page.wait_for_selector("#found li")
        found.page.hover("#found li")
    assert found.page.evaluate("window.hacked") is None
    assert found.complaints == []

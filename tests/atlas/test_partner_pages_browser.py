"""Who with whom and who does what in a real browser: labels, addresses, keys, hostile names, no scripts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from graph.workflows.atlas.atlas import PAGES, Atlas
from graph.workflows.workspace import Workspace
from tests.browser import DESK, PHONE, Opened
from tests.factories import entity, statements, tie
from tests.shipped import shipped_workspace

#: Every page and language; what a quick look needs stands in test_places_browser.
pytestmark = [pytest.mark.browser, pytest.mark.slow]
LANGUAGES = ("ru", "en", "zh")
HOSTILE = "</title><script>window.hacked=1</script><img src=x onerror=window.hacked=1>\"'`&\u2028"
FILES = ("partners.html", "matrix.html", "kinds.html")


@cache
def hostile() -> Workspace:
    ties = [
        tie("HAS_PROJECT", "region:RU-AMU", "project:plant", provinces=["CN-HL"]),
        tie("HAS_PROJECT", "region:RU-AMU", "project:mill", "agreed", provinces=["CN-HL"]),
        tie("HAS_PROJECT", "region:RU-TA", "project:works", regions="RU-TA"),
    ]
    entities = [entity(e.id) for e in statements(ties).entities.values()]
    names = dict.fromkeys(LANGUAGES, HOSTILE)
    named = [type(e)(e.id, e.type, names, (HOSTILE,), e.properties, e.layer) for e in entities]
    return Workspace(read_back=statements(ties, entities=named))


@cache
def pages(lang: str, *, attacked: bool) -> dict[str, bytes]:
    atlas = Atlas(hostile() if attacked else shipped_workspace(), lang, LANGUAGES)
    made = (page for name in ("partners", "kinds") for page in PAGES[name].make(atlas))
    return {page.path: atlas.shell.render(page) for page in made}


Show = Callable[..., Opened]


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Show]:
    contexts = []

    def show(
        path: str, lang: str = "en", *, phone: bool = False, scripts: bool = True, attacked: bool = False
    ) -> Opened:
        context = browser.new_context(
            offline=True, viewport=PHONE if phone else DESK, java_script_enabled=scripts
        )
        contexts.append(context)
        for name, content in pages(lang, attacked=attacked).items():
            (tmp_path / name).write_bytes(content)
        name, mark, anchor = path.partition("#")
        return Opened.at(context.new_page(), (tmp_path / name).as_uri() + mark + anchor)

    yield show
    for context in contexts:
        context.close()


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("path", FILES)
def test_no_label_lies_on_another_and_nothing_is_asked_for(opened: Show, path: str, lang: str) -> None:
    found = opened(path, lang)
    assert found.overlaps() == []
    assert found.clipped() == []
    assert [url.partition(":")[0] for url in found.requests] == ["file"]
    assert found.complaints == []


@pytest.mark.parametrize("path", [*FILES, "partners.html#RU-AMU+CN-HL"])
def test_pages_can_be_used_without_seeing(opened: Show, path: str) -> None:
    assert opened(path).violations() == []


@pytest.mark.parametrize("path", FILES)
def test_nothing_sticks_out_of_a_phone(opened: Show, path: str) -> None:
    page = opened(path, "ru", phone=True).page
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_an_address_shows_a_pair_a_region_or_a_province(opened: Show) -> None:
    found = opened("partners.html#RU-AMU+CN-HL")
    page = found.page
    assert "Amur" in page.inner_text("#panel")
    assert "Power of Siberia" in page.inner_text("#panel")
    assert page.locator("#clusters [data-pair].on").count() == 1
    page.evaluate("location.hash = 'RU-PRI'")
    page.wait_for_function("document.querySelector('#panel h3').textContent.includes('Primorsky')")
    page.evaluate("location.hash = 'CN-SD'")
    page.wait_for_function("document.querySelector('#panel').textContent.includes('Tatarstan')")
    page.keyboard.press("Escape")
    assert page.locator("#panel").is_hidden()
    assert page.locator("#clusters svg.chosen").count() == 0
    assert found.complaints == []


@pytest.mark.parametrize("code", ["RU-AMU", "RU-AMU+CN-HL"])
def test_an_address_that_was_sent_opens_at_the_picture(opened: Show, code: str) -> None:
    page = opened(f"partners.html#{code}").page
    expect(page.locator("#panel")).to_be_in_viewport()
    expect(page.locator("#clusters svg")).to_be_in_viewport()


def test_a_click_and_a_key_choose_and_back_goes_back(opened: Show) -> None:
    page = opened("partners.html").page
    page.click("#clusters [data-at='RU-AMU'] text")
    assert page.evaluate("location.hash") == "#RU-AMU"
    page.focus("#clusters a[href='#RU-PRI']")
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#RU-PRI"
    page.go_back()
    page.wait_for_function("location.hash === '#RU-AMU'")
    assert "Amur" in page.inner_text("#panel h3")


def test_a_square_of_the_matrix_leads_to_its_pair(opened: Show) -> None:
    page = opened("matrix.html").page
    field = page.locator("#matrix [data-rows]")
    box = field.bounding_box()
    assert box is not None
    first_row, first_column = (
        (field.get_attribute(f"data-{key}") or "").split()[at].partition("@")[0]
        for key, at in (("rows", 0), ("columns", 1))
    )
    page.mouse.click(box["x"] + 15 + 6 + 7, box["y"] + 7)
    page.wait_for_url(f"**/partners.html#{first_row}+{first_column}")
    assert page.locator("#panel").is_visible()


def test_regions_stand_by_mark_or_by_what_they_are_like(opened: Show) -> None:
    page = opened("kinds.html").page
    order = """[...document.querySelectorAll('#kinds [data-row]')]
      .map(row => [row.getBoundingClientRect().top, row.dataset.row]).sort((a, b) => a[0] - b[0])
      .map(([_, row]) => row)"""
    before = page.evaluate(order)
    assert before == [str(n) for n in range(len(before))]
    page.emulate_media(reduced_motion="reduce")
    page.check("#by-similarity")
    after = page.evaluate(order)
    assert after != before
    assert sorted(after) == sorted(before)


@pytest.mark.parametrize("path", ["partners.html#RU-AMU+CN-HL", "matrix.html", "kinds.html"])
def test_hostile_names_do_not_run(opened: Show, path: str) -> None:
    found = opened(path, attacked=True)
    page = found.page
    for shape in page.locator("svg.pic a, svg.pic [data-pair], svg.pic [data-rows]").all()[:20]:
        shape.hover(force=True)
    if path.startswith("partners"):
        page.click("#clusters [data-at='RU-AMU'] text", force=True)
        page.evaluate("location.hash = 'CN-HL'")
        page.evaluate("location.hash = '\"><img src=x onerror=window.hacked=1>+RU-AMU'")
    assert page.evaluate("window.hacked") is None
    assert found.complaints == []


def test_all_can_be_read_without_scripts(opened: Show) -> None:
    found = opened("partners.html#RU-AMU+CN-HL", scripts=False)
    page = found.page
    assert page.locator("#panel").is_hidden()
    assert page.locator("#clusters svg text").count() > 100
    assert page.locator("[id='RU-AMU']").is_visible()
    assert page.locator("details:has([id='RU-AMU+CN-HL']) summary").is_visible()
    assert opened("kinds.html", scripts=False).page.locator("svg.pic [data-row]").count() > 160

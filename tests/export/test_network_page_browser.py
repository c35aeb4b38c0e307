"""The network page in a real browser, from file://, as a user opens it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from graph.export.context import ExportContext
from graph.export.page.labels import LETTERS
from graph.export.page.looks import INK
from graph.export.registry import export
from graph.model import Node, PropertyGraph
from tests.browser import DESK, Opened
from tests.export.export_samples import HOSTILE, Interval, sample_graph, wide_graph
from tests.shipped import shipped_graph

pytestmark = pytest.mark.browser


class Network(Opened):
    """The network page."""

    def find(self, text: str) -> None:
        """Search, and choose the first that is found."""
        self.page.fill("#search", text)
        self.page.click("#results button")

    def details(self) -> str:
        return self.page.inner_text("#details")

    def counted(self, what: str) -> int:
        """Return how many nodes or edges are to be seen."""
        return int(self.page.evaluate(f"{what}.get().filter(x => !x.hidden).length"))


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Callable[..., Network]]:
    context = browser.new_context(offline=True, viewport=DESK)

    def show(graph: PropertyGraph, lang: str = "ru", anchor: str = "", **media: Any) -> Network:
        target = tmp_path / "сеть.html"
        export("network", graph, target, ExportContext(lang, {"region:RU-AMU": Interval()}))
        page = context.new_page()
        page.emulate_media(**media)
        found = Network.at(page, target.as_uri() + anchor)
        found.page.wait_for_selector("#legend label")
        return found

    yield show
    context.close()


Show = Callable[..., Network]


def test_it_opens_from_a_file_without_requests_or_complaints(opened: Show) -> None:
    page = opened(sample_graph())
    assert [url.partition(":")[0] for url in page.requests] == ["file"]
    assert page.complaints == []
    assert page.counted("nodes") == 5


@pytest.mark.parametrize("asked", ["амурск", "АМУРСКАЯ ОБЛ", "приамурье", "name region:ru-amu", "ru-amu"])
def test_search_finds_a_region_by_any_of_its_names(opened: Show, asked: str) -> None:
    page = opened(sample_graph())
    page.page.fill("#search", asked)
    assert page.page.inner_text("#results button").startswith("Амурская область")


def test_search_says_when_nothing_is_found(opened: Show) -> None:
    page = opened(sample_graph())
    page.page.fill("#search", "Атлантида")
    assert page.page.inner_text("#found") == "Ничего не найдено"
    assert page.page.inner_text("#results") == ""


def test_a_found_region_shows_its_mark_and_each_deal_with_its_points_ties_and_sources(opened: Show) -> None:
    page = opened(sample_graph())
    page.find("Амурск")
    assert "оценка: 2" in page.details()
    assert "Имя province:CN-HL — 0,80 балла, сделок: 1" in page.details()
    assert "Имя project:plant — 0,80 балла, действует" in page.details()
    assert "заметка" not in page.details()
    page.page.locator("#details .deal summary").first.click()
    page.page.locator("#details .deal").get_by_text("заметка").first.wait_for()
    for reported in ("заметка", "инвестор: Имя company:haier; объект: Имя project:plant — действует"):
        assert reported in page.details()
    assert (
        "Сказано иначе. Источник: Имя source:report, after/0 (июнь 2025 г. – май 2026 г.)" in page.details()
    )


def test_a_click_on_a_node_and_on_a_line_shows_evidence(opened: Show) -> None:
    page = opened(sample_graph())
    number = page.page.evaluate("nodes.get().find(n => n.label.startsWith('Амурская')).id")
    spot = page.page.evaluate(f"network.canvasToDOM(network.getPositions([{number}])[{number}])")
    page.page.locator("canvas").click(position=spot)
    assert "Имя project:plant" in page.details()
    page.page.keyboard.press("Escape")
    assert "Имя project:plant" not in page.details()
    ends = page.page.evaluate(
        f"""(() => {{ const edge = edges.get().find(e => e.from === {number});
        return [edge.from, edge.to].map(id => network.canvasToDOM(network.getPositions([id])[id])); }})()"""
    )
    middle = {axis: (ends[0][axis] + ends[1][axis]) / 2 for axis in ("x", "y")}
    page.page.locator("canvas").click(position={"x": middle["x"], "y": middle["y"]})
    assert "after/0" in page.details()  # the one deal of a line is open
    assert page.complaints == []


def test_the_legend_filters_by_type_and_by_what_deals_are(opened: Show) -> None:
    page = opened(sample_graph())
    assert page.counted("edges") == 4
    page.page.uncheck("[data-key=halted]")
    assert page.counted("edges") == 3
    page.page.uncheck("[data-key=announced]")
    assert page.counted("edges") == 2
    page.page.uncheck("[data-key=Province]")
    assert page.counted("edges") == 1
    page.page.uncheck("[data-key=operating]")
    assert page.counted("edges") == 0


def test_a_region_without_a_province_stands_with_what_names_none(opened: Show) -> None:
    page = opened(sample_graph(), "en")
    assert "province not named" in page.page.evaluate("nodes.get().map(n => n.label.replace('\\n', ' '))")
    page.find("Name region:RU-TA")
    assert "province not named — 0.15 points, deals: 2" in page.details()


def test_the_language_can_be_switched(opened: Show) -> None:
    page = opened(sample_graph())
    page.find("Амурск")
    page.page.click("[data-lang=en]")
    assert page.page.get_attribute("html", "lang") == "en"
    assert "Name project:plant — 0.80 points, operating" in page.details()
    assert "Name province:CN-HL" in page.page.evaluate("nodes.get().map(n => n.label.replace('\\n', ' '))")
    page.page.click("[data-lang=zh]")
    assert page.page.title().startswith("额尔古纳")
    assert "阿穆尔州" in page.details()


def test_what_is_not_drawn_is_found_and_tells_how_it_hangs_together(opened: Show) -> None:
    page = opened(sample_graph(), "en")
    page.find("project:plant")
    assert "Deals that name it: 1" in page.details()
    assert page.page.evaluate("edges.get().filter(e => e.color.opacity > 0.5).length") == 2
    page.page.click("#details .deal button >> nth=0")
    assert page.page.inner_text("#details h2").startswith("Name region:RU-AMU — ")
    page.find("source:report")
    assert "Deals that it tells of: 3" in page.details()


def test_what_no_deal_names_says_so(opened: Show) -> None:
    graph = sample_graph()
    lonely = Node("project:lonely", "Project", {"name_en": "Lonely"})
    page = opened(PropertyGraph.of([*graph.nodes, lonely], graph.relationships), "en")
    page.find("lonely")
    assert "No deal names it." in page.details()


def test_a_pair_has_an_address_that_opens_it_again(opened: Show) -> None:
    page = opened(sample_graph())
    page.page.click("#table button >> nth=0")
    address = page.page.evaluate("location.hash")
    title = page.page.inner_text("#details h2")
    assert address == "#region%3ARU-AMU&company%3Ahaier"
    again = opened(sample_graph(), anchor=address)
    assert again.page.inner_text("#details h2") == title
    assert "действует: 1" in again.details()


def test_the_table_has_the_pairs_of_the_picture(opened: Show) -> None:
    page = opened(sample_graph())
    assert page.page.locator("#table tbody tr").count() == page.counted("edges") == 4
    page.page.uncheck("[data-key=operating]")
    assert page.page.locator("#table tbody tr").count() == page.counted("edges")


@pytest.mark.slow
def test_what_is_hidden_is_told_in_words(opened: Show) -> None:
    page = opened(wide_graph(), "en")
    told = page.page.inner_text("#shown")
    assert re.match(r"Pairs in the picture: 1\d\d of [\d,]+, with \d+% of the points", told)
    assert "To see the rest" in told
    page.page.check("#all")
    assert "with 100% of the points of results" in page.page.inner_text("#shown")


def test_the_search_is_walked_through_by_keys(opened: Show) -> None:
    page = opened(sample_graph(), "en")
    page.page.focus("#search")
    page.page.keyboard.type("name")
    page.page.keyboard.press("ArrowDown")
    page.page.keyboard.press("ArrowDown")
    second = page.page.inner_text("#results button >> nth=1").partition(" · ")[0]
    page.page.keyboard.press("Enter")
    assert page.page.inner_text("#details h2") == second
    page.page.keyboard.press("Escape")
    assert page.page.locator("#details h2").count() == 0


@pytest.mark.parametrize(
    "lang", ["ru", *(pytest.param(lang, marks=pytest.mark.slow) for lang in ("en", "zh"))]
)
def test_labels_of_the_shipped_data_are_large_and_do_not_overlap(opened: Show, lang: str) -> None:
    page = opened(shipped_graph(), lang).page
    boxes = page.evaluate("nodes.get().filter(n => !n.hidden).map(n => network.getBoundingBox(n.id))")
    for a, b in itertools.combinations(boxes, 2):
        beside = a["right"] <= b["left"] or b["right"] <= a["left"]
        assert beside or a["bottom"] <= b["top"] or b["bottom"] <= a["top"]
    assert page.evaluate("network.getScale()") * LETTERS >= 11


def test_in_the_dark_the_picture_is_dark_and_prints_light(opened: Show) -> None:
    page = opened(sample_graph(), color_scheme="dark").page
    ink = "nodes.get().find(n => n.label.startsWith('Амурская')).font.color"
    assert page.evaluate(ink) == INK[1]
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate(ink) == INK[0]
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(color_scheme="light")
    page.evaluate(  # the policy of the page forbids playwright's own way to wait
        f"() => new Promise(done => {{ const look = () => {ink} === '{INK[0]}' ? done() : "
        "requestAnimationFrame(look); look(); })"
    )


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_readers_without_sight_or_mouse_have_nothing_to_complain_of(opened: Show, scheme: str) -> None:
    page = opened(shipped_graph(), color_scheme=scheme)
    assert page.violations() == []
    page.find("Амурская")
    assert page.violations() == []


def test_without_scripts_there_is_a_table(browser: Browser, tmp_path: Path) -> None:
    export("network", sample_graph(), tmp_path / "page.html", ExportContext("ru"))
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((tmp_path / "page.html").as_uri())
    assert page.locator("#view").is_hidden()
    assert "Амурская область" in page.inner_text("#table tbody tr >> nth=0")
    context.close()


@pytest.mark.slow
def test_all_nodes_come_on_demand(opened: Show) -> None:
    page = opened(wide_graph(), "en")
    few = page.counted("nodes")
    page.page.check("#all")
    assert few <= 120
    assert page.counted("nodes") > 900
    page.page.uncheck("#all")
    assert page.counted("nodes") == few


def test_an_address_with_a_region_opens_it(opened: Show) -> None:
    assert "Имя project:plant" in opened(sample_graph(), anchor="#region%3ARU-AMU").details()


def test_a_script_in_every_name_never_runs(opened: Show) -> None:
    page = opened(sample_graph(HOSTILE))
    page.find("script")
    number = page.page.evaluate("nodes.get()[0].id")
    spot = page.page.evaluate(f"network.canvasToDOM(network.getPositions([{number}])[{number}])")
    page.page.locator("canvas").hover(position=spot)
    page.page.wait_for_timeout(400)
    page.page.locator("canvas").click(position=spot)
    page.page.click("[data-lang=en]")
    assert "<img src=x" in page.details()
    assert page.page.evaluate("window.hacked") is None
    assert page.page.locator("img").count() == 0
    assert len(page.requests) == 1
    assert page.complaints == []

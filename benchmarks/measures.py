"""What a page is like in a browser: how soon it answers, how it moves, what it asks for, who can read it."""

from __future__ import annotations

import gzip
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Error, Page

from tests.browser import DESK, Opened, start_browser

#: Nobody waits longer than this for a page.
LIMIT_S = 90
_ROUNDS, _DRAG_S = 3, 2.0
#: Tells in the page's root when it has been painted for the first time with everything in it: all is loaded,
#: pyvis has taken its veil away, the legend of the network page is there.
_WATCH = """(() => {
  const there = () => document.readyState === "complete"
    && [undefined, "0"].includes(document.getElementById("loadingBar")?.style.opacity)
    && !(document.getElementById("legend") && !document.querySelector("#legend label"));
  const watch = () => there() ? setTimeout(() => {
    document.documentElement.dataset.since = performance.now(); }) : requestAnimationFrame(watch);
  requestAnimationFrame(watch);
})()"""
#: Uses the first filter of the page, else chooses a place of its picture; milliseconds until it is painted.
_FILTER = """() => new Promise(done => {
  const select = document.querySelector("#filter select"), field = document.querySelector("#find");
  const box = document.querySelector("#legend input");
  const place = document.querySelector("#hint:not([hidden]) ~ * [data-unit],[data-at]");
  if (!select && !box && !place && (!field || field.dataset.page)) return done(null);
  const start = performance.now();
  if (select) {
    select.selectedIndex = select.options.length - 1;
    select.dispatchEvent(new Event("change", {bubbles: true}));
  } else if (box) box.click();
  else if (place) place.dispatchEvent(new MouseEvent("click", {bubbles: true, cancelable: true}));
  else { field.value = "а"; field.dispatchEvent(new Event("input", {bubbles: true})); }
  requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
})"""
_COUNT = """() => {
  if (document.getElementById("mynetwork"))
    return [nodes, edges].map(held => held.get().filter(one => !one.hidden).length);
  const picture = document.querySelector("figure svg.pic");
  const held = ["[data-at],[data-unit]", "[data-pair],[data-of]"]
    .map(one => picture?.querySelectorAll(one).length);
  return held[0] ? held : null;
}"""
#: Pairs of labels on a canvas of which one lies on the other by more than a pixel, of those that are drawn.
_OVERLAPS = """() => {
  const scale = network.getScale(), boxes = Object.values(network.body.nodes)
    .filter(n => n.options.label && !n.options.hidden && n.labelModule.fontOptions.size * scale >= 4)
    .map(n => n.labelModule.size).sort((a, b) => a.top - b.top);
  const meet = (a, b, start, size) =>
    (Math.min(a[start] + a[size], b[start] + b[size]) - Math.max(a[start], b[start])) * scale > 1;
  let found = 0;
  boxes.forEach((a, i) => {
    for (let k = i + 1; k < boxes.length && boxes[k].top < a.top + a.height; k++)
      if (meet(a, boxes[k], "left", "width") && meet(a, boxes[k], "top", "height")) found++;
  });
  return [found, boxes.length];
}"""


@dataclass(frozen=True)
class Measured:
    """What a page is like; ``interactive`` is in seconds, None where it takes longer than anybody waits."""

    size: int
    packed: int
    read: int
    interactive: float | None
    requests: int
    drawn: tuple[int, int] | None = None
    overlaps: tuple[int, int] | None = None
    frames: float | None = None
    filter_ms: float | None = None
    violations: int | None = None


def measure(path: Path) -> Measured:
    """Open a page as a user does, and measure it; the best of some rounds, one where it is slow."""
    content = path.read_bytes()
    plain = (len(content), len(gzip.compress(content, 9)), _read_without_scripts(path))
    with _opened(path) as (opened, since):
        asked = [url for url in opened.requests if not url.startswith(("file:", "data:", "blob:"))]
        if since is None:
            return Measured(*plain, None, len(asked), *_late(opened))
        picture = _picture(opened)
        filters, frames = [_filtered(opened.page)], [_frames(opened.page)]
        wrong = len(opened.violations())
    times = [since]
    while len(times) < _ROUNDS and min(times) < LIMIT_S / _ROUNDS:
        with _opened(path) as (again, since):
            times.append(since or LIMIT_S)
            filters.append(_filtered(again.page))
            frames.append(_frames(again.page))
    clicks = [ms for ms in filters if ms is not None]
    fastest = min(clicks, default=None)
    return Measured(*plain, min(times), len(asked), *picture, max(frames), fastest, wrong)


@contextmanager
def _opened(path: Path) -> Iterator[tuple[Opened, float | None]]:
    """Open a page in a browser of its own, without a network; yield it with the seconds until it answers."""
    with start_browser() as browser:
        page = browser.new_context(offline=True, viewport=DESK).new_page()
        page.add_init_script(_WATCH)
        page.set_default_timeout(LIMIT_S * 1000)
        opened = Opened(page)
        page.on("request", lambda request: opened.requests.append(request.url))
        try:
            page.goto(path.as_uri(), wait_until="commit")
            page.wait_for_selector("html[data-since]", state="attached")
            since = page.get_attribute("html", "data-since")
        except Error:
            since = None
        yield opened, float(since) / 1000 if since else None


def _late(opened: Opened) -> tuple[tuple[int, int] | None]:
    """Return nodes and edges of a page that nobody has waited for, where it answers at all."""
    with suppress(Error):
        nodes, edges = opened.page.wait_for_function(_COUNT, timeout=LIMIT_S * 500, polling=1000).json_value()
        return ((nodes, edges),)
    return (None,)


def _picture(opened: Opened) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
    """Return nodes and edges of the first picture, and its overlapping labels of how many."""
    counted = opened.page.evaluate(_COUNT)
    if opened.page.query_selector("#mynetwork"):
        found, labels = opened.page.evaluate(_OVERLAPS)
        return (counted[0], counted[1]), (found, labels)
    labels = opened.page.locator("svg.pic text").count()
    return (counted[0], counted[1]) if counted else None, (len(opened.overlaps()), labels) if labels else None


def _filtered(page: Page) -> float | None:
    page.wait_for_timeout(300)
    taken = page.evaluate(_FILTER)
    return None if taken is None else float(taken)


def _frames(page: Page) -> float:
    """Return the frames a second while the canvas is dragged, or while the page is scrolled."""
    page.evaluate("() => { window.n = 0; const f = () => { n++; requestAnimationFrame(f); }; f(); }")
    canvas = page.query_selector("canvas")
    if canvas:
        canvas.scroll_into_view_if_needed()
        box = canvas.bounding_box() or {"x": 0, "y": 0, "width": 0, "height": 0}
        x, y = box["x"] + box["width"] * 0.9, box["y"] + box["height"] * 0.6
        page.mouse.move(x, y)
        page.mouse.down()
    before, started, step = page.evaluate("n"), time.perf_counter(), 0
    while time.perf_counter() - started < _DRAG_S:
        step += 1
        if canvas:
            page.mouse.move(x - 60 - 60 * (-1) ** (step // 20) * (step % 20) / 20, y)
        else:
            page.mouse.wheel(0, 60 if step % 60 < 30 else -60)
    drawn = (page.evaluate("n") - before) / (time.perf_counter() - started)
    page.mouse.up()
    return float(drawn)


def _read_without_scripts(path: Path) -> int:
    """Return how many characters there are to read where no script runs."""
    with start_browser() as browser:
        page = browser.new_context(java_script_enabled=False, offline=True).new_page()
        page.goto(path.as_uri())
        return len(page.inner_text("body").strip())

"""Pages in a real browser, opened from a file as a user opens them, and what a reader would complain of."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
DESK: ViewportSize = {"width": 1400, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}

#: Every text of a picture that is to be seen, with its box; those of one label are asked once.
_BOXES = """selector => [...document.querySelectorAll(selector)]
  .filter(t => t.textContent.trim()).map(t => {
  const r = t.getBoundingClientRect(), p = t.closest('svg').getBoundingClientRect();
  return {words: t.textContent, box: [r.left, r.top, r.right, r.bottom],
    frame: [p.left, p.top, p.right, p.bottom], turned: /rotate/.test(t.getAttribute('transform'))};
}).filter(t => t.box[2] > t.box[0])"""


@contextmanager
def start_browser() -> Iterator[Browser]:
    """Start chromium; where it is missing a test is skipped, and fails in CI."""
    if not CHROMIUM.exists():
        message = f"{CHROMIUM} is missing; apt-get install chromium"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield started
        started.close()


@dataclass
class Opened:
    """A page with everything that it asked for and complained of."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    @classmethod
    def at(cls, page: Page, address: str) -> Self:
        """Open an address; nothing that happens from then on escapes notice."""
        found = cls(page)
        page.on("request", lambda request: found.requests.append(request.url))
        page.on("pageerror", lambda error: found.complaints.append(str(error)))
        page.on("console", lambda message: found.complaints.append(message.text))
        page.goto(address)
        return found

    def overlaps(self, selector: str = "svg.pic text") -> list[tuple[str, str]]:
        """Return the pairs of labels of which one lies on the other by more than a pixel each way."""
        found = [t for t in self.page.evaluate(_BOXES, selector) if not t["turned"]]
        found.sort(key=lambda t: float(t["box"][1]))
        pairs = []
        for place, one in enumerate(found):
            for other in found[place + 1 :]:
                if other["box"][1] > one["box"][3]:
                    break
                if _meet(one["box"], other["box"]):
                    pairs.append((str(one["words"]), str(other["words"])))
        return pairs

    def clipped(self, selector: str = "svg.pic text") -> list[str]:
        """Return the labels that stick out of their picture by more than a pixel."""
        found: list[dict[str, Any]] = self.page.evaluate(_BOXES, selector)
        return [str(t["words"]) for t in found if _sticks_out(t["box"], t["frame"])]

    def violations(self) -> list[str]:
        """Return what is serious or critical for readers who don't see or use no mouse, by axe."""
        found = Axe().run(self.page).response["violations"]
        return [
            f"{v['id']}: {v['nodes'][0]['html'][:200]}"
            for v in found
            if v["impact"] in ("serious", "critical")
        ]


def _meet(one: list[float], other: list[float]) -> bool:
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return across > 1 and down > 1


def _sticks_out(box: list[float], frame: list[float]) -> bool:
    return box[0] < frame[0] - 1 or box[1] < frame[1] - 1 or box[2] > frame[2] + 1 or box[3] > frame[3] + 1

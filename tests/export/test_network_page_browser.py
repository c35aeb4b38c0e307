"""The network page in a real browser, from file://, as a user opens it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from graph.export.context import ExportContext
from graph.export.registry import export
from graph.model import PropertyGraph
from tests.export.export_samples import HOSTILE, Mark, sample_graph, wide_graph

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
pytestmark = pytest.mark.browser

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


@pytest.fixture(scope="module")
def browser() -> Iterator[object]:
    if not CHROMIUM.exists():
        message = f"{CHROMIUM} is missing; apt-get install chromium"
        pytest.fail(message) if os.environ.get("CI") == "true" else pytest.skip(message)
    with sync_api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield started
        started.close()


@dataclass
class Opened:
    """A page with everything it asked for and complained of."""

    page: object
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


def opened(browser: object, graph: PropertyGraph, folder: Path, lang: str = "ru") -> Opened:
    target = folder / "network.html"
    export("network", graph, target, ExportContext(lang, {"region:RU-AMU": Mark()}))  # type: ignore[arg-type]
    page = browser.new_page(viewport={"width": 1400, "height": 900})  # type: ignore[attr-defined]
    found = Opened(page)
    page.on("request", lambda request: found.requests.append(request.url))
    page.on("pageerror", lambda error: found.errors.append(str(error)))
    page.on("console", lambda message: found.errors.append(message.text))
    page.goto(target.as_uri())
    page.wait_for_selector("canvas")
    return found

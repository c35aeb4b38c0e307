"""What Neo4j Browser is given: a style for every type, and saved scripts, tried in the real one below."""

from __future__ import annotations

import base64
import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from graph.export.formats.neo4j_browser import SCRIPTS, STYLE, render_neo4j_browser
from graph.progress import NoProgress
from graph.settings import Settings
from graph.store.server import ServerStore
from graph.texts import languages
from graph.workflows.exported import export_context
from queries.library import Library
from schema.reader import read_schema
from tests.maven import Jar, needed_jars
from tests.neo4j_server import Neo4jServer, start_neo4j
from tests.shipped import shipped_workspace

_JAR = Jar("org.neo4j.client", "neo4j-browser", "5.24.0")
#: Lets a file fall on the window, as somebody who drags it there.
_DROP = """([name, data]) => {
  const transfer = new DataTransfer();
  transfer.items.add(new File([Uint8Array.from(atob(data), c => c.charCodeAt(0))], name));
  for (const kind of ['dragenter', 'dragover', 'drop'])
    document.querySelector('#mount > *').dispatchEvent(
      new DragEvent(kind, {bubbles: true, cancelable: true, dataTransfer: transfer}));
}"""


@cache
def files(lang: str) -> Mapping[str, bytes]:
    return render_neo4j_browser(shipped_workspace().graph, export_context(shipped_workspace(), lang))


def rules(lang: str) -> dict[str, dict[str, str]]:
    """Read the style as the Browser does: it splits at every ``;`` and ``:``, also in quotes."""
    found = re.findall(r"(\S+) \{\n(.*?)\n\}", files(lang)[STYLE].decode(), re.DOTALL)
    pairs = {selector: [part.split(":") for part in body.split(";")] for selector, body in found}
    return {
        selector: {key.strip(): value.strip().strip('"') for key, value in (p for p in parts if len(p) == 2)}
        for selector, parts in pairs.items()
    }


def saved(lang: str) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(files(lang)[SCRIPTS])) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


@pytest.mark.parametrize("lang", languages())
def test_every_type_has_a_caption_that_the_browser_can_read(lang: str) -> None:
    schema, style = read_schema(), rules(lang)
    assert {style[f"node.{label}"]["caption"] for label in schema.nodes} == {"{name}"}
    ties = {name: style[f"relationship.{name}"]["caption"] for name in schema.edges}
    assert [name for name, word in ties.items() if not word or word == "<type>"] == []
    assert ties["PARTNER"] == "{deals}"


def test_captions_of_ties_are_in_the_language() -> None:
    found = [rules(lang)["relationship.INVESTOR_IN"]["caption"] for lang in ("en", "ru", "zh")]
    assert found == ["investor", "инвестор", "投资"]


@pytest.mark.parametrize("lang", languages())
def test_scripts_come_in_two_folders_and_say_what_they_ask(lang: str) -> None:
    scripts = saved(lang)
    folders = Counter(name.partition("/")[0] for name in scripts)
    assert list(folders.values()) == [11, len(Library().names())]
    assert all(text.startswith("// ") for text in scripts.values())


def test_the_first_question_draws_clusters_by_the_ids_of_their_places() -> None:
    _, first, *_ = saved("en").values()
    work = shipped_workspace()
    places = {n.id for n in work.graph.nodes if n.label in ("Region", "Province")}
    clustered = {m for c in work.clusters for m in (*c.members, *c.partners)}
    assert set(re.findall(r"'(\w+:[^']+)'", first)) == places & clustered
    assert "[:PARTNER]" in first


@pytest.fixture(scope="module")
def served() -> Iterator[Neo4jServer]:
    """A Neo4j of our own that serves its Browser, with the shipped data named in Russian."""
    jars = needed_jars("neo4j-browser-5.24.0", _JAR)
    server = start_neo4j(fetch=True, more=[jars])
    try:
        work = shipped_workspace()
        settings = Settings(home=Path(), user=server.user, password=server.password)
        with ServerStore.open(server.bolt, settings) as store:
            store.load(work.named("ru"), NoProgress())
        yield server
    finally:
        server.stop()


def part(page: Page | Locator, name: str) -> Locator:
    return page.locator(f'[data-testid="{name}"]')


@pytest.fixture
def page(served: Neo4jServer, browser: Browser) -> Iterator[Page]:
    """The Browser, connected."""
    page = browser.new_page(viewport={"width": 1400, "height": 900})
    page.set_default_timeout(60_000)
    page.goto(f"{served.http}/browser/")
    part(page, "bolt-scheme-select").select_option("bolt://")
    part(page, "boltaddress").fill(served.bolt.removeprefix("bolt://"))
    part(page, "username").fill(served.user)
    part(page, "password").fill(served.password)
    part(page, "connect").click()
    expect(page.get_by_text(":play start")).to_be_visible(timeout=60_000)  # what it does once connected
    yield page
    page.close()


def command(page: Page, text: str) -> Locator:
    """Return the head of the answer to a command."""
    return part(page, "frameCommand").filter(has_text=text)


def drop(page: Page, name: str) -> None:
    page.evaluate(_DROP, [name, base64.b64encode(files("ru")[name]).decode()])


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.neo4j
def test_the_real_browser_takes_style_and_scripts_and_draws_them(page: Page) -> None:
    drop(page, STYLE)
    expect(command(page, ":style")).to_be_visible(timeout=60_000)
    drop(page, SCRIPTS)
    part(page, "navigationFavorites").click()
    part(page, "expandFolder-Argun: pictures").or_(part(page, "expandFolder-Аргунь: картины")).click()
    run = part(page, "savedScriptsButton-Run")
    expect(run).to_have_count(11)
    run.first.click()
    expect(command(page, ":config")).to_be_visible(timeout=60_000)
    for number in range(1, 11):
        run.nth(number).click()
        frame = part(page, "frame").first
        expect(part(frame, "frameCommand")).to_contain_text(f"// {number:02}.", timeout=60_000)
        expect(frame.locator("g.node").first).to_be_visible(timeout=60_000)
        if number == 1:
            assert_clusters(frame)


def assert_clusters(frame: Locator) -> None:
    """Look at what the first question draws: each tie within a cluster, and nothing else."""
    work = shipped_workspace()
    of = {m: c.cluster for c in work.clusters for m in (*c.members, *c.partners)}
    ties = [r for r in work.graph.relationships if r.type == "PARTNER" and r.target_id in of]
    drawn = [r for r in ties if of[r.target_id] == of.get(r.source_id)]
    ends = {id_ for r in drawn for id_ in (r.source_id, r.target_id)}
    expect(frame.locator("g.relationship")).to_have_count(len(drawn))
    expect(frame.locator("g.node")).to_have_count(len(ends))
    names = work.captions("ru")
    shown = ["".join(text.split()) for text in frame.locator("g.node").all_text_contents()]
    assert all(re.search("[А-Яа-яё]", text) for text in shown)
    assert any(names["region:RU-AMU"].replace(" ", "") in text for text in shown)
    fills = frame.locator("g.node circle.b-outline, g.node circle").evaluate_all(
        "circles => circles.map(c => c.getAttribute('fill'))"
    )
    style = rules("ru")
    assert {style["node.Region"]["color"], style["node.Province"]["color"]} <= set(fills)

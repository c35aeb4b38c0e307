"""The first page, the changes and the ledger on small statements, and against the records of the commands."""

from __future__ import annotations

import base64
import datetime
import json
import re
import zlib
from collections import Counter
from dataclasses import replace

import pytest

from graph.progress import NoProgress
from graph.statements.records import Statements
from graph.statements.short_names import short_names
from graph.workflows.atlas.atlas import PAGES, Atlas, atlas_files
from graph.workflows.atlas.page import Page
from graph.workflows.records.promises import PromiseBook
from graph.workflows.workspace import Workspace
from schema.messages import Message
from tests.factories import OLD, RECENT, entity, statements, tie
from tests.shipped import shipped_workspace

KINDS = ("start", "search", "changes", "promises")
AMU, MOS, MOW = "region:RU-AMU", "region:RU-MOS", "region:RU-MOW"
HOSTILE = "<script>window.hacked=1</script>\"'{name}%s|\t\u202e&" + "ы" * 10_000
PLANT = tie("HAS_PROJECT", AMU, "project:plant", said=[("building", None, OLD), ("operating", None, RECENT)])
MILL = tie("HAS_PROJECT", AMU, "project:mill", said=[("agreed", None, RECENT)])


def with_names(base: Statements, names: dict[str, str]) -> Statements:
    known = {**base.entities, **{id_: entity(id_) for id_ in (AMU, MOS, MOW) if id_ not in base.entities}}
    named = [replace(e, names={"en": names.get(e.id, e.names["en"])}) for e in known.values()]
    return Statements.of(
        named, base.ties.values(), base.observations.values(), base.editions.values(), base.layers
    )


def made(base: Statements, lang: str = "en") -> dict[str, Page]:
    """Return the pages of the country of hand-made statements."""
    atlas = Atlas(Workspace(read_back=base), lang, (lang,))
    return {page.path: page for kind in KINDS for page in PAGES[kind].make(atlas)}


def unpacked(page: Page) -> list[list[str]]:
    packed = re.search(r'id="names">([^<]+)<', page.body)
    assert packed is not None
    text = zlib.decompress(base64.b64decode(packed[1]), -15).decode()
    return [column.split("\n") for column in text.split("\f")]


def test_short_names_are_distinct_and_none_begins_another() -> None:
    for lang in ("en", "ru", "zh"):
        for kind in ("Region", "Province"):
            places = [e for e in shipped_workspace().statements.entities.values() if e.type == kind]
            assert len(set(short_names(places, lang).values())) == len(places)
    found = short_names(
        (e for e in shipped_workspace().statements.entities.values() if e.type == "Region"), "en"
    )
    assert (found[MOW], found[MOS], found[AMU]) == ("Moscow", "Moscow Oblast", "Amur")


def test_without_two_editions_the_page_of_changes_says_so() -> None:
    page = made(with_names(statements([PLANT]), {}))["changes.html"]
    assert page.title == "No two editions to compare"
    assert "<svg" not in page.body


def test_where_nothing_was_announced_the_ledger_says_so() -> None:
    done = tie("HAS_PROJECT", AMU, "project:plant", said=[("operating", None, RECENT)])
    pages = made(with_names(statements([done]), {}))
    assert pages["promises.html"].title == "Nothing was announced"
    assert "promises-by-region.html" not in pages


def test_an_announcement_is_told_with_what_became_of_it_when_and_where() -> None:
    body = made(with_names(statements([PLANT, MILL]), {}))["promises.html"].body
    rows = re.findall(r"<li data-is=.*?</li>", body)
    (plant,) = (row for row in rows if "project:plant" in row)
    assert "came true" in plant
    assert plant.index("May 2025") < plant.index("→ May 2026")
    (mill,) = (row for row in rows if "project:mill" in row)
    assert "too new to judge" in mill


def test_the_ledger_has_the_figures_of_the_command() -> None:
    workspace = shipped_workspace()
    book = PromiseBook(workspace)
    told = book.rates("region", None, "en")[0]
    page, _ = PAGES["promises"].make(Atlas(workspace, "en", ("en",)))
    counts = {word: int(count) for word, count in re.findall(r'data-count="([^"]*)">(\d+)<', page.body)}
    assert counts[""] == told["announced"]
    assert (counts["looked"], counts["unlooked"], counts["new"]) == (
        told["looked_at"],
        told["nobody_looked"],
        told["too_new"],
    )
    letters = re.search(r'data-letters="([^"]+)"', page.body)
    assert letters is not None
    words = json.loads(letters[1].replace("&#34;", '"'))
    held = Counter(words[letter] for row in re.findall(r'<li data-is="(\w+)"', page.body) for letter in row)
    assert {word: held[word] for word in counts if word} == {w: n for w, n in counts.items() if w}


def test_a_finding_leads_to_the_page_of_the_place_it_names() -> None:
    workspace = shipped_workspace()
    (page,) = PAGES["start"].make(Atlas(workspace, "en", ("en",)))
    best = workspace.scores("regions")[0]
    assert f'<a href="places/{best.id.partition(":")[2]}.html">' in page.body


def test_search_holds_every_name_in_the_language_of_the_page_first() -> None:
    (page,) = PAGES["search"].make(Atlas(shipped_workspace(), "ru", ("ru",)))
    (old, new), kinds, addresses, kind, address, first, english, chinese, aliases = unpacked(page)
    assert len({len(c) for c in (kind, address, first, english, chinese, aliases)}) == 1
    at = first.index("Хэйлунцзян")
    assert (english[at], chinese[at]) == ("Heilongjiang", "黑龙江省")
    assert "Хейлунцзян" in aliases[at].split("|")
    assert addresses[int(address[at])] == "places/CN-HL.html"
    assert new[old.index("龍")] == "龙"
    assert kinds[int(kind[at])]
    known = {e.type for e in shipped_workspace().statements.entities.values()}
    assert len(known - {"Edition"}) == len(set(kind))


def test_hostile_names_stay_in_their_column_and_are_nothing_but_names() -> None:
    base = with_names(
        statements([PLANT, MILL]), dict.fromkeys((AMU, "project:plant", "project:mill"), HOSTILE)
    )
    pages = made(base)
    for page in pages.values():
        assert "<script>window" not in page.body
    columns = unpacked(pages["search.html"])
    assert len({len(column) for column in columns[3:]}) == 1


def test_the_first_page_stands_above_and_leads_to_the_files() -> None:
    base = with_names(statements([PLANT, MILL]), {})
    files = {"marks.csv": Message("Marks")}
    found = atlas_files(Workspace(read_back=base), ("ru", "en"), "en", NoProgress(), files)
    front = found["index.html"].decode()
    assert '<html lang="en">' in front
    assert 'href="en/promises.html"' in front
    assert 'href="files.html"' in front
    assert 'href="marks.csv"' in found["files.html"].decode()
    assert 'href="network.html"' in front
    above = {"index.html", "files.html", "network.html"}
    assert {path.partition("/")[0] for path in found} == {"ru", "en", *above}


@pytest.mark.slow
def test_before_nearly_all_data_the_pages_still_stand() -> None:
    workspace = Workspace(day=datetime.date(2015, 12, 31))
    atlas = Atlas(workspace, "en", ("en",))
    titles = [page.title for kind in KINDS for page in PAGES[kind].make(atlas)]
    assert all(titles)

"""The pages of who works with whom and who does what: every pair has an address, names are only names."""

from __future__ import annotations

import re
from functools import cache

import pytest

from graph.workflows.atlas.atlas import PAGES, Atlas
from graph.workflows.workspace import Workspace
from tests.factories import entity, statements, tie
from tests.shipped import shipped_workspace

LANGUAGES = ("en", "ru", "zh")
LARGEST = 180 * 1024
HOSTILE = "<img src=x onerror=alert(1)>\"' \u202e" + "x" * 10_000


def rendered(work: Workspace, name: str, lang: str = "en") -> dict[str, str]:
    atlas = Atlas(work, lang, LANGUAGES)
    return {page.path: atlas.shell.render(page).decode() for page in PAGES[name].make(atlas)}


@cache
def shipped(name: str, lang: str) -> dict[str, str]:
    return rendered(shipped_workspace(), name, lang)


@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", ["partners", "kinds"])
def test_pages_are_small(name: str, lang: str) -> None:
    assert {path for path, told in shipped(name, lang).items() if len(told.encode()) > LARGEST} == set()


def test_every_pair_and_region_has_its_address() -> None:
    told = shipped("partners", "en")["partners.html"]
    ids = re.findall(r' id="([^"]+)"', told)
    assert len(ids) == len(set(ids))
    pairs = {f"{d.region[7:]}+{d.province.partition(':')[2]}" for d in shipped_workspace().dyads}
    assert pairs <= set(ids)
    assert {region[7:] for region in shipped_workspace().appraisal.places["regions"]} <= set(ids)
    links = set(re.findall(r'href="#([^"]+)"', told))
    assert links <= set(ids)


def test_other_pages_can_lead_to_a_pair_and_a_cluster() -> None:
    atlas = Atlas(shipped_workspace(), "en", LANGUAGES)
    assert atlas.address("places/RU-AMU.html", "pair:RU-AMU+CN-HL") == "../partners.html#RU-AMU+CN-HL"
    assert atlas.address("index.html", "cluster:1") == "partners.html#cluster-1"


def test_a_pair_tells_its_deals_by_what_became_of_them() -> None:
    told = shipped("partners", "en")["partners.html"]
    pair = re.search(r'<div id="RU-AMU\+CN-HL">(.*?)</div>', told)
    assert pair is not None
    words = [re.sub("<.*?>", "", part) for part in re.findall(r"<p><b>.*?</p>", pair[1])]
    assert [part.partition(":")[0] for part in words] == ["working", "being built", "announced", "halted"]
    assert "Power of Siberia" in words[0]


def test_all_regions_stand_in_the_table_of_kinds() -> None:
    told = shipped("kinds", "en")["kinds.html"]
    rows = told.rpartition("<tbody>")[2].count("<tr>")
    assert rows == len(shipped_workspace().appraisal.places["regions"])


def test_the_order_by_similarity_needs_no_script() -> None:
    told = shipped("kinds", "en")["kinds.html"]
    assert "<script" not in told
    places = re.findall(
        r"#by-similarity:checked\) #kinds \[data-row='\d+'\]\{transform:translate\(0,(.*?)px", told
    )
    assert len(places) == len(set(places)) == len(shipped_workspace().appraisal.places["regions"])


@pytest.mark.parametrize("name", ["partners", "kinds"])
def test_hostile_names_are_only_names(name: str) -> None:
    ties = [
        tie("HAS_PROJECT", "region:RU-AMU", "project:plant", provinces=["CN-HL"]),
        tie("HAS_PROJECT", "region:RU-AMU", "project:mill", "agreed", provinces=["CN-HL"]),
        tie("SISTER_CITY", "city:a", "city:b", "agreed", provinces=["CN-SD"]),
    ]
    base = statements(ties)
    names = dict.fromkeys(LANGUAGES, HOSTILE)
    entities = [entity(e.id) for e in base.entities.values()]
    named = [type(e)(e.id, e.type, names, (HOSTILE,), e.properties, e.layer) for e in entities]
    for told in rendered(Workspace(read_back=statements(ties, entities=named)), name).values():
        assert "<img" not in told
        assert "\u202e" not in told
        assert len(told) < LARGEST


@pytest.mark.parametrize("name", ["partners", "kinds"])
def test_nothing_known_makes_no_page(name: str) -> None:
    assert rendered(Workspace(read_back=statements([])), name) == {}

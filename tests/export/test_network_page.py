from __future__ import annotations

import itertools
import json
import re
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.export.backbone import MAX_NODES, MAX_PAIRS, first_picture
from graph.export.context import ExportContext
from graph.export.layout import GAP, lay_out
from graph.export.page_data import radii, room
from graph.export.pairs import main_health, read_pairs
from graph.export.pyvis_page import page_tables, render_page
from graph.model import PropertyGraph
from schema.errors import UsageError
from tests.export.export_samples import HOSTILE, Mark, sample_graph, wide_graph

#: What would open or close markup, scripts, templates or strings, in any order.
PIECES: tuple[str, ...] = (
    "</script ",
    "</script>",
    "<script>",
    "<!--",
    "-->",
    "<img src=x onerror=a()>",
    "</noscript>",
    "</title>",
)
PIECES += (
    "{{",
    "}}",
    "{data}",
    "$",
    "&lt;",
    '"',
    "'",
    "`",
    "\\",
    "\n",
    "\u2028",
    " href=",
    "plain",
    "<",
    ">",
)
CONTEXT = ExportContext("ru", {"region:RU-AMU": Mark()})


class _Tags(HTMLParser):
    """Collects tags and attributes, and the text outside scripts and styles."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def page(graph: PropertyGraph, context: ExportContext = CONTEXT) -> str:
    return render_page(graph, context).decode()


def without_engine(text: str) -> str:
    return re.sub(r"<script>/\*\*.*?</script>", "", text, count=1, flags=re.DOTALL)


def data_text(text: str) -> str:
    found = re.search(r'id="argun-data">(.*?)</script>', text, re.DOTALL)
    assert found
    return found[1]


def data_of(text: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(data_text(text))
    return loaded


def test_the_page_refers_to_no_other_file_or_host() -> None:
    text = page(sample_graph())
    for tag, attributes in _Tags(text).found:
        assert not {"src", "href", "srcset", "action"} & set(attributes), tag
    rest = without_engine(text)
    assert "//cdn" not in text
    assert not re.search(r"https?://(?!www\.w3\.org/2000/svg)", rest)
    assert "url(" not in rest


def test_the_page_has_language_title_charset_and_policy() -> None:
    tags = _Tags(page(sample_graph())).found
    assert ("html", {"lang": "ru"}) in tags
    policy = next(a["content"] for t, a in tags if t == "meta" and "http-equiv" in a)
    assert policy
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in policy


def test_marks_are_readable_without_scripts() -> None:
    table = page(sample_graph()).partition("<noscript>")[2].partition("</noscript>")[0]
    assert "<td>Амурская область</td>" in table
    assert "<td>7</td><td>6.1–7.4</td>" in table


def test_ties_carry_note_source_and_locator() -> None:
    data = data_of(page(sample_graph()))
    tie = next(t for t in data["ties"] if t[5] == "Завод работает" and t[3] == "operating")
    source, locator, *_ = tie[7][0]
    assert locator == "RU-AMU/after/7"
    assert data["sources"][source][1] == "Name report"


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map("".join))
def test_no_text_of_the_data_becomes_markup(text: str) -> None:
    shown = page(sample_graph(text))
    assert [tag for tag, _ in _Tags(shown).found] == _plain_tags()
    assert "<" not in data_text(shown)


def test_a_script_in_every_field_does_not_become_markup() -> None:
    text = page(sample_graph(HOSTILE))
    assert [tag for tag, _ in _Tags(text).found] == _plain_tags()
    assert "<img" not in without_engine(text)


def _plain_tags() -> list[str]:
    return [tag for tag, _ in _Tags(page(sample_graph())).found]


@pytest.mark.parametrize("graph", [sample_graph(), wide_graph()], ids=["small", "large"])
def test_the_first_picture_is_within_its_limits(graph: PropertyGraph) -> None:
    first = first_picture(read_pairs(graph))
    assert 0 < len(first) <= MAX_PAIRS
    assert len({end for pair in first for end in pair.key}) <= MAX_NODES


def test_every_region_with_a_province_is_in_the_first_picture() -> None:
    pairs = read_pairs(wide_graph())
    assert {p.region_id for p in first_picture(pairs)} == {p.region_id for p in pairs}


def test_no_two_labels_of_the_first_picture_overlap() -> None:
    graph = wide_graph()
    pairs = read_pairs(graph)
    first = first_picture(pairs)
    sizes, nodes = radii(pairs, first, CONTEXT), {node.id: node for node in graph.nodes}
    rooms = {id_: room(nodes[id_], sizes[id_]) for id_ in sizes}
    places = lay_out(first, pairs, rooms, {})
    assert set(places) == set(sizes)
    shown = sorted({end for pair in first for end in pair.key})
    for a, b in itertools.combinations(shown, 2):
        (ax, ay), (bx, by) = places[a], places[b]
        apart = abs(ax - bx) >= rooms[a].half_width + rooms[b].half_width + GAP
        over, under = (a, b) if ay < by else (b, a)
        below = abs(ay - by) >= rooms[over].below + rooms[under].above + GAP
        assert apart or below, (a, b)


def test_pairs_count_only_regions_with_a_share() -> None:
    pairs = {p.key: p for p in read_pairs(sample_graph())}
    assert set(pairs) == {
        ("region:RU-AMU", "company:haier"),
        ("region:RU-AMU", "province:CN-HL"),
        ("region:RU-TA", "company:haier"),
    }
    assert pairs["region:RU-AMU", "province:CN-HL"].weight == 4
    assert pairs["region:RU-TA", "company:haier"].health == "stalled"


def test_an_even_split_of_health_gets_the_worse_one() -> None:
    assert main_health(["active", "stalled"]) == "stalled"
    assert main_health(["active", "active", "stalled"]) == "active"


def test_a_graph_that_is_too_large_is_refused_with_a_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.export.pyvis_page.MAX_PAIRS", 2)
    with pytest.raises(UsageError, match="graphml or gexf"):
        render_page(sample_graph(), CONTEXT)


def test_an_empty_graph_makes_a_page() -> None:
    assert data_of(page(PropertyGraph((), ())))["nodes"] == []


def test_all_nodes_are_there_on_demand() -> None:
    graph = wide_graph()
    tables = page_tables(graph, read_pairs(graph), CONTEXT)
    assert len(tables["nodes"]) > 900

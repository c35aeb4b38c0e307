from __future__ import annotations

import base64
import hashlib
import itertools
import json
import re
import zlib
from collections import Counter
from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.analysis.network.dyads import dyads
from graph.export.context import ExportContext
from graph.export.formats.network import render_page
from graph.export.page.data import page_tables, radii
from graph.export.page.labels import labels_of, rooms
from graph.export.page.layout import DOT, GAP, LEADING, Floor, Point, Room, lay_out
from graph.export.page.looks import INK, PAPER, RAMP, SHAPES, STATES, Colour
from graph.export.page.pairs import MAX_NODES, MAX_PAIRS, Held, first_picture, read_pairs
from graph.export.part import part_of_region
from graph.model import Node, PropertyGraph
from graph.pictures.palette import ROLES
from graph.statements.records import Statements
from graph.workflows.pairs import working_share
from schema.errors import UsageError
from tests.export.export_samples import HOSTILE, Interval, sample_graph, wide_graph
from tests.factories import graph_of, statements, tie
from tests.shipped import shipped_graph, shipped_workspace
from tests.strategies import statement_sets

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
CONTEXT = ExportContext("ru", {"region:RU-AMU": Interval()})


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


def data_text(text: str, of: str = "data") -> str:
    found = re.search(f'id="argun-{of}">(.*?)</script>', text, re.DOTALL)
    assert found
    return found[1]


def unpacked(text: str) -> Any:
    return json.loads(zlib.decompress(base64.b64decode(text, validate=True)))


def data_of(text: str) -> dict[str, Any]:
    loaded: dict[str, Any] = unpacked(data_text(text))
    return loaded


def test_the_page_refers_to_no_other_file_or_host() -> None:
    text = page(sample_graph())
    for tag, attributes in _Tags(text).found:
        assert not {"src", "srcset", "action"} & set(attributes), tag
        assert (attributes.get("href") or "#").startswith("#")
    assert "//cdn" not in unpacked(data_text(text, "engine"))
    assert not re.search(r"https?://(?!www\.w3\.org/2000/svg)", text)
    assert "url(" not in text


def test_the_page_has_language_title_charset_and_policy() -> None:
    tags = _Tags(page(sample_graph())).found
    assert ("html", {"lang": "ru"}) in tags
    policy = next(a["content"] for t, a in tags if t == "meta" and "http-equiv" in a)
    assert policy
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in policy


def test_every_script_is_allowed_by_its_hash() -> None:
    text = page(sample_graph())
    scripts = re.findall(r"<script>(.*?)</script>", text, re.DOTALL)
    scripts += [unpacked(data_text(text, "engine")), data_of(text)["drawing"]]
    hashes = [base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts]
    assert re.findall(r"sha256-([^']+)'", text.partition("style-src")[0]) == hashes


def test_regions_and_their_partners_are_readable_without_scripts() -> None:
    table = page(sample_graph()).partition('<section id="table">')[2].partition("</section>")[0]
    assert "<strong>Амурская область</strong><br><small>Name region:RU-AMU" in table
    assert "<td>2</td><td>6,1–7,4</td>" in table
    assert "province:CN-HL" in table.partition("6,1–7,4")[2].partition("</tr>")[0]


def test_the_table_without_scripts_has_every_region_with_a_deal() -> None:
    table = page(shipped_graph()).partition('<section id="table">')[2]
    assert table.count("<tr><td>") == 83


def test_deals_carry_names_ties_notes_source_and_locator() -> None:
    data = data_of(page(sample_graph()))

    def named(number: int) -> str:
        return str(data["nodes"][number][2][0])

    deal, *_, ties = next(deal for deal in data["deals"] if len(deal[-1]) == 2)
    assert named(deal) == "Name project:plant"
    type_, source, target, stage, _, notes, [[proof, place, _, otherwise]] = ties[1]
    assert data["phrases"][type_][0] == "{source} invests in {target}"
    assert [named(source), named(target)] == ["Name company:haier", "Name project:plant"]
    assert (stage, data["places"][place][0]) == ("operating", "after/0")
    assert (notes, otherwise) == (["note", "заметка"], ["Told otherwise", "Сказано иначе"])
    assert named(proof) == "Name source:report"


def test_all_entities_can_be_found_whether_they_are_drawn_or_not() -> None:
    graph = shipped_graph()
    records = ("Deal", "Evidence", "Observation", "Edition")
    found = [row[0] for row in data_of(page(graph))["nodes"]]
    assert sorted(found) == [node.id for node in graph.nodes if node.label not in records]


@settings(max_examples=15)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map("".join))
def test_no_text_of_the_data_becomes_markup(text: str) -> None:
    shown = page(sample_graph(text))
    assert [tag for tag, _ in _Tags(shown).found] == _plain_tags()
    assert re.fullmatch(r"[A-Za-z0-9+/=]+", data_text(shown))


def test_a_script_in_every_field_does_not_become_markup() -> None:
    text = page(sample_graph(HOSTILE))
    assert [tag for tag, _ in _Tags(text).found] == _plain_tags()
    assert "<img" not in text


def test_a_name_of_ten_thousand_letters_is_shortened_where_it_is_shown() -> None:
    text = page(sample_graph("Ж" * 10_000))
    assert "Ж" * 250 not in text
    labels = [row[4] for row in data_of(text)["nodes"] if len(row) > 4]
    assert all(len(line) < 25 for names in labels for name in names for line in name.split("\n"))


def _plain_tags() -> list[str]:
    return [tag for tag, _ in _Tags(page(sample_graph())).found]


@pytest.mark.parametrize("make", [sample_graph, wide_graph], ids=["small", "large"])
def test_the_first_picture_is_within_its_limits(make: Callable[[], PropertyGraph]) -> None:
    first = first_picture(read_pairs(make()))
    assert 0 < len(first) <= MAX_PAIRS
    assert len({end for pair in first for end in pair.key}) <= MAX_NODES


def test_every_region_with_a_deal_is_in_the_first_picture() -> None:
    for graph in (sample_graph(), wide_graph(), shipped_graph()):
        held = {r.source_id for r in graph.relationships if r.type == "TAKES_PART" and r.properties["share"]}
        shown = {p.region_id for p in first_picture(read_pairs(graph))}
        assert shown == {id_ for id_ in held if graph.labels[id_] == "Region"}


@pytest.mark.parametrize("make", [wide_graph, shipped_graph], ids=["large", "shipped"])
def test_no_two_labels_of_the_first_picture_overlap(make: Callable[[], PropertyGraph]) -> None:
    graph = make()
    pairs = read_pairs(graph)
    first = first_picture(pairs)
    nodes = {node.id: node for node in graph.nodes}
    sizes = radii(pairs, first, nodes)
    room = rooms(labels_of(nodes[id_] for id_ in sizes), sizes)
    places = lay_out(first, pairs, room, {})
    assert set(places) == set(sizes)
    shown = sorted({end for pair in first for end in pair.key})
    for a, b in itertools.combinations(shown, 2):
        (ax, ay), (bx, by) = places[a], places[b]
        apart = abs(ax - bx) >= room[a].half_width + room[b].half_width + GAP
        over, under = (a, b) if ay < by else (b, a)
        below = abs(ay - by) >= room[over].below + room[under].above + LEADING
        assert apart or below, (a, b)


def test_names_are_shortened_as_long_as_no_two_become_alike() -> None:
    names = ("Moscow", "Moscow Oblast", "Amur Oblast", "Republic of Tuva")
    nodes = [Node(f"region:{n}", "Region", {"name_en": name}) for n, name in enumerate(names)]
    found = [labels[0] for labels in labels_of(iter(nodes)).values()]
    assert found == ["Moscow", "Moscow Oblast", "Amur", "Tuva"]


def test_who_wishes_for_a_taken_place_tries_no_place_twice() -> None:
    tried = 0

    class Counted(Floor):
        def free(self, at: Point, room: Room) -> bool:
            nonlocal tried
            tried += 1
            return super().free(at, room)

    floor = Counted()
    for _ in range(500):
        floor.take(floor.nearest((0, 0), DOT), DOT)
    assert tried < 10 * 500


def test_pairs_join_regions_with_provinces_parties_and_what_names_no_province() -> None:
    pairs = {p.key: p for p in read_pairs(sample_graph())}
    assert set(pairs) == {
        ("region:RU-AMU", "company:haier"),
        ("region:RU-AMU", "province:CN-HL"),
        ("region:RU-TA", "company:haier"),
        ("region:RU-TA", "country:CN"),
    }
    assert pairs["region:RU-AMU", "province:CN-HL"].points == pytest.approx(0.8)
    assert [h.state for h in pairs["region:RU-TA", "company:haier"].deals] == ["halted"]
    assert len(pairs["region:RU-TA", "country:CN"].deals) == 2


def check_partners(graph: PropertyGraph) -> None:
    """Compare pairs of places with PARTNER: the same ends, as many deals, and points that sum to its own."""
    partners = {(r.source_id, r.target_id): r.properties for r in graph.relationships if r.type == "PARTNER"}
    pairs = {p.key: p for p in read_pairs(graph) if p.with_place}
    assert set(pairs) == set(partners)
    for key, pair in pairs.items():
        running = sum(h.points for h in pair.deals if h.stage in ("operating", "building"))
        assert pair.points == partners[key]["points"] == pytest.approx(running)
        assert len(pair.deals) == partners[key]["deals"]


def test_the_deals_of_a_pair_of_places_are_those_of_partner_in_the_shipped_graph() -> None:
    check_partners(shipped_graph())


@given(statement_sets())
def test_the_deals_of_a_pair_of_places_are_those_of_partner(base: Statements) -> None:
    check_partners(graph_of(base))


def test_states_points_and_shares_are_those_of_the_other_pictures() -> None:
    pairs = {p.key: p for p in read_pairs(shipped_graph()) if p.with_place}
    found = dyads(shipped_workspace().appraisal)
    assert {(d.region, d.province) for d in found} == set(pairs)
    for d in found:
        pair = pairs[d.region, d.province]
        assert Counter(d.states.values()) == Counter(held.state for held in pair.deals)
        assert (d.points, working_share(d)) == pytest.approx((pair.points, pair.works / len(pair.deals)))


def test_colours_are_those_of_the_other_pictures() -> None:
    def of(role: str) -> Colour:
        return ROLES[role].fill, ROLES[role].dark_fill

    assert RAMP[1:] == tuple(of(f"share-{step}") for step in range(1, 6))
    assert (of("paper"), of("text")) == (PAPER, INK)
    roles = {"operating": "operating", "building": "building", "announced": "agreed", "halted": "stalled"}
    assert {state: of(role) for state, role in roles.items()} == STATES
    assert [SHAPES[kind][0] for kind in ("Region", "Province")] == [of("region"), of("province")]


def test_a_party_that_only_talks_has_a_pair_without_points() -> None:
    ties = [
        tie("INVESTOR_IN", "company:haier", "project:plant", "agreed"),
        tie("INVESTOR_IN", "company:sany", "project:hotel"),
    ]
    pairs = {p.other_id: p for p in read_pairs(graph_of(statements(ties)))}
    assert [(p.points, p.works) for p in (pairs["company:haier"],)] == [(0.0, 0)]
    assert pairs["company:sany"].points == pytest.approx(0.8)


@pytest.mark.parametrize(
    ("points", "stage", "health", "state"),
    [
        (1.0, "operating", "active", "operating"),
        (0.6, "operating", "slow", "operating"),
        (0.6, "building", "active", "building"),
        (0.2, "agreed", "active", "announced"),
        (0.0, "", "active", "announced"),
        (0.2, "building", "stalled", "halted"),
        (0.0, "operating", "ended", "halted"),
        (0.8, "operating", "ended", "operating"),
    ],
)
def test_what_a_deal_is(points: float, stage: str, health: str, state: str) -> None:
    assert Held("deal:project:plant", points, stage, health).state == state


def test_ten_stalled_talks_are_as_thin_as_one() -> None:
    ties = [tie("HAS_PROJECT", "region:RU-AMU", f"project:p{n}", "discussed", "stalled") for n in range(10)]
    (pair,) = read_pairs(graph_of(statements(ties)))
    assert (pair.points, pair.works, len(pair.deals)) == (0.0, 0, 10)


def test_the_page_of_the_shipped_graph_is_small_enough_to_send() -> None:
    assert len(render_page(shipped_graph(), CONTEXT)) < 750_000


def test_a_graph_that_is_too_large_is_refused_with_a_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.export.formats.network.MAX_PAIRS", 2)
    with pytest.raises(UsageError, match="argun export network --region"):
        render_page(sample_graph(), CONTEXT)


def test_the_page_of_a_region_says_so() -> None:
    context = ExportContext("ru", region_id="region:RU-AMU")
    text = page(part_of_region(sample_graph(), "region:RU-AMU"), context)
    assert "<title>Амурская область — Аргунь" in text
    assert [row[0] for row in data_of(text)["nodes"] if row[0].startswith("region:")] == ["region:RU-AMU"]


def test_an_empty_graph_makes_a_page() -> None:
    assert data_of(page(PropertyGraph((), ())))["nodes"] == []


def test_all_nodes_are_there_on_demand() -> None:
    assert len(page_tables(wide_graph(), CONTEXT)["nodes"]) > 900

"""What every store promises, over both of them."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.analysis.deals.ids import DealId
from graph.model import Node, PropertyGraph, Relationship, Value
from graph.progress import NoProgress
from graph.store.base import Changes, LoadReport, Outcome, Store
from schema.errors import StoreError, UsageError
from tests.store_graphs import (
    EMPTY_GRAPH,
    amur_graph,
    changed,
    evidence,
    odd_graph,
    tie,
    with_records,
    without,
)

HEAVY = (
    "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b WITH a, b WHERE a + b < 0 RETURN count(*) AS n"
)

WRITING = [
    "CREATE (n:Company {id: 'x'})",
    "MERGE (n:Company {id: 'x'})",
    "MERGE (n:Company {id: 'company:haier'}) ON MATCH SET n.name_en = 'x'",
    "MATCH (n:Company) SET n.name_en = 'x'",
    "MATCH (n:Company) SET n += {name_en: 'x'} RETURN n.id AS id",
    "MATCH (n:Company) SET n:Other",
    "MATCH (n:Company) REMOVE n.name_en",
    "MATCH (n:Company) DETACH DELETE n",
    "MATCH ()-[r:INVESTOR_IN]->() DELETE r",
    "MATCH ()-[r:INVESTOR_IN]->() SET r.stage = 'operating'",
    "MATCH (a:Company), (b:Region) CREATE (a)-[:KNOWS {id: 'x'}]->(b)",
    "FOREACH (i IN [1, 2] | CREATE (:Company {id: toString(i)}))",
    "UNWIND [1, 2] AS i CALL (i) { CREATE (:Company {id: toString(i)}) } IN TRANSACTIONS OF 1 ROWS",
    "CREATE INDEX FOR (n:Company) ON (n.sector)",
    "CREATE CONSTRAINT FOR (n:Company) REQUIRE n.name_en IS UNIQUE",
    "CREATE USER eve SET PASSWORD 'long-enough'",
    "LOAD CSV FROM 'file:///etc/hostname' AS line RETURN line",
    "LOAD CSV FROM 'file:///etc/hostname' AS line CREATE (:Company {id: line[0]})",
]


@pytest.fixture
def amur(store: Store) -> Store:
    store.load(amur_graph(), NoProgress())
    return store


def reload(store: Store, graph: PropertyGraph) -> LoadReport:
    report = store.load(graph, NoProgress())
    assert store.read_graph() == graph
    assert store.read_graph().content_hash == graph.content_hash
    return report


@pytest.mark.parametrize("graph", [odd_graph(), amur_graph(), EMPTY_GRAPH], ids=["odd", "amur", "empty"])
def test_a_graph_comes_back_as_it_was(store: Store, graph: PropertyGraph) -> None:
    reload(store, graph)
    assert store.state().state == "ready"
    assert store.state().content_hash == graph.content_hash


texts = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=12)
values: st.SearchStrategy[Value] = st.one_of(
    texts,
    st.integers(-(2**63), 2**63 - 1),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.lists(texts, max_size=3).map(tuple),
    st.lists(st.floats(allow_nan=False, allow_infinity=False), min_size=1, max_size=3).map(tuple),
)


@settings(
    max_examples=(settings.default or settings()).max_examples // 4,  # each is loaded
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(values, max_size=8))
def test_any_value_comes_back_as_it_was(store: Store, found: list[Value]) -> None:
    nodes = [Node(f"n:{i}", "Company", {f"p{i}": value}) for i, value in enumerate(found)]
    ties = [Relationship(f"t:{n.id}", f"T{i}", n.id, n.id, n.properties) for i, n in enumerate(nodes)]
    reload(store, PropertyGraph.of(nodes, ties))


def test_an_equal_graph_is_not_loaded_again(amur: Store) -> None:
    assert amur.load(amur_graph(), NoProgress()) == LoadReport(Outcome.UNCHANGED)


def test_where_a_graph_came_from_is_kept_until_another_graph_comes(store: Store) -> None:
    store.load(amur_graph(), NoProgress(), "one")
    assert store.state().origin == "one"
    assert store.load(amur_graph(), NoProgress(), "two").outcome is Outcome.UNCHANGED
    assert store.state().origin == "two"
    store.load(amur_graph(), NoProgress())
    assert store.state().origin == "two"
    assert store.read_graph() == amur_graph()
    store.load(without(amur_graph(), "evidence:0003"), NoProgress())
    assert store.state().origin is None


def test_names_of_another_language_take_the_place_of_those_that_are_there(store: Store) -> None:
    graph = amur_graph()
    for lang in ("ru", "en"):
        named = graph.named({n.id: f"{lang} {n.id}" for n in graph.nodes}, lang)
        report = reload(store, named)
        assert store.state().lang == store.read_graph().lang == lang
    assert (report.nodes, report.relationships) == (Changes(changed=len(graph.nodes)), Changes())


def test_changed_properties_are_counted_and_stored(amur: Store) -> None:
    graph = changed(amur_graph(), "company:haier", name_en="Haier Smart Home", sector="appliances")
    graph = changed(graph, "INVESTOR_IN/company:haier/project:plant", stage="building")
    assert reload(amur, graph) == LoadReport(Outcome.CHANGED, Changes(changed=1), Changes(changed=1))


def test_a_property_that_is_gone_is_removed(amur: Store) -> None:
    node = Node("company:haier", "Company", {"name_en": "Haier"})
    assert reload(amur, with_records(amur_graph(), node)).nodes == Changes(changed=1)


def test_a_number_of_another_type_is_a_change(amur: Store) -> None:
    graph = changed(amur_graph(), "product:soy-oil", hs_section=3.0)
    assert reload(amur, graph).nodes == Changes(changed=1)


def test_an_id_that_is_a_kind_of_text_is_stored_as_text_and_is_no_change(amur: Store) -> None:
    """Only what changed beside it is written; the store gives plain text back."""
    deal = DealId.on("project:plant")
    graph = changed(amur_graph(), "company:haier", deal_id=str(deal), aliases=("a", str(deal)))
    reload(amur, graph)
    typed = changed(graph, "company:haier", deal_id=deal, aliases=("a", deal))
    assert reload(amur, changed(typed, "company:amur-agro", sector="food")).nodes == Changes(changed=1)
    assert (
        type(next(n for n in amur.read_graph().nodes if n.id == "company:haier").properties["deal_id"]) is str
    )


def test_added_ties_and_evidence_arrive(amur: Store) -> None:
    new = tie("LEASES", "company:haier", "project:plant")
    told, links = evidence(9, new)
    report = reload(amur, with_records(amur_graph(), new, told, *links))
    assert report == LoadReport(Outcome.CHANGED, Changes(added=1), Changes(added=4))


def test_removed_nodes_ties_and_evidence_go(amur: Store) -> None:
    graph = without(
        amur_graph(), "company:unnamed-pri", "evidence:0003", "EXPORTS/region:RU-AMU/product:soy-oil"
    )
    assert reload(amur, graph) == LoadReport(Outcome.CHANGED, Changes(removed=2), Changes(removed=7))


def test_a_tie_moves_to_other_ends_under_its_id(amur: Store) -> None:
    old = next(r for r in amur_graph().relationships if r.type == "INVESTOR_IN")
    moved = Relationship(old.id, old.type, old.target_id, old.source_id, old.properties)
    retyped = Relationship(old.id, "FINANCES", old.source_id, old.target_id, old.properties)
    assert reload(amur, with_records(amur_graph(), moved)).relationships == Changes(changed=1)
    assert reload(amur, with_records(amur_graph(), retyped)).relationships == Changes(changed=1)


def test_a_node_changes_its_label_and_keeps_its_ties(amur: Store) -> None:
    company = next(n for n in amur_graph().nodes if n.id == "company:haier")
    report = reload(amur, with_records(amur_graph(), Node(company.id, "Organisation", company.properties)))
    assert report == LoadReport(Outcome.CHANGED, Changes(changed=1), Changes())


@pytest.mark.parametrize("statement", WRITING)
def test_what_writes_is_refused_and_changes_nothing(amur: Store, statement: str) -> None:
    with pytest.raises(UsageError, match=r"read|LOAD CSV"):
        amur.query(statement)
    assert amur.read_graph() == amur_graph()
    assert amur.query("MATCH (n:Company) RETURN count(n) AS n").rows == ((3,),)


@pytest.mark.parametrize(
    ("statement", "says"),
    [
        ("RETRN 1", "RETRN"),
        ("RETURN foo", "foo"),
        ("RETURN $nothing AS x", "nothing"),
        ("MATCH (n) RETURN n.id AS x ORDER BY", ""),
        ("RETURN 1/0 AS x", "zero"),
    ],
)
def test_a_wrong_statement_says_what_is_wrong(amur: Store, statement: str, says: str) -> None:
    with pytest.raises(UsageError) as raised:
        amur.query(statement)
    assert says in str(raised.value)
    assert "Traceback" not in str(raised.value)
    assert str(raised.value).count("\n") in (0, 2)  # the line and a mark below it


def test_a_query_is_cut_off_at_its_deadline_and_the_store_goes_on(amur: Store) -> None:
    with pytest.raises(StoreError, match=r"longer than 0\.3 s"):
        amur.query(HEAVY, deadline_s=0.3)
    assert amur.query("MATCH (n:Region) RETURN count(n) AS n").rows == ((2,),)
    assert amur.state().content_hash == amur_graph().content_hash


def test_values_leave_as_plain_json(amur: Store) -> None:
    result = amur.query(
        "MATCH p = (c:Company {id: 'company:haier'})-[r:INVESTOR_IN]->(j) "
        "RETURN c, r, p, date('2025-12-05') AS d, datetime('2025-12-05T10:00:00Z') AS t, "
        "duration('P1M') AS m, "
        "[1, {a: c.id}] AS list, null AS none, 0.5 AS half"
    )
    record = json.loads(json.dumps(result.records()[0]))
    assert result.columns == ("c", "r", "p", "d", "t", "m", "list", "none", "half")
    assert record["c"]["id"] == "company:haier"
    assert record["c"]["labels"] == ["Company"]
    assert record["c"]["aliases"] == ["Haier Group", "O'Haier"]
    assert record["r"]["type"] == "INVESTOR_IN"
    assert (record["r"]["source_id"], record["r"]["target_id"]) == ("company:haier", "project:plant")
    assert [node["id"] for node in record["p"]["nodes"]] == ["company:haier", "project:plant"]
    assert record["d"] == "2025-12-05"
    assert record["t"].startswith("2025-12-05T10:00:00")
    assert record["list"] == [1, {"a": "company:haier"}]
    assert record["none"] is None
    assert "elementId" not in json.dumps(record)


def test_parameters_go_beside_the_text(amur: Store) -> None:
    name = "O'Haier\" }) DETACH DELETE n //"
    result = amur.query("RETURN $name AS name, size($list) AS n", {"name": name, "list": [1, 2]})
    assert result.records() == [{"name": name, "n": 2}]


def test_columns_are_known_without_rows(amur: Store) -> None:
    result = amur.query("MATCH (n:Nowhere) RETURN n.id AS id, count(n) > 0 AS some")
    assert result.columns == ("id", "some")
    assert result.rows == ()


def test_the_store_does_not_show_its_own_bookkeeping_in_the_graph(amur: Store) -> None:
    assert "Meta" not in {node.label for node in amur.read_graph().nodes}

"""The typed property graph of statements."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given

from graph.model import PropertyGraph, Relationship
from graph.statements.property_graph import tie_notes
from graph.statements.read_back import to_statements
from graph.statements.records import Edition, Statements, Tie
from tests.factories import OLD, RECENT, number, statements, tie
from tests.factories import told_graph_of as graph_of
from tests.strategies import statement_sets

PLANT = ("HAS_PROJECT", "region:RU-AMU", "project:plant")


def relationship(graph: PropertyGraph, id_: str) -> Relationship:
    return next(r for r in graph.relationships if r.id == id_)


def test_a_tie_is_one_relationship_between_its_ends_with_its_status() -> None:
    built = tie(*PLANT, said=[("agreed", None, OLD), ("operating", "slow", RECENT)], provinces=["CN-SD"])
    found = relationship(graph_of(statements([built])), built.id)
    assert (found.type, found.source_id, found.target_id) == PLANT
    expected = {
        "role": "substance",
        "stage": "operating",
        "health": "slow",
        "basis": "reported",
        "deal_id": "deal:project:plant",
        "region_ids": ("region:RU-AMU",),
        "region_roles": ("site",),
        "region_shares": (1.0,),
        "province_ids": ("province:CN-SD",),
        "first_period": "2025-05",
        "last_period": "2026-05",
    }
    assert {key: found.properties[key] for key in expected} == expected


def test_structural_ties_have_no_stage_health_or_deal() -> None:
    place = tie("LOCATED_IN", "project:plant", "region:RU-AMU")
    assert {"stage", "health", "deal_id"}.isdisjoint(
        relationship(graph_of(statements([place])), place.id).properties
    )


def _noted(made: Tie, *notes: str) -> dict[str, str]:
    told = (replace(e, notes={"en": note}) for e, note in zip(made.evidence, notes, strict=True))
    return tie_notes(replace(made, evidence=tuple(told)))


def test_the_note_of_a_tie_tells_the_announcement_and_then_what_became_of_it() -> None:
    promised = tie(*PLANT, said=[("agreed", None, OLD), ("agreed", "stalled", RECENT)])
    assert [e.period for e in promised.evidence] == [OLD, RECENT]
    assert _noted(promised, "Plant promised", "No word since") == {"en": "Plant promised. No word since"}
    assert _noted(tie(*PLANT), "It runs") == {"en": "It runs"}


def test_of_where_a_thing_stands_nothing_was_announced() -> None:
    place = tie(
        "LOCATED_IN", "project:plant", "region:RU-AMU", said=[(None, None, OLD), (None, None, RECENT)]
    )
    assert _noted(place, "Stands here", "Lies in the north") == {"en": "Lies in the north"}


def test_each_piece_of_evidence_is_a_node_from_its_source_about_both_ends() -> None:
    built = tie(*PLANT, said=[("agreed", None, OLD), ("operating", None, RECENT)])
    graph = graph_of(statements([built]))
    nodes = {n.id: n for n in graph.nodes if n.label == "Evidence"}
    assert set(nodes) == {e.id for e in built.evidence}
    for id_, node in nodes.items():
        assert node.properties["tie_id"] == built.id
        links = {(r.type, r.target_id) for r in graph.relationships if r.source_id == id_}
        assert links == {("FROM", "source:report"), ("ABOUT", "region:RU-AMU"), ("ABOUT", "project:plant")}


def test_a_number_about_a_tie_is_about_its_ends() -> None:
    built = tie(*PLANT)
    reported = number(built, "investment", 1.5, "billion_RUB")
    graph = graph_of(statements([built], [reported]))
    about = {r.target_id for r in graph.relationships if r.source_id == reported.id and r.type == "ABOUT"}
    assert about == {"region:RU-AMU", "project:plant"}


def test_marks_are_relationships_and_a_missing_mark_stays_absent() -> None:
    base = statements([tie(*PLANT), tie("HAS_PROJECT", "region:RU-PRI", "project:hotel", regions="RU-PRI")])
    edition = Edition("edition:x", "2026", "source:report", {"region:RU-AMU": 9.0})
    marked = Statements.of(base.entities.values(), base.ties.values(), (), [edition], base.layers)
    rated = [r for r in graph_of(marked).relationships if r.type == "RATED"]
    assert [(r.target_id, r.properties["mark"]) for r in rated] == [("region:RU-AMU", 9.0)]


@given(base=statement_sets())
def test_every_end_is_a_node_ids_are_unique_and_nothing_is_empty(base: Statements) -> None:
    graph = graph_of(base)
    ids = [n.id for n in graph.nodes]
    assert len(ids) == len(set(ids)), "node ids"
    assert ids == sorted(ids)
    ties = [r.id for r in graph.relationships]
    assert len(ties) == len(set(ties)), "relationship ids"
    assert ties == sorted(ties)
    for r in graph.relationships:
        assert {r.source_id, r.target_id} <= set(graph.labels)
    values = [v for n in graph.nodes for v in n.properties.values()]
    for value in values + [v for r in graph.relationships for v in r.properties.values()]:
        assert value is not None
        assert value != ()
    assert set(base.ties) <= set(ties)


def test_a_date_as_told_has_its_first_and_last_day_beside_it() -> None:
    made = replace(tie(*PLANT), details={"planned": "2027-Q3", "start": "2025"})
    found = relationship(graph_of(statements([made])), made.id).properties
    assert (found["planned"], found["planned_first"], found["planned_last"]) == (
        "2027-Q3",
        "2027-07-01",
        "2027-09-30",
    )
    assert (found["start_first"], found["start_last"]) == ("2025-01-01", "2025-12-31")
    assert to_statements(graph_of(statements([made]))).ties[made.id].details == made.details


def test_an_open_side_of_a_period_has_no_day() -> None:
    built = tie(*PLANT, said=[("operating", None, "/2025-05")])
    (told,) = (n for n in graph_of(statements([built])).nodes if n.label == "Evidence")
    assert told.properties["period_last"] == "2025-05-31"
    assert "period_first" not in told.properties


def test_a_number_stands_in_its_base_unit_too() -> None:
    jobs = number("project:plant", "jobs", 1.5, "thousand_person")
    lane = number("project:plant", "length", 12.0, "km")
    graph = graph_of(statements([tie(*PLANT)], observations=[jobs, lane]))
    found = {n.properties["unit"]: n.properties for n in graph.nodes if n.label == "Observation"}
    assert [(p["base_value"], p["base_unit"]) for _, p in sorted(found.items())] == [
        (12_000.0, "m"),
        (1500.0, "person"),
    ]

"""The property graph becomes the statements that it was made from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings

from graph.model import Node, PropertyGraph, Relationship
from graph.statements.read_back import to_statements
from graph.statements.records import Edition, Statements
from schema.errors import InvalidValueError
from tests.factories import OLD, RECENT, entity, graph_of, number, statements, tie, told_graph_of
from tests.shipped import shipped_workspace
from tests.strategies import statement_sets

PLANT = ("HAS_PROJECT", "region:RU-AMU", "project:plant")
BUILT = tie(*PLANT, said=[("agreed", None, OLD), ("operating", "slow", RECENT)], provinces=["CN-SD"])
BASE = statements([BUILT], [number(BUILT, "investment", 1.5, "billion_RUB")])


@given(statement_sets())
@settings(deadline=None)
def test_the_way_to_the_graph_and_back_loses_nothing(base: Statements) -> None:
    assert to_statements(told_graph_of(base)) == replace(base, layers=tuple(sorted(base.layers)))


@pytest.mark.slow
def test_the_shipped_statements_come_back_from_the_graph_that_is_exported() -> None:
    shipped = shipped_workspace()
    base = shipped.statements
    assert to_statements(shipped.graph) == replace(base, layers=tuple(sorted(base.layers)))


def test_what_the_program_derives_is_left_out() -> None:
    assert to_statements(graph_of(BASE)) == to_statements(told_graph_of(BASE))


def test_details_and_notes_of_a_tie_and_marks_come_back() -> None:
    own = {"start": "2024-05", "note_ru": "своё", "note_en": "its own"}
    edition = Edition("edition:test", "2026-05", "source:report", {"region:RU-AMU": 8.0})
    named = entity(edition.id, date=edition.date, source=edition.source_id)
    base = statements([replace(BUILT, details=own)], entities=[named])
    base = replace(base, editions={edition.id: edition})
    assert to_statements(told_graph_of(base)) == base


def test_what_somebody_added_by_hand_is_left_out() -> None:
    graph = told_graph_of(BASE)
    stray = Node("company:stray", "Company", {"name_en": "Stray"})
    tied = Relationship("INVESTOR_IN/x", "INVESTOR_IN", stray.id, "project:plant", {"stage": "operating"})
    added = PropertyGraph.of([*graph.nodes, stray], [*graph.relationships, tied])
    assert to_statements(added) == to_statements(graph)


def _without_note(graph: PropertyGraph) -> PropertyGraph:
    nodes = [
        replace(n, properties={k: v for k, v in n.properties.items() if k != "note_en"}) for n in graph.nodes
    ]
    return PropertyGraph.of(nodes, graph.relationships)


def _without_region(graph: PropertyGraph) -> PropertyGraph:
    gone = "region:RU-AMU"
    kept = [r for r in graph.relationships if gone not in (r.source_id, r.target_id) or r.type == PLANT[0]]
    return PropertyGraph.of([n for n in graph.nodes if n.id != gone], kept)


def _without_sources(graph: PropertyGraph) -> PropertyGraph:
    return PropertyGraph.of(graph.nodes, [r for r in graph.relationships if r.type != "FROM"])


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (_without_note, "has no note_en: it was changed in the database"),
        (_without_region, 'names "region:RU-AMU", which is not there'),
        (_without_sources, "has no source"),
    ],
)
def test_what_somebody_took_away_is_named(
    change: Callable[[PropertyGraph], PropertyGraph], said: str
) -> None:
    with pytest.raises(InvalidValueError, match=said):
        to_statements(change(told_graph_of(BASE)))

"""What had been reported by a day."""

from __future__ import annotations

import datetime

from hypothesis import given
from hypothesis import strategies as st

from graph.statements.records import Edition, Statements
from graph.statements.status import as_of, period_end, status_of
from tests.factories import OLD, RECENT, graph_of, number, statements, tie
from tests.strategies import statement_sets

PLANT = ("HAS_PROJECT", "region:RU-AMU", "project:plant")
BETWEEN = datetime.date(2025, 6, 15)


def test_a_later_report_is_unknown_before_its_period_ends() -> None:
    base = statements([tie(*PLANT, said=[("agreed", None, OLD), ("operating", None, RECENT)])])
    (held,) = as_of(base, BETWEEN).ties.values()
    assert status_of(held).stage == "agreed"
    (now,) = as_of(base, datetime.date(2026, 5, 31)).ties.values()
    assert status_of(now).stage == "operating"


def test_a_tie_reported_later_vanishes_and_so_do_numbers_about_it() -> None:
    later = tie(*PLANT, period=RECENT)
    reported = number(later, "investment", 1.0, "billion_RUB", period=OLD)
    held = as_of(statements([later], [reported]), BETWEEN)
    assert not held.ties
    assert not held.observations
    assert graph_of(held).nodes, "the graph of what is left can be built"


def test_a_number_about_an_entity_stays_from_its_own_period_on() -> None:
    reported = number("project:plant", "jobs", 10.0, "person", period=OLD)
    assert reported.id in as_of(statements([], [reported]), BETWEEN).observations
    assert not as_of(statements([], [reported]), datetime.date(2025, 5, 30)).observations


def test_an_edition_published_later_vanishes() -> None:
    base = statements([tie(*PLANT)])
    edition = Edition("edition:x", "2026-06", "source:report", {"region:RU-AMU": 9.0})
    dated = Statements.of(base.entities.values(), (), (), [edition], base.layers)
    assert not as_of(dated, datetime.date(2026, 6, 29)).editions
    assert as_of(dated, datetime.date(2026, 6, 30)).editions


def test_the_end_of_time_keeps_everything() -> None:
    base = statements([tie(*PLANT, period="2026/")])
    assert as_of(base, datetime.date.max) == base


@given(data=st.data())
def test_what_was_known_earlier_is_known_later(data: st.DataObject) -> None:
    base = data.draw(statement_sets())
    one, other = sorted(
        data.draw(st.dates(datetime.date(2025, 1, 1), datetime.date(2026, 12, 31))) for _ in "ab"
    )
    early, late = as_of(base, one), as_of(base, other)
    assert set(early.ties) <= set(late.ties) <= set(base.ties)
    assert set(early.observations) <= set(late.observations)
    assert early.entities == base.entities
    for id_, held in early.ties.items():
        assert set(held.evidence) <= set(late.ties[id_].evidence)
        assert all(period_end(e) <= one for e in held.evidence)
    assert as_of(late, one) == early

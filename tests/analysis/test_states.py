"""What became of each deal between two states of the data: each word by the case that it is for."""

from __future__ import annotations

import dataclasses

import pytest

from graph.analysis.promises.ledger import Ledger
from graph.analysis.promises.rules import read_rules
from graph.analysis.scenarios.difference import appraise
from graph.analysis.scenarios.states import States
from graph.statements.records import Edition, Statements, Tie
from graph.statements.status import last_report
from schema.errors import UsageError
from tests.command_line import records, run
from tests.factories import (
    OLD,
    RECENT,
    entity,
    evidence,
    number,
    quick_method,
    statements,
    tie,
    with_evidence,
)

AMU, NEXT = "region:RU-AMU", "2026-06/2027-05"
_Said = tuple[str | None, str | None, str]


def plant(*said: _Said, to: str = "project:plant") -> Tie:
    return tie("HAS_PROJECT", AMU, to, said=said)


def became(first: Statements, second: Statements) -> dict[str, str]:
    found = States(first, second, quick_method()).changes()
    return {str(c.deal.id).removeprefix("deal:project:"): c.change for c in found}


#: A report of the second period, so that the source came back.
_MILL = plant(("operating", None, RECENT), to="project:mill")


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        ([], [("agreed", None, RECENT)], "new"),
        ([("agreed", None, OLD)], [("agreed", None, OLD), ("building", None, RECENT)], "moved"),
        ([("agreed", None, OLD)], [("agreed", None, OLD), (None, "stalled", RECENT)], "moved"),
        ([("agreed", None, OLD)], [("agreed", None, OLD), (None, "active", RECENT)], "confirmed"),
        ([("agreed", None, OLD)], [("agreed", None, OLD)], "silent"),
        ([("agreed", None, OLD)], [], "gone"),
        ([("agreed", None, OLD)], [("building", None, OLD)], "corrected"),
        ([], [("agreed", None, OLD)], "corrected"),
        ([("operating", None, OLD)], [("operating", None, OLD)], None),
        ([("agreed", "stalled", OLD)], [("agreed", "stalled", OLD)], None),
    ],
)
def test_what_became_of_a_deal(before: list[_Said], after: list[_Said], change: str | None) -> None:
    old_mill = plant(("operating", None, OLD), to="project:mill")
    first = statements([old_mill, *([plant(*before)] if before else [])])
    second = statements([old_mill, _MILL, *([plant(*after)] if after else [])])
    assert became(first, second) == {"mill": "confirmed"} | ({"plant": change} if change else {})


def test_a_stage_that_is_taken_back_is_corrected_whoever_says_so() -> None:
    claimed = plant(("operating", None, OLD))
    refuted = dataclasses.replace(
        claimed, evidence=(evidence(claimed.id, "agreed", None, period=RECENT, locator="after/9"),)
    )
    assert became(statements([claimed]), statements([refuted])) == {"plant": "corrected"}


def test_a_number_that_was_put_right_corrects_its_deal() -> None:
    built = plant(("building", None, OLD))
    sizes = [number(built, "investment", value, "million_RUB", period=OLD) for value in (50, 500)]
    first, second = (statements([built], [size]) for size in sizes)
    assert became(first, second) == {"plant": "corrected"}
    assert became(first, first) == {}


def _edition(name: str, date: str) -> Edition:
    return Edition(f"edition:{name}", date, f"source:{name}", {AMU: 5.0})


def test_the_next_document_of_a_rating_comes_back_to_what_the_last_one_told() -> None:
    """Each edition is a document of its own: that the next one has no word of a promise is silence."""
    promise = plant()
    said = evidence(promise.id, "agreed", period=RECENT, source="source:rating-1")
    first = statements([with_evidence(dataclasses.replace(promise, evidence=()), said)])
    other = plant(to="project:mill")
    news = evidence(other.id, "agreed", period=NEXT, source="source:rating-2")
    ties = [*first.ties.values(), with_evidence(dataclasses.replace(other, evidence=()), news)]
    second = statements(ties)
    assert became(first, second) == {"mill": "new"}
    editions = {e.id: e for e in (_edition("rating-1", "2026-06"), _edition("rating-2", "2027-06"))}
    printed = {id_: entity(id_, date=e.date) for id_, e in editions.items()} | {
        e.source_id: entity(e.source_id) for e in editions.values()
    }
    rated = dataclasses.replace(second, editions=editions, entities={**second.entities, **printed})
    assert became(first, rated) == {"mill": "new", "plant": "silent"}
    method = quick_method()
    for data, follow_up in ((second, "nobody_could"), (rated, "nobody_looked")):
        appraisal, day = appraise(data, method), last_report(data)
        assert day is not None
        ledger = Ledger.of(appraisal, data, day, read_rules())
        (found,) = (p for p in ledger.promises(appraisal.deals) if p.deal.thing == "project:plant")
        assert found.follow_up == follow_up


@pytest.mark.slow
def test_the_command_tells_as_much_as_changes_does() -> None:
    asked = ("edition:rating-2025", "edition:rating-2026")
    told = records("diff", *asked, "--region", "RU-AMU")
    changes = records("changes", "--from", asked[0], "--to", asked[1], "--region", "RU-AMU")
    falls = ("moved", "stalled", "cancelled", "ended")
    for word, events in {"new": ("new",), "moved": falls, "silent": ("silent",)}.items():
        ids = {r["deal_id"] for r in told if r["change"] == word}
        assert ids == {c["deal_id"] for c in changes if c["event"] in events}
        assert ids


@pytest.mark.slow
def test_datasets_are_compared_and_nothing_else_with_a_day() -> None:
    (only,) = records("diff", "shipped", "examples/my-layer")
    assert (only["change"], only["to_stage"]) == ("new", "operating")
    result = run("diff", "shipped", "edition:rating-2026")
    assert result.code == UsageError.exit_code
    assert "two editions or days, or two datasets" in result.errors


def test_a_rating_comes_back_to_a_region_in_its_section_alone() -> None:
    """Where only one region of a new edition is coded yet, nothing is silent in the others."""
    promise, other = plant(), plant(to="project:mill")

    def told(about: Tie, locator: str, period: str) -> Tie:
        return with_evidence(about, evidence(about.id, "agreed", period=period, locator=locator))

    bare = [dataclasses.replace(t, evidence=()) for t in (promise, other)]
    old = told(bare[0], "RU-AMU/before/1", OLD)
    for section, change in (("RU-BU", None), ("RU-AMU", "silent")):
        news = told(bare[1], f"{section}/after/1", RECENT)
        found = became(statements([old]), statements([old, news]))
        assert found == {"mill": "new"} | ({"plant": change} if change else {})

"""What changed between two days: hand-worked events and points, exact sums, what is printed."""

from __future__ import annotations

import datetime
import json
import math
import re
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.analysis.scenarios.between import EVENTS, Change, Event, Known, changes_between
from graph.analysis.score.score import Of
from graph.statements.records import Observation, Statements, Tie
from graph.statements.status import as_of
from graph.workflows.records.changes import Comparison
from graph.workflows.sentences.changes import change_footnote, change_lines
from schema.errors import ArgunError, NotFoundError, UsageError
from tests.command_line import argun
from tests.factories import OLD, RECENT, number, points_of, quick_method, statements, tie
from tests.strategies import statement_sets

FIRST, SECOND = (datetime.date(year, 5, 31) for year in (2025, 2026))
AMU = "region:RU-AMU"
PLANT, HOTEL = "deal:project:plant", "deal:project:hotel"


@cache
def between(start: str, end: str) -> Comparison:
    """Compare two days of the shipped data."""
    return Comparison((), start, end)


def changes(everything: Statements, second: datetime.date = SECOND, of: Of = "regions") -> dict[str, Change]:
    first, last = (Known.on(day, everything, quick_method()) for day in (FIRST, second))
    return {change.id: change for change in changes_between(first, last, of)}


def of_amur(*ties: Tie, numbers: tuple[Observation, ...] = ()) -> Change:
    return changes(statements(ties, numbers))[AMU]


def plant(*said: tuple[str | None, str | None, str], to: str = "project:plant") -> Tie:
    return tie("HAS_PROJECT", AMU, to, said=said)


def only(change: Change) -> Event:
    (event,) = change.events
    return event


RUNS = plant(("operating", None, OLD), ("operating", None, RECENT))


def test_a_deal_first_reported_later_is_new_and_has_all_the_change() -> None:
    event = only(of_amur(RUNS, plant(("operating", None, RECENT), to="project:hotel")))
    assert (event.event, event.deal and event.deal.id) == ("new", HOTEL)
    assert (event.from_stage, event.to_stage, event.to_health) == ("", "operating", "active")
    # Both are built (4/5) and name nobody Chinese (1/2): x = 0.4, then 0.8, on a scale of 5.
    assert event.points == pytest.approx(9 * (math.exp(-0.4 / 5) - math.exp(-0.8 / 5)), abs=1e-12)


def test_a_raised_stage_moves_a_deal_from_talk_to_strength() -> None:
    change = of_amur(plant(("agreed", None, OLD), ("operating", None, RECENT)))
    event = only(change)
    assert (event.event, event.from_stage, event.to_stage) == ("moved", "agreed", "operating")
    # Bare talk of 0.2 counts 2 (1 - exp(-0.1)).
    before = 1 + 9 * -math.expm1(-2 * -math.expm1(-0.2 / 2) / 5)
    assert (change.before, change.before + event.points) == pytest.approx((before, change.after), abs=1e-12)
    assert [report.locator for report in event.reports] == ["after/1"]


@pytest.mark.parametrize("health", ["stalled", "cancelled", "ended"])
def test_what_became_of_a_deal_is_the_event(health: str) -> None:
    event = only(of_amur(plant(("building", None, OLD), (None, health, RECENT))))
    assert (event.event, event.from_health, event.to_health) == (health, "active", health)
    assert event.points <= 0


def test_a_slower_deal_and_one_that_recovers_move() -> None:
    slower = only(of_amur(plant(("operating", None, OLD), (None, "slow", RECENT))))
    better = only(of_amur(plant(("operating", "stalled", OLD), (None, "active", RECENT))))
    assert (slower.event, slower.to_health, slower.points < 0) == ("moved", "slow", True)
    assert (better.event, better.from_health, better.points > 0) == ("moved", "stalled", True)


@pytest.mark.parametrize("stage", ["discussed", "agreed", "building"])
def test_what_was_open_and_is_passed_over_has_gone_silent(stage: str) -> None:
    event = only(of_amur(RUNS, plant((stage, None, OLD), to="project:hotel")))
    assert (event.event, event.deal and event.deal.id, event.points) == ("silent", HOTEL, 0.0)
    assert [report.period for report in event.reports] == [OLD]


@pytest.mark.parametrize(
    "reported",
    [
        plant(("operating", None, OLD), to="project:hotel"),
        plant(("agreed", "stalled", OLD), to="project:hotel"),
        tie("SISTER_PROVINCE", AMU, "province:CN-HL", "agreed", period=OLD),
        tie("VISITED", AMU, "province:CN-HL", "held", period=OLD),
    ],
    ids=("runs", "stalled", "agreement", "visit"),
)
def test_silence_says_nothing_of_what_runs_stands_still_or_is_talk(reported: Tie) -> None:
    assert not of_amur(RUNS, reported).events


def test_nothing_goes_silent_before_its_source_reports_again() -> None:
    assert not of_amur(plant(("agreed", None, OLD))).events


def test_a_number_or_a_chinese_side_reported_later_is_a_detail() -> None:
    sized = only(of_amur(RUNS, numbers=(number("project:plant", "investment", 100, "billion_RUB"),)))
    assert (sized.event, sized.changed, sized.points > 0) == ("details", ("size",), True)
    sided = only(of_amur(RUNS, tie("INVESTOR_IN", "company:haier", "project:plant", period=RECENT)))
    assert (sided.event, sided.changed) == ("details", ("side",))
    assert sided.points == pytest.approx(9 * (math.exp(-0.4 / 5) - math.exp(-0.8 / 5)), abs=1e-12)


def test_what_partners_do_with_others_is_an_event_of_its_own() -> None:
    here = tie("HAS_PROJECT", AMU, "project:plant", provinces=["CN-HL"], period=OLD)
    there = tie("HAS_PROJECT", "region:RU-PRI", "project:hotel", regions="RU-PRI", provinces=["CN-HL"])
    event = only(of_amur(here, there))
    assert (event.event, event.deal) == ("network", None)
    assert event.points > 0


def test_a_deal_that_joins_another_is_no_new_one() -> None:
    assembles = tie("ASSEMBLES_FOR", "company:ru-kamaz", "company:haier", said=[("operating", None, OLD)])
    operates = tie("OPERATES", "company:ru-kamaz", "project:plant", "operating", period=RECENT)
    event = only(of_amur(assembles, operates))
    assert (event.event, event.deal and event.deal.id) == ("details", PLANT)
    # Assembly is a service (3/5), the plant is built (4/5), and both name a Chinese side.
    assert event.points == pytest.approx(9 * (math.exp(-0.6 / 5) - math.exp(-0.8 / 5)), abs=1e-12)


def test_gains_and_losses_that_cancel_are_both_reported() -> None:
    falls = plant(("operating", None, OLD), (None, "cancelled", RECENT))
    rises = plant(("agreed", "cancelled", OLD), ("operating", "active", RECENT), to="project:hotel")
    change = of_amur(falls, rises)
    assert change.after == pytest.approx(change.before, abs=1e-12)
    # The slope of the mark at x = 0.4.
    slope = 9 / 5 * math.exp(-0.4 / 5)
    assert sorted(e.points for e in change.events) == pytest.approx([-0.4 * slope, 0.4 * slope], abs=1e-5)


def test_events_stand_with_most_points_first() -> None:
    change = of_amur(
        RUNS,
        plant(("discussed", None, RECENT), to="project:hotel"),
        plant(("operating", None, RECENT), to="project:other-plant"),
        plant(("agreed", None, OLD), to="project:third-plant"),
    )
    assert [e.event for e in change.events] == ["new", "new", "silent"]
    points = [abs(e.points) for e in change.events]
    assert points == sorted(points, reverse=True)


def test_nothing_happens_between_equal_days() -> None:
    everything = statements([plant(("agreed", None, OLD), ("operating", None, RECENT))])
    assert not changes(everything, second=FIRST)[AMU].events


@given(everything=statement_sets(), of=st.sampled_from(("regions", "provinces")))
def test_events_sum_to_the_change_of_every_score(everything: Statements, of: Of) -> None:
    before, after = (points_of(as_of(everything, day), of) for day in (FIRST, SECOND))
    for id_, change in changes(everything, of=of).items():
        assert (change.before, change.after) == pytest.approx((before[id_], after[id_]), abs=1e-9)
        reported = math.fsum(event.points for event in change.events)
        assert reported == pytest.approx(change.after - change.before, abs=1e-9)
        assert {event.event for event in change.events} <= set(EVENTS)
        assert not any(event.points for event in change.events if event.event == "silent")


def compared(start: str, end: str, region: str | None = None) -> list[Change]:
    return between(start, end).changes("regions", region)


@pytest.mark.parametrize(
    ("arguments", "error", "said"),
    [
        (
            ("1990", "2026-05-31"),
            NotFoundError,
            "nothing had been reported by 1990-12-31; choose a later --from",
        ),
        (("2026-05-31", "2025-05-31"), UsageError, "--to 2025-05-31 is before --from 2026-05-31"),
        (("edition:rating-1999", "2026"), UsageError, 'no edition "edition:rating-1999"'),
        (("2025-13", "2026"), UsageError, '--from: "2025-13": there is no such day'),
        (("2025-05-31", "2026-05-31", "RU-XX"), UsageError, 'there is no region "RU-XX"'),
    ],
)
def test_days_that_cannot_be_compared_are_refused(
    arguments: tuple[str, ...], error: type[ArgunError], said: str
) -> None:
    with pytest.raises(error, match=said):
        compared(*arguments)


def test_editions_bring_their_published_marks() -> None:
    comparison = between("rating-2025", "edition:rating-2026")
    (change,) = comparison.changes("regions", "RU-AMU")
    record = comparison.head(change, "en")
    assert (record["from"], record["to"]) == ("2025-06-30", "2026-06-30")
    assert (record["published_from"], record["published_to"]) == (9.0, 9.0)


@pytest.mark.parametrize(
    ("day", "edition"),
    [
        ("2025-05-31", "edition:rating-2025"),
        ("2026-05-31", "edition:rating-2026"),
        ("2026-09", "edition:rating-2026"),
        ("2030", None),
    ],
)
def test_a_day_has_beside_it_the_marks_of_the_edition_nearest_to_it(day: str, edition: str | None) -> None:
    first, second = between("2025-05-31", day).points
    assert first.edition is not None
    assert first.edition.id == "edition:rating-2025"
    assert (second.edition.id if second.edition else None) == edition


@pytest.fixture(scope="module")
def year() -> Comparison:
    """The last year of the shipped data."""
    return between("2025-05-31", "2026-05-31")


@pytest.fixture(scope="module")
def changed_places(year: Comparison) -> list[Change]:
    return year.changes("regions")


def test_a_record_says_what_moved_where_from_what_to_what_and_who_says_so(year: Comparison) -> None:
    records = {r["deal_id"]: r for r in year.records(year.changes("regions", "RU-AMU"), "en")}
    cableway = records["deal:project:blagoveshchensk-heihe-cableway"]
    assert (cableway["id"], cableway["event"]) == (AMU, "moved")
    assert (cableway["from_stage"], cableway["to_stage"]) == ("discussed", "building")
    assert "rating-2026 RU-AMU/after/8" in cableway["sources"]
    flight = records["deal:corridor:blagoveshchensk-beijing-air"]
    assert (flight["event"], flight["points"], flight["periods"]) == ("silent", 0.0, ["/2025-05"])
    json.dumps(list(records.values()))


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize("most", [None, 3])
def test_the_points_of_a_place_add_up_as_printed(
    year: Comparison, changed_places: list[Change], lang: str, most: int | None
) -> None:
    for change in changed_places:
        head, *lines = change_lines(year, change, lang, most)
        total = re.search(r"\(([+-]\d+\.\d{3})\)$", head)
        assert total
        assert year.everything.entities[change.id].name(lang) in head
        points = [float(line.split()[0]) for line in lines]
        assert round(math.fsum(points), 3) == float(total[1])
        assert most is None or len(lines) <= most + 1
    note = change_footnote(year, lang)
    assert "edition:rating-2025 → edition:rating-2026" in note


@pytest.mark.slow
def test_a_place_in_which_nothing_changed_is_reported_only_when_it_is_named() -> None:
    same = Comparison((), "2026-05-31", "2026-05-31")
    assert same.changes("regions") == []
    (change,) = same.changes("regions", "RU-AMU")
    assert list(change_lines(same, change, "en"))[1:] == ["  nothing changed"]


def test_a_date_before_all_data_ends_with_exit_code_4() -> None:
    done = argun("changes", "--from", "1990", "--to", "2026")
    assert (done.code, done.text) == (4, "")
    assert "nothing had been reported by 1990-12-31" in done.errors

"""The ledger of promises on small hand-worked statements."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.analysis.promises.groups import UNKNOWN, By, grouped, rates
from graph.analysis.promises.ledger import OUTCOMES, Promise, months_between
from graph.statements.records import Statements, Tie
from graph.workflows.records.promises import PromiseBook
from graph.workflows.sentences.promises import group_name, promise_text, rate_row
from tests.factories import OLD, RECENT, appraisal_of, evidence, statements, tie, view_of, with_evidence
from tests.promise_samples import DAY, FOLLOWED, HOTEL, PLANT, ledger_of, project, promises
from tests.shipped import shipped_workspace
from tests.strategies import FLOWS, FRAMEWORK, SUBSTANCE, statement_sets


def only(*ties: Tie, day: datetime.date = DAY, place: str | None = None) -> Promise:
    found = promises(*ties, day=day, place=place)
    assert len(found) == 1
    return found[0]


def test_a_promise_that_a_later_report_looked_for_in_vain_is_reported_as_stalled() -> None:
    found = only(project(("discussed", None, OLD), (None, "stalled", RECENT)))
    assert (found.outcome, found.basis, found.rule) == ("stalled", "reported", None)
    assert found.follow_up == "found_nothing"
    assert found.silence_months == 0
    assert [(m.until.isoformat(), m.stage, m.health) for m in found.history] == [
        ("2025-05-31", "discussed", "active"),
        ("2026-05-31", "discussed", "stalled"),
    ]


def test_nobody_looked_differs_from_looked_and_found_nothing() -> None:
    found = only(project(("discussed", None, OLD)), FOLLOWED)
    assert (found.outcome, found.follow_up) == ("still_announced", "nobody_looked")
    assert found.silence_months == 12


def test_a_source_that_never_comes_back_could_not_look() -> None:
    assert only(project(("agreed", None, OLD))).follow_up == "nobody_could"


def test_what_the_last_report_reports_first_is_not_due_yet() -> None:
    assert only(project(("agreed", None, RECENT)), FOLLOWED).follow_up == "not_due"


def test_long_silence_is_inferred_as_stalled_and_leaves_the_reported_outcome() -> None:
    reported = project(("discussed", None, OLD))
    # What is built is given 48 months; 47 months after May 2025 is April 2029.
    before = only(reported, FOLLOWED, day=datetime.date(2029, 4, 30))
    assert (before.silence_months, before.outcome, before.basis) == (47, "still_announced", "reported")
    after = only(reported, FOLLOWED, day=datetime.date(2029, 5, 31))
    assert (after.silence_months, after.outcome, after.reported) == (48, "stalled", "still_announced")
    assert (after.basis, after.rule) == ("inferred", "silence")


def test_silence_counts_half_where_no_source_follows_up() -> None:
    reported = project(("discussed", None, OLD))
    assert only(reported, day=datetime.date(2033, 4, 30)).outcome == "still_announced"
    found = only(reported, day=datetime.date(2033, 5, 31))
    assert (found.silence_months, found.silence_limit, found.rule) == (96, 96, "silence")


def test_a_missed_date_is_a_delay_once_a_later_report_does_not_say_that_it_runs() -> None:
    found = only(project(("building", None, OLD), ("building", None, RECENT), planned="2025"))
    assert (found.overdue_months, found.outcome, found.rule) == (5, "slow", "overdue")
    assert (found.basis, found.reported) == ("inferred", "building")


def test_a_missed_date_that_nobody_reported_on_infers_nothing() -> None:
    found = only(project(("building", None, OLD), planned="2025"), FOLLOWED)
    assert (found.overdue_months, found.outcome, found.basis) == (5, "building", "reported")


def test_a_date_in_the_future_is_not_overdue() -> None:
    assert only(project(("building", None, RECENT), planned="2026")).overdue_months is None


def test_a_fulfilled_promise_has_the_date_it_came_true() -> None:
    said = (("agreed", None, OLD), ("operating", None, RECENT))
    found = only(project(*said, start="2025-12", planned="2025"))
    assert (found.outcome, found.overdue_months) == ("came_true", None)
    assert found.realised == (datetime.date(2025, 12, 1), datetime.date(2025, 12, 31))
    undated = only(project(*said))
    assert undated.realised == (datetime.date(2025, 6, 1), datetime.date(2026, 5, 31))


@pytest.mark.parametrize(
    ("health", "outcome"), [("cancelled", "cancelled"), ("ended", "ended"), ("slow", "slow")]
)
def test_the_reported_health_says_what_became_of_it(health: str, outcome: str) -> None:
    assert only(project(("agreed", None, OLD), (None, health, RECENT))).outcome == outcome


def test_what_once_ran_came_true_whatever_happened_later() -> None:
    said = (("building", None, "2023"), ("operating", None, OLD), (None, "cancelled", RECENT))
    found = only(project(*said))
    assert (found.outcome, found.last.health) == ("came_true", "cancelled")


def test_what_ran_when_first_reported_was_no_promise_unless_a_date_had_been_given() -> None:
    assert promises(project(("operating", None, OLD))) == []
    assert only(project(("operating", None, OLD), planned="2024")).outcome == "came_true"


def test_framework_and_effort_are_no_promises() -> None:
    sister = tie("SISTER_PROVINCE", "region:RU-AMU", "province:CN-HL", "agreed")
    visit = tie("VISITED", "region:RU-AMU", "province:CN-HL", "planned")
    assert promises(sister, visit) == []


def test_a_machine_delivered_early_does_not_open_the_plant() -> None:
    machine = tie("SUPPLIER_TO", "company:sany", PLANT, "operating", period=OLD)
    found = only(machine, project(("building", None, RECENT)))
    assert (found.first.stage, found.last.stage, found.outcome) == ("building", "building", "building")
    assert found.first.until == datetime.date(2025, 5, 31)


def test_a_route_that_runs_to_one_region_is_still_a_promise_to_another() -> None:
    runs = tie("SERVES", "corridor:air", "region:RU-AMU", "operating", regions={"RU-AMU": "endpoint"})
    waits = tie("SERVES", "corridor:air", "region:RU-PRI", "discussed", regions={"RU-PRI": "endpoint"})
    assert promises(runs, waits, place="region:RU-AMU") == []
    assert only(runs, waits, place="region:RU-PRI").outcome == "still_announced"


def test_a_claimed_deal_is_no_promise_of_the_region_that_claims_it() -> None:
    claimed = tie(
        "HAS_PROJECT", "region:RU-AMU", PLANT, "agreed", regions={"RU-AMU": "site", "RU-PRI": "claimed"}
    )
    assert promises(claimed, place="region:RU-PRI") == []


def test_the_ledger_says_who_announced() -> None:
    reported = project(("agreed", None, RECENT))
    named = with_evidence(
        reported, evidence(reported.id, "agreed", period=RECENT, locator="x/9", announced_by="company:haier")
    )
    assert only(named).announced_by == ("company:haier",)


def test_a_coded_inference_is_shown_as_inferred() -> None:
    reported = project(("building", None, OLD))
    late = evidence(reported.id, None, "slow", period=RECENT, basis="inferred")
    found = only(with_evidence(reported, late))
    assert (found.outcome, found.basis, found.rule) == ("slow", "inferred", "coded")


def test_rates_count_each_outcome_and_state_their_intervals() -> None:
    ties = (
        project(("agreed", None, OLD), ("operating", None, RECENT)),
        project(("agreed", None, OLD), (None, "stalled", RECENT), to=HOTEL),
        tie("SUPPLIER_TO", "company:sany", "company:ru-kamaz", "discussed", period=OLD, provinces=["CN-GD"]),
    )
    group = rates("all", promises(*ties), 0.95)
    assert group.outcomes == dict.fromkeys(OUTCOMES, 0) | {"came_true": 1, "stalled": 1, "still_announced": 1}
    assert (group.conversion.count, group.conversion.total) == (1, 3)
    # Wilson by hand for 1 of 3 at z = 1.96: (0.3333 + 0.6402 -+ 0.7124) / 2.2803.
    assert group.conversion.low == pytest.approx(0.0615, abs=1e-4)
    assert group.conversion.high == pytest.approx(0.7923, abs=1e-4)
    assert (group.conversion_looked.count, group.conversion_looked.total) == (1, 2)
    assert (group.stall.count, group.stall.total) == (1, 3)
    assert (group.stall_looked.count, group.stall_looked.total) == (1, 2)


def test_what_was_announced_was_looked_at_again_or_not_or_is_too_new() -> None:
    ties = (
        project(("agreed", None, OLD), ("operating", None, RECENT)),
        project(("agreed", None, OLD), to=HOTEL),
        project(("agreed", None, RECENT), to="project:pipeline"),
        tie("SUPPLIER_TO", "company:sany", "company:ru-kamaz", "discussed", period=OLD),
    )
    group = rates("all", promises(*ties), 0.95)
    assert (group.looked_at, group.nobody_looked, group.too_new) == (1, 2, 1)
    assert group.looked_at + group.nobody_looked + group.too_new == len(group.promises)


@pytest.mark.parametrize(
    ("said", "planned", "words"),
    [
        (
            [("building", None, OLD)],
            "2025",
            "under way; overdue by 5 months; nobody has reported on it since (inferred)",
        ),
        (
            [("building", None, OLD), ("building", None, RECENT)],
            "2025",
            "delayed; overdue by 5 months; later reports do not say that it runs (inferred)",
        ),
        (
            [("building", None, OLD), ("building", None, RECENT)],
            "2026-04",
            "under way; overdue by 1 month; later reports do not say that it runs (inferred)",
        ),
        (
            [("building", "slow", OLD)],
            "2025",
            "delayed; as reported; overdue by 5 months",
        ),
        ([("building", None, OLD)], "2027", "under way; as reported"),
    ],
)
def test_a_passed_term_is_said_and_what_nobody_reported_is_said_to_be_inferred(
    said: list[tuple[str | None, str | None, str]], planned: str, words: str
) -> None:
    found = only(project(*said, planned=planned), FOLLOWED)
    assert promise_text(found, "en").startswith(f"{words}; ")


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("province", {UNKNOWN: 1, "province:CN-GD": 1}),
        ("kind", {"built": 1, "goods": 1}),
        ("sector", {UNKNOWN: 2}),
        ("company", {UNKNOWN: 1, "company:ru-kamaz": 1, "company:sany": 1}),
        ("region", {"region:RU-AMU": 2}),
        ("source", {"source:report": 2}),
    ],
)
def test_groups_hold_the_promises_that_share_a_key(by: By, expected: dict[str, int]) -> None:
    base = statements(
        (
            project(("agreed", None, OLD)),
            tie("SUPPLIER_TO", "company:sany", "company:ru-kamaz", "discussed", provinces=["CN-GD"]),
        )
    )
    found = grouped(ledger_of(base), view_of(base), appraisal_of(base).deals, by)
    assert {key: len(held) for key, held in found.items()} == expected


def test_goods_have_the_sector_of_their_product_and_routes_are_transport() -> None:
    base = statements(
        (
            tie("EXPORTS", "region:RU-AMU", "product:soy", "agreed"),
            tie("SERVES", "corridor:air", "region:RU-AMU", "discussed", regions={"RU-AMU": "endpoint"}),
        )
    )
    found = grouped(ledger_of(base), view_of(base), appraisal_of(base).deals, "sector")
    assert list(found) == ["agriculture", "transport"]
    assert [group_name(key, "en") for key in ("agriculture", "transport", "built", UNKNOWN)] == [
        "agriculture",
        "transport and logistics",
        "built things",
        "not known",
    ]


@pytest.mark.parametrize("by", ["kind", "region", "source"])
def test_rates_by_group_show_counts_that_sum_and_shares_with_intervals(by: By) -> None:
    records = PromiseBook(shipped_workspace()).rates(by, None, "ru")
    for record in records:
        assert record["looked_at"] + record["nobody_looked"] + record["too_new"] == record["announced"]
        assert record["stall_looked_of"] == record["conversion_looked_of"] == record["looked_at"]
    row = rate_row(records[0], "en")
    counts = ("announced", "looked_at", "nobody_looked", "too_new")
    assert [row[name] for name in counts] == [records[0][name] for name in counts]
    low, share, high = (100 * records[0][f"stall{end}"] for end in ("_low", "", "_high"))
    assert row["stall"] == f"{share:.0f}% [{low:.0f}–{high:.0f}]"


def test_an_empty_graph_has_no_promises() -> None:
    assert promises() == []


@pytest.mark.parametrize(
    ("earlier", "later", "months"),
    [
        ((2025, 5, 31), (2026, 5, 31), 12),
        ((2025, 5, 31), (2026, 6, 30), 13),
        ((2025, 5, 31), (2026, 6, 29), 12),
        ((2025, 5, 15), (2025, 6, 14), 0),
        ((2025, 5, 31), (2025, 5, 31), 0),
    ],
)
def test_months_are_whole(earlier: tuple[int, int, int], later: tuple[int, int, int], months: int) -> None:
    assert months_between(datetime.date(*earlier), datetime.date(*later)) == months


@given(base=statement_sets((*SUBSTANCE, *FLOWS, *FRAMEWORK)), years=st.integers(0, 12))
def test_silence_never_betters_a_promise(base: Statements, years: int) -> None:
    deals = appraisal_of(base).deals
    now = {p.deal.id: p for p in ledger_of(base).promises(deals)}
    later = {p.deal.id: p for p in ledger_of(base, DAY.replace(year=2026 + years)).promises(deals)}
    assert set(now) == set(later)
    for deal, promise in later.items():
        assert promise.reported == now[deal].reported
        assert promise.silence_months >= now[deal].silence_months
        assert promise.outcome == promise.reported or promise.rule in ("silence", "overdue")
        if promise.outcome != now[deal].outcome:
            assert promise.outcome in ("slow", "stalled")
            assert promise.basis == "inferred"

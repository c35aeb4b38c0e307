"""Changes of marks between two days: hand-worked causes, exact sums, ageing that never gains."""

from __future__ import annotations

import datetime
import math
import re
import subprocess
import sys
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.analysis.changes import CAUSES, Change, State, explain_changes, silent_ties
from graph.analysis.method import Method
from graph.analysis.scoring import Of
from graph.statements.records import Statements, Tie
from graph.statements.status import as_of
from graph.workflows.change_lines import change_footnote, change_lines, change_row
from graph.workflows.changes import Comparison
from schema.errors import ArgunError, NotFoundError, UsageError
from tests.factories import OLD, RECENT, evidence, scores_of, sided_method, statements, tie, with_evidence
from tests.strategies import statement_sets

FIRST, SECOND, THIRD = (datetime.date(year, 5, 31) for year in (2025, 2026, 2027))
AMU = "region:RU-AMU"


def method_on(day: datetime.date) -> Method:
    return replace(sided_method(), reference_day=day)


def changes(
    everything: Statements,
    first: datetime.date = FIRST,
    second: datetime.date = SECOND,
    *,
    base: Statements | None = None,
    of: Of = "regions",
    method: Method | None = None,
) -> dict[str, Change]:
    held, later = as_of(everything, first), as_of(everything, second)
    new = replace(method or sided_method(), reference_day=second)
    start = as_of(base, first) if base else held
    found = explain_changes(start, State(held, method_on(first)), State(later, new), of)
    return {change.id: change for change in found}


def of_amur(*ties: Tie, first: datetime.date = FIRST, second: datetime.date = SECOND) -> Change:
    return changes(statements(ties), first, second)[AMU]


def plant(*said: tuple[str | None, str | None, str]) -> Tie:
    return tie("HAS_PROJECT", AMU, "project:plant", said=said)


def causes_of(change: Change) -> set[str]:
    return {cause for cause, points in change.parts.items() if abs(points) > 1e-12}


def test_a_deal_first_told_later_is_a_new_fact() -> None:
    change = of_amur(
        plant(("operating", None, OLD), ("operating", None, RECENT)),
        tie("HAS_PROJECT", AMU, "project:hotel", "operating", period=RECENT),
    )
    new = {t.tie_id for t in change.ties if t.cause == "new_facts"}
    assert new == {f"HAS_PROJECT/{AMU}/project:hotel"}
    # Results before: x = 1; after: x = 1.6 (a hotel is worth 0.6); scale 3.5, weight 4.5.
    results = math.fsum(t.points for t in change.ties if (t.cause, t.component) == ("new_facts", "results"))
    assert results == pytest.approx(4.5 * (math.exp(-1 / 3.5) - math.exp(-1.6 / 3.5)), abs=1e-12)


def test_a_raised_stage_is_a_move() -> None:
    change = of_amur(plant(("agreed", None, OLD), ("operating", None, RECENT)))
    assert causes_of(change) == {"moves"}
    assert change.parts["moves"] > 0


def test_a_new_party_of_a_known_deal_is_a_move() -> None:
    change = of_amur(
        plant(("operating", None, OLD), ("operating", None, RECENT)),
        tie("INVESTOR_IN", "company:haier", "project:plant", "operating", period=RECENT),
    )
    assert causes_of(change) == {"moves"}


def test_a_stalled_plant_loses_by_a_move() -> None:
    change = of_amur(plant(("operating", None, OLD), (None, "stalled", RECENT)))
    assert causes_of(change) == {"moves"}
    assert change.parts["moves"] < 0


def test_silence_is_ageing_and_costs_a_quarter_of_the_results() -> None:
    change = of_amur(plant(("operating", None, OLD)))
    assert causes_of(change) == {"ageing"}
    results = math.fsum(t.points for t in change.ties if t.component == "results")
    assert results == pytest.approx(4.5 * (math.exp(-1 / 3.5) - math.exp(-0.75 / 3.5)), abs=1e-12)


def test_two_reports_within_a_year_confirm_nothing_by_the_mere_passing_of_time() -> None:
    twice = plant(("operating", None, "2025-05"), ("operating", None, "2025-12"))
    change = of_amur(twice, first=datetime.date(2025, 12, 31), second=datetime.date(2026, 6, 30))
    assert change.after == change.before


def test_an_overlay_is_a_correction() -> None:
    shipped = statements([plant(("agreed", None, OLD), ("operating", None, RECENT))])
    told = plant(("agreed", None, OLD), ("operating", None, RECENT))
    mended = statements([with_evidence(told, evidence(told.id, "building", period=OLD, locator="own/1"))])
    change = changes(mended, base=shipped)[AMU]
    assert causes_of(change) == {"corrections", "moves"}
    assert change.before == scores_of(as_of(shipped, FIRST), method=method_on(FIRST))[AMU].score


def test_another_method_is_a_part_of_its_own() -> None:
    shipped = sided_method()
    lighter = replace(shipped.components["results"], weight=4.0)
    other = replace(shipped, components={**shipped.components, "results": lighter})
    same = statements([plant(("operating", None, OLD), ("operating", None, RECENT))])
    change = changes(same, method=other)[AMU]
    assert causes_of(change) == {"moves", "method"}
    # Half a point less of weight, of which 1 - exp(-1 / 3.5) had been reached.
    assert change.parts["method"] == pytest.approx(-0.5 * -math.expm1(-1 / 3.5), abs=1e-12)
    assert {t.component for t in change.ties if t.cause == "method"} == {"results"}


def test_nothing_changes_between_equal_states() -> None:
    change = changes(statements([plant(("operating", None, OLD))]), FIRST, FIRST)[AMU]
    assert not causes_of(change)
    assert not change.ties


def test_gains_and_losses_that_cancel_are_both_told() -> None:
    change = of_amur(
        plant(("operating", None, OLD), ("operating", "cancelled", RECENT)),
        tie("HAS_PROJECT", AMU, "project:hotel", said=[("agreed", None, OLD), ("agreed", None, RECENT)]),
        tie(
            "HAS_PROJECT",
            AMU,
            "project:other-plant",
            said=[("agreed", None, OLD), ("operating", None, RECENT)],
        ),
    )
    results = {t.tie_id: t.points for t in change.ties if t.component == "results"}
    assert sorted(results.values()) == pytest.approx(
        [-4.5 / 3.5 * math.exp(-1 / 3.5), 4.5 / 3.5 * math.exp(-1 / 3.5)]
    )


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(everything=statement_sets(), of=st.sampled_from(("regions", "provinces")))
def test_causes_and_ties_sum_to_the_change(everything: Statements, of: Of) -> None:
    second = scores_of(as_of(everything, SECOND), of, method_on(SECOND))
    first = scores_of(as_of(everything, FIRST), of, method_on(FIRST))
    for id_, change in changes(everything, of=of).items():
        assert change.before == pytest.approx(first[id_].score, abs=1e-9)
        assert change.after == pytest.approx(second[id_].score, abs=1e-9)
        assert tuple(change.parts) == CAUSES
        assert math.fsum(change.parts.values()) == pytest.approx(change.after - change.before, abs=1e-9)
        for cause, points in change.parts.items():
            told = math.fsum(t.points for t in change.ties if t.cause == cause)
            assert told == pytest.approx(points, abs=1e-9)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    everything=statement_sets(),
    days=st.tuples(st.sampled_from((FIRST, SECOND)), st.sampled_from((SECOND, THIRD))),
    of=st.sampled_from(("regions", "provinces")),
)
def test_a_silent_tie_never_gains(
    everything: Statements, days: tuple[datetime.date, datetime.date], of: Of
) -> None:
    silent = silent_ties(as_of(everything, days[0]), as_of(everything, days[1]))
    for change in changes(everything, *days, of=of).values():
        assert change.parts["ageing"] <= 1e-12
        gained = [t for t in change.ties if t.cause == "ageing" and t.tie_id in silent and t.points > 1e-12]
        assert not gained


def compared(start: str, end: str, region: str | None = None, base: str | None = None) -> object:
    return Comparison((), start, end, base).records("regions", "en", region)


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
        (("2025-05-31", "2026-05-31", None, "mine"), UsageError, 'there is no layer "mine"'),
    ],
)
def test_days_that_cannot_be_compared_are_refused(
    arguments: tuple[str, ...], error: type[ArgunError], said: str
) -> None:
    with pytest.raises(error, match=said):
        compared(*arguments)


def test_editions_bring_their_published_marks() -> None:
    (record,) = Comparison((), "rating-2025", "edition:rating-2026").records("regions", "en", "RU-AMU")
    assert (record["from"], record["to"]) == ("2025-12-31", "2026-06-30")
    assert (record["published_from"], record["published_to"]) == (9.0, 9.0)
    parts = math.fsum(record[cause] for cause in CAUSES)
    assert parts == pytest.approx(record["score_to"] - record["score_from"], abs=1e-9)


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
    record = Comparison((), "2025-05-31", day).records("regions", "en", "RU-AMU")[0]
    assert (record["edition_from"], record["edition_to"]) == ("edition:rating-2025", edition)
    assert (record["published_to"] is None) == (edition is None)


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_the_parts_of_a_change_add_up_as_printed_and_are_explained(lang: str) -> None:
    for record in Comparison((), "2025-05-31", "2026-05-31").records("regions", lang):
        row = change_row(record)
        parts = [row[cause] for cause in CAUSES]
        assert round(sum(float(part) for part in parts), 9) == float(row["change"])
        assert all(re.fullmatch(r"[+-]\d\.\d{3}", part) for part in parts)
        head, *lines = change_lines(record, lang)
        assert [line.split()[0] for line in lines] == [*parts, row["change"]]
        assert record["name"] in head
    note = change_footnote(record, lang, parts=True)
    assert all(f"{cause} – " in note for cause in CAUSES)
    assert "edition:rating-2025 → edition:rating-2026" in note


def test_a_date_before_all_data_ends_with_exit_code_4() -> None:
    command = [sys.executable, "-m", "graph.cli.main", "changes", "--from", "1990", "--to", "2026"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (4, "")
    assert "nothing had been reported by 1990-12-31" in done.stderr

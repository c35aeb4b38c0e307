"""Figures of agreement against hand-worked values, baselines and disagreements."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.analysis.rating.agreement import (
    DRAWS,
    band_of,
    draw_counts,
    figures,
    summarise,
    weighted_kappa,
    weighted_kendall,
    weighted_spearman,
)
from graph.analysis.rating.comparison import Opinion, baselines, compare, compare_family, items_of_regions
from graph.analysis.rating.disagreements import disagreements, heaviest
from graph.analysis.rating.editions import EditionData, chosen_edition, edition_data, previous_edition
from graph.analysis.score.score import Contribution, Score
from graph.statements.records import Edition
from graph.workflows.sentences.comparison import opposed_sentence
from schema.errors import NotFoundError
from tests.factories import appraisal_of, statements, tie, view_of

ONCE = np.ones((1, 5))
FIRST = np.array([1.0, 2.0, 2.0, 4.0, 5.0])
SECOND = np.array([1.0, 3.0, 2.0, 5.0, 4.0])


def test_spearman_by_hand() -> None:
    # Ranks 1 2.5 2.5 4 5 and 1 3 2 5 4: covariance 8.5, variances 9.5 and 10.
    assert weighted_spearman(FIRST, SECOND, ONCE)[0] == pytest.approx(8.5 / math.sqrt(95))


def test_kendall_tau_b_by_hand() -> None:
    # Of ten pairs eight agree, one disagrees, one is tied in the first: 7 / sqrt(9 x 10).
    assert weighted_kendall(FIRST, SECOND, ONCE)[0] == pytest.approx(7 / math.sqrt(90))


def test_quadratic_kappa_by_hand() -> None:
    # Observed mean square 3/5; by chance: variances 2.16 + 2.00 and a difference of means of 0.2.
    assert weighted_kappa(FIRST, SECOND, ONCE)[0] == pytest.approx(1 - 0.6 / 4.2)


@given(st.integers(0, DRAWS))
def test_counts_give_what_the_drawn_regions_give(draw: int) -> None:
    counts = draw_counts(5)[[draw]]
    drawn = np.repeat(np.arange(5), counts[0].astype(int))
    assert len(drawn) == 5
    for figure in (weighted_spearman, weighted_kendall, weighted_kappa):
        whole = figure(FIRST, SECOND, counts)[0]
        listed = figure(FIRST[drawn], SECOND[drawn], ONCE)[0]
        assert whole == pytest.approx(listed, nan_ok=True)


def test_bands_and_shares_by_hand() -> None:
    bands = [(7.0, 10.0), (4.0, 6.0), (1.0, 3.0)]
    marks, truth = np.array([7.0, 6.0, 4.0, 1.0]), np.array([9.0, 7.0, 4.0, 3.0])
    assert band_of(marks, bands).tolist() == [0, 1, 1, 2]
    found = figures(marks, marks, truth, bands, np.ones((1, 4)))
    assert (found["band_agreement"][0], found["within_one"][0], found["mae"][0]) == (0.75, 0.5, 1.25)


def test_a_constant_has_no_order_and_bands_may_be_unknown() -> None:
    same = np.full(5, 3.0)
    found = figures(same, same, SECOND, (), draw_counts(5))
    values = {name: summarise(draws[0], draws[1:]).value for name, draws in found.items()}
    assert [values[name] for name in ("spearman", "kendall", "band_agreement")] == [None] * 3
    assert values["kappa"] == 0.0


def marks_of(values: list[float]) -> dict[str, float]:
    return {f"region:RU-{n:02d}": value for n, value in enumerate(values)}


def test_a_score_is_set_beside_the_length_of_the_passage_in_pairs() -> None:
    published = marks_of([1, 2, 3, 4, 5, 6])
    perfect = Opinion("blind", published, {r: int(m) for r, m in published.items()})
    lengths = {r: int(100 - m) for r, m in published.items()}
    found = compare(published, [perfect, *baselines(published, {}, lengths, None)], ())
    by_name = {a.name: a for a in found}
    assert by_name["blind"].figures["spearman"].value == pytest.approx(1.0)
    assert by_name["length"].figures["spearman"].value == pytest.approx(-1.0)
    above = by_name["blind"].above_length
    assert above is not None
    assert above.value == above.low == above.high == pytest.approx(2.0)
    assert by_name["length"].above_length is None


def test_baselines_by_hand() -> None:
    published = marks_of([2, 2, 5, 8])
    numbers = {r: int(math.exp(m)) for r, m in published.items()}
    found = {o.name: o for o in baselines(published, numbers, {}, {"region:RU-00": 3.0, "region:RU-99": 9.0})}
    assert set(found) == {"constant", "items", "last_edition"}
    assert set(found["constant"].marks.values()) == {4}  # the median is 3.5, rounded half up
    assert list(found["items"].marks.values()) == [2, 2, 5, 8]  # the marks are all but the log of the numbers
    assert found["last_edition"].marks == {"region:RU-00": 3}


def test_items_are_ties_with_evidence_and_not_structural() -> None:
    view = view_of(
        statements(
            [
                tie("HAS_PROJECT", "region:RU-AMU", "project:p"),
                tie(
                    "VISITED", "region:RU-AMU", "city:c", "held", regions={"RU-AMU": "site", "RU-PRI": "site"}
                ),
                tie("LOCATED_IN", "city:c", "region:RU-AMU"),
            ]
        )
    )
    assert items_of_regions(view) == {"region:RU-AMU": 2, "region:RU-PRI": 1}


OLD = Edition("edition:old", "2025", "source:s", {})
NEW = Edition("edition:new", "2026-06", "source:s", {})
EDITIONS = {e.id: e for e in (NEW, OLD)}


def test_the_latest_edition_is_the_default_and_knows_the_one_before() -> None:
    assert chosen_edition(EDITIONS, None) is NEW
    assert chosen_edition(EDITIONS, "old") is chosen_edition(EDITIONS, "edition:old") is OLD
    assert previous_edition(EDITIONS, NEW) is OLD
    assert previous_edition(EDITIONS, OLD) is None


def test_unknown_editions_are_refused() -> None:
    with pytest.raises(NotFoundError, match='no edition "nwe"'):
        chosen_edition(EDITIONS, "nwe")
    with pytest.raises(NotFoundError, match="no edition had been published"):
        chosen_edition({}, None)
    with pytest.raises(NotFoundError, match="marks no region"):
        compare({}, [Opinion("blind", {}, {})], ())


def test_what_is_shipped_of_an_edition_is_whole() -> None:
    known = edition_data("edition:rating-2026")
    assert known.bands == ((7, 10), (4, 6), (1, 3))
    assert len(known.passage_lengths) == 83
    assert edition_data("edition:unknown") == EditionData((), {})


def test_the_family_has_its_median_its_middle_and_its_best() -> None:
    """One region's plant runs and the other's is only discussed, so every weighting agrees on their order."""
    regions = ("RU-AA", "RU-BB")
    ties = [
        tie("HAS_PROJECT", f"region:{code}", f"project:{code.lower()}", stage, regions=code)
        for code, stage in zip(regions, ("operating", "discussed"), strict=True)
    ]
    family, best = compare_family(
        {"region:RU-AA": 2.0, "region:RU-BB": 1.0}, appraisal_of(statements(ties)), ()
    )
    assert (family.name, best.name, family.regions) == ("family", "family_best", 2)
    order, distance = family.figures["spearman"], family.figures["mae"]
    assert order.value == order.low == order.high == pytest.approx(1.0)
    assert best.figures["spearman"].value == pytest.approx(1.0)
    # A plant of weight u gives 1 + 9 (1 - exp(-u / 5)): mark 2 from u = 0.29 to u = 0.91, nearly always.
    assert distance.value == best.figures["mae"].value == 0.0
    assert distance.high == 0.5
    assert best.figures["band_agreement"].value is None
    assert best.figures["mae"].low is None


def score(code: str, mark: int, points: float) -> Score:
    parts = (
        Contribution("t1", "d", "strength", points * 0.5),
        Contribution("t2", "d", "talk", points * 0.25),
        Contribution("t3", "e", "talk", points * 0.25),
    )
    x = {"strength": points * 0.5, "talk": points * 0.5, "position": 0.0}
    return Score(f"region:RU-{code}", mark, 1.0 + points, 1.0, 10.0, 1, 1, 1, x, parts)


def test_disagreements_come_farthest_first_with_their_heaviest_deals() -> None:
    scores = [score("AA", 2, 1.0), score("BB", 5, 4.0), score("CC", 9, 8.0), score("DD", 4, 3.0)]
    published = {"region:RU-AA": 5.0, "region:RU-BB": 5.0, "region:RU-DD": 5.0}
    assert disagreements(scores, published) == [scores[0], scores[3]]
    assert heaviest(scores[0]) == {"d": 0.75, "e": 0.25}
    assert opposed_sentence(5.0, 2.0, "en") == "Score 2.00 is below the published mark 5."
    assert "ниже опубликованной оценки 5" in opposed_sentence(5.0, 2.0, "ru")

"""One small case worked by hand.

Region AMU has a plant (HAS_PROJECT, operating, active, told of before and in the last year) with a named
investor from Shandong and an investment of 9.9 billion roubles, and a visit that took place. With the
method below:

- the size of the plant: 1 + 0.5 x min(1, log10(1 + 9.9e9 / 1e8) / 3) = 1 + 0.5 x 2 / 3 = 4/3
- result = share 1 x kind 1.0 x 4/3 x stage 1.0 x health 1.0 = 4/3
- depth: INVESTOR_IN gives 0.5, so x = 4/3 x 0.5 = 2/3
- follow-through: told of before and in the last year, so x = 4/3
- reach: the kind, the partner and the province, each at most 1: x = 3
- position: edges AMU-Haier and AMU-Shandong of weight min(1, 4/3) = 1, attenuation 0.3, walks of up to two
  steps: Haier and Shandong have 0.3 x 1 x (1 + 0) each, so AMU has 2 x 0.3 x (1 + 0.3) = 0.78
- talk: the plant as an announcement 1.0, the visit 0.25: x = 1.25
- score = 1 + sum of weight x (1 - exp(-x / scale))
"""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from graph.analysis.method import Component, Method
from graph.analysis.scoring import score_places, to_mark
from tests.factories import OLD, RECENT, number, quick_method, statements, tie, view_of

WEIGHTS = {
    "results": (4.0, 2.0),
    "reach": (1.5, 3.0),
    "position": (1.0, 2.0),
    "depth": (1.0, 1.0),
    "follow_through": (0.5, 2.0),
    "flows": (0.4, 1.0),
    "framework": (0.3, 1.0),
    "talk": (0.3, 5.0),
}


def method() -> Method:
    shipped = quick_method()
    values = {
        **shipped.values,
        "stages": {"operating": 1.0, "building": 0.5, "agreed": 0.0, "discussed": 0.0},
        "announcements": {"operating": 1.0, "building": 1.0, "agreed": 1.0, "discussed": 0.5},
        "efforts": {"held": 0.25, "planned": 0.05, "dropped": 0.0},
        "healths": {"active": 1.0, "ended": 1.0, "slow": 0.7, "stalled": 0.25, "cancelled": 0.0},
        "kinds": {**shipped.values["kinds"], "production": {"worth": 1.0}},
        "size": {**shipped.values["size"], "most": 0.5, "decades": 3, "floors": {"RUB": 1.0e8}},
        "depth": {"localisation": {}, "processing": {}, "types": {"INVESTOR_IN": 0.5}},
        "position": {"attenuation": 0.3, "length": 2},
    }
    parts = {name: Component(name, weight, scale, "-", "-") for name, (weight, scale) in WEIGHTS.items()}
    return replace(shipped, components=parts, values=values)


def test_score_equals_the_one_worked_by_hand() -> None:
    plant = tie(
        "HAS_PROJECT",
        "region:RU-AMU",
        "project:plant",
        said=[("agreed", None, OLD), ("operating", None, RECENT)],
    )
    investor = tie("INVESTOR_IN", "company:haier", "project:plant", provinces=["CN-SD"])
    visit = tie("VISITED", "region:RU-AMU", "province:CN-HL", "held")
    money = number(investor, "investment", 9.9, "billion_RUB")
    (score,) = score_places(view_of(statements([plant, investor, visit], [money])), method())

    raw = {
        "results": 4 / 3,
        "reach": 3.0,
        "position": 0.78,
        "depth": 2 / 3,
        "follow_through": 4 / 3,
        "flows": 0.0,
        "framework": 0.0,
        "talk": 1.25,
    }
    points = {name: WEIGHTS[name][0] * (1 - math.exp(-x / WEIGHTS[name][1])) for name, x in raw.items()}
    for name, expected in score.by_component().items():
        assert expected == pytest.approx(points[name], abs=1e-9), name
    assert score.score == pytest.approx(1 + sum(points.values()), abs=1e-9)
    # 1 + 1.94633 + 0.94818 + 0.32294 + 0.48658 + 0.24329 + 0 + 0 + 0.06636
    assert score.score == pytest.approx(5.01369, abs=1e-5)
    assert (score.mark, score.rank) == (5, 1)


@pytest.mark.parametrize(("score", "mark"), [(1.0, 1), (1.49, 1), (1.5, 2), (9.49, 9), (9.5, 10), (10.0, 10)])
def test_marks_are_rounded_half_up(score: float, mark: int) -> None:
    assert to_mark(score) == mark


def test_equal_scores_share_a_rank() -> None:
    ties = [
        tie("PARTNERS_WITH", f"university:ru-{code.lower()}", "university:harbin", regions=code)
        for code in ("RU-AMU", "RU-PRI")
    ]
    ties.append(tie("TRADES_WITH", "region:RU-TA", "country:CN", regions="RU-TA"))
    ranks = {s.id: s.rank for s in score_places(view_of(statements(ties)), method())}
    assert ranks == {"region:RU-AMU": 1, "region:RU-PRI": 1, "region:RU-TA": 3}


def test_news_that_a_supplier_stalled_does_not_confirm_an_old_plant() -> None:
    plant = tie("HAS_PROJECT", "region:RU-AMU", "project:plant", period=OLD)
    supplier = tie("SUPPLIER_TO", "company:sany", "project:plant", period=OLD)
    stalled = tie(
        "SUPPLIER_TO",
        "company:sany",
        "project:plant",
        said=[("operating", None, OLD), (None, "stalled", RECENT)],
    )
    before, after = (
        score_places(view_of(statements([plant, t])), method())[0].score for t in (supplier, stalled)
    )
    assert after <= before

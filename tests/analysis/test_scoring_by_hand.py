"""Small cases worked by hand, by the shipped method.

Region AMU has a plant (HAS_PROJECT, operating) with a named investor from Shandong and an investment of 9.9
billion roubles, equipment from the same investor to a Russian company (agreed), a sister province, and a
visit that took place:

- plant: kind built 4/5 x operating 1 x active 1 x named 1 x size (1 + min(1, log10(1 + 9.9e9 / 1e8) / 3) =
  1 + 2/3) x share 1 = 4/3
- equipment: goods 1/5 x agreed 1/2 = 0.1; sister province: 1/5 x 1/2 = 0.1; visit: 1/5 x 1/4 = 0.05
- talk: 2 x (1 - exp(-0.25 / 2))
- the one edge of the network joins AMU and Shandong with 4/3. From Shandong one step leads back (4/3), two
  steps to Shandong again (4/3 x 4/3), so a point of the edge is worth 0.06^2 x 4/3 + 0.06^3 x 16/9, and
  AMU's position is 4/3 of that
- score = 1 + 9 x (1 - exp(-(4/3 + talk + position) / 5))
"""

from __future__ import annotations

import math

import pytest

from graph.analysis.score.method import read_method
from graph.analysis.score.score import to_mark
from graph.statements.records import Statements
from tests.factories import appraisal_of, number, statements, tie

REGION, PROVINCE = "region:RU-AMU", "province:CN-SD"
STRENGTH = 4 / 3
TALK = 2 * (1 - math.exp(-0.25 / 2))
POSITION = STRENGTH * (0.06**2 * STRENGTH + 0.06**3 * STRENGTH**2)


def case() -> Statements:
    plant = tie("HAS_PROJECT", REGION, "project:plant")
    return statements(
        [
            plant,
            tie("INVESTOR_IN", "company:haier", "project:plant", provinces=["CN-SD"]),
            tie("SUPPLIER_TO", "company:haier", "company:ru-agro", "agreed"),
            tie("SISTER_PROVINCE", REGION, "province:CN-GD"),
            tie("VISITED", REGION, "province:CN-GD", "held"),
        ],
        [number(plant, "investment", 9.9, "billion_RUB")],
    )


def test_the_case_worked_by_hand_gives_the_score() -> None:
    found = next(s for s in appraisal_of(case()).scores("regions") if s.id == REGION)
    assert found.parts["strength"] == pytest.approx(STRENGTH, abs=1e-12)
    assert found.parts["talk"] == pytest.approx(TALK, abs=1e-12)
    assert found.parts["position"] == pytest.approx(POSITION, abs=1e-12)
    score = 1 + 9 * (1 - math.exp(-(STRENGTH + TALK + POSITION) / 5))
    assert found.score == pytest.approx(score, abs=1e-12)
    assert found.mark == math.floor(score + 0.5) == 3


def test_the_plant_carries_its_points_and_its_position() -> None:
    found = next(s for s in appraisal_of(case()).scores("regions") if s.id == REGION)
    by_deal: dict[tuple[str, str], float] = {}
    for c in found.contributions:
        by_deal[c.component, c.deal_id] = by_deal.get((c.component, c.deal_id), 0.0) + c.points
    slope = (found.score - 1) / (STRENGTH + TALK + POSITION)
    assert by_deal["strength", "deal:project:plant"] == pytest.approx(STRENGTH * slope)
    assert by_deal["position", "deal:project:plant"] == pytest.approx(POSITION * slope)
    visit = "deal:effort/province:CN-GD/region:RU-AMU"
    assert by_deal["talk", visit] == pytest.approx(TALK * 0.05 / 0.25 * slope)


def test_a_province_has_its_share_of_the_same_deals() -> None:
    found = {s.id: s for s in appraisal_of(case()).scores("provinces")}
    assert found[PROVINCE].parts["strength"] == pytest.approx(STRENGTH)
    assert found[PROVINCE].parts["position"] == pytest.approx(POSITION)
    assert found["province:CN-GD"].parts["talk"] == pytest.approx(2 * (1 - math.exp(-0.15 / 2)))


def test_a_deal_whose_announced_part_would_count_more_keeps_the_rest_as_talk() -> None:
    stalled = tie("EXPORTS", REGION, "product:soy", health="stalled")
    agreed = tie("EXPORTS", REGION, "product:soy", "agreed", key="new")
    found = next(s for s in appraisal_of(statements([stalled, agreed])).scores("regions") if s.id == REGION)
    assert found.parts["strength"] == pytest.approx(0.2 / 3)
    assert found.parts["talk"] == pytest.approx(2 * (1 - math.exp(-(0.1 - 0.2 / 3) / 2)))


def test_what_a_province_has_is_reported_by_the_part_that_runs_least_and_then_by_what_is_announced() -> None:
    """The supplier's machines stand idle where a hall is half built; a second region is only agreed on."""
    base = statements(
        [
            tie("HAS_PROJECT", REGION, "project:plant", "building", "stalled"),
            tie("HAS_PROJECT", "region:RU-PRI", "project:plant", "agreed", regions="RU-PRI"),
            tie("SUPPLIER_TO", "company:haier", "project:plant", "operating", "stalled", provinces=["CN-HL"]),
        ]
    )
    (found,) = (s for s in appraisal_of(base).scores("provinces") if s.id == "province:CN-HL")
    assert found.parts["talk"] > 0
    assert {c.component for c in found.contributions} == {"strength", "talk", "position"}
    assert found.base + math.fsum(c.points for c in found.contributions) == pytest.approx(found.score)


def test_regions_share_a_route_by_their_roles() -> None:
    ends = {"RU-AMU": "origin", "RU-PRI": "endpoint", "RU-TA": "transit"}
    route = tie("SERVES", "corridor:air", "province:CN-HL", regions=ends)
    found = {s.id: s.parts["strength"] for s in appraisal_of(statements([route])).scores("regions")}
    assert found["region:RU-AMU"] == found["region:RU-PRI"] == pytest.approx(0.6 * 2 / 5)
    assert found["region:RU-TA"] == pytest.approx(0.6 / 5)


@pytest.mark.parametrize(("score", "mark"), [(1.0, 1), (1.49, 1), (1.5, 2), (7.5, 8), (9.99, 10)])
def test_marks_round_half_up(score: float, mark: int) -> None:
    assert to_mark(score) == mark


def test_the_numbers_follow_from_the_orders() -> None:
    counts = {name: order.centroid() for name, order in read_method().orders.items()}
    assert counts["kind"] == pytest.approx((1.0, 0.8, 0.6, 0.4, 0.2))
    assert counts["stage"] == pytest.approx((1.0, 0.75, 0.5, 0.25))
    assert counts["health"] == pytest.approx((1.0, 2 / 3, 1 / 3, 0.0))
    assert counts["side"] == pytest.approx((1.0, 0.5))

"""The laws of the scores (DESIGN, analysis) on random graphs.

Law 1 leaves out, as the law itself and the rules of deals do, ties that give a shared deal a further
place (its others then share what they had) and ties that show two deals to be one thing (a company that
operates one project brings its shareholders' stakes into that project's deal).
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable
from dataclasses import replace

import networkx as nx
import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from graph.analysis.deals.assignment import assign_deals
from graph.analysis.deals.model import counted_health
from graph.analysis.score.position import Joining, PlaceNetwork, positions
from graph.analysis.score.score import PLACES
from graph.statements.merging import merge_ties
from graph.statements.records import Statements, Tie
from graph.statements.status import HEALTHS, STAGES, status_of
from tests.factories import (
    OLD,
    RECENT,
    SCHEMA,
    appraisal_of,
    changed,
    evidence,
    graph_of,
    points_of,
    quick_method,
    scores_of,
    statements,
    with_evidence,
)
from tests.factories import tie as make_tie
from tests.strategies import (
    ALL,
    CROWDED,
    EFFORT,
    EMPTY_PROVINCE,
    EMPTY_REGION,
    FLOWS,
    FRAMEWORK,
    RESTRICTION,
    SUBSTANCE,
    Form,
    scored_ties,
    statement_sets,
    ties,
)

TOLERANCE = 1e-9
Law = Callable[[st.DataObject], None]
LAWS: list[Law] = []


def law(check: Law) -> Law:
    LAWS.append(check)
    return check


def shares(base: Statements) -> dict[tuple[str, str], float]:
    return {
        (d.id, place): d.share_of(place)
        for d in appraisal_of(base).deals
        for place in (*d.shares, *d.provinces)
    }


def shares_anew(before: Statements, after: Statements) -> bool:
    """Tell whether a place of a known deal has less of it than it had."""
    found = shares(after)
    return any(share > found.get(key, 0.0) + 1e-12 for key, share in shares(before).items())


def joins_deals(before: Statements, after: Statements) -> bool:
    now = {part.id: deal.id for deal in appraisal_of(after).deals for part in deal.parts}
    return any(now[p.id] != deal.id for deal in appraisal_of(before).deals for p in deal.parts)


def assert_never_lower(before: Statements, after: Statements) -> None:
    for of in PLACES:
        old, new = points_of(before, of), points_of(after, of)
        for place in old:
            assert new[place] >= old[place] - TOLERANCE, place


def crowded_or(forms: tuple[Form, ...]) -> SearchStrategy[Statements]:
    """Return sets in which most ties meet in one deal as often as sets spread over the whole world."""
    return st.one_of(statement_sets(CROWDED, min_ties=2, max_ties=5), statement_sets(forms))


@law
def new_operating_tie_never_lowers_a_mark(data: st.DataObject) -> None:
    before = data.draw(crowded_or(ALL))
    forms = (*SUBSTANCE, *FLOWS, *FRAMEWORK, *EFFORT)
    new = data.draw(ties(forms, stages=("operating",), healths=(None, "active"), key="new"))
    after = changed(before, (*before.ties.values(), new))
    assume(not joins_deals(before, after) and not shares_anew(before, after))
    assert_never_lower(before, after)


@law
def raising_a_stage_never_lowers_a_mark(data: st.DataObject) -> None:
    before = data.draw(crowded_or((*SUBSTANCE, *FLOWS, *FRAMEWORK, *EFFORT)))
    tie = data.draw(scored_ties(before))
    words = ("dropped", "planned", "held") if tie.role == "effort" else STAGES
    stage = status_of(tie).stage or words[0]
    higher = words[words.index(stage) + 1 :]
    assume(higher and not (tie.role == "effort" and stage == "dropped"))
    period = data.draw(st.sampled_from(tie.evidence)).period
    raised = with_evidence(
        tie, evidence(tie.id, data.draw(st.sampled_from(higher)), period=period, locator="x")
    )
    assert_never_lower(before, changed(before, ({**before.ties, tie.id: raised}).values()))


@law
def bad_news_never_raises_a_mark(data: st.DataObject) -> None:
    before = data.draw(crowded_or((*SUBSTANCE, *FLOWS, *FRAMEWORK)))
    tie = data.draw(scored_ties(before))
    health = data.draw(st.sampled_from(("slow", "stalled", "cancelled")))
    period = data.draw(st.sampled_from((OLD, RECENT)))
    worse = with_evidence(tie, evidence(tie.id, health=health, period=period, locator="x"))
    # A relation that ended counts as one that was cancelled: news that it goes on slowly is good news.
    rule = SCHEMA.edges[tie.type].deal
    assert rule is not None
    ranks = [HEALTHS.index(counted_health(status_of(t).health or "", rule)) for t in (tie, worse)]
    assume(ranks[1] > ranks[0])
    assert_never_lower(changed(before, ({**before.ties, tie.id: worse}).values()), before)


#: The fixed small set of law 2: three plants that run, with one named Chinese investor, in a region that has
#: them alone (a region that only talks of the same plant would share it: an attribution, not talk).
def three_running_plants(code: str) -> list[Tie]:
    plants = [f"project:fixed-plant-{n}" for n in range(3)]
    return [
        *(make_tie("HAS_PROJECT", f"region:{code}", plant, regions=code) for plant in plants),
        *(
            make_tie("INVESTOR_IN", "company:chery", plant, regions=code, provinces=["CN-AH"])
            for plant in plants
        ),
    ]


@law
def talk_never_beats_three_running_plants(data: st.DataObject) -> None:
    talk = ties((*SUBSTANCE, *FLOWS), stages=("discussed", "agreed"), regions=("RU-AMU", "RU-PRI"))
    frames = ties((*FRAMEWORK, *EFFORT), regions=("RU-AMU", "RU-PRI"))
    reported = data.draw(st.lists(st.one_of(talk, frames), min_size=1, max_size=40))
    unique = {t.id: t for t in reported}.values()
    base = statements([*three_running_plants("RU-KHA"), *unique])
    for of, best in zip(PLACES, ("region:RU-KHA", "province:CN-AH"), strict=True):
        found = points_of(base, of)
        assert all(found[best] > found[place] for place in found if place != best)
        assert all(found[place] < 4.0 for place in found if place != best)


@law
def one_agreement_split_into_ten_changes_nothing(data: st.DataObject) -> None:
    before = data.draw(statement_sets())
    tie = data.draw(st.sampled_from(list(before.ties.values())))
    pieces = [
        replace(tie, id=id_, evidence=tuple(replace(e, id=f"{id_}@{e.locator}") for e in tie.evidence))
        for n in range(9)
        for id_ in [f"{tie.id}/piece-{n}"]
    ]
    assert_equal(before, changed(before, (*before.ties.values(), *pieces)))


@law
def ten_reprints_of_one_report_change_nothing(data: st.DataObject) -> None:
    before = data.draw(statement_sets())
    tie = data.draw(st.sampled_from(list(before.ties.values())))
    first = data.draw(st.sampled_from(tie.evidence))
    reprints = [replace(first, id=f"{first.id}-{n}", source_id=f"source:reprint-{n}") for n in range(10)]
    after = changed(before, ({**before.ties, tie.id: with_evidence(tie, *reprints)}).values())
    assert_equal(before, after)


def assert_equal(before: Statements, after: Statements) -> None:
    for of in PLACES:
        old, new = scores_of(before, of), scores_of(after, of)
        for place, score in old.items():
            assert (new[place].mark, new[place].rank) == (score.mark, score.rank)
            for name in ("score", "low", "high"):
                assert getattr(new[place], name) == pytest.approx(getattr(score, name), abs=TOLERANCE)


@law
def order_of_input_changes_nothing(data: st.DataObject) -> None:
    base = data.draw(statement_sets())
    shuffle = random.Random(data.draw(st.integers(0, 9999))).shuffle  # noqa: S311 - order, not secrets
    reports = [replace(t, evidence=(e,)) for t in base.ties.values() for e in t.evidence]
    entities, numbers = list(base.entities.values()), list(base.observations.values())
    for records in (reports, entities, numbers):
        shuffle(records)
    again = Statements.of(entities, merge_ties(reports, base.layers), numbers, (), base.layers)
    assert graph_of(again).content_hash == graph_of(base).content_hash
    for of in PLACES:
        assert scores_of(again, of) == scores_of(base, of)


@law
def a_place_without_ties_gets_one(data: st.DataObject) -> None:
    base = data.draw(statement_sets())
    for of, place in zip(PLACES, (EMPTY_REGION, EMPTY_PROVINCE), strict=True):
        empty = scores_of(base, of)[place]
        assert (empty.mark, empty.score, empty.low, empty.high) == (1, 1.0, 1.0, 1.0)
        assert empty.contributions == ()


@law
def shares_of_a_deal_sum_to_one_or_nothing(data: st.DataObject) -> None:
    base = data.draw(statement_sets())
    for deal in appraisal_of(base).deals:
        stands = any(set(p.roles.values()) - {"claimed"} for p in deal.parts)
        assert sum(deal.shares.values()) == pytest.approx(1.0 if stands else 0.0, abs=1e-12)
        shared = sum(deal.share_of(province) for province in deal.provinces)
        assert shared == pytest.approx(float(bool(deal.provinces)), abs=1e-12)


@law
def national_sum_counts_a_deal_at_most_once(data: st.DataObject) -> None:
    base, method = data.draw(statement_sets()), quick_method()
    points = appraisal_of(base, method).points
    most = float(method.values["size"]["most"])
    sums: dict[tuple[str, str], float] = {}
    for row, held in enumerate(points.holdings):
        key = (held.place.partition(":")[0], held.deal.id)
        sums[key] = sums.get(key, 0.0) + points.strength[row, 0] + points.talk[row, 0]
    assert all(total <= most + TOLERANCE for total in sums.values())


@law
def contributions_sum_to_the_score_and_lead_to_evidence(data: st.DataObject) -> None:
    base = data.draw(crowded_or(ALL))
    deals = assign_deals(base)
    for of in PLACES:
        for score in scores_of(base, of).values():
            total = score.base + sum(c.points for c in score.contributions)
            assert total == pytest.approx(score.score, abs=TOLERANCE)
            for part in score.contributions:
                assert base.ties[part.tie_id].evidence
                assert deals[part.tie_id] == part.deal_id
                assert part.points > 0


@law
def intervals_contain_score_and_mark(data: st.DataObject) -> None:
    base = data.draw(statement_sets())
    for of in PLACES:
        for score in scores_of(base, of, quick_method(30)).values():
            assert score.low <= score.score <= score.high
            assert score.low <= score.mark <= score.high
            assert score.low >= 1.0
            assert score.high <= 10.0


@law
def restrictions_change_nothing(data: st.DataObject) -> None:
    base = data.draw(statement_sets())
    ban = data.draw(ties(RESTRICTION, key="new"))
    after = changed(base, (*base.ties.values(), ban))
    for of in PLACES:
        old, new = scores_of(base, of), scores_of(after, of)
        assert {p: new[p] for p in old} == old


def test_the_random_graphs_hold_every_type_of_tie() -> None:
    # These three are made by the loader itself: evidence and its source, and the marks of editions.
    made = {"ABOUT", "FROM", "RATED"} | {name for name, edge in SCHEMA.edges.items() if edge.made}
    assert {form.type for form in ALL} == set(SCHEMA.edges) - made


each_law = pytest.mark.parametrize("check", LAWS, ids=lambda check: check.__name__)


@each_law
@given(data=st.data())
def test_law_holds(check: Law, data: st.DataObject) -> None:
    check(data)


def test_a_thousand_announcements_stay_below_three_running_plants() -> None:
    region = "region:RU-AMU"
    reported = [make_tie("INVESTOR_IN", f"company:c{n}", f"project:p{n}", "agreed") for n in range(400)]
    reported += [make_tie("VISITED", region, f"city:c{n}", "held") for n in range(300)]
    reported += [make_tie("COOPERATES_WITH", region, f"city:c{n}") for n in range(300)]
    found = scores_of(statements([*reported, *three_running_plants("RU-KHA")]))
    assert found["region:RU-KHA"].score > found[region].score
    assert found["region:RU-KHA"].rank == 1
    assert found[region].score < 4.0


@given(base=statement_sets())
def test_the_score_is_the_base_and_all_contributions(base: Statements) -> None:
    for of in PLACES:
        assert points_of(base, of) == {id_: s.score for id_, s in scores_of(base, of).items()}


def test_a_shared_project_adds_to_the_nation_what_one_region_would_get() -> None:
    def strength(regions: dict[str, str]) -> float:
        base = statements([make_tie("HAS_PROJECT", "region:RU-AMU", "project:bridge", regions=regions)])
        return float(appraisal_of(base).points.strength.sum())

    alone = strength({"RU-AMU": "site"})
    assert strength({"RU-AMU": "site", "RU-PRI": "site", "RU-TA": "site"}) == pytest.approx(alone, abs=1e-12)
    assert strength({"RU-AMU": "origin", "RU-PRI": "transit"}) == pytest.approx(alone, abs=1e-12)


REGIONS, FAR = ("region:a", "region:b", "region:c"), ("province:x", "province:y")
edge_lists = st.dictionaries(
    st.sampled_from(list(itertools.product(REGIONS, FAR))), st.floats(0.01, 9.0), max_size=6
)


@given(edges=edge_lists, attenuation=st.floats(0.0, 1.0))
def test_positions_equal_the_sum_over_all_walks_of_two_and_three_steps(
    edges: dict[tuple[str, str], float], attenuation: float
) -> None:
    graph = nx.Graph()
    graph.add_nodes_from((*REGIONS, *FAR))
    graph.add_weighted_edges_from((a, b, w) for (a, b), w in edges.items())

    def walks(node: str) -> float:
        """Sum the products of attenuated weights over every walk of two and of three edges, one by one."""
        total, stack = 0.0, [(node, 1.0, 0)]
        while stack:
            here, product, steps = stack.pop()
            for other in graph[here] if steps < 3 else ():
                longer = product * attenuation * graph[here][other]["weight"]
                total += longer if steps else 0.0
                stack.append((other, longer, steps + 1))
        return total

    joinings = tuple(Joining(0, a, b, 1.0) for a, b in edges)
    network = PlaceNetwork.of(joinings, np.array([[w] for w in edges.values()]).reshape(-1, 1))
    found = positions(network, attenuation, (*REGIONS, *FAR))
    assert found[:, 0] == pytest.approx([walks(n) for n in (*REGIONS, *FAR)], rel=1e-9, abs=1e-12)

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
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from graph.analysis.centrality import katz_parts, katz_walks
from graph.analysis.components import components, province_shares_of, region_shares_of
from graph.analysis.deals import assign_deals
from graph.analysis.facts import read_deals
from graph.analysis.scoring import Of
from graph.statements.merging import merge_ties
from graph.statements.records import Statements, Tie
from graph.statements.status import EFFORT_STAGES, HEALTHS, STAGES, status_of
from tests.factories import (
    OLD,
    RECENT,
    SCHEMA,
    changed,
    evidence,
    graph_of,
    points_of,
    quick_method,
    scores_of,
    statements,
    view_of,
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
    MANY,
    RESTRICTION,
    SUBSTANCE,
    Form,
    scored_ties,
    statement_sets,
    ties,
)

PLACES: tuple[Of, Of] = ("regions", "provinces")
TOLERANCE = 1e-9
Law = Callable[[st.DataObject], None]
LAWS: list[Law] = []


def law(check: Law) -> Law:
    LAWS.append(check)
    return check


def shares(base: Statements, of: Of) -> dict[str, dict[str, float]]:
    shared = region_shares_of if of == "regions" else province_shares_of
    return {d.id: dict(shared(d)) for d in read_deals(view_of(base))}


def shares_anew(before: Statements, after: Statements) -> bool:
    """Tell whether a place of a known deal has less of it than it had."""
    return any(
        share > found.get(deal, {}).get(place, 0.0) + 1e-12
        for of in PLACES
        for found in [shares(after, of)]
        for deal, known in shares(before, of).items()
        for place, share in known.items()
    )


def joins_deals(before: Statements, after: Statements) -> bool:
    now = assign_deals(after)
    return any(now[id_] != deal for id_, deal in assign_deals(before).items())


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
    ranks = [HEALTHS.index(status_of(t).health or "active") for t in (tie, worse)]
    assume(ranks[1] > ranks[0])
    assert_never_lower(changed(before, ({**before.ties, tie.id: worse}).values()), before)


#: The fixed small set of law 2: one plant that runs, with one named Chinese investor, in a region that has
#: it alone (a region that only talks of the same plant would share it: an attribution, not talk).
def one_running_plant(code: str) -> list[Tie]:
    plant = "project:fixed-plant"
    return [
        make_tie("HAS_PROJECT", f"region:{code}", plant, regions=code),
        make_tie("INVESTOR_IN", "company:chery", plant, regions=code, provinces=["CN-AH"]),
    ]


@law
def talk_never_beats_one_running_plant(data: st.DataObject) -> None:
    talk = ties((*SUBSTANCE, *FLOWS), stages=("discussed", "agreed"), regions=("RU-AMU", "RU-PRI"))
    frames = ties((*FRAMEWORK, *EFFORT), regions=("RU-AMU", "RU-PRI"))
    told = data.draw(st.lists(st.one_of(talk, frames), min_size=1, max_size=40))
    unique = {t.id: t for t in told}.values()
    base = statements([*one_running_plant("RU-KHA"), *unique])
    for of, best in zip(PLACES, ("region:RU-KHA", "province:CN-AH"), strict=True):
        found = points_of(base, of)
        assert all(found[best] > found[place] for place in found if place != best)


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
    for deal in read_deals(view_of(base)):
        stands = any(set(t.roles.values()) - {"claimed"} for t in deal.ties)
        assert sum(deal.shares.values()) == pytest.approx(1.0 if stands else 0.0, abs=1e-12)
        assert sum(province_shares_of(deal).values()) == pytest.approx(float(bool(deal.provinces)), abs=1e-12)


@law
def national_sum_counts_a_deal_at_most_once(data: st.DataObject) -> None:
    base, method = data.draw(statement_sets()), quick_method()
    view = view_of(base)
    deals = read_deals(view)
    most = 1.0 + float(method.values["size"]["most"])
    for shared in (region_shares_of, province_shares_of):
        sums: dict[str, float] = {}
        for part in components(view, deals, shared, method):
            if part.component in ("results", "follow_through", "depth", "talk", "framework"):
                key = f"{part.component} {part.deal_id}"
                sums[key] = sums.get(key, 0.0) + part.amount
        assert all(total <= most + TOLERANCE for total in sums.values())


@law
def contributions_sum_to_the_score_and_lead_to_evidence(data: st.DataObject) -> None:
    base = data.draw(statement_sets())
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
    made = {"ABOUT", "FROM", "RATED"}
    assert {form.type for form in ALL} == set(SCHEMA.edges) - made


each_law = pytest.mark.parametrize("check", LAWS, ids=lambda check: check.__name__)
SLOW_GENERATION = (HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large)


@each_law
@settings(max_examples=150, deadline=None, suppress_health_check=SLOW_GENERATION)
@given(data=st.data())
def test_law_holds(check: Law, data: st.DataObject) -> None:
    check(data)


@pytest.mark.slow
@each_law
@settings(max_examples=MANY, deadline=None, suppress_health_check=SLOW_GENERATION)
@given(data=st.data())
def test_law_holds_ten_thousand_times(check: Law, data: st.DataObject) -> None:
    check(data)


def test_a_thousand_announcements_stay_below_one_running_plant() -> None:
    region = "region:RU-AMU"
    told = [make_tie("INVESTOR_IN", f"company:c{n}", f"project:p{n}", "agreed") for n in range(400)]
    told += [make_tie("VISITED", region, f"city:c{n}", "held") for n in range(300)]
    told += [make_tie("COOPERATES_WITH", region, f"city:c{n}") for n in range(300)]
    found = scores_of(statements([*told, *one_running_plant("RU-KHA")]))
    assert found["region:RU-KHA"].score > found[region].score
    assert found["region:RU-KHA"].rank == 1


@given(base=statement_sets())
@settings(max_examples=30, deadline=None)
def test_the_score_is_the_base_and_all_contributions(base: Statements) -> None:
    for of in PLACES:
        assert points_of(base, of) == {id_: s.score for id_, s in scores_of(base, of).items()}


def test_effort_stages_are_ranked_as_the_codebook_says() -> None:
    assert set(EFFORT_STAGES) == {"planned", "dropped", "held"}


def test_a_shared_project_adds_to_the_nation_what_one_region_would_get() -> None:
    def results(regions: dict[str, str]) -> float:
        base = statements([make_tie("HAS_PROJECT", "region:RU-AMU", "project:bridge", regions=regions)])
        view = view_of(base)
        parts = components(view, read_deals(view), region_shares_of, quick_method())
        return sum(p.amount for p in parts if p.component == "results")

    alone = results({"RU-AMU": "site"})
    assert results({"RU-AMU": "site", "RU-PRI": "site", "RU-TA": "site"}) == pytest.approx(alone, abs=1e-12)
    assert results({"RU-AMU": "origin", "RU-PRI": "transit"}) == pytest.approx(alone, abs=1e-12)


NODES = ("a", "b", "c", "d", "e")
edge_lists = st.dictionaries(
    st.sampled_from(list(itertools.combinations(NODES, 2))), st.floats(0.01, 1.0), max_size=8
)


@given(edges=edge_lists, attenuation=st.floats(0.0, 1.0), length=st.integers(0, 4))
@settings(max_examples=100, deadline=None)
def test_katz_walks_equal_the_sum_over_all_walks(
    edges: dict[tuple[str, str], float], attenuation: float, length: int
) -> None:
    graph = nx.Graph()
    graph.add_nodes_from(NODES)
    graph.add_weighted_edges_from((a, b, w) for (a, b), w in edges.items())

    def walks(node: str, left: int) -> float:
        """Sum the products of attenuated weights over every walk of 1 to ``left`` edges, one by one."""
        total, stack = 0.0, [(node, 1.0, left)]
        while stack:
            here, product, steps = stack.pop()
            for other in graph[here] if steps else ():
                longer = product * attenuation * graph[here][other]["weight"]
                total += longer
                stack.append((other, longer, steps - 1))
        return total

    found = katz_walks(graph, attenuation, length)
    for node in NODES:
        assert found[node] == pytest.approx(walks(node, length), rel=1e-9, abs=1e-12)
        if length:
            parts = katz_parts(graph, node, attenuation, length)
            assert sum(parts.values()) == pytest.approx(found[node], rel=1e-12)

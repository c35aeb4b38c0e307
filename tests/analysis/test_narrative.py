"""A mark told in sentences: sums, words for everything, every deal once."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings

from graph.analysis.deal_cuts import REASONS
from graph.analysis.deals import PAIR_KINDS, assign_deals
from graph.analysis.method import COMPONENTS
from graph.analysis.narrative import deciding_evidence, evidence_points, tell, tie_sentence
from graph.analysis.phrases import read_phrases, tie_phrase
from graph.analysis.promise_groups import ALL, UNKNOWN
from graph.analysis.promise_rules import KINDS
from graph.analysis.scoring import Score
from graph.statements.records import Statements
from graph.statements.status import EFFORT_STAGES, HEALTHS, STAGES
from graph.workflows.workspace import Workspace
from schema.reader import read_schema
from tests.factories import OLD, RECENT, scores_of, statements, tie
from tests.strategies import statement_sets


def check_sums(score: Score, base: Statements) -> None:
    deals = tell(score, base, assign_deals(base))
    sums = (
        [deal.points for deal in deals],
        [points for deal in deals for points in deal.by_component.values()],
        [t.points for deal in deals for t in deal.ties],
        [e.points for deal in deals for t in deal.ties for e in t.evidence],
        [e.points for e in evidence_points(score, base)],
        [c.points for c in score.contributions],
    )
    for all_points in sums:
        assert score.base + math.fsum(all_points) == pytest.approx(score.score, abs=1e-9)
    assert len({d.deal_id for d in deals}) == len(deals)
    for name, whole in score.by_component().items():
        assert math.fsum(d.by_component.get(name, 0.0) for d in deals) == pytest.approx(whole, abs=1e-9)


@settings(max_examples=80, deadline=None)
@given(base=statement_sets())
def test_points_of_components_deals_ties_and_evidence_sum_to_the_score(base: Statements) -> None:
    for score in (*scores_of(base).values(), *scores_of(base, "provinces").values()):
        check_sums(score, base)


def test_points_sum_for_the_shipped_data() -> None:
    work = Workspace()
    for score in (*work.scores(), *work.scores("provinces")):
        check_sums(score, work.statements)


def test_a_deal_is_told_with_all_its_ties_those_that_decide_nothing_too() -> None:
    plant = tie("HAS_PROJECT", "region:RU-AMU", "project:plant")
    machine = tie("SUPPLIER_TO", "company:haier", "project:plant")
    base = statements([plant, machine])
    (deal,) = tell(scores_of(base)["region:RU-AMU"], base, assign_deals(base))
    assert {t.tie.id for t in deal.ties} == {plant.id, machine.id}


def test_the_evidence_that_decides_shares_equally() -> None:
    # Operating is told twice and building once before; the last period calls it slow.
    said = [("building", None, OLD), ("operating", None, OLD), ("operating", "slow", RECENT)]
    plant = tie("HAS_PROJECT", "region:RU-AMU", "project:plant", said=said)
    assert {e.stage for e in deciding_evidence(plant)} == {"operating"}
    points = [
        e.points
        for e in evidence_points(scores_of(statements([plant]))["region:RU-AMU"], statements([plant]))
    ]
    assert len(points) == 2
    assert points[0] == points[1] > 0


def test_every_type_stage_health_and_component_has_words_in_both_languages() -> None:
    phrases, schema = read_phrases(), read_schema()
    assert set(phrases["ties"]) == set(schema.edges)
    assert set(phrases["stages"]) == {*STAGES, *EFFORT_STAGES}
    assert set(phrases["healths"]) == set(HEALTHS)
    assert set(phrases["bases"]) == set(schema.vocabularies["basis"].terms)
    assert set(phrases["components"]) == set(COMPONENTS)
    assert set(phrases["cuts"]) == set(REASONS)
    assert set(phrases["kinds"]) == {*KINDS, ALL, UNKNOWN}
    flows = {type_.lower() for type_, edge in schema.edges.items() if edge.role == "flow"}
    assert set(phrases["deals"]) == {*PAIR_KINDS.values(), *flows, "effort", "framework"}
    for section in phrases.values():
        assert all(set(words) == {"en", "ru"} and all(words.values()) for words in section.values())
    for words in phrases["ties"].values():
        assert all(words[lang].count("{source}") == words[lang].count("{target}") == 1 for lang in words)


def test_names_with_braces_stay_as_they_are() -> None:
    assert tie_phrase("EXPORTS", "{target}", "{source}", "en") == "{target} exports {source}"


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("en", "Name region:RU-AMU has the project Name project:plant. note (operating)"),
        ("ru", "Проект: Имя project:plant (Имя region:RU-AMU). заметка (действует)"),
    ],
)
def test_a_sentence_says_who_does_what_what_was_said_and_how_far_it_is(lang: str, expected: str) -> None:
    plant = tie("HAS_PROJECT", "region:RU-AMU", "project:plant")
    assert tie_sentence(plant, statements([plant]), lang) == expected


def test_a_term_that_has_passed_is_said_of_what_does_not_run_and_of_nothing_else() -> None:
    promised = tie("HAS_PROJECT", "region:RU-AMU", "project:plant", "agreed")
    running = tie("SUPPLIER_TO", "company:haier", "project:plant")
    late = tie("INVESTOR_IN", "company:haier", "project:plant", "building", "slow")
    base = statements([promised, running, late])
    told = [tie_sentence(t, base, "en", "overdue by 5 months") for t in (promised, running, late)]
    assert [text.partition("note ")[2] for text in told] == [
        "(agreed, overdue by 5 months)",
        "(operating)",
        "(being built, slower or weaker than expected)",
    ]

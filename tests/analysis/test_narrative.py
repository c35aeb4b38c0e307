"""A mark told in sentences: sums, words for everything, every deal once."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings

from graph.analysis.deals import assign_deals
from graph.analysis.method import COMPONENTS
from graph.analysis.narrative import deciding_evidence, evidence_points, tell, tie_sentence
from graph.analysis.phrases import read_phrases, tie_phrase
from graph.analysis.scoring import Score
from graph.statements.records import Statements
from graph.statements.status import EFFORT_STAGES, HEALTHS, STAGES
from graph.workflows.workspace import Workspace
from schema.reader import read_schema
from tests.factories import OLD, RECENT, scores_of, statements, tie
from tests.strategies import statement_sets


def check_sums(score: Score, base: Statements) -> None:
    told = tell(score, base, assign_deals(base))
    deals = [deal for story in told for deal in story.deals]
    sums = (
        [story.points for story in told],
        [deal.points for deal in deals],
        [t.points for deal in deals for t in deal.ties],
        [e.points for deal in deals for t in deal.ties for e in t.evidence],
        [e.points for e in evidence_points(score, base)],
        [c.points for c in score.contributions],
    )
    for points in sums:
        assert score.base + math.fsum(points) == pytest.approx(score.score, abs=1e-9)
    assert len({d.deal_id for d in deals}) == len(deals)
    for story in told:
        here = math.fsum(d.by_component[story.component] for d in story.deals)
        assert here + story.elsewhere == pytest.approx(story.points, abs=1e-9)


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
    (deal,) = [d for s in tell(scores_of(base)["region:RU-AMU"], base, assign_deals(base)) for d in s.deals]
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
    for section in phrases.values():
        assert all(set(words) == {"en", "ru"} and all(words.values()) for words in section.values())
    for words in phrases["ties"].values():
        assert all(words[lang].count("{source}") == words[lang].count("{target}") == 1 for lang in words)


def test_names_with_braces_stay_as_they_are() -> None:
    assert tie_phrase("EXPORTS", "{target}", "{source}", "en") == "{target} exports {source}"


@pytest.mark.parametrize(("lang", "word"), [("en", "operating"), ("ru", "действует"), ("zh", "operating")])
def test_a_sentence_ends_with_the_tie_and_names_its_place(lang: str, word: str) -> None:
    plant = tie("HAS_PROJECT", "region:RU-AMU", "project:plant")
    base = statements([plant])
    ((deal,),) = [
        s.deals for s in tell(scores_of(base)["region:RU-AMU"], base, assign_deals(base)) if s.deals
    ]
    text = tie_sentence(deal.ties[0], base, lang)
    assert text.endswith(f"[{plant.id}]")
    assert word in text
    assert "report after/0" in text

"""What-if, the way to the next mark, marks without a source and odds of ranks on the shipped data."""

from __future__ import annotations

import itertools
import math
from pathlib import Path

import pytest

from graph.analysis.scenarios.difference import appraise
from graph.analysis.scenarios.next_mark import Direction
from graph.analysis.scenarios.without import without_evidence
from graph.texts import languages
from graph.workflows.records.rank_odds import rank_odds
from graph.workflows.records.scenarios import to_next_mark, what_if, without
from graph.workflows.sentences.scenarios import next_mark_lines, what_if_lines
from graph.workflows.workspace import Workspace
from schema.errors import UsageError
from tests.factories import OLD, statements, tie
from tests.shipped import shipped_workspace

AMU = "region:RU-AMU"
GCC = "deal:project:amur-gas-chemical-complex"
BARLEY = "add@EXPORTS/region:RU-AMU/product:barley:stage=operating"


@pytest.fixture(scope="module")
def work() -> Workspace:
    return shipped_workspace()


@pytest.mark.slow
def test_a_what_if_equals_editing_the_dataset(tmp_path: Path, work: Workspace) -> None:
    tie_id = "HAS_PROJECT/region:RU-AMU/project:amur-gas-chemical-complex"
    (tmp_path / "dataset.yaml").write_text('format: 1\nname: mine\nru: "Слой"\nen: "Layer"\n', "utf-8")
    (tmp_path / "more.yaml").write_text(
        'sources:\n  - {id: source:mine, ru: "Моё", en: "Mine", date: 2026-06-01}\n'
        "ties:\n  - type: HAS_PROJECT\n    from: region:RU-AMU\n    to: project:amur-gas-chemical-complex\n"
        "    regions: {RU-AMU: site}\n    evidence:\n      - {source: source:mine, at: page/1, "
        'stage: operating, ru: "Завод пущен", en: "The plant runs"}\n',
        "utf-8",
    )
    edited = next(s for s in Workspace((tmp_path,)).appraisal.scores("regions") if s.id == AMU)
    for text in (f"stage=operating@{tie_id}", f"stage=operating@{GCC}"):
        supposed = what_if(work, "RU-AMU", [text])
        assert supposed["score_after"] == pytest.approx(edited.score, abs=1e-12)
        assert supposed["mark_after"] == edited.mark
        assert supposed["score_after"] > supposed["score_before"]


@pytest.mark.parametrize("place", ["RU-AMU", "province:CN-HL", "RU-MAG"])
def test_components_and_deals_each_sum_to_the_difference(work: Workspace, place: str) -> None:
    changes = [f"health=cancelled@{GCC}", "health=cancelled@deal:project:power-of-siberia", BARLEY]
    found = what_if(work, place, changes)
    difference = found["score_after"] - found["score_before"]
    assert math.fsum(found["components"].values()) == pytest.approx(difference, abs=1e-9)
    assert math.fsum(deal["points"] for deal in found["deals"]) == pytest.approx(difference, abs=1e-9)
    for deal in found["deals"]:
        parts = math.fsum(deal[name] for name in found["components"])
        assert parts == pytest.approx(deal["points"], abs=1e-12)
    assert [effect["change"] for effect in found["effects"]] == changes


def test_a_further_product_is_said_to_join_a_deal_that_counts_as_much_without_it(work: Workspace) -> None:
    found = what_if(work, "RU-ALT", [BARLEY.replace("RU-AMU", "RU-ALT")])
    (effect,) = found["effects"]
    assert (effect["deal_id"], effect["is_new"]) == ("deal:exports/region:RU-ALT/2", False)
    assert effect["before"] == effect["after"]
    assert effect["also_by"] in work.statements.ties
    assert found["difference"] == pytest.approx(0.0, abs=1e-9)
    for lang in languages():
        lines = list(what_if_lines(found, lang))
        assert any(effect["also_by"] in line for line in lines)
        assert any(f"[{effect['deal_id']}]" in line for line in lines)


def test_the_factors_say_why_a_change_moves_little(work: Workspace) -> None:
    found = what_if(work, "RU-AMU", ["add@SISTER_PROVINCE/region:RU-AMU/province:CN-GD:stage=agreed"])
    (effect,) = found["effects"]
    assert effect["is_new"]
    values = [factor["value"] for factor in effect["factors"]]
    assert math.prod(values) == pytest.approx(effect["after"]["talk"])
    assert values[:2] == [0.2, 0.5]
    text = "\n".join(what_if_lines(found, "en"))
    assert "0 → 0.100 (talk) = goods, flows and contacts 0.2 × agreed 0.5" in text
    assert f"one more of talk {found['marginal']['talk']:.2f}" in text
    assert found["difference"] == pytest.approx(0.1 * found["marginal"]["talk"], rel=0.1)


def test_a_deal_of_others_is_said_to_be_none_of_the_place(work: Workspace) -> None:
    found = what_if(work, "RU-MAG", [f"stage=operating@{GCC}"])
    assert any("has no share of this deal" in line for line in what_if_lines(found, "en"))


def test_two_changes_of_one_deal_are_told_in_one_sentence(work: Workspace) -> None:
    found = what_if(work, "RU-AMU", [f"stage=operating@{GCC}", f"health=slow@{GCC}"])
    lines = list(what_if_lines(found, "en"))
    assert sum(f"[{GCC}]" in line for line in lines) == 1
    assert [f"stage=operating@{GCC}" in lines, f"health=slow@{GCC}" in lines] == [True, True]


@pytest.mark.parametrize("place", ["RU-SVE", "RU-KLU", "province:CN-HE"])
@pytest.mark.parametrize("direction", ["up", "down"])
def test_what_is_advised_moves_the_mark_when_everything_is_scored_anew(
    work: Workspace, place: str, direction: Direction
) -> None:
    found = to_next_mark(work, place, direction)
    again = what_if(work, place, [text for deal in found["deals"] for text in deal["changes"]])
    assert again["score_after"] == pytest.approx(found["score_after"], abs=1e-9)
    assert again["mark_after"] == found["mark_after"]
    assert (again["mark_after"] > again["mark_before"]) == (direction == "up")
    assert again["mark_after"] != again["mark_before"]
    assert found["exact"]


def test_the_end_of_the_scale_is_said_to_be_its_end(work: Workspace) -> None:
    lowest = next(s for s in work.appraisal.scores("provinces") if s.mark == 1)
    record = to_next_mark(work, lowest.id, "down")
    assert (record["deals"], record["mark_after"], record["reached"]) == ([], 1, False)
    assert list(next_mark_lines(record, "en"))[1:] == ["1 is the lowest mark there is."]


@pytest.mark.parametrize("direction", ["up", pytest.param("down", marks=pytest.mark.slow)])
def test_each_place_is_told_something_in_every_language(work: Workspace, direction: Direction) -> None:
    for place in ("RU-MAG", "RU-TA", "RU-ULY", "CN-XZ", "CN-GD"):
        record = to_next_mark(work, place, direction)
        told = [list(next_mark_lines(record, lang)) for lang in languages()]
        assert len({len(lines) for lines in told}) == 1
        assert len(told[0]) > 1
        assert "{" not in "".join(itertools.chain.from_iterable(told))


def test_without_a_source_only_its_ties_fall_away() -> None:
    both = statements(
        [tie("HAS_PROJECT", AMU, "project:plant"), tie("EXPORTS", AMU, "product:soy", period=OLD)]
    )
    assert not without_evidence(both, lambda source, _: source != "source:report").ties
    assert without_evidence(both, lambda *_: True) == both


def test_a_tie_of_which_no_stage_is_left_is_not_there() -> None:
    (held,) = statements([tie("HAS_PROJECT", AMU, "project:plant", None, "slow")]).ties.values()
    assert not without_evidence(statements([held]), lambda *_: True).ties


def test_without_a_source_equals_the_marks_of_the_rest(work: Workspace) -> None:
    source = "source:argun-reference"
    rows = without(work, [source.removeprefix("source:")], None)
    kept = without_evidence(work.statements, lambda given, _: given != source)
    expected = {s.id: s.score for s in appraise(kept, work.method).scores("regions")}
    assert {row["id"]: row["score_after"] for row in rows} == expected
    assert all(row["difference"] == row["score_after"] - row["score_before"] for row in rows)
    sizes = [round(abs(row["difference"]), 9) for row in rows]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] > 0
    assert without(work, [source], None, "RU-AMU") == [row for row in rows if row["id"] == AMU]


def test_without_the_only_layer_every_mark_is_the_lowest(work: Workspace) -> None:
    (layer,) = work.statements.layers
    rows = without(work, [], layer, of="provinces")
    assert {row["mark_after"] for row in rows} == {1}
    assert len(rows) == 34


def test_an_unknown_source_or_layer_is_refused(work: Workspace) -> None:
    with pytest.raises(UsageError, match="source:rating-2026"):
        without(work, ["rating-2062"], None)
    with pytest.raises(UsageError, match="no layer"):
        without(work, [], "mine")


def test_odds_of_two_places_mirror_each_other(work: Workspace) -> None:
    one, other = rank_odds(work, "RU-AMU", "RU-PRI"), rank_odds(work, "RU-PRI", "RU-AMU")
    assert (one["above"], one["equal"], one["below"]) == (other["below"], other["equal"], other["above"])
    assert one["above"] + one["equal"] + one["below"] == pytest.approx(1.0)
    with pytest.raises(UsageError, match="not ranked together"):
        rank_odds(work, "RU-AMU", "CN-HL")


def test_the_odds_of_being_first_are_shared_by_all(work: Workspace) -> None:
    found = [rank_odds(work, place) for place in work.draws["provinces"].places]
    assert sum(row["first"] for row in found) >= 1.0 - 1e-9
    for row in found:
        assert row["first"] <= row["top_ten"] <= row["top_twenty"] <= 1.0
        assert row["rank_low"] <= row["rank"] <= row["rank_high"]


def test_without_the_reference_layer_every_public_page_is_left_out(work: Workspace) -> None:
    entities = work.statements.entities.values()
    pages = [e.id for e in entities if e.type == "Source" and "seen" in e.properties]
    cited = {e.source_id for t in work.statements.ties.values() for e in t.evidence}
    named = sorted(cited & set(pages))
    assert len(named) > 100
    rows = without(work, ["reference"], None)
    kept = without_evidence(work.statements, lambda given, _: given not in pages)
    assert {row["id"]: row["score_after"] for row in rows} == {
        s.id: s.score for s in appraise(kept, work.method).scores("regions")
    }
    two = without(work, named[:2], None)
    assert sum(abs(row["difference"]) for row in two) < sum(abs(row["difference"]) for row in rows)

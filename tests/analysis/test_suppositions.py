"""What-if, the way to the next mark, and marks without a source."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.analysis.suppositions import apply_changes, read_change, without_evidence
from graph.statements.records import Statements
from graph.statements.status import status_of
from graph.workflows.suppositions import rescored, what_if, without
from graph.workflows.suppositions_lines import what_if_lines
from graph.workflows.workspace import Workspace
from schema.errors import UsageError
from tests.factories import OLD, quick_method, scores_of, statements, tie

AMU = "region:RU-AMU"
PLANT = tie("HAS_PROJECT", AMU, "project:plant", "agreed")
SISTER = tie("SISTER_PROVINCE", AMU, "province:CN-HL", provinces=["CN-HL"])
BASE = statements([PLANT, SISTER])
DAY = quick_method().reference_day
LAYER = """format: 1
name: {name}
ru: "Слой"
en: "Layer"
"""


@pytest.fixture(scope="module")
def work() -> Workspace:
    return Workspace()


def scored(base: Statements, *texts: str, place: str = AMU) -> float:
    changed = apply_changes(base, [read_change(text, base) for text in texts], DAY)
    return scores_of(changed)[place].score


def test_a_raised_stage_scores_like_the_tie_told_so_from_the_start() -> None:
    built = statements([tie("HAS_PROJECT", AMU, "project:plant", "operating"), SISTER])
    assert scored(BASE, f"stage=operating@{PLANT.id}") == pytest.approx(
        scores_of(built)[AMU].score, abs=1e-12
    )


def test_a_dropped_tie_is_as_if_never_told() -> None:
    assert scored(BASE, f"drop@{PLANT.id}") == scores_of(statements([SISTER]))[AMU].score
    assert scored(BASE, f"drop@{PLANT.id}", f"drop@{SISTER.id}") == 1.0


def test_an_added_tie_counts_for_its_region_and_province() -> None:
    change = "add@SISTER_PROVINCE/region:RU-AMU/province:CN-HL:stage=operating,region=RU-AMU,province=CN-HL"
    assert scored(statements([PLANT]), "drop@" + PLANT.id) == 1.0
    lonely = statements([PLANT], entities=BASE.entities.values())
    assert scored(lonely, change) == pytest.approx(scores_of(BASE)[AMU].score, abs=1e-12)


def test_a_stage_never_goes_back() -> None:
    assert status_of(_after(f"stage=discussed@{PLANT.id}").ties[PLANT.id]).stage == "agreed"


def test_the_last_word_on_health_is_the_supposition() -> None:
    for health in ("stalled", "active"):
        assert status_of(_after(f"health={health}@{PLANT.id}").ties[PLANT.id]).health == health


def _after(text: str) -> Statements:
    return apply_changes(BASE, [read_change(text, BASE)], DAY)


def test_suppositions_are_a_layer_and_leave_the_dataset_alone() -> None:
    before = repr(BASE)
    changed = _after(f"stage=operating@{PLANT.id}")
    assert changed.layers == (*BASE.layers, "what-if")
    assert {e.layer for e in changed.ties[PLANT.id].evidence} == {"test", "what-if"}
    assert {e.basis for e in changed.ties[PLANT.id].evidence if e.layer == "what-if"} == {"inferred"}
    assert repr(BASE) == before


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "is no change"),
        ("raise@x", "is no change"),
        ("stage@x", "is no change"),
        ("drop=x@y", "is no change"),
        (
            "drop@HAS_PROJECT/region:RU-AMU/project:plan",
            "did you mean HAS_PROJECT/region:RU-AMU/project:plant",
        ),
        (f"stage=built@{PLANT.id}", "discussed, agreed, building, operating"),
        (f"health=ill@{PLANT.id}", "active, ended"),
        ("add@SISTER_PROVINCE/region:RU-AMU/province:CN-HL", "expected add@TYPE"),
        ("add@SISTER/region:RU-AMU/province:CN-HL:stage=agreed", "did you mean"),
        ("add@SISTER_PROVINCE/region:RU-AMU/province:CN-ZZ:stage=agreed", "no entity"),
        ("add@SISTER_PROVINCE/province:CN-HL/region:RU-AMU:stage=agreed", "cannot end at"),
        ("add@SISTER_PROVINCE/region:RU-AMU/province:CN-HL:stage=agreed,colour=red", "colour=red"),
        ("add@SISTER_PROVINCE/region:RU-AMU/province:CN-HL:stage=agreed,role=guest", "site"),
        ("add@SISTER_PROVINCE/region:RU-AMU/province:CN-HL:region=RU-AMU", "stage"),
        ("add@LOCATED_IN/project:plant/region:RU-AMU:stage=agreed", "no part in a mark"),
    ],
)
def test_what_cannot_be_read_is_refused(text: str, expected: str) -> None:
    with pytest.raises(UsageError, match=expected):
        read_change(text, BASE)


def test_effort_has_no_health() -> None:
    base = statements([tie("VISITED", AMU, "province:CN-HL", "planned")])
    (visit,) = base.ties
    with pytest.raises(UsageError, match="has no health"):
        read_change(f"health=active@{visit}", base)
    assert read_change(f"stage=held@{visit}", base).value == "held"


def test_a_what_if_equals_editing_the_dataset(tmp_path: Path, work: Workspace) -> None:
    tie_id = "HAS_PROJECT/region:RU-AMU/project:amur-gas-processing-plant"
    (tmp_path / "dataset.yaml").write_text(LAYER.format(name="mine"), encoding="utf-8")
    (tmp_path / "more.yaml").write_text(
        'sources:\n  - {id: source:mine, ru: "Моё", en: "Mine", date: 2026-06-01}\n'
        "ties:\n  - type: HAS_PROJECT\n    from: region:RU-AMU\n    to: project:amur-gas-processing-plant\n"
        "    regions: {RU-AMU: site}\n    evidence:\n      - {source: source:mine, at: page/1, "
        'stage: operating, ru: "Завод пущен", en: "The plant runs"}\n',
        encoding="utf-8",
    )
    edited = Workspace((tmp_path,)).score_of(AMU)
    supposed = what_if(work, "RU-AMU", [f"stage=operating@{tie_id}"])
    assert supposed["score_after"] == pytest.approx(edited.score, abs=1e-12)
    assert supposed["mark_after"] == edited.mark
    assert supposed["score_after"] > supposed["score_before"]


def test_what_moved_sums_to_the_difference(work: Workspace) -> None:
    found = what_if(work, "RU-AMU", ["health=stalled@" + work.score_of("RU-AMU").contributions[0].tie_id])
    difference = found["score_after"] - found["score_before"]
    assert found["difference"] == difference
    assert sum(found["components"].values()) == pytest.approx(difference, abs=1e-9)
    assert sum(m["points"] for m in found["moved"]) == pytest.approx(difference, abs=1e-9)


def test_a_further_product_of_a_section_is_said_to_join_its_deal_and_why_it_adds_nothing(
    work: Workspace,
) -> None:
    found = what_if(work, "RU-AMU", ["add@EXPORTS/region:RU-AMU/product:barley:stage=operating"])
    (deal,) = found["deals"]
    assert (deal["deal_id"], deal["role"], deal["kind"]) == (
        "deal:exports/region:RU-AMU/2",
        "joins",
        "exports",
    )
    assert deal["other_ties"] == sum(d == deal["deal_id"] for d in work.deal_ids.values())
    assert deal["points"] == pytest.approx(0.0, abs=1e-9)
    joins, why = what_if_lines(found, "en")
    assert "joins the deal" in joins
    assert "changes nothing" in joins
    assert "all goods of one HS section" in why
    assert ["ничего не меняет" in line for line in what_if_lines(found, "ru")] == [True, False]


def test_each_change_is_told_with_its_own_part_of_the_difference(work: Workspace) -> None:
    texts = [
        "add@SISTER_PROVINCE/region:RU-IN/province:CN-GD:stage=agreed",
        "stage=operating@HAS_PROJECT/region:RU-IN/project:ingushetia-it-projects",
    ]
    both = what_if(work, "RU-IN", texts)
    for deal, other in zip(both["deals"], reversed(texts), strict=True):
        alone = what_if(work, "RU-IN", [other])
        assert deal["points"] == pytest.approx(both["score_after"] - alone["score_after"], abs=1e-9)
    assert [deal["role"] for deal in both["deals"]] == ["alone", "of_deal"]


def test_an_announcement_is_said_to_be_no_result(work: Workspace) -> None:
    found = what_if(work, "RU-IN", ["add@INVESTOR_IN/company:haier/project:ingushetia-it-projects:"
                                    "stage=agreed,region=RU-IN"])  # fmt: skip
    lines = list(what_if_lines(found, "en"))
    assert any("an announcement is no result" in line for line in lines)
    assert any("all ties at one project" in line for line in lines)


def test_without_a_source_only_its_ties_fall_away() -> None:
    both = statements([PLANT, tie("EXPORTS", AMU, "product:soy", period=OLD)])
    other = without_evidence(both, lambda source, _: source != "source:report")
    assert not other.ties
    assert without_evidence(both, lambda *_: True) == both


def test_without_a_source_equals_the_marks_of_the_rest(work: Workspace) -> None:
    source = "source:rating-2026"
    rows = {row["id"]: row for row in without(work, source.removeprefix("source:"), None, "regions")}
    kept = without_evidence(work.statements, lambda given, _: given != source)
    assert {e.source_id for t in kept.ties.values() for e in t.evidence}.isdisjoint({source})
    expected = rescored(work, kept, "regions")
    assert {id_: row["score_after"] for id_, row in rows.items()} == {i: s.score for i, s in expected.items()}
    assert all(row["difference"] == row["score_after"] - row["score_before"] for row in rows.values())


def test_an_unknown_source_or_layer_is_refused(work: Workspace) -> None:
    with pytest.raises(UsageError, match="source:rating-2026"):
        without(work, "rating-2062", None, "regions")
    with pytest.raises(UsageError, match="no layer"):
        without(work, None, "mine", "regions")

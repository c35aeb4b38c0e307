"""What-if, the way to the next mark, and marks without a source."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from graph.analysis.deals import assign_deals
from graph.analysis.next_mark import NextMark, candidates, next_mark
from graph.analysis.place_model import PlaceModel
from graph.analysis.scoring import SHARES, Of, to_mark
from graph.analysis.suppositions import apply_changes, read_change, without_evidence
from graph.statements.records import Statements
from graph.statements.status import status_of
from graph.workflows.explanation import rescored, to_next_mark, what_if, without
from graph.workflows.workspace import Workspace
from schema.errors import UsageError
from tests.factories import OLD, quick_method, scores_of, statements, tie, view_of
from tests.strategies import statement_sets

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


def model_of(base: Statements, place: str = AMU, of: Of = "regions") -> PlaceModel:
    return PlaceModel(base, assign_deals(base), view_of(base), quick_method(), place, of)


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


@pytest.mark.parametrize("of", ["regions", "provinces"])
@settings(max_examples=60, deadline=None)
@given(base=statement_sets(), data=st.data())
def test_the_fast_score_equals_the_full_one(of: Of, base: Statements, data: st.DataObject) -> None:
    shares = SHARES[of]
    assert shares is not None
    place = AMU if of == "regions" else "province:CN-HL"
    model = model_of(base, place, of)
    assert model.score == pytest.approx(scores_of(base, of)[place].score, abs=1e-9)
    every = [*candidates(model.ties, "up"), *candidates(model.ties, "down")]
    assume(every)
    chosen = data.draw(st.lists(st.sampled_from(every), min_size=1, max_size=3, unique=True))
    full = scores_of(apply_changes(base, chosen, DAY), of)[place].score
    assert model.evaluate(chosen) == pytest.approx(full, abs=1e-9)


def found_in(base: Statements, direction: str) -> tuple[NextMark, PlaceModel]:
    model = model_of(base)
    return next_mark(model, AMU, direction, assign_deals(base)), model


@settings(max_examples=40, deadline=None)
@given(base=statement_sets(max_ties=6), direction=st.sampled_from(["up", "down"]))
def test_no_smaller_set_of_changes_moves_the_mark(base: Statements, direction: str) -> None:
    found, model = found_in(base, direction)
    sign = 1 if direction == "up" else -1

    def moves(changes: Sequence[object]) -> bool:
        return (to_mark(model.evaluate(changes)) - to_mark(model.score)) * sign > 0  # type: ignore[arg-type]

    if found.changes:
        assert moves(found.changes)
        assert found.new_score == pytest.approx(
            scores_of(apply_changes(base, found.changes, DAY))[AMU].score, abs=1e-9
        )
    every = candidates(model.ties, direction)
    smaller = range(1, min(3, len(found.changes) or 3))
    assert not any(moves(s) for size in smaller for s in itertools.combinations(every, size))


def test_one_plant_started_lifts_the_mark() -> None:
    found, _ = found_in(BASE, "up")
    assert [str(c) for c in found.changes] == [f"stage=operating@{PLANT.id}"]
    assert found.exact
    assert (found.mark, found.singles) == (1, 3)
    assert found.new_mark > found.mark


def test_a_deal_of_many_ties_falls_as_a_whole() -> None:
    lots = [tie("SUPPLIER_TO", "company:haier", "company:ru-agro", key=f"lot-{n}") for n in range(5)]
    found, _ = found_in(statements(lots), "down")
    assert found.new_mark < found.mark
    assert {c.what for c in found.changes} <= {"drop", "health"}


def test_the_lowest_mark_cannot_fall() -> None:
    found, _ = found_in(BASE, "down")
    assert (found.changes, found.new_mark) == ((), 1)


@pytest.mark.parametrize("direction", ["up", "down"])
def test_the_next_mark_holds_when_everything_is_scored_anew(work: Workspace, direction: str) -> None:
    found = to_next_mark(work, "RU-AMU", direction)
    again = what_if(work, "RU-AMU", found["changes"])
    assert again["score_after"] == pytest.approx(found["score_after"], abs=1e-9)
    assert (again["mark_after"] > again["mark_before"]) == (direction == "up")
    assert again["mark_after"] != again["mark_before"]


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

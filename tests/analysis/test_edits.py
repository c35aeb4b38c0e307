"""Changes to ties and whole deals, laid over the statements."""

from __future__ import annotations

import pytest

from graph.analysis.scenarios.edits import apply_changes, deciding_parts, read_change
from graph.statements.records import Statements
from graph.statements.status import status_of
from schema.errors import UsageError
from tests.factories import appraisal_of, points_of, quick_method, statements, tie

AMU, PRI = "region:RU-AMU", "region:RU-PRI"
PLANT = tie("HAS_PROJECT", AMU, "project:plant", "agreed")
SISTER = tie("SISTER_PROVINCE", AMU, "province:CN-HL", provinces=["CN-HL"])
VISIT = tie("VISITED", AMU, "province:CN-HL", "planned")
BASE = statements([PLANT, SISTER, VISIT])
DAY = quick_method().reference_day
PLANT_DEAL = "deal:project:plant"


def changed(base: Statements, *texts: str) -> Statements:
    appraisal = appraisal_of(base)
    return apply_changes(base, [read_change(text, base, appraisal) for text in texts], DAY)


def test_a_raised_stage_scores_like_the_tie_reported_so_from_the_start() -> None:
    built = statements([tie("HAS_PROJECT", AMU, "project:plant", "operating"), SISTER, VISIT])
    assert points_of(changed(BASE, f"stage=operating@{PLANT.id}")) == points_of(built)


def test_a_dropped_tie_is_as_if_never_reported() -> None:
    assert points_of(changed(BASE, f"drop@{PLANT.id}"))[AMU] == points_of(statements([SISTER, VISIT]))[AMU]
    assert points_of(changed(BASE, *(f"drop@{id_}" for id_ in BASE.ties)))[AMU] == 1.0


def test_an_added_tie_counts_for_its_region_and_province() -> None:
    lonely = statements([PLANT, VISIT], entities=BASE.entities.values())
    change = "add@SISTER_PROVINCE/region:RU-AMU/province:CN-HL:stage=operating,region=RU-AMU,province=CN-HL"
    assert points_of(changed(lonely, change)) == points_of(BASE)
    assert points_of(changed(lonely, change), "provinces") == points_of(BASE, "provinces")


def test_a_stage_never_goes_back() -> None:
    after = changed(BASE, f"stage=discussed@{PLANT.id}")
    assert status_of(after.ties[PLANT.id]).stage == "agreed"


def test_the_last_word_on_health_is_that_of_the_change() -> None:
    for health in ("stalled", "active"):
        after = changed(BASE, f"health={health}@{PLANT.id}")
        assert status_of(after.ties[PLANT.id]).health == health


def test_changes_are_a_layer_and_leave_the_dataset_alone() -> None:
    before = repr(BASE)
    after = changed(BASE, f"stage=operating@{PLANT.id}")
    assert after.layers == (*BASE.layers, "what-if")
    assert {e.layer for e in after.ties[PLANT.id].evidence} == {"test", "what-if"}
    assert {e.basis for e in after.ties[PLANT.id].evidence if e.layer == "what-if"} == {"inferred"}
    assert repr(BASE) == before


def test_the_order_of_changes_makes_no_difference() -> None:
    texts = [f"stage=operating@{PLANT.id}", f"health=slow@{PLANT.id}", f"drop@{SISTER.id}"]
    assert changed(BASE, *texts) == changed(BASE, *reversed(texts))


def test_a_whole_deal_changes_by_the_ties_that_decide_it() -> None:
    """A delivered machine does not open a plant, so the plant's own status changes and not the machine's."""
    machine = tie("SUPPLIER_TO", "company:haier", "project:plant", "agreed")
    base = statements([PLANT, machine])
    assert [part.id for part in deciding_parts(appraisal_of(base), PLANT_DEAL)] == [PLANT.id]
    after = changed(base, f"stage=operating@{PLANT_DEAL}", f"health=slow@{PLANT_DEAL}")
    assert (status_of(after.ties[PLANT.id]).stage, status_of(after.ties[PLANT.id]).health) == (
        "operating",
        "slow",
    )
    assert after.ties[machine.id] == machine


def test_the_parts_that_name_a_province_decide_for_it() -> None:
    investor = tie("INVESTOR_IN", "company:haier", "project:plant", "agreed", provinces=["CN-SD"])
    base = statements([PLANT, investor])
    after = points_of(changed(base, f"stage=operating@{PLANT_DEAL}"), "provinces")
    assert after["province:CN-SD"] > points_of(base, "provinces")["province:CN-SD"]


def test_a_deal_of_no_region_changes_too() -> None:
    base = statements([tie("HAS_PROJECT", AMU, "project:plant", "agreed", regions={"RU-AMU": "claimed"})])
    (only,) = base.ties
    after = changed(base, f"stage=operating@{PLANT_DEAL}")
    assert status_of(after.ties[only]).stage == "operating"


def test_a_dropped_deal_takes_all_its_ties_away() -> None:
    lots = [tie("SUPPLIER_TO", "company:haier", "company:ru-agro", key=f"lot-{n}") for n in range(3)]
    base = statements([PLANT, *lots])
    (deal,) = {d.id for d in appraisal_of(base).deals} - {PLANT_DEAL}
    assert list(changed(base, f"drop@{deal}").ties) == [PLANT.id]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "is no change"),
        ("raise@x", "is no change"),
        ("stage@x", "is no change"),
        ("drop=x@y", "is no change"),
        ("drop@HAS_PROJECT/region:RU-AMU/project:plan", "mean HAS_PROJECT/region:RU-AMU/project:plant"),
        ("stage=operating@deal:project:plnt", "there is no deal .* mean deal:project:plant"),
        (f"stage=built@{PLANT.id}", "discussed, agreed, building, operating"),
        (f"stage=built@{PLANT_DEAL}", "discussed, agreed, building, operating"),
        (f"health=ill@{PLANT.id}", "active, ended"),
        (f"health=active@{VISIT.id}", "has no health"),
        ("add@SISTER_PROVINCE/region:RU-AMU/province:CN-HL", "expected add@TYPE"),
        ("add@SISTER/region:RU-AMU/province:CN-HL:stage=agreed", "did you mean"),
        ("add@SISTER_PROVINCE/region:RU-AMU/province:CN-ZZ:stage=agreed", "no entity"),
        ("add@SISTER_PROVINCE/province:CN-HL/region:RU-AMU:stage=agreed", "cannot end at"),
        ("add@SISTER_PROVINCE/region:RU-AMU/province:CN-HL:stage=agreed,colour=red", "colour=red"),
        ("add@SISTER_PROVINCE/region:RU-AMU/province:CN-HL:stage=agreed,role=guest", "site"),
        ("add@SISTER_PROVINCE/region:RU-AMU/province:CN-HL:region=RU-AMU", "stage"),
        ("add@PARTNERS_WITH/company:haier/company:haier:stage=agreed", "no entity"),
        ("add@LOCATED_IN/project:plant/region:RU-AMU:stage=agreed", "no part in a mark"),
        ("add@RESTRICTS/country:CN/project:plant:stage=agreed", "no part in a mark"),
    ],
)
def test_what_cannot_be_read_is_refused(text: str, expected: str) -> None:
    with pytest.raises(UsageError, match=expected):
        read_change(text, BASE, appraisal_of(BASE))


def test_a_visit_takes_place_and_has_no_health() -> None:
    change = read_change(f"stage=held@{VISIT.id}", BASE, appraisal_of(BASE))
    assert (change.what, change.value, change.ties) == ("stage", "held", (VISIT.id,))


def test_an_added_tie_needs_a_region() -> None:
    base = statements([PLANT, tie("PARTNERS_WITH", "company:ru-agro", "company:haier")])
    with pytest.raises(UsageError, match="say whose it is"):
        read_change("add@SUPPLIER_TO/company:haier/company:ru-agro:stage=agreed", base, appraisal_of(base))

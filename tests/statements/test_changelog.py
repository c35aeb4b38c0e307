"""Facts of two versions of a dataset: what is one and the same, what was added, removed or corrected."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from graph.statements.changelog import FactChange, changes_of_facts
from graph.statements.records import Edition, Evidence, Statements, Tie
from tests.factories import entity, evidence, number, statements, tie
from tests.strategies import statement_sets

PLANT = tie("HAS_PROJECT", "region:RU-AMU", "project:plant", "building")
ID = PLANT.id


def with_evidence(*found: Evidence) -> Tie:
    return replace(PLANT, evidence=tuple(sorted(found, key=lambda e: e.id)))


def told(old: Statements, new: Statements) -> list[tuple[str, str, str]]:
    return [(c.record, c.change, c.fact.id) for c in changes_of_facts(old, new)]


def one(old: Statements, new: Statements, record: str) -> FactChange:
    (found,) = (change for change in changes_of_facts(old, new) if change.record == record)
    return found


def test_a_new_tie_brings_its_evidence_and_its_ends() -> None:
    found = told(statements([]), statements([PLANT]))
    assert ("tie", "added", ID) in found
    assert ("evidence", "added", PLANT.evidence[0].id) in found
    assert ("entity", "added", "project:plant") in found
    assert {change for _, change, _ in found} == {"added"}


def test_evidence_that_was_corrected_is_changed_and_with_it_the_tie() -> None:
    before, after = (evidence(ID, stage, locator="after/3") for stage in ("agreed", "operating"))
    old, new = (statements([with_evidence(e)]) for e in (before, after))
    assert before.id != after.id
    assert one(old, new, "evidence").differing == {"stage": ("agreed", "operating")}
    assert one(old, new, "tie").differing == {"stage": ("agreed", "operating")}


def test_evidence_whose_place_moved_is_the_same_evidence() -> None:
    moved = [statements([with_evidence(evidence(ID, "agreed", locator=x))]) for x in ("after/3", "after/4")]
    assert one(moved[0], moved[1], "evidence").differing == {"locator": ("after/3", "after/4")}


def test_of_two_pieces_at_one_place_the_other_stays() -> None:
    both = [evidence(ID, stage, locator="after/3") for stage in ("agreed", "building")]
    old, new = statements([with_evidence(*both)]), statements([with_evidence(both[1])])
    assert told(old, new) == [("evidence", "removed", both[0].id)]


def test_names_properties_regions_and_numbers_are_told_by_field() -> None:
    plant, renamed = entity("project:plant"), entity("project:plant", border=True)
    renamed = replace(renamed, names={**plant.names, "zh": "工厂"}, aliases=("Works",))
    measured = number(PLANT, "investment", 61.0, "billion_RUB")
    elsewhere = replace(PLANT, regions={"region:RU-AMU": "claimed", "region:RU-TA": "site"})
    regions = [entity("region:RU-TA")]
    old = statements([PLANT], [measured], entities=[plant, *regions])
    new = statements(
        [elsewhere], [replace(measured, id=f"{measured.id}-2", value=62.0)], entities=[renamed, *regions]
    )
    assert one(old, new, "entity").differing == {
        "aliases": (None, "Works"),
        "border": (None, "true"),
        "name_zh": (None, "工厂"),
    }
    assert one(old, new, "tie").differing == {
        "regions": ("region:RU-AMU site", "region:RU-AMU claimed;region:RU-TA site")
    }
    assert one(old, new, "observation").differing == {"value": ("61.0", "62.0")}


def test_a_published_mark_is_a_fact() -> None:
    edition = Edition("edition:e", "2026", "source:report", {"region:RU-AMU": 9.0})
    old = replace(statements([PLANT]), editions={edition.id: edition})
    new = replace(old, editions={edition.id: replace(edition, marks={"region:RU-AMU": 8.0})})
    assert one(old, new, "mark").differing == {"mark": ("9.0", "8.0")}


@given(statement_sets(), st.randoms(use_true_random=False))
def test_a_version_does_not_differ_from_itself_in_another_order(found: Statements, random: Random) -> None:
    ties = list(found.ties.values())
    random.shuffle(ties)
    again = Statements.of(
        found.entities.values(), ties, found.observations.values(), found.editions.values(), found.layers
    )
    assert changes_of_facts(found, again) == []

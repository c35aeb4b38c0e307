"""What a review writes: the statements that were accepted, changed or merged, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from graph.statements.records import Statements, Tie
from graph.statements.status import status_of
from loaders.audit import audit
from loaders.dataset_reader import read_layers
from loaders.review.beneath import Beneath
from loaders.review.layer import Layer, make_layer
from loaders.review.queue import Queue
from loaders.review.records import faults
from schema.errors import UsageError
from tests.loaders.audit_factory import write_dataset
from tests.loaders.review_factory import PLANT, candidate, decided, items_of, make_queue, small, small_data

HOTEL = {**PLANT, "id": "project:hotel", "name": "Гостиница", "sector": "construction"}
SOAP = {**PLANT, "sector": "chemicals"}
OLD_PLANT = "project:amur-plant"


@pytest.fixture
def statements() -> Statements:
    return small()


def _written(folder: Path, layer: Layer) -> Path:
    for name, content in layer.files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


def _together(tmp_path: Path, queue: Queue, statements: Statements) -> Statements:
    layer = make_layer(queue.states, queue.origin, Beneath(statements))
    assert not layer.refused
    return read_layers([small_data(), _written(tmp_path / "layer", layer)]).statements


def _own(tie: Tie) -> list[tuple[str, str | None, str | None]]:
    return [(e.locator, e.stage, e.health) for e in tie.evidence if e.layer == "review-news"]


def test_only_what_was_accepted_enters_a_layer(tmp_path: Path, statements: Statements) -> None:
    others = [{**HOTEL, "id": f"project:hotel-{n}", "name": f"Гостиница {n}"} for n in range(5)]
    records = [
        candidate(1, new=[SOAP]),
        *(candidate(n + 2, other["id"], new=[other]) for n, other in enumerate(others)),
    ]
    queue = decided(
        make_queue(tmp_path, records, statements),
        (0, "accept"), (1, "reject"), (2, "skip"), (3, "accept"), (3, "undo"), (4, "accept"),
    )  # fmt: skip
    queue = replace(
        queue, items=(*queue.items[:4], queue.items[4].with_fields({"stage": "operating"}), queue.items[5])
    )
    assert [state.status for state in queue.states] == [
        "accept", "reject", "skip", "undecided", "returned", "undecided",
    ]  # fmt: skip
    together = _together(tmp_path, queue, statements)
    new = {
        id_ for id_, tie in together.ties.items() if "review-news" in tie.layers and tie.role != "structural"
    }
    assert new == {"HAS_PROJECT/region:RU-AMU/project:soap-plant"}
    assert {id_ for id_, e in together.entities.items() if e.layer == "review-news"} == {
        "project:soap-plant", "source:news",
    }  # fmt: skip
    assert {id_: tie for id_, tie in together.ties.items() if id_ in statements.ties} == dict(statements.ties)
    assert [o.value for o in together.observations.values() if o.layer == "review-news"] == [2]


def test_a_review_without_decisions_makes_no_layer(tmp_path: Path, statements: Statements) -> None:
    queue = make_queue(tmp_path, [candidate(1)], statements)
    assert make_layer(queue.states, queue.origin, Beneath(statements)).files == {}


def test_what_is_merged_is_evidence_of_the_same_tie(tmp_path: Path, statements: Statements) -> None:
    known = next(t for t in statements.ties.values() if t.target_id == OLD_PLANT and t.type == "HAS_PROJECT")
    records = [candidate(2, "project:other", stage=None, health="slow", numbers=[], note="Пуск отложен")]
    queue = decided(make_queue(tmp_path, records, statements), (0, "merge", {"tie": known.id}))
    together = _together(tmp_path, queue, statements)
    assert together.ties.keys() - statements.ties.keys() == set()
    assert together.ties[known.id].regions == known.regions
    assert _own(together.ties[known.id]) == [("RU-AMU/after/2", None, "slow")]
    assert status_of(together.ties[known.id]).stage == status_of(known).stage  # what it has reached stays


def test_two_passages_about_one_tie_are_its_evidence(tmp_path: Path, statements: Statements) -> None:
    records = [
        candidate(1, new=[SOAP], dates={"planned": "2027-07"}),
        candidate(4, new=[SOAP], stage="operating", numbers=[], dates={"planned": "2028"}),
    ]
    queue = decided(make_queue(tmp_path, records, statements), (0, "accept"), (1, "accept"))
    tie = _together(tmp_path, queue, statements).ties["HAS_PROJECT/region:RU-AMU/project:soap-plant"]
    assert sorted(_own(tie)) == [("RU-AMU/after/1", "building", None), ("RU-AMU/after/4", "operating", None)]
    assert tie.regions == {"region:RU-AMU": "site"}
    assert tie.details["planned"] == "2028"  # as told last


def test_changes_of_the_reviewer_are_what_is_written(tmp_path: Path, statements: Statements) -> None:
    changed = {"stage": "operating", "note_en": "It makes soap", "dates": {"start": "2027"}, "numbers": []}
    renamed = [{**SOAP, "ru": "Мыловарня", "en": "Soap works"}]
    del renamed[0]["type"], renamed[0]["name"]
    queue = make_queue(tmp_path, [candidate(1, new=[SOAP]), candidate(4, new=[SOAP])], statements)
    queue = decided(queue, (0, "accept"), (1, "change", {"fields": {**changed, "new": renamed}}))
    together = _together(tmp_path, queue, statements)
    tie = together.ties["HAS_PROJECT/region:RU-AMU/project:soap-plant"]
    assert tie.details["start"] == "2027"
    assert {e.notes["en"] for e in tie.evidence} >= {"It makes soap"}
    assert together.entities["project:soap-plant"].names["en"] == "Soap works"


def test_a_layer_is_clean_under_the_audit(tmp_path: Path, statements: Statements) -> None:
    records = [candidate(1, new=[{**SOAP, "zh_absent": "none"}]), candidate(3, OLD_PLANT)]
    queue = decided(
        make_queue(tmp_path, records, statements),
        (0, "accept"), (1, "reject", {"reason": "ничего не сказано"}),
    )  # fmt: skip
    layer = make_layer(queue.states, queue.origin, Beneath(statements))
    folder = _written(tmp_path / "layer", layer)
    found = audit([small_data(), folder])
    assert [(f.rule, f.file) for f in found.findings] == [("AR042", "layer/ties.yaml")]  # no Chinese side
    text = (folder / "set-aside/RU-AMU.yaml").read_text(encoding="utf-8")
    assert "3: ничего не сказано" in text
    assert "section: RU-AMU" in text


@pytest.mark.parametrize(
    ("changed", "field", "said"),
    [
        ({"stage": None}, "stage", "the stage is missing"),
        ({"stage": "built"}, "stage", 'stage "built" is unknown'),
        ({"health": "ill"}, "health", 'health "ill" is unknown'),
        ({"type": "OWNS"}, "type", "OWNS"),
        ({"counterpart": "project:nowhere"}, "counterpart", "is not in the data"),
        ({"counterpart": "company:huajing"}, "counterpart", "expected Project, Zone"),
        ({"counterpart": "region:RU-AMU"}, "counterpart", "expected"),
        ({"note_en": None}, "note_en", "the note in English is missing"),
        ({"new": [{"id": "project:soap-plant", "ru": "Мыло", "en": "Soap"}]}, "new", "needs a sector"),
        ({"note_ru": "Сказали: мыловарня построена, вложено 2 млрд рублей"}, "note_ru", "in your own words"),
        ({"regions": {"RU-PRI": "site"}}, "regions", "is not in the data"),
        ({"via": "border-crossing:x"}, "via", "is not in the data"),
        ({"column": "later"}, "column", "say which one (after)"),
        ({"regions": {"RU-XXXX": "site"}}, "regions", "ISO code"),
        ({"numbers": [{"quantity": "jobs", "value": 3, "unit": "souls"}]}, "numbers", "souls"),
    ],
)
def test_what_cannot_stand_is_told_by_field(
    statements: Statements, changed: dict[str, object], field: str, said: str
) -> None:
    [item] = items_of([candidate(1, new=[SOAP])], statements)
    assert faults(item, Beneath(statements), frozenset({"after"})) == []
    found = faults(item.with_fields(changed), Beneath(statements), frozenset({"after"}))
    assert [(f.path[0], said in str(f.message)) for f in found][:1] == [(field, True)], [
        str(f.message) for f in found
    ]


def test_a_review_has_no_place_in_a_dataset(tmp_path: Path, statements: Statements) -> None:
    with pytest.raises(UsageError, match="lies in a dataset"):
        make_queue(write_dataset(tmp_path)[0], [candidate(1)], statements)

"""Candidates of another program: what is taken, and what is said of what is not."""

from __future__ import annotations

import json
from typing import Any

import pytest

from loaders.extraction.candidate import Passage
from loaders.extraction.received import Received, Receiver
from loaders.passages import fingerprint
from tests.loaders.extraction.extraction_world import REGION, world

TEXT = "Экспортируется соя."
SOUND = {
    "region": REGION,
    "index": 1,
    "type": "EXPORTS",
    "subject": REGION,
    "counterpart": "product:soybeans",
}


def received(*records: Any) -> Received:
    lines = [r if isinstance(r, str) else json.dumps(r) for r in records]
    return Receiver(world(), [Passage(1, TEXT, REGION, "before")]).read("model.ndjson", "\n".join(lines))


def test_what_is_missing_is_filled_in() -> None:
    (candidate,) = received(SOUND).candidates
    assert (candidate.start, candidate.end, candidate.confidence) == (0, len(TEXT), 0.5)
    assert candidate.passage.column == "before"
    assert candidate.note.startswith("Amur Region") or candidate.note.startswith("Амурская область")


def test_a_new_end_stands_with_its_type_and_name() -> None:
    new = {"id": "product:moss", "type": "Product", "name": "Мох"}
    (candidate,) = received({**SOUND, "counterpart": "product:moss", "new": [new]}).candidates
    assert candidate.new == (("product:moss", "Product", "Мох"),)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"type": "SELLS"}, 'type: "SELLS" is unknown'),
        ({"subject": "Amur"}, 'subject: "Amur" is no id'),
        ({"counterpart": "product:moss"}, "the data have no product:moss"),
        ({"counterpart": "country:CN"}, "EXPORTS has no Country there (Product)"),
        ({"index": 7}, "no paragraph 7 under region:RU-AMU"),
        ({"fingerprint": "0" * 12}, "reads otherwise"),
        ({"stage": "held"}, 'stage: "held" is unknown'),
        ({"health": "fine"}, 'health: "fine" is unknown'),
        ({"confidence": 2}, "expected a number from 0 to 1, found 2"),
        ({"start": 5, "end": 500}, "no characters of the paragraph"),
        ({"dates": {"start": "soon"}}, "soon"),
        ({"numbers": [{"quantity": "export_volume", "value": 3, "unit": "parsec"}]}, "parsec"),
        ({"numbers": [{"quantity": "export_volume"}]}, "expected quantity, value and unit"),
    ],
)
def test_a_fault_names_its_line_and_leaves_the_others(change: dict[str, Any], said: str) -> None:
    found = received(SOUND, {**SOUND, **change}, SOUND)
    assert len(found.candidates) == 2
    (fault,) = (message.render() for message in found.faults)
    assert fault.startswith("model.ndjson line 2: ")
    assert said in fault


@pytest.mark.parametrize("line", ["{", "[]", '{"index": 1}'])
def test_what_is_no_record_is_told_what_one_looks_like(line: str) -> None:
    (fault,) = received(line).faults
    assert '"counterpart": "product:soybeans"' in fault.render()


def test_the_fingerprint_of_the_passage_is_that_of_the_contract() -> None:
    assert received({**SOUND, "fingerprint": fingerprint(TEXT)}).faults == []

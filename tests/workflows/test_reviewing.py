"""A review as a command runs it: the folder of its layer stays its own and says nothing withdrawn."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from graph.workflows.reviewing import write
from loaders.review.beneath import Beneath
from schema.errors import UsageError
from tests.loaders.review_factory import PLANT, candidate, decided, make_queue, small


def test_a_layer_is_written_by_its_own_review_alone_and_a_stale_one_is_told(tmp_path: Path) -> None:
    record = candidate(1, new=[{**PLANT, "sector": "chemicals"}])
    queue = decided(make_queue(tmp_path, [record], small()), (0, "accept"))
    folder, beneath = tmp_path / "layer", Beneath(small())
    assert write(queue, beneath, folder).files
    kept = (folder / "ties.yaml").read_bytes()
    assert write(queue, beneath, folder).files
    other = replace(queue, origin=replace(queue.origin, layer="review-other"))
    with pytest.raises(UsageError, match="the layer review-news of another review"):
        write(other, beneath, folder)
    with pytest.raises(UsageError, match="still holds what was"):
        write(decided(queue, (0, "reject")), beneath, folder)
    assert (folder / "ties.yaml").read_bytes() == kept

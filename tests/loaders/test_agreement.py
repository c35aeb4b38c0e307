"""Agreement of two readings: kappa by field, and sectors where a batch has them."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.agreement import cohen_kappa, read_agreements
from schema.errors import DatasetError

_HEAD = "tie_id\ttype_1\tstage_1\thealth_1\ttype_2\tstage_2\thealth_2"
_ROWS = (
    "a\tEXPORTS\tagreed\tactive\tEXPORTS\tagreed\tactive",
    "b\tEXPORTS\tagreed\tslow\tIMPORTS\tbuilding\tslow",
    "c\tVISITED\theld\t\tVISITED\theld\t",
)


def _write(path: Path, head: str, rows: tuple[str, ...]) -> Path:
    path.write_text("\n".join([head, *rows, ""]), encoding="utf-8")
    return path.parent


def test_each_field_counts_the_ties_that_the_first_reading_gives_it(tmp_path: Path) -> None:
    found = {a.field: (a.count, a.share) for a in read_agreements(_write(tmp_path / "x.tsv", _HEAD, _ROWS))}
    assert found == {"type": (3, 2 / 3), "stage": (3, 2 / 3), "health": (2, 1.0)}


def test_a_batch_with_sectors_has_their_agreement(tmp_path: Path) -> None:
    head = f"{_HEAD}\tsector_1\tsector_2"
    rows = tuple(f"{row}\tfood\t{other}" for row, other in zip(_ROWS, ("food", "food", "trade"), strict=True))
    found = {a.field: a for a in read_agreements(_write(tmp_path / "x.tsv", head, rows))}
    assert (found["sector"].count, found["sector"].share) == (3, 2 / 3)


def test_a_file_without_a_column_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="health_1"):
        read_agreements(_write(tmp_path / "x.tsv", _HEAD.replace("health_1", "h"), _ROWS))


def test_kappa_of_the_textbook() -> None:
    """Cohen 1960: 2 x 2 table with 20, 5, 10, 15 observations, agreement 0.7, by chance 0.5."""
    first = ["y"] * 25 + ["n"] * 25
    second = ["y"] * 20 + ["n"] * 5 + ["y"] * 10 + ["n"] * 15
    assert cohen_kappa(first, second) == pytest.approx(0.4)

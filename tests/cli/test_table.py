"""A table fits its terminal and breaks no word: ids give way, then it is told a line a field."""

from __future__ import annotations

import io
import os
import re
from unittest import mock

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from graph.cli.table import write_table

BOLD = re.compile(r"\x1b\[\d*m")


class Terminal(io.StringIO):
    """A terminal that keeps what it shows."""

    def isatty(self) -> bool:
        return True


def shown(rows: list[dict[str, object]], width: int) -> tuple[list[str], list[str]]:
    """Return the lines of a table on a terminal of a width, and the headings that had no room."""
    out = Terminal()
    with mock.patch.dict(os.environ, {"COLUMNS": str(width), "TERM": "xterm"}):
        left_out = write_table(rows, list(rows[0]), [key.title() for key in rows[0]], out, may_go=("id",))
    return [BOLD.sub("", line).rstrip() for line in out.getvalue().splitlines()], left_out


PLANT: dict[str, object] = {
    "id": "project:a-plant-with-a-long-name",
    "name": "A plant with a long name",
    "stage": "operating",
}


def test_with_room_each_record_is_a_line() -> None:
    lines, left_out = shown([PLANT], 80)
    assert (len(lines), left_out) == (2, [])
    assert lines[1].split("  ")[0] == PLANT["id"]


def test_ids_give_way_to_names() -> None:
    lines, left_out = shown([PLANT], 40)
    assert left_out == ["Id"]
    assert lines[1].startswith("A plant with a long name")


def test_where_that_is_not_enough_each_field_is_a_line() -> None:
    lines, left_out = shown([PLANT, {**PLANT, "stage": None}], 12)
    assert left_out == []
    assert sum(line.startswith("Name") for line in lines) == 2
    assert sum(line.startswith("Stage") for line in lines) == 1  # nothing is said of what is not known
    assert "" in lines  # between the records


def test_chinese_may_break_between_any_letters() -> None:
    lines, left_out = shown([{"id": "region:RU-AMU", "name": "阿穆尔州的天然气化工综合体" * 3}], 40)
    assert left_out == []
    assert max(map(cell_len, lines)) <= 40


word = st.text("abcж", min_size=1, max_size=8)
texts = st.lists(word, min_size=1, max_size=6).map(" ".join)
record = st.fixed_dictionaries({"first": texts, "id": word.map("company:{}".format), "third": texts})


@given(st.lists(record, min_size=1, max_size=3), st.integers(30, 90))
def test_no_word_is_broken_and_no_line_is_too_long(rows: list[dict[str, object]], width: int) -> None:
    lines, left_out = shown(rows, width)
    assert max(map(cell_len, lines)) <= width
    found = " ".join(lines).split()
    for row in rows:
        for key, value in row.items():
            assert key.title() in left_out or set(str(value).split()) <= set(found)
    assert set(left_out) <= {"Id"}


def test_ids_alone_stay() -> None:
    lines, left_out = shown([{"id": "project:a-plant-with-a-long-name"}], 20)
    assert left_out == []
    assert "".join(lines).replace(" ", "") == "Idproject:a-plant-with-a-long-name"

"""Records as a table: figures rounded, nothing that steers the terminal; the other formats exact."""

from __future__ import annotations

import io
import json
from typing import Any

from graph.cli.output import Format, write_records
from tests.command_line import run

RECORD: dict[str, Any] = {"name": "\x1b[31mred\u202e", "share": 1 / 3, "shares": [1 / 3, 2 / 3], "n\x9b": 5}


def _written(format_: Format) -> str:
    stream = io.StringIO()
    write_records([RECORD], format_, stream=stream)
    return stream.getvalue()


def test_a_table_rounds_and_writes_control_characters_out() -> None:
    table = _written(Format.table)
    assert "\\x1b[31mred\\u202e" in table
    assert "n\\x9b" in table
    assert not {"\x1b", "\u202e", "\x9b"} & set(table)
    assert "0.33;0.67" in table


def test_data_for_programs_is_exact() -> None:
    assert json.loads(_written(Format.json)) == [RECORD]
    assert json.loads(_written(Format.ndjson)) == RECORD
    for format_ in (Format.tsv, Format.csv):
        assert "0.3333333333333333;0.6666666666666666" in _written(format_)
        assert RECORD["name"] in _written(format_)


def test_an_error_writes_control_characters_out() -> None:
    said = run("explain", "\x1b[31mred").errors
    assert "\\x1b[31mred" in said
    assert "\x1b" not in said

"""``argun cypher``: values as Cypher writes them, unknown names said, faults shown where they stand."""

from __future__ import annotations

import json

from tests.command_line import argun, run

TIE = (
    "MATCH (r:Region {id: 'region:RU-AMU'})-[t:HAS_PROJECT]->() "
    "RETURN t, date('2025-12-05') AS d ORDER BY t.id LIMIT 1"
)
WRONG = "MATCH (n:Region)\nWHERE n.id = 'x'\n  RETRN n"


def test_ties_are_told_by_names_in_the_language_and_json_has_objects() -> None:
    russian = argun("cypher", TIE, "--format", "table", "--lang", "ru").text
    assert "(Амурская область)-[HAS_PROJECT" in russian
    assert "2025-12-05" in russian
    assert "{" not in russian
    (row,) = json.loads(argun("cypher", TIE, "--format", "json").text)
    assert row["t"]["source_id"] == "region:RU-AMU"
    assert row["t"]["target_id"].startswith("project:")
    assert row["d"] == "2025-12-05"


def test_an_unknown_name_is_said_and_stops_nothing() -> None:
    done = argun("cypher", "MATCH (n:Regoin) RETURN n.mrak AS mark")
    assert (done.code, done.text) == (0, "mark\n")
    assert "There is no label Regoin; did you mean Region?" in done.errors
    assert "There is no property mrak; did you mean mark" in done.errors


def test_a_fault_is_shown_in_its_line() -> None:
    done = run("cypher", "-", stdin=f"// from a file\n{WRONG}\n".encode())
    assert done.code == 2
    assert "(line 4, column 3)" in done.errors
    assert "\n    RETRN n\n    ^\n" in done.errors

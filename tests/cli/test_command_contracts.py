"""The names and types that other programs build on (docs/cli.md)."""

from __future__ import annotations

import csv
import io
import json
import math
from pathlib import Path
from typing import Any

import pytest

from graph.cli.main import ordered_commands
from graph.workflows.contracts import Field, checks, data
from graph.workflows.contracts.words import codes
from tests.command_line import argun, records, run, shapes
from tests.loaders.audit_factory import write_dataset

NUMBER = (int, float)
STAGES = {"discussed", "agreed", "building", "operating"}
EFFORTS = {"held", "planned", "dropped"}
HEALTHS = {"active", "slow", "stalled", "cancelled", "ended"}
#: What a command needs beside its options to print its records.
ARGUMENTS = {
    "explain": ("RU-AMU",),
    "what-if": ("RU-AMU", "drop@deal:project:power-of-siberia"),
    "next-mark": ("RU-IRK",),
    "without": ("--source", "sme-technology-partnerships-2025"),
    "rank-odds": ("RU-AMU",),
    "changes": ("--from", "edition:rating-2025", "--to", "edition:rating-2026"),
    "diff": ("edition:rating-2025", "edition:rating-2026"),
    "read text": ("examples/news-week/texts/03-shandong.html",),
    "read rating": ("examples/rating/rating-2027.md",),
    "candidates": ("examples/review/news.md",),
    "review": ("examples/review/queue", "--only", "all"),
    "review status": ("examples/review/queue",),
    "import table": ("examples/table/projects.csv", "--mapping", "examples/table/projects.yaml"),
}
#: What a case is asked with in their place.
INSTEAD = {
    ("changes", "--datasets"): ("--datasets", "shipped", "examples/my-layer"),
    ("changes", "--datasets --summary"): ("--datasets", "shipped", "examples/my-layer", "--summary"),
}
#: Values for options of a case that take one.
VALUES = {"--by": ("--by", "kind"), "--measure": ("--measure", "katz"), "OTHER": ("RU-PRI",)}
#: Rows that JSON shows within another record.
ROWS = "--format csv|tsv"
#: What is no JSON array: check writes its whole report, export and picture take no format.
NO_ARRAY = {("check", ""), ("check", "--format json"), ("export", "-"), ("picture", "-")}
#: Its paragraphs need documents.
NO_DATA = {("check", "--coverage")}


def _asked(command: str, case: str) -> tuple[str, ...]:
    """Return the arguments that make a command print the records of a case."""
    usual = (*ARGUMENTS.get(command, ()), *VALUES.get(case, tuple(case.split())))
    return (*command.split(), *INSTEAD.get((command, case), usual))


CONTRACTS = {
    _asked(command.name, case): contract
    for command in ordered_commands()
    for case, contract in command.records.items()
    if (command.name, case) not in NO_ARRAY | NO_DATA and case != ROWS
}
DEAL_ROWS = {
    (command.name, *ARGUMENTS[command.name]): command.records[ROWS]
    for command in ordered_commands()
    if ROWS in command.records
}
CONTRACTS["score", "--of", "provinces"] = CONTRACTS["score",]
BY_COMMAND = pytest.mark.parametrize("command", CONTRACTS, ids=" ".join)


@BY_COMMAND
def test_every_record_has_the_fixed_names_with_their_types(command: tuple[str, ...]) -> None:
    found = records(*command)
    assert found
    contract = CONTRACTS[command]
    assert [(record.get("id"), fault) for record in found for fault in contract.faults(record)][:5] == []


@pytest.mark.slow
@BY_COMMAND
def test_ndjson_has_the_same_objects_a_line_each(command: tuple[str, ...]) -> None:
    lines = argun(*command, "--format", "ndjson").text.splitlines()
    assert [json.loads(line) for line in lines] == records(*command)


@BY_COMMAND
def test_json_is_in_utf8_without_escapes_and_ends_its_line(command: tuple[str, ...]) -> None:
    text = argun(*command, "--format", "json").text
    assert text.endswith("]\n")
    assert "\\u0" not in text


@BY_COMMAND
def test_every_code_of_a_record_has_a_word_for_tables(command: tuple[str, ...]) -> None:
    for field in CONTRACTS[command].fields:
        if field.vocabulary:
            values = [record[field.name] for record in records(*command)]
            found = {code for value in values for code in (value if isinstance(value, list) else [value])}
            assert found - {None} <= set(codes(field.vocabulary)), field.name


def test_check_writes_findings_a_line_each_and_its_whole_report_as_json() -> None:
    lines = argun("check", "--all", "--format", "ndjson").text.splitlines()
    findings = [json.loads(line) for line in lines]
    assert findings
    assert [fault for finding in findings for fault in checks.FINDINGS.faults(finding)] == []
    report = argun("check", "--all", "--format", "json").json
    assert list(checks.REPORT.faults(report)) == []
    assert report["findings"] == findings
    assert report["warnings"] == len(findings)


def test_check_without_warnings_is_the_same_report() -> None:
    report = argun("check", "--all", "--errors-only", "--format", "json").json
    assert list(checks.REPORT.faults(report)) == []
    assert report["findings"] == []


def test_coverage_lists_the_paragraphs_as_declared(tmp_path: Path) -> None:
    layer, sources = write_dataset(tmp_path)
    asked = ("check", "--dataset", str(layer), "--sources", str(sources), "--coverage", "--format", "json")
    # Laid over the shipped dataset, the layer has errors of its own.
    found = json.loads(run(*asked).text)
    assert {paragraph["status"] for paragraph in found} >= {"covered", "set_aside"}
    assert [fault for paragraph in found for fault in checks.COVERAGE.faults(paragraph)] == []


def test_the_formats_are_listed_as_declared() -> None:
    rows = _rows(argun("export", "-").text, "\t")
    assert tuple(rows[0]) == data.FORMATS.in_files
    read = [{**row, "parts": row["parts"].split(";")} for row in rows]
    assert [fault for row in read for fault in data.FORMATS.faults(row)] == []


@pytest.mark.parametrize("delimiter", [",", "\t"], ids=["csv", "tsv"])
@pytest.mark.parametrize("command", DEAL_ROWS, ids=" ".join)
def test_files_have_a_row_a_deal_as_declared(command: tuple[str, ...], delimiter: str) -> None:
    contract = DEAL_ROWS[command]
    rows = _rows(argun(*command, "--format", "csv" if delimiter == "," else "tsv").text, delimiter)
    (whole,) = records(*command)
    assert [row["deal_id"] for row in rows] == [deal["deal_id"] for deal in whole["deals"]]
    assert tuple(rows[0]) == contract.in_files
    for row, deal in zip(rows, whole["deals"], strict=True):
        assert set(deal) <= set(row)
        found = {field.name: _typed(row[field.name], field) for field in contract.fields}
        assert list(contract.faults(found)) == []
        assert {key: found[key] for key in deal} == deal


def _typed(text: str, field: Field) -> Any:
    """Return the value that a cell stands for."""
    if field.kind == "list":
        return [part.removeprefix("'") for part in text.split(";")]
    if field.kind in ("integer", "number") and text:
        return int(text) if field.kind == "integer" else float(text)
    return text or (None if field.nullable else text)


def _rows(text: str, delimiter: str) -> list[dict[str, str]]:
    if delimiter == ",":
        return list(csv.DictReader(io.StringIO(text)))
    head, *lines = (line.split("\t") for line in text.splitlines())
    return [dict(zip(head, line, strict=True)) for line in lines]


@pytest.mark.parametrize("delimiter", [",", "\t"], ids=["csv", "tsv"])
@pytest.mark.parametrize("command", ["regions", "entities", "ties", "observations", "score"])
def test_tables_for_spreadsheets_have_the_same_values_as_json(command: str, delimiter: str) -> None:
    rows = _rows(argun(command, "--format", "csv" if delimiter == "," else "tsv").text, delimiter)
    found = records(command)
    assert len(rows) == len(found)
    assert tuple(rows[0]) == CONTRACTS[command,].in_files
    for row, record in zip(rows, found, strict=True):
        for key, text in row.items():
            assert text.split() == _cell(record[key]).split(), (record["id"], key)


def _cell(value: Any) -> str:
    if isinstance(value, list):
        return ";".join(_cell(item) for item in value)
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)


def test_a_pipe_gets_the_same_tsv_as_the_option_and_nothing_is_cut() -> None:
    assert argun("ties").out == argun("ties", "--format", "tsv").out
    notes = [str(tie["note_en"]) for tie in records("ties") if tie["note_en"]]
    assert max(notes, key=len) in argun("ties").text


def test_regions_and_provinces_are_all_there_with_their_ids() -> None:
    regions, provinces = records("regions"), records("provinces")
    assert len({r["id"] for r in regions}) == 83
    assert len({p["id"] for p in provinces}) == 34
    assert all(r["id"] == f"region:{r['iso']}" for r in regions)
    assert all(p["id"] == f"province:{p['iso']}" for p in provinces)


def test_stage_and_health_of_a_tie_follow_its_role() -> None:
    for tie in records("ties"):
        allowed: tuple[set[str | None], set[str | None]] = ({*STAGES}, {*HEALTHS})
        if tie["role"] == "structural":
            allowed = ({None}, {None})
        elif tie["role"] == "effort":
            allowed = ({*EFFORTS}, {None})
        elif tie["role"] == "restriction":
            allowed = ({*STAGES, None}, {*HEALTHS, None})
        assert tie["stage"] in allowed[0], tie["id"]
        assert tie["health"] in allowed[1], tie["id"]
        assert tie["basis"] in ("reported", "inferred")


def test_what_a_tie_is_about_stands_in_its_record() -> None:
    ties = [tie for tie in records("ties") if tie["role"] in ("substance", "flow")]
    assert [tie["id"] for tie in ties if tie["sector"] is None] == []
    assert any(tie["product"] for tie in ties if tie["type"] == "SUPPLIER_TO")


def test_each_region_of_a_tie_has_its_share() -> None:
    for tie in records("ties"):
        shares = tie["region_shares"]
        assert len(tie["regions"]) == len(shares)
        assert all(isinstance(share, (int, float)) and 0 <= share <= 1 for share in shares)
        total = sum(shares)
        assert math.isclose(total, 1, abs_tol=1e-9) or total == 0, tie["id"]
        assert all(region.startswith("region:") for region in tie["regions"])
        assert all(province.startswith("province:") for province in tie["provinces"])


def test_every_tie_shows_its_evidence() -> None:
    expected: dict[str, type | tuple[type, ...]] = {
        **dict.fromkeys(("source", "locator", "period", "note_ru", "note_en"), str),
        **dict.fromkeys(("stage", "health"), (str, type(None))),
    }
    ties = records("ties")
    assert all(tie["evidence"] for tie in ties)
    assert list(shapes([e for tie in ties for e in tie["evidence"]], expected))[:5] == []


def test_marks_are_whole_and_inside_their_intervals() -> None:
    for record in [*records("score"), *records("score", "--of", "provinces")]:
        assert 1 <= record["mark"] <= 10
        assert record["low"] <= record["score"] <= record["high"]


def test_an_explanation_sums_to_the_score_and_names_ties_that_exist() -> None:
    (explained,) = records("explain", "RU-AMU")
    assert explained["id"] == "region:RU-AMU"
    parts = explained["contributions"]
    expected: dict[str, type | tuple[type, ...]] = {"tie_id": str, "component": str, "points": NUMBER}
    assert list(shapes(parts, {**expected, "deal_id": (str, type(None))})) == []
    assert math.isclose(
        explained["base"] + math.fsum(p["points"] for p in parts), explained["score"], abs_tol=1e-9
    )
    assert {p["tie_id"] for p in parts} <= {tie["id"] for tie in records("ties")}
    (scored,) = (s for s in records("score") if s["id"] == "region:RU-AMU")
    assert (scored["mark"], scored["score"]) == (explained["mark"], explained["score"])


def test_top_leaves_json_whole_and_shortens_the_table() -> None:
    assert records("explain", "RU-AMU", "--top", "2") == records("explain", "RU-AMU")
    assert len(argun("explain", "RU-AMU", "--top", "2").text.splitlines()) == 3


def test_clusters_hold_regions_and_provinces_with_a_stability() -> None:
    for cluster in records("clusters"):
        assert 0 <= cluster["stability"] <= 1
        assert all(member.startswith(("region:", "province:")) for member in cluster["members"])


def test_cypher_gives_an_object_a_row_with_the_keys_of_return() -> None:
    statement = "MATCH (r:Region) RETURN r.id AS id, r.name_zh AS chinese, null AS empty ORDER BY id LIMIT 2"
    found = records("cypher", statement)
    assert [list(row) for row in found] == [["id", "chinese", "empty"]] * 2
    assert [row["empty"] for row in found] == [None, None]


def test_cypher_takes_parameters_as_json_or_as_text() -> None:
    statement = "RETURN $n + 1 AS n, $list AS list, $text AS text"
    given = ("-p", "n=41", "-p", 'list=["a", "b"]', "-p", "text=a=b")
    assert records("cypher", statement, *given) == [{"n": 42, "list": ["a", "b"], "text": "a=b"}]


def test_a_query_of_the_book_takes_a_region_by_its_code() -> None:
    by_code = records("query", "partners_of_region", "-p", "region=RU-AMU")
    assert by_code == records("query", "partners_of_region", "-p", "region=region:RU-AMU")
    assert {"partner_id", "deal_id"} <= set(by_code[0])


@pytest.mark.parametrize("given", ["RU-AMU", "ru-amu", "region:RU-AMU", "Amur Oblast", "Амурская область"])
def test_a_region_answers_to_code_id_and_names(given: str) -> None:
    assert argun("ties", "--region", given).out == argun("ties", "--region", "RU-AMU").out


def test_a_filter_takes_the_word_of_a_table_in_any_language() -> None:
    found = argun("deals", "--region", "RU-AMU", "--stage", "operating").out
    for word in ("действует", "Operating", "运行中"):
        assert argun("deals", "--region", "RU-AMU", "--stage", word).out == found


def test_filters_of_ties_narrow_what_is_listed() -> None:
    every = records("ties")
    found = records("ties", "--region", "RU-AMU", "--stage", "operating", "--health", "active")
    assert found == [
        tie
        for tie in every
        if "region:RU-AMU" in tie["regions"] and (tie["stage"], tie["health"]) == ("operating", "active")
    ]
    visits = records("ties", "--type", "visited", "--stage", "held")
    assert visits == [tie for tie in every if (tie["type"], tie["stage"]) == ("VISITED", "held")]

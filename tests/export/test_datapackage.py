"""The data package is valid to Frictionless and tells every property of the graph, with its meaning."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from graph.export.context import ExportContext
from graph.export.formats.datapackage import DESCRIPTOR, render_datapackage
from graph.export.registry import export
from graph.releases import Release
from graph.texts import languages
from graph.workflows.exported import export_context
from schema.reader import read_schema
from tests.command_line import records
from tests.export.export_samples import HOSTILE, sample_graph
from tests.shipped import shipped_workspace

#: Lists whose items stand in tables of their own.
_LISTED = {"region_ids", "region_roles", "region_shares", "province_ids", "province_bases", "subject_ids"}
Row = dict[str, str]


@cache
def shipped() -> Mapping[str, bytes]:
    work = shipped_workspace()
    return render_datapackage(work.graph, export_context(work, "en"))


@cache
def told() -> dict[str, Any]:
    found = json.loads(shipped()[DESCRIPTOR])
    assert isinstance(found, dict)
    return found


@cache
def rows(table: str) -> list[Row]:
    return list(csv.DictReader(io.StringIO(shipped()[f"{table}.csv"].decode(), newline="")))


def fields(table: str) -> dict[str, dict[str, Any]]:
    resource = next(r for r in told()["resources"] if r["name"] == table)
    return {field["name"]: field for field in resource["schema"]["fields"]}


def validate(folder: Path) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-m", "frictionless", "validate", DESCRIPTOR, "--json"],
        cwd=folder,
        capture_output=True,
        check=False,
    )
    found = json.loads(done.stdout)
    assert isinstance(found, dict), done.stderr
    return found


@pytest.mark.slow
def test_frictionless_finds_the_shipped_data_valid(tmp_path: Path) -> None:
    for name, content in shipped().items():
        (tmp_path / name).write_bytes(content)
    found = validate(tmp_path)
    faults = [(task["name"], error["message"]) for task in found["tasks"] for error in task["errors"]]
    assert (found["valid"], found["errors"], faults) == (True, [], [])
    assert found["stats"]["tasks"] == len(told()["resources"])


@pytest.mark.slow
def test_frictionless_finds_what_somebody_broke(tmp_path: Path) -> None:
    """A check that finds nothing in data that are wrong would be none."""
    for name, content in shipped().items():
        (tmp_path / name).write_bytes(content)
    path = tmp_path / "tie_regions.csv"
    path.write_text(
        path.read_text(encoding="utf-8").replace("region:RU-AMU", "region:RU-XXX", 1), encoding="utf-8"
    )
    kinds = {error["type"] for task in validate(tmp_path)["tasks"] for error in task["errors"]}
    assert "foreign-key" in kinds


@pytest.mark.parametrize("table", ["entities", "ties", "deals", "observations"])
def test_the_tables_have_the_records_of_the_commands(table: str) -> None:
    assert {row["id"] for row in rows(table)} == {record["id"] for record in records(table)}
    assert len(rows(table)) == len(records(table))


def test_evidence_and_the_places_of_ties_are_those_of_the_command() -> None:
    ties = {tie["id"]: tie for tie in records("ties")}
    assert len(rows("evidence")) == sum(len(tie["evidence"]) for tie in ties.values())
    places = [(row["tie_id"], row["region_id"], float(row["share"])) for row in rows("tie_regions")]
    assert places == [
        (id_, *place)
        for id_, tie in ties.items()
        for place in zip(tie["regions"], tie["region_shares"], strict=True)
    ]
    for row in rows("ties"):
        tie = ties[row["id"]]
        assert (row["stage"] or None, row["health"] or None, row["deal_id"] or None) == (
            tie["stage"],
            tie["health"],
            tie["deal_id"],
        )
        assert json.loads(row["layers"]) == tie["layers"]


def test_pandas_reads_the_numbers_as_numbers(tmp_path: Path) -> None:
    pandas = pytest.importorskip("pandas")
    path = tmp_path / "observations.csv"
    path.write_bytes(shipped()[path.name])
    frame = pandas.read_csv(path)
    found = {record["id"]: record["base_value"] for record in records("observations")}
    assert dict(zip(frame["id"], frame["base_value"], strict=True)) == pytest.approx(found)


def test_every_property_of_the_graph_has_a_column() -> None:
    graph = shipped_workspace().graph
    own = {"Evidence": "evidence", "Observation": "observations", "Deal": "deals"}
    missing = {
        (node.label, key)
        for node in graph.nodes
        for key in node.properties.keys() - _LISTED - fields(own.get(node.label, "entities")).keys()
    }
    ids = {row["id"] for row in rows("ties")}
    missing |= {
        (r.type, key)
        for r in graph.relationships
        if r.id in ids
        for key in r.properties.keys() - _LISTED - fields("ties").keys()
    }
    assert missing == set()


def test_no_column_stands_for_what_the_graph_does_not_hold() -> None:
    assert [
        name for name in fields("observations") if not any(row[name] for row in rows("observations"))
    ] == []


def test_every_table_and_column_is_explained_in_every_language() -> None:
    keys = ["description", *(f"description_{lang}" for lang in languages() if lang != "en")]
    unexplained = [
        (resource["name"], field["name"], key)
        for resource in told()["resources"]
        for field in (resource, *resource["schema"]["fields"])
        for key in keys
        if not field.get(key)
    ]
    assert unexplained == []


def test_codes_units_and_keys_are_those_of_the_schema() -> None:
    schema = read_schema()
    assert fields("ties")["sector"]["constraints"]["enum"] == list(schema.vocabularies["sector"].terms)
    assert fields("evidence")["stage"]["constraints"]["enum"][:4] == [
        "discussed",
        "agreed",
        "building",
        "operating",
    ]
    assert fields("entities")["latitude"]["unit"] == "degree"
    assert fields("observations")["value"]["unitField"] == "unit"
    assert {"fields": ["source_id"], "reference": {"resource": "entities", "fields": ["id"]}} in next(
        r["schema"]["foreignKeys"] for r in told()["resources"] if r["name"] == "ties"
    )


def test_the_package_has_the_release_and_the_sources() -> None:
    (release,) = shipped_workspace().releases
    assert (told()["name"], told()["version"]) == (release.name, release.version)
    assert told()["created"] == f"{release.date}T00:00:00Z"
    assert told()["licenses"][0]["name"] == "CC-BY-4.0"
    assert told()["title_ru"].startswith("Аргунь")
    sources = {source["id"] for source in told()["sources"]}
    assert sources == {row["id"] for row in rows("entities") if row["type"] == "Source"}


def test_several_layers_have_a_release_each() -> None:
    graph = sample_graph()
    releases = (Release("argun", "1.0", "2026-11-29", "CC-BY-4.0"), Release("mine", date="2026-12"))
    layered = type(graph)(graph.nodes, graph.relationships, releases)
    found = json.loads(render_datapackage(layered, ExportContext())[DESCRIPTOR])
    assert found["name"] == "argun-mine"
    assert "version" not in found
    assert [release["version"] for release in found["datasets"]] == ["1.0", ""]
    assert found["created"] == "2026-11-29T00:00:00Z"


def test_hostile_text_comes_back_as_it_was(tmp_path: Path) -> None:
    export("datapackage", sample_graph(HOSTILE), tmp_path / "out", ExportContext())
    text = (tmp_path / "out" / "evidence.csv").read_text(encoding="utf-8")
    found = list(csv.DictReader(io.StringIO(text, newline="")))
    assert {row["note_en"] for row in found} == {HOSTILE}

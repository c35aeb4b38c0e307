"""DuckDB and pandas read from the Parquet tables what the data package holds, with its types."""

from __future__ import annotations

import csv
import io
import json
import math
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from graph.export.context import ExportContext
from graph.export.formats.datapackage import DESCRIPTOR, render_datapackage
from graph.export.formats.parquet import render_parquet
from graph.workflows.exported import export_context
from schema.errors import UsageError
from tests.export.export_samples import sample_graph
from tests.programs import needed
from tests.shipped import shipped_workspace


def test_without_the_package_the_next_step_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(UsageError, match=r'pip install "argun\[parquet\]"'):
        render_parquet(sample_graph(), ExportContext())


@cache
def package() -> Mapping[str, bytes]:
    work = shipped_workspace()
    return render_datapackage(work.graph, export_context(work, "en"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    needed("pyarrow")
    found = tmp_path_factory.mktemp("parquet")
    for name, content in render_parquet(
        shipped_workspace().graph, export_context(shipped_workspace(), "en")
    ).items():
        (found / name).write_bytes(content)
    return found


def tables() -> list[dict[str, Any]]:
    found = json.loads(package()[DESCRIPTOR])["resources"]
    assert isinstance(found, list)
    return found


def rows(table: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(package()[f"{table}.csv"].decode(), newline="")))


@pytest.mark.slow
def test_duckdb_counts_and_sums_the_same(folder: Path) -> None:
    """It has a reader of its own, and knows nothing of the library that wrote the files."""
    duckdb, types = needed("duckdb"), {"number": "DOUBLE", "integer": "BIGINT", "boolean": "BOOLEAN"}
    for table in tables():
        file, wanted = str(folder / f"{table['name']}.parquet"), rows(table["name"])
        relation = duckdb.read_parquet(file)
        described = list(zip(relation.columns, map(str, relation.types), strict=True))
        assert relation.columns == [f["name"] for f in table["schema"]["fields"]]
        for field, (name, type_) in zip(table["schema"]["fields"], described, strict=True):
            assert type_ == {**types, "array": "VARCHAR[]"}.get(field["type"], "VARCHAR")
            told = [row[name] for row in wanted if row[name]]
            is_number = field["type"] in ("number", "integer")
            asked = f'count(*), count("{name}"), ' + (f'sum("{name}")' if is_number else "NULL")
            ((count, known, total),) = relation.aggregate(asked).fetchall()
            assert (count, known) == (len(wanted), len(told)), (table["name"], name)
            if total is not None:
                assert math.isclose(total, sum(map(float, told)), rel_tol=1e-9)


@pytest.mark.slow
def test_pandas_reads_values_and_lists(folder: Path) -> None:
    pandas = needed("pandas")
    for table in tables():
        frame = pandas.read_parquet(folder / f"{table['name']}.parquet")
        wanted = rows(table["name"])
        for field in table["schema"]["fields"]:
            found = frame[field["name"]]
            if field["type"] == "array":
                read = [
                    None if value is None else json.dumps(list(value), ensure_ascii=False) for value in found
                ]
                assert read == [row[field["name"]] or None for row in wanted]
            elif field["type"] == "string":
                read = [None if value is None or value != value else value for value in found]
                assert read == [row[field["name"]] or None for row in wanted]


@pytest.mark.slow
def test_columns_say_what_they_mean(folder: Path) -> None:
    parquet = needed("pyarrow.parquet")
    schema = parquet.read_schema(folder / "observations.parquet")
    assert schema.field("value").metadata[b"description"]
    assert b"argun" in schema.metadata

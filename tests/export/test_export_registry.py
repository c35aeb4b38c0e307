from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from graph.export.registry import EXPORTERS, ExportContext, export
from schema.errors import ArgunError, UsageError
from tests.export.export_samples import FORMATS, sample_graph

CONTEXT = ExportContext()


@pytest.mark.parametrize("name", FORMATS)
def test_every_exporter_writes_its_target_and_nothing_else(name: str, tmp_path: Path) -> None:
    target = tmp_path / f"out{EXPORTERS[name].suffix}"
    export(name, sample_graph(), target, CONTEXT)
    export(name, sample_graph(), target, CONTEXT)
    assert [path.name for path in tmp_path.iterdir()] == [target.name]


def test_an_unknown_name_names_the_near_ones(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="graphml"):
        export("grafml", sample_graph(), tmp_path / "x", CONTEXT)


@pytest.mark.parametrize("name", ["graphml", "neo4j-csv"])
def test_a_full_disk_leaves_the_old_target_and_no_part(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "out"
    export(name, sample_graph(), target, CONTEXT)
    before = _content(target)

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ArgunError, match="no space is left on the disk"):
        export(name, sample_graph("other"), target, CONTEXT)
    assert _content(target) == before
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_an_unwritable_path_is_reported_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ArgunError, match="no such file or folder; make the folder first"):
        export("graphml", sample_graph(), tmp_path / "no" / "x.graphml", CONTEXT)
    with pytest.raises(ArgunError, match="a part of the path is a file"):
        export("graphml", sample_graph(), tmp_path / "file" / "x.graphml", CONTEXT)
    with pytest.raises(ArgunError, match="the path is a folder"):
        export("graphml", sample_graph(), tmp_path, CONTEXT)
    with pytest.raises(ArgunError, match="a folder is needed"):
        export("neo4j-csv", sample_graph(), tmp_path / "file", CONTEXT)


def test_a_folder_with_files_of_others_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "thesis.doc").touch()
    with pytest.raises(ArgunError, match="holds other files"):
        export("neo4j-csv", sample_graph(), tmp_path, CONTEXT)
    assert (tmp_path / "thesis.doc").exists()


def _content(path: Path) -> dict[str, bytes]:
    files = sorted(path.iterdir()) if path.is_dir() else [path]
    return {file.name: file.read_bytes() for file in files}

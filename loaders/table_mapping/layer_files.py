"""The files of a layer that a table becomes: one for each kind of record, sorted, the same for one table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from loaders.manifest import MANIFEST
from loaders.table_mapping.made import Made, Result
from schema.errors import UsageError
from schema.yaml_text import MOST_MEGABYTES, written_yaml

#: The first line of the manifest: by it the next import knows the layer as its own.
MADE_BY = "# Made by argun import table: the next import into this folder writes its files anew."


def layer_files(manifest: Mapping[str, Any], result: Result, made_by: str = MADE_BY) -> dict[str, bytes]:
    """Return the files of a layer by name; its manifest begins with the line ``made_by``.

    Raises
    ------
    UsageError
        One of them would be too large to be read.
    """
    kinds: dict[str, list[Made]] = {
        "sources": [made for _, made in sorted(result.sources.items())],
        "entities": [made for _, made in sorted(result.entities.items())],
        "ties": [made for _, made in sorted(result.ties.items())],
        "observations": sorted(result.observations, key=lambda made: (made.id, repr(made.record))),
    }
    only = next(iter(result.sources)) if len(result.sources) == 1 else None
    head = {"source": only} if only else {}
    files = {MANIFEST: f"{made_by}\n{written_yaml({**manifest, **({'reference': only} if only else {})})}"}
    for name, found in kinds.items():
        records = [_without_source(made.record, only) for made in found]
        of_file = head if name in ("ties", "observations") and records else {}
        files[f"{name}.yaml"] = written_yaml({**of_file, name: records})
        if len(files[f"{name}.yaml"]) > MOST_MEGABYTES * 2**20:
            raise UsageError("the table gives more than one layer can hold ({most} MB of {name}); divide it",
                             most=MOST_MEGABYTES, name=name)  # fmt: skip
    return {name: text.encode() for name, text in files.items()}


def _without_source(record: Any, only: str | None) -> Any:
    """Return a record without the one source that the head of the file, or the manifest, gives for all."""
    if isinstance(record, dict):
        return {k: _without_source(v, only) for k, v in record.items() if (k, v) != ("source", only)}
    return [_without_source(item, only) for item in record] if isinstance(record, list) else record

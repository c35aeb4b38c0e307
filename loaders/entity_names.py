"""The names of shipped regions and provinces alone, for the shell: it asks at every press of Tab."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import resources
from typing import Any

from schema.yaml_text import parse_yaml

_FILES = {"Region": "regions.yaml", "Province": "provinces.yaml"}


def place_names(type_: str) -> Iterator[tuple[str, list[str]]]:
    """Yield the code of each region (``Region``) or province (``Province``) with its names and aliases."""
    for code, names, aliases in names_by_language(type_):
        yield code, [*names.values(), *aliases]


def names_by_language(type_: str) -> Iterator[tuple[str, dict[str, str], list[str]]]:
    """Yield the code of each region or province with its names by language and its aliases."""
    path = resources.files("loaders") / "dataset" / "entities" / _FILES[type_]
    records: list[dict[str, Any]] = parse_yaml(path.read_text(encoding="utf-8"))["entities"]
    for record in records:
        code = str(record["id"]).partition(":")[2]
        names = {key: value for key, value in record.items() if key != "id" and len(key) == len("en")}
        yield code, names, list(record.get("aliases", ()))

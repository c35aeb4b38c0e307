"""Mappings that come with Argun, one a file: those of the templates that people fill in, and of exports."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

from loaders.table_mapping.mapping import TableMapping
from loaders.table_mapping.mapping_reader import read_mapping
from schema.errors import UsageError
from schema.values import choices

_FOLDER = Path(str(resources.files("loaders.table_mapping") / "shipped"))


def shipped_names() -> list[str]:
    """Return the names of the shipped mappings, in order."""
    return sorted(path.stem for path in _FOLDER.glob("*.yaml"))


def template_names() -> list[str]:
    """Return the names of the shipped mappings of which people fill in a template: of all but exports."""
    return [name for name in shipped_names() if not shipped_mapping(name).export]


def export_names() -> list[str]:
    """Return the names of the shipped mappings of exports."""
    return [name for name in shipped_names() if shipped_mapping(name).export]


def shipped_mapping(name: str) -> TableMapping:
    """Return a shipped mapping.

    Raises
    ------
    UsageError
        There is none of the name.
    """
    if name not in shipped_names():
        raise UsageError(
            'there is no mapping "{name}" ({known}); a mapping of your own is a file: --mapping {name}.yaml',
            name=name, known=choices(name, shipped_names()),
        )  # fmt: skip
    return read_mapping(_FOLDER / f"{name}.yaml")

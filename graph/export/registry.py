"""Exporters by name, and the one function that writes their files.

An exporter is a module of :mod:`graph.export.formats` that declares ``EXPORTER``.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from graph.export.context import ExportContext, Exporter
from graph.export.writing import write_content
from graph.model import PropertyGraph
from graph.rooms import Room
from schema.errors import UsageError
from schema.values import choices

__all__ = ["EXPORTERS", "ExportContext", "Exporter", "export"]

EXPORTERS: Mapping[str, Exporter] = Room("graph.export.formats", "EXPORTER")


def export(name: str, graph: PropertyGraph, path: Path, context: ExportContext) -> None:
    """Write the graph in a format to ``path`` (a folder where the exporter's suffix is empty).

    The target is replaced whole or not at all.

    Raises
    ------
    UsageError
        The name is unknown, or the graph is too large for the format.
    ArgunError
        The target cannot be written; says why and what to do.
    """
    if name not in EXPORTERS:
        known = choices(name, EXPORTERS)
        raise UsageError('export format "{name}" is unknown ({known})', name=name, known=known)
    write_content(path, EXPORTERS[name].render(graph, context))

"""Exporters by name, and the functions that call them.

An exporter is a module of :mod:`graph.export.formats` that declares ``EXPORTER``.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from graph.export.context import ExportContext, Exporter
from graph.files.writing import Content, write_content
from graph.model import PropertyGraph
from graph.rooms import Room
from schema.errors import UsageError
from schema.values import choices

__all__ = ["EXPORTERS", "ExportContext", "Exporter", "export", "render"]

EXPORTERS: Mapping[str, Exporter] = Room("graph.export.formats", "EXPORTER")


def render(name: str, graph: PropertyGraph, context: ExportContext) -> Content:
    """Return the graph in a format: a file, or the files of a folder where the exporter's suffix is empty.

    Raises
    ------
    UsageError
        The name is unknown, or the graph is too large for the format.
    """
    if name not in EXPORTERS:
        known = choices(name, EXPORTERS)
        raise UsageError('export format "{name}" is unknown ({known})', name=name, known=known)
    return EXPORTERS[name].render(graph, context)


def export(
    name: str, graph: PropertyGraph, path: str | Path, context: ExportContext, *, private: bool = False
) -> None:
    """Write the graph in a format; what is there is replaced whole or not at all.

    ``private``: new files are for their owner alone.

    Raises
    ------
    UsageError
        See :func:`render`.
    ArgunError
        The target cannot be written; says why and what to do.
    """
    write_content(path, render(name, graph, context), private=private)

"""Everything that ``argun export`` writes: the graph in formats, and the workbook of the records."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from graph.export.registry import EXPORTERS, render
from graph.files.writing import Content
from graph.workflows.exported import exported
from graph.workflows.workspace import Workspace
from schema.errors import UsageError
from schema.messages import N_


@dataclass(frozen=True, slots=True)
class Export:
    """What can be written; ``suffix`` is empty for a folder, ``render`` takes a language and a region."""

    suffix: str
    what: str
    render: Callable[[Workspace, str, str | None], Content]


def _of_graph(name: str) -> Export:
    """Return an export that is made of nothing but the graph."""

    def rendered(workspace: Workspace, lang: str, region: str | None) -> Content:
        return render(name, *exported(workspace, lang, region))

    return Export(EXPORTERS[name].suffix, EXPORTERS[name].what, rendered)


def _workbook(workspace: Workspace, lang: str, region: str | None) -> bytes:
    if region is not None:
        raise UsageError("--region belongs to the graph; the workbook holds every region (filter its sheets)")
    from graph.workflows.workbook.workbook import render_workbook  # only it needs all records

    return render_workbook(workspace, lang)


def exports() -> Mapping[str, Export]:
    """Return every export by name, in order of name."""
    found = {name: _of_graph(name) for name in EXPORTERS}
    found["xlsx"] = Export(".xlsx", N_("workbook of all tables for Excel and LibreOffice"), _workbook)
    return dict(sorted(found.items()))

"""Everything that ``argun export`` writes: the graph in formats, and the workbook of the records."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from graph.export.context import ALL
from graph.export.registry import EXPORTERS, render
from graph.files.writing import Content
from graph.workflows.exported import PARTS, Wanted, export_context, exported
from graph.workflows.workspace import Workspace
from schema.errors import UsageError
from schema.messages import N_, Message


@dataclass(frozen=True, slots=True)
class Export:
    """What can be written; ``suffix`` is empty for a folder, ``parts`` is what it can hold, default first.

    ``render`` takes a language and what is wanted, and tells what it was made of where that was a choice.
    """

    suffix: str
    what: str
    parts: tuple[str, ...]
    render: Callable[[Workspace, str, Wanted], tuple[Content, Message | None]]

    @property
    def takes(self) -> list[str]:
        """The values of ``--what`` that it takes, the default first."""
        return [PARTS[part] for part in self.parts]


def _of_graph(name: str) -> Export:
    """Return an export that is made of nothing but the graph."""
    exporter = EXPORTERS[name]

    def rendered(workspace: Workspace, lang: str, wanted: Wanted) -> tuple[Content, Message | None]:
        part = wanted.of(name, exporter.parts)
        graph, told = exported(workspace, wanted, ALL if exporter.selects else part)
        context = export_context(workspace, lang, wanted.region)
        content = render(name, graph, replace(context, told=told))
        return content, None if exporter.selects else told

    return Export(exporter.suffix, exporter.what, exporter.parts, rendered)


def _workbook(workspace: Workspace, lang: str, wanted: Wanted) -> tuple[Content, Message | None]:
    wanted.of("xlsx", (ALL,))
    if wanted.region is not None:
        raise UsageError("--region belongs to the graph; the workbook holds every region (filter its sheets)")
    from graph.workflows.workbook.workbook import render_workbook  # only it needs all records

    return render_workbook(workspace, lang), None


def exports() -> Mapping[str, Export]:
    """Return every export by name, in order of name."""
    found = {name: _of_graph(name) for name in EXPORTERS}
    workbook = N_("workbook of all tables for Excel and LibreOffice")
    found["xlsx"] = Export(".xlsx", workbook, (ALL,), _workbook)
    return dict(sorted(found.items()))

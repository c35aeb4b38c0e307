"""What an export is made of: the whole graph, or the part of it that is one region's."""

from __future__ import annotations

from dataclasses import replace

from graph.export.context import ExportContext
from graph.export.part import part_of_region
from graph.model import PropertyGraph
from graph.workflows.main_job import export_context
from graph.workflows.workspace import Workspace


def exported(workspace: Workspace, lang: str, region: str | None) -> tuple[PropertyGraph, ExportContext]:
    """Return the graph and what exporters may show beside it; of a region, what its deals name.

    Raises
    ------
    UsageError
        There is no such region.
    """
    context = export_context(workspace, lang)
    if region is None:
        return workspace.graph, context
    place = workspace.find(region, ("Region",))
    return part_of_region(workspace.graph, place.id), replace(context, region_id=place.id)

"""What an export is made of: the whole graph, or the part of it that is one region's."""

from __future__ import annotations

from dataclasses import replace

from graph.export.context import ExportContext
from graph.export.part import part_of_region
from graph.model import PropertyGraph
from graph.workflows.contracts import data
from graph.workflows.sentences.sources import place_words
from graph.workflows.workspace import Workspace

#: The records whose fields exporters may explain.
_EXPLAINED = {"entities": data.ENTITY, "ties": data.TIE, "deals": data.DEAL, "observations": data.OBSERVATION}


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


def export_context(workspace: Workspace, lang: str) -> ExportContext:
    """Return what exporters may show beside the graph: the language, marks, clusters, meanings of fields."""
    scores = {s.id: s for of in ("regions", "provinces") for s in workspace.scores(of)}
    clusters = {member: c.cluster for c in workspace.clusters for member in (*c.members, *c.partners)}
    meanings = {name: {f.name: f.meaning for f in told.fields} for name, told in _EXPLAINED.items()}

    def words(locator: str, language: str) -> str:
        return place_words(locator, workspace.everything.entities, language)

    return ExportContext(
        lang, scores, clusters, meanings, captions=lambda: workspace.captions(lang), place_words=words
    )

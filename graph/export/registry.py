"""Exporters by name, and the one function that writes their files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path

from graph.export.context import Content, ExportContext, Exporter
from graph.export.writing import write_content
from graph.model import PropertyGraph
from schema.errors import UsageError
from schema.values import choices

__all__ = ["EXPORTERS", "ExportContext", "Exporter", "export"]


def _later(module: str, function: str) -> Callable[[PropertyGraph, ExportContext], Content]:
    """Return the exporter's function, its module imported when it is called: pyvis and rdflib are heavy."""

    def render(graph: PropertyGraph, context: ExportContext) -> Content:
        content: Content = getattr(import_module(f"graph.export.{module}"), function)(graph, context)
        return content

    return render


EXPORTERS: Mapping[str, Exporter] = {
    exporter.name: exporter
    for exporter in (
        Exporter(
            "network",
            ".html",
            "page with the network of regions, provinces and partners; works offline",
            "страница с сетью регионов, провинций и партнёров; работает без сети",
            _later("pyvis_page", "render_page"),
        ),
        Exporter(
            "graphml",
            ".graphml",
            "whole graph as GraphML (yEd, Gephi, igraph, NetworkX)",
            "весь граф в GraphML (yEd, Gephi, igraph, NetworkX)",
            _later("graphml", "render_graphml"),
        ),
        Exporter(
            "gexf",
            ".gexf",
            "whole graph as GEXF for Gephi",
            "весь граф в GEXF для Gephi",
            _later("gexf", "render_gexf"),
        ),
        Exporter(
            "turtle",
            ".ttl",
            "whole graph as RDF in the terms of the ontology, each tie with its evidence and source",
            "весь граф в RDF в терминах онтологии, каждая связь со свидетельствами и источником",
            _later("turtle", "render_turtle"),
        ),
        Exporter(
            "neo4j-csv",
            "",
            "folder of CSV files for neo4j-admin database import",
            "папка файлов CSV для neo4j-admin database import",
            _later("neo4j_csv", "render_neo4j_csv"),
        ),
    )
}


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
    exporter = EXPORTERS.get(name)
    if exporter is None:
        raise UsageError(f'export format "{name}" is unknown ({choices(name, EXPORTERS)})')
    write_content(path, exporter.render(graph, context))

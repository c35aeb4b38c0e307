"""Exporters by name, and the one function that writes their files."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from graph.export.context import Content, ExportContext, Exporter
from graph.export.writing import write_content
from graph.model import PropertyGraph
from schema.errors import UsageError
from schema.values import choices

__all__ = ["EXPORTERS", "ExportContext", "Exporter", "export"]


def _network(graph: PropertyGraph, context: ExportContext) -> Content:
    from graph.export.pyvis_page import render_page  # loads pyvis and IPython

    return render_page(graph, context)


def _graphml(graph: PropertyGraph, context: ExportContext) -> Content:
    from graph.export.graphml import render_graphml

    return render_graphml(graph, context)


def _gexf(graph: PropertyGraph, context: ExportContext) -> Content:
    from graph.export.gexf import render_gexf

    return render_gexf(graph, context)


def _turtle(graph: PropertyGraph, context: ExportContext) -> Content:
    from graph.export.turtle import render_turtle  # loads rdflib

    return render_turtle(graph, context)


def _neo4j_csv(graph: PropertyGraph, context: ExportContext) -> Content:
    from graph.export.neo4j_csv import render_neo4j_csv

    return render_neo4j_csv(graph, context)


EXPORTERS: Mapping[str, Exporter] = {
    exporter.name: exporter
    for exporter in (
        Exporter(
            "network",
            ".html",
            "page with the network of regions, provinces and partners; works offline",
            "страница с сетью регионов, провинций и партнёров; работает без сети",
            _network,
        ),
        Exporter(
            "graphml",
            ".graphml",
            "whole graph as GraphML (yEd, Gephi, igraph, NetworkX)",
            "весь граф в GraphML (yEd, Gephi, igraph, NetworkX)",
            _graphml,
        ),
        Exporter("gexf", ".gexf", "whole graph as GEXF for Gephi", "весь граф в GEXF для Gephi", _gexf),
        Exporter(
            "turtle",
            ".ttl",
            "whole graph as RDF, each tie with its evidence and source",
            "весь граф в RDF, каждая связь со свидетельствами и источником",
            _turtle,
        ),
        Exporter(
            "neo4j-csv",
            "",
            "folder of CSV files for neo4j-admin database import",
            "папка файлов CSV для neo4j-admin database import",
            _neo4j_csv,
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

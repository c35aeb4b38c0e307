"""What Apache Jena makes of the Turtle, the JSON-LD, the ontology and the shapes."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from rdflib import Graph

from graph.export.context import ExportContext
from graph.export.formats.jsonld import render_jsonld
from graph.export.formats.turtle import render_turtle
from graph.export.part import part_of_region
from graph.export.triples import graph_triples
from schema.ontology import ontology_turtle
from schema.reader import read_schema
from tests.export.rdf_broken import broken_graph, findings, found_by_pyshacl
from tests.jena import jena
from tests.shipped import shipped_graph

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """Return the files of the shipped graph by name."""
    folder, graph = tmp_path_factory.mktemp("rdf"), shipped_graph()
    contents = {
        "graph.ttl": render_turtle(graph, ExportContext()),
        "graph.jsonld": render_jsonld(graph, ExportContext()),
        "region.ttl": render_turtle(part_of_region(graph, "region:RU-AMU"), ExportContext()),
        "schema.ttl": ontology_turtle(read_schema()).encode(),
        "broken.nt": broken_graph().serialize(format="nt", encoding="utf-8"),
        "bad.nt": b'<urn:argun:entity:a b> <urn:argun:schema:x> "x"@en_US .\n',
    }
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    return {name: folder / name for name in contents}


@pytest.mark.parametrize("name", ["graph.ttl", "graph.jsonld", "schema.ttl"])
def test_riot_warns_of_nothing(files: Mapping[str, Path], name: str) -> None:
    assert jena("riot", "--validate", files[name]) == ("", "")


def test_riot_would_warn(files: Mapping[str, Path]) -> None:
    assert "Bad" in jena("riot", "--validate", files["bad.nt"])[1]


def test_every_triple_arrives_and_both_files_tell_the_same(files: Mapping[str, Path]) -> None:
    read = {
        name: {*jena("riot", "--output=nt", files[name])[0].splitlines()}
        for name in ("graph.ttl", "graph.jsonld")
    }
    triples = graph_triples(shipped_graph())
    count = sum(len(values) for facts in triples.values() for values in facts.values())
    assert read["graph.ttl"] == read["graph.jsonld"]
    assert len(read["graph.ttl"]) == count


@pytest.mark.parametrize("name", ["graph.ttl", "region.ttl"])
def test_the_shipped_graph_and_the_part_of_a_region_conform(files: Mapping[str, Path], name: str) -> None:
    report, said = jena("shacl", "--shapes", files["schema.ttl"], "--data", files[name])
    assert not findings(Graph().parse(data=report, format="turtle"))
    assert "true" in report
    assert not said


def test_both_validators_find_the_same_slips(files: Mapping[str, Path]) -> None:
    report, _ = jena("shacl", "--shapes", files["schema.ttl"], "--data", files["broken.nt"])
    assert findings(Graph().parse(data=report, format="turtle")) == found_by_pyshacl()

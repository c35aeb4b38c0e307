"""The ontology: RDF that others can read, the same bytes from run to run."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from rdflib import OWL, RDF, SH, XSD, Graph, Literal, URIRef

from schema.ontology import ontology_turtle
from schema.rdf import NAMESPACE
from schema.reader import read_schema


def test_ontology_declares_every_type_and_parses() -> None:
    schema = read_schema()
    graph = Graph().parse(data=ontology_turtle(schema), format="turtle")
    for node in schema.nodes:
        assert (URIRef(NAMESPACE + node), RDF.type, OWL.Class) in graph
        assert (URIRef(f"{NAMESPACE}{node}Shape"), SH.targetClass, URIRef(NAMESPACE + node)) in graph
    for edge in schema.edges:
        assert (URIRef(NAMESPACE + edge), RDF.type, OWL.ObjectProperty) in graph


def test_shapes_hold_what_the_program_makes() -> None:
    graph = Graph().parse(data=ontology_turtle(read_schema()), format="turtle")
    mark, points = URIRef(f"{NAMESPACE}Region-mark"), URIRef(f"{NAMESPACE}Deal-points")
    assert (URIRef(f"{NAMESPACE}RegionShape"), SH.property, mark) in graph
    assert (mark, SH.path, URIRef(f"{NAMESPACE}mark")) in graph
    assert (mark, SH.datatype, XSD.double) in graph
    assert (URIRef(f"{NAMESPACE}DealShape"), SH.property, points) in graph
    assert (URIRef(f"{NAMESPACE}TAKES_PART"), URIRef(f"{NAMESPACE}role"), Literal("derived")) in graph


def test_hash_seed_changes_no_byte() -> None:
    command = (
        "import sys; from schema.ontology import ontology_turtle; from schema.reader import read_schema; "
        "sys.stdout.buffer.write(ontology_turtle(read_schema()).encode())"
    )
    texts = {
        subprocess.run(
            [sys.executable, "-c", command],
            cwd=Path(__file__).parents[2],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert texts == {ontology_turtle(read_schema()).encode()}

"""The shapes of SHACL: they hold for what the program writes, and find one slip of every kind."""

from __future__ import annotations

from functools import cache

import pytest
from pyshacl import validate
from rdflib import Graph

from tests.export.rdf_broken import SLIPS, Finding, broken_graph, expected, findings
from tests.export.rdf_samples import ontology, parsed, sound_graph
from tests.shipped import shipped_graph


def validated(rdf: Graph) -> tuple[frozenset[Finding], str]:
    """Validate against the shapes of the ontology."""
    _, report, said = validate(rdf, shacl_graph=ontology())
    assert isinstance(report, Graph)
    return findings(report), said


@cache
def found_by_pyshacl() -> frozenset[Finding]:
    return validated(broken_graph())[0]


def test_the_shapes_hold_for_the_export() -> None:
    found, said = validated(parsed(sound_graph()))
    assert not found, said


@pytest.mark.parametrize("kind", SLIPS)
def test_the_shapes_find(kind: str) -> None:
    assert expected(SLIPS[kind]) in found_by_pyshacl()


def test_the_shapes_find_nothing_else() -> None:
    assert {at for at, _, _ in found_by_pyshacl()} <= {str(slip.at) for slip in SLIPS.values()}


@pytest.mark.slow
def test_the_shipped_graph_conforms() -> None:
    found, said = validated(parsed(shipped_graph()))
    assert not found, said

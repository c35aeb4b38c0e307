"""The questions of docs/rdf.md: rdflib and Jena answer them alike, and count what the graph has."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest

from graph.export.context import ExportContext
from graph.export.formats.turtle import render_turtle
from schema.rdf import Iri, local_name, schema_iri
from tests.export.rdf_samples import shipped_rdf
from tests.jena import jena
from tests.shipped import shipped_graph

_PAGE = (Path(__file__).parents[2] / "docs" / "rdf.md").read_text(encoding="utf-8")
QUERIES = re.findall(r"```sparql\n(.+?)```", _PAGE, re.DOTALL)

pytestmark = pytest.mark.slow
Rows = list[Mapping[str, str]]


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("rdf") / "argun.ttl"
    path.write_bytes(render_turtle(shipped_graph(), ExportContext()))
    return path


def by_rdflib(query: str) -> Rows:
    text = shipped_rdf().query(query).serialize(format="csv")
    assert text
    return rows(text.decode())


def by_jena(file: Path, query: str) -> Rows:
    path = file.parent / "question.rq"
    path.write_text(query, encoding="utf-8")
    said, wrong = jena("arq", "--data", file, "--query", path, "--results=CSV")
    assert not wrong
    return rows(said)


def rows(text: str) -> Rows:
    return list(csv.DictReader(text.splitlines()))


def test_the_page_has_questions() -> None:
    assert len(QUERIES) >= 4


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: re.findall(r"SELECT (\?\w+ \?\w+)", query)[0])
def test_both_answer_alike(file: Path, query: str) -> None:
    answer = by_jena(file, query)
    assert answer
    assert Counter(tuple(row.items()) for row in by_rdflib(query)) == Counter(
        tuple(row.items()) for row in answer
    )


def test_stages_are_those_of_the_graph(file: Path) -> None:
    stages = next(query for query in QUERIES if "GROUP BY" in query)
    found = {(local_name(Iri(row["type"])), row["stage"]): int(row["ties"]) for row in by_jena(file, stages)}
    counted = Counter(
        (r.type, str(r.properties["stage"])) for r in shipped_graph().relationships if "stage" in r.properties
    )
    visits = {key: count for key, count in counted.items() if key[1] in ("held", "planned", "dropped")}
    assert found == dict(counted - Counter(visits))


def test_types_are_those_of_the_graph(file: Path) -> None:
    query = "SELECT ?type (COUNT(?x) AS ?count) WHERE { ?x a ?type } GROUP BY ?type"
    found = {row["type"]: int(row["count"]) for row in by_jena(file, query)}
    graph = shipped_graph()
    counted = Counter(graph.labels.values())
    assert {label: found[schema_iri(label)] for label in counted} == counted
    untold = sum(r.type in ("ABOUT", "FROM", "TELLS_OF") for r in graph.relationships)
    assert found[schema_iri("Tie")] == len(graph.relationships) - untold

"""The schema documents are made from the definitions and are up to date."""

from __future__ import annotations

from pathlib import Path

import pytest

from schema.document import schema_document
from schema.model import EdgeType, NodeType
from schema.reader import read_schema

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize(("lang", "name"), [("en", "schema.md"), ("ru", "schema.ru.md")])
def test_document_is_up_to_date(lang: str, name: str) -> None:
    written = (DOCS / name).read_text(encoding="utf-8")
    assert written == schema_document(read_schema(), lang), f"write docs/{name} anew: argun schema"


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_document_names_every_type_property_and_term(lang: str) -> None:
    schema, text = read_schema(), schema_document(read_schema(), lang)
    owners: list[NodeType | EdgeType] = [*schema.nodes.values(), *schema.edges.values()]
    for owner in owners:
        assert f" {owner.name}\n" in text
        assert all(f"| `{name}` |" in text for name in owner.properties)
    for vocabulary in schema.vocabularies.values():
        assert all(f"| `{term}` |" in text for term in vocabulary.terms)

"""The definitions agree with each other; definitions that do not are refused."""

from __future__ import annotations

import shutil
from importlib import resources
from pathlib import Path

import pytest
import yaml

from schema.errors import SchemaError
from schema.model import SCALAR_KINDS, SPECIAL_KINDS, EdgeType, NodeType
from schema.reader import read_definitions, read_schema

DEFINITIONS = Path(str(resources.files("schema") / "definitions"))


def test_shipped_definitions_agree() -> None:
    schema = read_schema()
    kinds = SCALAR_KINDS | SPECIAL_KINDS
    owners: list[NodeType | EdgeType] = [*schema.nodes.values(), *schema.edges.values()]
    for owner in owners:
        assert all(p.kind in kinds for p in owner.properties.values())
        assert set(owner.words) >= {"en", "ru"}
    assert len(schema.prefixes) == len(schema.nodes), "no two types share a prefix"


def test_every_type_of_the_model_is_defined_with_its_role() -> None:
    roles: dict[str, set[str]] = {}
    for edge in read_schema().edges.values():
        roles.setdefault(edge.role, set()).add(edge.name)
    assert roles["restriction"] == {"RESTRICTS"}
    assert roles["framework"] == {"SISTER_PROVINCE", "SISTER_CITY", "COOPERATES_WITH", "REPRESENTED_IN"}
    assert roles["effort"] >= {"VISITED", "HOSTED"}
    assert roles["flow"] == {
        "EXPORTS",
        "IMPORTS",
        "TRADES_WITH",
        "TOURISTS_FROM",
        "STUDENTS_FROM",
        "HAS_PRESENCE",
    }
    assert roles["structural"] >= {
        "LOCATED_IN",
        "PART_OF",
        "SUBSIDIARY_OF",
        "PRODUCT_OF",
        "ABOUT",
        "FROM",
        "RATED",
    }


def test_file_names_follow_the_names_inside() -> None:
    for folder, key in (("edges", "type"), ("vocabularies", "vocabulary"), ("statements", "statement")):
        for path in (DEFINITIONS / folder).iterdir():
            assert yaml.safe_load(path.read_text(encoding="utf-8"))[key].lower() == path.stem


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("edges/visited.yaml", "role: effort", "role: tourism", 'VISITED: unknown role "tourism"'),
        ("edges/visited.yaml", "role: effort\n", "", 'VISITED: the key "role" is missing'),
        ("edges/visited.yaml", "source: [Country", "source: [Kingdom", 'VISITED: unknown type "Kingdom"'),
        (
            "nodes/company.yaml",
            "vocabulary: sector",
            "vocabulary: trade",
            "Company.sector: unknown vocabulary",
        ),
        ("nodes/company.yaml", "kind: boolean", "kind: yesno", 'Company.named: unknown kind "yesno"'),
        ("nodes/company.yaml", "minimum: 1", "least: 1", 'Company.count: unknown key "least"'),
        (
            "nodes/company.yaml",
            "types: [Country]",
            "types: [Kingdom]",
            'Company.country: unknown type "Kingdom"',
        ),
    ],
)
def test_a_broken_definition_is_refused_by_name(
    tmp_path: Path, file: str, old: str, new: str, said: str
) -> None:
    shutil.copytree(DEFINITIONS, tmp_path / "definitions")
    path = tmp_path / "definitions" / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(SchemaError) as caught:
        read_definitions(tmp_path / "definitions")
    assert said in str(caught.value)

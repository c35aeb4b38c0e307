"""A new type is one file: the whole program works with it, or refuses it for what it lacks."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.command_line import Finished, argun, copy_program, run

pytestmark = pytest.mark.slow

TYPE = """type: TRAINS_FOR
role: substance
source: [Company, University]
target: [Company, Region]
description:
  en: "Workers or students are trained for somebody"
  ru: "Подготовка кадров для другой стороны"
phrase:
  en: "{source} trains people for {target}"
  ru: "{source} готовит кадры; для кого — {target}"
  zh: "{source}为{target}培训人员"
deal:
  kind: partnership
  dealing: partnership
  sector: [culture]
  ended: stands
  source_as: partner
  target_as: partner
properties: {}
"""
LAYER = """source: source:my-notes
region: RU-IN
sources:
- {id: source:my-notes, ru: "Заметки", en: "Notes", date: 2026-05, periods: {default: "2025-06/2026-05"}}
entities:
- {id: company:example-school, ru: "Пример: школа", en: "Example School", country: country:CN}
ties:
- type: TRAINS_FOR
  from: company:example-school
  to: region:RU-IN
  provinces: {CN-HL: told}
  evidence:
  - {at: p/1, stage: operating, ru: "Первый набор учится", en: "The first class is being taught"}
"""
#: A node type on whose things deals stand, of a kind that a vocabulary of its own tells.
NODE = """type: Laboratory
prefix: laboratory
deal_kind: laboratory_kind
description:
  en: "A place of research"
  ru: "Лаборатория"
properties:
  laboratory_kind: {kind: vocabulary, vocabulary: laboratory_kind, en: "Kind", ru: "Вид"}
"""
KINDS = """vocabulary: laboratory_kind
description:
  en: "Kinds of laboratories"
  ru: "Виды лабораторий"
terms:
  field_station: {en: "field station", ru: "полевая станция", deal_kind: built}
  other: {en: "other", ru: "иное", deal_kind: partnership}
"""
TIE = "TRAINS_FOR/company:example-school/region:RU-IN"
DEAL = "deal:partnership/company:example-school/region:RU-IN"


class World:
    """A copy of the program with one more definition, and a layer that uses it."""

    def __init__(self, folder: Path, definition: str, layer: str = LAYER, *, kept: bool = False) -> None:
        self.kept = kept  # for many commands
        copy_program(folder)
        (folder / "schema/definitions/edges/trains_for.yaml").write_text(definition, encoding="utf-8")
        self.layer = folder / "layer"
        self.layer.mkdir()
        manifest = 'format: 1\nname: mine\nru: "Мой"\nen: "Mine"\ndate: 2026-11\n'
        (self.layer / "dataset.yaml").write_text(manifest, encoding="utf-8")
        (self.layer / "ties.yaml").write_text(layer, encoding="utf-8")
        self.folder = folder

    def run(self, *arguments: str) -> Finished:
        return run(*arguments, "--dataset", str(self.layer), program=self.folder, fresh=not self.kept)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return World(tmp_path_factory.mktemp("type"), TYPE, kept=True)


@pytest.mark.slow
def test_the_audit_knows_the_type(world: World) -> None:
    found = world.run("check", "--errors-only", "--format", "json")
    assert found.code == 0, found.errors
    assert TIE not in found.text


@pytest.mark.slow
def test_the_store_holds_the_tie_and_its_deal(world: World) -> None:
    assert world.run("load").code == 0
    statement = (
        "MATCH (c)-[r:TRAINS_FOR]->(x) MATCH (c)-[:PARTY_TO]->(d:Deal) RETURN d.id AS deal, d.kind AS kind"
    )
    assert world.run("cypher", statement, "--format", "json").json == [{"deal": DEAL, "kind": "partnership"}]


@pytest.mark.slow
def test_the_mark_rises_and_the_explanation_says_why(world: World) -> None:
    before = {row["id"]: row["score"] for row in argun("score", "--format", "json").json}
    after = {row["id"]: row["score"] for row in world.run("score", "--format", "json").json}
    assert after["region:RU-IN"] > before["region:RU-IN"]
    told = world.run("explain", "RU-IN", "--format", "table").text
    assert "Example School trains people for Republic of Ingushetia" in told
    (record,) = world.run("explain", "RU-IN", "--format", "json").json
    assert TIE in {c["tie_id"] for c in record["contributions"]}


@pytest.mark.slow
def test_the_exports_hold_it(world: World) -> None:
    target = world.folder / "out.graphml"
    assert world.run("export", "graphml", "--output", str(target)).code == 0
    assert "TRAINS_FOR" in target.read_text(encoding="utf-8")


def test_an_added_tie_may_be_of_it(world: World) -> None:
    change = "add@TRAINS_FOR/company:haier/region:RU-MAG:stage=operating,region=RU-MAG"
    found = world.run("what-if", "RU-MAG", change, "--format", "json")
    assert found.code == 0, found.errors
    (record,) = json.loads(found.text)
    assert record["score_after"] > record["score_before"]


def test_a_scored_type_without_its_deal_knowledge_is_refused_by_name(tmp_path: Path) -> None:
    bare = TYPE[: TYPE.index("deal:")] + "properties: {}\n"
    found = World(tmp_path, bare).run("score")
    assert found.code != 0
    assert "TRAINS_FOR" in found.errors
    assert "needs a deal block" in found.errors
    assert "Traceback" not in found.errors


def test_deals_on_things_of_a_new_node_type_are_scored(tmp_path: Path) -> None:
    labs = """- {id: laboratory:first-lab, ru: "Первая", en: "First Lab"}
- {id: laboratory:second-lab, ru: "Вторая", en: "Second Lab", laboratory_kind: field_station}
"""
    head, ties = LAYER.split("\nties:\n")
    layer = f"{head}\n{labs}ties:\n" + "".join(
        ties.replace("region:RU-IN", f"laboratory:{name}-lab") for name in ("first", "second")
    )
    anchored = TYPE.replace("[Company, Region]", "[Laboratory]").replace("deal:", "deal:\n  anchor: [target]")
    world = World(tmp_path, anchored, layer)
    definitions = tmp_path / "schema/definitions"
    (definitions / "nodes/laboratory.yaml").write_text(NODE, encoding="utf-8")
    (definitions / "vocabularies/laboratory_kind.yaml").write_text(KINDS, encoding="utf-8")
    found = {d["id"]: d for d in world.run("deals", "--region", "RU-IN", "--format", "json").json}
    first, second = (found[f"deal:laboratory:{name}-lab"] for name in ("first", "second"))
    assert (first["kind"], second["kind"]) == ("partnership", "built")
    assert 0 < first["points"] < second["points"]

"""The data are published like data: licence, citation, and the release in every output."""

from __future__ import annotations

import datetime
import json
import tomllib
from pathlib import Path

import pytest
import yaml

from graph.export.package.descriptor import CONTRIBUTORS
from graph.export.registry import EXPORTERS
from graph.meta import READY, Meta
from graph.model import PropertyGraph
from graph.releases import Release, release_text, releases_json
from graph.store.base import Store
from graph.texts import languages
from graph.workflows.documents.data_card import data_card
from graph.workflows.exported import export_context
from loaders.dataset_reader import read_releases
from tests.command_line import LAYER_TIES, ROOT, argun, copy_loaded_store, run, write_layer
from tests.export.export_samples import FORMATS, sample_graph
from tests.shipped import shipped_workspace

SHIPPED = read_releases(())[0]
#: What a citation must have, and all that this one may have (Citation File Format 1.2.0).
REQUIRED = {"cff-version", "message", "title", "authors"}
ALLOWED = REQUIRED | {"type", "abstract", "version", "date-released", "license", "keywords"}
WITH_RELEASE = PropertyGraph(
    sample_graph().nodes, sample_graph().relationships, (Release("argun", "9.8.7", "2026-11"),)
)


def test_the_shipped_dataset_has_version_date_and_licence() -> None:
    assert SHIPPED.version
    assert datetime.date.fromisoformat(SHIPPED.date)
    assert SHIPPED.licence == "CC-BY-4.0"


def test_the_citation_is_that_of_the_dataset() -> None:
    found = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert found.keys() >= REQUIRED
    assert found.keys() <= ALLOWED
    assert (found["cff-version"], found["type"]) == ("1.2.0", "dataset")
    assert (found["version"], str(found["date-released"])) == (SHIPPED.version, SHIPPED.date)
    assert found["title"] == SHIPPED.titles["en"]
    assert SHIPPED.licence in found["license"]
    assert [author["name"] for author in found["authors"]] == [c["title"] for c in CONTRIBUTORS]


def test_the_package_says_its_licences_and_ships_their_texts() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["license"] == "Apache-2.0 AND CC-BY-4.0 AND OFL-1.1"
    texts = {path.name for pattern in project["license-files"] for path in ROOT.glob(pattern)}
    assert texts >= {"LICENSE", "LICENSE-DATA", "OFL.txt"}
    assert "Creative Commons Attribution 4.0 International Public License" in (
        ROOT / "LICENSE-DATA"
    ).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("lang", languages())
def test_every_export_names_the_release(name: str, lang: str) -> None:
    content = EXPORTERS[name].render(WITH_RELEASE, export_context(shipped_workspace(), lang))
    text = (content if isinstance(content, bytes) else b"\n".join(content.values())).decode(errors="replace")
    line = release_text(WITH_RELEASE.releases, lang)
    assert line.endswith("argun 9.8.7 (2026-11)")
    if name == "turtle":
        assert 'dcat:version "9.8.7"' in text
        assert 'dcterms:issued "2026-11"' in text
    elif name == "jsonld":
        assert '"dcat:version": "9.8.7"' in text
    else:
        assert line in text


def test_the_exports_stay_sound(tmp_path: Path) -> None:
    import networkx
    import rdflib

    for name in ("graphml", "gexf", "turtle"):
        content = EXPORTERS[name].render(WITH_RELEASE, export_context(shipped_workspace(), "ru"))
        assert isinstance(content, bytes)
        (tmp_path / name).write_bytes(content)
    assert "9.8.7" in networkx.read_graphml(tmp_path / "graphml").graph["description"]
    assert len(networkx.read_gexf(tmp_path / "gexf", version="1.2draft")) == len(WITH_RELEASE.nodes)
    rdf = rdflib.Graph().parse(tmp_path / "turtle", format="turtle")
    assert (None, rdflib.RDF.type, rdflib.DCAT.Dataset) in rdf


def test_the_data_card_names_the_release() -> None:
    assert str(SHIPPED) in data_card(shipped_workspace(), "ru")


def test_people_are_told_and_files_stay_as_they_are() -> None:
    assert argun("regions", "--format", "table").errors == f"Data: {SHIPPED}\n"
    assert argun("regions", "--format", "json").errors == ""


def test_every_layer_is_named_with_its_release(tmp_path: Path) -> None:
    layer = write_layer(tmp_path / "layer", LAYER_TIES)
    manifest = layer / "dataset.yaml"
    manifest.write_text(
        manifest.read_text(encoding="utf-8") + 'version: "3.1"\ndate: 2026-10\n', encoding="utf-8"
    )
    done = run("regions", "--dataset", str(layer), "--format", "table")
    assert done.errors.splitlines()[-1] == f"Data: {SHIPPED}, overlay 3.1 (2026-10)"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("version: 1.10", "in quotes"),
        ("version: next", "numbers with dots"),
        ("date: yesterday", "is not a date"),
        ("license: 4", "is not text"),
    ],
)
def test_a_release_that_is_none_is_found_with_its_line(tmp_path: Path, line: str, said: str) -> None:
    layer = write_layer(tmp_path / "layer", "[]")
    manifest = layer / "dataset.yaml"
    manifest.write_text(manifest.read_text(encoding="utf-8") + line + "\n", encoding="utf-8")
    done = run("regions", "--dataset", str(layer))
    assert done.code != 0
    assert said in done.errors
    assert "dataset.yaml line 5: " in done.errors


@pytest.mark.slow
def test_the_run_leaves_the_release_beside_its_files(tmp_path: Path) -> None:
    done = run("run", "--output", str(tmp_path), "--store", str(tmp_path / "store"))
    assert done.code == 0, done.errors
    assert str(SHIPPED) in (tmp_path / "index.html").read_text(encoding="utf-8")
    (found,) = json.loads((tmp_path / "datasets.json").read_text(encoding="utf-8"))
    assert found == SHIPPED.record


def test_a_store_keeps_the_release_and_learns_of_a_new_one(store: Store) -> None:
    from graph.progress import NoProgress

    store.load(WITH_RELEASE, NoProgress())
    assert store.state().releases == WITH_RELEASE.releases
    assert store.read_graph() == WITH_RELEASE
    newer = PropertyGraph(WITH_RELEASE.nodes, WITH_RELEASE.relationships, (Release("argun", "9.9", "2027"),))
    store.load(newer, NoProgress())
    assert store.state().releases == newer.releases


@pytest.mark.slow
def test_python_is_told_the_release_of_a_dataset_and_of_a_store(tmp_path: Path) -> None:
    from graph import open_dataset, open_store

    with open_dataset() as opened:
        assert opened.releases() == [SHIPPED.record]
    store = tmp_path / "store"
    copy_loaded_store(store)
    with open_store(store) as opened:
        assert opened.releases() == [SHIPPED.record]


def test_the_meta_node_tells_of_releases_what_it_was_told() -> None:
    meta = Meta.of(WITH_RELEASE, READY)
    assert Meta.read(meta.properties()) == meta
    assert Meta.read({"state": "ready", "datasets": ["mine"]}).releases == (Release("mine"),)


def test_a_release_is_written_alike_wherever_it_comes_from() -> None:
    release = Release("mine", titles={"ru": "Слой", "en": "Layer"})
    again = Release.from_json(release.to_json())
    assert releases_json([again]) == releases_json([release])

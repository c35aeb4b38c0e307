"""A store is loaded when it must be and only then, and names what it holds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from graph.model import PropertyGraph
from graph.progress import NoProgress
from graph.store.base import Store
from graph.store.embedded import EmbeddedStore
from graph.workflows.loaded_store import StoredNames, bring_up_to_date
from graph.workflows.origin import origin_of
from graph.workflows.workspace import Workspace
from tests.store_graphs import amur_graph, without

MANIFEST = 'format: 1\nname: mine\nru: "Слой"\nen: "Layer"\n'
ENTITY = 'entities:\n  - {id: "company:mine", ru: "Моя", en: "Mine"}\n'


@pytest.fixture
def layer(tmp_path: Path) -> Path:
    directory = tmp_path / "layer"
    directory.mkdir()
    (directory / "dataset.yaml").write_text(MANIFEST, "utf-8")
    (directory / "facts.yaml").write_text(ENTITY, "utf-8")
    return directory


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with EmbeddedStore.open(tmp_path / "store") as store:
        yield store


def named(graph: PropertyGraph, lang: str) -> PropertyGraph:
    return graph.named({n.id: str(n.properties.get(f"name_{lang}", n.id)) for n in graph.nodes}, lang)


def making(graph: PropertyGraph, origin: str | None) -> Any:
    """Return what makes a workspace, which is all that loading asks of it."""
    return lambda: cast(Workspace, SimpleNamespace(named=lambda lang: named(graph, lang), origin=origin))


def unread() -> Workspace:
    raise AssertionError("the dataset was read")


def test_what_the_store_holds_is_not_read_again(store: Store, layer: Path) -> None:
    bring_up_to_date(store, [layer], making(amur_graph(), origin_of([layer])), "en", NoProgress())
    assert store.read_graph() == named(amur_graph(), "en")
    bring_up_to_date(store, [layer], unread, "en", NoProgress())
    assert store.read_graph() == named(amur_graph(), "en")


def test_an_edited_layer_is_loaded(store: Store, layer: Path) -> None:
    bring_up_to_date(store, [layer], making(amur_graph(), origin_of([layer])), "en", NoProgress())
    (layer / "facts.yaml").write_text(ENTITY.replace("Моя", "Наша"), "utf-8")
    less = without(amur_graph(), "evidence:0003")
    bring_up_to_date(store, [layer], making(less, origin_of([layer])), "en", NoProgress())
    assert store.read_graph() == named(less, "en")


def test_a_store_keeps_the_language_of_its_names(store: Store, layer: Path) -> None:
    """Others read there, too: who asks in another language finds it as it is, and brings what has changed."""
    bring_up_to_date(store, [layer], making(amur_graph(), origin_of([layer])), "ru", NoProgress())
    bring_up_to_date(store, [layer], unread, "zh", NoProgress())
    assert store.state().lang == "ru"
    assert store.query("MATCH (r:Region {id: 'region:RU-AMU'}) RETURN r.name").rows == (
        ("Амурская область",),
    )
    (layer / "facts.yaml").write_text(ENTITY.replace("Моя", "Наша"), "utf-8")
    less = without(amur_graph(), "evidence:0003")
    bring_up_to_date(store, [layer], making(less, origin_of([layer])), "zh", NoProgress())
    assert store.read_graph() == named(less, "ru")


def test_a_graph_whose_errors_must_be_told_is_made_each_time(store: Store) -> None:
    asked: list[int] = []

    def work() -> Workspace:
        asked.append(1)
        return cast(Workspace, making(amur_graph(), None)())

    for _ in range(2):
        bring_up_to_date(store, [], work, "en", NoProgress())
    assert len(asked) == 2


def test_the_origin_changes_with_what_is_read_and_with_nothing_else(layer: Path) -> None:
    before = origin_of([layer])
    assert before not in (None, origin_of([]), origin_of([layer, layer]))
    (layer / "notes.docx").write_bytes(b"no data")
    assert origin_of([layer]) == before
    (layer / "po").mkdir()
    (layer / "po" / "more.yml").touch()
    assert origin_of([layer]) != before


def test_a_file_that_cannot_be_read_has_no_origin(layer: Path) -> None:
    (layer / "lost.yaml").symlink_to("nowhere")
    assert origin_of([layer]) is None


def test_only_the_graph_as_it_stands_has_an_origin(tmp_path: Path, layer: Path) -> None:
    assert Workspace().origin == origin_of([])
    assert Workspace((layer,)).origin == origin_of([layer])
    assert Workspace(method_path=tmp_path / "method.yaml").origin is None


def test_a_layer_with_errors_has_no_origin(layer: Path) -> None:
    work = Workspace((layer,))
    work.__dict__["layer_errors"] = 1  # as the audit would count them
    assert work.origin is None


def test_names_are_found_in_what_the_store_holds(store: Store) -> None:
    store.load(amur_graph(), NoProgress())
    names = StoredNames(store)
    assert names.find("Амурская область", ("Region",)).id == "region:RU-AMU"
    assert names.find("RU-AMU", ("Region",)).aliases == ("Приамурье",)
    assert names.find("company:haier", ("Company",)).names["en"] == "Haier"

"""Method files: everything that is wrong is named by its key."""

from __future__ import annotations

import math
from collections.abc import Callable
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import yaml

from graph.analysis.score.method import read_method
from graph.analysis.score.weighting import admissible, centroid
from schema.errors import MethodError


def written(folder: Path, change: Callable[[dict[str, Any]], object]) -> Path:
    shipped = (resources.files("graph.analysis.score") / "method.yaml").read_text(encoding="utf-8")
    loaded = yaml.safe_load(shipped)
    change(loaded)
    path = folder / "method.yaml"
    path.write_text(yaml.safe_dump(loaded, allow_unicode=True), encoding="utf-8")
    return path


def members(loaded: dict[str, Any], order: str) -> list[Any]:
    found: list[Any] = loaded["orders"][order]["members"]
    return found


def test_a_copy_of_the_shipped_method_reads(tmp_path: Path) -> None:
    assert read_method(written(tmp_path, lambda loaded: None)).orders == read_method().orders


def test_every_group_of_the_method_has_its_reason() -> None:
    values = read_method().values
    groups = [*values["orders"].values(), *(values[key] for key in ("size", "talk", "position", "mark"))]
    assert all(group["why"].strip() for group in groups)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda m: members(m, "kind").remove("goods"), "orders.kind: goods is missing"),
        (lambda m: members(m, "kind").append("luck"), "orders.kind: 'luck' is unknown (link, built"),
        (lambda m: members(m, "kind").append("link"), "orders.kind: link stands twice"),
        (
            lambda m: members(m, "stage").__setitem__(0, ["operating", "building"]),
            "operating, building tie",
        ),
        (lambda m: members(m, "stage").reverse(), "orders.stage: must run operating > building"),
        (lambda m: m["orders"].pop("side"), "orders.side: missing, expected a mapping"),
        (lambda m: m["orders"]["side"].pop("members"), "orders.side.members: missing, expected a list"),
        (lambda m: m["orders"]["side"].pop("why"), "orders.side.why: missing, expected a text"),
        (lambda m: m["orders"]["health"].update(worst=1), "orders.health.worst: found 1, expected 0"),
        (lambda m: m["orders"]["health"].pop("worst"), "orders.health.worst: missing, expected 0"),
        (lambda m: m["orders"]["kind"].update(worst="no"), "orders.kind.worst: found 'no', expected 0"),
        (lambda m: m["orders"]["kind"].update(members=[1, "link", 1, "link"]), "orders.kind: 1 stands twice"),
        (lambda m: m["orders"]["kind"].update(members=[{"a": 1}] * 2), "orders.kind: {'a': 1} is unknown"),
        (lambda m: m["orders"]["kind"].update(members=[[]]), "orders.kind: [] is unknown"),
        (lambda m: m["orders"].update(luck={}), "orders.luck: unknown key (known: kind"),
        (lambda m: m["talk"].update(ceiling=3), "talk.ceiling: 3 lets talk alone reach mark 4 (at most"),
        (lambda m: m["talk"].update(ceiling=-1), "talk.ceiling: found -1, expected a number from 0 to 1000"),
        (lambda m: m["mark"].update(scale=0), "mark.scale: found 0, expected a number from 0.01"),
        (lambda m: m["position"].update(attenuation=-0.1), "attenuation: found -0.1, expected a number"),
        (lambda m: m["position"].update(attenuation=1e200), "found 1e+200, expected a number from 0 to 1"),
        (lambda m: m["position"].update(attenuation=True), "found True, expected a number from 0 to 1"),
        (lambda m: m["position"].pop("attenuation"), "position.attenuation: missing, expected a number"),
        (lambda m: m["size"].update(most=0.5), "size.most: found 0.5, expected a number from 1 to 100"),
        (
            lambda m: m["size"]["floors"].update(RUB=0),
            "size.floors.RUB: found 0, expected a number from 1e-09",
        ),
        (lambda m: m["size"]["floors"].update(ton=[5]), "floors.ton: found [5], expected a number"),
        (lambda m: m["size"]["rates_rub"].update(KZT="x"), "rates_rub.KZT: found 'x', expected a number"),
        (lambda m: m["size"]["rates_rub"].update(KZT=None), "rates_rub.KZT: missing, expected a number"),
        (lambda m: m["size"]["quantities"].update(cows=5), "quantities.cows: found 5, expected a list"),
        (lambda m: m["size"]["quantities"].update(cows="RUB"), "cows: found 'RUB', expected a list of words"),
        (lambda m: m["size"].update(shares=[1]), "size.shares: found [1], expected a list of words"),
        (
            lambda m: m["uncertainty"].update(draws=0),
            "draws: found 0, expected a whole number from 1 to 10000",
        ),
        (lambda m: m["uncertainty"].update(draws=10**9), "draws: found 1000000000, expected a whole number"),
        (lambda m: m["uncertainty"].update(seed=-1), "seed: found -1, expected a whole number"),
        (lambda m: m["uncertainty"].update(seed=1.5), "seed: found 1.5, expected a whole number"),
        (lambda m: m["uncertainty"].update(seed=math.nan), "seed: found nan, expected a whole number"),
        (lambda m: m["uncertainty"].update(level=1), "level: found 1, expected a number from 0.01"),
        (lambda m: m.update(reference_day="soon"), "reference_day: expected a day"),
        (lambda m: m.update(weights={}), "weights: unknown key"),
        (lambda m: m.update(version=3), "version: 3 is unknown (expected 2)"),
    ],
)
def test_a_wrong_key_is_named(tmp_path: Path, change: Callable[[dict[str, Any]], object], said: str) -> None:
    path = written(tmp_path, change)
    with pytest.raises(MethodError) as caught:
        read_method(path)
    assert said in str(caught.value)
    assert str(path) in str(caught.value)


def test_a_method_of_the_first_design_learns_what_replaced_it(tmp_path: Path) -> None:
    path = tmp_path / "method.yaml"
    path.write_text("version: 1\ncomponents: {results: {weight: 4.5}}\nkinds: {}\n", encoding="utf-8")
    with pytest.raises(MethodError, match=r"first design.*replaced by orders"):
        read_method(path)


def test_a_method_may_order_the_kinds_otherwise_and_add_currencies(tmp_path: Path) -> None:
    def change(loaded: dict[str, Any]) -> None:
        loaded["size"]["rates_rub"]["KZT"] = 0.17
        members(loaded, "kind").insert(0, members(loaded, "kind").pop())

    method = read_method(written(tmp_path, change))
    assert centroid(method).of("kind", "goods") == 1.0
    assert centroid(method).of("kind", "link") == pytest.approx(0.8)


def test_all_faults_are_named_at_once(tmp_path: Path) -> None:
    def spoil(loaded: dict[str, Any]) -> None:
        members(loaded, "kind").remove("goods")
        loaded["mark"]["scale"] = 0

    with pytest.raises(MethodError) as caught:
        read_method(written(tmp_path, spoil))
    assert "orders.kind" in str(caught.value)
    assert "mark.scale" in str(caught.value)


@pytest.mark.parametrize("content", [b"orders: [", b"\xff\xfe", b"- one\n- two\n", b"? [a]\n: b\n", b""])
def test_what_is_no_method_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "method.yaml"
    path.write_bytes(content)
    with pytest.raises(MethodError, match="method"):
        read_method(path)


def test_a_method_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(MethodError, match=r"nowhere.*: there is no such file or folder$"):
        read_method(tmp_path / "nowhere.yaml")


def test_drawn_weightings_keep_every_order_and_average_to_the_centroid() -> None:
    method = read_method()
    drawn, middle = admissible(method, 20_000, seed=1), centroid(method)
    for name, values in drawn.values.items():
        assert (np.diff(values, axis=0) <= 0).all()
        assert (values[0] == 1.0).all()
        assert values.mean(axis=1) == pytest.approx(middle.values[name][:, 0], abs=0.01)
    assert (drawn.values["health"][-1] == 0.0).all()

"""Method files: everything that is wrong is named by its key."""

from __future__ import annotations

from collections.abc import Callable
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
import yaml

from graph.analysis.method import COMPONENTS, MOST_POINTS, read_method
from schema.errors import MethodError


def written(folder: Path, change: Callable[[dict[str, Any]], object]) -> Path:
    shipped = (resources.files("graph.analysis") / "method.yaml").read_text(encoding="utf-8")
    loaded = yaml.safe_load(shipped)
    change(loaded)
    path = folder / "method.yaml"
    path.write_text(yaml.safe_dump(loaded, allow_unicode=True), encoding="utf-8")
    return path


def test_shipped_method_reads_and_every_weight_has_its_reason_in_two_languages() -> None:
    method = read_method()
    assert tuple(method.components) == COMPONENTS
    assert sum(method.weights().values()) == pytest.approx(MOST_POINTS)
    assert all(c.why_en and c.why_ru for c in method.components.values())


def test_shipped_method_gives_bad_news_at_most_what_silence_leaves() -> None:
    values = read_method().values
    healths, stages = values["healths"], values["stages"]
    assert max(healths[h] for h in ("slow", "stalled", "cancelled")) <= values["unconfirmed"] <= 1.0
    assert healths["slow"] >= healths["stalled"] >= healths["cancelled"]
    assert stages["operating"] >= stages["building"] >= stages["agreed"] == stages["discussed"] == 0.0


def test_a_copy_of_the_shipped_method_reads(tmp_path: Path) -> None:
    assert read_method(written(tmp_path, lambda loaded: None)).components == read_method().components


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda m: m["components"].pop("reach"), "components.reach: missing"),
        (lambda m: m["components"].update(luck={"weight": 1}), "components.luck: unknown component"),
        (
            lambda m: m["components"]["talk"].update(weight=-1),
            "components.talk.weight: -1 must not be negative",
        ),
        (lambda m: m["components"]["results"].update(weight=9), "components: the weights sum to"),
        (lambda m: m["components"]["talk"].update(scale=0), "components.talk.scale: 0 must be above 0"),
        (lambda m: m["components"]["talk"].update(weight="much"), "components.talk.weight: missing"),
        (lambda m: m["components"]["talk"].pop("why_ru"), "components.talk.why_ru: missing"),
        (lambda m: m["components"]["talk"].update(note="x"), "components.talk.note: unknown key"),
        (lambda m: m["kinds"]["production"].update(worth=-0.5), "kinds.production.worth: -0.5"),
        (lambda m: m["kinds"]["production"].update(worth=float("inf")), "kinds.production.worth: inf"),
        (lambda m: m.pop("stages"), "stages: missing"),
        (lambda m: m.pop("reasons"), "reasons: missing, expected a mapping"),
        (lambda m: m["reasons"].pop("stages"), "reasons.stages: missing, expected a mapping"),
        (lambda m: m["reasons"]["stages"].pop("why_ru"), "reasons.stages.why_ru: missing, expected a text"),
        (lambda m: m["reasons"]["size"].update(why_en=" "), "reasons.size.why_en: missing, expected a text"),
        (lambda m: m["reasons"].update(luck={}), "reasons.luck: unknown key (known: reference_day"),
        (lambda m: m["kinds"].update(lending={"worth": 0.2}), "kinds.lending.why_en: missing"),
        (lambda m: m["kinds"].update(lending={"why_en": "x", "why_ru": "x"}), "kinds.lending.worth: missing"),
        (lambda m: m.update(reference_day="soon"), "reference_day: expected a day"),
        (lambda m: m["size"].pop("most"), "size.most: missing, expected a number"),
        (lambda m: m["size"].update(money="all"), "size.money: missing, expected a list"),
        (lambda m: m["flows"].update(base="low"), "flows.base: missing, expected a number"),
        (lambda m: m["stages"].update(built=1), "stages.built: unknown key (known: operating"),
        (lambda m: m.update(weights={}), "weights: unknown key"),
        (lambda m: m["healths"].update(stalled=0.9), "healths.stalled: 0.9 is above slow (0.7)"),
        (lambda m: m["announcements"].update(building=0.2), "announcements.agreed: 1 is above building"),
        (lambda m: m["stages"].update(agreed=0.1), "stages.agreed: 0.1 must be 0"),
        (lambda m: m.update(unconfirmed=0.5), "unconfirmed: 0.5 must lie between healths.slow (0.7) and 1"),
    ],
)
def test_a_wrong_key_is_named(tmp_path: Path, change: Callable[[dict[str, Any]], object], said: str) -> None:
    path = written(tmp_path, change)
    with pytest.raises(MethodError) as caught:
        read_method(path)
    assert said in str(caught.value)
    assert str(path) in str(caught.value)


def test_a_method_may_add_currencies_and_kinds_of_its_own(tmp_path: Path) -> None:
    def add(loaded: dict[str, Any]) -> None:
        loaded["size"]["rates_rub"]["KZT"] = 0.17
        loaded["kinds"]["lending"] = {"worth": 0.2, "why_en": "loans", "why_ru": "кредиты"}

    assert read_method(written(tmp_path, add)).kind_worth("lending") == 0.2


def test_all_faults_are_named_at_once(tmp_path: Path) -> None:
    def spoil(loaded: dict[str, Any]) -> None:
        loaded["components"].pop("reach")
        loaded["components"]["talk"]["weight"] = -1

    with pytest.raises(MethodError) as caught:
        read_method(written(tmp_path, spoil))
    assert "components.reach" in str(caught.value)
    assert "components.talk.weight" in str(caught.value)


@pytest.mark.parametrize("content", [b"components: [", b"\xff\xfe", b"- one\n- two\n", b""])
def test_what_is_no_method_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "method.yaml"
    path.write_bytes(content)
    with pytest.raises(MethodError, match="method"):
        read_method(path)


def test_a_method_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(MethodError, match="nowhere"):
        read_method(tmp_path / "nowhere.yaml")

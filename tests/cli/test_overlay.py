"""What an analyst changes: their own layer, the day, the method; and what follows in the answers."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import pytest

from tests.command_line import LAYER_TIES, argun, records, run, write_layer


@pytest.fixture(scope="module")
def layer(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A layer with two operating projects in a region that has little."""
    return str(write_layer(tmp_path_factory.mktemp("layer"), LAYER_TIES))


def _explained(*options: str) -> Any:
    return argun("explain", "RU-IN", "--format", "json", *options).json[0]


def test_a_layer_changes_mark_and_explanation(layer: str) -> None:
    before, after = _explained(), _explained("--dataset", layer)
    assert after["score"] > before["score"]
    assert after["mark"] > before["mark"]
    ours = {c["tie_id"] for c in after["contributions"] if "company:overlay-firm" in c["tie_id"]}
    assert len(ours) == 2
    assert not any("overlay" in c["tie_id"] for c in before["contributions"])


def test_every_answer_says_which_layer_a_fact_comes_from(layer: str) -> None:
    ties = argun("ties", "--region", "RU-IN", "--format", "json", "--dataset", layer).json
    ours = [tie for tie in ties if tie["source_id"] == "company:overlay-firm"]
    assert [tie["layers"] for tie in ours] == [["overlay"]] * 2
    assert {e["layer"] for tie in ours for e in tie["evidence"]} == {"overlay"}


def test_the_environment_names_layers_as_the_option_does(layer: str, tmp_path: Path) -> None:
    second = write_layer(tmp_path / "second", LAYER_TIES, "second")
    text = (second / "facts.yaml").read_text(encoding="utf-8").replace("overlay", "other")
    (second / "facts.yaml").write_text(text, encoding="utf-8")
    by_option = run("score", "--dataset", layer, "--dataset", str(second))
    by_environment = run("score", env={"ARGUN_DATASET": os.pathsep.join((layer, str(second)))})
    assert by_option.code == 0, by_option.errors
    assert by_option.out == by_environment.out


_WRONG = LAYER_TIES.replace(
    "The plant runs}]",
    "The plant runs}]\n  start: 2025\n  end: 2024\n  numbers: [{quantity: investment, value: -5, "
    "unit: million_RUB, date: 2025, at: p/1}]",
)


@pytest.fixture(scope="module")
def wrong(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A layer with two errors of meaning, in a directory whose name has a space."""
    return str(write_layer(tmp_path_factory.mktemp("wrong") / "my layer", _WRONG))


@pytest.mark.parametrize(
    ("command", "lang", "words"),
    [
        ("score", "en", "Warning: 2 errors in your data"),
        pytest.param("query investors", "en", "Warning: 2 errors in your data", marks=pytest.mark.slow),
        pytest.param("card", "en", "Warning: 2 errors in your data", marks=pytest.mark.slow),
        ("ties --region RU-IN", "ru", "в ваших данных 2 ошибки"),
    ],
)
def test_a_layer_that_fails_the_audit_is_used_with_one_line_of_warning(
    command: str, lang: str, words: str, wrong: str
) -> None:
    done = argun(*command.split(), "--dataset", wrong, "--lang", lang)
    assert done.code == 0
    (warning,) = [line for line in done.errors.splitlines() if "argun check" in line]
    assert words in warning
    assert f"argun check --dataset '{wrong}'" in warning
    check = argun("check", "--dataset", wrong, "--errors-only", "--lang", lang)
    assert check.code == 5
    assert "2 errors" in check.errors or "2 ошибки" in check.errors


def test_a_sound_layer_is_used_without_a_word(layer: str) -> None:
    assert run("score", "--dataset", layer).errors == ""


def test_a_region_of_which_little_is_known_has_every_field_of_its_record(tmp_path: Path) -> None:
    layer = write_layer(tmp_path / "layer", LAYER_TIES)
    region = "{id: region:RU-ZZ, ru: Край Зет, en: Zed Krai, iso: RU-ZZ, zh_absent: none}"
    (layer / "places.yaml").write_text(f"entities: [{region}]\n", encoding="utf-8")
    found = {record["id"]: record for record in records("regions", "--dataset", str(layer))}
    assert found["region:RU-ZZ"].keys() == found["region:RU-AMU"].keys()
    assert found["region:RU-ZZ"]["wikidata"] is None


@pytest.mark.slow
def test_a_layer_reaches_cypher(layer: str) -> None:
    statement = "MATCH (c:Company {id: 'company:overlay-firm'})-[:INVESTOR_IN]->(p) RETURN count(p) AS n"
    assert run("cypher", statement, "--dataset", layer).text == "n\n2\n"
    assert run("cypher", statement).text == "n\n0\n"


@pytest.mark.slow
def test_the_score_from_a_store_is_the_score_from_the_statements(tmp_path: Path) -> None:
    from_store = run("score", "--store", str(tmp_path / "store"), "--format", "json").json
    for one, other in zip(from_store, records("score"), strict=True):
        assert one["id"] == other["id"]
        assert one["mark"] == other["mark"]
        assert one["score"] == pytest.approx(other["score"], abs=1e-9)


def test_an_earlier_day_knows_less() -> None:
    early = argun("ties", "--as-of", "2025-06", "--format", "json").json
    assert 0 < len(early) < len(records("ties"))
    assert {tie["id"] for tie in early} <= {tie["id"] for tie in records("ties")}
    assert argun("ties", "--as-of", "2026-12-31").out == argun("ties").out
    assert argun("score", "--as-of", "2025-06").out != argun("score").out


def test_a_method_of_ones_own_changes_the_score(tmp_path: Path) -> None:
    copy = tmp_path / "method.yaml"
    assert run("schema", "--method", "--output", str(copy)).code == 0
    assert run("score", "--method", str(copy)).out == argun("score").out
    text = copy.read_text(encoding="utf-8")
    changed = re.sub(
        r"\[link, built, service, partnership, goods\]", "[goods, link, built, service, partnership]", text
    )
    assert changed != text
    copy.write_text(changed, encoding="utf-8")
    assert run("score", "--method", str(copy)).out != argun("score").out


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("components: {}", ("first design", "replaced by orders", "argun schema --method")),
        ("[1, 2]", ("expected keys and values",)),
        ("a: [", ("cannot be read",)),
        ("version: 2\norders: {}", ("orders.kind: missing", "talk: missing")),
    ],
)
def test_a_bad_method_is_told_with_its_keys(text: str, words: tuple[str, ...], tmp_path: Path) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text(text, encoding="utf-8")
    done = run("score", "--method", str(path))
    assert (done.code, done.out) == (2, b"")
    assert all(word in done.errors for word in ("bad.yaml", *words)), done.errors

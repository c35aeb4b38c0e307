"""Layers of data join: what each adds, and what they cannot."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.statements.status import status_of
from schema.errors import DatasetError
from tests.loaders.trial_dataset import PLANT, TIE, dataset, read, statements_of


def overlay(folder: Path) -> Path:
    return dataset(
        folder,
        """\
        sources:
        - {id: source:own, ru: "Свои сведения", en: "Own knowledge", date: 2026-06}
        entities:
        - {id: company:gree, ru: "Гри", en: "Gree", country: country:CN}
        ties:
        - type: HAS_PROJECT
          from: region:RU-AMU
          to: project:plant
          evidence:
          - {source: source:own, at: line/1, stage: operating, ru: "Пущен", en: "It runs"}
        - type: INVESTOR_IN
          from: company:gree
          to: project:plant
          regions: {RU-AMU: site}
          evidence:
          - {source: source:own, at: line/2, stage: building, ru: "Вложения", en: "Money goes in"}
          numbers:
          - {source: source:own, at: line/2, quantity: investment, value: 2, unit: billion_RUB}
        """,
        places="",
        name="own",
    )


def test_an_overlay_adds_evidence_entities_and_ties_and_every_record_says_its_layer(tmp_path: Path) -> None:
    found = statements_of(dataset(tmp_path / "base"), overlay(tmp_path / "own"))
    assert found.layers == ("trial", "own")
    plant = found.ties[PLANT]
    assert plant.layers == ("trial", "own")
    assert {e.layer: e.stage for e in plant.evidence} == {"trial": "agreed", "own": "operating"}
    assert status_of(plant).stage == "operating"
    assert found.entities["company:gree"].layer == "own"
    assert found.entities["company:haier"].layer == "trial"
    assert found.ties["INVESTOR_IN/company:gree/project:plant"].layers == ("own",)
    assert {o.layer for o in found.observations.values()} == {"own"}


def test_a_problem_of_an_overlay_names_its_directory(tmp_path: Path) -> None:
    base, own = dataset(tmp_path / "base"), overlay(tmp_path / "own")
    text = (own / "ties.yaml").read_text(encoding="utf-8").replace("to: project:plant", "to: project:x", 1)
    (own / "ties.yaml").write_text(text, encoding="utf-8")
    assert [p.file for p in read(base, own).problems] == ["own/ties.yaml"]


def test_an_overlay_cannot_define_an_entity_anew(tmp_path: Path) -> None:
    own = overlay(tmp_path / "own")
    text = (own / "ties.yaml").read_text(encoding="utf-8").replace("id: company:gree", "id: company:haier")
    (own / "ties.yaml").write_text(text, encoding="utf-8")
    assert any("is already defined" in str(p.message) for p in read(dataset(tmp_path / "base"), own).problems)


def test_two_layers_of_one_name_are_refused(tmp_path: Path) -> None:
    base = dataset(tmp_path / "base")
    with pytest.raises(DatasetError, match=r'both named "trial".*name no directory twice'):
        read(base, base)
    with pytest.raises(DatasetError, match='both named "trial"'):
        read(base, dataset(tmp_path / "other"))


def test_the_same_thing_told_under_two_regions_is_one_tie_with_two_reports(tmp_path: Path) -> None:
    folder = dataset(tmp_path)
    told = TIE.replace("RU-AMU\n", "RU-PRI\n").replace("from: region:RU-PRI", "from: region:RU-AMU")
    (folder / "again.yaml").write_text(told, encoding="utf-8")
    (tie,) = statements_of(folder).ties.values()
    assert len(tie.evidence) == 2
    assert set(tie.regions) == {"region:RU-AMU", "region:RU-PRI"}


def test_order_of_records_changes_nothing(tmp_path: Path) -> None:
    number = "  numbers:\n  - {at: before/3, quantity: jobs, value: 5, unit: person, bound: about}\n"
    second = number.replace("about", "exactly").replace("  numbers:\n", "")
    ties = [
        statements_of(dataset(tmp_path / n, TIE + text, name="trial"))
        for n, text in (
            ("one", number + second),
            ("two", "  numbers:\n" + second + number.replace("  numbers:\n", "")),
        )
    ]
    assert ties[0] == ties[1]

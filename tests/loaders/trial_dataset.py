"""A small dataset for tests of the reader, and ways to read it."""

# ruff: noqa: E501 - one record a line

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from graph.statements.records import Statements
from loaders.dataset_reader import Reading, read_layers, read_statements
from schema.errors import DatasetError, Problem

MANIFEST = 'format: 1\nname: {name}\nru: "Набор"\nen: "Dataset"\n'
PLACES = """\
sources:
- {id: source:news, ru: "Новости", en: "News", date: 2026-06, periods: {before: "/2025-05", after: "2025-06/2026-05"}}
entities:
- {id: country:CN, ru: "Китай", en: "China"}
- {id: region:RU-AMU, ru: "Амурская область", en: "Amur Oblast"}
- {id: region:RU-PRI, ru: "Приморский край", en: "Primorsky Krai"}
- {id: province:CN-HL, ru: "Хэйлунцзян", en: "Heilongjiang"}
- {id: company:haier, ru: "Хайер", en: "Haier", country: country:CN}
- {id: project:plant, ru: "Завод", en: "Plant", project_kind: plant}
"""
TIE = """\
source: news
section: RU-AMU
region: RU-AMU
ties:
- type: HAS_PROJECT
  from: region:RU-AMU
  to: project:plant
  evidence:
  - {at: before/3, stage: agreed, ru: "Подписано", en: "Signed"}
"""
PLANT = "HAS_PROJECT/region:RU-AMU/project:plant"


def dataset(folder: Path, ties: str = TIE, places: str = PLACES, name: str = "trial") -> Path:
    """Write a dataset whose ties stand in ``ties.yaml``."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "dataset.yaml").write_text(MANIFEST.format(name=name), encoding="utf-8")
    if places:
        (folder / "places.yaml").write_text(places, encoding="utf-8")
    if ties:
        (folder / "ties.yaml").write_text(textwrap.dedent(ties), encoding="utf-8")
    return folder


def read(*folders: Path) -> Reading:
    return read_layers(folders)


def statements_of(*folders: Path) -> Statements:
    return read_statements(folders, shipped=False)


def problems(folder: Path) -> list[Problem]:
    with pytest.raises(DatasetError) as caught:
        statements_of(folder)
    assert all(str(problem) in str(caught.value) for problem in caught.value.problems)
    assert "argun check" in str(caught.value)
    return list(caught.value.problems)

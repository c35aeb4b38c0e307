"""A table and its mapping for tests of imports, and what becomes of them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from graph.progress import NoProgress
from graph.workflows import importing
from graph.workflows.importing import Imported, make_layer
from loaders.table_mapping.known_names import KnownNames
from schema.errors import ArgunError
from schema.yaml_text import parse_yaml
from tests.shipped import shipped_workspace

SOURCE = "source: {ru: Таблица, en: A table, date: 2026-05}\n"
TIE = (
    SOURCE
    + """
entities:
- {as: plant, type: Project, ru: "{Проект}", located_in: "{Регион}", project_kind: plant, sector: food}
ties:
- type: HAS_PROJECT
  from: "{Регион}"
  to: plant
  stage: {column: Стадия, values: {введён: operating}}
  start: "{Дата}"
  ru: "Сказано: {Слова}"
  numbers: [{quantity: investment, value: "{Сумма}", unit: million_RUB}]
"""
)
HEAD = "Проект;Регион;Стадия;Дата;Слова;Сумма\n"
ROW = "Пример завод;Амурской обл.;введён;05.12.2025;да;1 200,5\n"


@contextmanager
def names_read_once() -> Iterator[None]:
    """Index the shipped dataset once for all imports within."""
    once = KnownNames(shipped_workspace().everything)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(importing, "KnownNames", lambda _: once)
        yield


def make(tmp_path: Path, table: str, mapping: str, **options: Any) -> Imported:
    (tmp_path / "t.csv").write_text(table, encoding="utf-8")
    (tmp_path / "m.yaml").write_text(mapping, encoding="utf-8")
    data = shipped_workspace()
    return make_layer(
        tmp_path / "t.csv", str(tmp_path / "m.yaml"), lambda: data.everything, NoProgress(), **options
    )


def section(made: Imported, name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = parse_yaml(made.files[f"{name}.yaml"].decode())[name]
    return found


def refusal(tmp_path: Path, table: str, mapping: str) -> str:
    with pytest.raises(ArgunError) as caught:
        make(tmp_path, table, mapping)
    return str(caught.value)

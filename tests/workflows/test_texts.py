"""Every text file says the same things, with the same places for values, in each of its languages."""

from __future__ import annotations

import re
import string
from collections import Counter
from pathlib import Path

import pytest

from graph.export.context import LANGS
from schema.yaml_text import parse_yaml
from tests.command_line import ROOT

FILES = sorted((ROOT / "graph/workflows/texts").glob("*.yaml"))


def _places(text: str) -> Counter[tuple[str, str | None]]:
    """Return the fields of a text with their formats, each as often as it stands there."""
    return Counter((name, form) for _, name, form, _ in string.Formatter().parse(text) if name is not None)


@pytest.mark.parametrize("file", FILES, ids=lambda path: path.stem)
def test_every_language_has_the_same_keys_and_places(file: Path) -> None:
    loaded = parse_yaml(file.read_text(encoding="utf-8"))
    assert set(loaded) == set(LANGS)
    for lang in LANGS:
        assert list(loaded[lang]) == list(loaded["en"])
        places = {key: _places(text) for key, text in loaded[lang].items()}
        assert places == {key: _places(text) for key, text in loaded["en"].items()}


@pytest.mark.parametrize("file", FILES, ids=lambda path: path.stem)
def test_chinese_brackets_are_full_width(file: Path) -> None:
    texts = parse_yaml(file.read_text(encoding="utf-8"))["zh"]
    # Formulas keep theirs.
    assert [key for key, text in texts.items() if re.search(r"[一-鿿]\(|\([一-鿿]", text)] == []

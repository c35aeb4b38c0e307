"""Texts of documents and pages by language, as data."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources

from schema.yaml_text import parse_yaml


@cache
def texts(name: str, lang: str) -> Mapping[str, str]:
    """Return the texts of a document by key; where a language has none, the English ones."""
    content = (resources.files("graph.workflows.texts") / f"{name}.yaml").read_text(encoding="utf-8")
    loaded: Mapping[str, Mapping[str, str]] = parse_yaml(content)
    return {**loaded["en"], **loaded.get(lang, {})}

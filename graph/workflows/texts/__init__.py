"""Texts of documents and pages in English and Russian, as data."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import resources

from schema.yaml_text import parse_yaml


def texts(name: str, lang: str) -> Mapping[str, str]:
    """Return the texts of a document by key, in ``ru`` for Russian and in ``en`` otherwise."""
    content = (resources.files("graph.workflows.texts") / f"{name}.yaml").read_text(encoding="utf-8")
    found: Mapping[str, str] = parse_yaml(content)["ru" if lang == "ru" else "en"]
    return found

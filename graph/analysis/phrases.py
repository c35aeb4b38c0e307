"""Short words for stages, healths, kinds and components in three languages, from ``phrases.yaml``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

from schema.yaml_text import parse_yaml


@cache
def read_phrases() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    """Return the words by section, term and language (``en``, ``ru``, ``zh``)."""
    text = (resources.files("graph.analysis") / "phrases.yaml").read_text(encoding="utf-8")
    loaded: dict[str, Any] = parse_yaml(text)
    return loaded


def word(section: str, term: str, lang: str) -> str:
    """Return the word for a term, the English one where a language has none, else the term itself."""
    words = read_phrases()[section].get(term, {})
    return words.get(lang) or words.get("en", term)

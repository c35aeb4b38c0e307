"""Words for ties, stages, healths and components in two languages, from ``phrases.yaml``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

from schema.yaml_text import parse_yaml


@cache
def read_phrases() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    """Return the words by section, term and language (``en``, ``ru``)."""
    text = (resources.files("graph.analysis") / "phrases.yaml").read_text(encoding="utf-8")
    loaded: dict[str, Any] = parse_yaml(text)
    return loaded


def word(section: str, term: str, lang: str) -> str:
    """Return the word for a term, Russian for ``ru``, else English; the term itself where there is none."""
    return read_phrases()[section].get(term, {}).get("ru" if lang == "ru" else "en", term)


def tie_phrase(type_: str, source: str, target: str, lang: str) -> str:
    """Say who does what: ``Haier invests in the refrigerator plant``.

    Names are put in as they are, braces and all.
    """
    told = word("ties", type_, lang)
    parts = told.replace("{source}", "\x00source\x00").replace("{target}", "\x00target\x00").split("\x00")
    return "".join({"source": source, "target": target}.get(part, part) for part in parts)

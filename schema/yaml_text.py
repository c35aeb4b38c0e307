"""Parses YAML 1.2 text: the one place that knows the parser."""

from __future__ import annotations

from typing import Any

import ryaml


class YamlError(ValueError):
    """The text is not YAML; ``line`` is where, from 1, or 0 when the parser does not say."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        place = message.partition(" at line ")[2].partition(" ")[0]
        self.line = int(place) if place.isdigit() else 0


def parse_yaml(text: str) -> Any:
    """Return the one document of the text as plain Python; an empty text is None.

    Dates and words like ``no`` stay text: what a value is, the schema decides.

    Raises
    ------
    YamlError
        The text is not YAML, has a key twice, or holds several documents.
    """
    try:
        return ryaml.loads(text)  # type: ignore[attr-defined] # the package exports it without saying so
    except ryaml.InvalidYamlError as error:  # type: ignore[attr-defined]
        raise YamlError(str(error)) from None

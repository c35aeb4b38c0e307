"""What the styles of a DOCX say of its paragraphs and runs: italics, headings."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from loaders.documents.word.archive import W

_HEADING = re.compile(r"(?:heading|заголовок|标题)\s*([1-9])", re.IGNORECASE)
_TITLES = ("title", "название", "заголовок", "标题")
_OFF = ("0", "false", "off")
#: A style that is based on itself has no end.
_DEEPEST = 20


class Styles:
    """The styles by id, each with those that it is based on."""

    def __init__(self, root: Any) -> None:
        found = () if root is None else root.iter(f"{W}style")
        self._styles = {style.get(f"{W}styleId"): style for style in found}
        self._defaults = {
            style.get(f"{W}type"): name
            for name, style in self._styles.items()
            if style.get(f"{W}default") in ("1", "true")
        }
        self.italic = cache(self._italic)
        self.level = cache(self._level)

    def paragraph_style(self, properties: Any) -> str | None:
        """Return the id of the style of a paragraph, by its properties."""
        style = None if properties is None else properties.find(f"{W}pStyle")
        return style.get(f"{W}val") if style is not None else self._defaults.get("paragraph")

    def _italic(self, name: str | None) -> bool:
        for style in self._line(name):
            if (told := toggled(style.find(f"{W}rPr"), "i")) is not None:
                return told
        return False

    def _level(self, name: str | None) -> int:
        for style in self._line(name):
            called = style.find(f"{W}name")
            title = "" if called is None else called.get(f"{W}val", "")
            if found := _HEADING.fullmatch(title):
                return min(int(found[1]), 6)
            if title.casefold() in _TITLES:
                return 1
            if level := outline(style.find(f"{W}pPr")):
                return level
        return 0

    def _line(self, name: str | None) -> list[Any]:
        found: list[Any] = []
        while name in self._styles and len(found) < _DEEPEST:
            style = self._styles[name]
            found.append(style)
            base = style.find(f"{W}basedOn")
            name = None if base is None else base.get(f"{W}val")
        return found


def toggled(properties: Any, tag: str) -> bool | None:
    """Return whether a property is switched on or off; None where nothing is said of it."""
    switch = None if properties is None else properties.find(f"{W}{tag}")
    return None if switch is None else switch.get(f"{W}val", "1") not in _OFF


def outline(properties: Any) -> int:
    """Return the level of a heading as the outline has it; 0 for what is none."""
    level = None if properties is None else properties.find(f"{W}outlineLvl")
    told = "9" if level is None else level.get(f"{W}val", "9")
    return int(told) + 1 if told.isdecimal() and int(told) < 6 else 0

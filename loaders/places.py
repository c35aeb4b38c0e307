"""Finds the line of a key in a YAML file; called only when something is wrong there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import Any, TypeAlias

import yaml

from schema.validation import Path

#: libyaml finds the same marks as the parser in Python, many times as fast.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
#: What stands in a file: the line and what is below, by key or by number; nothing is below a word.
_Below: TypeAlias = "dict[str, _Entry] | list[_Entry] | None"
_Entry: TypeAlias = tuple[int, _Below]


class Places:
    """The lines of the keys of one YAML text; parsed once, when first asked."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._root: list[_Entry] | None = None

    def line(self, path: Path) -> int:
        """Return the line, from 1, of the deepest part of the path that stands in the file.

        It is 0 for a file of which nothing can be told.
        """
        if self._root is None:
            self._root = []
            with suppress(yaml.YAMLError):  # what stands before the fault is found all the same
                _read(self.text, self._root)
        line, below = self._root[0] if self._root else (0, None)
        for key in path:
            found = _child(below, key)
            if found is None:
                break
            line, below = found
        return line


def _read(text: str, root: list[_Entry]) -> None:
    """Fill the list with the one entry that the text is; events take a tenth of the time of nodes."""
    open_: list[_Below] = [root]
    keys: list[tuple[str, int] | None] = [None]
    anchors: dict[str, _Below] = {}
    event: Any  # the types of its fields are those of all kinds of event
    for event in _nodes(text):
        if isinstance(event, yaml.CollectionEndEvent):
            open_.pop()
            keys.pop()
            continue
        alias = isinstance(event, yaml.AliasEvent)
        below = anchors.get(event.anchor) if alias else _empty(event)
        if event.anchor and not alias:
            anchors[event.anchor] = below
        into, key, line = open_[-1], keys[-1], event.start_mark.line + 1
        if isinstance(into, list):
            into.append((line, below))
        elif key is None:
            keys[-1] = getattr(event, "value", ""), line
        elif into is not None:
            into.setdefault(key[0], (key[1], below))
            keys[-1] = None
        if isinstance(event, yaml.CollectionStartEvent):
            open_.append(below)
            keys.append(None)


def _nodes(text: str) -> Iterator[yaml.NodeEvent | yaml.CollectionEndEvent]:
    for event in yaml.parse(text, Loader=_LOADER):
        if isinstance(event, (yaml.NodeEvent, yaml.CollectionEndEvent)):
            yield event


def _empty(event: yaml.NodeEvent | yaml.CollectionEndEvent) -> _Below:
    if isinstance(event, yaml.MappingStartEvent):
        return {}
    return [] if isinstance(event, yaml.SequenceStartEvent) else None


def _child(below: _Below, key: str | int) -> _Entry | None:
    if isinstance(below, dict):
        return below.get(str(key))
    return below[key] if isinstance(below, list) and isinstance(key, int) and key < len(below) else None


def key_text(path: Path) -> str:
    """Write a path as people do: ``ties[3].evidence[0].stage``."""
    text = ""
    for part in path:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else str(part)
    return text

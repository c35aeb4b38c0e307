"""Reads one YAML file: its content with the places of its keys, or why it cannot be read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from loaders.places import Places
from schema.errors import Problem
from schema.files import FileError, read_text
from schema.messages import Message
from schema.yaml_text import LargeNumberError, YamlError, parse_yaml


def parse_file(path: Path, name: str) -> tuple[Places, Any]:
    """Return the places and the parsed content of a file, or a Problem in its stead.

    The places of a file that is no YAML hold its text; of one that cannot be read nothing is known.
    """
    try:
        text = read_text(path)
    except FileError as error:
        message = error.reason if error.line else unreadable(error.reason)
        return Places(""), Problem(name, error.line, "", message, "file")
    places = Places(text)
    try:
        return places, parse_yaml(text)
    except LargeNumberError as error:
        return places, Problem(name, error.line, "", error.message, "range")
    except YamlError as error:
        message = Message(
            "this is not valid YAML: {reason}; check quotes, colons and indentation", reason=error.message
        )
        return places, Problem(name, error.line, "", message, "file")


def unreadable(reason: Message) -> Message:
    """Say why a file or folder of a dataset cannot be read."""
    return Message("the file cannot be read: {reason}", reason=reason)

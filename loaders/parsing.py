"""Reads one YAML file: its content with the places of its keys, or why it cannot be read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from loaders.places import Places
from schema.errors import Problem
from schema.messages import Message
from schema.wording import refusal
from schema.yaml_text import LargeNumberError, YamlError, parse_yaml


def parse_file(path: Path, name: str) -> tuple[Places, Any]:
    """Return the places and the parsed content of a file, or a Problem in its stead.

    The places of a file that cannot be read hold its text, as far as there is one.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        content = path.read_bytes()
        line = content[: error.start].count(b"\n") + 1
        message = Message("this is not UTF-8; save the file as UTF-8")
        return Places(content.decode(errors="replace")), Problem(name, line, "", message, "file")
    except OSError as error:
        message = Message("the file cannot be read: {reason}", reason=refusal(error))
        return Places(""), Problem(name, 0, "", message, "file")
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

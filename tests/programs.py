"""Packages that only slow tests need, to read exports back: ``pip install -e ".[dev,readback]"``."""

from __future__ import annotations

import importlib
import os
from types import ModuleType

import pytest


def needed(module: str) -> ModuleType:
    """Return a module; where it is not installed the test is skipped, or fails in CI."""
    try:
        return importlib.import_module(module)
    except ImportError as error:
        message = f'{error}; pip install -e ".[dev,readback]" installs it'
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)

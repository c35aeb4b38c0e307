"""Compiles the catalogues of texts when the package is built or installed for development."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CatalogueBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """Makes ``graph/texts/compiled`` from ``graph/texts/po``."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile; a catalogue with a broken field stops the build."""
        sys.path.insert(0, str(Path(self.root)))
        from graph.texts.catalogues import compile_all

        build_data["artifacts"] += [str(path.relative_to(self.root)) for path in compile_all()]

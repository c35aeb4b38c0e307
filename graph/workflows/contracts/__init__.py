"""The declared record of every command that prints records."""

from __future__ import annotations

from graph.workflows.contracts.declared import Contract, Field

__all__ = ["Contract", "Field"]

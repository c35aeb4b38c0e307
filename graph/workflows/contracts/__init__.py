"""The declared record of every command that prints records."""

from __future__ import annotations

from graph.workflows.contracts.declared import Contract, Field
from graph.workflows.contracts.headings import headings_of, ids_of

__all__ = ["Contract", "Field", "headings_of", "ids_of"]

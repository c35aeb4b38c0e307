"""Argun from Python: ``from graph import open_dataset``, described in docs/python.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.door import Dataset, Rows, open_dataset, open_store
else:

    def __getattr__(name: str) -> object:
        """Import the door when something of it is asked for: the command line starts without it."""
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from graph import door

        return getattr(door, name)


__all__ = ["Dataset", "Rows", "open_dataset", "open_store"]

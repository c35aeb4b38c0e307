"""Registries whose entries are files: adding a thing of a kind is adding a module to the room of its kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from importlib import import_module
from pkgutil import iter_modules
from typing import Any, TypeVar, cast

from schema.errors import ArgunError

Declared = TypeVar("Declared")


class Room(Mapping[str, Declared]):
    """What each module of a package declares under one name, in order of the modules.

    The name of an entry is that of its module, with hyphens for underscores. A module is imported when its
    entry is asked for, so it may import heavy libraries at its head.
    """

    def __init__(self, package: str, attribute: str) -> None:
        self._package, self._attribute = package, attribute

    @cached_property
    def _modules(self) -> dict[str, str]:
        found = iter_modules(import_module(self._package).__path__)
        return {name.replace("_", "-"): name for name in sorted(module.name for module in found)}

    def __getitem__(self, name: str) -> Declared:
        module: Any = import_module(f"{self._package}.{self._modules[name]}")
        try:
            return cast("Declared", getattr(module, self._attribute))
        except AttributeError:
            fields = {"module": module.__name__, "name": self._attribute}
            raise ArgunError("{module} declares no {name}", **fields) from None

    def __contains__(self, name: object) -> bool:
        return name in self._modules

    def __iter__(self) -> Iterator[str]:
        return iter(self._modules)

    def __len__(self) -> int:
        return len(self._modules)

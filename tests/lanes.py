"""Sorts the tests: which make up the quick lane, and which share so much that one process should run them.

A *unit* test needs no store, no command, no other process and no shipped data: nothing that it reaches does,
by the names in its code, in that of its fixtures, and in the functions and classes of the tests that it uses.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from functools import cache
from types import CodeType, FunctionType, ModuleType
from typing import Any

import pytest

#: What a unit test leaves alone: modules, and names of some.
HEAVY = {
    "graph.door.opening",
    "graph.door",
    "graph.store.embedded",
    "graph.store.server",
    "graph.workflows.records.changes.Comparison",
    "graph.workflows.workspace",
    "loaders.dataset_reader.shipped_dataset",
    "nbclient",
    "playwright.sync_api",
    "subprocess",
    "tests.command_line",
    "tests.neo4j_server",
    "tests.office",
    "tests.shipped",
}
#: What has code of its own; the last is a function with a cache.
_CODE = (type, FunctionType, type(cache(int)))


def sort_into_lanes(items: list[pytest.Item]) -> None:
    """Mark each test as a unit test or give it the group with which it shares stores and answers.

    Groups come first: whichever process is free then takes the unit tests one by one.
    """
    known: dict[int, bool] = {}
    for item in items:
        if _is_unit(item, known):
            item.add_marker(pytest.mark.unit)
        else:
            item.add_marker(pytest.mark.xdist_group(_group(item)))
    items.sort(key=lambda item: item.get_closest_marker("unit") is not None)


def _is_unit(item: pytest.Item, known: dict[int, bool]) -> bool:
    if not isinstance(item, pytest.Function):
        return not item.name.startswith("graph.door")  # an example in a docstring: those open the dataset
    if item.get_closest_marker("slow") or "store" in item.fixturenames:  # which asks for another by its name
        return False
    fixtures = [f.func for found in item._fixtureinfo.name2fixturedefs.values() for f in found]
    return not any(reaches_heavy(thing, known) for thing in (item.function, *fixtures))


def _group(item: pytest.Item) -> str:
    fixtures = getattr(item, "fixturenames", ())
    if item.get_closest_marker("neo4j"):
        return "neo4j"
    if "office" in fixtures:  # one at a time
        return "office"
    if "store" in fixtures or "embedded_store" in fixtures:
        return "embedded"
    return "shipped" if "shipped" in fixtures else item.path.stem


def reaches_heavy(thing: object, known: dict[int, bool] | None = None) -> bool:
    """Tell whether a thing is heavy or uses what is; ``known`` keeps the answers by id."""
    known = {} if known is None else known
    reached: dict[int, object] = {}
    waiting = [thing]
    while waiting:
        found = waiting.pop()
        if known.get(id(found)) or _names_of(found) & HEAVY:
            known[id(thing)] = True
            return True
        if id(found) not in reached and id(found) not in known:
            reached[id(found)] = found
            waiting += _used_by(found)
    known.update(dict.fromkeys(reached, False))
    return False


def _names_of(thing: object) -> set[str]:
    """Return the module of a thing or of its type, and its name with the module's."""
    if isinstance(thing, ModuleType):
        return {thing.__name__}
    named: Any = thing if isinstance(thing, _CODE) else type(thing)
    return {named.__module__, f"{named.__module__}.{named.__name__}"}


def _used_by(thing: object) -> Iterator[object]:
    """Yield what a table holds, or what the code of a function or class of the tests names."""
    if isinstance(thing, dict | list | tuple):
        yield from thing.values() if isinstance(thing, dict) else thing
    if not isinstance(thing, _CODE) or not thing.__module__.startswith("tests."):
        return
    if isinstance(thing, type):
        yield from vars(thing).values()
        return
    law = getattr(thing, "hypothesis", None)
    function = inspect.unwrap(law.inner_test if law else thing)
    for name in _globals(function.__code__):
        yield function.__globals__.get(name)


def _globals(code: CodeType) -> Iterator[str]:
    """Yield the names in a code, with those of functions within it."""
    yield from code.co_names
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _globals(constant)

"""How a server would run a statement, or ran it, as a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from graph.store.base import QueryResult
from graph.store.values import Json

#: What a row tells of an operator, and where the plan has it; the last two only after a run.
_FORESEEN = {"details": "Details", "estimated_rows": "EstimatedRows"}
_COUNTED = {"rows": "rows", "db_hits": "dbHits"}


@dataclass(frozen=True, slots=True)
class Plan:
    """The type of a statement (r, w, rw, s) and the operators that run it, as the driver gives them."""

    query_type: str
    root: Mapping[str, Any]

    @property
    def operators(self) -> frozenset[str]:
        """The names of all operators."""
        return frozenset(_name(operator) for _, operator in _walked(self.root))

    def table(self) -> QueryResult:
        """Return an operator a row, below it what feeds it: a second one first, and set in."""
        is_run = "dbHits" in self.root
        columns = {**_FORESEEN, **(_COUNTED if is_run else {})}
        rows = [
            (f"{'| ' * level}+{_name(operator)}", *(_told(operator, key) for key in columns.values()))
            for level, operator in _walked(self.root)
        ]
        return QueryResult(("operator", *columns), tuple(rows))

    def lines(self) -> QueryResult:
        """Return the plan as the server writes it, a line a row."""
        text = str(self.root.get("args", {}).get("string-representation", ""))
        return QueryResult(("plan",), tuple((line,) for line in text.splitlines() if line.strip("= ")))


def _walked(operator: Mapping[str, Any], level: int = 0) -> Iterator[tuple[int, Mapping[str, Any]]]:
    if operator:
        yield level, operator
    first, *others = operator.get("children") or [{}]
    for other in others:
        yield from _walked(other, level + 1)
    if first:
        yield from _walked(first, level)


def _name(operator: Mapping[str, Any]) -> str:
    return str(operator.get("operatorType", "")).partition("@")[0]


def _told(operator: Mapping[str, Any], key: str) -> Json:
    value: Json = operator.get(key, operator.get("args", {}).get(key))
    return round(value, 1) if isinstance(value, float) else value

"""The query book as users meet it: a list to choose from, and a query with the values given to it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graph.workflows.workspace import Workspace
from queries.header import Mode
from queries.library import Library, bind_parameters
from schema.errors import UsageError

#: Parameters that name a place take an id, a code or a name.
_PLACES = {"region": "Region", "other": "Region", "province": "Province"}


def book_records(lang: str) -> list[dict[str, Any]]:
    """Return every query of the book in order of name, with its parameters and columns."""
    return [
        {
            "name": query.name,
            "summary": query.summary_ru if lang == "ru" else query.summary_en,
            "parameters": [p.name if p.required else f"{p.name}={p.default}" for p in query.parameters],
            "columns": [column.name for column in query.columns],
        }
        for query in Library().read_all()
    ]


def bound_query(
    workspace: Workspace, name: str, given: Mapping[str, object]
) -> tuple[str, dict[str, object]]:
    """Return the text of a query of the book and a value for each of its parameters.

    Raises
    ------
    UsageError
        There is no such query for users, it has no such parameter, one is missing or of the wrong form.
    """
    query = Library().find(name)
    if query.mode is not Mode.READ:
        raise UsageError(
            "query {name} is for Argun itself ({mode}); argun query lists those to run",
            name=name,
            mode=query.mode.value,
        )
    values = bind_parameters(query, given)
    places = {key: _PLACES[key] for key in given if key in _PLACES}
    return query.text, values | {
        key: workspace.find(str(given[key]), (type_,)).id for key, type_ in places.items()
    }

"""What the shell offers when the user presses Tab."""

from __future__ import annotations


def complete_places(incomplete: str) -> list[tuple[str, str]]:
    """Return ids of regions and provinces with their names."""
    return [*complete_regions(incomplete), *_places("Province", incomplete)]


def complete_regions(incomplete: str) -> list[tuple[str, str]]:
    """Return ids of regions with their names."""
    return _places("Region", incomplete)


def complete_provinces(incomplete: str) -> list[tuple[str, str]]:
    """Return ids of provinces with their names."""
    return _places("Province", incomplete)


def complete_queries(incomplete: str) -> list[tuple[str, str]]:
    """Return the queries of the book with their questions."""
    from queries.library import Library

    found = (q for q in Library().read_all() if q.name.startswith(incomplete))
    return [(query.name, query.summary) for query in found]


def _places(type_: str, incomplete: str) -> list[tuple[str, str]]:
    from graph.workflows.place_names import places_beginning

    return places_beginning(type_, incomplete)


def complete_types(incomplete: str) -> list[str]:
    """Return the types of nodes and ties."""
    from schema.reader import read_schema

    schema = read_schema()
    return [
        name for name in (*schema.nodes, *schema.edges) if name.casefold().startswith(incomplete.casefold())
    ]

"""What the shell offers when the user presses Tab."""

from __future__ import annotations


def complete_places(incomplete: str) -> list[tuple[str, str]]:
    """Return the codes of regions and provinces, by the beginning of a code or of a name."""
    return [*complete_regions(incomplete), *_places("Province", incomplete)]


def complete_parameters(incomplete: str) -> list[tuple[str, str]]:
    """Return NAME=CODE for the places that the value begins like; bash hands over the value alone."""
    name, equals, value = incomplete.rpartition("=")
    return [(f"{name}{equals}{code}", called) for code, called in complete_places(value) if value]


def complete_regions(incomplete: str) -> list[tuple[str, str]]:
    """Return the codes of regions, by the beginning of a code or of a name."""
    return _places("Region", incomplete)


def complete_provinces(incomplete: str) -> list[tuple[str, str]]:
    """Return the codes of provinces, by the beginning of a code or of a name."""
    return _places("Province", incomplete)


def complete_queries(incomplete: str) -> list[tuple[str, str]]:
    """Return the queries of the book with their questions."""
    from queries.library import Library

    found = (q for q in Library().read_all() if q.name.startswith(incomplete))
    return [(query.name, query.summary) for query in found]


def _places(type_: str, incomplete: str) -> list[tuple[str, str]]:
    from loaders.entity_names import place_names

    # Always the code: a name of two words would have to be quoted, and each shell quotes in its own way.
    wanted = incomplete.casefold()
    return [
        (code, names[0])
        for code, names in place_names(type_)
        if any(name.casefold().startswith(wanted) for name in (code, *names))
    ]


def complete_types(incomplete: str) -> list[str]:
    """Return the types of nodes and ties."""
    from schema.reader import read_schema

    schema = read_schema()
    return [
        name for name in (*schema.nodes, *schema.edges) if name.casefold().startswith(incomplete.casefold())
    ]


def complete_parts(incomplete: str) -> list[str]:
    """Return what may be exported of the graph."""
    return [part for part in ("network", "all", "ego:") if part.startswith(incomplete.casefold())]

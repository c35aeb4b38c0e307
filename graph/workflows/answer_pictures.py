"""Answers to Cypher as pictures: things and ties, or places with a number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from graph.pictures.node_link import draw as draw_things
from graph.store.values import NodeValue, PathValue, TieValue
from graph.workflows.node_links import node_link
from graph.workflows.place_numbers import place_numbers
from schema.errors import NotFoundError, UsageError
from schema.messages import N_, Message

if TYPE_CHECKING:
    from graph.pictures.drawing import Drawing
    from graph.store.base import Json, QueryResult, Store

#: Names stay readable on one sheet up to here.
MOST_THINGS = 150


def answer_picture(result: QueryResult, store: Store, lang: str, foot: tuple[str, ...]) -> Drawing:
    """Return an answer as a picture: its nodes, ties and paths, else its places with their numbers.

    Raises
    ------
    NotFoundError
        The answer has no rows.
    UsageError
        There is nothing in it to draw, or too much.
    """
    if not result.rows:
        raise NotFoundError("the answer has no rows, so there is nothing to draw")
    nodes, ties = _found(result.rows)
    if not nodes and not ties:
        return place_numbers(result, store, lang, foot)
    if len(nodes) > MOST_THINGS:
        text = N_(
            "the answer has {count} nodes, and a picture has room for {most}: narrow it with WHERE or LIMIT, "
            "or see the whole with argun export network"
        )
        raise UsageError(Message(text, count=len(nodes), most=MOST_THINGS))
    return draw_things(node_link(nodes, ties, lang, foot))


def _found(rows: Sequence[Sequence[Json]]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the nodes, also the ends of ties, and the ties of rows and of what they hold, by id."""
    nodes: dict[str, Any] = {}
    ties: dict[str, Any] = {}
    for value in (value for row in rows for cell in row for value in _objects(cell)):
        (ties if isinstance(value, TieValue) else nodes)[str(value["id"])] = value
    return nodes, ties


def _objects(value: Json) -> Iterator[NodeValue | TieValue]:
    if isinstance(value, NodeValue):
        yield value
    elif isinstance(value, TieValue):
        yield from (value, value.source, value.target)
    elif isinstance(value, PathValue):
        yield from _objects([*value.values()])
    elif isinstance(value, list):
        for item in value:
            yield from _objects(item)

"""What the ego network of a thing is drawn from: its own ties, and those of its projects."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from graph.pictures.node_link import NodeLink
from graph.statements.parties import CHINA
from graph.texts import say
from graph.workflows.drawing import Asked, Drawn
from graph.workflows.drawn.marks import day_line
from graph.workflows.node_links import node_link, state_role
from schema.errors import NotFoundError, UsageError
from schema.messages import Words, counted
from schema.reader import read_schema

if TYPE_CHECKING:
    from graph.model import Relationship
    from graph.workflows.workspace import Workspace

#: So many things are drawn: those of the furthest ties first, then what stands behind projects.
MOST_NEAR, MOST_THINGS = 50, 90
#: What works comes first, what is only said last.
_ORDER = ("operating", "building", "agreed", "discussed")


def ego_data(workspace: Workspace, asked: Asked, lang: str) -> NodeLink:
    """Return a thing with what it is tied to.

    Raises
    ------
    UsageError
        No thing is named, or several.
    NotFoundError
        Nothing is known that it is tied to.
    """
    named = [one for one in (asked.region, asked.province, asked.entity) if one is not None]
    if len(named) != 1:
        raise UsageError("an ego network is of one thing: name it with --of, --region or --province")
    types = ("Region",) if asked.region else ("Province",) if asked.province else ()
    entity = workspace.find(named[0], types)
    ties = _scored(workspace)
    own = sorted(ties[entity.id], key=_furthest_first)
    if not own:
        raise NotFoundError("{name} is tied to nothing that is known", name=Words(entity.names))
    drawn = _within(own, {entity.id}, MOST_NEAR)
    left = len(own) - len(drawn)
    drawn += _behind_projects(drawn, ties)
    foot = [day_line(workspace, lang)]
    if left:
        more = counted(
            "{count} more tie, one of the least far, has no room here.",
            "{count} more ties, those that have come least far, have no room here.",
            left,
        )
        foot.insert(0, say(more, lang))
    working = sum(state_role(tie.properties) == "operating" for tie in own)
    title = counted(
        "{name}: of {count} tie {working} works",
        "{name}: of {count} ties {working} work",
        len(own),
        name=Words(entity.names),
        working=working,
    )
    return node_link(_nodes(workspace, drawn), _told(drawn), lang, tuple(foot), title)


def _behind_projects(
    drawn: Sequence[Relationship], ties: Mapping[str, Sequence[Relationship]]
) -> list[Relationship]:
    """Return the further ties of projects; that China as a whole takes part tells nothing new."""
    things = {end for tie in drawn for end in (tie.source_id, tie.target_id)}
    known = {tie.id for tie in drawn}
    found = {
        tie.id: tie
        for id_ in things
        if id_.startswith("project:")
        for tie in ties[id_]
        if tie.id not in known and CHINA not in (tie.source_id, tie.target_id)
    }
    return _within(sorted(found.values(), key=_furthest_first), things, MOST_THINGS)


def _scored(workspace: Workspace) -> dict[str, list[Relationship]]:
    """Return the ties of deals by each of their ends."""
    edges, found = read_schema().edges, defaultdict(list)
    for tie in workspace.statement_graph.relationships:
        if edges[tie.type].scored:
            for end in {tie.source_id, tie.target_id}:
                found[end].append(tie)
    return found


def _furthest_first(tie: Relationship) -> tuple[bool, int, str]:
    stage = str(tie.properties.get("stage", ""))
    halted = state_role(tie.properties) in ("stalled", "cancelled")
    return halted, _ORDER.index(stage) if stage in _ORDER else len(_ORDER), tie.id


def _within(ties: Iterable[Relationship], known: set[str], most: int) -> list[Relationship]:
    """Return the first ties whose ends are together, and with what is known, no more than so many."""
    things, found = set(known), []
    for tie in ties:
        more = things | {tie.source_id, tie.target_id}
        if len(more) <= most:
            things = more
            found.append(tie)
    return found


def _nodes(workspace: Workspace, ties: Iterable[Relationship]) -> dict[str, Any]:
    ends = {end for tie in ties for end in (tie.source_id, tie.target_id)}
    return {
        node.id: {**node.properties, "id": node.id, "labels": [node.label]}
        for node in workspace.statement_graph.nodes
        if node.id in ends
    }


def _told(ties: Iterable[Relationship]) -> dict[str, Any]:
    return {
        tie.id: {**tie.properties, "type": tie.type, "source_id": tie.source_id, "target_id": tie.target_id}
        for tie in ties
    }


DRAWN = Drawn(ego_data, ("entity", "region", "province"))

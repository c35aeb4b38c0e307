"""Parts of the graph: what one region's deals name with all that proves it; who is tied to whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from graph.model import Node, PropertyGraph, Relationship
from schema.reader import read_schema

#: What joins a deal with what it names.
_OF_DEAL = ("TAKES_PART", "PARTY_TO", "ABOUT")
#: What proves a tie or tells a number of it, and is kept with what it is about.
_TELLING = ("Evidence", "Observation")

#: What tells of places, parties and things and is tied to all of them: no part of who is tied to whom.
NO_ENDS = frozenset({*_TELLING, "Source", "Edition", "Deal", "Trend", "Concept"})
#: Each is there though nothing is tied to it: that is an answer, too.
_PLACES = ("Region", "Province")
#: A doubt that two are one is no tie between them.
_DOUBT = "POSSIBLY_SAME"
#: What nearly everything is tied to; an ego network does not go on through it.
_EVERYBODY = "Country"

_Touching = Mapping[str, list[Relationship]]


def part_of_region(graph: PropertyGraph, region_id: str) -> PropertyGraph:
    """Return the deals of a region, whatever they and their ties name, and what proves it with its sources.

    Ties without a deal are kept where they join what is kept; observations where they are of a kept tie or
    of the region. PARTNER is the region's own alone: that of others would count deals that are not here.
    """
    touching = _touching(graph)
    deals = {r.target_id for r in touching[region_id] if r.type == "TAKES_PART"}
    things = _closed(graph, {region_id, *deals, *_named_by(deals, graph.relationships, touching)})
    ties = [r for r in graph.relationships if _stays(r, region_id, things, deals)]
    known = {r.id for r in ties}
    told = {n.id for n in graph.nodes if n.label in _TELLING and n.properties.get("tie_id") in known}
    told |= {r.source_id for r in touching[region_id] if graph.labels[r.source_id] == "Observation"}
    sources = {r.target_id for id_ in told for r in touching[id_] if r.type == "FROM"}
    kept = _closed(graph, things | told | sources | {id_ for r in ties for id_ in _ids(r)})
    telling = (r for id_ in told for r in touching[id_] if r.source_id == id_ and r.target_id in kept)
    nodes = (node for node in graph.nodes if node.id in kept)
    return PropertyGraph.of(nodes, [*ties, *telling], graph.releases)


def network_of(graph: PropertyGraph, *, all_places: bool = True) -> PropertyGraph:
    """Return who is tied to whom: places, parties and things, their ties, and PARTNER.

    Nodes are all regions and provinces (or only those with a tie) and what deals join; ties are those of
    deals, which name theirs as ``deal_id``, PARTNER, and what else joins these nodes, such as where they lie.
    """
    edges = read_schema().edges
    between = [r for r in graph.relationships if not {graph.labels[end] for end in _ends(r)} & NO_ENDS]
    joining = (r for r in between if edges[r.type].scored or r.type == "PARTNER")
    kept = {end for r in joining for end in _ends(r)}
    kept |= {node.id for node in graph.nodes if all_places and node.label in _PLACES}
    return _among(kept, graph, [r for r in between if r.type != _DOUBT])


def ego_of(network: PropertyGraph, id_: str, radius: int = 1) -> PropertyGraph:
    """Return a node with those so many ties away, and all ties among them; nothing where it has no tie.

    Ties are followed either way, but not on through a country, to which nearly everything is tied.
    """
    touching = _touching(network)
    near = edge = {id_} if id_ in touching else set[str]()
    for _ in range(radius):
        through = {n for n in edge if n == id_ or network.labels[n] != _EVERYBODY}
        edge = {end for n in through for r in touching[n] for end in _ends(r)} - near
        near = near | edge
    return _among(near, network, network.relationships)


def _among(kept: set[str], graph: PropertyGraph, ties: Iterable[Relationship]) -> PropertyGraph:
    inside = (r for r in ties if r.source_id in kept and r.target_id in kept)
    return PropertyGraph.of((n for n in graph.nodes if n.id in kept), inside, graph.releases)


def _ends(r: Relationship) -> tuple[str, str]:
    return r.source_id, r.target_id


def _touching(graph: PropertyGraph) -> _Touching:
    found: defaultdict[str, list[Relationship]] = defaultdict(list)
    for r in graph.relationships:
        found[r.source_id].append(r)
        found[r.target_id].append(r)
    return found


def _named_by(deals: set[str], ties: Iterable[Relationship], touching: _Touching) -> Iterator[str]:
    """Yield the ends of the ties of deals, and of what joins the deals with places, parties and things."""
    own = (r for r in ties if r.properties.get("deal_id") in deals)
    joining = (r for id_ in sorted(deals) for r in touching[id_] if r.type in _OF_DEAL)
    for r in (*own, *joining):
        yield from (r.source_id, r.target_id, *_ids(r))


def _stays(r: Relationship, region_id: str, things: set[str], deals: set[str]) -> bool:
    """Tell whether a tie joins what is kept, of a kept deal where it is of one."""
    inside = (
        r.source_id in things and r.target_id in things and r.properties.get("deal_id", "") in {"", *deals}
    )
    return inside and (r.type != "PARTNER" or r.source_id == region_id)


def _closed(graph: PropertyGraph, ids: set[str]) -> set[str]:
    """Return the nodes with those that their properties name: the country of a company, say."""
    nodes, closed, new = {node.id: node for node in graph.nodes}, set[str](), ids & graph.labels.keys()
    while new:
        closed |= new
        new = {id_ for known in new for id_ in _ids(nodes[known]) if id_ in nodes} - closed
    return closed


def _ids(record: Node | Relationship) -> Iterator[str]:
    """Yield what may be ids of nodes among the values of a record."""
    for value in record.properties.values():
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, str):
                yield item

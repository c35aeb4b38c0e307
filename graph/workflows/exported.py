"""What an export is made of: the graph or its network, whole or of one region, or what a thing is tied to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import fmean

from graph.export.context import ALL, EGO, NETWORK, ExportContext
from graph.export.part import NO_ENDS, ego_of, network_of, part_of_region
from graph.model import PropertyGraph
from graph.pictures.geometry.projection import project
from graph.workflows.contracts import data
from graph.workflows.records.terms import known_term
from graph.workflows.sentences.sources import place_words
from graph.workflows.workspace import Workspace
from schema.errors import NotFoundError, UsageError
from schema.messages import N_, Message, Words, counted
from schema.reader import read_schema

#: The records whose fields exporters may explain.
_EXPLAINED = {"entities": data.ENTITY, "ties": data.TIE, "deals": data.DEAL, "observations": data.OBSERVATION}
#: How each part is asked for.
PARTS = {NETWORK: "network", ALL: "all", EGO: "ego:NAME"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be exported: ``part`` of PARTS (none: what the format takes by default), of one region.

    ``ego`` is the name of the thing whose ego network is meant, ``radius`` how many ties it reaches.
    """

    part: str = ""
    ego: str = ""
    radius: int | None = None
    region: str | None = None

    @classmethod
    def read(cls, what: str | None, radius: int | None, region: str | None) -> Wanted:
        """Return what was asked for: ``network``, ``all`` or ``ego:NAME``.

        Raises
        ------
        UsageError
            There is no such part, or what was asked for does not go together.
        """
        if what is None:
            part, ego = "", ""
        else:
            word, colon, ego = what.partition(":")
            part = known_term(what if colon and word.casefold() != EGO else word, PARTS, _PART)
        if part == EGO and not ego.strip():
            raise UsageError("whose ego network? Name a thing: --what ego:NAME")
        if part == EGO and region is not None:
            raise UsageError(
                "an ego network is of one thing, here {name}: leave --region out, or --what", name=ego
            )
        if radius is not None and part != EGO:
            raise UsageError("--radius belongs to --what ego:NAME")
        return cls(part, ego.strip(), radius, region)

    def of(self, format_: str, parts: Sequence[str]) -> str:
        """Return the part that a format is to hold, whose ``parts`` it can; the first by default.

        Raises
        ------
        UsageError
            The format holds no such part.
        """
        if self.part and self.part not in parts:
            known = tuple(PARTS[part] for part in parts)
            fields = {"format": format_, "part": PARTS[self.part], "parts": known}
            raise UsageError("{format} takes no --what {part}; it holds: {parts}", **fields)
        return self.part or parts[0]


_PART = N_("part of the graph")
_ALL, _NETWORK = Message("the whole graph"), Message("network of places, parties and things")


def exported(workspace: Workspace, wanted: Wanted, part: str) -> tuple[PropertyGraph, Message]:
    """Return the graph that is to be written, and what to say of it.

    Raises
    ------
    UsageError
        There is no such region or thing, or several may be meant.
    NotFoundError
        Nothing would be written.
    """
    graph, told = workspace.graph, _ALL
    if wanted.region is not None:
        place = workspace.find(wanted.region, ("Region",))
        graph, told = part_of_region(graph, place.id), Message("deals of {name}", name=Words(place.names))
        if not graph.nodes:
            raise NotFoundError(
                "no deal of {name} is known, so there is nothing to write; take another region, or a later "
                "--as-of",
                name=Words(place.names),
            )
    if part == EGO:
        return _ego(workspace, wanted)
    if part == NETWORK:
        graph = network_of(graph, all_places=wanted.region is None)
        told = Message("{part}, {more}", part=_NETWORK, more=told) if wanted.region else _NETWORK
    if not graph.relationships:
        raise NotFoundError("there is no tie to write; see the datasets that are used: argun check")
    return graph, _counted(workspace, told, graph)


def _with_ties() -> tuple[str, ...]:
    """Return the types of what may be in the network: no page of a source is meant by a name."""
    return tuple(type_ for type_ in read_schema().nodes if type_ not in NO_ENDS)


def _ego(workspace: Workspace, wanted: Wanted) -> tuple[PropertyGraph, Message]:
    thing, radius = workspace.find(wanted.ego, _with_ties()), wanted.radius or 1
    graph = ego_of(network_of(workspace.graph), thing.id, radius)
    name = Words(thing.names)
    if not graph.nodes:
        raise NotFoundError(
            "{name} has no tie in the network; take another thing, or --what all for what sources say of it",
            name=name,
        )
    told = Message("ego network of {name} ({id}), radius {radius}", name=name, id=thing.id, radius=radius)
    return graph, _counted(workspace, told, graph)


def _counted(workspace: Workspace, told: Message, graph: PropertyGraph) -> Message:
    if workspace.day is not None:
        told = Message("{part}, as reported by {day}", part=told, day=workspace.day.isoformat())
    return Message(
        "{part}: {nodes}, {relationships}",
        part=told,
        nodes=counted("{count} node", "{count} nodes", len(graph.nodes)),
        relationships=counted("{count} tie", "{count} ties", len(graph.relationships)),
    )


def export_context(workspace: Workspace, lang: str, region: str | None = None) -> ExportContext:
    """Return what exporters may show beside the graph: the language, marks, clusters, meanings of fields."""
    scores = {s.id: s for of in ("regions", "provinces") for s in workspace.scores(of)}
    clusters = {member: c.cluster for c in workspace.clusters for member in (*c.members, *c.partners)}
    meanings = {name: {f.name: f.meaning for f in told.fields} for name, told in _EXPLAINED.items()}
    deals = {node.id: node.properties for node in workspace.graph.nodes if node.label == "Deal"}

    def words(locator: str, language: str) -> str:
        return place_words(locator, workspace.everything.entities, language)

    context = ExportContext(
        lang,
        scores,
        clusters,
        meanings,
        captions=lambda: workspace.captions(lang),
        place_words=words,
        deals=deals,
        points=_points(workspace.graph),
    )
    return replace(context, region_id=workspace.find(region, ("Region",)).id) if region else context


def _points(graph: PropertyGraph) -> dict[str, tuple[float, float]]:
    """Return where nodes lie on the map: by coordinates, those of a capital, a country among its cities."""
    found: dict[str, tuple[float, float]] = {}
    cities: defaultdict[str, list[tuple[float, float]]] = defaultdict(list)
    for node in graph.nodes:
        for kind in ("", "capital_"):
            place = [node.properties.get(f"{kind}{name}") for name in ("longitude", "latitude")]
            if None not in place:
                lon, lat = (float(str(number)) for number in place)
                found[node.id] = project(lon, lat)
        if node.label == "City" and node.id in found:
            cities[str(node.properties.get("country"))].append(found[node.id])
    middles = {id_: (fmean(x for x, _ in at), fmean(y for _, y in at)) for id_, at in cities.items()}
    return found | {id_: at for id_, at in middles.items() if id_ in graph.labels}

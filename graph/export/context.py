"""What an exporter is given beside the graph, and what an exporter is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from graph.files.writing import Content
from graph.model import PropertyGraph, Value
from graph.releases import release_text
from graph.texts import BASE, say
from schema.messages import Message

#: What a folder begins with.
README = "README.md"
#: What may be exported: all there is; who is tied to whom; what is tied to one thing.
ALL, NETWORK, EGO = "all", "network", "ego"


class ScoreInterval(Protocol):
    """The interval of a score; :class:`graph.analysis.score.score.Score` has one.

    A protocol, because exports and analysis do not import each other.
    """

    @property
    def low(self) -> float: ...
    @property
    def high(self) -> float: ...


def _as_it_stands(locator: str, _: str) -> str:
    return locator


@dataclass(frozen=True, slots=True)
class ExportContext:
    """What does not stand in the graph: ``scores`` by place id and ``clusters`` by node id.

    ``region_id`` is the region of whose deals the graph is a part (empty: it is whole).
    ``place_words`` puts a place in a source into words of a language, empty for the whole of it.
    ``captions`` gives what each node is called in the language, by its id (empty: nobody says it).
    ``meanings`` say in English what the fields of the records of commands are, by record and field.
    ``deals`` are the properties of all deals by id, also where the graph leaves their nodes out; ``points``
    are places on the map, by node id, in kilometres to the right and down. ``told`` says which part it is.
    """

    lang: str = BASE
    scores: Mapping[str, ScoreInterval] = field(default_factory=dict)
    clusters: Mapping[str, int] = field(default_factory=dict)
    meanings: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    region_id: str = ""
    captions: Callable[[], Mapping[str, str]] = dict
    place_words: Callable[[str, str], str] = _as_it_stands
    deals: Mapping[str, Mapping[str, Value]] = field(default_factory=dict)
    points: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    told: Message | None = None

    def description(self, graph: PropertyGraph) -> str:
        """Say what a file holds, and of which data it is made; empty where nobody tells."""
        told = [say(self.told, self.lang)] if self.told else []
        if graph.releases:
            told.append(release_text(graph.releases, self.lang))
        return "; ".join(told)


@dataclass(frozen=True, slots=True)
class Exporter:
    """A format; ``suffix`` is empty for a folder, ``render`` is pure: equal input, equal bytes.

    ``parts`` are what it can hold of a graph, its default first. One that ``selects`` is given all of the
    graph and takes the network out of it by itself.
    """

    suffix: str
    what: str
    render: Callable[[PropertyGraph, ExportContext], Content]
    parts: tuple[str, ...] = (ALL, NETWORK, EGO)
    selects: bool = False

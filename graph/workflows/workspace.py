"""The datasets that a command works on and what follows from them, without a terminal."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.analysis.deals.assignment import assign_deals
from graph.analysis.score.method import Method, read_method
from graph.model import PropertyGraph
from graph.names.finding import NameIndex, Resolved
from graph.releases import Release
from graph.statements.property_graph import to_property_graph
from graph.statements.records import Edition, Entity, Statements
from graph.statements.status import as_of, last_report
from graph.workflows.loaded_store import deal_entity
from graph.workflows.origin import origin_of
from graph.workflows.readings import read_coding_uncertainty
from loaders.dataset_reader import Reading, read_releases, read_sound
from schema.errors import NotFoundError

if TYPE_CHECKING:
    import networkx as nx

    from graph.analysis.network.communities import Cluster
    from graph.analysis.network.dyads import Dyad
    from graph.analysis.rating.calibration import Calibration
    from graph.analysis.score.score import Appraisal, Of, Score
    from graph.analysis.uncertainty.intervals import Draws
    from graph.progress import Progress
    from graph.store.base import LoadReport, Store
    from graph.workflows.portraits.passes import Passes


@dataclass(frozen=True)
class Workspace:
    """The datasets that a command works on, and what follows from them; each part made once, when asked.

    ``loaded`` is a graph read back from a store, which then takes the place of the one made from the
    statements; ``read_back`` are statements from there, which take the place of the files, and ``stored`` the
    releases that the store names. ``resolved`` is
    told, once for each, what was taken for an entity without being its full name.
    """

    directories: tuple[Path, ...] = ()
    day: datetime.date | None = None
    method_path: Path | None = None
    loaded: PropertyGraph | None = None
    read_back: Statements | None = None
    stored: tuple[Release, ...] = ()
    resolved: Resolved[Entity] | None = field(default=None, compare=False)
    _cache: dict[str, Any] = field(default_factory=dict, compare=False)

    @cached_property
    def _reading(self) -> Reading:
        if self.directories:
            _ = self._files  # before they are read: somebody may be editing them
        return read_sound(self.directories)

    @cached_property
    def _files(self) -> str | None:
        return origin_of(self.directories)

    @property
    def origin(self) -> str | None:
        """What a store keeps to know that it holds this graph; None for one that is made anew each time.

        That is a graph as of a day or by a method of one's own, and one whose errors must be told each time.
        """
        return None if self.day or self.method_path or self.layer_errors else self._files

    @cached_property
    def layer_errors(self) -> int:
        """The number of errors of meaning in the layers over the shipped dataset (see ``argun check``)."""
        if not self.directories:
            return 0
        from loaders.audit import count_layer_errors  # only where there is something to audit

        return count_layer_errors(self._reading)

    @cached_property
    def releases(self) -> tuple[Release, ...]:
        """The releases of the datasets, from the lowest layer to the highest; nothing else is read for it."""
        if self.read_back:
            return self.stored
        return self.loaded.releases if self.loaded else read_releases(self.directories)

    @cached_property
    def everything(self) -> Statements:
        """The statements of all layers, whatever the day."""
        return self.read_back or self._reading.statements

    @cached_property
    def statements(self) -> Statements:
        """The statements of all layers, as of the day when one is given."""
        if self.day is None:
            return self.everything
        held = as_of(self.everything, self.day)
        if not any(tie.role != "structural" for tie in held.ties.values()):
            day = self.day.isoformat()
            raise NotFoundError("nothing had been reported by {day}; choose a later day", day=day)
        return held

    @cached_property
    def told_day(self) -> datetime.date:
        """The day, else the later of the method's day and the end of the last report."""
        if self.day is not None:
            return self.day
        reported = last_report(self.statements)
        return max(self.method.reference_day, reported) if reported else self.method.reference_day

    @cached_property
    def deal_ids(self) -> Mapping[str, str]:
        """The deal of each tie that belongs to one."""
        return assign_deals(self.statements)

    @cached_property
    def statement_graph(self) -> PropertyGraph:
        """The typed property graph of the statements: without deals and marks, unless read from a store."""
        if self.loaded:
            return self.loaded
        return replace(to_property_graph(self.statements, self.deal_ids), releases=self.releases)

    @cached_property
    def graph(self) -> PropertyGraph:
        """The whole property graph, with deals, partners and marks."""
        if self.loaded:
            return self.loaded
        from graph.analysis.deal_graph import with_deals  # numpy takes 0.1 s to import

        return with_deals(self.statement_graph, self.appraisal, self.statements)

    def named(self, lang: str) -> PropertyGraph:
        """Return the whole property graph as a store holds it: each node with its name in a language."""
        return self.graph.named(self.captions(lang), lang)

    def captions(self, lang: str) -> Mapping[str, str]:
        """Return what each node of the graph is called in a language, by its id."""
        from graph.workflows.captions import captions

        return captions(self.graph, self.statements, lang)

    @cached_property
    def view(self) -> nx.MultiDiGraph:
        """The graph of the statements, for NetworkX."""
        from graph.networkx_view import to_networkx  # networkx takes 0.1 s to import

        return to_networkx(self.statement_graph)

    @cached_property
    def method(self) -> Method:
        """The method of the scores, as of the day when one is given."""
        method = read_method(self.method_path)
        return replace(method, reference_day=self.day) if self.day else method

    @cached_property
    def appraisal(self) -> Appraisal:
        """The deals with their points, the network of places and the scores without intervals."""
        from graph.analysis.score.score import Appraisal

        return Appraisal.of(self.view, self.method)

    @cached_property
    def draws(self) -> Mapping[Of, Draws]:
        """The draws of all regions and all provinces, with the coding errors that a second reader shows."""
        from graph.analysis.uncertainty.intervals import draw_scores

        return draw_scores(self.view, self.appraisal, read_coding_uncertainty())

    def scores(self, of: Of = "regions") -> list[Score]:
        """Return the marks with their intervals, best first."""
        if of not in self._cache:
            from graph.analysis.uncertainty.intervals import with_intervals

            self._cache[of] = with_intervals(self.appraisal.scores(of), self.draws[of], self.method)
        scores: list[Score] = self._cache[of]
        return scores

    def calibration(self, edition: Edition) -> Calibration:
        """Return the calibration to an edition, which takes half a second.

        Raises
        ------
        UsageError
            The edition cannot carry a fit.
        """
        key = f"calibration {edition.id}"
        if key not in self._cache:
            from graph.analysis.rating.calibration import calibrate

            self._cache[key] = calibrate(self.view, self.appraisal, edition.marks, edition.id)
        found: Calibration = self._cache[key]
        return found

    @cached_property
    def clusters(self) -> list[Cluster]:
        """The communities of regions and provinces."""
        from graph.analysis.network.communities import find_clusters

        return find_clusters(self.appraisal)

    @cached_property
    def passes(self) -> Passes:
        """What portraits of places, things and the country share, each pass made once."""
        from graph.workflows.portraits.passes import Passes

        return Passes(self)

    @cached_property
    def dyads(self) -> list[Dyad]:
        """Regions with provinces, two by two, the strongest first."""
        from graph.analysis.network.dyads import dyads

        return dyads(self.appraisal)

    def score_of(self, place_id: str) -> Score:
        """Return the score of one region or province.

        Raises
        ------
        UsageError
            There is no such region or province.
        """
        entity = self.find(place_id, ("Region", "Province"))
        of: Of = "regions" if entity.type == "Region" else "provinces"
        return next(s for s in self.scores(of) if s.id == entity.id)

    @cached_property
    def names(self) -> NameIndex[Entity]:
        """Who is meant by a name."""
        return NameIndex(self.statements.entities.values())

    def find(self, given: str, types: Sequence[str] = ()) -> Entity:
        """Return the entity, or the deal, of one of the types (none: any entity) that is meant.

        See :meth:`NameIndex.find`.
        """
        known = self._deals if tuple(types) == ("Deal",) else self.names
        return known.find(given, types, self._say_resolved)

    def has_tie(self, id_: str) -> bool:
        """Tell whether there is a tie with this id."""
        return id_ in self.statements.ties

    @cached_property
    def _deals(self) -> NameIndex[Entity]:
        return NameIndex(deal_entity(node) for node in self.graph.nodes if node.label == "Deal")

    def search(self, text: str) -> list[Entity]:
        """Return the entities with this text in a name (see :meth:`NameIndex.search`)."""
        return self.names.search(text, self._say_resolved)

    def _say_resolved(self, given: str, entity: Entity) -> None:
        said = self._cache.setdefault("resolved", set())
        if self.resolved and (given, entity.id) not in said:
            said.add((given, entity.id))
            self.resolved(given, entity)


def load_store(
    workspace: Workspace, store: Store, lang: str, progress: Progress
) -> tuple[LoadReport, Workspace]:
    """Load the graph into a store and return a workspace that reads it from there.

    A store that has names in a language keeps it; else they are in ``lang``.
    """
    graph = workspace.named(store.state().lang or lang)
    report = store.load(graph, progress, workspace.origin)
    loaded = replace(workspace, loaded=store.read_graph(), _cache={})
    if "_reading" in vars(workspace):  # the files need not be read a second time
        vars(loaded)["_reading"] = workspace._reading
    return report, loaded

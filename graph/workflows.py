"""What each command does, without a terminal: from datasets and stores to plain results."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.analysis.deals import assign_deals
from graph.analysis.method import Method, read_method
from graph.model import PropertyGraph
from graph.settings import Settings
from graph.statements.property_graph import tie_notes, to_property_graph
from graph.statements.records import Entity, Observation, Statements, Tie
from graph.statements.shares import region_shares
from graph.statements.status import as_of, status_of
from loaders.dataset_reader import read_statements
from schema.errors import NotFoundError, UsageError
from schema.reader import read_schema
from schema.values import choices

if TYPE_CHECKING:
    import networkx as nx

    from graph.analysis.clusters import Cluster
    from graph.analysis.scoring import Of, Score
    from graph.progress import Progress
    from graph.store.base import LoadReport, Store


@dataclass(frozen=True)
class Workspace:
    """The datasets that a command works on, and what follows from them; each part made once, when asked.

    ``loaded`` is a graph read back from a store, which then takes the place of the one made from the
    statements.
    """

    directories: tuple[Path, ...] = ()
    day: datetime.date | None = None
    method_path: Path | None = None
    loaded: PropertyGraph | None = None
    _cache: dict[str, Any] = field(default_factory=dict, compare=False)

    @cached_property
    def statements(self) -> Statements:
        """The statements of all layers, as of the day when one is given."""
        statements = read_statements(self.directories)
        if self.day is None:
            return statements
        held = as_of(statements, self.day)
        if not any(tie.role != "structural" for tie in held.ties.values()):
            raise NotFoundError(f"nothing had been reported by {self.day.isoformat()}; choose a later --as-of")
        return held

    @cached_property
    def deal_ids(self) -> Mapping[str, str]:
        """The deal of each tie that belongs to one."""
        return assign_deals(self.statements)

    @cached_property
    def graph(self) -> PropertyGraph:
        """The typed property graph."""
        return self.loaded or to_property_graph(self.statements, self.deal_ids)

    @cached_property
    def view(self) -> nx.MultiDiGraph:
        """The graph for NetworkX."""
        from graph.networkx_view import to_networkx  # networkx takes 0.1 s to import

        return to_networkx(self.graph)

    @cached_property
    def method(self) -> Method:
        """The method of the scores, counting reports up to the day as recent."""
        method = read_method(self.method_path)
        return replace(method, reference_day=self.day) if self.day else method

    def scores(self, of: Of = "regions") -> list[Score]:
        """Return the marks, best first."""
        if of not in self._cache:
            from graph.analysis.scoring import score_places  # numpy takes 0.1 s to import

            self._cache[of] = score_places(self.view, self.method, of)
        scores: list[Score] = self._cache[of]
        return scores

    @cached_property
    def clusters(self) -> list[Cluster]:
        """The communities of regions and provinces."""
        from graph.analysis.clusters import find_clusters

        return find_clusters(self.view, self.method)

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

    def find(self, given: str, types: Sequence[str]) -> Entity:
        """Return the entity of one of the types that an id, an ISO code or a name in any language means."""
        entities = [e for e in self.statements.entities.values() if e.type in types]
        wanted = given.strip().casefold()
        for entity in entities:
            if wanted in (entity.id.casefold(), entity.id.partition(":")[2].casefold()):
                return entity
        named = [e for e in entities if wanted in {n.casefold() for n in (e.ru, e.en, e.zh or e.en, *e.aliases)}]
        if len(named) == 1:
            return named[0]
        kinds = " or ".join(types).lower()
        if named:
            raise UsageError(f'"{given}" may be {" or ".join(e.id for e in named)}; give the id')
        known = [e.id for e in entities] + [e.ru for e in entities] + [e.en for e in entities]
        raise UsageError(f'there is no {kinds} "{given}" ({choices(given, known)})')


def load_store(workspace: Workspace, store: Store, progress: Progress) -> tuple[LoadReport, Workspace]:
    """Load the graph into a store and return a workspace that reads it from there."""
    report = store.load(workspace.graph, progress)
    return report, replace(workspace, loaded=store.read_graph(), _cache={})


def place_records(workspace: Workspace, type_: str) -> Iterator[dict[str, Any]]:
    """Yield every region or province with names and codes, in order of id."""
    for entity in workspace.statements.entities.values():
        if entity.type == type_:
            names = {"name_ru": entity.ru, "name_en": entity.en, "name_zh": entity.zh}
            yield {"id": entity.id, **names, **entity.properties, "aliases": list(entity.aliases), "layer": entity.layer}


def entity_records(workspace: Workspace, type_: str | None) -> list[dict[str, Any]]:
    """Return every entity of a type (of all types when None), in order of id."""
    if type_ is not None:
        type_ = known_term(type_, read_schema().nodes, "entity type")
    return [
        {
            "id": e.id,
            "type": e.type,
            "name_ru": e.ru,
            "name_en": e.en,
            "name_zh": e.zh,
            "aliases": list(e.aliases),
            "properties": {k: list(v) if isinstance(v, tuple) else v for k, v in e.properties.items()},
            "layer": e.layer,
        }
        for e in workspace.statements.entities.values()
        if type_ in (None, e.type)
    ]


def known_term(given: str, known: Mapping[str, object], what: str) -> str:
    """Return the term that is meant, whatever its case; raises UsageError with near ones."""
    for term in known:
        if term.casefold() == given.casefold():
            return term
    raise UsageError(f'the {what} "{given}" is unknown ({choices(given, known, 20)})')


def select_ties(
    workspace: Workspace, region: str | None, type_: str | None, stage: str | None, health: str | None
) -> list[Tie]:
    """Return the ties that pass every filter that is given, in order of id.

    Raises
    ------
    UsageError
        A filter names nothing that the schema or the dataset knows.
    """
    schema = read_schema()
    region_id = workspace.find(region, ("Region",)).id if region else None
    type_ = known_term(type_, schema.edges, "tie type") if type_ else None
    stages = {**schema.vocabularies["stage"].terms, **schema.vocabularies["effort_stage"].terms}
    stage = known_term(stage, stages, "stage") if stage else None
    health = known_term(health, schema.vocabularies["health"].terms, "health") if health else None

    def passes(tie: Tie) -> bool:
        status = status_of(tie)
        given = ((type_, tie.type), (stage, status.stage), (health, status.health))
        return (region_id is None or region_id in tie.regions) and all(w in (None, h) for w, h in given)

    return [tie for tie in workspace.statements.ties.values() if passes(tie)]


def tie_record(workspace: Workspace, tie: Tie) -> dict[str, Any]:
    """Return a tie as other programs read it (DESIGN, command contracts)."""
    status = status_of(tie)
    shares = region_shares(tie.regions)
    evidence = [
        {
            "source": e.source_id,
            "locator": e.locator,
            "period": e.period,
            "stage": e.stage,
            "health": e.health,
            "basis": e.basis,
            "stance": e.stance,
            "note_ru": e.note_ru,
            "note_en": e.note_en,
            "layer": e.layer,
        }
        for e in tie.evidence
    ]
    return {
        "id": tie.id,
        "type": tie.type,
        "role": tie.role,
        "deal_id": workspace.deal_ids.get(tie.id),
        "source_id": tie.source_id,
        "target_id": tie.target_id,
        "via_id": tie.via_id,
        "regions": list(shares),
        "region_shares": list(shares.values()),
        "region_roles": [tie.regions[region] for region in shares],
        "provinces": list(tie.provinces),
        "stage": status.stage if tie.role != "structural" else None,
        "health": status.health,
        "basis": status.basis,
        **tie_notes(tie),
        **{k: tie.details.get(k) for k in ("start", "planned", "end", "act", "announced_by")},
        "properties": dict(tie.properties),
        "evidence": evidence,
        "layers": list(tie.layers),
    }


def observation_record(observation: Observation) -> dict[str, Any]:
    """Return an observation as other programs read it; about a tie, ``subject_id`` is the tie's id."""
    return {
        "id": observation.id,
        "subject_id": observation.tie_id or observation.subjects[0],
        "subject_ids": [observation.tie_id] if observation.tie_id else list(observation.subjects),
        "quantity": observation.quantity,
        "value": observation.value,
        "unit": observation.unit,
        "date": observation.date,
        "source": observation.source_id,
        "locator": observation.locator,
        "period": observation.period,
        "counterpart": observation.counterpart,
        "scope": observation.scope,
        "nature": observation.nature,
        "bound": observation.bound,
        "change_of": observation.change_of,
        "note_ru": observation.note_ru,
        "note_en": observation.note_en,
        "layer": observation.layer,
    }


def score_records(scores: Sequence[Score], statements: Statements, lang: str) -> list[dict[str, Any]]:
    """Return marks as other programs read them, best first."""
    return [
        {
            "id": s.id,
            "name": statements.entities[s.id].name(lang),
            "mark": s.mark,
            "score": s.score,
            "low": s.low,
            "high": s.high,
            "rank": s.rank,
            **{component: points for component, points in s.by_component().items()},
        }
        for s in scores
    ]


def explain_record(score: Score) -> dict[str, Any]:
    """Return a mark with the points of every tie; base plus points is the score."""
    return {
        "id": score.id,
        "mark": score.mark,
        "score": score.score,
        "low": score.low,
        "high": score.high,
        "base": score.base,
        "contributions": [
            {"tie_id": c.tie_id, "deal_id": c.deal_id, "component": c.component, "points": c.points}
            for c in sorted(score.contributions, key=lambda c: (-c.points, c.tie_id, c.component))
        ],
    }


def cluster_records(clusters: Sequence[Cluster], statements: Statements, lang: str) -> list[dict[str, Any]]:
    """Return clusters as other programs read them; the name joins the names of the hubs."""
    return [
        {
            "cluster": c.cluster,
            "name": " – ".join(statements.entities[hub].name(lang) for hub in c.hub_ids),
            "members": list(c.members),
            "stability": c.stability,
            "partners": list(c.partners),
            "holding": [{"tie_id": h.tie_id, "deal_id": h.deal_id, "worth": h.worth} for h in c.holding],
        }
        for c in clusters
    ]


def open_named_store(
    address: str | None, settings: Settings, password_prompt: Callable[[], str] | None
) -> Store:
    """Open the store that the option or the environment names."""
    from graph.store.opening import open_store  # the driver takes 0.2 s to import

    return open_store(address or settings.store, settings, password_prompt)

"""Builders of small statements, and strategies of random sets of them for the laws.

Every id that a tie names becomes an entity with the properties that fit its name, so a test says only
what matters: ``statements([tie("HAS_PROJECT", "region:RU-AMU", "project:plant")])``.
"""

from __future__ import annotations

import itertools
from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

import networkx as nx

from graph import ids
from graph.analysis.deal_graph import with_deals
from graph.analysis.deals.assignment import assign_deals
from graph.analysis.deals.model import Deal, read_deals
from graph.analysis.score.method import Method, read_method
from graph.analysis.score.score import Appraisal, Of, Score
from graph.analysis.uncertainty.intervals import draw_scores, with_intervals
from graph.model import PropertyGraph, Value
from graph.networkx_view import to_networkx
from graph.statements.merging import merge_ties
from graph.statements.property_graph import to_property_graph
from graph.statements.records import Entity, Evidence, Observation, Statements, Tie
from graph.statements.sectors import with_sectors
from schema.reader import read_schema

SOURCE = "source:report"
LAYER = "test"
#: Reporting periods before and within the last year of the shipped method's reference day (2026-05-31).
OLD, RECENT = "2024-06/2025-05", "2025-06/2026-05"
SCHEMA = read_schema()
#: What an entity of the sample world is, where its id alone does not say it.
PROPERTIES: Mapping[str, Mapping[str, Value]] = {
    "company:unnamed": {"country": "country:CN", "named": False},
    "project:pipeline": {"project_kind": "pipeline"},
    "project:hotel": {"project_kind": "hotel"},
    "corridor:umbrella": {"mode": "rail", "umbrella": True},
    "product:soy": {"hs_section": 2, "processing": "raw", "sector": "agriculture"},
    "product:soy-oil": {"hs_section": 3, "processing": "processed", "sector": "food"},
    "product:lathe": {"hs_section": 16, "processing": "high_tech", "sector": "machinery"},
}
_BY_TYPE: Mapping[str, Mapping[str, Value]] = {
    "Project": {"project_kind": "plant"},
    "Corridor": {"mode": "air"},
    "BorderCrossing": {"mode": "road"},
    "Source": {"date": "2026-06"},
}


def entity(id_: str, **properties: Value) -> Entity:
    """Return an entity; parties are Chinese unless their name starts with ``ru-``."""
    type_ = SCHEMA.type_of(id_) or ""
    known: dict[str, Value] = {**_BY_TYPE.get(type_, {}), **PROPERTIES.get(id_, {})}
    if "country" in SCHEMA.nodes[type_].properties and "country" not in known:
        known["country"] = "country:RU" if ":ru-" in id_ else "country:CN"
    return Entity(id_, type_, {"ru": f"Имя {id_}", "en": f"Name {id_}"}, (), {**known, **properties}, LAYER)


def evidence(
    tie_id: str,
    stage: str | None = None,
    health: str | None = None,
    *,
    period: str = RECENT,
    locator: str = "after/1",
    source: str = SOURCE,
    stance: str = "for",
    basis: str = "reported",
    announced_by: str | None = None,
    layer: str = LAYER,
) -> Evidence:
    content = (stage or "", health or "", basis, stance, period)
    return Evidence(
        ids.evidence_id(tie_id, source, locator, content),
        source,
        locator,
        "",
        period,
        stage,
        health,
        basis,
        stance,
        announced_by,
        {"ru": "заметка", "en": "note"},
        layer,
    )


def tie(
    type_: str,
    source: str,
    target: str,
    stage: str | None = "operating",
    health: str | None = None,
    *,
    regions: Mapping[str, str] | str = "RU-AMU",
    provinces: Iterable[str] = (),
    via: str | None = None,
    key: str | None = None,
    period: str = RECENT,
    said: Iterable[tuple[str | None, str | None, str]] = (),
    layer: str = LAYER,
    **properties: Value,
) -> Tie:
    """Return a tie; ``said`` (stage, health, period) replaces its one piece of evidence."""
    role = SCHEMA.edges[type_].role
    id_ = ids.tie_id(type_, source, target, key, via)
    if role == "structural":
        stage, health, regions = None, None, {}
    told = list(said) or [(stage, health, period)]
    roles = {regions: "site"} if isinstance(regions, str) else regions
    proofs = {
        e.id: e
        for n, (s, h, p) in enumerate(told)
        for e in [evidence(id_, s, h, period=p, locator=f"after/{n}", layer=layer)]
    }
    return Tie(
        id_,
        type_,
        role,
        source,
        target,
        via,
        {f"region:{code}": roles[code] for code in sorted(roles)},
        {f"province:{code}": "told" for code in sorted(provinces)},
        {},
        dict(sorted(properties.items())),
        tuple(proofs[k] for k in sorted(proofs)),
        (layer,),
    )


def with_evidence(changed: Tie, *added: Evidence) -> Tie:
    """Return the tie with more evidence."""
    found = {e.id: e for e in (*changed.evidence, *added)}
    return replace(changed, evidence=tuple(found[key] for key in sorted(found)))


def number(
    about: Tie | str, quantity: str, value: float, unit: str, *, nature: str = "measured", **more: Any
) -> Observation:
    """Return a number about a tie or an entity."""
    tie_id = about.id if isinstance(about, Tie) else None
    subjects = () if isinstance(about, Tie) else (about,)
    id_ = ids.observation_id(
        [tie_id] if tie_id else subjects, quantity, RECENT, "report/after/1", f"{value}{unit}{nature}"
    )
    fields: dict[str, Any] = {"change_of": False, "period": RECENT, "scope": None, "bound": "exactly", **more}
    return Observation(
        id=id_,
        subjects=subjects,
        tie_id=tie_id,
        quantity=quantity,
        value=value,
        unit=unit,
        date=RECENT,
        source_id=SOURCE,
        locator="after/1",
        counterpart=None,
        nature=nature,
        notes={},
        layer=LAYER,
        **fields,
    )


def statements(
    ties: Iterable[Tie],
    observations: Iterable[Observation] = (),
    entities: Iterable[Entity] = (),
    layers: Iterable[str] = (LAYER,),
) -> Statements:
    """Join ties of equal id and add every entity they name; given entities hold as they are."""
    names = tuple(layers)
    merged, numbers = merge_ties(ties, names), list(observations)
    known = {e.id: e for e in entities}
    named = {SOURCE, "country:RU", "country:CN"}
    for t in merged:
        named |= {t.source_id, t.target_id, *t.regions, *t.provinces, *(e.source_id for e in t.evidence)}
        named |= {t.via_id} if t.via_id else set()
    named |= set(itertools.chain.from_iterable(o.subjects for o in numbers))
    for id_ in named - set(known):
        known[id_] = entity(id_)
    return Statements.of(known.values(), with_sectors(merged, known), numbers, (), names)


def changed(base: Statements, ties: Iterable[Tie]) -> Statements:
    """Return the statements with other ties, and with the entities that these name."""
    return statements(ties, base.observations.values(), base.entities.values(), base.layers)


def told_graph_of(base: Statements) -> PropertyGraph:
    """Return the graph of what is told, without deals and marks."""
    return to_property_graph(base, assign_deals(base))


def graph_of(base: Statements) -> PropertyGraph:
    return with_deals(told_graph_of(base), appraisal_of(base), base)


def view_of(base: Statements) -> nx.MultiDiGraph:
    return to_networkx(told_graph_of(base))


@cache
def quick_method(draws: int = 4) -> Method:
    """Return the shipped method with few draws for the intervals."""
    method = read_method()
    settings = {**method.values["uncertainty"], "draws": draws}
    return replace(method, values={**method.values, "uncertainty": settings})


#: The last statements appraised by the quick method: a law looks at the same ones again and again.
_RECENT: deque[tuple[Statements, Appraisal]] = deque(maxlen=4)


def appraisal_of(base: Statements, method: Method | None = None) -> Appraisal:
    if method is not None:
        return Appraisal.of(view_of(base), method)
    found = next((appraisal for known, appraisal in _RECENT if known is base), None)
    if found is None:
        found = Appraisal.of(view_of(base), quick_method())
        _RECENT.append((base, found))
    return found


def scores_of(base: Statements, of: Of = "regions", method: Method | None = None) -> dict[str, Score]:
    """Return the scores of all places with their intervals."""
    view, method = view_of(base), method or quick_method()
    appraisal = Appraisal.of(view, method)
    draws = draw_scores(view, appraisal)[of]
    return {s.id: s for s in with_intervals(appraisal.scores(of), draws, method)}


def points_of(base: Statements, of: Of = "regions") -> dict[str, float]:
    """Return the unrounded score of every place, without the intervals, which take most of the time."""
    return {s.id: s.score for s in appraisal_of(base).scores(of)}


def only_deal(base: Statements) -> Deal:
    """Return the one deal of the statements."""
    (deal,) = read_deals(view_of(base))
    return deal

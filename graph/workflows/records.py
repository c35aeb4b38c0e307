"""Results as the records that other programs read: the fixed names of the command contracts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from graph.statements.marks import latest_marks
from graph.statements.property_graph import tie_notes
from graph.statements.records import Observation, Statements, Tie
from graph.statements.shares import region_shares
from graph.statements.status import status_of
from graph.workflows.workspace import Workspace
from schema.errors import UsageError
from schema.reader import read_schema
from schema.values import choices

if TYPE_CHECKING:
    from graph.analysis.network.communities import Cluster
    from graph.analysis.network.graphs import Join
    from graph.analysis.score.score import Score


def place_records(workspace: Workspace, type_: str) -> Iterator[dict[str, Any]]:
    """Yield every region or province with names and codes, in order of id."""
    for entity in workspace.statements.entities.values():
        if entity.type == type_:
            names = {"name_ru": entity.ru, "name_en": entity.en, "name_zh": entity.zh}
            yield {
                "id": entity.id,
                **names,
                **entity.properties,
                "aliases": list(entity.aliases),
                "layer": entity.layer,
            }


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
    """Return marks as other programs read them, best first; ``published_mark`` of the latest edition."""
    published = latest_marks(statements.editions)
    return [
        {
            "id": s.id,
            "name": statements.entities[s.id].name(lang),
            "mark": s.mark,
            "score": s.score,
            "low": s.low,
            "high": s.high,
            "rank": s.rank,
            "rank_low": s.rank_low,
            "rank_high": s.rank_high,
            "published_mark": published.get(s.id),
            **s.parts,
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
    home = {member: c.cluster for c in clusters for member in c.members}

    def names(ids: Sequence[str]) -> list[str]:
        return [statements.entities[id_].name(lang) for id_ in ids]

    def joined(joins: Sequence[Join]) -> list[dict[str, Any]]:
        return [
            {
                "region": j.region,
                "province": j.other,
                "clusters": [home[j.region], home[j.other]],
                "points": round(j.points, 12),
                "deal_id": j.deal.id,
                "tie_ids": list(j.tie_ids),
            }
            for j in joins
        ]

    return [
        {
            "cluster": c.cluster,
            "name": " – ".join(names(c.hub_ids)),
            "members": list(c.members),
            "member_names": names(c.members),
            "stability": round(c.stability, 12),
            "membership": dict(c.membership),
            "partners": list(c.partners),
            "partner_names": names(c.partners),
            "holding": joined(c.holding),
            "bridging": joined(c.bridging),
        }
        for c in clusters
    ]

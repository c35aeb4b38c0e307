"""What a tie is about: its own sector, or that of the thing, goods or party that its type names first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from graph.statements.records import Entity, Tie
from schema.model import DealRule
from schema.reader import read_schema

_FIELD = "sector"


def with_sectors(ties: Iterable[Tie], entities: Mapping[str, Entity]) -> Iterator[Tie]:
    """Yield the ties, each scored one with its sector where one is known."""
    edges = read_schema().edges
    for tie in ties:
        rule = edges[tie.type].deal
        sector = None if rule is None or _FIELD in tie.details else _sector(tie, rule, entities)
        yield replace(tie, details={**tie.details, _FIELD: sector}) if sector else tie


def _sector(tie: Tie, rule: DealRule, entities: Mapping[str, Entity]) -> str | None:
    named = {"source": tie.source_id, "target": tie.target_id, "product": tie.details.get("product", "")}
    for word in rule.sector:
        sector = sector_of(entities.get(named[word])) if word in named else word
        if sector:
            return sector
    return None


def sector_of(entity: Entity | None) -> str | None:
    """Return the sector of an entity: its own, else that of all things of its type."""
    if entity is None:
        return None
    own = entity.properties.get(_FIELD)
    return str(own) if own is not None else read_schema().nodes[entity.type].sector

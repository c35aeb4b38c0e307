"""Names for deals: what an analyst calls them, where their ids are made for programs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graph.analysis.phrases import word
from graph.statements.records import Entity, Tie

#: So many goods are named in a title.
_MOST_GOODS = 3
_GOODS = ("exports", "imports")


def deal_kind(deal_id: str, entities: Mapping[str, Entity]) -> str:
    """Return what the id says of a deal: ``anchor`` for a thing, else exports, capital and so on."""
    told = deal_id.removeprefix("deal:")
    return "anchor" if told in entities else told.partition("/")[0]


def deal_name(deal_id: str, ties: Sequence[Tie], entities: Mapping[str, Entity], lang: str) -> str:
    """Return the name of the thing that a deal stands on, or its kind with its goods or its two sides."""
    told = deal_id.removeprefix("deal:")
    kind = deal_kind(deal_id, entities)
    if kind == "anchor":
        return entities[told].name(lang)
    if kind in _GOODS:
        names = sorted({entities[tie.target_id].name(lang) for tie in ties})
        more = f" + {len(names) - _MOST_GOODS}" if len(names) > _MOST_GOODS else ""
        return f"{word('deals', kind, lang)}: {', '.join(names[:_MOST_GOODS])}{more}"
    sides = [part for parts in told.split("/")[1:] for part in parts.split("+") if part in entities]
    return f"{word('deals', kind, lang)}: {' – '.join(entities[side].name(lang) for side in sides)}"

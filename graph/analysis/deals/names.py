"""Names for deals: what an analyst calls them, where their ids are made for programs."""

from __future__ import annotations

from collections.abc import Mapping

from graph.analysis.deals.model import Deal
from graph.statements.records import Entity
from schema.reader import read_schema

#: So many goods are named in a title.
_MOST_GOODS = 3
_BETWEEN = {"zh": ("：", "、"), "en": (": ", ", "), "ru": (": ", ", ")}


def deal_name(deal: Deal, entities: Mapping[str, Entity], lang: str) -> str:
    """Return the name of the thing that a deal stands on, or its dealing with its goods or its two sides.

    A title tells what runs: where something does, goods that are only talked of are left out.
    """
    if deal.thing:
        return entities[deal.thing].name(lang)
    colon, comma = _BETWEEN.get(lang, _BETWEEN["en"])
    word = read_schema().vocabularies["dealing"].terms[deal.id.dealing or ""].word(lang)
    told = [p for p in deal.parts if p.runs] or deal.parts
    goods = sorted(
        {entities[p.target_id].name(lang) for p in told if entities[p.target_id].type == "Product"}
    )
    if goods:
        more = f" + {len(goods) - _MOST_GOODS}" if len(goods) > _MOST_GOODS else ""
        return f"{word}{colon}{comma.join(goods[:_MOST_GOODS])}{more}"
    sides = [entities[side].name(lang) for side in deal.id.sides if side in entities]
    return f"{word}{colon}{' – '.join(sides)}"


def deal_names(deal: Deal, entities: Mapping[str, Entity]) -> dict[str, str]:
    """Return the names of a deal as properties of its node; Chinese only where its thing has such a name."""
    chinese = deal.thing is None or entities[deal.thing].zh is not None
    return {f"name_{lang}": deal_name(deal, entities, lang) for lang in ("ru", "en", *(["zh"] * chinese))}

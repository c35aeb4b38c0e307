"""Names for deals: what an analyst calls them, where their ids are made for programs."""

from __future__ import annotations

from collections.abc import Mapping

from graph.analysis.deals.model import Deal
from graph.statements.records import Entity
from graph.texts import languages, say, translate
from schema.messages import N_, Message
from schema.reader import read_schema

#: So many goods are named in a title.
_MOST_GOODS = 3
#: What stands between the goods.
_COMMA = N_(", ")


def deal_name(deal: Deal, entities: Mapping[str, Entity], lang: str) -> str:
    """Return the name of the thing that a deal stands on, or its dealing with its goods or its two sides.

    Where something runs, goods that are only discussed are left out.
    """
    if deal.thing:
        return entities[deal.thing].name(lang)
    dealing = read_schema().vocabularies["dealing"].terms[deal.id.dealing or ""].word(lang)
    what = dealt_with(deal, entities, lang)
    return say(Message("{dealing}: {what}", dealing=dealing, what=what), lang)


def dealt_with(deal: Deal, entities: Mapping[str, Entity], lang: str) -> str:
    """Return the goods of a dealing, else its two sides: what its name says beside the dealing."""
    parts = [p for p in deal.parts if p.runs] or deal.parts
    goods = sorted(
        {entities[p.target_id].name(lang) for p in parts if entities[p.target_id].type == "Product"}
    )
    if goods:
        more = f" + {len(goods) - _MOST_GOODS}" if len(goods) > _MOST_GOODS else ""
        return translate(_COMMA, lang).join(goods[:_MOST_GOODS]) + more
    return " – ".join(entities[side].name(lang) for side in deal.id.sides if side in entities)


def deal_names(deal: Deal, entities: Mapping[str, Entity]) -> dict[str, str]:
    """Return the names of a deal as properties of its node, in the languages in which its thing has one."""
    known = entities[deal.thing].names if deal.thing else languages()
    return {f"name_{lang}": deal_name(deal, entities, lang) for lang in known}

"""Exports and imports: a region or a company, and each of the goods that a clause names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.extraction.candidate import Mention
from loaders.extraction.cues import all_cues
from loaders.extraction.drafting.context import Context, draft
from loaders.extraction.drafts import Draft, End
from loaders.extraction.scene import Scene, is_unnamed
from loaders.extraction.sides import CN, RU

_SUPPLIER = re.compile("поставщик|supplier|供应商", re.IGNORECASE)


def goods(scene: Scene, context: Context) -> Iterator[Draft]:
    """Yield who sells or buys each of the goods."""
    if not (scene.kind("EXPORTS", "IMPORTS") or scene.cue("deliveries")):
        return
    for product, at in _products(scene, context):
        told = (
            scene.kind("EXPORTS", "IMPORTS", at=at)
            or scene.cue("deliveries", at=at)
            or scene.kind("EXPORTS", "IMPORTS")
        )
        if told is None or (_within_thing(context, at) and not scene.kind("EXPORTS", at=at)):
            continue
        type_ = _direction(scene, at)
        suppliers = [
            m for m in scene.of(("Company",), CN, at) if not is_unnamed(m) or _SUPPLIER.search(m.text)
        ]
        if type_ == "IMPORTS" and suppliers and context.region:  # an import has no supplier who is told
            to = next((thing.end for thing in context.things if not thing.aside), context.region)
            for mention in suppliers:
                yield draft(scene, "SUPPLIER_TO", (End.of(mention), to), scene.why(told), 0.6, at)
            continue
        for party in _who(scene, context, at):
            yield draft(scene, type_, (party, product), scene.why(told), 0.9, at)


def _direction(scene: Scene, at: int) -> str:
    inbound = scene.kind("IMPORTS", at=at) or scene.cue("inbound", at=at)
    return "IMPORTS" if inbound and not scene.kind("EXPORTS", at=at) else "EXPORTS"


def _within_thing(context: Context, at: int) -> bool:
    return any(thing.start <= at < thing.stop for thing in context.things)


def _who(scene: Scene, context: Context, at: int) -> Sequence[End]:
    """Return the Russian companies of the clause with the region behind them, else the region alone."""
    named = [m for m in scene.of(("Company",), RU, at) if not is_unnamed(m)]
    region = [context.region] if context.region else []
    if not named:
        return region
    behind = [End(e.id, e.type, e.name, 0.5 * e.score) for e in region]
    return [*map(End.of, named), *behind]


def _products(scene: Scene, context: Context) -> Iterator[tuple[End, int]]:
    """Yield the goods of a sentence and where each is told, by name or by other words for it."""
    mentions: list[Mention] = scene.of(("Product",))
    seen = {m.id for m in mentions}
    for mention in mentions:
        yield End.of(mention), mention.start
    for cue in all_cues("goods", scene.text, scene.start, scene.end):
        if cue.key not in seen and cue.key in context.known.entities:
            seen.add(cue.key)
            if not any(m.start <= cue.start < m.end for m in mentions):
                yield context.known.end(cue.key, scene.language, 0.8), cue.start

"""Trade as a whole, tourists, students, and how many there are of the other side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from loaders.extraction.drafting.context import Context, draft
from loaders.extraction.drafts import Draft, End
from loaders.extraction.scene import Scene
from loaders.extraction.sides import RU

#: So sure is a name that is called an exporter's.
_CALLED = 0.7


def flows(scene: Scene, context: Context) -> Iterator[Draft]:
    """Yield what flows between the region and the country."""
    if context.region is None:
        return
    for type_, sure in (("TRADES_WITH", 0.8), ("TOURISTS_FROM", 0.55), ("STUDENTS_FROM", 0.7)):
        told = scene.kind(type_)
        if told and not (context.things and type_ == "TOURISTS_FROM"):
            yield draft(scene, type_, (context.region, context.china), told.why, sure, told.start)
    yield from _exporters(scene, context)
    told = scene.kind("HAS_PRESENCE")
    if told and not context.things:
        yield draft(scene, "HAS_PRESENCE", (context.china, context.region), told.why, 0.5, told.start)


def _exporters(scene: Scene, context: Context) -> Iterator[Draft]:
    """Yield that firms that are called exporters, of no goods, trade with the country."""
    told = scene.kind("EXPORTS") if scene.cue("exporter") and not scene.of(("Product",)) else None
    if told is None:
        return
    for mention in scene.of(("Company",), RU):
        firm = replace(End.of(mention), score=max(mention.score, _CALLED))
        yield draft(scene, "TRADES_WITH", (firm, context.china), told.why, 0.6, mention.start)

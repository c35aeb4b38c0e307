"""Offices, residents of zones, crossings of the border, restrictions and leases."""

from __future__ import annotations

from collections.abc import Iterator

from graph.statements.parties import PARTY_TYPES
from loaders.extraction.drafting.context import Context, draft
from loaders.extraction.drafts import Draft, End
from loaders.extraction.scene import Scene, is_unnamed
from loaders.extraction.sides import CN, OTHER, RU
from loaders.extraction.unnamed import is_adjectival


def offices(scene: Scene, context: Context) -> Iterator[Draft]:
    """Yield who is represented in which place: a region there, a Chinese body here."""
    told = scene.kind("REPRESENTED_IN")
    if told is None or context.region is None:
        return
    there = [m for m in scene.of(("City", "Province"), CN) if not is_adjectival(m)]
    ours = [End.of(m) for m in scene.of(PARTY_TYPES, RU) if not is_unnamed(m)][:1] or [context.region]
    for mention in there:
        yield draft(scene, "REPRESENTED_IN", (ours[0], End.of(mention)), told.why, 0.6, mention.start)
    for mention in () if there else scene.parties(CN, told.start):
        ends = (End.of(mention), context.region)
        yield draft(scene, "REPRESENTED_IN", ends, told.why, 0.6, mention.start)


def residents(scene: Scene, context: Context) -> Iterator[Draft]:
    """Yield which bodies are residents of a zone that is named: those of the side of the nearest one."""
    told = scene.kind("RESIDENT_OF")
    zones = scene.of(("Zone",))
    bodies = scene.of(("Company",), at=told.start) if told else []
    if told is None or not zones or not bodies:
        return
    zone = min(zones, key=lambda m: abs(m.start - told.start))
    nearest = min(bodies, key=lambda m: abs(m.start - told.start))
    for mention in bodies:
        if scene.side(mention) == scene.side(nearest):
            ends = (End.of(mention), End.of(zone))
            yield draft(scene, "RESIDENT_OF", ends, told.why, 0.6, mention.start)


def crossings(scene: Scene, context: Context) -> Iterator[Draft]:
    """Yield to which places in China a crossing leads, where the data have none of it."""
    told = scene.kind("BORDER_CROSSING")
    if told is None or context.region is None or any(not t.end.new for t in context.things):
        return
    for mention in scene.of(("City",), CN) or scene.of(("Province",), CN):
        ends = (context.region, End.of(mention))
        yield draft(scene, "BORDER_CROSSING", ends, told.why, 0.6, told.start)


def restrictions(scene: Scene, context: Context) -> Iterator[Draft]:
    """Yield who restricts what: a third country goods and things, else China what is sold there."""
    told = scene.kind("RESTRICTS")
    if told is None:
        return
    others = [End.of(m) for m in scene.of(("Country",), OTHER)]
    goods = [End.of(m) for m in scene.of(("Product",), at=told.start) or scene.of(("Product",))]
    goods = goods if scene.kind("EXPORTS") or others else []
    things = [thing.end for thing in context.things if not thing.end.new] if others else []
    for what in (*things, *goods):
        who = others[0] if others else context.china
        yield draft(scene, "RESTRICTS", (who, what), told.why, 0.5, told.start)


def leases(scene: Scene, context: Context) -> Iterator[Draft]:
    """Yield who leases land of a region, where no thing is told of."""
    told = scene.kind("LEASES")
    if told is None or context.region is None or context.things:
        return
    china = [context.china] if scene.cue("china") else []
    for party in [End.of(m) for m in scene.parties(CN, told.start)] or china:
        yield draft(scene, "LEASES", (party, context.region), told.why, 0.5, told.start)

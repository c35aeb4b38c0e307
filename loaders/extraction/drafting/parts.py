"""What is built or run: the region has it, and parties take part in it as the words say."""

from __future__ import annotations

from collections.abc import Iterator

from graph.statements.parties import CHINA
from graph.statements.records import Tie
from loaders.extraction.drafting.context import Context, chinese_side, draft
from loaders.extraction.drafts import Draft, End
from loaders.extraction.scene import Scene, is_unnamed
from loaders.extraction.sides import CN, RU
from loaders.extraction.things import Thing
from schema.messages import N_, Message

_THING = N_('a thing is told of: "{words}"')
_KNOWN = N_("a known thing has these words: {words}")
#: The parts that a party may have in a thing, the rarest first: the first that the clause tells of holds.
_PARTS = ("CONTRACTOR_FOR", "FINANCES", "OWNS_STAKE_IN", "SUPPLIER_TO", "LEASES", "OPERATES")
#: Known ties of a thing that a verdict on it covers.
_FOLLOWED = ("INVESTOR_IN", "CONTRACTOR_FOR", "OPERATES", "OWNS_STAKE_IN", "SUPPLIER_TO", "SERVES", "LEASES",
             "FINANCES", "TRANSFERS_TECHNOLOGY_TO", "RESIDENT_OF")  # fmt: skip


def things(scene: Scene, context: Context) -> Iterator[Draft]:
    """Yield that the place has a thing, and the parts of those who are named with it."""
    for thing in context.things:
        why, sure = _why(scene, thing), 0.8 if not thing.aside else 0.45
        holder = _holder(scene, context, thing)
        if holder and thing.end.type in ("Project", "Zone"):
            yield draft(scene, "HAS_PROJECT", (holder, thing.end), why, sure, thing.start, thing.end)
        if not thing.aside:
            yield from _parts(scene, context, thing, why)


def _why(scene: Scene, thing: Thing) -> Message:
    if thing.matched:
        return Message(_KNOWN, words=", ".join(thing.matched))
    return Message(_THING, words=scene.text[thing.start : thing.stop])


def _holder(scene: Scene, context: Context, thing: Thing) -> End | None:
    """Return the place that has a thing: as known, else a town in China that is named in it, else the region."""
    holders = sorted({t.source_id for t in context.known.of_thing.get(thing.end.id, ()) if t.type == "HAS_PROJECT"})
    region = context.region
    if holders and (region is None or region.id not in holders):
        return context.known.end(holders[0], scene.passage.language)
    if thing.end.new:
        for mention in scene.of(("City",), CN):
            if thing.start <= mention.start <= thing.stop + 3:
                return End.of(mention)
    return region


def _parts(scene: Scene, context: Context, thing: Thing, why: Message) -> Iterator[Draft]:
    known = [t for t in context.known.of_thing.get(thing.end.id, ()) if _is_part(t, thing)]
    named = [m for m in scene.parties(CN, thing.start) if not is_unnamed(m)]
    type_ = _part(scene, thing)
    if named or not any(context.known.is_chinese(t.source_id) for t in known):
        for party, _ in chinese_side(scene, context, thing.start, thing.end.name):
            sure = 0.7 if party.id != CHINA else 0.6
            yield draft(scene, type_, (party, thing.end), why, sure, thing.start, thing.end)
    if scene.kind("INVESTOR_IN", "HAS_PROJECT", at=thing.start):
        for mention in scene.of(("Company",), RU, thing.start):
            yield draft(scene, "INVESTOR_IN", (End.of(mention), thing.end), why, 0.5, thing.start, thing.end)


def _is_part(tie: Tie, thing: Thing) -> bool:
    return tie.target_id == thing.end.id and tie.type in _FOLLOWED


def _part(scene: Scene, thing: Thing) -> str:
    told = scene.kind(*_PARTS, at=thing.start)
    return told.type if told else "INVESTOR_IN"


def known_parts(scene: Scene, context: Context) -> Iterator[Draft]:
    """Yield the known ties of a known thing that a sentence gives a verdict on: it covers all of them."""
    for thing in context.things:
        for tie in context.known.of_thing.get(thing.end.id, ()):
            if tie.type not in _FOLLOWED or thing.aside:
                continue
            if context.region is None or context.region.id in tie.regions:
                score = thing.end.score
                ends = [context.known.end(id_, scene.passage.language, score) for id_ in (tie.source_id, tie.target_id)]
                why = Message(_KNOWN, words=", ".join(thing.matched) or thing.end.name)
                sure = 0.7 if tie.type != "SERVES" else 0.45
                yield draft(scene, tie.type, (ends[0], ends[1]), why, sure, thing.start, thing.end)

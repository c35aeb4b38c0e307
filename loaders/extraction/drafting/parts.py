"""What is built or run: the region has it, and parties take part in it as the words say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.statements.parties import CHINA
from graph.statements.records import Tie
from loaders.extraction.candidate import Mention
from loaders.extraction.drafting.context import Context, chinese_side, draft
from loaders.extraction.drafts import Draft, End
from loaders.extraction.keys import words_with
from loaders.extraction.scene import Scene, is_unnamed
from loaders.extraction.sides import CN, OTHER, RU
from loaders.extraction.things import LINES, Thing
from schema.messages import N_, Message

_THING = N_('a thing is told of: "{words}"')
_KNOWN = N_("a known thing has these words: {words}")
_COVERED = N_("what is told of a thing covers its known ties: {words}")
#: The parts that a party may have in a thing, the rarest first: the first that the clause tells of holds.
_PARTS = ("CONTRACTOR_FOR", "FINANCES", "OWNS_STAKE_IN", "SUPPLIER_TO", "LEASES")
_OF_FIRM = re.compile(
    r"(?:компани|корпораци|групп|холдинг|фирм|концерн|company|group|holding)\w*\s+$", re.IGNORECASE
)
_BUILDER = re.compile("подряд|строител|застройщик|специалист|contractor|builder|承包|施工", re.IGNORECASE)
_IN = re.compile(r"^\s*(?:в|во|in|在)\s*(?:\w+\s+)?$", re.IGNORECASE)
#: Through these goods and people pass: where China is spoken of, they serve it.
_GATES = (*LINES, "terminal", "port", "logistics_centre", "checkpoint", "airport")
#: Known ties of a thing that a verdict on it covers.
_FOLLOWED = ("INVESTOR_IN", "CONTRACTOR_FOR", "OPERATES", "OWNS_STAKE_IN", "SUPPLIER_TO", "SERVES", "LEASES",
             "FINANCES", "TRANSFERS_TECHNOLOGY_TO", "RESIDENT_OF")  # fmt: skip


def things(scene: Scene, context: Context) -> Iterator[Draft]:
    """Yield that the place has a thing, and the parts of those who are named with it."""
    for thing in context.things:
        why, sure = _why(scene, thing), 0.8 if not thing.aside else 0.35
        holder = _holder(scene, context, thing)
        if thing.end.type == "Zone" and not thing.end.new and not context.known.is_held(thing.end.id):
            sure = 0.3
        if holder and thing.end.type in ("Project", "Zone"):
            yield draft(scene, "HAS_PROJECT", (holder, thing.end), why, sure, thing.start, thing)
        if not thing.aside:
            yield from _parts(scene, context, thing, why)
            yield from _leads_to(scene, context, thing, why)


def _leads_to(scene: Scene, context: Context, thing: Thing, why: Message) -> Iterator[Draft]:
    """Yield what a line connects, and that a gate serves China where its sentence says so.

    A known thing whose ends are known has them from there.
    """
    if thing.end.type != "Project" or context.known.ends_of(thing.end.id):
        return
    far = [End.of(m) for m in scene.of(("City", "Province"), CN)]
    if thing.kind in LINES:
        near = [End.of(m) for m in scene.of(("City",), RU)][:1]
        for place in (*near, *far, *map(End.of, scene.led_to(("Country",), OTHER))):
            yield draft(scene, "SERVES", (thing.end, place), why, 0.6, thing.start, thing)
    passes = thing.kind in _GATES and (scene.cue("gate", at=thing.start) or scene.cue("serves_china"))
    if not far and (passes or scene.cue("aimed", at=thing.start)):
        yield draft(scene, "SERVES", (thing.end, context.china), why, 0.6, thing.start, thing)


def _why(scene: Scene, thing: Thing) -> Message:
    if thing.matched:
        return Message(_KNOWN, words=_matched(scene, thing))
    return Message(_THING, words=scene.text[thing.start : thing.stop])


def _matched(scene: Scene, thing: Thing) -> str:
    return ", ".join(words_with(scene.text, thing.matched))


def _holder(scene: Scene, context: Context, thing: Thing) -> End | None:
    """Return the place that has a thing: as known, else a town in China named in it, else the region."""
    holders = sorted(
        {t.source_id for t in context.known.of_thing.get(thing.end.id, ()) if t.type == "HAS_PROJECT"}
    )
    region = context.region
    if holders and (region is None or region.id not in holders):
        return context.known.end(holders[0], scene.language)
    if thing.end.new:
        for mention in scene.of(("City",), CN):
            if mention.new:  # part of a name: the Huadian power plant
                continue
            if thing.start <= mention.start <= thing.stop + 3 or _is_place_of(scene, thing, mention):
                return End.of(mention)
    return region


def _is_place_of(scene: Scene, thing: Thing, mention: Mention) -> bool:
    """Tell whether a clause places a thing in a town in China, and in none in Russia."""
    start, _ = scene.span(thing.start)
    before = _IN.search(scene.text[start : mention.start]) and start <= mention.start < thing.start
    return bool(before) and not scene.of(("City", "Region"), RU, thing.start)


def _parts(scene: Scene, context: Context, thing: Thing, why: Message) -> Iterator[Draft]:
    known = _parts_of(context, thing)
    type_ = _part(scene, thing)
    for mention in _nearest(scene, context, thing):
        if mention.type == "University" and mention.id not in known:  # it works with another one
            continue
        if not (known and is_unnamed(mention) and _has_chinese(context, known)):
            part = "INVESTOR_IN" if type_ == "CONTRACTOR_FOR" and _is_any(mention) else type_
            yield _part_draft(scene, thing, End.of(mention), known.get(mention.id, part), why, 0.7)
    if not scene.parties(CN, thing.start) and not _has_chinese(context, known):
        for party, _ in chinese_side(scene, context, thing.start, thing.end.name):
            sure = 0.6 if thing.end.new else 0.35
            part = type_
            if party.id == CHINA and scene.kind("TRANSFERS_TECHNOLOGY_TO", at=thing.start):
                part = "TRANSFERS_TECHNOLOGY_TO"
            yield _part_draft(scene, thing, party, known.get(CHINA, part), why, sure)
    for mention in _russian(scene, thing):
        sure = 0.5 if thing.end.new or mention.id in known else 0.3
        yield _part_draft(scene, thing, End.of(mention), known.get(mention.id, "INVESTOR_IN"), why, sure)


def _is_any(mention: Mention) -> bool:
    """Tell whether a party without a name may be of any trade: who builds is called a builder."""
    return is_unnamed(mention) and not _BUILDER.search(mention.text)


def _part_draft(scene: Scene, thing: Thing, party: End, type_: str, why: Message, sure: float) -> Draft:
    return draft(scene, type_, (party, thing.end), why, sure, thing.start, thing)


def _parts_of(context: Context, thing: Thing) -> dict[str, str]:
    """Return the parties of the known ties of a thing, with the type of each."""
    ties = context.known.of_thing.get(thing.end.id, ())
    return {t.source_id: t.type for t in ties if t.target_id == thing.end.id and t.type in _FOLLOWED}


def _has_chinese(context: Context, known: dict[str, str]) -> bool:
    return any(context.known.is_chinese(party) for party in known)


def _part(scene: Scene, thing: Thing) -> str:
    told = scene.kind(*_PARTS, at=thing.start)
    return told.type if told else "INVESTOR_IN"


def _nearest(scene: Scene, context: Context, thing: Thing) -> list[Mention]:
    """Return the Chinese bodies of a thing: where several things stand in a sentence, the ones nearest to it.

    Those between it and the thing before, else the ones that stand before all of them.
    """
    bodies = [m for m in scene.parties(CN, thing.start) if not thing.start <= m.start < thing.stop or m.id]
    others = [t for t in context.things if t is not thing]
    if len(bodies) < 2 or not others:
        return bodies
    before = max((t.stop for t in others if t.stop <= thing.start), default=scene.start)
    own = [m for m in bodies if before <= m.start < thing.start]
    if own:
        return own
    first = min(t.start for t in context.things)
    return [m for m in bodies if m.start < first] or bodies


def _russian(scene: Scene, thing: Thing) -> list[Mention]:
    """Return the Russian companies that do what is told of a thing; a name within the thing's is none."""
    if not scene.kind("INVESTOR_IN", "HAS_PROJECT", at=thing.start):
        return []
    found = scene.of(("Company",), RU, thing.start)
    return [m for m in found if not is_unnamed(m) and (_is_owner(scene, m) or not _is_part(thing, m))]


def _is_part(thing: Thing, mention: Mention) -> bool:
    """Tell whether a name is that of the thing itself."""
    return thing.start - 2 <= mention.start <= thing.stop + 2


def _is_owner(scene: Scene, mention: Mention) -> bool:
    """Tell whether a name within a thing's is that of a firm: the park of the company "Zarya"."""
    return _OF_FIRM.search(scene.text[scene.start : mention.start]) is not None


def known_parts(scene: Scene, context: Context) -> Iterator[Draft]:
    """Yield the known ties of a known thing that a sentence gives a verdict on.

    Bad news covers all of them; else a party with a name that the sentence does not have is less sure.
    """
    for thing in context.things:
        for tie in context.known.of_thing.get(thing.end.id, ()):
            if tie.type not in _FOLLOWED or thing.aside:
                continue
            if context.region is None or context.region.id in tie.regions:
                lang, score = scene.language, thing.end.score
                ends = [context.known.end(id_, lang, score) for id_ in (tie.source_id, tie.target_id)]
                why = Message(_COVERED, words=_matched(scene, thing) or thing.end.name)
                sure = _covers(scene, context, tie, thing)
                yield draft(scene, tie.type, (ends[0], ends[1]), why, sure, thing.start, thing)


def remembered_parts(scene: Scene, context: Context) -> Iterator[Draft]:
    """Yield the parties of a thing that the document told of before, where it names no others."""
    for thing in context.things:
        if not (thing.end.new and thing.matched) or thing.aside:
            continue
        for party, type_ in context.memory.parts.get(thing.end.id, {}).items():
            told = any(m.id == party.id for m in scene.mentions)
            if told or scene.is_bad() or not scene.parties(CN, thing.start):
                why = Message(_COVERED, words=_matched(scene, thing))
                yield _part_draft(scene, thing, party, type_, why, 0.7)


def _covers(scene: Scene, context: Context, tie: Tie, thing: Thing) -> float:
    """Return how sure it is that a tie is told of where its thing is."""
    other = tie.source_id if tie.target_id == thing.end.id else tie.target_id
    entity = context.known.entities[other]
    if any(m.id == other for m in scene.mentions) or scene.is_bad():
        return 0.75
    if entity.properties.get("named") is False or entity.type == "Country":
        return 0.7 if tie.type != "SERVES" else 0.5
    return 0.5 if tie.type in ("INVESTOR_IN", "SERVES", "OPERATES") else 0.3

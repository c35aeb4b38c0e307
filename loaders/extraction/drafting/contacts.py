"""Bodies together, agreements of authorities, joint firms and plans, visits and events."""

from __future__ import annotations

from collections.abc import Iterator

from graph.statements.parties import PARTY_TYPES
from loaders.extraction.candidate import Mention
from loaders.extraction.drafting.context import Context, draft
from loaders.extraction.drafts import Draft, End, new_thing
from loaders.extraction.nouns import noun_phrases
from loaders.extraction.scene import Scene, is_unnamed
from loaders.extraction.sides import CN, RU
from schema.messages import N_, Message

_BOTH = N_("both are named: {first}, {second}")
#: The types between a Russian and a Chinese body that words of the clause tell of, the rarest first.
_BETWEEN = (
    "ASSEMBLES_FOR",
    "JOINT_VENTURE",
    "TRANSFERS_TECHNOLOGY_TO",
    "OWNS_STAKE_IN",
    "DEVELOPS_WITH",
    "SUPPLIER_TO",
)
#: A name after a word stands so near, its quotation mark included.
_NEXT = 2
_BESIDE_THINGS = ("ASSEMBLES_FOR", "OWNS_STAKE_IN")
_INSTITUTIONS = ("University", "Organisation")


def bodies(scene: Scene, context: Context) -> Iterator[Draft]:
    """Yield what a Russian and a Chinese body do together: of firms where no thing is told of.

    The other side may be without a name: a university and colleges in China.
    """
    for ours in scene.of(PARTY_TYPES, RU):
        for theirs in scene.of(PARTY_TYPES, CN):
            at = max(ours.start, theirs.start)
            type_ = _between(scene, ours, theirs, at)
            learned = type_ == "PARTNERS_WITH" and "University" in (ours.type, theirs.type)
            together = type_ == "PARTNERS_WITH" and (
                learned or scene.kind("COOPERATES_WITH", "DEVELOPS_WITH")
            )
            if is_unnamed(ours) or (is_unnamed(theirs) and not together):
                continue
            if context.things and not learned and type_ not in _BESIDE_THINGS:
                continue
            why = Message(_BOTH, first=ours.text, second=theirs.text)
            ends = (theirs, ours) if type_ == "OWNS_STAKE_IN" else (ours, theirs)
            sure = 0.75 if learned else 0.6
            yield draft(scene, type_, (End.of(ends[0]), End.of(ends[1])), why, sure, at)


def _between(scene: Scene, ours: Mention, theirs: Mention, at: int) -> str:
    if ours.type in _INSTITUTIONS or theirs.type in _INSTITUTIONS:
        return "PARTNERS_WITH"
    told = scene.kind(*_BETWEEN, at=at)
    return told.type if told else "PARTNERS_WITH"


def authorities(scene: Scene, context: Context) -> Iterator[Draft]:
    """Yield agreements and contacts of a region, its towns and bodies with places and bodies in China."""
    told = scene.kind("SISTER_PROVINCE", "SISTER_CITY", "COOPERATES_WITH")
    if told is None or context.region is None or context.things or scene.kind("EXPORTS", "SERVES"):
        return
    if any(kind.type == "PARTNERS_WITH" for kind in scene.kinds):  # of institutions: bodies
        return
    towns = [End.of(m) for m in scene.of(("City",), RU)]
    who = [End.of(m) for m in scene.of(_INSTITUTIONS, RU)] or towns or [context.region]
    theirs = [m for m in scene.of(("Province", "City", *PARTY_TYPES), CN) if not is_unnamed(m)]
    for mention in theirs:
        type_ = "COOPERATES_WITH"
        if scene.kind("SISTER_PROVINCE", "SISTER_CITY") and mention.type in ("Province", "City"):
            type_ = "SISTER_PROVINCE" if mention.type == "Province" else "SISTER_CITY"
        first = context.region if type_ == "SISTER_PROVINCE" else who[0]
        if type_ == "SISTER_CITY" and first is context.region:  # towns: its capital
            first = context.known.capital_of(context.region, scene.language) or first
        yield draft(scene, type_, (first, End.of(mention)), told.why, 0.65, mention.start)
    if not theirs and scene.cue("china"):
        yield draft(scene, "COOPERATES_WITH", (who[0], context.china), told.why, 0.45, told.start)


def ventures(scene: Scene, context: Context) -> Iterator[Draft]:
    """Yield joint firms without a name, and joint development of a region, where no thing is told of.

    The other side is the country where no body of it is named; a rating is about that country throughout.
    """
    if context.region is None or any(not t.end.new for t in context.things):
        return
    for type_, sure in (("JOINT_VENTURE", 0.6), ("DEVELOPS_WITH", 0.5)):
        told = scene.kind(type_)
        if not told or (type_ == "DEVELOPS_WITH" and (context.things or scene.kind("JOINT_VENTURE"))):
            continue
        if type_ == "DEVELOPS_WITH" and scene.of(("City", "Province"), CN):  # with whom is told: contacts
            continue
        if any(told.end <= m.start <= told.end + _NEXT for m in scene.of(("Company",))):  # it has a name
            continue
        if scene.of(PARTY_TYPES, RU) and scene.of(PARTY_TYPES, CN):
            continue
        named = [End.of(m) for m in scene.parties(CN, told.start) if not is_unnamed(m)]
        spoken_of = scene.cue("china") or scene.passage.region
        for party in named or ([context.china] if spoken_of else []):
            yield draft(scene, type_, (context.region, party), scene.why(told), sure, told.start)


def effort(scene: Scene, context: Context) -> Iterator[Draft]:
    """Yield visits, of a region there or of guests here, and events that are named."""
    told = scene.kind("VISITED")
    if told and context.region and not scene.kind("TOURISTS_FROM"):
        there = [End.of(m) for m in scene.of(("City", "Province"), CN)]
        if scene.cue("guests"):
            guest = [End.of(m) for m in scene.parties(CN)][:1] or [context.china]
            yield draft(scene, "VISITED", (guest[0], context.region), told.why, 0.55, told.start)
        elif there or (scene.cue("china") and not scene.of(("Company",), CN)):
            place = there[0] if there else context.china
            yield draft(scene, "VISITED", (context.region, place), told.why, 0.55, told.start)
    yield from occasions(scene, context)


def occasions(scene: Scene, context: Context) -> Iterator[Draft]:
    """Yield who holds or attends an event: one that is named, else one that a noun tells of."""
    region, place = context.region, scene.passage.region
    events = [(End.of(m), m.start) for m in scene.of(("Event",))]
    if region is None:
        return
    if not events and scene.kind("HOSTED", "ATTENDED"):
        phrases = noun_phrases(scene.text, scene.start, scene.end, ())
        events = [(new_thing("Event", p.name, place), p.start) for p in phrases if p.kind == "Event"][:1]
    abroad = bool(scene.of(("City", "Province"), CN) or scene.kind("VISITED"))
    for event, at in events:
        held = scene.kind("HOSTED", at=at)
        why = held.why if held else Message(_BOTH, first=event.name, second="")
        goes = abroad or not held or scene.kind("ATTENDED", at=at)
        yield draft(scene, "ATTENDED" if goes else "HOSTED", (region, event), why, 0.6, at)
        if not (event.new and abroad):
            yield draft(scene, "ATTENDED", (context.china, event), why, 0.5 if not event.new else 0.6, at)

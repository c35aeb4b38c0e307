"""The rules that make drafts of a clause, one function for each group of kinds of ties."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from graph.statements.parties import CHINA
from loaders.extraction.candidate import Mention
from loaders.extraction.drafts import Draft, End, new_thing, placeholder
from loaders.extraction.joining import Known
from loaders.extraction.scene import Scene
from loaders.extraction.sides import CN, RU
from loaders.extraction.things import Thing, things_of
from schema.messages import N_, Message

_BY_WORDS = N_("the words of the clause tell of it: {words}")
_BY_THING = N_("a thing is told of: {words}")
_BY_MATCH = N_("a known thing of the region has these words: {words}")
_BY_ENDS = N_("both ends are named: {words}")


@dataclass(frozen=True)
class Context:
    """What rules need beside the clause: what is known, the place of the passage, the country as an end."""

    known: Known
    region: End | None
    china: End
    things: Sequence[Thing] = field(default=())


def make(scene: Scene, known: Known) -> list[Draft]:
    """Return the drafts of a clause, each pair of ends of a type once, the surest of them."""
    context = Context(known, _home(scene, known), _country(known, scene), things_of(scene, known))
    best: dict[tuple[str, str, str], Draft] = {}
    for rule in RULES:
        for draft in rule(scene, context):
            if draft.is_sound() and draft.confidence > best.get(draft.pair, _NOTHING).confidence:
                best[draft.pair] = draft
    return list(best.values())


def _home(scene: Scene, known: Known) -> End | None:
    """Return the Russian region: that of the section, else the one that the clause names."""
    region = scene.passage.region
    if region and region in known.entities:
        return End(region, "Region", known.entities[region].name(scene.passage.language))
    named = scene.of(("Region",))
    if named:
        return End.of(named[0])
    for mention in scene.of(("City", "Company", "University", "Organisation", "Zone", "Project"), RU):
        place = scene.sides.of(mention.id).place
        if place and place.startswith("region:"):
            return End(place, "Region", known.entities[place].name(scene.passage.language), 0.8)
    return None


def _country(known: Known, scene: Scene) -> End:
    return End(CHINA, "Country", known.entities[CHINA].name(scene.passage.language), 0.8)


def _draft(
    scene: Scene, type_: str, subject: End, counterpart: End, why: Message, base: float, thing: End | None = None
) -> Draft:
    sure = base * min(subject.score, counterpart.score)
    return Draft(type_, subject, counterpart, scene.start, scene.end, round(sure, 3), why, thing)


def _cue_words(scene: Scene, *keys: str) -> str:
    hit = next(scene.cues[key] for key in keys if key in scene.cues)
    return scene.passage.text[scene.words[hit.first].start : scene.words[hit.last].end]


def goods(scene: Scene, context: Context) -> Iterator[Draft]:
    """Exports and imports: a region or a company and each of the goods that the clause names."""
    if not scene.has("exports", "deliveries", "imports"):
        return
    imports = scene.has("imports") and not scene.has("exports")
    who = [End.of(m) for m in scene.russian_parties] or ([context.region] if context.region else [])
    why = Message(_BY_WORDS, words=_cue_words(scene, "imports", "exports", "deliveries"))
    for product in scene.of(("Product",)):
        for party in who:
            type_ = "IMPORTS" if imports else "EXPORTS"
            base = 0.9 if scene.has("exports", "imports") else 0.75
            yield _draft(scene, type_, party, End.of(product), why, base)


def chinese_side(scene: Scene, context: Context, about: str) -> list[End]:
    """Return who stands on the Chinese side: the bodies named, else a party without a name, else the country."""
    named = [End.of(m) for m in scene.chinese_parties]
    if named:
        return named
    if scene.has("unnamed"):
        place = context.region.id if context.region else None
        return [placeholder(about, place, _cue_words(scene, "unnamed"))]
    return [context.china] if scene.has("chinese") else []


def things(scene: Scene, context: Context) -> Iterator[Draft]:
    """What is built or run: the region has it, and the Chinese side takes part as the words say."""
    for thing in context.things:
        told = Message(_BY_MATCH if thing.matched else _BY_THING, words=_told(scene, thing))
        base = 0.75 if not thing.end.new else 0.55
        if context.region:
            yield _draft(scene, "HAS_PROJECT", context.region, thing.end, told, base, thing.end)
        type_ = _part(scene)
        for party in chinese_side(scene, context, thing.end.name):
            yield _draft(scene, type_, party, thing.end, told, base * 0.85, thing.end)


def _told(scene: Scene, thing: Thing) -> str:
    return ", ".join(thing.matched) if thing.matched else scene.passage.text[thing.start : thing.stop]


def _part(scene: Scene) -> str:
    """Return what part the Chinese side has in a thing by the words of the clause."""
    if scene.has("contractor") and not scene.has("invest"):
        return "CONTRACTOR_FOR"
    if scene.has("stake"):
        return "OWNS_STAKE_IN"
    if scene.has("supplier") and not scene.has("invest"):
        return "SUPPLIER_TO"
    return "INVESTOR_IN"


def known_parts(scene: Scene, context: Context) -> Iterator[Draft]:
    """The known ties of a known thing that a clause gives a verdict on: it covers all of them."""
    for thing in context.things:
        for tie in context.known.of_thing.get(thing.end.id, ()):
            ends = [_end(context.known, id_, scene) for id_ in (tie.source_id, tie.target_id)]
            here = context.region is None or context.region.id in tie.regions
            if here and tie.type in _FOLLOWED:
                why = Message(_BY_MATCH, words=_told(scene, thing))
                yield _draft(scene, tie.type, *ends, why, 0.6 * thing.end.score, thing.end)


_FOLLOWED = ("HAS_PROJECT", "INVESTOR_IN", "CONTRACTOR_FOR", "OPERATES", "OWNS_STAKE_IN", "SUPPLIER_TO")


def _end(known: Known, id_: str, scene: Scene) -> End:
    entity = known.entities[id_]
    return End(id_, entity.type, entity.name(scene.passage.language))


def routes(scene: Scene, context: Context) -> Iterator[Draft]:
    """A service line: each place that it leads to, by the towns that the clause names."""
    mode = next((mode for mode in ("air", "rail", "sea", "road") if scene.has(mode)), None)
    named = scene.of(("Corridor",))
    if not named and not (scene.has("routes") and mode):
        return
    far = [End.of(m) for m in scene.of(("City", "Province"), CN)]
    near = [End.of(m) for m in scene.of(("City",), RU)] or ([context.region] if context.region else [])
    why = Message(_BY_WORDS, words=_cue_words(scene, "routes") if scene.has("routes") else named[0].text)
    lines = [End.of(m) for m in named]
    if lines:
        for line in lines:
            for place in (*near[:1], *far):
                yield _draft(scene, "SERVES", line, place, why, 0.75, line)
        return
    for place in far or ([context.china] if scene.has("chinese") else []):
        for start in near[:1]:
            line = _line(context.known, start, place, str(mode))
            yield _draft(scene, "SERVES", line, start, why, 0.6, line)
            yield _draft(scene, "SERVES", line, place, why, 0.6, line)


def _line(known: Known, start: End, place: End, mode: str) -> End:
    """Return the known route of the mode between two places, else a new one."""
    for id_ in known.serving(start.id) & known.serving(place.id):
        if known.entities[id_].properties.get("mode") == mode:
            return End(id_, "Corridor", known.entities[id_].name("en"))
    slug = "-".join(end.id.partition(":")[2].casefold() for end in (start, place))
    end = new_thing("Corridor", f"{slug}-{mode}", None)
    return End(f"corridor:{slug}-{mode}", "Corridor", f"{start.name} – {place.name}", end.score, new=True)


def bodies(scene: Scene, context: Context) -> Iterator[Draft]:
    """Universities and the like together; a car maker and who assembles for it."""
    russians, chinese = scene.russian_parties, scene.chinese_parties
    for ours in russians:
        for theirs in chinese:
            type_ = _between(scene, ours, theirs)
            yield _draft(
                scene, type_, End.of(ours), End.of(theirs), Message(_BY_ENDS, words=f"{ours.text}, {theirs.text}"), 0.6
            )
    if not russians and not context.things and context.region and scene.has("agreements"):
        for theirs in chinese:
            yield _draft(
                scene,
                "COOPERATES_WITH",
                context.region,
                End.of(theirs),
                Message(_BY_WORDS, words=_cue_words(scene, "agreements")),
                0.5,
            )


def _between(scene: Scene, ours: Mention, theirs: Mention) -> str:
    if scene.has("assembly"):
        return "ASSEMBLES_FOR"
    if "University" in (ours.type, theirs.type) or "Organisation" in (ours.type, theirs.type):
        return "PARTNERS_WITH"
    return "DEVELOPS_WITH" if scene.has("research") else "PARTNERS_WITH"


def authorities(scene: Scene, context: Context) -> Iterator[Draft]:
    """Agreements and contacts of regions and towns with provinces and towns; sisters."""
    if context.region is None or not scene.has("agreements", "sisters") or context.things:
        return
    ours = [End.of(m) for m in scene.of(("City",), RU)] or [context.region]
    for theirs in scene.of(("Province", "City"), CN):
        type_ = "COOPERATES_WITH"
        if scene.has("sisters"):
            type_ = "SISTER_PROVINCE" if theirs.type == "Province" else "SISTER_CITY"
        why = Message(_BY_WORDS, words=_cue_words(scene, "sisters", "agreements"))
        who = ours[0] if theirs.type == "City" or type_ == "COOPERATES_WITH" else context.region
        yield _draft(scene, type_, who, End.of(theirs), why, 0.6)


def effort(scene: Scene, context: Context) -> Iterator[Draft]:
    """Visits: of a delegation of the region there, or of guests from China here."""
    if context.region is None or not scene.has("visits"):
        return
    why = Message(_BY_WORDS, words=_cue_words(scene, "visits"))
    there = [End.of(m) for m in scene.of(("City", "Province"), CN)][:1] or [context.china]
    if scene.has("chinese") and _is_chinese_delegation(scene):
        yield _draft(scene, "VISITED", context.china, context.region, why, 0.5)
    elif scene.has("chinese") or there[0] is not context.china:
        yield _draft(scene, "VISITED", context.region, there[0], why, 0.5)


def _is_chinese_delegation(scene: Scene) -> bool:
    hit, cue = scene.cues["chinese"], scene.cues["visits"]
    return abs(hit.first - cue.first) <= 1


def flows(scene: Scene, context: Context) -> Iterator[Draft]:
    """Trade as a whole, tourists and students."""
    if context.region is None:
        return
    for cue, type_ in (("trade", "TRADES_WITH"), ("tourists", "TOURISTS_FROM"), ("students", "STUDENTS_FROM")):
        if scene.has(cue):
            if cue == "trade" and context.things:
                continue
            why = Message(_BY_WORDS, words=_cue_words(scene, cue))
            yield _draft(scene, type_, context.region, context.china, why, 0.6)


def ventures(scene: Scene, context: Context) -> Iterator[Draft]:
    """Joint firms without a name, and plans of development with the country as a whole."""
    if context.region is None or context.things:
        return
    for cue, type_ in (("venture", "JOINT_VENTURE"), ("research", "DEVELOPS_WITH")):
        if scene.has(cue):
            why = Message(_BY_WORDS, words=_cue_words(scene, cue))
            for party in chinese_side(scene, context, _cue_words(scene, cue)):
                yield _draft(scene, type_, context.region, party, why, 0.5)


Rule = Callable[[Scene, Context], Iterator[Draft]]
RULES: Sequence[Rule] = (goods, things, known_parts, routes, bodies, authorities, effort, flows, ventures)
_NOTHING = Draft("", End("", "", ""), End("", "", ""), 0, 0, -1.0, Message(""))

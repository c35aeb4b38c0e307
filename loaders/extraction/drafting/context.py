"""What the rules need beside the sentence: what is known, the region, China as an end, the things told of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from graph.statements.parties import CHINA
from loaders.extraction.drafts import Draft, End, placeholder
from loaders.extraction.joining import Known
from loaders.extraction.memory import Memory
from loaders.extraction.scene import Scene
from loaders.extraction.sides import CN, RU
from loaders.extraction.things import Thing, things_of
from schema.messages import Message


@dataclass(frozen=True)
class Context:
    """``region`` is that of the section, else the one that the sentence tells of; ``china`` the country."""

    known: Known
    region: End | None
    china: End
    things: Sequence[Thing]
    memory: Memory


def context_of(scene: Scene, known: Known, memory: Memory) -> Context:
    """Return the context of a sentence."""
    region = home_of(scene, known)
    if region is None:
        region = replace(memory.place, score=0.75) if memory.place else None
    elif scene.passage.region is None:
        memory.place = region
    china = End(CHINA, "Country", known.entities[CHINA].name(scene.language), 0.8)
    return Context(known, region, china, things_of(scene, known, memory), memory)


def home_of(scene: Scene, known: Known) -> End | None:
    """Return the region of the section of a sentence, else the one that the sentence itself tells of."""
    lang, region = scene.language, scene.passage.region
    if region and region in known.entities:
        return End(region, "Region", known.entities[region].name(lang))
    named = scene.of(("Region",))
    if named:
        return End.of(named[0])
    for mention in scene.of(("City", "Company", "University", "Organisation", "Zone", "Project"), RU):
        place = scene.sides.of(mention.id).place
        if place and place.startswith("region:"):
            return End(place, "Region", known.entities[place].name(lang), 0.8)
    return None


def draft(
    scene: Scene,
    type_: str,
    ends: tuple[End, End],
    why: Message,
    sure: float,
    at: int,
    thing: Thing | None = None,
) -> Draft:
    """Return a draft told in the clause of a place; it is as sure as the rule and its less sure end."""
    start, end = scene.span(at)
    confidence = round(sure * min(e.score for e in ends), 3)
    about = thing.end if thing else None
    return Draft(
        type_,
        *ends,
        start,
        end,
        confidence,
        why,
        about,
        again=bool(thing and thing.end.new and thing.matched),
    )


def chinese_side(scene: Scene, context: Context, at: int, about: str) -> list[tuple[End, int]]:
    """Return who stands on the Chinese side of what is told at a place, and where each is named.

    The bodies that the clause or the sentence names; else a party without a name; else the country, where
    the sentence speaks of China at all.
    """
    found = [(End.of(m), m.start) for m in scene.parties(CN, at)]
    if found:
        return found
    cue = scene.cue("unnamed", at=at) or scene.cue("unnamed")
    if cue:
        place = context.region.id if context.region else None
        return [(placeholder(about, place, scene.text[cue.start : cue.end]), cue.start)]
    cue = scene.cue("side", at=at) or scene.cue("side")
    return [(context.china, cue.start)] if cue else []

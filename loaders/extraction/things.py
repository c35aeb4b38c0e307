"""The things that a sentence speaks of: those that the data have, and what is named by a noun alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from loaders.extraction.candidate import Mention
from loaders.extraction.drafts import End, new_thing
from loaders.extraction.joining import Known, Match, Query
from loaders.extraction.keys import text_keys
from loaders.extraction.memory import Memory
from loaders.extraction.nouns import NounPhrase, noun_phrases
from loaders.extraction.scene import Scene
from loaders.extraction.sides import CN

#: What stands somewhere; a route is known by its ends (:mod:`loaders.extraction.drafting.routes`).
STANDING = ("Project", "Zone", "BorderCrossing")
#: Things that lead from one place to another.
LINES = ("pipeline", "railway", "road", "bridge", "power_line")
#: What says little alone: without a word before or after, no thing of its own.
_WEAK = frozenset(
    ("other", "port", "real_estate", "road", "airport", "railway", "plant", "trade_centre", "Zone")
)
_PLACES = ("Product", "City", "Country", "Region", "Province", "Event")
#: "At the plant", "in the port": where something is, rather than what is told of ...
_WHERE = re.compile(
    r"(?:^|\s)(?:в|на|во|из|через|при|вблизи|на базе|на площадке|в рамках(?: режим\w+)?|"
    r"на территории|резидент\w*|in|at|from|through|near)(?:\s+\w+ской)?\s+$",
    re.IGNORECASE,
)
#: ... unless it is what somebody takes part in.
_INTO = re.compile(
    r"(?:участ|инвест|влож|вклад|капитал|дол[яиюе]|интерес|переговор|invest|stake|share|part)\w*\s+$",
    re.IGNORECASE,
)
_WORDS_BEFORE = re.compile(
    r"(?:[\w-]+(?:ого|ом|ой|ей|ем|его)\s+)?(?:оэз|тор|тосэр|парка|парке|зоны|зоне|технопарке|кластере)\s+$",
    re.I,
)
#: A new thing that is less sure gives way to a known one in the same sentence.
_SURE = 0.5


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing of a sentence: the end that it makes, its characters, and the words that it was known by.

    ``aside`` is true where the sentence tells what is at or in it rather than of itself.
    """

    end: End
    start: int
    stop: int
    matched: tuple[str, ...] = ()
    aside: bool = False
    kind: str = ""


def things_of(scene: Scene, known: Known, memory: Memory) -> list[Thing]:
    """Return the things of a sentence in order: those that are named, then those that nouns tell of.

    Where nothing else is told of, what would be a place is the thing itself.
    """
    named = [m for m in scene.of(STANDING) if not m.new]
    taken = [(m.start, m.end) for m in scene.mentions if m.type not in _PLACES and not _is_proposed(m)]
    phrases = [
        phrase
        for phrase in noun_phrases(scene.text, scene.start, scene.end, taken)
        if phrase.kind != "Event" and not _tells_trade(scene, phrase)
    ]
    named += [
        m for m in scene.of(STANDING) if m.new and not any(p.start <= m.start <= p.stop for p in phrases)
    ]
    found = [_named_thing(scene, known, m) for m in named]
    for phrase in phrases:
        thing = _thing(scene, known, memory, phrase)
        if thing and thing.end.id not in {t.end.id for t in found}:
            found.append(thing)
    if all(t.end.new for t in found):
        found += _told_of(scene, known)
    if all(t.aside for t in found):
        found = [replace(t, aside=False) for t in found]
    if any(not t.end.new and not t.aside for t in found):
        found = [t for t in found if not (t.end.new and t.end.score < _SURE)]
    return sorted((t for t in found if not (t.aside and t.end.new)), key=lambda t: (t.start, t.end.id))


def _tells_trade(scene: Scene, phrase: NounPhrase) -> bool:
    """Tell whether a phrase in brackets says what a firm does: "Zarya" (the making of boats)."""
    opened = scene.text[: phrase.start].rstrip()
    if not opened.endswith("("):
        return False
    return any(m.type == "Company" and m.end == len(opened[:-1].rstrip()) for m in scene.mentions)


def _named_thing(scene: Scene, known: Known, mention: Mention) -> Thing:
    entity = known.entities.get(mention.id)
    kind = str(entity.properties.get("project_kind", "")) if entity else ""
    aside = _is_aside(scene, _head_of(scene, mention))
    return Thing(End.of(mention), mention.start, mention.end, aside=aside, kind=kind)


def _head_of(scene: Scene, mention: Mention) -> int:
    """Return where the words for what a zone is begin before its name: the industrial park "North"."""
    words = _WORDS_BEFORE.search(scene.text, scene.start, mention.start) if mention.type == "Zone" else None
    return words.start() if words else mention.start


def _is_proposed(mention: Mention) -> bool:
    """Tell whether a mention is a thing that the data lack: the noun before its name tells more of it."""
    return mention.new and mention.type in STANDING


def _told_of(scene: Scene, known: Known) -> Iterator[Thing]:
    keys = text_keys(scene.text[scene.start : scene.end])
    for match in known.told_of(scene.passage.region, keys, STANDING)[:1]:
        yield _known_thing(
            scene, known, Match(match.id, 0.9 * match.score, match.words), scene.start, scene.end
        )


def _known_thing(scene: Scene, known: Known, match: Match, start: int, stop: int) -> Thing:
    end = known.end(match.id, scene.language, min(0.95, match.score))
    kind = str(known.entities[match.id].properties.get("project_kind", ""))
    return Thing(end, start, stop, match.words, kind=kind)


def _is_aside(scene: Scene, at: int) -> bool:
    before = scene.text[scene.start : at]
    where = _WHERE.search(before)
    return where is not None and not _INTO.search(before[: where.start() + 1])


def _thing(scene: Scene, known: Known, memory: Memory, phrase: NounPhrase) -> Thing | None:
    aside = _is_aside(scene, phrase.start)
    parties = frozenset(m.id for m in scene.parties(CN, phrase.start) if not m.new)
    sentence = text_keys(scene.text[scene.start : scene.end])
    query = Query(text_keys(phrase.name), sentence, phrase.kind, parties)
    best = next(iter(known.things(scene.passage.region, query, STANDING)), None)
    earlier = memory.find(scene.passage.region, query)
    if earlier is not None and (best is None or earlier[1].score > best.score):
        end = replace(earlier[0], score=round(0.8 * earlier[1].score, 3))
        return Thing(end, phrase.start, phrase.stop, earlier[1].words, aside, phrase.kind)
    if best is not None:
        return replace(_known_thing(scene, known, best, phrase.start, phrase.stop), aside=aside)
    if phrase.size == 0 and phrase.kind in _WEAK:
        return None
    if (phrase.kind == "port" and scene.kind("SERVES")) or scene.kind("JOINT_VENTURE", at=phrase.start):
        return None
    types = ("HAS_PROJECT", "INVESTOR_IN", "CONTRACTOR_FOR", "OWNS_STAKE_IN")
    told = scene.kind(*types, at=phrase.start) or scene.cue("making", at=phrase.start)
    sure = (0.75 if told else 0.5) * (0.75 if phrase.kind in _WEAK else 1.0) * (0.8 if phrase.many else 1.0)
    end = new_thing("Zone" if phrase.kind == "Zone" else "Project", phrase.name, scene.passage.region)
    return Thing(replace(end, score=round(sure, 3)), phrase.start, phrase.stop, (), aside, phrase.kind)

"""The things that a sentence speaks of: those that the data have, and what is named by a noun alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from loaders.extraction.cues import Cue, longest_cues
from loaders.extraction.drafts import End, new_thing
from loaders.extraction.joining import Known, Query
from loaders.extraction.keys import text_keys
from loaders.extraction.scene import Scene
from loaders.extraction.sides import CN
from loaders.extraction.words import Word, words_of

#: What stands somewhere; a route is known by its ends (:mod:`loaders.extraction.drafting.routes`).
STANDING = ("Project", "Zone", "BorderCrossing")
_ADJECTIVES = frozenset(("ADJF", "PRTF"))
_VERBS = frozenset(("VERB", "INFN", "PRTS", "GRND", "ADJS"))
#: So many words after the noun may tell what it is.
_MOST_AFTER = 7
#: What says little alone: without a word before or after, no thing of its own.
_WEAK = frozenset(("other", "port", "real_estate", "road", "airport", "railway", "plant", "trade_centre"))
#: "At the plant", "in the port": where something is, rather than what is told of ...
_WHERE = re.compile(
    r"(?:^|\s)(?:в|на|во|из|через|при|на базе|на площадке|в рамках(?: режим\w+)?|на территории|"
    r"in|at|from|through|near)(?:\s+\w+ской)?\s+$",
    re.IGNORECASE,
)
#: ... unless it is what somebody takes part in.
_INTO = re.compile(r"(?:участ|инвест|влож|вклад|капитал|дол[яиюе]|интерес|invest|stake|share|part)\w*\s+$", re.IGNORECASE)
_BREAK = re.compile(r"[.,;:()!?«»“”\"]|\s[-–—]\s")


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


def things_of(scene: Scene, known: Known) -> list[Thing]:
    """Return the things of a sentence in order: those that are named, then those that nouns tell of.

    Where nothing else is told of, what would be a place is the thing itself.
    """
    found = [Thing(End.of(m), m.start, m.end, aside=_is_aside(scene, m.start)) for m in scene.of(STANDING)]
    taken = [(m.start, m.end) for m in scene.mentions if m.type not in _PLACES]
    for start, stop, kind in _phrases(scene, taken):
        thing = _thing(scene, known, start, stop, kind)
        if thing and thing.end.id not in {t.end.id for t in found}:
            found.append(thing)
    if not any(not t.end.new for t in found):
        found += _told_of(scene, known)
    if all(t.aside for t in found):
        found = [replace(t, aside=False) for t in found]
    if any(not t.end.new and not t.aside for t in found):
        found = [t for t in found if not (t.end.new and t.end.score < _SURE)]
    return sorted((t for t in found if not (t.aside and t.end.new)), key=lambda t: t.start)


def _told_of(scene: Scene, known: Known) -> Iterator[Thing]:
    keys = text_keys(scene.text[scene.start : scene.end])
    for match in known.told_of(scene.passage.region, keys, STANDING)[:1]:
        entity = known.entities[match.id]
        end = End(match.id, entity.type, entity.name(scene.passage.language), 0.9 * match.score)
        yield Thing(end, scene.start, scene.end, match.words)


_PLACES = ("Product", "City", "Country", "Region", "Province", "Event")
_SURE = 0.5


def _is_aside(scene: Scene, at: int) -> bool:
    before = scene.text[scene.start : at]
    where = _WHERE.search(before)
    return where is not None and not _INTO.search(before[: where.start() + 1])


def _phrases(scene: Scene, taken: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, str]]:
    """Yield the characters and the kind of each noun phrase that names a thing."""
    words = [w for w in words_of(scene.text) if scene.start <= w.start and w.end <= scene.end]
    after = -1
    for cue in longest_cues("things", scene.text, scene.start, scene.end):
        if cue.start < after or any(a <= cue.start < b for a, b in taken):
            continue
        start, stop, size = _extended(words, cue, scene.text, taken)
        after = stop
        if cue.key in _WEAK and size == 0:
            continue
        yield start, stop, cue.key


def _extended(
    words: Sequence[Word], cue: Cue, text: str, taken: Sequence[tuple[int, int]]
) -> tuple[int, int, int]:
    """Return the characters of a noun phrase, and how many words it has beside the noun."""
    first = next(i for i, w in enumerate(words) if w.end > cue.start)
    last = max(i for i, w in enumerate(words) if w.start < cue.end)
    start, stop = first, last
    while start > 0 and not words[start - 1].grammar.isdisjoint(_ADJECTIVES):
        if _BREAK.search(text[words[start - 1].end : words[start].start]):
            break
        start -= 1
    for i in range(last + 1, min(last + 1 + _MOST_AFTER, len(words))):
        if _BREAK.search(text[words[i - 1].end : words[i].start]) or not words[i].grammar.isdisjoint(_VERBS):
            break
        stop = i
    while stop > last and words[stop].grammar & {"PREP", "CONJ", "PRCL"}:
        stop -= 1
    return words[start].start, words[stop].end, (first - start) + (stop - last)


def _thing(scene: Scene, known: Known, start: int, stop: int, kind: str) -> Thing | None:
    type_ = "Zone" if kind == "Zone" else "Project"
    name, aside = scene.text[start:stop], _is_aside(scene, start)
    parties = frozenset(m.id for m in scene.parties(CN, start) if not m.new)
    sentence = text_keys(scene.text[scene.start : scene.end])
    query = Query(text_keys(name), sentence, kind, parties)
    best = next(iter(known.things(scene.passage.region, query, STANDING)), None)
    if best is not None:
        entity = known.entities[best.id]
        end = End(best.id, entity.type, entity.name(scene.passage.language), min(0.95, best.score))
        return Thing(end, start, stop, best.words, aside)
    told = scene.kind("HAS_PROJECT", "INVESTOR_IN", "CONTRACTOR_FOR", "OWNS_STAKE_IN", at=start)
    sure = (0.75 if told else 0.5) * (0.75 if kind in _WEAK else 1.0)
    end = new_thing(type_, name, scene.passage.region)
    return Thing(End(end.id, end.type, end.name, round(sure, 3), new=True), start, stop, aside=aside)

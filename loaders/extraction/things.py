"""The things that a clause speaks of: those that the data have, and what is named by a noun alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.extraction.drafts import End, new_thing
from loaders.extraction.joining import Known
from loaders.extraction.lexicon import Hit, hits
from loaders.extraction.scene import Scene
from loaders.extraction.sides import THINGS
from loaders.extraction.stems import Word, keys_of

_ADJECTIVES = ("ый", "ий", "ой")
_MOST_AFTER = 6
#: What a noun of a thing may be and yet be no thing of its own without another word.
_WEAK = frozenset(("other", "programme", "port", "real_estate", "school"))
_BREAKS = ".,;:()!?"


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing of a clause: the end that it makes, its place and how it was found (``match``: its words)."""

    end: End
    start: int
    stop: int
    kind: str
    matched: tuple[str, ...] = ()


def things_of(scene: Scene, known: Known) -> list[Thing]:
    """Return the things of a clause: mentions first, then nouns, those that the data know by them."""
    found = [
        Thing(End.of(m), m.start, m.end, m.type)
        for m in scene.of(THINGS)
        if m.type != "Corridor"  # a route is known by its ends
    ]
    taken = [(m.start, m.end) for m in scene.mentions if m.type not in ("Product",)]
    for first, last, kind in _phrases(scene, taken):
        thing = _thing(scene, known, first, last, kind)
        if thing and thing.end.id not in {t.end.id for t in found}:
            found.append(thing)
    return found


def _phrases(scene: Scene, taken: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, str]]:
    """Yield first and last word and the kind of each noun phrase that names a thing."""
    words, after = scene.words, -1
    text = scene.passage.text
    for hit in hits(words, "things"):
        if hit.key == "making" or hit.first <= after:
            continue
        start, end = words[hit.first].start, words[hit.last].end
        if any(a <= start < b for a, b in taken):
            continue
        first, last = _extended(words, hit, text)
        after = last
        if hit.key in _WEAK and last - first < 1:
            continue
        yield first, last, hit.key
        del end


def _extended(words: Sequence[Word], hit: Hit, text: str) -> tuple[int, int]:
    first, last = hit.first, hit.last
    while first > 0 and _is_adjective(words[first - 1]) and not _broken(text, words[first - 1], words[first]):
        first -= 1
    for i in range(hit.last + 1, min(hit.last + 1 + _MOST_AFTER, len(words))):
        if _broken(text, words[i - 1], words[i]) or _is_verb(words[i]):
            break
        last = i
    return first, last


def _is_adjective(word: Word) -> bool:
    return any(base.endswith(_ADJECTIVES) for base in word.bases)


def _is_verb(word: Word) -> bool:
    return any(base.endswith(("ть", "ться", "ти")) for base in word.bases)


def _broken(text: str, before: Word, after: Word) -> bool:
    return any(sign in _BREAKS for sign in text[before.end : after.start])


def _thing(scene: Scene, known: Known, first: int, last: int, kind: str) -> Thing | None:
    words = scene.words[first : last + 1]
    start, stop = words[0].start, words[-1].end
    keys = frozenset(key for word in words for key in keys_of(word.bases))
    type_ = "Zone" if kind == "Zone" else "Project"
    matches = known.things(scene.passage.region, keys, ("Project", "Zone", "BorderCrossing"))
    if matches:
        best = matches[0]
        entity = known.entities[best.id]
        end = End(best.id, entity.type, entity.name(scene.passage.language), min(0.95, best.score))
        return Thing(end, start, stop, kind, best.words)
    if not any(h.key == "making" for h in hits(scene.words, "things", ("making",))):
        return None
    name = scene.passage.text[start:stop]
    return Thing(new_thing(type_, name, scene.passage.region), start, stop, kind)

"""Things that are told by words of their names rather than by the name: a plant, a bridge, a route.

Each word weighs the more the fewer things have it in their names (Spärck Jones, Journal of Documentation 28,
1972). A thing is meant where the words in one sentence weigh enough of its name; what the section tells by
itself, the names of its region, need not be said again.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.names.adjectives import adjectives_of
from graph.names.folding import words
from graph.names.named import all_names
from graph.names.scripts import has_chinese, has_cyrillic
from graph.names.sounds import sound
from graph.names.tokens import Token
from graph.names.word_forms import base_forms
from graph.statements.records import Entity
from loaders.extraction.candidate import Mention, Passage
from schema.messages import BASE, Message

#: The share of the weight of a name that must be told of a thing of this region, and of another.
_LEAST_HERE, _LEAST_ELSEWHERE = 0.6, 0.8
#: Shorter words are prepositions and the like.
_SHORTEST = 3
_LEAST_WORDS = 2
_MOST = 3
#: A description is never as sure as a name.
_SUREST = 0.8
#: What a name is worth that the section says by itself; a thing of another region.
_SAID, _ELSEWHERE = 0.25, 0.85


@dataclass(frozen=True, slots=True)
class _Name:
    entity: Entity
    weights: Mapping[str, float]


class Described:
    """Finds things by the words of their names."""

    def __init__(
        self, entities: Iterable[Entity], places: Iterable[Entity], regions: Mapping[str, frozenset[str]]
    ) -> None:
        """Take the things, the regions themselves, and those that each thing has to do with."""
        self._regions = regions
        self._of_region = {e.id: _of_place(e) for e in places}
        told = [(e, _telling(name)) for e in entities for name in all_names(e)]
        having = Counter(word for _, own in told for word in own)
        self._names = [_weighed(e, own, having, len(told)) for e, own in told if len(own) >= _LEAST_WORDS]
        self._by_word: dict[str, list[int]] = defaultdict(list)
        for at, name in enumerate(self._names):
            for word in name.weights:
                self._by_word[word].append(at)

    def find(self, passage: Passage, text: Sequence[Token], named: Sequence[Mention]) -> list[Mention]:
        """Return at most three things that a passage describes and does not name, the surest first."""
        known = {m.id for m in named} | {other for m in named for other in m.others}
        best: dict[str, tuple[float, list[Token], _Name]] = {}
        for sentence in _sentences(text):
            for share, run, name in self._in(sentence, passage):
                id_ = name.entity.id
                if id_ not in known and share > best.get(id_, (0.0, [], name))[0]:
                    best[id_] = share, run, name
        surest = sorted(best.values(), key=lambda found: (-round(found[0], 3), found[2].entity.id))[:_MOST]
        return [_mention(passage, *found) for found in surest]

    def _in(self, sentence: Sequence[Token], passage: Passage) -> Iterator[tuple[float, list[Token], _Name]]:
        places: dict[str, Token] = {}
        for token in sentence:
            for key in _keys(token.word):
                places.setdefault(key, token)
        met = {at for key in places for at in self._by_word.get(key, ())}
        said = self._of_region.get(passage.region or "", frozenset())
        for at in sorted(met):
            name = self._names[at]
            here = passage.region in self._regions.get(name.entity.id, ())
            own = [key for key in name.weights if key in places]
            if _tells(name, [key for key in own if key not in said], here=here):
                share = _share(name, own, said if here else frozenset())
                if share >= (_LEAST_HERE if here else _LEAST_ELSEWHERE):
                    run = sorted((places[key] for key in own), key=lambda token: token.start)
                    yield share * (1 if here else _ELSEWHERE), run, name


def _mention(passage: Passage, share: float, run: Sequence[Token], name: _Name) -> Mention:
    start, end = run[0].start, run[-1].end
    entity = name.entity
    why = Message("words of its name: {words}", words=list(dict.fromkeys(t.text for t in run)))
    shown = entity.name(passage.language or BASE)
    score = round(_SUREST * share, 3)
    return Mention(start, end, passage.text[start:end], entity.id, entity.type, shown, score, why)


def _tells(name: _Name, own: Sequence[str], *, here: bool) -> bool:
    """Tell whether words are enough to mean a thing: two in its region, elsewhere three, the rarest too.

    Zones have names of their own, so of them the rarest word must be there: an industrial park is any.
    """
    rarest = max((name.weights[key] for key in own), default=0.0)
    if here and name.entity.type != "Zone":
        return len(own) >= _LEAST_WORDS
    return len(own) >= _LEAST_WORDS + (not here) and rarest >= max(name.weights.values())


def _share(name: _Name, own: Sequence[str], said: frozenset[str]) -> float:
    """Return the share of a name that is told; what the section says by itself counts for little."""
    weights = {key: weight * (_SAID if key in said else 1) for key, weight in name.weights.items()}
    return sum(weights[key] for key in own) / sum(weights.values())


def _of_place(place: Entity) -> frozenset[str]:
    """Return the words that a section on a place says by itself: its names, its adjective, its capital."""
    capitals = (str(place.properties.get(f"capital_{lang}", "")) for lang in ("ru", "en"))
    told = {key for name in (*all_names(place), *capitals) for word in words(name) for key in _keys(word)}
    return frozenset(told | {sound(word) for word in adjectives_of(place)})


def _weighed(entity: Entity, own: frozenset[str], having: Mapping[str, int], count: int) -> _Name:
    weights = {word: math.log(1 + count / having[word]) for word in sorted(own)}
    return _Name(entity, weights)


def _telling(name: str) -> frozenset[str]:
    return frozenset(
        min(_keys(word)) for word in words(name) if len(word) >= _SHORTEST and not has_chinese(word)
    )


def _keys(word: str) -> list[str]:
    """Return a word as it sounds in the form of a dictionary."""
    return sorted({sound(form) for form in base_forms(word)} if has_cyrillic(word) else {sound(word)})


def _sentences(text: Sequence[Token]) -> Iterator[list[Token]]:
    sentence: list[Token] = []
    for token in text:
        if token.opens and sentence:
            yield sentence
            sentence = []
        sentence.append(token)
    if sentence:
        yield sentence

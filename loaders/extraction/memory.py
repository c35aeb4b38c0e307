"""What a document itself has told of: things that it proposed earlier are known in its later passages."""

from __future__ import annotations

from collections import defaultdict

from loaders.extraction.drafts import End
from loaders.extraction.joining import Known, Match, Query
from loaders.extraction.keys import text_keys

#: So much of the weight of the name, and of the noun phrase, must be the same.
_LEAST_OF_NAME, _LEAST_OF_PHRASE = 0.6, 0.5


class Memory:
    """The new things of a document by region, in the order in which it told of them."""

    def __init__(self, known: Known) -> None:
        """Take what words weigh by."""
        self._known = known
        #: The region that a text without sections told of last.
        self.place: End | None = None
        self._things: dict[str, dict[str, tuple[End, frozenset[str]]]] = defaultdict(dict)
        #: The parties of each new thing with their parts in it: what is told of it later covers them.
        self.parts: dict[str, dict[End, str]] = defaultdict(dict)

    def keep(self, region: str | None, thing: End) -> None:
        """Remember a new thing of a region; a second name of the same id is not told again."""
        self._things[region or ""].setdefault(thing.id, (thing, text_keys(thing.name)))

    def find(self, region: str | None, query: Query) -> tuple[End, Match] | None:
        """Return the new thing that a noun phrase is about, the first of the best."""
        best: tuple[End, Match] | None = None
        for end, name in self._things.get(region or "", {}).values():
            score, shared = self._score(name, query)
            if score and (best is None or score > best[1].score):
                best = end, Match(end.id, score, shared)
        return best

    def _score(self, name: frozenset[str], query: Query) -> tuple[float, tuple[str, ...]]:
        weigh = self._known.weight
        whole, phrase, both = weigh(name), weigh(query.phrase), name & query.phrase
        if not whole or not phrase or not weigh(both):
            return 0.0, ()
        told, covered = weigh(name & query.sentence) / whole, weigh(both) / phrase
        if told < _LEAST_OF_NAME or covered < _LEAST_OF_PHRASE:
            return 0.0, ()
        return (told + covered) / 2, tuple(sorted(both))

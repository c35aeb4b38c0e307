"""Mentions by the names and aliases of the data alone, in any case form: what stands in for a finder of names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from graph.names.scripts import has_chinese
from graph.statements.records import Entity, Statements
from loaders.extraction.candidate import Mention, Passage
from loaders.extraction.stems import Word, words_of
from schema.messages import N_, Message

_UNNAMED = frozenset(("Source", "Concept", "Trend", "Edition"))
_WHY = N_("its name stands in the text: {name}")
#: One word of so few letters names nothing.
_SHORTEST = 3


class PlainMentions:
    """Finds the names of entities, the longest first; none lies within another."""

    def __init__(self, statements: Statements) -> None:
        """Take all names of all entities but sources and notions."""
        self._names: dict[str, list[tuple[tuple[frozenset[str], ...], Entity, str]]] = defaultdict(list)
        for entity in statements.entities.values():
            if entity.type in _UNNAMED or entity.properties.get("named") is False:
                continue
            for name in sorted({*entity.names.values(), *entity.aliases}):
                words = words_of(name)
                if words and (len(words) > 1 or len(name) >= _SHORTEST or has_chinese(name)):
                    bases = tuple(word.bases for word in words)
                    for head in bases[0]:
                        self._names[head].append((bases, entity, name))

    def find(self, passage: Passage) -> list[Mention]:
        """Return the mentions of a passage in their order."""
        return list(self._find(words_of(passage.text), passage.text))

    def _find(self, words: Sequence[Word], text: str) -> Iterator[Mention]:
        at = 0
        while at < len(words):
            found = self._longest(words, at)
            if found is None:
                at += 1
                continue
            length, entity, name = found
            start, end = words[at].start, words[at + length - 1].end
            sure = 1.0 if entity.type != "Product" or length > 1 else 0.9
            yield Mention(
                start, end, text[start:end], entity.id, entity.type, name, sure, Message(_WHY, name=name)
            )
            at += length

    def _longest(self, words: Sequence[Word], at: int) -> tuple[int, Entity, str] | None:
        best: tuple[int, Entity, str] | None = None
        for head in sorted(words[at].bases):
            for bases, entity, name in self._names.get(head, ()):
                if (best is None or len(bases) > best[0]) and _stands(words, at, bases):
                    best = len(bases), entity, name
        return best


def _stands(words: Sequence[Word], at: int, bases: Iterable[frozenset[str]]) -> bool:
    named = list(bases)
    if at + len(named) > len(words):
        return False
    return all(words[at + i].bases & base for i, base in enumerate(named))

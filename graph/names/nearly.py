"""Names with a slip of the pen in running text: only where nothing is called so, and only long ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Generic

from graph.names.named import E
from graph.names.palladius import pinyin_key
from graph.names.phrases import Found
from graph.names.scripts import has_chinese, has_cyrillic
from graph.names.slips import one_edit_keys
from graph.names.sounds import sound
from graph.names.tokens import Token
from graph.names.variants import ADJECTIVE, INITIALS, QUOTED, Variant, variants
from graph.names.word_forms import base_forms, is_known_word, stems

SLIP = "slip"
#: Letters of a name, as it sounds, from which on one may be wrong, and two.
_ONE, _TWO = 6, 11
_MOST_WORDS = 4


class Nearly(Generic[E]):
    """Finds names that are a letter or two away from what stands in a text."""

    def __init__(self, entities: Iterable[E]) -> None:
        """Take the things; the tables are made when a text first has a word that nothing is called."""
        self._entities = list(entities)

    def find(self, text: Sequence[Token], free: Sequence[bool]) -> Iterator[Found[E]]:
        """Yield what runs of words with capitals may be a slip of; ``free`` are the words to look at."""
        for at, token in enumerate(text):
            if not (free[at] and token.capital) or has_chinese(token.word):
                continue
            for end in range(min(at + _MOST_WORDS, len(text)), at, -1):
                run = text[at:end]
                if not all(free[at:end]) or not all(t.joined for t in run[1:]):
                    continue
                yield from self._like(run, at, end)

    def _like(self, run: Sequence[Token], at: int, end: int) -> Iterator[Found[E]]:
        if len(run) == 1 and (is_known_word(run[0].word) or pinyin_key(run[0].word)):
            return  # a word, or a name of its own: Chinese syllables lie a letter apart
        seen: set[str] = set()
        for spelled in spellings([token.word for token in run]):
            for entity, variant in self._near(spelled):
                if entity.id not in seen and not _differ_in_digits(run, variant):
                    seen.add(entity.id)
                    yield Found(at, end, entity, variant, SLIP)

    def _near(self, spelled: str) -> Iterator[tuple[E, Variant]]:
        if len(spelled) < _ONE:
            return
        from rapidfuzz.distance import OSA  # only where nothing is called so

        near = {name for key in one_edit_keys(spelled) for name in self._edits.get(key, ())}
        if len(spelled) >= _TWO:
            near.update(self._long.get((spelled[:2], len(spelled) // 4), ()))
        for name in sorted(near):
            most = 2 if min(len(spelled), len(name)) >= _TWO else 1
            if name[0] == spelled[0] and 0 < OSA.distance(name, spelled, score_cutoff=most) <= most:
                yield from self._named[name]

    @cached_property
    def _named(self) -> dict[str, list[tuple[E, Variant]]]:
        found: dict[str, list[tuple[E, Variant]]] = defaultdict(list)
        for entity in self._entities:
            for variant in variants(entity):
                rule_out = variant.rule in (ADJECTIVE, INITIALS, QUOTED) or len(variant.words) > _MOST_WORDS
                name = "".join(map(sound, variant.words))
                if not rule_out and len(name) >= _ONE and not has_chinese(name):
                    found[name].append((entity, variant))
        return found

    @cached_property
    def _edits(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for name in self._named:
            for key in one_edit_keys(name):
                found[key].append(name)
        return found

    @cached_property
    def _long(self) -> dict[tuple[str, int], list[str]]:
        found: dict[tuple[str, int], list[str]] = defaultdict(list)
        for name in self._named:
            for size in {(len(name) + more) // 4 for more in (-2, 0, 2)} if len(name) >= _TWO else ():
                found[name[:2], size].append(name)
        return found


def spellings(words: Sequence[str]) -> list[str]:
    """Return how a run of words sounds in one, as it stands and with its last word as a dictionary has it."""
    *first, last = words
    head = "".join(map(sound, first))
    ends = {last}
    if has_cyrillic(last):
        ends |= stems(last) if not is_known_word(last) else base_forms(last)
    return sorted({head + sound(end) for end in ends})


def _differ_in_digits(run: Sequence[Token], variant: Variant) -> bool:
    given = [c for token in run for c in token.word if c.isdigit()]
    return given != [c for word in variant.words for c in word if c.isdigit()]

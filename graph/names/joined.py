"""Names whose words are parted otherwise than in the data: Hai Er, Китай Строй, Sinotrans."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Generic

from graph.names.named import E
from graph.names.palladius import is_read_as, pinyin_key
from graph.names.phrases import READ, SOUND, Found
from graph.names.scripts import has_chinese, has_cyrillic
from graph.names.sounds import sound
from graph.names.tokens import Token
from graph.names.variants import ADJECTIVE, INITIALS, Variant, is_of_china, variants

_MOST_WORDS = 4
#: Shorter names are parts of too much.
_SHORTEST = 5


class Joined(Generic[E]):
    """Finds names by their letters alone, wherever words are parted."""

    def __init__(self, entities: Iterable[E]) -> None:
        """Take the things."""
        self._sounds: dict[str, list[tuple[E, Variant]]] = defaultdict(list)
        self._pinyin: dict[str, list[tuple[E, Variant]]] = defaultdict(list)
        for entity in entities:
            for variant in variants(entity):
                if variant.rule in (ADJECTIVE, INITIALS) or has_chinese(variant.words[0]):
                    continue
                self._sounds["".join(map(sound, variant.words))].append((entity, variant))
                key = pinyin_key(" ".join(variant.words)) if is_of_china(entity) else None
                if key:
                    self._pinyin[key].append((entity, variant))

    def find(self, text: Sequence[Token], free: Sequence[bool]) -> Iterator[Found[E]]:
        """Yield names in runs of words with capitals, the longest first, in the words that are ``free``."""
        for at, token in enumerate(text):
            if not (free[at] and token.capital) or has_chinese(token.word):
                continue
            for end in range(min(at + _MOST_WORDS, len(text)), at, -1):
                run = text[at:end]
                if all(free[at:end]) and all(t.joined for t in run[1:]):
                    yield from self._called(run, at)

    def _called(self, run: Sequence[Token], at: int) -> Iterator[Found[E]]:
        spelled = "".join(sound(token.word) for token in run)
        if len(spelled) < _SHORTEST:
            return
        here = [(e, v, SOUND) for e, v in self._sounds.get(spelled, ())]
        written = " ".join(token.word for token in run)
        if not here and has_cyrillic(written) and (key := pinyin_key(written)):
            here = [
                (e, v, READ)
                for e, v in self._pinyin.get(key, ())
                if is_read_as("".join(written.split()), "".join(v.words))
            ]
        seen: set[str] = set()
        for entity, variant, how in here:
            if entity.id not in seen and not _same_parting(run, variant):
                seen.add(entity.id)
                yield Found(at, at + len(run), entity, variant, how)


def _same_parting(run: Sequence[Token], variant: Variant) -> bool:
    """Tell whether the words are parted as in the name: then the name was looked for already."""
    return len(run) == len(variant.words)

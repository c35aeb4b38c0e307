"""How sure it is that words of a passage mean an entity, from how they are written and what stands around."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.names.phrases import FORM, LETTERS, READ, SLIP, SLIPS, SOUND, TRANSCRIBED, Found
from graph.names.phrases import SURE as SURE_WORDS
from graph.names.scripts import has_chinese, has_cyrillic
from graph.names.tokens import Token
from graph.names.type_words import kind_after, kinds_before
from graph.names.variants import ADJECTIVE, ALIAS, CORE, FULL, INITIALS, QUOTED, SHORT, SURE
from graph.names.variants import READ as IN_PINYIN
from graph.names.word_forms import base_forms, is_adjective, is_common_word
from graph.statements.records import Entity
from loaders.extraction.candidate import Passage
from schema.messages import N_, Message

#: What is meant where several are called so: places before what is called after them.
_TYPES = ("Country", "Region", "Province", "City", "University", "Company", "Organisation", "Zone", "Project")
_PLACES = frozenset(_TYPES[:4])
#: Goods are written small, everything else is a name.
_SMALL = frozenset(("Product",))
#: Of the region in whose section it is told; with a word for its type before it; with one for another type.
_HERE, _KIND_TOLD, _OTHER_KIND = 0.03, 0.04, 0.55
_LEAST = 0.3
#: Readings in the same tenth are equal; then a place comes before what is called after it.
_STEPS = 10
_PART_OF_ADJECTIVE = 0.4
#: A republic is called without the word for its kind: Алтай, Коми, Тыва.
_WITHOUT_KIND = 1.15
_OPEN, _CLOSE = "«\"“„‘'", "»\"”“’'"
_WHY_WORDS = {
    FORM: N_('a form of "{name}"'),
    LETTERS: N_('"{name}" in letters of the other alphabet'),
    SOUND: N_('"{name}" in another script'),
    READ: N_('"{name}" in pinyin or Palladius'),
    TRANSCRIBED: N_('"{name}" is how Chinese transcribes it'),
    SLIP: N_('"{name}" with a slip'),
    SLIPS: N_('"{name}" with two slips'),
}
_WHY_NAME = {
    FULL: N_('the name "{name}"'),
    ALIAS: N_('another name, "{name}"'),
    SHORT: N_('the name in short, "{name}"'),
    CORE: N_('a part of the name, "{name}"'),
    IN_PINYIN: N_('the Chinese name in pinyin, "{name}"'),
    QUOTED: N_('the name in quotes, "{name}"'),
    ADJECTIVE: N_('an adjective, "{name}"'),
    INITIALS: N_('the initials "{name}"'),
}


@dataclass(frozen=True, slots=True)
class Read:
    """A name found in a text with how sure it is and why."""

    found: Found[Entity]
    score: float
    here: bool
    why: Message


class Judge:
    """Judges what was found by its letters and its surroundings."""

    def __init__(self, regions: Mapping[str, frozenset[str]]) -> None:
        """Take the regions that each entity has to do with."""
        self._regions = regions

    def read(self, found: Found[Entity], text: Sequence[Token], passage: Passage) -> Read | None:
        """Return how sure a name is in its passage; None where it is no name of the entity there."""
        here = passage.region in self._regions.get(found.entity.id, ())
        rule = found.variant.rule
        score = SURE[rule] * SURE_WORDS[found.how]
        score *= _as_written(found, text, passage.text, here=here)
        score *= self._as_kind(found, text, passage)
        score *= _PART_OF_ADJECTIVE if _leads_adjective(found, text, passage.text) else 1
        if _is_english_part(found, text) or (found.how in (SLIP, SLIPS) and rule in (ADJECTIVE, INITIALS)):
            return None
        if rule == INITIALS and not here:
            score *= 0.6
        if score < _LEAST:
            return None
        score = min(score + (_HERE if here else 0), 0.99)
        name = " ".join(found.variant.words) if not has_chinese(found.variant.words[0]) else ""
        name = name or "".join(found.variant.words)
        text_ = _WHY_WORDS.get(found.how) if rule != ADJECTIVE else None
        return Read(found, score, here, Message(text_ or _WHY_NAME[rule], name=name))

    def order(self, read: Read) -> tuple[object, ...]:
        """Sort what the same words may mean: this region's before others, the surest, places first."""
        type_ = read.found.entity.type
        rank = _TYPES.index(type_) if type_ in _TYPES else len(_TYPES)
        return -int(read.score * _STEPS + 0.5), not read.here, rank, -read.score, read.found.entity.id

    def _as_kind(self, found: Found[Entity], text: Sequence[Token], passage: Passage) -> float:
        """Weigh the word for a kind of thing that stands before the name."""
        told = kinds_before(text, found.start)
        type_ = found.entity.type
        quoted = _in_quotes(found, text, passage.text)
        if found.variant.rule == ADJECTIVE:
            return _as_adjective(found, text)
        if type_ in told:
            return 1 + _KIND_TOLD
        if type_ == "Region" and found.variant.rule == CORE and has_cyrillic(found.variant.words[0]):
            return _WITHOUT_KIND
        if told and (type_ in _PLACES) and quoted:
            return _OTHER_KIND
        if found.variant.rule == QUOTED and not quoted:
            return 0.0
        return _OTHER_KIND if type_ in _PLACES and quoted and type_ != "Country" else 1.0


def _is_english_part(found: Found[Entity], text: Sequence[Token]) -> bool:
    """Tell whether a Russian word is only like a part of the English name of a place (Амур, Amur Oblast)."""
    if found.how != SOUND or found.variant.rule not in (CORE, SHORT):
        return False
    return found.entity.type in _PLACES and has_cyrillic(text[found.start].word)


def _leads_adjective(found: Found[Entity], text: Sequence[Token], whole: str) -> bool:
    """Tell whether a hyphen and an adjective follow, of which the name is a part: Кызыл-Таштыгский."""
    after = text[found.end] if found.end < len(text) else None
    if after is None or whole[text[found.end - 1].end : after.start] != "-" or not after.capital:
        return False
    return any(map(is_adjective, base_forms(after.word)))


def _as_adjective(found: Found[Entity], text: Sequence[Token]) -> float:
    """Weigh a capital, or a word for a region after it: then it is nearly the name of the region."""
    if found.entity.type != "Region":
        return 1.0
    if kind_after(text, found.end):
        return 1.4
    return 1.2 if text[found.start].capital and not text[found.start].opens else 1.0


def _as_written(found: Found[Entity], text: Sequence[Token], whole: str, *, here: bool) -> float:
    """Weigh capitals: a name has one, and a common word is a name only in quotes or with one of its own."""
    run = text[found.start : found.end]
    first, rule = run[0], found.variant.rule
    if rule == ADJECTIVE or has_chinese(first.word):
        return 1.0
    if rule == INITIALS or (len(run) == 1 and len(first.text) <= 2):
        return 1.0 if first.text.isupper() else 0.0
    if found.entity.type in _SMALL:
        return 0.9
    if not any(token.capital for token in run):
        return 0.85 if len(run) > 2 else 0.5 if len(run) > 1 else 0.0
    if len(run) == 1 and is_common_word(first.word):
        if _in_quotes(found, text, whole) or (first.text.isupper() and len(first.text) > 1):
            return 1.0
        return (0.75 if here else 0.45) if first.opens else (0.9 if here else 0.75)
    return 1.0


def _in_quotes(found: Found[Entity], text: Sequence[Token], whole: str) -> bool:
    start, end = text[found.start].start, text[found.end - 1].end
    return whole[start - 1 : start] in tuple(_OPEN) and whole[end : end + 1] in tuple(_CLOSE)

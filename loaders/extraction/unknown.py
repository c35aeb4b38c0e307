"""Names that nothing in the data has: of a company, a university, a zone, a place in China."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence

from graph.names.folding import LEGAL_FORMS
from graph.names.palladius import to_pinyin
from graph.names.scripts import has_cyrillic
from graph.names.tokens import Token, token_start
from graph.names.type_words import kinds_before, kinds_of
from graph.names.word_forms import base_forms, is_known_word, is_place_word
from loaders.extraction.candidate import Mention, Passage
from loaders.extraction.clauses import is_finite
from loaders.extraction.new_names import NewName, as_mention
from loaders.extraction.unknown_chinese import chinese_names
from loaders.extraction.unknown_latin import latin_names
from loaders.extraction.unknown_russian import bodies, towns
from loaders.extraction.words import words_between
from schema.messages import Message

#: A name that is known beneath a new one gives way if it is that of a place: Цзилиньский университет.
_PLACES = frozenset(("Country", "Province", "City", "Region"))
_QUOTED = re.compile(r"[«“„]([^«»“”„\n]{2,70})[»”“]|(?<![\w\"])\"(?=\w)([^\"\n]{2,70})(?<=[\w.!)])\"(?!\w)")
#: A word for several types: what is named with it in quotes is most often this.
_FIRST = ("Event", "University", "Company", "Zone", "Organisation", "Project", "Corridor", "City", "Province")
_MOST_WORDS = 8
#: Without a word for its kind what is in quotes is hardly a name if it is longer.
_MOST_ALONE = 3
#: How sure a name in quotes alone is one of a firm; with a verb after it; in a list.
_ALONE, _ACTS, _LISTED = 0.4, 0.65, 0.65
_AND = re.compile(r"\s*(?:,|и|and|、|和)\s*")
_NEXT = 3
#: Persons have these before them.
_TITLES = frozenset(
    word
    for words_ in (
        "господин посол консул генконсул губернатор глава министр мэр",
        "председатель президент директор секретарь",
        "вице премьер профессор",
    )
    for word in words_.split()
)
_LEAST_LETTERS = 5
#: Villages, whose names can be read as Palladius: Куликово.
_RUSSIAN_ENDS = ("ово", "ево", "ино", "ыно")


def unknown_names(
    passage: Passage, text: Sequence[Token], named: Sequence[Mention], ids: Collection[str]
) -> list[Mention]:
    """Return the names that are none of the data's, with a type and a proposed id.

    One may lie over the mention of a place that is a part of it, over no other.
    """
    new = [
        *_quoted(passage.text, text),
        *latin_names(passage, text),
        *chinese_names(passage.text, named),
        *bodies(passage.text, text),
        *_after_kinds(passage.text, text),
        *_chinese_cities(passage.text, text),
        *towns(passage.text, text),
    ]
    starts = [m.start for m in named]
    return [as_mention(name, passage.text, ids) for name in new if _is_free(name, named, starts)]


def _is_free(new: NewName, named: Sequence[Mention], starts: Sequence[int]) -> bool:
    before = bisect_right(starts, new.start) - 1  # mentions lie apart and in order
    met = [m for m in named[max(before, 0) : bisect_right(starts, new.end)] if new.start < m.end]
    met = [m for m in met if m.start < new.end]
    within = all(new.start <= m.start and m.end <= new.end for m in met)
    longer = all(m.end - m.start < len(new.name) for m in met)
    return within and longer and all(m.type in _PLACES for m in met)


def _quoted(whole: str, text: Sequence[Token]) -> Iterator[NewName]:
    """Yield names in quotes with a word for their kind before them; without one they may be anything.

    What a list goes on with is of the kind of the name before it.
    """
    before: NewName | None = None
    for match in _QUOTED.finditer(whole):
        at = bisect_right(text, match.start(), key=token_start)
        inner = (match[1] or match[2]).strip()
        if at == len(text) or not text[at].capital or len(inner.split()) > _MOST_WORDS:
            continue
        kinds = kinds_before(text, at)
        start = text[at - 1].start if at and text[at - 1].word in LEGAL_FORMS else match.start()
        if before and not kinds and _AND.fullmatch(whole, before.end, match.start()):
            before = NewName(start, match.end(), before.type, inner, _LISTED, before.why, before.kind)
            yield before
            continue
        before = None
        if not kinds and len(inner.split()) > _MOST_ALONE:
            continue
        if not kinds:
            why = Message('a name in quotes, "{name}", that nothing in the data has', name=inner)
            sure = _ACTS if _acts(whole, match.end()) else _ALONE
            yield NewName(start, match.end(), "Company", inner, sure, why)
            continue
        type_ = next((t for t in _FIRST if t in kinds), "Company")
        why = Message('a name that nothing in the data has, after "{word}"', word=_kind_word(text, at))
        kind = min(base_forms(_kind_word(text, at).casefold()), default="")
        before = NewName(start, match.end(), type_, inner, 0.75, why, kind)
        yield before


def _acts(whole: str, end: int) -> bool:
    """Tell whether a verb follows a name at once: who builds or sells is a body."""
    after = next((w for w in words_between(whole, end, end + _NEXT) if w.text), None)
    return after is not None and after.start <= end + 1 and is_finite(after)


def _kind_word(text: Sequence[Token], at: int) -> str:
    return next((t.text for t in reversed(text[max(at - 2, 0) : at]) if kinds_of(t.word)), "")


def _after_kinds(whole: str, text: Sequence[Token]) -> Iterator[NewName]:
    """Yield names without quotes right after a word for a company, a city or a province: компания Хуацзин."""
    for at in range(1, len(text)):
        token = text[at]
        kinds = kinds_of(text[at - 1].word) if token.joined and _may_be_name(token) else frozenset()
        type_ = next((t for t in ("Company", "City", "Province", "Zone") if t in kinds), None)
        if type_ is None or '"' in whole[text[at - 1].end : token.start]:
            continue
        end = at + 1
        while type_ == "Company" and end < len(text) and text[end].joined and _may_be_name(text[end]):
            end += 1
        name = " ".join([*(t.text for t in text[at : end - 1]), undeclined(text[end - 1].text)])
        why = Message('a name that nothing in the data has, after "{word}"', word=text[at - 1].text)
        yield NewName(token.start, text[end - 1].end, type_, name, 0.6, why)


def _may_be_name(token: Token) -> bool:
    if not (has_cyrillic(token.word) and token.text[:1].isupper() and len(token.text) > 2):
        return False
    return not is_known_word(token.word) or is_place_word(token.word)


def _chinese_cities(whole: str, text: Sequence[Token]) -> Iterator[NewName]:
    """Yield words in Palladius that are none of a person: places in China that the data do not have."""
    for at, token in enumerate(text):
        name = undeclined(token.text)
        if not (_may_be_name(token) and len(name) >= _LEAST_LETTERS) or _is_person(text, at):
            continue
        if is_palladius(name):
            why = Message('a name in Palladius that nothing in the data has, "{name}"', name=name)
            yield NewName(token.start, token.end, "City", name, 0.5, why)


def _is_person(text: Sequence[Token], at: int) -> bool:
    """Tell whether a name or a title stands beside a word: two Chinese names together are a person's."""
    before = text[at - 1] if at and text[at].joined else None
    after = text[at + 1] if at + 1 < len(text) and text[at + 1].joined else None
    if before and (not base_forms(before.word).isdisjoint(_TITLES) or len(before.text) == 1):
        return before.text.isupper() or len(before.text) > 1
    return any(t and t.text[:1].isupper() and to_pinyin(undeclined(t.text)) for t in (before, after))


def is_palladius(name: str) -> bool:
    """Tell whether a word is two or more syllables of Palladius, and so hardly a Russian word."""
    word = name.casefold()
    if to_pinyin(name) is None or len(name) < _LEAST_LETTERS or word.endswith(_RUSSIAN_ENDS):
        return False
    return not is_known_word(word) or is_place_word(word)


def undeclined(word: str) -> str:
    """Return the nominative of a name in Palladius; another word as it stands.

    Examples
    --------
    >>> undeclined("Яньтая"), undeclined("Нинбо"), undeclined("Хэфэем"), undeclined("Цзинаня")
    ('Яньтай', 'Нинбо', 'Хэфэй', 'Цзинань')
    """
    endings = {"ем": "й", "ом": "", "ю": "йь", "я": "йь", "а": "", "у": "", "е": "й", "и": "ь", "ью": "ь"}
    for ending, signs in endings.items():
        stem = word.removesuffix(ending)
        if stem == word or len(stem) < _LEAST_LETTERS - 1:
            continue
        for sign in signs or ("",):
            if _ends_declined(stem + sign) and to_pinyin(stem + sign):
                return stem + sign
    return word


def _ends_declined(word: str) -> bool:
    """Tell whether a Chinese name is declined: it ends in a consonant or a sign."""
    return word[-1:] in "йьнр"

"""Parties that a passage does not name: Chinese investors, a company from Harbin, 中方企业."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graph.names.tokens import Token
from graph.names.word_forms import base_forms
from graph.statements.parties import PARTY_TYPES
from loaders.extraction.candidate import Mention, Passage
from schema.messages import Message

#: Words for parties that may stand without a name, by the type of what they are.
_PARTIES = {
    word: type_
    for type_, words in {
        "Company": (
            "компания корпорация фирма холдинг предприятие инвестор партнер бизнес бизнесмен сторона "
            "специалист предприниматель производитель подрядчик застройщик поставщик покупатель импортер "
            "банк капитал участник акционер концерн автоконцерн автопроизводитель туроператор оператор "
            "девелопер ретейлер строитель company companies corporation firm firms investor investors "
            "partner partners "
            "business businesses side manufacturer manufacturers contractor contractors supplier suppliers "
            "buyer buyers developer developers bank banks enterprise enterprises entrepreneurs automaker "
            "automakers"
        ),
        "University": "университет вуз институт колледж university universities college colleges",
    }.items()
    for word in words.split()
}
#: So many words may stand between the origin and the word for the party: китайская строительная компания.
_BETWEEN = 2
_FROM = frozenset(("из", "from", "based"))
_ORIGINS = frozenset(("Country", "Province", "City", "Region"))
_CHINESE = re.compile(
    "(?:企业|公司|投资者|投资商|投资方|客商|商人|合作伙伴|承包商|开发商|制造商|供应商|采购商|银行|车企|高校|大学)"
)
#: Origins that are one word with the party.
_CHINESE_WHOLE = re.compile("(?:中资企业|中方企业|中方公司|中方投资者|中企|俄企|俄方企业|俄方公司)")
#: Characters between where it is from and the word for it, and of the longest word.
_CHINESE_GAP, _LONGEST_PARTY = 6, 4
_CHINESE_WORDS = re.compile(rf"[\u3400-\u9fff]{{0,{_CHINESE_GAP}}}")


def unnamed_parties(passage: Passage, text: Sequence[Token], named: Sequence[Mention]) -> list[Mention]:
    """Return the parties without a name, each a placeholder of its own.

    The mentions of places within one tell where it is from.
    """
    found: list[tuple[int, int, str]] = []
    for start, end, type_ in sorted([*_told(text, named), *_chinese(passage.text, named)]):
        if not found or start >= found[-1][1]:
            found.append((start, end, type_))
    return [_placeholder(passage, number, *each) for number, each in enumerate(found, 1)]


def _placeholder(passage: Passage, number: int, start: int, end: int, type_: str) -> Mention:
    words = passage.text[start:end]
    why = Message('a party without a name, "{words}"', words=words)
    id_ = f"{type_.lower()}:unnamed-{_where(passage)}" + (f"-{number}" if number > 1 else "")
    return Mention(start, end, words, id_, type_, words, 0.6, why, new=True)


def _where(passage: Passage) -> str:
    """Return the place of a passage as a part of an id: amu-after-7."""
    return re.sub("[^a-z0-9]+", "-", passage.locator.lower().removeprefix("ru-")).strip("-")


def _told(text: Sequence[Token], named: Sequence[Mention]) -> Iterator[tuple[int, int, str]]:
    """Yield a word for a party with where it is from before it (adjective) or after it (из Харбина, КНР)."""
    places = {m.start: m for m in named if m.type in _ORIGINS and not m.new}
    taken = [m for m in named if m.type not in _ORIGINS]
    for at, token in enumerate(text):
        type_ = next((_PARTIES[form] for form in sorted(base_forms(token.word)) if form in _PARTIES), None)
        if type_ is None or any(m.start < token.end and token.start < m.end for m in taken):
            continue
        if _is_named(text, at, [m for m in taken if m.type in PARTY_TYPES]):
            continue
        before = _origin_before(text, at, places)
        after = _origin_after(text, at, places)
        if before is not None or after is not None:
            start = token.start if before is None else before
            yield start, token.end if after is None else after, type_


def _is_named(text: Sequence[Token], at: int, taken: Sequence[Mention]) -> bool:
    """Tell whether a name follows at once: китайская компания «Севен»."""
    after = text[at + 1] if at + 1 < len(text) and text[at + 1].joined else None
    return after is not None and any(m.start <= after.start < m.end for m in taken)


def _origin_before(text: Sequence[Token], at: int, places: dict[int, Mention]) -> int | None:
    """Return where the adjective of a place begins that stands shortly before a word."""
    for back in range(at - 1, max(at - 2 - _BETWEEN, -1), -1):
        if not text[back + 1].joined:
            return None
        place = places.get(text[back].start)
        if place is not None and place.end <= text[at].start:
            return place.start if is_adjectival(place) else None
    return None


def is_adjectival(place: Mention) -> bool:
    """Tell whether a place is told by its adjective: харбинский, Chinese."""
    ends = ("ск", "цк")
    word = place.text.casefold()
    russian = any(end in word[-6:] for end in ends) and " " not in word
    return russian or word in ("chinese", "russian") or word.isascii()


def _origin_after(text: Sequence[Token], at: int, places: dict[int, Mention]) -> int | None:
    """Return where a place ends that follows: with a preposition, or in the genitive (бизнес КНР)."""
    for ahead in range(at + 1, min(at + 4, len(text))):
        if not text[ahead].joined:
            return None
        place = places.get(text[ahead].start)
        if place is not None and place.type in _ORIGINS:
            led = any(token.word in _FROM for token in text[at + 1 : ahead])
            in_genitive = ahead == at + 1 and place.type == "Country" and not is_adjectival(place)
            return place.end if led or in_genitive else None
    return None


def _chinese(whole: str, named: Sequence[Mention]) -> Iterator[tuple[int, int, str]]:
    """Yield the same in Chinese: a place, at most a few characters, and a word for a party."""
    for match in _CHINESE_WHOLE.finditer(whole):
        yield match.start(), match.end(), "Company"
    others = [m for m in named if m.type not in _ORIGINS or m.new]
    for place in (m for m in named if m.type in _ORIGINS and not m.new):
        party = _CHINESE.search(whole, place.end, place.end + _CHINESE_GAP + _LONGEST_PARTY)
        if party is None or not _CHINESE_WORDS.fullmatch(whole[place.end : party.start()]):
            continue
        if not any(m.start < party.end() and place.start < m.end for m in others):
            yield place.start, party.end(), "University" if party[0] in ("高校", "大学") else "Company"

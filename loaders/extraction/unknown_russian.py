"""Names of Russian form that nothing in the data has: bodies by an adjective, towns by a preposition."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from graph.names.scripts import has_cyrillic
from graph.names.tokens import Token
from graph.names.word_forms import base_forms, grammar, is_adjective, place_base
from loaders.extraction.new_names import NewName
from schema.messages import Message

#: What a body is called in its last word, after adjectives of which the first has a capital.
_HEADS: Mapping[str, str] = {
    word: type_
    for type_, words in {
        "University": "университет институт академия колледж консерватория",
        "Company": "группа корпорация завод комбинат фабрика верфь пароходство дорога птицефабрика",
        "Organisation": "ассоциация палата больница музей театр филармония библиотека галерея",
        "Zone": "технопарк агропарк индустриальный-парк кластер",
    }.items()
    for word in words.split()
}
_MOST_BEFORE_HEAD, _MOST_AFTER_HEAD = 6, 6
#: Words before the name of a town, in the form that a dictionary has.
_LEADING = frozenset(
    ["в", "во", "из", "под", "до", "от", "через", "между", "г", "город", "порт", "станция", "аэропорт", "к"]
)
#: Places that are no town and no unit: the data are not about them.
_NO_TOWNS = frozenset(
    word
    for words_ in (
        "европа азия евразия сибирь урал поволжье кавказ арктика африка америка амур волга енисей лена обь",
        "иртыш байкал балтика каспий антарктида забайкалье заполярье черноземье океания запад восток",
    )
    for word in words_.split()
)
_HYPHENED = re.compile(r"(?<![\w-])[А-ЯЁ][а-яё]+(?:-(?:на|[А-ЯЁ][а-яё]+))+(?:-[А-ЯЁ][а-яё]+)?(?![\w-])")
#: What an adjective in full ends in.
_FULL_FORM = re.compile("(?:[ыио]й|[аоя]я|[ое]е|[ыи]е|[ое]го|[ое]му|[ыиое]м|ей|[ую]ю|[ыи]х|[ыи]ми)$")
#: Adjectives of countries make no name: китайский завод.
_COUNTRY_STEMS = ("китайск", "российск", "русск", "монгольск", "казахск", "японск", "корейск", "белорусск")


def bodies(whole: str, text: Sequence[Token]) -> Iterator[NewName]:
    """Yield bodies that are told by an adjective with a capital: Даляньский политехнический университет."""
    for at, token in enumerate(text):
        type_ = next((_HEADS[form] for form in sorted(base_forms(token.word)) if form in _HEADS), None)
        if type_ is None:
            continue
        start = at
        while (
            start
            and at - start < _MOST_BEFORE_HEAD
            and text[start].joined
            and _is_adjectival(text[start - 1], whole)
        ):
            start -= 1
        while start < at and not _is_proper(text[start], at - start, type_):
            start += 1
        if start < at:
            last = _last_of(text, at) if type_ == "University" else at
            of_what = whole[token.end : text[last].end]
            name = whole[text[start].start : text[last].end]
            why = Message('the name of a body that nothing in the data has, "{name}"', name=name)
            shown = nominative(text[start : at + 1], whole) + of_what
            yield NewName(text[start].start, text[last].end, type_, shown, 0.55, why)


def _last_of(text: Sequence[Token], at: int) -> int:
    """Return the last word of what a university is of: of foreign languages, named after somebody."""
    last, honours = at, False
    for i in range(at + 1, min(at + 1 + _MOST_AFTER_HEAD, len(text))):
        token = text[i]
        if not token.joined or not (token.capital if honours else _is_of(token)):
            break
        honours = honours or token.word == "имени"
        if token.word not in ("и", "имени"):
            last = i
    return last


def _is_of(token: Token) -> bool:
    return not token.capital and (token.word in ("и", "имени") or "gent" in grammar(token.word))


def _is_proper(token: Token, words_after: int, type_: str) -> bool:
    """Tell whether a capital makes a name: at the head of a sentence only where more words follow."""
    if not token.text[:1].isupper():
        return False
    return not token.opens or words_after > 1 or type_ == "University"


def _is_adjectival(token: Token, whole: str) -> bool:
    word = token.word
    if not has_cyrillic(word) or word.startswith(_COUNTRY_STEMS):
        return False
    if word.endswith("о") and whole[token.end : token.end + 1] == "-":  # the first half: инженерно-
        return True
    return _FULL_FORM.search(word) is not None and any(map(is_adjective, base_forms(word)))


def nominative(run: Sequence[Token], whole: str) -> str:
    """Return the words of a name in the nominative, as far as a dictionary knows."""
    name = ""
    for i, token in enumerate(run):
        base = min(base_forms(token.word), key=lambda form: (not is_adjective(form), form))
        joint = "-" if i and whole[token.start - 1] == "-" else " "
        name += joint * (i > 0) + (base.capitalize() if token.capital else base)
    return name


def towns(whole: str, text: Sequence[Token]) -> Iterator[NewName]:
    """Yield names of towns that a dictionary of Russian has, after a word that leads to a place."""
    for at in range(1, len(text)):
        token, before = text[at], text[at - 1]
        name = place_base(token.word)
        if not (token.joined and token.text[:1].isupper() and name and before.word in _LEADING):
            continue
        hyphened = _HYPHENED.match(whole, token.start)
        if name in _NO_TOWNS or (hyphened is None and whole[token.end : token.end + 1] == "-"):
            continue
        why = Message('a place that nothing in the data has, after "{word}"', word=before.text)
        end = hyphened.end() if hyphened else token.end
        shown = hyphened[0] if hyphened else name.capitalize()
        yield NewName(token.start, end, "City", shown, 0.45, why)

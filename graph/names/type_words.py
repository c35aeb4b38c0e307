"""The words that tell of what kind a thing is whose name stands beside them, in three languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from graph.names.scripts import has_chinese
from graph.names.tokens import Token
from graph.names.word_forms import base_forms

#: By type; the first word of a line is what a new thing with it is called.
WORDS: Mapping[str, str] = {
    "Region": "регион субъект республика край область округ region oblast krai republic",
    "Province": "провинция province автономный",
    "City": "город г городской уезд порт city town county",
    "Company": (
        "компания корпорация холдинг концерн группа фирма предприятие завод комбинат фабрика производитель "
        "оператор ретейлер банк автоконцерн автопроизводитель разработчик застройщик поставщик агрохолдинг "
        "авиакомпания консорциум бренд марка инвестор подрядчик гк ооо ао пао зао оао нпо "
        "company corporation group holding firm manufacturer bank airline developer operator brand maker"
    ),
    "University": (
        "университет институт академия вуз колледж консерватория university institute academy college"
    ),
    "Organisation": (
        "организация ассоциация центр фонд союз музей театр больница общество палата министерство "
        "association centre center foundation museum hospital chamber ministry"
    ),
    "Zone": "тор тосэр оэз кластер технопарк парк агропарк индустриальный промпарк park zone cluster",
    "Project": (
        "проект завод комплекс терминал месторождение рудник шахта порт хаб мост дорога фабрика комбинат "
        "центр платформа project plant terminal deposit mine port hub bridge"
    ),
    "Corridor": "коридор маршрут рейс поезд corridor route flight train",
    "Event": (
        "форум выставка фестиваль конференция конкурс ярмарка саммит экспо игры акция программа "
        "forum exhibition festival conference fair summit expo"
    ),
    "BorderCrossing": "переход пункт погранпереход crossing checkpoint",
}
#: So many words may stand between the word for a kind and the name (завод китайской компании …: none).
_FAR = 2
_FAR_AFTER = 6
_PLACE_KINDS = frozenset(("область", "край", "округ", "республика", "регион", "oblast", "region", "krai"))


@cache
def _types() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for type_, words in WORDS.items():
        for word in words.split():
            found.setdefault(word, set()).add(type_)
    return {word: frozenset(types) for word, types in found.items()}


def kinds_of(word: str) -> frozenset[str]:
    """Return the types that a word, in any form, is a word for.

    Examples
    --------
    >>> sorted(kinds_of("заводом")), sorted(kinds_of("погода"))
    (['Company', 'Project'], [])
    """
    forms = (word,) if has_chinese(word) else base_forms(word)
    return frozenset().union(*(_types().get(form, frozenset()) for form in forms))


def kinds_before(text: Sequence[Token], at: int) -> frozenset[str]:
    """Return the types told by the nearest word for a kind before a word, in the same sentence."""
    for token in _back(text, at):
        if found := kinds_of(token.word):
            return found
    return frozenset()


def kind_after(text: Sequence[Token], at: int) -> bool:
    """Tell whether a word for a kind of region follows soon: Амурской и Томской областях."""
    return any(not base_forms(token.word).isdisjoint(_PLACE_KINDS) for token in text[at : at + _FAR_AFTER])


def _back(text: Sequence[Token], at: int) -> Iterator[Token]:
    for place in range(at, max(at - _FAR, 0), -1):
        if not text[place].joined and place < len(text):
            return
        yield text[place - 1]

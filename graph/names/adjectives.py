"""Adjectives of places in Russian (харбинский, амурский), and those of countries in English."""

from __future__ import annotations

from collections.abc import Iterator

from graph.names.folding import words
from graph.names.kinds import kind_words
from graph.names.named import Named, all_names, code_of
from graph.names.scripts import has_cyrillic
from graph.names.sounds import sound
from graph.names.word_forms import base_forms, is_adjective

#: Those of countries, with the beginnings of compounds (российско-китайский).
_COUNTRIES = {
    "CN": "китайский китайско chinese",
    "RU": "российский российско русский русско russian",
    "MN": "монгольский монголо монгольско mongolian",
    "KZ": "казахстанский казахский казахстанско kazakh kazakhstani",
    "BY": "белорусский белорусско belarusian",
    "JP": "японский японско japanese",
    "KR": "южнокорейский корейский корейско korean",
    "KP": "северокорейский",
    "IN": "индийский индийско indian",
    "IR": "иранский иранско iranian",
    "VN": "вьетнамский вьетнамско vietnamese",
    "US": "американский американо american",
    "UA": "украинский украинско ukrainian",
    "AE": "эмиратский",
    "MX": "мексиканский",
    "SY": "сирийский",
    "AU": "австралийский",
    "LB": "ливанский",
}
#: Adjectives that no rule gives, by the name.
_IRREGULAR = {
    "москва": ("московский",),
    "якутия": ("якутский",),
    "башкортостан": ("башкирский", "башкортостанский"),
    "татарстан": ("татарский", "татарстанский"),
    "чувашия": ("чувашский",),
    "чувашская": ("чувашский",),
    "удмуртия": ("удмуртский",),
    "хакасия": ("хакасский",),
    "тыва": ("тувинский", "тывинский"),
    "тува": ("тувинский",),
    "карелия": ("карельский",),
    "калмыкия": ("калмыцкий",),
    "бурятия": ("бурятский",),
    "мордовия": ("мордовский",),
    "адыгея": ("адыгейский",),
    "ингушетия": ("ингушский",),
    "хэйхэ": ("хэйхэский",),
    "приморье": ("приморский",),
    "ямал": ("ямальский",),
    "югра": ("югорский",),
    "чукотка": ("чукотский",),
    "камчатка": ("камчатский",),
    "тибет": ("тибетский",),
    "гонконг": ("гонконгский",),
    "набережные челны": ("челнинский",),
    "великий новгород": ("новгородский",),
    "нижний новгород": ("нижегородский",),
}
_VOWELS = "аеёиоуыэюя"


def adjectives_of(entity: Named) -> Iterator[str]:
    """Yield the adjectives of a place, in the nominative.

    Examples
    --------
    >>> from graph.statements.records import Entity
    >>> harbin = Entity("city:harbin", "City", {"ru": "Харбин", "en": "Harbin"}, (), {}, "")
    >>> list(adjectives_of(harbin))
    ['харбинский']
    """
    if entity.type == "Country":
        yield from _COUNTRIES.get(code_of(entity), "").split()
        return
    for name in filter(has_cyrillic, all_names(entity)):
        own = tuple(word for word in words(name) if sound(word) not in kind_words(entity.type))
        if " ".join(own) in _IRREGULAR:
            yield from _IRREGULAR[" ".join(own)]
        elif len(own) == 1 and is_adjective(own[0]) and entity.type in ("Region", "Province"):
            yield from sorted(form for form in base_forms(own[0]) if form.endswith(("ий", "ой", "ый")))
        elif len(own) == 1 and own[0].islower() and len(own[0]) > 2:
            yield from _made(own[0])


def _made(name: str) -> Iterator[str]:
    """Make the adjective of a noun by its ending."""
    if name.endswith(("ск", "цк")):
        yield name + "ий"
    elif name.endswith("ь"):
        yield name[:-1] + "ский"
        yield name + "ский"
    elif name.endswith(("а", "я")):
        stem = name[:-1]
        yield stem + "инский"
        yield stem + ("ский" if stem[-1] not in "лнь" or stem[-1] in _VOWELS else "ьский")
    elif name.endswith("и"):
        yield name + "йский"
        yield name + "ский"
    elif name.endswith(("ы", "о", "е")) and name[-2] not in _VOWELS:
        yield name[:-1] + "ский"
        yield name + "ский"
    else:
        yield name + "ский"

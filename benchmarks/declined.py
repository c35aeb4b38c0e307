"""Forms of Russian names by the rules of declension as grammars print them, for names that are measured.

Zaliznyak, Grammatical Dictionary of the Russian Language: adjectives of the first type, nouns in a hard or
soft consonant, in -а and -я. It is written for the measurement alone, so that what is measured has no part
in it. A name that the rules leave open (Сычуань and Тяньцзинь differ in gender) has no forms.
"""

from __future__ import annotations

import re

GENITIVE, DATIVE, INSTRUMENTAL, PREPOSITIONAL = range(4)
_ADJECTIVES = {
    "ский": ("ского", "скому", "ским", "ском"),
    "цкий": ("цкого", "цкому", "цким", "цком"),
    "ская": ("ской", "ской", "ской", "ской"),
    "ая": ("ой", "ой", "ой", "ой"),
}
_KINDS = {
    "область": ("области", "области", "областью", "области"),
    "край": ("края", "краю", "краем", "крае"),
    "республика": ("республики", "республике", "республикой", "республике"),
    "округ": ("округа", "округу", "округом", "округе"),
    "автономный": ("автономного", "автономному", "автономным", "автономном"),
    "автономная": ("автономной", "автономной", "автономной", "автономной"),
}
_VOWELS = "аеёиоуыэюя"
#: Consonants after which и stands for ы, and е for о in an ending without stress.
_VELAR, _HUSHING = "гкхжчшщ", "жчшщц"


def declined(name: str, case: int) -> str | None:
    """Return the form of a name of one or two words (and a kind of region); None where no rule gives it.

    Examples
    --------
    >>> declined("Амурская область", GENITIVE), declined("Шанхай", PREPOSITIONAL)
    ('Амурской области', 'Шанхае')
    >>> declined("Циндао", GENITIVE) is None
    True
    """
    forms = [_word(word, case) for word in name.split()]
    return None if None in forms else " ".join(form for form in forms if form)


def _word(word: str, case: int) -> str | None:
    if word.lower() in _KINDS:
        form = _KINDS[word.lower()][case]
        return form.capitalize() if word[0].isupper() else form
    for ending, forms in _ADJECTIVES.items():
        if word.endswith(ending):
            return word.removesuffix(ending) + forms[case]
    if not re.fullmatch("[А-ЯЁ][а-яё]+", word):
        return None
    return _noun(word, case)


def _noun(word: str, case: int) -> str | None:
    stem, last = word[:-1], word[-1]
    if last == "й" and stem[-1] in "ао":
        return stem + ("я", "ю", "ем", "е")[case]
    if last == "й" and stem[-1] in "эе":
        return stem + ("я", "ю", "ем", "е")[case]
    if last == "а" and stem[-1] not in _VOWELS:
        plural = "и" if stem[-1] in _VELAR else "ы"
        return stem + (plural, "е", "ей" if stem[-1] in _HUSHING else "ой", "е")[case]
    if word.endswith("ия"):
        return stem + ("и", "и", "ей", "и")[case]
    if word.endswith(("ань", "ерь", "азань", "юмень")) and word in _FEMININE:
        return stem + ("и", "и", "ью", "и")[case]
    if last in "бвгдзклмнпрстфхцчшщж":
        return word + ("а", "у", "ем" if last in _HUSHING else "ом", "е")[case]
    return None


_FEMININE = frozenset(("Казань", "Рязань", "Пермь", "Тверь", "Тюмень", "Астрахань", "Сызрань", "Ухань"))

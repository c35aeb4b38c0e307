"""Which of the languages of the project a text is in: by its script and its commonest words."""

from __future__ import annotations

import re
from collections.abc import Iterable

#: Words that stand in nearly every text of a language, and in few of those with the same letters.
_WORDS = {
    "ru": "и в на не что с по для из как его это к от был года будет были при также до",
    "en": "the of and in to is that for with by was has will its are from",
}
_COMMON = {lang: frozenset(words.split()) for lang, words in _WORDS.items()}
_LETTERS = {
    "ru": re.compile(r"[А-яЁё]+"),
    "en": re.compile(r"[A-Za-z]+"),
    "zh": re.compile(r"[\u4e00-\u9fff]"),
}
#: Letters of other languages that are written with Russian ones.
_FOREIGN, _MOST_FOREIGN = re.compile("[і-џґўәғқңөұүһ]", re.IGNORECASE), 0.005
#: A Chinese character says about as much as three letters.
_WORTH = {"ru": 1, "en": 1, "zh": 3}
_SAMPLE = 20_000
#: One in so many words is a common one.
_ONE_IN = 25


def language_of(texts: Iterable[str]) -> str | None:
    """Return ru, en or zh; None for another language, or where too little is said."""
    sample, length = [], 0
    for text in texts:
        sample.append(text)
        length += len(text)
        if length > _SAMPLE:
            break
    whole = " ".join(sample)[:_SAMPLE]
    words = {lang: letters.findall(whole) for lang, letters in _LETTERS.items()}
    sizes = {lang: _WORTH[lang] * sum(map(len, found)) for lang, found in words.items()}
    best = max(sizes, key=lambda lang: sizes[lang])
    if sizes[best] == 0:
        return None
    if best == "ru" and len(_FOREIGN.findall(whole)) > _MOST_FOREIGN * sizes[best]:
        return None
    common = _COMMON.get(best)
    if common is None:
        return best
    told = sum(word.casefold() in common for word in words[best])
    return best if told and told * _ONE_IN >= len(words[best]) else None

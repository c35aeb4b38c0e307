"""Which region or province a user means: an id, an ISO code, a name in any language, a part of a name."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable, Sequence

from graph.statements.records import Entity
from schema.errors import UsageError

_WORD = re.compile(r"[^\W_]+")
_ABBREVIATIONS = {"обл": "область", "респ": "республика"}
#: More candidates than this are not all named.
_MOST_NAMED = 8


def find_place(entities: Iterable[Entity], given: str, types: Sequence[str]) -> Entity:
    """Return the entity of one of the types that is meant.

    An id or code comes first, then a whole name or alias, then words of one (``Amur``, ``Амурская``) or the
    beginning of a Chinese one. Case, hyphens, quotes and the dots of ``ё`` make no difference.

    Raises
    ------
    UsageError
        None is meant, or several are; near names or all candidates are in the message.
    """
    places = [e for e in entities if e.type in types]
    wanted = given.strip().casefold()
    for place in places:
        if wanted in (place.id.casefold(), place.id.partition(":")[2].casefold()):
            return place
    for found in (_called(places, given), _partly_called(places, given)):
        if len(found) == 1:
            return found[0]
        if found:
            raise UsageError(f'"{given}" may be {_listed(found)}; give the id')
    raise UsageError(_unknown(places, given, types))


def _names(place: Entity) -> list[str]:
    return [name for name in (place.ru, place.en, place.zh, *place.aliases) if name]


def _words(name: str) -> tuple[str, ...]:
    plain = unicodedata.normalize("NFKC", name).casefold().replace("ё", "е")
    return tuple(_ABBREVIATIONS.get(word, word) for word in _WORD.findall(plain))


def _called(places: Sequence[Entity], given: str) -> list[Entity]:
    wanted = _words(given)
    return [p for p in places if wanted and any(_words(name) == wanted for name in _names(p))]


def _partly_called(places: Sequence[Entity], given: str) -> list[Entity]:
    wanted = set(_words(given))
    beginning = given.strip()
    chinese = len(beginning) > 1 and all("\u3400" <= c <= "\u9fff" for c in beginning)
    return [
        p
        for p in places
        if (wanted and any(wanted <= set(_words(name)) for name in _names(p)))
        or (chinese and any(name.startswith(beginning) for name in _names(p)))
    ]


def _listed(places: Sequence[Entity]) -> str:
    ids = [place.id for place in places]
    return " or ".join(ids) if len(ids) <= _MOST_NAMED else f"one of {len(ids)}"


def _unknown(places: Sequence[Entity], given: str, types: Sequence[str]) -> str:
    kinds = " or ".join(types).lower()
    names = {n.casefold(): n for p in places for n in (p.id.partition(":")[2], p.ru, p.en, *p.aliases)}
    near = difflib.get_close_matches(given.casefold(), names, n=3, cutoff=0.6)
    hint = f" (did you mean {' or '.join(names[n] for n in near)}?)" if near else ""
    return f'there is no {kinds} "{given}"{hint}; argun {types[0].lower()}s lists them'

"""Short names of places for rows and labels: what all names of a kind have in common is left out or cut."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from graph.statements.records import Entity

#: What is said shorter, and how; from the first to the last.
_SHORTER = tuple(
    (re.compile(long), short)
    for long, short in (
        (r"^Republic of ", ""),
        (r" Republic$", " Rep."),
        (r" Autonomous (Okrug|Oblast)\b", " AO"),
        (r" Oblast\b", ""),
        (r"^Республика ", ""),
        (r" Республика\b", " Респ."),
        (r" автономный округ\b", " АО"),
        (r" автономная область\b", " АО"),
        (r" автономный район\b", " АР"),
        (r" область\b", " обл."),
        (r"特别行政区$", ""),
    )
)
#: A second name after the first one.
_SECOND = re.compile(r"( \([^)]*\)| — .*)$")
#: Names that are longer lose their second name.
_LONG = 16


def short_names(places: Iterable[Entity], lang: str) -> dict[str, str]:
    """Return a short name of each place by id: distinct, and none that another place's name begins with.

    Examples
    --------
    >>> cities = [("Moscow", "Moscow"), ("Oblast", "Moscow Oblast"), ("Amur", "Amur Oblast")]
    >>> places = [Entity(id_, "Region", {"en": name}, (), {}, "") for id_, name in cities]
    >>> list(short_names(places, "en").values())
    ['Moscow', 'Moscow Oblast', 'Amur']
    """
    return distinct({place.id: place.name(lang) for place in places})


def distinct(full: Mapping[str, str]) -> dict[str, str]:
    """Return a short name for each full one, by id, as :func:`short_names` does."""
    short = {id_: _shortened(name) for id_, name in full.items()}
    return {id_: name if _is_clear(id_, name, full, short) else full[id_] for id_, name in short.items()}


def _shortened(name: str) -> str:
    for long, short in _SHORTER:
        name = long.sub(short, name)
    return _SECOND.sub("", name) if len(name) > _LONG else name


def _is_clear(id_: str, name: str, full: Mapping[str, str], short: Mapping[str, str]) -> bool:
    """Tell whether a short name means no other place."""
    others = (other for other in full if other != id_)
    return not any(name in (full[o], short[o]) or full[o].startswith(name) for o in others)

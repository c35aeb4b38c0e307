"""The codes of places in other systems, as tables give them: zeros lost or added, the country left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.names.chinese import SHORT
from graph.names.folding import plain
from graph.names.named import Named, code_of
from graph.names.scripts import has_cyrillic
from schema.messages import N_

#: Properties with numbers of a classification, and the lengths to which its users fill them up with zeros.
NUMBERS = {"okato": (N_("OKATO"), (5, 8, 11)), "gbt2260": ("GB/T 2260", (6, 12))}
_SECOND_NAME = re.compile(r" [—(].*")


def codes(entity: Named) -> Iterator[str]:
    """Yield what may be given for the id, folded: ``ru-amu``, ``ruamu``, ``10``, ``10000000000``."""
    yield plain(code_of(entity))
    if entity.type == "Province":
        yield from SHORT.get(str(entity.properties.get("iso", "")).partition("-")[2], "")
    for name, (_, lengths) in NUMBERS.items():
        if number := str(entity.properties.get(name, "")):
            for filled in {number, *(number.ljust(length, "0") for length in lengths)}:
                yield from {filled, filled.lstrip("0")}
            if name == "gbt2260":
                yield number.removesuffix("0000")


def capitals(entity: Named) -> Iterator[str]:
    """Yield what may be given in capital letters only: the ISO code without its country, Russian initials."""
    if iso := str(entity.properties.get("iso", "")):
        yield iso.partition("-")[2]
    russian = entity.names.get("ru", "")
    for name in {russian, _SECOND_NAME.sub("", russian)} if entity.type in ("Region", "Province") else ():
        initials = "".join(word[0] for word in re.findall(r"\w+", name)).upper()
        if len(initials) > 1 and has_cyrillic(initials):
            yield initials


def system_of(given: str, entity: Named) -> str | None:
    """Return the system whose number of an entity was given; None where it is no number."""
    if not plain(given).isdecimal():
        return None
    return next((system for name, (system, _) in NUMBERS.items() if name in entity.properties), None)

"""Official names and romanisations of places, made by programs that know nothing of ours.

``python tests/names/names_table.py`` prints how many of them are understood. The official names are those of
ISO 3166-2 (pycountry) and GB/T 2260, which are the Chinese names in full; the romanisations are made from the
Russian names of the regions by ``iuliia``.
"""

from __future__ import annotations

import sys

import iuliia
import pycountry

from graph.names.finding import NameIndex
from graph.statements.records import Entity
from schema.errors import UsageError
from tests.shipped import shipped_workspace

PLACES = ("Region", "Province")
#: The systems by their names in ``iuliia``; what is said of a place by each of them.
SYSTEMS = {
    "BGN/PCGN": "BGN_PCGN",
    "ISO 9:1995 (GOST 7.79 A)": "GOST_779",
    "GOST 7.79 B": "GOST_779_ALT",
    "ALA-LC": "ALA_LC",
    "passports (ICAO 9303)": "ICAO_DOC_9303",
    "passports (GOST 52535)": "GOST_52535",
    "scholars": "SCIENTIFIC",
    "ISO/R 9:1968": "ISO_9_1968",
}


def index() -> NameIndex[Entity]:
    """Return the index of the shipped entities."""
    return shipped_workspace().names


def understood(given: str, types: tuple[str, ...] = PLACES) -> str:
    """Return the code of the place that is meant, or why none is."""
    try:
        return index().find(given, types).id.partition(":")[2]
    except UsageError as error:
        return str(error)


def places(type_: str) -> list[Entity]:
    """Return the shipped places of a type."""
    return [e for e in shipped_workspace().statements.entities.values() if e.type == type_]


def official() -> list[tuple[str, str]]:
    """Return the code and the name in ISO 3166-2 of the 117 subdivisions of both countries."""
    return sorted((s.code, s.name) for s in pycountry.subdivisions if s.country_code in ("RU", "CN"))


def chinese() -> list[tuple[str, str]]:
    """Return the code and the name in GB/T 2260 of each province."""
    return [(e.id.partition(":")[2], e.names["zh"]) for e in places("Province")]


def romanised(system: str) -> list[tuple[str, str]]:
    """Return the code of each region and its Russian name in a system of romanisation."""
    scheme = getattr(iuliia, SYSTEMS[system])
    return [(e.id.partition(":")[2], scheme.translate(e.names["ru"])) for e in places("Region")]


def main() -> None:
    """Print a line for each list, and what of it is not understood."""
    lists = {"ISO 3166-2": official(), "GB/T 2260": chinese()}
    for system in SYSTEMS:
        lists[system] = romanised(system)
    for name, names in lists.items():
        wrong = [(code, given, read) for code, given in names if (read := understood(given)) != code]
        sys.stdout.write(f"{name}\t{len(names) - len(wrong)} of {len(names)}\n")
        sys.stdout.writelines(f"\t{code}\t{given}\t{read}\n" for code, given, read in wrong)


if __name__ == "__main__":
    main()

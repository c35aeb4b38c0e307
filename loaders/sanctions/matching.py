"""Which company of the data a party of an export is: by an identifier, or by a whole name in its own country.

Nothing is guessed: to call a company sanctioned that is not would be libel. What is only nearly so is told,
and left to the reader.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.names.folding import fold, plain
from graph.statements.parties import CHINA, PARTY_TYPES, RUSSIA
from graph.statements.records import Entity
from loaders.identifiers import CHECKS
from loaders.sanctions.listed import Listed
from schema.errors import UsageError
from schema.messages import Message

#: What both sides may know of a company: the ids of the export itself, and those of registers.
_IDENTIFIERS = ("opensanctions", "wikidata", "inn", "ogrn", "uscc", "lei")
#: Codes of countries in exports that are parts or forerunners of those of the data.
_PARTS = {"hk": CHINA, "mo": CHINA, "suhh": RUSSIA}
_SEATS = {"region": RUSSIA, "province": CHINA}


@dataclass(frozen=True, slots=True)
class Match:
    """Whom a party is taken for: ``by`` is what both have, ``doubt`` says why it may not be."""

    company: str
    by: str
    doubt: Message | None = None
    #: Whether an identifier says so.
    sure: bool = False


class Companies:
    """The companies and other bodies of the data, by identifier and by name."""

    def __init__(self, entities: Iterable[Entity], same: Mapping[str, str]) -> None:
        """Take the entities, and what the user knows of entries by their id: whom each is, empty for nobody.

        Raises
        ------
        UsageError
            There is no such company or body.
        """
        self._entities = {
            e.id: e for e in entities if e.type in PARTY_TYPES and e.properties.get("named") is not False
        }
        self._same = same
        for entry, id_ in same.items():
            if id_ and id_ not in self._entities:
                raise UsageError(
                    'the mapping says that {entry} is "{id}", and the data have no such company, university '
                    "or organisation: argun entities finds ids",
                    entry=entry, id=id_,
                )  # fmt: skip
        self._by_identifier: dict[str, set[str]] = defaultdict(set)
        self._whole: dict[str, set[str]] = defaultdict(set)
        self._nearly: dict[str, set[str]] = defaultdict(set)
        for id_, entity in self._entities.items():
            for key in _IDENTIFIERS:
                if key in entity.properties:
                    self._by_identifier[str(entity.properties[key])].add(id_)
            for name in (*entity.names.values(), *entity.aliases):
                self._whole[plain(name)].add(id_)
                self._nearly[fold(name)].add(id_)

    def match(self, listed: Listed) -> Match | None:
        """Return what a party is, or may be; None for nobody of the data."""
        if listed.id in self._same:
            decided = self._same[listed.id]
            return Match(decided, listed.id, sure=True) if decided else None
        told = {code for code in (listed.id, *listed.identifiers) if code in self._by_identifier}
        found = {id_ for code in told for id_ in self._by_identifier[code]}
        if len(found) == 1:
            return Match(found.pop(), min(told), sure=True)
        if found:
            several = Message("its identifiers are those of several: {ids}", ids=tuple(sorted(found)))
            return Match(min(found), min(told), several)
        return self._by_name(listed, whole=True) or self._by_name(listed, whole=False)

    def _by_name(self, listed: Listed, *, whole: bool) -> Match | None:
        known, key = (self._whole, plain) if whole else (self._nearly, fold)
        names = {name: known[k] for name in listed.names if (k := key(name)) in known}
        found = {id_ for ids in names.values() for id_ in ids}
        if not found:
            return None
        id_, name = min(found), min(names)
        if len(found) > 1:
            doubt: Message | None = Message("several have the name: {ids}", ids=tuple(sorted(found)))
        else:
            doubt = self._doubt(listed, self._entities[id_])
        if doubt is None and not whole:
            doubt = Message("the names differ in the legal form")
        return Match(id_, name, doubt)

    def _doubt(self, listed: Listed, entity: Entity) -> Message | None:
        """Say why a body with the same name may be another one."""
        for key in ("inn", "ogrn", "uscc", "lei"):
            own = str(entity.properties.get(key, ""))
            others = sorted(code for code in listed.identifiers if CHECKS[key](code))
            if own and others and own not in others:
                return Message("{key} is {own} in the data and {other} in the export", key=key, own=own,
                               other=others[0])  # fmt: skip
        country = country_of(entity)
        theirs = {_PARTS.get(code, f"country:{code.upper()}") for code in listed.countries}
        if not country:
            return Message("the data don't tell its country")
        if not theirs:
            return Message("the export doesn't tell its country")
        if country not in theirs:
            codes = tuple(sorted(listed.countries))
            return Message("its country is {own} in the data and {other} in the export",
                           own=country.partition(":")[2], other=codes)  # fmt: skip
        return None


def country_of(entity: Entity) -> str:
    """Return the id of the country of a body, else of its seat; empty where neither is told."""
    told = str(entity.properties.get("country") or "")
    return told or _SEATS.get(str(entity.properties.get("seat", "")).partition(":")[0], "")

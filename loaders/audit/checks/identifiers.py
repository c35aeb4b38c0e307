"""Rules about identifiers of all entities, and about names and seats of companies and other bodies."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from graph.statements.parties import CHINA, PARTY_TYPES, party_or_type
from graph.statements.records import Entity
from loaders.audit.records import Context, Fault, Item
from loaders.audit.registry import Check
from loaders.audit.rules import ERROR, WARNING, Rule
from loaders.identifiers import CHECKS, IDENTIFIERS
from schema.messages import N_

WRONG_IDENTIFIER = Rule(
    "AR110",
    ERROR,
    title=N_("Identifier that cannot be right"),
    text=N_('"{value}" is no {kind}: its form or its check digits are wrong'),
    next=N_("Look it up again; leave it out where it is not certain"),
)
NO_CHINESE_NAME = Rule(
    "AR111",
    WARNING,
    title=N_("Chinese party without a Chinese name"),
    text=N_('"{id}" is Chinese and has neither zh nor zh_absent'),
    next=N_("Add zh where it is certain, otherwise say in zh_absent why there is none"),
)
SHARED_IDENTIFIER = Rule(
    "AR112",
    ERROR,
    title=N_("Identifier of two entities"),
    text=N_('"{id}" has the same {kind} as "{other}" ({place}): {value}'),
    next=N_("Merge the two, or correct the identifier"),
    absence=True,
)
SEAT_ABROAD = Rule(
    "AR113",
    WARNING,
    title=N_("Seat in another country than the company"),
    text=N_('"{id}" is of {country}, but its seat {seat} is not there'),
    next=N_("Take the country of the seat and say in ownership whose it is, or correct the seat"),
)
PLACEHOLDER_NAME = Rule(
    "AR114",
    WARNING,
    title=N_("Name that is a placeholder"),
    text=N_('"{id}" counts as named, but its name names nobody: {name}'),
    next=N_("Set named: false and use unnamed in its id, or give the name that the source gives"),
)
#: A word that names nobody; a name that consists of such words alone is a placeholder.
_NOBODY = re.compile(
    r"(китайск|российск|иностранн|неизвестн|неназванн|компани|фирм|инвестор|партн[её]р|бизнес|предприяти)\w*"
    r"|chinese|russian|foreign|unknown|unnamed|an?|the|compan(y|ies)|firms?|investors?|partners?|business(es)?"
    r"|enterprises?",
    re.IGNORECASE,
)
_PARTY = party_or_type(PARTY_TYPES[0])


def check_identifiers(context: Context) -> Iterator[Fault]:
    """Check the identifiers of every entity, and names and seats of companies and other bodies."""
    owners = _owners(context)
    for item, entity in context.judged:
        for kind, value in _identifiers(entity):
            if kind in CHECKS and not CHECKS[kind](value):
                yield Fault(WRONG_IDENTIFIER, item, (kind,), {"value": value, "kind": kind})
            owner = owners[party_or_type(entity.type), kind, value]
            other = owner if owner != entity.id else _other_kind(entity, kind, value, owners)
            if other:
                yield _shared(entity.id, other, kind, value, item, context)
        yield from _party(entity, item, context)


def _owners(context: Context) -> dict[tuple[str, str, str], str]:
    """Return the entity that each identifier belongs to: of a lower layer, else the first by its id."""
    layers = context.statements.layers
    having = (e for e in context.statements.entities.values() if any(_identifiers(e)))
    found: dict[tuple[str, str, str], str] = {}
    for entity in sorted(having, key=lambda e: (layers.index(e.layer), e.id)):
        for kind, value in _identifiers(entity):
            # A town and its province may share one.
            found.setdefault((party_or_type(entity.type), kind, value), entity.id)
    return found


def _identifiers(entity: Entity) -> Iterator[tuple[str, str]]:
    for kind in IDENTIFIERS:
        if kind in entity.properties:
            yield kind, str(entity.properties[kind])


def _other_kind(
    entity: Entity, kind: str, value: str, owners: Mapping[tuple[str, str, str], str]
) -> str | None:
    """Return the place or thing whose identifier a party has: a town is no company."""
    others = (o for (group, *rest), o in owners.items() if rest == [kind, value] and group != _PARTY)
    return min(others, default=None) if party_or_type(entity.type) == _PARTY else None


def _shared(entity_id: str, other: str, kind: str, value: str, item: Item, context: Context) -> Fault:
    values = {
        "id": entity_id,
        "other": other,
        "place": context.all_entity_items[other].place,
        "kind": kind,
        "value": value,
    }
    return Fault(SHARED_IDENTIFIER, item, (kind,), values)


def _party(entity: Entity, item: Item, context: Context) -> Iterator[Fault]:
    if entity.type not in PARTY_TYPES or entity.properties.get("named") is False:
        return
    country = entity.properties.get("country")
    if country == CHINA and "zh" not in entity.names and "zh_absent" not in entity.properties:
        yield Fault(NO_CHINESE_NAME, item, ("id",), {"id": entity.id})
    for lang in ("ru", "en"):
        name = entity.names.get(lang, "")
        if name and all(map(_NOBODY.fullmatch, re.findall(r"[^\W\d_]+", name))):
            yield Fault(PLACEHOLDER_NAME, item, (lang,), {"id": entity.id, "name": name})
    seat = entity.properties.get("seat")
    there = context.country_of(str(seat)) if seat and entity.type == "Company" else None
    if there and country and there != country:
        yield Fault(SEAT_ABROAD, item, ("seat",), {"id": entity.id, "country": country, "seat": seat})


CHECK = Check(
    (WRONG_IDENTIFIER, NO_CHINESE_NAME, SHARED_IDENTIFIER, SEAT_ABROAD, PLACEHOLDER_NAME), check_identifiers
)

"""Rules about two entities with one name: equal names, near names across scripts, shared aliases."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from graph.names.folding import fold
from graph.names.named import all_names
from graph.names.palladius import pinyin_key
from graph.names.slips import is_one_edit, one_edit_keys
from graph.statements.parties import party_or_type
from graph.statements.records import Entity
from loaders.audit.records import Context, Fault, Item
from loaders.audit.registry import Check
from loaders.audit.rules import ERROR, WARNING, Rule
from schema.messages import N_

SAME_NAME = Rule(
    "AR025",
    ERROR,
    title=N_("Two entities with the same name"),
    text=N_('"{id}" has the same name as "{other}" ({place}): {name}'),
    next=N_("Merge them, give them different names, or join them by POSSIBLY_SAME"),
    absence=True,
)
NEAR_NAME = Rule(
    "AR026",
    WARNING,
    title=N_("Names that are almost the same"),
    text=N_('"{id}" ({name}) is almost the same as "{other}" ({other_name}, {place})'),
    next=N_("Merge them if they are one thing; otherwise join them by POSSIBLY_SAME or leave them"),
    absence=True,
)
NAMED_AS_ALIAS = Rule(
    "AR027",
    WARNING,
    title=N_("Entity used once under another's alias"),
    text=N_('"{id}" is used once and its name is an alias of "{other}" ({place}): {name}'),
    next=N_("Use the other entity instead"),
    absence=True,
)
SHARED_ALIAS = Rule(
    "AR028",
    WARNING,
    title=N_("Alias shared by two entities"),
    text=N_('the alias {name} also belongs to "{other}" ({place})'),
    next=N_("Keep the alias only with the entity that the source means"),
    absence=True,
)
#: Names shorter than this differ by one letter too often (Wuhu, Wuxi).
_SHORTEST = 7
_KIN = frozenset({"POSSIBLY_SAME", "SUBSIDIARY_OF", "PART_OF", "PRODUCT_OF", "SUCCEEDED_BY", "LOCATED_IN"})
_COMPARED = frozenset(
    {
        "City",
        "Company",
        "University",
        "Organisation",
        "Project",
        "Zone",
        "Corridor",
        "BorderCrossing",
        "Product",
    }
)
Pair = tuple[str, str]


def check_names(context: Context) -> Iterator[Fault]:
    """Compare the names of entities of one kind; each pair is reported once, of that which came later."""
    entities = _compared(context)
    kin = {frozenset((t.source_id, t.target_id)) for t in context.statements.ties.values() if t.type in _KIN}
    groups: dict[str, list[Entity]] = defaultdict(list)
    for entity in entities:
        groups[party_or_type(entity.type)].append(entity)
    for group in sorted(groups):
        seen = {pair for pair in kin if len(pair) == 2}
        for rule, pairs in (
            (SAME_NAME, _equal_names(groups[group])),
            (NAMED_AS_ALIAS, _names_as_aliases(groups[group], context)),
            (SHARED_ALIAS, _shared_aliases(groups[group])),
            (NEAR_NAME, _near_names(groups[group])),
        ):
            for first, second, name, other_name in pairs:
                pair = frozenset((first.id, second.id))
                if first.id not in context.entity_items:
                    continue  # both are beneath
                if pair not in seen and not _differ(rule, first, second, context):
                    seen.add(pair)
                    yield _fault(rule, first, second, (name, other_name), context)


def _compared(context: Context) -> list[Entity]:
    """Return the entities to judge and, of those beneath, the ones that may share a name with them.

    The order is that in which they came: by layers, the lowest first, then by id.
    """
    known = context.statements.entities
    every = [e for e in known.values() if e.type in _COMPARED and e.properties.get("named") is not False]
    own = [e for e in every if e.id in context.entity_items]
    if context.beneath and own:
        taken = set().union(*map(_keys, own))
        own += [e for e in every if e.id not in context.entity_items and not taken.isdisjoint(_keys(e))]
    levels = _levels(context)
    return sorted(own, key=lambda e: (levels[e.layer], e.id))


def _levels(context: Context) -> Mapping[str, int]:
    return {layer: level for level, layer in enumerate(context.statements.layers)}


def _keys(entity: Entity) -> set[str]:
    """Return what a name that is almost one of an entity's would share with it."""
    folded = {fold(name) for name in all_names(entity)}
    edited = (one_edit_keys(key) for key in folded if len(key) >= _SHORTEST)
    pinyin = filter(None, map(pinyin_key, all_names(entity)))
    return folded.union(pinyin, *edited)


def _fault(rule: Rule, first: Entity, second: Entity, names: Pair, context: Context) -> Fault:
    item, other = context.all_entity_items[first.id], context.all_entity_items[second.id]
    values = {
        "id": first.id,
        "other": second.id,
        "place": other.place,
        "name": names[0],
        "other_name": names[1],
    }
    return Fault(rule, item, _key_of(item, names[0], context), values)


def _key_of(item: Item, name: str, context: Context) -> tuple[str]:
    return (
        next((lang for lang in context.schema.languages("entity") if item.data.get(lang) == name), "aliases"),
    )


def _differ(rule: Rule, first: Entity, second: Entity, context: Context) -> bool:
    """Towns of one name in different places are two things, and so are near names with two Chinese ones."""
    if rule is NEAR_NAME:
        chinese = [e.names.get("zh") for e in (first, second)]
        return None not in chinese and chinese[0] != chinese[1]
    places = [set(context.whereabouts.get(e.id, ())) for e in (first, second)]
    return first.type == "City" and all(places) and not places[0] & places[1]


Found = Iterator[tuple[Entity, Entity, str, str]]


def _by_key(pairs: Iterable[tuple[str, Entity, str]]) -> Iterator[list[tuple[Entity, str]]]:
    found: dict[str, dict[str, tuple[Entity, str]]] = defaultdict(dict)
    for key, entity, name in pairs:
        if key:
            found[key].setdefault(entity.id, (entity, name))
    for key in sorted(found):
        if len(found[key]) > 1:
            yield list(found[key].values())


def _couples(pairs: Iterable[tuple[str, Entity, str]]) -> Found:
    """Couple those that share a key with the first of them; they stand in the order in which they came."""
    for (first, first_name), *rest in _by_key(pairs):
        for entity, name in rest:
            yield entity, first, name, first_name


def _equal_names(group: list[Entity]) -> Found:
    yield from _couples((fold(name), e, name) for e in group for name in e.names.values())


def _names_as_aliases(group: list[Entity], context: Context) -> Found:
    """Couple those used once with one of the same layer or a lower one that has the name as an alias."""
    levels, uses = _levels(context), context.uses
    owners: dict[str, Entity] = {}
    for entity in group:
        for alias in entity.aliases:
            owners.setdefault(fold(alias), entity)
    for entity in group:
        for name in entity.names.values():
            owner = owners.get(fold(name))
            if not owner or owner.id == entity.id or levels[owner.layer] > levels[entity.layer]:
                continue
            if uses[entity.id] <= 1:
                yield entity, owner, name, name


def _shared_aliases(group: list[Entity]) -> Found:
    every = [(fold(n), e, n) for e in group for n in (*e.aliases, *e.names.values())]
    yield from _couples(every)


def _near_names(group: list[Entity]) -> Found:
    """Couple names that pinyin and Palladius share, then names one letter apart, digits apart."""
    yield from _couples((pinyin_key(n) or "", e, n) for e in group for n in all_names(e))
    edits: dict[str, dict[str, tuple[Entity, str]]] = defaultdict(dict)
    for entity in group:
        for name in (*(n for lang, n in entity.names.items() if lang != "zh"), *entity.aliases):
            key = fold(name)
            if len(key) >= _SHORTEST:
                for variant in one_edit_keys(key):
                    edits[variant].setdefault(entity.id, (entity, name))
    for variant in sorted(edits):
        found = list(edits[variant].values())
        for entity, name in found[1:]:
            other = found[0][1]
            if is_one_edit(fold(name), fold(other)) and _digits(name) == _digits(other):
                yield entity, found[0][0], name, other


def _digits(name: str) -> list[str]:
    return re.findall(r"\d+", name)


CHECK = Check(
    (
        SAME_NAME,
        NEAR_NAME,
        NAMED_AS_ALIAS,
        SHARED_ALIAS,
    ),
    check_names,
)

"""Which region or province, or which entity of another type, a user means by what was typed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from graph.statements.records import Entity
from graph.texts import BASE
from graph.workflows.name_readings import (
    all_names,
    as_it_stands,
    by_capital,
    by_parts,
    by_whole_name,
    code_of,
    is_called_after_capital,
)
from graph.workflows.word_forms import is_chinese, is_russian, plain, words
from schema.errors import UsageError
from schema.messages import N_, Message, either

#: Is told what was typed and the entity that it is taken for.
Resolved = Callable[[str, Entity], None]

#: More candidates than this are counted, not named.
_MOST_NAMED = 6
_MOST_NEAR = 3
#: Names are compared by the share of letters that need not change: the least that may have been meant, and
#: how far a name may fall behind the nearest one.
_NEAR, _BEHIND = 0.7, 0.1
#: A word in the names of so many entities tells none of them from the others.
_COMMON = 5
_SHORTEST_WORD = 5

_REGION, _PROVINCE, _PLACE, _ANY = ("Region",), ("Province",), ("Region", "Province"), ()
_UNKNOWN = {
    _REGION: N_('there is no region "{name}"'),
    _PROVINCE: N_('there is no province "{name}"'),
    _PLACE: N_('there is no region or province "{name}"'),
    _ANY: N_('nothing is called "{name}"'),
}
_LISTS = {
    _REGION: N_("see the list of regions"),
    _PROVINCE: N_("see the list of provinces"),
    _PLACE: N_("see the lists of regions and provinces"),
    _ANY: N_("see the list of entities"),
}
_NAME_ONE = {
    _REGION: N_("name a region"),
    _PROVINCE: N_("name a province"),
    _PLACE: N_("name a region or a province"),
    _ANY: N_("name something else"),
}


def find_place(
    entities: Iterable[Entity], given: str, types: Sequence[str] = _ANY, resolved: Resolved | None = None
) -> Entity:
    """Return the entity of one of the types (none: of any) that is meant.

    An id or code comes first, then a whole name or alias in any case form, then parts of one: its words
    (``Амурской``), their beginnings (``Новосиб``), the beginning of a Chinese one; last the capital that a
    region is called after. Case, hyphens, spaces, quotes and the dots of ``ё`` make no difference.
    ``resolved`` is told the entity when what was typed is neither its id nor a name in full.

    Raises
    ------
    UsageError
        None is meant, or several may be, or it is something else; the candidates are in the message.
    """
    everything = list(entities)
    wanted = [e for e in everything if not types or e.type in types]
    others = [e for e in everything if types and e.type not in types]
    exact = as_it_stands(wanted, given)
    found = exact or _taken_for(wanted, others, given, types)
    if not found:
        raise _unknown(wanted, others, given, types)
    if len(found) > 1:
        raise _ambiguous(found, given)
    if resolved and not exact:
        resolved(given, found[0])
    return found[0]


def taken_as(given: str, entity: Entity, lang: str) -> Message:
    """Return what to say of a name that was typed and the entity that it is taken for."""
    return Message(
        '"{given}" is taken as {name} ({id})', given=given, name=entity.name(lang), id=_short_id(entity)
    )


def _taken_for(
    wanted: Sequence[Entity], others: Sequence[Entity], given: str, types: Sequence[str]
) -> list[Entity]:
    """Return what the strictest of the looser readings gives that gives anything."""
    if called := by_whole_name(wanted, given):
        return called
    if by_whole_name([e for e in others if e.type == "Country"], given):  # Mongolia is no Inner Mongolia
        raise UsageError('"{name}" is a country; {next}', name=given, next=_text(_NAME_ONE, types))
    if found := by_parts(wanted, given):
        return found
    capital_of = by_capital(wanted, given)
    for place in capital_of:
        if not is_called_after_capital(place):
            raise _city(given, place)
    return capital_of


def _city(given: str, place: Entity) -> UsageError:
    shown = _shown(place, given)
    return UsageError('"{name}" is a city; its region or province is {place}', name=given, place=shown)


def _ambiguous(found: Sequence[Entity], given: str) -> UsageError:
    shown = [_shown(place, given) for place in found]
    if len(shown) <= _MOST_NAMED:
        return UsageError('"{name}" may be {places}; give the id', name=given, places=either(shown))
    named, more = shown[: _MOST_NAMED - 1], len(shown) - _MOST_NAMED + 1
    return UsageError(
        '"{name}" may be {places} and {count} more; give the id', name=given, places=named, count=more
    )


def _unknown(
    wanted: Sequence[Entity], others: Sequence[Entity], given: str, types: Sequence[str]
) -> UsageError:
    near = [_shown(entity, given) for entity in _near(wanted, given)]
    other = None if near else next(iter(by_whole_name(others, given)), None)
    if other:
        for place in wanted:
            if other.type == "City" and place.properties.get("capital_en") == other.name(BASE):
                return _city(given, place)
        return UsageError(
            '"{name}" is {id}, of type {type}; {next}',
            name=given,
            id=other.id,
            type=other.type,
            next=_text(_NAME_ONE, types),
        )
    next_ = Message("did you mean {names}?", names=either(near)) if near else _text(_LISTS, types)
    return UsageError("{problem}; {next}", problem=_text(_UNKNOWN, types, name=given), next=next_)


def _near(entities: Sequence[Entity], given: str) -> list[Entity]:
    """Return the entities with the names, or words of names, most like what was typed, the nearest first."""
    from rapidfuzz import process  # only where nothing was found
    from rapidfuzz.distance import OSA

    named = [(name, e) for e in entities for name in (*all_names(e), code_of(e))]
    common = _common_words(entities)
    spellings = [(spelling, e) for name, e in named for spelling in _spellings(name, common)]
    scores: dict[str, float] = defaultdict(float)
    for spelling in _spellings(given, common):
        found = process.extract_iter(
            spelling, [s for s, _ in spellings], scorer=OSA.normalized_similarity, score_cutoff=_NEAR
        )
        for _, score, at in found:
            id_ = spellings[at][1].id
            scores[id_] = max(scores[id_], score)
    nearest = sorted(entities, key=lambda e: (-scores[e.id], e.id))[:_MOST_NEAR]
    least = max([_NEAR, *(score - _BEHIND for score in scores.values())])
    return [e for e in nearest if scores[e.id] >= least]


def _spellings(name: str, common: frozenset[str]) -> set[str]:
    """Return a name in one word, and the words of it by which it may be known."""
    own = [word for word in words(name) if word not in common]
    spelled = "".join(own) or plain(name)
    return {word for word in own if len(word) >= _SHORTEST_WORD} | ({spelled} if spelled else set())


def _common_words(entities: Sequence[Entity]) -> frozenset[str]:
    having = Counter(word for e in entities for word in {w for name in all_names(e) for w in words(name)})
    return frozenset(word for word, count in having.items() if count >= _COMMON)


def _shown(entity: Entity, given: str) -> str:
    """Name an entity in the script in which it was asked for, with what to give for it."""
    lang = "ru" if is_russian(given) else "zh" if is_chinese(plain(given)) else "en"
    return f"{entity.name(lang)} ({_short_id(entity)})"


def _short_id(entity: Entity) -> str:
    return code_of(entity) if entity.type in _PLACE else entity.id


def _text(texts: Mapping[tuple[str, ...], str], types: Sequence[str], **fields: str) -> Message:
    return Message(texts.get(tuple(types), texts[_ANY]), **fields)

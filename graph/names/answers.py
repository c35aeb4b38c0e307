"""What is said of a name: what it is taken for, that it may be several things, or that it is none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graph.names.codes import system_of
from graph.names.folding import plain
from graph.names.named import Named, code_of
from graph.names.scripts import has_cyrillic, is_chinese
from schema.errors import UsageError
from schema.messages import N_, Message, either

#: More candidates than this are counted, not named.
_MOST_NAMED = 6
_REGION, _PROVINCE, _PLACE, _ANY = ("Region",), ("Province",), ("Region", "Province"), ()
_DEAL = ("Deal",)
_UNKNOWN = {
    _REGION: N_('there is no region "{name}"'),
    _PROVINCE: N_('there is no province "{name}"'),
    _PLACE: N_('there is no region or province "{name}"'),
    _DEAL: N_('there is no deal "{name}"'),
    _ANY: N_('nothing is called "{name}"'),
}
_LISTS = {
    _REGION: N_("see the list of regions"),
    _PROVINCE: N_("see the list of provinces"),
    _PLACE: N_("see the lists of regions and provinces"),
    _DEAL: N_("argun deals lists them"),
    _ANY: N_("see the list of entities"),
}
_NAME_ONE = {
    _REGION: N_("name a region"),
    _PROVINCE: N_("name a province"),
    _PLACE: N_("name a region or a province"),
    _ANY: N_("name something else"),
}


def taken_as(given: str, entity: Named, lang: str) -> Message:
    """Return what to say of a name that was typed and the entity that it is taken for."""
    fields = {"given": given, "name": entity.name(lang), "id": short_id(entity)}
    if system := system_of(given, entity):
        return Message(
            '"{given}" is taken as {name} ({id}), whose {system} code it is', system=system, **fields
        )
    return Message('"{given}" is taken as {name} ({id})', **fields)


def country(given: str, types: Sequence[str]) -> UsageError:
    """Return the error for a country in the place of something in one."""
    return UsageError('"{name}" is a country; {next}', name=given, next=_text(_NAME_ONE, types))


def city(given: str, place: Named) -> UsageError:
    """Return the error for a city in the place of the region or province around it."""
    shown = _shown(place, given)
    return UsageError('"{name}" is a city; its region or province is {place}', name=given, place=shown)


def elsewhere(given: str, count: int) -> UsageError:
    """Return the error for a place that is none of the regions that the graph is about."""
    return UsageError(
        '"{name}" is none of the {count} regions of this graph; {next}',
        name=given,
        count=count,
        next=_text(_LISTS, _REGION),
    )


def former(given: str, place: Named) -> UsageError:
    """Return the error for a region of older tables, which is a part of another today."""
    shown = _shown(place, given)
    return UsageError('"{name}" has become a part of {place}; give its id', name=given, place=shown)


def another(given: str, other: Named, types: Sequence[str]) -> UsageError:
    """Return the error for the name of a thing of another type."""
    return UsageError(
        '"{name}" is {id}, of type {type}; {next}',
        name=given,
        id=other.id,
        type=other.type,
        next=_text(_NAME_ONE, types),
    )


def several(given: str, found: Sequence[Named]) -> UsageError:
    """Return the error for a name that may be several things."""
    shown = [_shown(place, given) for place in found]
    if len(shown) <= _MOST_NAMED:
        return UsageError('"{name}" may be {places}; give the id', name=given, places=either(shown))
    named, more = shown[: _MOST_NAMED - 1], len(shown) - _MOST_NAMED + 1
    return UsageError(
        '"{name}" may be {places} and {count} more; give the id', name=given, places=named, count=more
    )


def unknown(given: str, near: Sequence[Named], types: Sequence[str]) -> UsageError:
    """Return the error for a name of nothing, with what it may have been meant for."""
    shown = [_shown(entity, given) for entity in near]
    next_ = Message("did you mean {names}?", names=either(shown)) if shown else _text(_LISTS, types)
    return UsageError("{problem}; {next}", problem=_text(_UNKNOWN, types, name=given), next=next_)


def short_id(entity: Named) -> str:
    """Return what to give for an entity: the code of a place, else its id."""
    return code_of(entity) if entity.type in _PLACE else entity.id


def _shown(entity: Named, given: str) -> str:
    """Name an entity in the script in which it was asked for, with what to give for it."""
    lang = "ru" if has_cyrillic(given) else "zh" if is_chinese(plain(given)) else "en"
    return f"{entity.name(lang)} ({short_id(entity)})"


def _text(texts: Mapping[tuple[str, ...], str], types: Sequence[str], **fields: str) -> Message:
    return Message(texts.get(tuple(types), texts[_ANY]), **fields)

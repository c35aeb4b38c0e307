"""How a typed name is read: as it stands, as a whole name in any form, as parts of one, as a capital."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from graph.statements.records import Entity
from graph.workflows.word_forms import (
    base_forms,
    is_chinese,
    is_form_of,
    plain,
    split_unit,
    without_preposition,
    words,
)
from schema.wording import seen

#: Words that say the kind of a place and are often typed where the dataset has none.
_KIND_WORDS = {
    "Region": frozenset({"region", "регион"}),
    "Province": frozenset({"province", "municipality", "sheng", "shi", "zizhiqu"}),
}
#: The beginning of a word stands for it from so many letters on.
_SHORTEST = 4


def code_of(entity: Entity) -> str:
    """Return the id without its kind: ``RU-AMU``."""
    return entity.id.partition(":")[2]


def all_names(entity: Entity) -> list[str]:
    """Return the names in three languages and the aliases."""
    return [*_own_names(entity), *entity.aliases]


def as_it_stands(entities: Sequence[Entity], given: str) -> list[Entity]:
    """Return the entity with this id or code, else those with exactly this name in one of the languages."""
    wanted, name = seen(given).strip().casefold(), plain(given)
    by_id = [e for e in entities if wanted in (e.id.casefold(), code_of(e).casefold())]
    return by_id or [e for e in entities if name and name in map(plain, _own_names(e))]


def by_whole_name(entities: Sequence[Entity], given: str) -> list[Entity]:
    """Return the entities with this name or alias, else those with one that this is a form of."""
    name = plain(given)
    same = [e for e in entities if name and name in map(plain, all_names(e))]
    if is_chinese(name):
        return same or [
            e for e in entities if "zh" in e.names and _is_chinese_form(name, plain(e.names["zh"]))
        ]
    wanted = without_preposition(words(given))
    return same or [e for e in entities if _is_form(wanted, all_names(e))]


def by_parts(entities: Sequence[Entity], given: str) -> list[Entity]:
    """Return the entities whose names have all these words or their beginnings, in any form and order.

    Of a Chinese name it is the beginning, two characters or more.
    """
    name = plain(given)
    if is_chinese(name):
        begun = [e for e in entities if any(plain(n).startswith(name) for n in all_names(e))]
        return begun if len(name) > 1 else []
    wanted = without_preposition(words(given))
    return [e for e in entities if _has_parts(e, wanted)]


def by_capital(places: Sequence[Entity], given: str) -> list[Entity]:
    """Return the places with this capital."""
    name, wanted = plain(given), without_preposition(words(given))
    return [p for p in places if name in map(plain, _capitals(p)) or _is_form(wanted, _capitals(p))]


def is_called_after_capital(place: Entity) -> bool:
    """Tell whether a place has the name of its capital, as Perm Krai does."""
    return not set(words(str(place.properties.get("capital_en", "")))).isdisjoint(words(place.names["en"]))


def _own_names(entity: Entity) -> list[str]:
    return list(entity.names.values())


def _capitals(place: Entity) -> Iterator[str]:
    for lang in ("ru", "en", "zh"):
        if capital := place.properties.get(f"capital_{lang}"):
            yield str(capital)


def _is_form(wanted: Sequence[str], names: Iterable[str]) -> bool:
    return any(
        len(wanted) == len(own) and all(map(is_form_of, wanted, own)) for own in map(words, names) if own
    )


def _is_chinese_form(given: str, name: str) -> bool:
    """Tell whether it is the name with its kind of unit left out, shortened or (of a city) added."""
    (core, unit), (own, own_unit) = split_unit(given), split_unit(name)
    return core == own and (own_unit.endswith(unit) or (unit == "市" and not own_unit))


def _has_parts(entity: Entity, wanted: Sequence[str]) -> bool:
    own = {word for name in all_names(entity) for word in words(name)}
    kind = _KIND_WORDS.get(entity.type, frozenset())
    telling = [word for word in wanted if word not in kind or word in own]
    if "".join(telling) in map(plain, all_names(entity)):
        return bool(telling)
    return bool(telling) and all(any(_is_part(word, whole) for whole in own) for word in telling)


def _is_part(word: str, whole: str) -> bool:
    if word[:2] != whole[:2]:
        return False
    begun = any(len(begin) >= _SHORTEST and whole.startswith(begin) for begin in (word, *base_forms(word)))
    return begun or is_form_of(word, whole)

"""The words for kinds of places, in three languages and in romanisations, and which kind a place is of."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from graph.names.named import Named
from graph.names.sounds import sound, sounds

#: The words that may stand beside the name of a place of each kind.
_WORDS = {
    "republic": "республика republic rep resp region регион",
    "krai": "край krai territory terr region регион",
    "oblast": "область oblast obl region регион",
    "autonomous_oblast": "автономная автономный autonomous aut ао область oblast obl region регион",
    "okrug": "автономный автономная autonomous aut ао округ okrug district area region регион",
    "city": "город city gorod town federal федеральный федерального значения significance importance",
    "province": "провинция пр province prov sheng",
    "municipality": "город municipality city gorod shi province провинция подчинения центрального",
    "autonomous_region": "автономный autonomous aut ар uar район region zizhiqu province prov провинция",
    "sar": "сар sar специальный административный район special administrative region",
}
#: And beside that of any place of a type.
_BESIDE = {
    "Region": "of the россия рф российской федерации российская федерация russia russian federation rf",
    "Province": "of the кнр китай китая китайская народная республика china prc chinese",
}
#: What tells the kind of a Russian region by its Russian name; the first that is there.
_TELLING = (
    ("okrug", ("округ",)),
    ("autonomous_oblast", ("автономная",)),
    ("oblast", ("область",)),
    ("krai", ("край",)),
    ("republic", ("республика",)),
)


def kind_of(place: Named) -> str | None:
    """Return the kind of a region or province; None of another thing."""
    if place.type == "Province":
        return str(place.properties.get("unit_kind", "province"))
    if place.type != "Region":
        return None
    own = set(sounds(place.names.get("ru", "")))
    return next((kind for kind, told in _TELLING if own & {sound(word) for word in told}), "city")


def without_kinds(spelled: Iterable[str], type_: str) -> tuple[tuple[str, ...], frozenset[str]]:
    """Part the words of a name, as they sound, into its own and those for kinds of a type's places."""
    own, kinds, every = [], set(), kind_words(type_)
    for word in spelled:
        if word in every:
            kinds.add(word)
        else:
            own.append(word)
    return tuple(own), frozenset(kinds)


@cache
def kind_words(type_: str) -> frozenset[str]:
    """Return the words, as they sound, that tell a kind of places of a type or may stand beside any name."""
    if type_ not in _BESIDE:
        return frozenset()
    kinds = {"Region": list(_WORDS)[:6], "Province": list(_WORDS)[6:]}[type_]
    return beside(type_).union(*(_of_kind(kind) for kind in kinds))


@cache
def any_kind_words() -> frozenset[str]:
    """Return the words, as they sound, for kinds of places of any type."""
    return frozenset().union(*map(kind_words, _BESIDE))


def fits(place: Named, kinds: frozenset[str]) -> bool:
    """Tell whether all these words for kinds may stand beside the name of a place."""
    kind = kind_of(place)
    return kind is not None and kinds <= (_of_kind(kind) | beside(place.type))


def own_kind_words(kind: str | None) -> tuple[str, ...]:
    """Return the words, folded, that tell a kind of places in names: ``область``, ``oblast``, ``region``."""
    return tuple(_WORDS.get(kind or "", "").split())


@cache
def _of_kind(kind: str) -> frozenset[str]:
    return frozenset(map(sound, _WORDS.get(kind, "").split()))


@cache
def beside(type_: str) -> frozenset[str]:
    """Return the words, as they sound, that may stand beside the name of any place of a type."""
    return frozenset(map(sound, _BESIDE.get(type_, "").split()))

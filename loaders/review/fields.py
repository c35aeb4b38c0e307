"""Fields of a candidate as a reviewer writes them: each as one line of text, and back, checked at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from loaders.review.beneath import Beneath
from loaders.tables.reading import key_of
from schema.errors import InvalidValueError, UsageError
from schema.messages import N_, Message
from schema.values import SLUG, SLUG_FORM, check_id, choices, clean_date, clean_text
from schema.yaml_text import parse_yaml

#: Fields whose value is a term, and the vocabularies that it may be of.
_TERMS = {
    "stage": ("stage", "effort_stage"),
    "health": ("health",),
    "basis": ("basis",),
    "sector": ("sector",),
}
_ENDS = ("subject", "counterpart", "via", "product")
_DATES = ("start", "planned", "end")
#: What may stand behind quantity, value and unit of a number, beside a date, in any order.
_OF_NUMBER = ("nature", "bound", "scope")
_CHANGE = "change_of"
_NUMBER_FORM = Message("investment 61 billion_RUB 2025; jobs 300 person 2026 planned")


def shown(value: Any) -> str:
    """Return a field as one line of text.

    Examples
    --------
    >>> shown({"planned": "2027"})
    'planned 2027'
    >>> shown([{"quantity": "jobs", "value": 300.0, "unit": "person", "date": "2026"}])
    'jobs 300 person 2026'
    """
    if value is None:
        return ""
    if isinstance(value, Mapping):
        return ", ".join(f"{key} {each}" for key, each in value.items())
    if isinstance(value, Sequence) and not isinstance(value, str):
        parts = [_shown_number(each) if isinstance(each, Mapping) else str(each) for each in value]
        return ("; " if any(isinstance(each, Mapping) for each in value) else ", ").join(parts)
    return str(value)


def _shown_number(number: Mapping[str, Any]) -> str:
    told = [number.get("quantity"), f"{number.get('value'):.15g}", number.get("unit"), number.get("date")]
    told += [number.get(key) for key in _OF_NUMBER] + [_CHANGE if number.get(_CHANGE) else None]
    return " ".join(str(each) for each in told if each is not None)


def shown_thing(record: Mapping[str, Any]) -> str:
    """Return the keys of a new thing as one line of text.

    Examples
    --------
    >>> shown_thing({"id": "company:ann", "ru": "Анна", "en": "Ann"})
    'ru = Анна; en = Ann'
    """
    return "; ".join(f"{key} = {shown(value)}" for key, value in record.items() if key != "id")


def read_field(name: str, given: Any, type_: str, beneath: Beneath) -> Any:
    """Return the value of a field as a reviewer gives it, as text or as it stands in a file.

    ``type_`` is the type of the tie, by which the ends are known. An empty text is None.

    Raises
    ------
    ArgunError
        It cannot be the value of this field; says what was expected.
    """
    if isinstance(given, str) and not given.strip():
        given = None
    if given is None:
        return {"numbers": [], "dates": {}, "regions": {}, "basis": "reported"}.get(name)
    readers: Mapping[str, Callable[[Any], Any]] = {
        "type": lambda text: _edge(text, beneath),
        "dates": _dates,
        "numbers": lambda text: _numbers(text, beneath),
        "regions": lambda text: _regions(text, beneath),
        "new": _things,
        "key": _slug,
    }
    if name in _TERMS:
        return _term(name, clean_text(given), _TERMS[name], beneath)
    if name in _ENDS:
        return _end(name, clean_text(given), type_, beneath)
    return readers.get(name, clean_text)(given)


def read_thing(record: Mapping[str, Any], given: str, beneath: Beneath) -> dict[str, Any]:
    """Return a new thing with its keys as a reviewer writes them.

    Raises
    ------
    ArgunError
        A part of the text is not ``key = value``.
    """
    found = {"id": record["id"]}
    for part in given.split(";"):
        key, equals, value = (piece.strip() for piece in part.partition("="))
        if not equals and part.strip():
            text = N_(
                'expected KEY = VALUE with ";" between them, as in ru = Хайер; en = Haier; found "{given}"'
            )
            raise UsageError(text, given=part.strip())
        if key and value:
            found[key] = _thing_value(key, value, str(record["id"]), beneath)
    return found


def _thing_value(key: str, text: str, id_: str, beneath: Beneath) -> Any:
    """Return the value of a key of a new thing: lists by commas, numbers and truths as they are meant."""
    node = beneath.schema.nodes.get(beneath.schema.type_of(id_) or "")
    declared = {**beneath.schema.statements["entity"].fields, **(node.properties if node else {})}.get(key)
    if declared is not None and declared.list:
        return [part.strip() for part in text.split(",")]
    plain = declared is not None and declared.kind in ("integer", "number", "boolean")
    return parse_yaml(text.casefold()) if plain else text


def _edge(given: Any, beneath: Beneath) -> str:
    text = clean_text(given)
    known = [name for name, edge in beneath.schema.edges.items() if not edge.made]
    meant = beneath.lexicon.get("tie_type", {}).get(key_of(text), text.upper().replace(" ", "_"))
    if meant not in known:
        raise UsageError('the type "{type}" is unknown ({choices})', type=text, choices=choices(text, known))
    return meant


def _term(name: str, given: str, vocabularies: Sequence[str], beneath: Beneath) -> str:
    for vocabulary in vocabularies:
        words = beneath.lexicon.get(vocabulary, {})
        meant = words.get(key_of(given), given)
        if meant in beneath.schema.vocabularies[vocabulary].terms:
            return meant
    terms = [term for each in vocabularies for term in beneath.schema.vocabularies[each].terms]
    known = choices(given, terms)
    raise UsageError('{name} "{value}" is unknown ({choices})', name=name, value=given, choices=known)


def _end(name: str, given: str, type_: str, beneath: Beneath) -> str:
    edge = beneath.schema.edges.get(type_)
    types: Sequence[str] = ()
    if edge is not None and name in _ENDS[:2]:
        types = edge.source if name == "subject" else edge.target
    if given.partition(":")[0] in beneath.schema.prefixes and ":" in given:
        check_id(given, beneath.schema, tuple(types))
        return given
    return beneath.find(given, types).id


def _slug(given: Any) -> str:
    text = clean_text(given)
    if not SLUG.fullmatch(text):
        raise UsageError('"{name}" must be {expected}', name=text, expected=SLUG_FORM)
    return text


def _dates(given: Any) -> dict[str, str]:
    found = {}
    for key, value in _pairs(given):
        if key not in _DATES:
            raise UsageError('{name} "{value}" is unknown ({choices})', name="dates", value=key,
                             choices=choices(key, _DATES))  # fmt: skip
        found[key] = clean_date(value)
    return found


def _regions(given: Any, beneath: Beneath) -> dict[str, str]:
    roles, found = beneath.schema.vocabularies["region_role"].terms, {}
    for place, role in _pairs(given):
        if not isinstance(given, Mapping) and role not in roles:  # the name of a region has several words
            place, role = f"{place} {role}" if role else place, "site"
        region = beneath.find(place, ("Region",))
        found[region.id.partition(":")[2]] = _term("regions", role, ("region_role",), beneath)
    return dict(sorted(found.items()))


def _pairs(given: Any) -> list[tuple[str, str]]:
    """Return keys with values, from a file or from ``planned 2027, end 2030``."""
    if isinstance(given, Mapping):
        return [(str(key), str(value)) for key, value in given.items() if value is not None]
    parts = [part.split() for part in clean_text(given).split(",")]
    return [(" ".join(part[:-1]) or part[0], part[-1] if len(part) > 1 else "") for part in parts if part]


def _numbers(given: Any, beneath: Beneath) -> list[dict[str, Any]]:
    if isinstance(given, list):
        if not all(isinstance(each, Mapping) and _is_plain(each.get("value")) for each in given):
            raise UsageError("a number is told so: {form}", form=_NUMBER_FORM)
        return given
    return [_number(part.split(), beneath) for part in clean_text(given).split(";") if part.strip()]


def _is_plain(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _things(given: Any) -> list[Any]:
    things = given if isinstance(given, list) else [None]
    if not all(isinstance(each, Mapping) and isinstance(each.get("id"), str) for each in things):
        raise UsageError("expected a list of new things, each with an id and names")
    return things


def _number(words: Sequence[str], beneath: Beneath) -> dict[str, Any]:
    try:
        quantity, value, unit, *more = words
        found: dict[str, Any] = {"quantity": quantity, "value": float(value.replace(",", ".")), "unit": unit}
    except ValueError:
        raise UsageError("a number is told so: {form}", form=_NUMBER_FORM) from None
    terms = {term: key for key in _OF_NUMBER for term in beneath.schema.vocabularies[key].terms}
    for word in more:
        if word == _CHANGE:
            found[_CHANGE] = True
        elif word in terms:
            found[terms[word]] = word
        else:
            try:
                found["date"] = clean_date(word)
            except InvalidValueError:
                raise UsageError('"{word}" is neither a date nor one of {terms}', word=word,
                                 terms=(*terms, _CHANGE)) from None  # fmt: skip
    for key in ("quantity", "unit"):
        found[key] = _term(key, found[key], (key,), beneath)
    return found

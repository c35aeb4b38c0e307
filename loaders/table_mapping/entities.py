"""A row names a thing: one of the data beneath, or a new one with an id by rule."""

from __future__ import annotations

from typing import Any

from graph.names.folding import fold
from graph.statements.parties import CHINA
from graph.statements.records import Entity
from loaders.identifiers import CHECKS
from loaders.table_mapping.fields import fields_of
from loaders.table_mapping.made import Made, Result, differing_message, merged
from loaders.table_mapping.mapping import Target
from loaders.table_mapping.names_to_ids import apart, english_of, slug_of
from loaders.table_mapping.rows import Row
from schema.errors import InvalidValueError
from schema.messages import Message
from schema.values import LONGEST_ID, check_id

_LANGUAGES = ("ru", "en", "zh")
#: What makes the LOCATED_IN ties of an entity.
_PLACES = ("located_in", "seat")
_LISTS = ("aliases", "located_in", "part_of")


def make_entity(row: Row, target: Target, result: Result) -> str | None:
    """Return the id of the thing that a row names; None where there is none, or a fault has been noted."""
    if not row.is_there(target.conditions):
        return None
    before = len(row.faults)
    type_ = _type(row, target)
    names = {lang: str(v) for lang in _LANGUAGES if (v := _value(row, target, lang, type_))}
    if type_ is None or len(row.faults) > before:
        return None
    if not {"ru", "en"} & set(names):
        row.fail(
            _named_by(target),
            Message("the name is empty; write it, or leave such rows out: if: in the mapping"),
        )
        return None
    record = _record(row, target, type_, names)
    if len(row.faults) > before:
        return None
    english = names.get("en") or english_of(names["ru"], chinese=record.get("country") == CHINA)
    id_ = _id(row, target, type_, [english, *names.values()])
    if id_ is None:
        return None
    _register(row, id_, type_, names, record)
    if id_ in row.context.statements.entities:
        result.joined.setdefault(id_, (row.number, names.get("ru") or names.get("en") or ""))
    else:
        _add(row, target, id_, names, record, result, english)
    return id_


def _type(row: Row, target: Target) -> str | None:
    if target.type is None:
        return None
    if not target.type.columns:
        return str(target.type.constant)
    return row.term(target.type, "entity_type")


def _value(row: Row, target: Target, key: str, type_: str | None) -> Any:
    found = target.fields.get(key, ())
    return row.value(found[0], fields_of("entity", type_)[key]) if found else None


def _named_by(target: Target) -> Any:
    return next((target.fields[lang][0] for lang in _LANGUAGES if target.fields.get(lang)), None)


def _record(row: Row, target: Target, type_: str, names: dict[str, str]) -> dict[str, Any]:
    """Return the properties that a row gives a thing, without its names."""
    known = fields_of("entity", type_)
    record: dict[str, Any] = {}
    for key, expressions in target.fields.items():
        if key in ("id", *_LANGUAGES):
            continue
        if key not in known:
            if any(row.raw(e) is not None for e in expressions):
                text = Message('{type} has no "{key}"; leave the cell empty', type=type_, key=key)
                row.fail(expressions[0], text)
            continue
        values = [v for e in expressions for v in row.values(e, known[key])]
        if not values:
            continue
        if known[key].list:
            record[key] = sorted(set(values), key=values.index)
        else:
            record[key] = values[0]
            _check_identifier(row, expressions[0], key, values[0])
    if "aliases" in record:
        record["aliases"] = [alias for alias in record["aliases"] if alias not in names.values()]
    return record


def _check_identifier(row: Row, expression: Any, key: str, value: object) -> None:
    check = CHECKS.get(key)
    if check is None or check(str(value)):
        return
    longer = next((z for n in (10, 12, 13, 6) if check(z := str(value).zfill(n))), "")
    if longer:
        text = Message('{key} "{value}" has lost its zeros: {longer} would be right; keep the column as text',
                       key=key, value=str(value), longer=longer)  # fmt: skip
    else:
        text = Message(
            '{key} "{value}" cannot be right: its digits do not fit each other', key=key, value=str(value)
        )
    row.fail(expression, text)


def _id(row: Row, target: Target, type_: str, names: list[str]) -> str | None:
    """Return the id that the row gives, else that of the thing so called, else one made of the names."""
    prefix = row.schema.nodes[type_].prefix
    given = row.raw(target.fields["id"][0]) if target.fields.get("id") else None
    if given is not None:
        text = str(given) if ":" in str(given) else f"{prefix}:{given}"
        try:
            check_id(text, row.schema, (type_,))
        except InvalidValueError as error:
            row.fail(target.fields["id"][0], error.message)
            return None
        return text
    made = next(filter(None, (row.context.made_as(name, (type_,)) for name in names)), None)
    if made:
        return made
    same = row.context.names.same(names, type_)
    if same:
        return same.id
    slug = slug_of(names)
    if row.context.entity(f"{prefix}:{slug}"):
        slug = apart(slug, names)
    return f"{prefix}:{slug}"[:LONGEST_ID]


def _register(row: Row, id_: str, type_: str, names: dict[str, str], record: dict[str, Any]) -> None:
    for name in (*names.values(), *record.get("aliases", ())):
        known = row.context.by_name.setdefault(fold(name), [])
        if (type_, id_) not in known:
            known.append((type_, id_))
    places = [place for key in _PLACES for place in _listed(record.get(key))]
    row.context.lies_in[id_] = tuple(dict.fromkeys((*row.context.lies_in.get(id_, ()), *places)))


def _listed(value: Any) -> list[str]:
    return [] if value is None else value if isinstance(value, list) else [value]


def _add(
    row: Row,
    target: Target,
    id_: str,
    names: dict[str, str],
    record: dict[str, Any],
    result: Result,
    english: str,
) -> None:
    """Add a new thing, or what a further row says of it; its other spellings become aliases."""
    made = result.entities.get(id_)
    if made is None:
        if "en" not in names:
            names, result.transliterated = {**names, "en": english}, result.transliterated + 1
        names.setdefault("ru", names["en"])
        ordered = {lang: names[lang] for lang in _LANGUAGES if lang in names}
        made = Made("entity", id_, {"id": id_, **ordered, **record}, row.number)
        result.entities[id_] = made
        properties = {k: v for k, v in record.items() if not isinstance(v, list)}
        type_ = row.schema.type_of(id_) or ""
        row.context.made[id_] = Entity(id_, type_, ordered, (), properties, "")
        near = row.context.names.near(names.values(), type_)
        if near:
            result.near[id_] = near.id
        return
    others = [name for lang, name in names.items() if made.record.setdefault(lang, name) != name]
    known = {made.record[lang] for lang in _LANGUAGES if lang in made.record}
    more = {**record, "aliases": [*record.get("aliases", ()), *(n for n in others if n not in known)]}
    for key, old, value in merged(made.record, more if more["aliases"] else record, _LISTS):
        found = target.fields.get(key.partition(":")[0], (None,))
        row.fail(found[0], differing_message(key, value, old, made.row))

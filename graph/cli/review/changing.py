"""The fields of a candidate, each offered with its value, and checked at once."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from graph.cli.review.keyboard import Keyboard
from graph.cli.review.screen import Screen
from graph.texts import translate
from loaders.review.beneath import Beneath
from loaders.review.fields import read_field, read_thing, shown, shown_thing
from loaders.review.item import FIELDS, Item
from loaders.review.notes import following
from schema.errors import ArgunError
from schema.messages import N_, Message

_WHICH = N_("Number of the field, empty to end: ")


def change(item: Item, screen: Screen, keyboard: Keyboard, beneath: Beneath, lang: str) -> Item:
    """Return the candidate with what the reviewer has changed; notes of others follow it."""
    while True:
        rows = _rows(item)
        screen.fields(
            (f"{number:>2}  {screen.label(name)}", screen.value(name, item) if name == "numbers" else text)
            for number, (name, _, text) in enumerate(rows, 1)
        )
        given = keyboard.line(translate(_WHICH, lang))
        if not given:
            return item
        if not given.isdecimal() or not 1 <= int(given) <= len(rows):
            screen.say(Message("expected a number from 1 to {most}", most=len(rows)))
            continue
        changed = _changed(item, rows[int(given) - 1], screen, keyboard, beneath)
        item = following(changed, item, beneath)


def _rows(item: Item) -> list[tuple[str, int, str]]:
    """Return every field with the text in which it is written; each new thing is one of its own."""
    found = [(name, 0, shown(item.fields.get(name))) for name in FIELDS if name != "new"]
    things = enumerate(item.fields["new"])
    return [*found, *(("new", n, f"{r.get('id')}: {shown_thing(r)}") for n, r in things)]


def _changed(
    item: Item, row: tuple[str, int, str], screen: Screen, keyboard: Keyboard, beneath: Beneath
) -> Item:
    """Ask for a field until what is typed can be its value."""
    name, index, text = row
    record = item.fields["new"][index] if name == "new" else {}
    text = shown_thing(record) if name == "new" else text
    while True:
        given = keyboard.line(f"{screen.label(name)}: ", text)
        if given is None or given == text:
            return item
        try:
            return _with(item, name, index, record, given, beneath)
        except ArgunError as error:
            screen.say(error.message, "red")
            text = given


def _with(item: Item, name: str, index: int, record: dict[str, Any], given: str, beneath: Beneath) -> Item:
    if name == "new":
        new = list(item.fields["new"])
        new[index] = read_thing(record, given, beneath)
        return item.with_fields({"new": new})
    value = read_field(name, given, str(item.fields["type"]), beneath)
    changed = item.with_fields({name: value})
    return _with_new(changed, value, beneath) if name in ("subject", "counterpart") else changed


def _with_new(item: Item, id_: Any, beneath: Beneath) -> Item:
    """Return the candidate with a new thing for an id that neither the data nor it have."""
    known = {record.get("id") for record in item.fields["new"]}
    if not isinstance(id_, str) or id_ in known or id_ in beneath.statements.entities:
        return item
    name = " ".join(word.capitalize() for word in id_.partition(":")[2].split("-"))
    new = [*item.fields["new"], {"id": id_, "ru": name, "en": name}]
    return replace(item, fields={**item.fields, "new": new})

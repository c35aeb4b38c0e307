"""The notes of a candidate: made of its fields with the names of the data, until a reviewer writes one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from graph.names.scripts import is_foreign_note
from graph.statements.records import Tie
from loaders.extraction.notes import is_note_of, note_of
from loaders.review.beneath import Beneath
from loaders.review.item import Fields, Item

#: What a note is made of.
_TOLD = ("subject", "counterpart", "type", "stage", "health", "new")


def proposed(fields: Fields, beneath: Beneath) -> dict[str, str]:
    """Return a note a language for what the fields say; none for an unknown type."""
    type_ = str(fields.get("type"))
    if type_ not in beneath.schema.edges:
        return {}
    found = {}
    for lang in beneath.schema.languages("evidence", required=True):
        source, target = (
            beneath.name(str(fields[end]), lang, fields.get("new") or ())
            for end in ("subject", "counterpart")
        )
        stage, health = fields.get("stage"), fields.get("health")
        found[f"note_{lang}"] = note_of(type_, (source, target), stage, health, lang)
    return found


def first_notes(note: str, fields: Fields, beneath: Beneath) -> dict[str, str]:
    """Return the notes that a candidate comes with: its own one in its language, where that is no phrase.

    A phrase of its parts is made anew: it has the names as they are printed.
    """
    found = proposed(fields, beneath)
    if note and not is_note_of(note, str(fields.get("type"))):
        languages = beneath.schema.languages("evidence", required=True)
        found |= {f"note_{lang}": note for lang in languages if not is_foreign_note(note, lang)}
    return found


def following(item: Item, before: Item, beneath: Beneath) -> Item:
    """Return a candidate whose notes follow its fields, where no reviewer wrote them.

    ``before`` is the candidate as it was: a note that was not proposed for it is the reviewer's own.
    """
    if all(item.fields.get(key) == before.fields.get(key) for key in _TOLD):
        return item
    was = proposed(before.fields, beneath)
    free = {
        name: note
        for name, note in proposed(item.fields, beneath).items()
        if item.fields.get(name) == before.fields.get(name)
        and item.fields.get(name) in (None, "", item.note, was.get(name))
    }
    return item.with_fields(free)


def of_tie(item: Item, tie: Tie, beneath: Beneath) -> Item:
    """Return a candidate that is merged with a tie: its proposed notes name what the tie joins."""
    ends: dict[str, Any] = {"subject": tie.source_id, "counterpart": tie.target_id, "type": tie.type}
    told = following(item.with_fields(ends), item, beneath)
    return replace(item, fields={**told.fields, **{key: item.fields.get(key) for key in ends}})

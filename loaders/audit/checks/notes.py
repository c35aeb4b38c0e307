"""Rules about notes: their language and their length."""

from __future__ import annotations

from collections.abc import Iterator

from graph.names.scripts import is_foreign_note
from loaders.audit.records import Context, Fault
from loaders.audit.registry import Check
from loaders.audit.rules import ERROR, WARNING, Rule
from schema.messages import N_

FOREIGN_NOTE = Rule(
    "AR031",
    ERROR,
    title=N_("Note in the wrong language"),
    text=N_("the {lang} note is not written in that language: {name}"),
    next=N_("Write the note in this language"),
)
LONG_NOTE = Rule(
    "AR065",
    WARNING,
    title=N_("Long note"),
    text=N_("the note has {count} words"),
    next=N_("Shorten it to one line of at most 25 words"),
)
_LONGEST = 25


def check_notes(context: Context) -> Iterator[Fault]:
    """Check the notes of evidence and of numbers in every language."""
    evidence = (inner for item, _ in context.tie_items for inner in item.child("evidence"))
    for item in (*evidence, *(number for number, _ in context.numbers)):
        for lang in context.schema.languages("evidence"):
            note = str(item.data.get(lang) or "")
            if is_foreign_note(note, lang):
                yield Fault(FOREIGN_NOTE, item, (lang,), {"lang": lang, "name": note})
            if len(note.split()) > _LONGEST:
                yield Fault(LONG_NOTE, item, (lang,), {"count": len(note.split())})


CHECK = Check((FOREIGN_NOTE, LONG_NOTE), check_notes)

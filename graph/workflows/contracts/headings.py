"""What columns are called for people: ids that stand beside names are told from them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from graph.tables import id_columns
from graph.texts import say, translate
from graph.workflows.contracts.declared import Field
from schema.messages import Message

#: The end of the names of fields that hold names.
_NAMES = ("_name", "_names")


def ids_of(fields: Iterable[Field]) -> frozenset[str]:
    """Return the names of the fields that hold ids: by their own name, or beside names of one heading."""
    known = list(fields)
    beside: dict[str, list[str]] = defaultdict(list)
    for field in known:
        beside[field.heading].append(field.name)
    pairs = [names for names in beside.values() if any(name.endswith(_NAMES) for name in names)]
    unnamed = (name for names in pairs for name in names if not name.endswith(_NAMES))
    return frozenset((*id_columns(field.name for field in known), *unnamed))


def headings_of(fields: Iterable[Field], lang: str) -> Mapping[str, str]:
    """Return the headings of fields in a language: ids beside names of the same heading are called so."""
    known = list(fields)
    ids = ids_of(known)
    named = {field.heading for field in known if field.name.endswith(_NAMES)}
    found = {}
    for field in known:
        heading = translate(field.heading, lang)
        is_beside = field.name in ids and field.heading in named
        text = Message("{text} ({detail})", text=heading, detail="id")
        found[field.name] = say(text, lang) if is_beside else heading
    return found

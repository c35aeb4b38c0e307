"""The rule against the source's own words in notes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from graph.names.folding import folded
from loaders.audit.records import Context, Fault
from loaders.audit.registry import Check
from loaders.audit.rules import ERROR, Rule
from schema.messages import N_

QUOTED_WORDS = Rule(
    "AR064",
    ERROR,
    title=N_("The source's own words"),
    text=N_("the note repeats {count} words in a row from {document} ({at})"),
    next=N_("Use your own words: never more than five of the source's words in a row"),
)
#: Curators may repeat five words in a row, no more (docs/coding.md).
_RUN = 6
_WORD = re.compile(r"\w+")
_TAG = re.compile(r"<[^>]+>")


def check_quotations(context: Context) -> Iterator[Fault]:
    """Compare the notes with the documents, where they are at hand."""
    known = {source: runs(document.lines, _RUN) for source, document in context.documents.items()}
    for item, source, locator, _ in context.citations:
        for lang in context.schema.languages("evidence"):
            note = words(str(item.data.get(lang) or ""))
            starts = [
                i for i in range(len(note) - _RUN + 1) if tuple(note[i : i + _RUN]) in known.get(source, ())
            ]
            if starts:
                longest = _RUN + sum(b - a == 1 for a, b in pairwise(starts))
                values = {"count": longest, "document": context.documents[source].name, "at": locator}
                yield Fault(QUOTED_WORDS, item, (lang,), values)


def words(text: str) -> list[str]:
    """Return the words of a text in lower case, for comparing wordings."""
    return _WORD.findall(folded(_TAG.sub(" ", text)))


def runs(lines: Iterable[str], length: int) -> set[tuple[str, ...]]:
    """Return every run of so many words in a row of a document."""
    found = words(" ".join(lines))
    return {tuple(found[i : i + length]) for i in range(len(found) - length + 1)}


def is_quotation(note: str, text: str) -> bool:
    """Tell whether a note repeats more words of a text in a row than a curator may."""
    return not runs([note], _RUN).isdisjoint(runs([text], _RUN))


CHECK = Check((QUOTED_WORDS,), check_quotations)

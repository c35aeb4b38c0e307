"""Keeps a brief to two pages: what weighs least goes first, and the appendix names only what is left."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Mapping
from dataclasses import replace

from graph.workflows.briefs.model import Brief, Section

#: Lines of text that two pages of A4 hold, and what a heading, a line of a note, the title, a square picture
#: as wide as the text and the gap below a paragraph take of them; measured in LibreOffice.
_LINES = 133.0
_HEADING, _NOTE, _TITLE, _PICTURE, _GAP = 1.9, 0.86, 6.0, 41.0, 0.22
#: Lines above and below the pictures.
_CAPTIONS = 4.0
#: Letters in a line; one of Chinese takes as much room as two others.
_LETTERS = 102


def fitted(brief: Brief, mentioned: Mapping[str, str], name_of: str) -> Brief:
    """Leave out the paragraphs that weigh least, the last first, until the rest has room on two pages."""
    kept = brief
    while _lines(kept) > _LINES:
        known = enumerate(kept.sections)
        places = [(p.weight, s, n) for s, section in known for n, p in enumerate(section.paragraphs)]
        if len(places) <= 1 or (last := max(places))[0] <= 1:
            break
        kept = _without(kept, *last[1:])
    told = "\n".join(p.text for p in kept.paragraphs)
    rows = {(name, id_) for id_, name in mentioned.items() if name in told} | {(name_of, brief.id)}
    return replace(kept, appendix=tuple(sorted(rows)))


def _without(brief: Brief, section: int, paragraph: int) -> Brief:
    found = []
    for number, known in enumerate(brief.sections):
        rest = known.paragraphs
        if number == section:
            rest = rest[:paragraph] + rest[paragraph + 1 :]
        if rest:
            found.append(Section(known.title, rest))
    return replace(brief, sections=tuple(found))


def _lines(brief: Brief) -> float:
    """Return how many lines a brief takes with notes and pictures; a note that comes again costs none."""
    notes = {run.note for p in brief.paragraphs for run in p.runs if run.note}
    rows = sum(_NOTE * _rows("; ".join(c.words for c in note), 1.35) for note in notes)
    pictures = max((f.drawing.height / f.drawing.width * f.width for f in brief.figures), default=0.0)
    return (
        _TITLE
        + (pictures * _PICTURE + _CAPTIONS if brief.figures else 0.0)
        + rows
        + _HEADING * len(brief.sections)
        + sum(_rows(p.text) + _GAP for p in brief.paragraphs)
    )


def _rows(text: str, smaller: float = 1.0) -> int:
    wide = sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)
    return max(1, math.ceil(wide / (_LETTERS * smaller)))

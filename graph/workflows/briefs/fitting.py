"""Keeps a brief to two pages: what weighs least goes first, and the appendix names only what is left."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Mapping
from dataclasses import replace

from graph.workflows.briefs.model import Brief, Section

#: Lines of text on two pages of A4 in the type of a brief, all pictures away, and what a heading, a note and a
#: picture of the width of the text take of them; measured in LibreOffice and Word's own metrics of the fonts.
_LINES = 112.0
_HEADING, _NOTE, _TITLE = 1.9, 0.86, 6.0
#: Letters in a line; one of Chinese takes as much room as two others.
_LETTERS = 108


def fitted(brief: Brief, mentioned: Mapping[str, str], name_of: str) -> Brief:
    """Leave out the paragraphs that weigh least, the last first, until the rest has room on two pages."""
    kept = brief
    while _lines(kept) > _LINES:
        places = [
            (p.weight, s, n) for s, sec in enumerate(kept.sections) for n, p in enumerate(sec.paragraphs)
        ]
        if len(places) <= 1 or (last := max(places))[0] <= 1:
            break
        kept = _without(kept, *last[1:])
    told = "\n".join(p.text for p in kept.paragraphs)
    rows = ((name, id_) for id_, name in mentioned.items() if name in told)
    return replace(
        kept, appendix=tuple(sorted({*rows, (name_of, brief.id)}, key=lambda row: (row[0], row[1])))
    )


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
    """Return how many lines a brief takes, notes and pictures included; a note that comes again costs none."""
    notes = {run.note for p in brief.paragraphs for run in p.runs if run.note}
    rows = sum(_NOTE * _rows("; ".join(c.words for c in note), 1.35) for note in notes)
    pictures = sum(f.drawing.height / f.drawing.width * f.width * _PICTURE for f in brief.figures)
    return (
        _TITLE
        + pictures
        + rows
        + _HEADING * len(brief.sections)
        + sum(_rows(p.text) + _GAP for p in brief.paragraphs)
    )


#: Lines that a square picture as wide as the text takes, and the gap below a paragraph.
_PICTURE, _GAP = 38.0, 0.22


def _rows(text: str, smaller: float = 1.0) -> int:
    wide = sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)
    return max(1, math.ceil(wide / (_LETTERS * smaller)))

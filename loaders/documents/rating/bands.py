"""The band of each region: the title of its part of the table, where the part has one."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.documents.rating.sections import Part, Section


def bands_of(sections: Sequence[Section], parts: Sequence[Part]) -> list[tuple[str | None, int | None]]:
    """Return the title over each section, and the section where a part without a title began before it.

    The head of the table stands anew over each part. Where it comes once more under one title, and every mark
    from there on is below those before, a part begins whose title is missing: its band is unknown. A head
    that comes more often is that of a page.
    """
    found: list[tuple[str | None, int | None]] = []
    for number, part in enumerate(parts):
        places = [i for i, section in enumerate(sections) if section.part == number]
        split = _untitled(sections, places, part)
        found += [(None, split) if split is not None and i >= split else (part.title, None) for i in places]
    return found


def _untitled(sections: Sequence[Section], places: Sequence[int], part: Part) -> int | None:
    heads = [head for head in part.heads if places and places[0] < head <= places[-1]]
    if len(heads) != 1 or part.title is None:
        return None
    marks = {i: s.mark.mark for i in places if (s := sections[i]).mark and s.mark.mark is not None}
    above = [mark for i, mark in marks.items() if i < heads[0]]
    below = [mark for i, mark in marks.items() if i >= heads[0]]
    return heads[0] if above and below and max(below) < min(above) else None

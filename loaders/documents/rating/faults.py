"""What is amiss with a rating, each with its place: to correct, or only to know."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from graph.statements.records import Entity
from loaders.documents.rating.model import RatedParagraph, place_of
from loaders.documents.rating.sections import Section, Walk
from loaders.documents.text import Block
from schema.messages import Message, counted

LEAST_MARK, MOST_MARK = 1, 10
_MOST_NAMED = 6

#: The regions with a name most like what is printed.
Near = Callable[[str], Sequence[Entity]]


def is_sound(mark: float | None) -> bool:
    """Tell whether a mark is none at all or a whole number that marks go to."""
    return mark is None or (LEAST_MARK <= mark <= MOST_MARK and mark == int(mark))


def faults_of(walk: Walk, near: Near) -> Iterator[Message]:
    """Yield what has to be corrected in the document, in its order."""
    first: dict[str, Section] = {}
    for section in walk.sections:
        if section.id is None:
            yield _unknown(section, near(section.name))
        elif section.id in first:
            yield Message(
                '{place}: "{name}" has a row already, at {other}; both are read as one region, with the mark '
                "of the first",
                place=section.place,
                name=section.name,
                other=first[section.id].place,
            )
        else:
            first[section.id] = section
        yield from _wrong_marks(section)
    for block in walk.unread_marks:
        yield Message(
            '{place}: "{text}" cannot be read as a mark; expected two such as 9 (8) or н/д (н/д)',
            place=place_of(block.line, block.page, block.paragraph),
            text=block.text,
        )
    for section, mark, block in walk.second_marks:
        yield Message(
            '{place}: "{name}" has a mark already; {mark} is left out',
            place=place_of(block.line, block.page, block.paragraph),
            name=section.name,
            mark=mark.printed,
        )


def _unknown(section: Section, near: Sequence[Entity]) -> Message:
    fields = {"place": section.place, "name": section.name}
    if near:
        names = [entity.names.get("ru", entity.id) for entity in near]
        return Message(
            '{place}: there is no region "{name}"; near it: {near}. Its paragraphs are not placed; '
            "correct the name",
            near=names,
            **fields,
        )
    return Message(
        '{place}: there is no region "{name}". Its paragraphs are not placed; argun regions lists the names',
        **fields,
    )


def _wrong_marks(section: Section) -> Iterator[Message]:
    for mark in section.marks:
        if not is_sound(mark):
            yield Message(
                '{place}: the mark {mark} of "{name}" is no whole number from {least} to {most}; '
                "it is left out",
                place=section.place,
                mark=mark,
                name=section.name,
                least=LEAST_MARK,
                most=MOST_MARK,
            )


def notes_of(
    walk: Walk, known: Iterable[Entity], paragraphs: Sequence[RatedParagraph], untitled: Block | None
) -> Iterator[Message]:
    """Yield what is worth knowing: marks and regions that are missing, columns left open."""
    unmarked = [s for s in walk.sections if s.id and not s.mark]
    if unmarked:
        yield counted(
            "{count} region has no mark in the document: {names}",
            "{count} regions have no mark in the document: {names}",
            len(unmarked),
            names=_named([_at(s.name, s.place) for s in unmarked]),
        )
    present = {section.id for section in walk.sections}
    missing = [entity.names.get("ru", entity.id) for entity in known if entity.id not in present]
    if missing:
        yield counted(
            "{count} region that the data know is not in the document: {names}",
            "{count} regions that the data know are not in the document: {names}",
            len(missing),
            names=_named(sorted(missing)),
        )
    if untitled:
        yield Message(
            "{place}: a part of the table begins whose title is missing; its regions have no band",
            place=place_of(untitled.line, untitled.page, untitled.paragraph),
        )
    yield from _open_columns(paragraphs)


def _open_columns(paragraphs: Iterable[RatedParagraph]) -> Iterator[Message]:
    """Yield how many paragraphs of each region have no column that can be told."""
    places = Counter(p.region.partition(":")[2] for p in paragraphs if p.column is None)
    if places:
        yield counted(
            "The column of {count} paragraph cannot be told ({names}); it is left open: read the page",
            "The column of {count} paragraphs cannot be told ({names}); it is left open: read the pages",
            places.total(),
            names=_named([f"{code}: {count}" for code, count in places.items()]),
        )


def _at(name: str, place: str) -> str:
    return f"{name} ({place})" if place else name


def _named(names: Sequence[str]) -> list[str | Message]:
    more = len(names) - _MOST_NAMED
    return [*names[:_MOST_NAMED], *([Message("and {count} more", count=more)] if more > 0 else [])]

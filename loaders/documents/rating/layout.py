"""What each column of the table holds, and where in the document table and notes begin and end."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from loaders.documents.rating.heads import (
    EVENTS,
    MARK,
    NAME,
    OTHER,
    PREVIOUS,
    is_head,
    is_period,
    mark_of,
    months_in,
    role_of,
)
from loaders.documents.rating.model import AFTER, BEFORE, COLUMNS
from loaders.documents.rating.skeleton import skeleton
from loaders.documents.text import Block

_EVENTS = (*COLUMNS, EVENTS)
_NOTE = re.compile(r"\*|(?:рейтинг\w*|ссылк\w+|источник\w*|примечани\w+|авторы)\b.*|.*(?:https?://|\bt\.me/)")
_PAGE_NUMBER = re.compile(r"(?:-|стр\w*\.?|с\.)? ?\d{1,3} ?(?:-|из \d{1,3})?")
#: What stands so often outside the table is the head of its pages; short, it may be the begin of paragraphs.
_RUNNING = 3
_LENGTHS_RUNNING = range(30, 150)


@dataclass(frozen=True, slots=True)
class Layout:
    """What the columns of the table hold, by how many a row has; its rows of heads; the periods they tell."""

    roles: Mapping[int, tuple[str | None, ...]]
    heads: frozenset[tuple[int, int]]
    periods: dict[str, str]

    def role(self, block: Block) -> str | None:
        """Return what the cell of a block holds; None outside the table."""
        if block.cell is None or block.cell.columns == 1:
            return None
        width, column = block.cell.columns, block.cell.column
        if width in self.roles:
            return self.roles[width][column]
        if column >= width - 2:
            return COLUMNS[column - width + 2]
        return NAME

    def has_no_names(self, block: Block) -> bool:
        """Tell whether the rows of a block have columns of events alone, so that names stand over them."""
        return block.cell is not None and set(self.roles.get(block.cell.columns, (NAME,))) <= set(_EVENTS)


def layout_of(blocks: Sequence[Block]) -> Layout:
    """Return the layout of the table, as its heads tell it."""
    rows: dict[tuple[int, int], dict[int, str]] = {}
    widths: dict[tuple[int, int], int] = {}
    for block in blocks:
        if block.cell:
            row = rows.setdefault((block.cell.table, block.cell.row), {})
            row[block.cell.column] = f"{row.get(block.cell.column, '')} {block.text}".strip()
            widths[block.cell.table, block.cell.row] = block.cell.columns
    heads = {place: row for place, row in rows.items() if _is_heads(row)}
    roles: dict[int, tuple[str | None, ...]] = {}
    periods = _periods_outside_tables(blocks)
    for place, row in heads.items():
        told = _told(row)
        for column, role in told.items():
            if role in COLUMNS:
                periods[role] = periods.get(role) or _period(role, row[column])
        roles.setdefault(widths[place], _filled(told, widths[place]))
    return Layout(roles, frozenset(heads), {role: period for role, period in periods.items() if period})


def _is_heads(row: Mapping[int, str]) -> bool:
    """Tell whether a row is one of heads: two cells say so, one of them over events or of a period."""
    heads = [text for text in row.values() if is_head(text)]
    periods = [text for text in row.values() if is_period(text)]
    if periods and NAME in map(role_of, heads):
        return True
    return len(heads) > 1 and any("событи" in skeleton(text).text for text in heads)


def _told(row: Mapping[int, str]) -> dict[int, str]:
    """Return the roles that heads tell; of two columns of events the earlier is the one of before."""
    told = {column: role_of(head) or OTHER for column, head in row.items()}
    events = [column for column in sorted(told) if told[column] in _EVENTS]
    if len(events) > 1 and {told[column] for column in events} != set(COLUMNS):
        first, *_, last = sorted(events, key=lambda column: (months_in(row[column])[:1], column))
        told |= {first: BEFORE, last: AFTER}
    if MARK not in told.values():
        told |= {column: MARK for column in told if told[column] == PREVIOUS}
    return told


def _periods_outside_tables(blocks: Iterable[Block]) -> dict[str, str]:
    """Return the periods of heads that an extract has lost the table around."""
    heads = [block.text for block in blocks if not block.cell and is_head(block.text)]
    roles = ((role_of(head), head) for head in heads)
    return {role: _period(role, head) for role, head in roles if role in COLUMNS and _period(role, head)}


def _period(column: str, head: str) -> str:
    """Return the period that a head tells in the dataset's form; empty where it tells none."""
    months = [f"{year}-{month:02}" for year, month in months_in(head)]
    if len(months) > 1:
        return f"{months[0]}/{months[-1]}"
    return f"/{months[0]}" if months and column == BEFORE else ""


def _filled(told: Mapping[int, str | None], width: int) -> tuple[str | None, ...]:
    """Return the role of each column: what its head does not tell is what stands there most often."""
    given = [told.get(column) for column in range(width)]
    for column, usual in ((0, NAME), (width - 1, AFTER), (width - 2, BEFORE)):
        free = given[column] is None and EVENTS not in given
        if free and usual not in given and not (column == 0 and MARK in given):
            given[column] = usual
    return tuple(given)


def running_heads(blocks: Iterable[Block]) -> set[str]:
    """Return what stands again and again outside the table: heads and feet of pages."""
    counts = Counter(b.text for b in blocks if b.cell is None and len(b.text) in _LENGTHS_RUNNING)
    return {text for text, count in counts.items() if count >= _RUNNING}


def is_page_number(block: Block) -> bool:
    """Tell whether a block outside the table is the number of a page."""
    return block.cell is None and bool(_PAGE_NUMBER.fullmatch(skeleton(block.text).text))


def _has_mark(block: Block) -> bool:
    """Tell whether marks stand in a block outside the table, as in a text that has lost it."""
    mark = mark_of(block.text)
    return bool(mark and mark.printed[-1] == ")")


def notes_from(blocks: Sequence[Block], begin: int) -> int:
    """Return the place of the first of the notes that end the document, after the last row or mark."""
    last = max((i for i, b in enumerate(blocks) if b.cell or _has_mark(b)), default=begin)
    for place in range(max(last, begin) + 1, len(blocks)):
        if _NOTE.match(skeleton(blocks[place].text).text):
            return place
    return len(blocks)

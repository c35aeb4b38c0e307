"""What each column of the table holds, and where in the document table and notes begin and end."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from loaders.documents.rating.heads import MARK, NAME, PREVIOUS, is_head, months_in, role_of
from loaders.documents.rating.model import AFTER, BEFORE
from loaders.documents.rating.skeleton import skeleton
from loaders.documents.text import Block

_EVENTS = (BEFORE, AFTER)
_NOTE = re.compile(r"\*|(?:рейтинг\w*|ссылк\w+|источник\w*|примечани\w+|авторы)\b.*|.*(?:https?://|\bt\.me/)")
_PAGE_NUMBER = re.compile(r"(?:-|стр\w*\.?|с\.)? ?\d{1,3} ?(?:-|из \d{1,3})?")
#: What stands so often outside the table is the head of its pages; short, it may be the begin of paragraphs.
_RUNNING = 3
_LENGTHS_RUNNING = range(30, 150)

#: The role of each column of a row, by how many columns the row has.
Roles = Mapping[int, tuple[str | None, ...]]


def roles_of(blocks: Sequence[Block]) -> tuple[Roles, dict[str, str]]:
    """Return what the columns of the table hold, by their heads, and the periods that the heads tell."""
    heads: dict[tuple[int, int], dict[int, str]] = {}
    widths: dict[tuple[int, int], int] = {}
    for block in blocks:
        if block.cell and is_head(block.text):
            row = heads.setdefault((block.cell.table, block.cell.row), {})
            row[block.cell.column] = f"{row.get(block.cell.column, '')} {block.text}".strip()
            widths[block.cell.table, block.cell.row] = block.cell.columns
    roles: dict[int, tuple[str | None, ...]] = {}
    periods = _periods_outside_tables(blocks)
    for place, row in heads.items():
        told = {column: role_of(head) for column, head in row.items()}
        events = [column for column in sorted(told) if told[column] in _EVENTS]
        if not events:
            continue
        if len(events) > 1:
            told |= {events[0]: BEFORE, events[-1]: AFTER}
        if MARK not in told.values():
            told |= {column: MARK for column in told if told[column] == PREVIOUS}
        for column in events:
            role = str(told[column])
            periods[role] = periods.get(role) or _period(role, row[column])
        roles.setdefault(widths[place], _filled(told, widths[place]))
    return roles, {column: period for column, period in periods.items() if period}


def _periods_outside_tables(blocks: Iterable[Block]) -> dict[str, str]:
    """Return the periods of heads that an extract has lost the table around."""
    heads = [block.text for block in blocks if not block.cell and is_head(block.text)]
    roles = ((role_of(head), head) for head in heads)
    return {role: _period(role, head) for role, head in roles if role in _EVENTS and _period(role, head)}


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
        if given[column] is None and usual not in given and not (column == 0 and MARK in given):
            given[column] = usual
    return tuple(given)


def role_of_cell(block: Block, roles: Roles) -> str | None:
    """Return what the cell of a block holds: a name, a mark, a column of events; None outside the table."""
    if block.cell is None or block.cell.columns == 1:
        return None
    width, column = block.cell.columns, block.cell.column
    if width in roles:
        return roles[width][column]
    if column >= width - 2:
        return _EVENTS[column - width + 2]
    return NAME


def running_heads(blocks: Iterable[Block]) -> set[str]:
    """Return what stands again and again outside the table: heads and feet of pages."""
    counts = Counter(b.text for b in blocks if b.cell is None and len(b.text) in _LENGTHS_RUNNING)
    return {text for text, count in counts.items() if count >= _RUNNING}


def is_page_number(block: Block) -> bool:
    """Tell whether a block outside the table is the number of a page."""
    return block.cell is None and bool(_PAGE_NUMBER.fullmatch(skeleton(block.text).text))


def notes_from(blocks: Sequence[Block], begin: int) -> int:
    """Return the place of the first of the notes that end the document, after the last row of the table."""
    last = max((i for i, b in enumerate(blocks) if b.cell), default=begin)
    for place in range(max(last, begin) + 1, len(blocks)):
        if _NOTE.match(skeleton(blocks[place].text).text):
            return place
    return len(blocks)

"""What stands before the table: title page, comment of the authors, trends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from loaders.documents.rating.heads import (
    is_comment_title,
    is_head,
    is_rating_title,
    is_rule,
    is_title,
    is_trends_title,
    mark_of,
)
from loaders.documents.rating.joining import HYPHEN, going_on, joined
from loaders.documents.rating.model import Trend
from loaders.documents.rating.naming import Named, known
from loaders.documents.rating.sections import HEADING
from loaders.documents.text import Aside, Block
from schema.messages import N_, Message

TITLE_PAGE, COMMENT = N_("title page"), N_("comment of the authors")
_NUMBER_OF = N_("number of a trend")
_NUMBERED = re.compile(r"(\d{1,2})[.)]\s+")


@dataclass(slots=True)
class Front:
    """The trends, and what is set aside."""

    trends: list[Trend] = field(default_factory=list)
    asides: list[Aside] = field(default_factory=list)


def table_begin(blocks: Sequence[Block], named: Named) -> int:
    """Return the place of the first block of the table, its titles and heads; the end where there is none.

    It begins before the first region: a name in a cell, or one with its mark.
    """
    first = next((i for i, block in enumerate(blocks) if _is_first(blocks, i, block, named)), len(blocks))
    while first and _is_above(blocks[first - 1]):
        first -= 1
    return first


def _is_first(blocks: Sequence[Block], place: int, block: Block, named: Named) -> bool:
    if block.cell and block.cell.columns > 1:
        is_last = block.cell.column == block.cell.columns - 1
        return not is_last and (is_head(block.text) or known(block.text, named) is not None)
    name = known(block.text, named)
    following = blocks[place + 1].text if place + 1 < len(blocks) else ""
    return name is not None and bool(name.marks or mark_of(following))


def _is_above(block: Block) -> bool:
    return (
        is_rule(block.text)
        or is_title(block.text, block.level)
        or is_head(block.text)
        or is_rating_title(block.text)
    )


def read_front(blocks: Sequence[Block]) -> Front:
    """Return the trends, whole over the breaks of pages, and everything else as set aside with its reason."""
    front = Front()
    reason, begin = TITLE_PAGE, _trends_at(blocks)
    in_trends = False
    numbered = any(_NUMBERED.match(block.text) for block in blocks[begin:])
    for place, block in enumerate(blocks):
        titled = is_trends_title(block.text, block.level)
        comment = is_comment_title(block.text, block.level)
        in_trends = not comment and (in_trends or place >= begin)
        reason = COMMENT if comment else reason
        if in_trends and not titled:
            _trend(front, block, numbered)
        else:
            _aside(front, block, HEADING if titled else reason)
    return front


def _trends_at(blocks: Sequence[Block]) -> int:
    """Return where the trends begin: under their heading, or with the last list where that is missing."""
    titles = [i for i, block in enumerate(blocks) if is_trends_title(block.text, block.level)]
    firsts = [i for i, block in enumerate(blocks) if (m := _NUMBERED.match(block.text)) and m[1] == "1"]
    return (titles or firsts[-1:] or [len(blocks)])[0]


def _trend(front: Front, block: Block, numbered: bool) -> None:
    """Begin a trend, or go on with the last one: where trends have numbers, with all that has none."""
    number = _NUMBERED.match(block.text)
    last = front.trends[-1] if front.trends else None
    if last and not number and (numbered or going_on(last.text, block.text) > 0):
        whole = joined(last.text, last.italic, block.text, block.italic)
        front.trends[-1] = Trend(last.index, whole.text, whole.italic, last.line, last.page, last.paragraph)
        if whole.dropped:
            front.asides.append(
                Aside(whole.dropped, Message(HYPHEN), block.line, block.page, block.paragraph)
            )
        return
    cut = number.end() if number else 0
    if number:
        front.asides.append(
            Aside(number[0].strip(), Message(_NUMBER_OF), block.line, block.page, block.paragraph)
        )
    index = int(number[1]) if number else (last.index if last else 0) + 1
    italic = tuple((max(a - cut, 0), b - cut) for a, b in block.italic if b > cut)
    front.trends.append(Trend(index, block.text[cut:], italic, block.line, block.page, block.paragraph))


def _aside(front: Front, block: Block, reason: str) -> None:
    front.asides.append(Aside(block.text, Message(reason), block.line, block.page, block.paragraph))

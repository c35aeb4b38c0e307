"""The finding of a place in one sentence, with its figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graph.analysis.score.score import Score
from graph.workflows.portraits.deals import DealFact
from schema.messages import Message, Words, counted


def place_headline(name: Words, score: Score, deals: Sequence[DealFact], fates: Mapping[str, int]) -> Message:
    """Return the mark, what carries it, and how much of what was announced came true."""
    working = [d for d in deals if d.state == "operating"]
    fields = {"name": name, "mark": score.mark}
    if not deals:
        return Message("{name}: mark {mark}, nothing is known", **fields)
    if not working:
        return Message("{name}: mark {mark}, talk and plans, nothing works yet", **fields)
    first = max(working, key=lambda d: (round(d.points, 9), d.deal_id))
    announced = sum(fates.values())
    if announced >= _MANY:
        return counted(
            "{name}: mark {mark}; {working} of {count} deal works, {true} of {announced} announcements came true",
            "{name}: mark {mark}; {working} of {count} deals work, {true} of {announced} announcements came true",
            len(deals),
            working=len(working),
            true=fates["came_true"],
            announced=announced,
            **fields,
        )
    return counted(
        "{name}: mark {mark}; {working} of {count} deal works, first of all {deal}",
        "{name}: mark {mark}; {working} of {count} deals work, first of all {deal}",
        len(deals),
        working=len(working),
        deal=first.names,
        **fields,
    )


#: Of fewer announcements a share says nothing.
_MANY = 5

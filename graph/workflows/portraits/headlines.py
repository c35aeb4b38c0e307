"""The findings of a place and of the country in sentences, with their figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from graph.analysis.score.score import Score
from graph.workflows.portraits.deals import DealFact
from schema.messages import N_, Message, Words, counted

if TYPE_CHECKING:
    from graph.analysis.promises.groups import Group
    from graph.statements.records import Entity
    from graph.workflows.portraits.country import Moved, Standing

#: Of fewer announcements a share says nothing.
_MANY = 5
#: So many places are named, and up to this mark one is low.
_FIRST, _LOW = 3, 3


def place_headline(name: Words, score: Score, deals: Sequence[DealFact], fates: Mapping[str, int]) -> Message:
    """Return the mark, what carries it, and how much of what was announced came true."""
    working = [d for d in deals if d.state == "operating"]
    fields = {"name": name, "mark": score.mark}
    if not deals:
        return Message("{name}: mark {mark}, nothing is known", **fields)
    if not working:
        return Message("{name}: mark {mark}, talk and plans, nothing works yet", **fields)
    told = deals_words(len(deals), len(working))
    announced = sum(fates.values())
    if announced >= _MANY:
        fate = announced_words(announced, fates["came_true"])
        return Message("{name}: mark {mark}; {deals}; {announced}", deals=told, announced=fate, **fields)
    first = max(working, key=lambda d: (round(d.points, 9), d.deal_id)).names
    if len(working) == 1:
        return Message("{name}: mark {mark}; {deals} ({deal})", deals=told, deal=first, **fields)
    return Message("{name}: mark {mark}; {deals} (above all {deal})", deals=told, deal=first, **fields)


def deals_words(count: int, working: int) -> Message:
    """Say how many of the deals work.

    Examples
    --------
    >>> str(deals_words(5, 5)), str(deals_words(5, 0)), str(deals_words(5, 1))
    ('all 5 deals work', 'of 5 deals none works', 'of 5 deals 1 works')
    """
    if count == working == 1:
        return Message("its only deal works")
    if count == working == 2:
        return Message("both deals work")
    if count == working:
        return counted("the {count} deal works", "all {count} deals work", count)
    if not working:
        return counted("of {count} deal none works", "of {count} deals none works", count)
    found = counted("{count} works", "{count} work", working)
    return counted("of {count} deal {working}", "of {count} deals {working}", count, working=found)


def announced_words(count: int, true: int) -> Message:
    """Say how many of the announcements came true so far."""
    if not true:
        return counted(
            "of {count} announcement none came true so far",
            "of {count} announcements none came true so far",
            count,
        )
    return counted(
        "of {count} announcement {true} came true so far",
        "of {count} announcements {true} came true so far",
        count,
        true=true,
    )


def country_headlines(
    entities: Mapping[str, Entity],
    regions: Sequence[Standing],
    moved: Sequence[Moved],
    promises: Group,
    news: Sequence[str],
) -> tuple[Message, ...]:
    """Return the findings of the country, each a sentence with its figures; only those that there are."""
    found = [*leader_findings(entities, regions), *promise_findings(promises)]
    return (*found, *mover_findings(entities, moved), *news_findings(news))


def leader_findings(entities: Mapping[str, Entity], regions: Sequence[Standing]) -> Iterator[Message]:
    """Yield who leads, and how many have a low mark."""
    first = [
        Message("{name} ({mark})", name=Words(entities[s.id].names), mark=s.mark)
        for s in regions[:_FIRST]
        if s.score > 1.0
    ]
    if first:
        yield Message("The highest marks: {names}.", names=tuple(first))
    low = sum(s.mark <= _LOW for s in regions)
    if low:
        yield counted(
            "{low} of {count} region has a mark of {most} or less.",
            "{low} of {count} regions have a mark of {most} or less.",
            len(regions),
            low=low,
            most=_LOW,
        )


def promise_findings(group: Group) -> Iterator[Message]:
    """Yield what became of announcements."""
    whole, looked = group.conversion, group.conversion_looked
    if not whole.total:
        return
    yield counted(
        "Of {count} announcement {true} came true: {share:.0%} (between {low:.0%} and {high:.0%}).",
        "Of {count} announcements {true} came true: {share:.0%} (between {low:.0%} and {high:.0%}).",
        whole.total,
        true=whole.count,
        share=whole.share,
        low=whole.low,
        high=whole.high,
    )
    if group.nobody_looked and looked.total:
        yield counted(
            "Nobody came back to {unseen} of them; of the {count} looked at again {true} came true.",
            "Nobody came back to {unseen} of them; of the {count} looked at again {true} came true.",
            looked.total,
            unseen=group.nobody_looked,
            true=looked.count,
        )


def mover_findings(entities: Mapping[str, Entity], moved: Sequence[Moved]) -> Iterator[Message]:
    """Yield who rose and who fell: in our order of marks, and by the published ones."""
    climbed = sorted(moved, key=lambda m: (m.rank_after - m.rank_before, -round(m.by, 9), m.id))
    for text, found in (
        (N_("In our order of marks these climbed most: {places}."), climbed),
        (N_("In our order of marks these fell most: {places}."), climbed[::-1]),
    ):
        sign = 1 if found is climbed else -1
        ranks = [_ranked(entities, m) for m in found[:_FIRST] if sign * (m.rank_before - m.rank_after) > 0]
        if ranks:
            yield Message(text, places=tuple(ranks))
    rose = sorted(
        (m for m in moved if (m.published_by or 0) > 0), key=lambda m: (-(m.published_by or 0), m.id)
    )
    fell = sorted((m for m in moved if (m.published_by or 0) < 0), key=lambda m: (m.published_by or 0, m.id))
    for text, found in (
        (N_("The published mark rose most in: {places}."), rose),
        (N_("The published mark fell most in: {places}."), fell),
    ):
        places = [_moved_words(entities, m) for m in found[:_FIRST]]
        if places:
            yield Message(text, places=tuple(places))


def _ranked(entities: Mapping[str, Entity], moved: Moved) -> Message:
    text = N_("{name} (rank {before} → {after})")
    return Message(
        text, name=Words(entities[moved.id].names), before=moved.rank_before, after=moved.rank_after
    )


def _moved_words(entities: Mapping[str, Entity], moved: Moved) -> Message:
    text = N_("{name} ({before:g} → {after:g})")
    name = Words(entities[moved.id].names)
    return Message(text, name=name, before=moved.published_before, after=moved.published_after)


def news_findings(news: Sequence[str]) -> Iterator[Message]:
    """Yield how much is new since the edition before."""
    if news:
        yield counted(
            "Since the edition before, {count} deal was reported first, and {stalled} came to a stop.",
            "Since the edition before, {count} deals were reported first, and {stalled} came to a stop.",
            news.count("new"),
            stalled=news.count("stalled") + news.count("cancelled"),
        )

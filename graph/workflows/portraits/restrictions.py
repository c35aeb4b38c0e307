"""Who stands on lists of sanctions, according to whom: told beside what is known, never in a mark.

Where no such list was imported nothing is told: that a company isn't flagged doesn't say that it is free.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.statements.parties import PARTY_TYPES
from graph.statements.records import Evidence, Statements
from graph.statements.status import period_end
from graph.workflows.portraits.citations import Citation
from graph.workflows.portraits.dates import date_words
from schema.messages import N_, Message, Words, counted
from schema.values import FIRST_DAY, LAST_DAY, date_bounds

NO_PART = N_("This is told beside the mark and is no part of it.")
_MOST_NAMED = 8


@dataclass(frozen=True, slots=True)
class RestrictionFact:
    """One act against a company or body: who, under which programme, on which list, since when, told where.

    ``seen`` is the day since which the collection of lists has its entry, whoever put it there first.
    """

    company: str
    authority: str
    programme: str
    list_name: str
    start: str
    seen: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class RestrictedParties:
    """Those of the ``named`` parties of the deals of a place that are on the lists of one source."""

    source_id: str
    named: int
    companies: tuple[str, ...]
    citations: tuple[Citation, ...]


def restrictions(statements: Statements, day: datetime.date) -> Mapping[str, tuple[RestrictionFact, ...]]:
    """Return the acts against each company and body that hold on a day, the latest first."""
    found: dict[str, list[RestrictionFact]] = defaultdict(list)
    for tie in statements.ties.values():
        end = tie.details.get("end")
        if tie.type != "RESTRICTS" or statements.entities[tie.target_id].type not in PARTY_TYPES:
            continue
        last = max(tie.evidence, key=lambda e: (e.period, e.id))
        if end and date_bounds(end)[1] < max(day, _day_of(last)):
            continue
        fact = RestrictionFact(
            tie.target_id,
            tie.source_id,
            str(tie.properties.get("programme") or ""),
            str(tie.properties.get("list_name") or ""),
            tie.details.get("start", ""),
            str(tie.properties.get("seen") or ""),
            Citation.of(last),
        )
        found[tie.target_id].append(fact)
    return {id_: tuple(_latest_first(found[id_])) for id_ in sorted(found)}


def _day_of(evidence: Evidence) -> datetime.date:
    """Return the day on which a list said so: lists are often younger than the reports of deals."""
    end = period_end(evidence)
    return end if end < LAST_DAY else FIRST_DAY


def _latest_first(facts: Iterable[RestrictionFact]) -> list[RestrictionFact]:
    ordered = sorted(facts, key=lambda f: (f.authority, f.programme))
    return sorted(ordered, key=lambda f: f.start, reverse=True)


def restricted_parties(
    facts: Mapping[str, Sequence[RestrictionFact]], named: Iterable[str]
) -> tuple[RestrictedParties, ...]:
    """Return which of the named parties are on lists, source by source."""
    parties = sorted(set(named))
    by_source: dict[str, dict[str, Citation]] = defaultdict(dict)
    for id_ in parties:
        for fact in facts.get(id_, ()):
            by_source[fact.citation.source_id].setdefault(id_, fact.citation)
    return tuple(
        RestrictedParties(source, len(parties), tuple(found), tuple(found.values()))
        for source, found in sorted(by_source.items())
    )


def restriction_words(fact: RestrictionFact, statements: Statements) -> Message:
    """Say who sanctions, since when, under which programme and on which list."""
    told = [_since(fact, Words(statements.entities[fact.authority].names))]
    if fact.programme:
        told.append(Message("programme {programme}", programme=fact.programme))
    if fact.list_name:
        told.append(Message("list “{name}”", name=fact.list_name))
    return Message("{parts}", parts=tuple(told))


def _since(fact: RestrictionFact, who: Words) -> Message:
    if fact.start:
        return Message("{who} since {date}", who=who, date=date_words(fact.start))
    if fact.seen:
        return Message("{who}, since when isn't told (its entry is known since {date})",
                       who=who, date=date_words(fact.seen))  # fmt: skip
    return Message("{who}, since when isn't told", who=who)


def parties_words(parties: RestrictedParties, statements: Statements) -> Message:
    """Say how many of the named parties are on the lists of a source, and which."""
    names: tuple[object, ...] = tuple(Words(statements.entities[id_].names) for id_ in parties.companies)
    more = len(names) - _MOST_NAMED
    if more > 0:
        names = (*names[:_MOST_NAMED], counted("{count} more", "{count} more", more))
    return counted(
        "Of {named} parties that its deals name, {count} is under sanctions or other restrictions according "
        "to {source}: {names}.",
        "Of {named} parties that its deals name, {count} are under sanctions or other restrictions according "
        "to {source}: {names}.",
        len(parties.companies),
        named=parties.named,
        source=source_words(parties.source_id, statements),
        names=names,
    )


def source_words(source_id: str, statements: Statements) -> Message:
    """Name a list of sanctions with its date."""
    source = statements.entities[source_id]
    date = date_words(str(source.properties.get("date") or ""))
    return Message("“{title}” of {date}", title=Words(source.names), date=date)

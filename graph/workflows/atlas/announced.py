"""Announcements on a page, each with what became of it."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from graph.workflows.atlas.markup import Content, join, tag
from graph.workflows.atlas.page import cell
from graph.workflows.atlas.telling import MOST, Teller
from graph.workflows.drawn.profile import late_words
from graph.workflows.portraits.dates import date_words, until_words
from graph.workflows.portraits.promises import PromiseFact
from schema.messages import N_, Message, counted

_SHOWN = 10


def announced(teller: Teller, promises: Sequence[PromiseFact]) -> Markup | None:
    """Return a section of announcements in the order given; None without any."""
    if not promises:
        return None
    found = [_table(teller, promises[:_SHOWN])]
    if rest := promises[_SHOWN:]:
        more = tag("summary", teller.say(Message("{count} more", count=len(rest))))
        told = [_table(teller, rest[:MOST])]
        if unseen := len(rest[MOST:]):
            text = counted("{count} more is in the tables.", "{count} more are in the tables.", unseen)
            told.append(tag("p", teller.say(text), class_="quiet"))
        found.append(tag("details", more, told, class_="more"))
    return teller.section(N_("What was announced"), found, id_="promises")


def _table(teller: Teller, promises: Sequence[PromiseFact]) -> Markup:
    heads = (N_("Announced"), N_("First said"), N_("What became of it"))
    head = tag("thead", tag("tr", (tag("th", teller.atlas.text(h), scope="col") for h in heads)))
    body = tag("tbody", (_row(teller, fact) for fact in promises))
    return tag("div", tag("table", head, body), class_="scroll stack")


def _row(teller: Teller, fact: PromiseFact) -> Markup:
    first = fact.promise.first.periods
    became: list[Content] = [teller.say(fact.words)]
    if fact.overdue_months:
        became += [
            teller.atlas.text(N_("; ")),
            tag("span", late_words(fact, teller.atlas.lang), class_="bad"),
        ]
    elif fact.planned and fact.fate != "came_true":
        became += [
            teller.atlas.text(N_("; ")),
            teller.say(Message("due {date}", date=date_words(fact.planned))),
        ]
    when = teller.say(until_words(first[0])) if first else ""
    return tag("tr", cell(teller.deal_link(fact.deal_id, fact.names)), cell(when), cell(join(*became)))

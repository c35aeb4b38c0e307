"""The sections of the page of a thing (company, project, route, crossing, zone) and of a sector."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from markupsafe import Markup

from graph.pictures.palette import FATE_ROLES
from graph.pictures.panels import Bar, bars, shares
from graph.texts import say, translate
from graph.workflows.atlas.announced import announced
from graph.workflows.atlas.markup import Content, join, tag
from graph.workflows.atlas.telling import Teller
from graph.workflows.portraits.dates import date_words
from graph.workflows.portraits.deals import DealFact
from graph.workflows.portraits.numbers import NumberFact
from graph.workflows.portraits.promises import FATE_WORDS
from graph.workflows.portraits.restrictions import (
    NO_PART,
    RestrictionFact,
    restriction_words,
)
from graph.workflows.portraits.thing import PlaceShare, SectorPortrait, ThingPortrait
from schema.messages import N_, Message, counted
from schema.reader import read_schema

Portrait = ThingPortrait | SectorPortrait
#: So many places are drawn, and from so many on a picture says more than a line.
_PLACES, _DRAWN = 10, 3
_PARTIES = 40


def thing_sections(teller: Teller, portrait: ThingPortrait) -> Markup:
    """Return what a thing is at, its deals, what is said of it, and then all else."""
    deals = _deals(teller, portrait) if len(portrait.deals) != 1 or not portrait.said else None
    reports = teller.listed(portrait.said, lambda said: tag("li", teller.said(said)))
    said = teller.section(N_("What is said, the newest first"), reports)
    return join(
        _known(teller, portrait),
        _restrictions(teller, portrait),
        deals,
        said,
        _rest(teller, portrait, portrait.id),
    )


def sector_sections(teller: Teller, portrait: SectorPortrait) -> Markup:
    """Return where a sector's deals are, what became of them, and the deals themselves."""
    drawn = [_places(teller, portrait.regions, N_("Regions: points of deals"), "region")]
    drawn.append(_places(teller, portrait.provinces, N_("Provinces: points of deals"), "province"))
    drawn.append(_fates(teller, portrait))
    panels = tag("div", drawn, class_="panels")
    return join(panels, _deals(teller, portrait), _rest(teller, portrait, ""))


def _known(teller: Teller, portrait: ThingPortrait) -> Markup:
    """Return what it is at, where, and with whom."""
    rows: list[tuple[str, Content]] = []
    if len(portrait.deals) == 1:
        rows.append((N_("What it is at"), teller.state(portrait.deals[0].state)))
    elif portrait.deals:
        told = (join(teller.state(state), str(n)) for state, n in portrait.states.items() if n)
        rows.append((N_("Deals"), join(*told, by=" ")))
    for title, places in ((N_("Regions"), portrait.regions), (N_("Provinces"), portrait.provinces)):
        if places:
            rows.append((title, teller.names(place.id for place in places)))
    if portrait.parties:
        rows.append((N_("Chinese parties"), teller.names(portrait.parties[:_PARTIES])))
    if sectors := sorted({deal.sector for deal in portrait.deals if deal.sector}):
        rows.append((N_("Sectors"), join(*(_sector(teller, term) for term in sectors), by=", ")))
    body = (
        tag("tr", tag("th", teller.atlas.text(title), scope="row"), tag("td", told)) for title, told in rows
    )
    return tag("table", tag("tbody", body), class_="known")


def _restrictions(teller: Teller, portrait: ThingPortrait) -> Markup | None:
    """Return who sanctions it, since when and according to which list, where such a list is there."""
    statements = teller.atlas.workspace.statements

    def row(fact: RestrictionFact) -> Markup:
        told = teller.say(restriction_words(fact, statements))
        return tag("li", told, " · ", _told_in(teller, fact))

    facts = portrait.restrictions
    if not facts:
        return None
    apart = tag("p", teller.atlas.text(NO_PART), class_="quiet")
    return teller.section(N_("Sanctions"), tag("ul", map(row, facts)), apart, id_="sanctions")


def _told_in(teller: Teller, fact: RestrictionFact) -> Markup:
    """Return the date of what says so, and the place in it."""
    source = teller.atlas.workspace.statements.entities[fact.citation.source_id]
    date = teller.say(date_words(str(source.properties.get("date") or "")))
    return tag("span", date, " · ", teller.cite(fact.citation), class_="cite")


def _sector(teller: Teller, term: str) -> Markup:
    words = read_schema().vocabularies["sector"].terms[term].words
    return teller.atlas.link(teller.here, f"sector:{term}", teller.words(words))


def _places(teller: Teller, places: Sequence[PlaceShare], title: str, kind: str) -> Markup | None:
    if len(places) < _DRAWN:
        return None
    lang = teller.atlas.lang
    rows = [
        Bar(
            teller.atlas.name(place.id),
            teller.say(_worth(place)),
            ((place.points, f"{kind}-7"),),
            about=place.id,
            lines=2,
        )
        for place in places[:_PLACES]
    ]
    return teller.panel(bars("places", translate(title, lang), rows, empty=""), "h2")


def _worth(place: PlaceShare) -> Message:
    count = len(place.deal_ids)
    return counted("{points:.1f} · {count} deal", "{points:.1f} · {count} deals", count, points=place.points)


def _fates(teller: Teller, portrait: Portrait) -> Markup | None:
    total, lang = sum(portrait.fates.values()), teller.atlas.lang
    if total < _DRAWN:
        return None
    title = counted("What became of {count} announcement", "What became of {count} announcements", total)
    parts = [(n, FATE_ROLES[fate], translate(FATE_WORDS[fate], lang)) for fate, n in portrait.fates.items()]
    return teller.panel(shares("fates", say(title, lang), parts, empty=""), "h2")


def _deals(teller: Teller, portrait: Portrait) -> Markup | None:
    return teller.section(N_("Deals"), teller.deals(portrait.deals, partial(_beside, teller)), id_="deals")


def _beside(teller: Teller, deal: DealFact) -> list[Content]:
    """Return where a deal is and with whom."""
    places = [*deal.regions][:3] + [*deal.provinces][:2]
    return [teller.names(places)] if places else []


def _rest(teller: Teller, portrait: Portrait, id_: str) -> Markup:
    deals = {tie: deal for deal in portrait.deals for tie in deal.tie_ids}

    def about(number: NumberFact) -> Content:
        others = [subject for subject in number.subjects if subject != id_]
        if others:
            return teller.names(others[:3])
        deal = deals.get(number.tie_id or "")
        return teller.deal_link(deal.deal_id, deal.names) if deal and deal.about != id_ else None

    promises = announced(teller, portrait.promises) if len(portrait.promises) > 1 or not id_ else None
    numbers = teller.section(N_("Numbers"), teller.numbers(portrait.numbers, about), id_="numbers")
    parties = teller.names(portrait.parties[:_PARTIES]) if not id_ and portrait.parties else None
    named = teller.section(
        N_("Companies, universities and bodies of China"), tag("p", parties) if parties else None
    )
    return join(promises, named, numbers)

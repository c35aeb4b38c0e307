"""The sections of the page of a region or province."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from graph.pictures.charts.profile import MOST_PARTNERS, Profile, announcements, made_of, mark, with_whom
from graph.pictures.charts.small_map import SmallMap
from graph.pictures.charts.small_map import draw as draw_map
from graph.workflows.atlas.announced import announced
from graph.workflows.atlas.markup import Content, join, tag
from graph.workflows.atlas.telling import Teller
from graph.workflows.drawn.profile import profile_of
from graph.workflows.drawn.small_map import small_map
from graph.workflows.geography import Geography
from graph.workflows.portraits.changes import EventFact
from graph.workflows.portraits.dates import day_words
from graph.workflows.portraits.deals import DealFact
from graph.workflows.portraits.goods import GoodsFact
from graph.workflows.portraits.numbers import NumberFact
from graph.workflows.portraits.partners import PartyFact
from graph.workflows.portraits.place import PlacePortrait
from graph.workflows.portraits.restrictions import NO_PART, parties_words
from graph.workflows.portraits.rivals import CompetitorFact, NicheFact
from schema.messages import N_, Message, Words, counted
from schema.reader import read_schema

#: So many competitors and niches are told.
_NEAREST = 5


@dataclass(frozen=True)
class PlaceSections:
    """The sections of a page about a place, each None where there is nothing to tell."""

    teller: Teller
    portrait: PlacePortrait

    @cached_property
    def profile(self) -> Profile:
        """What the pictures of the page are drawn from."""
        return profile_of(self.portrait, self.teller.atlas.workspace, self.teller.atlas.lang)

    def all(self) -> Markup:
        """Return all sections, findings first."""
        return join(
            self.standing(),
            self.panels(),
            self.carriers(),
            self.partners(),
            self.links(),
            self.goods(),
            self.promises(),
            self.changes(),
            self.numbers(),
            self.rivals(),
            self.lift(),
            self.silences(),
        )

    def standing(self) -> Markup:
        """Return the mark beside the published ones, and the gap between them in words."""
        lang, gap = self.teller.atlas.lang, self.portrait.gap
        told = [tag("p", self.teller.say(sentence)) for sentence in (gap.sentences if gap else ())]
        if not told:
            nothing = N_("No edition gives a published mark.")
            provinces = N_("The published rating marks regions, not provinces.")
            text = nothing if self.portrait.type == "Region" else provinces
            told = [tag("p", self.teller.atlas.text(text), class_="quiet")]
        if len(told) > 1:
            more = tag("summary", self.teller.atlas.text(N_("How the two compare")))
            told = [told[0], tag("details", more, told[1:])]
        picture = self.teller.panel(mark(self.profile, lang))
        return tag("div", picture, tag("div", told), class_="markrow")

    def panels(self) -> Markup | None:
        """Return what the mark is made of, with whom, and what became of announcements, as pictures."""
        if not self.portrait.deals:
            return tag("p", self.teller.say(Message("No deal with a Chinese side is known.")))
        lang = self.teller.atlas.lang
        drawn = (
            made_of(self.profile, lang),
            with_whom(self.profile, lang),
            announcements(self.profile, lang),
        )
        return tag("div", (self.teller.panel(panel, "h2") for panel in drawn), class_="panels")

    def carriers(self) -> Markup | None:
        """Return all deals, those that carry the mark first."""
        deals = self.teller.deals(self.portrait.deals, self._beside)
        if deals is not None and self.portrait.carriers:
            text = N_("Points are parts of the score: 1 and the points of all deals make {score:.1f}.")
            told = self.teller.say(Message(text, score=self.portrait.score))
            deals = join(tag("p", told, class_="how"), deals)
        return self.teller.section(N_("What carries it"), deals, id_="deals")

    def _beside(self, deal: DealFact) -> list[Content]:
        told: list[Content] = []
        sector = read_schema().vocabularies["sector"].terms.get(deal.sector or "")
        if sector and deal.sector not in ("several", "other"):
            link = self.teller.atlas.link(
                self.teller.here, f"sector:{deal.sector}", self.teller.words(sector.words)
            )
            told.append(link)
        others = [place for place in (*deal.provinces, *deal.regions) if place != self.portrait.id]
        return [*told, self.teller.names(others[:4])] if others else told

    def links(self) -> Markup | None:
        """Return the place on a small map, and its crossings, routes and lines with their states."""
        lines = self.teller.listed(self.portrait.links, self._short, class_="lines")
        if lines is None and not any(p.id for p in self.portrait.partners):
            return None
        drawing = draw_map(self._map(), self.teller.atlas.lang)
        picture = self.teller.atlas.figure(self.teller.here, drawing)
        title = N_("Crossings, routes and lines")
        named = tag("div", tag("h3", self.teller.atlas.text(title)), lines) if lines else None
        return self.teller.section(N_("On the map"), tag("div", picture, named, class_="maprow"))

    def _map(self) -> SmallMap:
        atlas = self.teller.atlas
        key = f"geography {atlas.lang}"
        if key not in atlas.shared:
            atlas.shared[key] = Geography(atlas.workspace, atlas.lang)
        return small_map(atlas.shared[key], self.portrait.id)

    def _short(self, deal: DealFact) -> Markup:
        link = self.teller.deal_link(deal.deal_id, deal.names)
        return tag("li", link, " ", self.teller.state(deal.state))

    def goods(self) -> Markup | None:
        """Return what is sold to China and bought there."""
        found = []
        titles = (
            (N_("Sold to China"), N_("Bought in China"))
            if self.portrait.type == "Region"
            else (N_("Bought in Russia"), N_("Sold to Russia"))
        )
        for goods, title in zip((self.portrait.exports, self.portrait.imports), titles, strict=True):
            if told := self.teller.listed(goods, self._product, shown=6):
                found.append(tag("div", tag("h3", self.teller.atlas.text(title)), told))
        return self.teller.section(N_("What is traded"), tag("div", found, class_="cols") if found else None)

    def _product(self, goods: GoodsFact) -> Markup:
        name = self.teller.atlas.link(self.teller.here, goods.product)
        head = tag("p", tag("span", name, class_="name"), " ", self.teller.state(goods.state))
        return tag("li", head, self.teller.reports(goods.said))

    def promises(self) -> Markup | None:
        """Return announcements with their fate: those past their date first."""
        return announced(self.teller, self.portrait.promises)

    def changes(self) -> Markup | None:
        """Return what happened since the edition before the latest, the events that moved most first."""
        changes = self.portrait.changes
        if changes is None:
            return None
        loud = [e for e in changes.events if not e.is_quiet and e.event != "silent"]
        silent = [e for e in changes.events if e.event == "silent"]
        if not loud and not silent:
            return None
        span = Message(
            "From {start} to {end} our score went from {before:.1f} to {after:.1f}.",
            start=day_words(changes.start),
            end=day_words(changes.end),
            before=changes.score_before,
            after=changes.score_after,
        )
        found = [
            tag("p", self.teller.say(span), class_="how"),
            self.teller.listed(loud, self._event, class_="events"),
        ]
        if silent:
            text = counted(
                "{count} deal was not mentioned again", "{count} deals were not mentioned again", len(silent)
            )
            rows = (self._event(event) for event in silent)
            found.append(
                tag("details", tag("summary", self.teller.say(text)), tag("ul", rows), class_="more")
            )
        return self.teller.section(N_("What changed"), found, id_="changes")

    def _event(self, event: EventFact) -> Markup:
        points = Message("{points:+.2f} points", points=event.points)
        told = tag("span", self.teller.say(points), class_="quiet") if abs(event.points) >= 0.005 else None
        cited = self.teller.cite(event.citations[0]) if event.citations else None
        link = self.teller.deal_link(event.deal_id, event.names) if event.deal_id and event.names else None
        name = tag("span", link, class_="name") if link else None
        found = (name, self.teller.say(event.told), told, cited)
        return tag("li", join(*(part for part in found if part), by=" "))

    def partners(self) -> Markup | None:
        """Return the partners that the picture has no room for, and the named Chinese parties."""
        rest = [p.id for p in self.portrait.partners if p.deals][MOST_PARTNERS:]
        others = [id_ for id_ in rest if id_]
        found: list[Content] = []
        if others:
            text = N_("Other provinces:") if self.portrait.type == "Region" else N_("Other regions:")
            found.append(tag("p", self.teller.atlas.text(text), " ", self.teller.names(others)))
        found += self._sanctioned()
        found.append(self.teller.listed(self.portrait.parties, self._party, class_="lines"))
        return self.teller.section(N_("Partners by name"), found)

    def _sanctioned(self) -> Iterator[Markup]:
        """Yield a line for each list of sanctions on which parties of its deals stand."""
        atlas, here = self.teller.atlas, self.teller.here
        for parties in self.portrait.restricted:
            told = atlas.linked(here, parties_words(parties, atlas.workspace.statements))
            apart = tag("span", atlas.text(NO_PART), class_="quiet")
            yield tag("p", told, " ", apart)

    def _party(self, party: PartyFact) -> Markup:
        own = Words(self.teller.atlas.workspace.statements.entities[party.id].names)
        deals = (self.portrait.deal[id_] for id_ in party.deal_ids[:3])
        links = (self.teller.deal_link(deal.deal_id, _without(own, deal.names)) for deal in deals)
        text, name = self.teller.atlas.text, self.teller.atlas.link(self.teller.here, party.id)
        return tag("li", name, text(N_(": ")), join(*links, by=text(N_("; "))))

    def numbers(self) -> Markup | None:
        """Return the numbers, the latest first."""
        return self.teller.section(
            N_("Numbers"), self.teller.numbers(self.portrait.numbers, self._about), id_="numbers"
        )

    def _about(self, number: NumberFact) -> Content:
        others = [id_ for id_ in number.subjects if id_ != self.portrait.id]
        if others:
            return self.teller.names(others[:3])
        deal = next((d for d in self.portrait.deals if number.tie_id in d.tie_ids), None)
        return self.teller.deal_link(deal.deal_id, deal.names) if deal else None

    def rivals(self) -> Markup | None:
        """Return the nearest competitors and the niches."""
        rivals = [tag("li", self._competitor(c)) for c in self.portrait.competitors[:_NEAREST]]
        niches = [tag("li", self._niche(n)) for n in self.portrait.niches[:_NEAREST]]
        return self.teller.section(N_("Competitors and niches"), *self._two(rivals, niches))

    def _two(self, rivals: Sequence[Markup], niches: Sequence[Markup]) -> Iterator[Markup]:
        text = self.teller.atlas.text
        columns = [
            tag("div", tag("h3", text(title)), tag("ul", rows))
            for title, rows in (
                (N_("Who does the same with the same partner"), rivals),
                (N_("What few others do"), niches),
            )
            if rows
        ]
        if columns:
            yield tag("div", columns, class_="cols")

    def _competitor(self, fact: CompetitorFact) -> Markup:
        link = self.teller.atlas.link
        field = tag("span", self.teller.say(fact.field_words), class_="quiet")
        partner = (
            link(self.teller.here, fact.partner)
            if fact.partner in self.teller.atlas.workspace.statements.entities
            else None
        )
        return join(
            link(self.teller.here, fact.other),
            " ",
            tag("span", join(field, partner, by=" · "), class_="quiet"),
        )

    def _niche(self, fact: NicheFact) -> Markup:
        others = counted("{count} other region does it", "{count} other regions do it", fact.others)
        return join(
            self.teller.say(fact.field_words), " ", tag("span", self.teller.say(others), class_="quiet")
        )

    def lift(self) -> Markup | None:
        """Return what would lift the mark."""
        lift = self.portrait.lift
        steps = [
            tag(
                "li",
                self.teller.deal_link(step.deal_id, step.names),
                " ",
                tag(
                    "span", self.teller.say(Message("{points:+.2f} points", points=step.gain)), class_="quiet"
                ),
            )
            for step in lift.steps
        ]
        words = tag("p", self.teller.say(lift.words))
        return self.teller.section(N_("What would lift the mark"), words, tag("ul", steps) if steps else None)

    def silences(self) -> Markup | None:
        """Return what the sources do not tell."""
        rows = [tag("li", self.teller.say(message)) for message in self.portrait.silences]
        return self.teller.section(N_("What the sources don't tell"), tag("ul", rows) if rows else None)


def _without(party: Words, deal: Words) -> Words:
    """Return the name of a deal that is told of a party, which needs no naming again."""

    def cut(name: str, own: str) -> str:
        return re.sub(rf"([:：] ?){re.escape(own)} – ", r"\1", name).removesuffix(f" – {own}")

    return Words({lang: cut(name, party[lang]) for lang, name in deal.items()})

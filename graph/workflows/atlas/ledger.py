"""The rows of the ledger of announcements: what was said and when, what became of it, how that is known."""

from __future__ import annotations

import datetime
import itertools
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from graph.analysis.promises.ledger import Moment, months_between
from graph.statements.short_names import short_names
from graph.statements.status import weight
from graph.workflows.atlas.atlas import Atlas
from graph.workflows.atlas.citing import cited
from graph.workflows.atlas.markup import Content, join, tag
from graph.workflows.portraits.citations import Citation
from graph.workflows.portraits.dates import date_words
from graph.workflows.portraits.promises import FATE_WORDS, FATES, PromiseFact
from schema.messages import N_, Message, counted

#: Up to so many months an announcement is of an age; older ones are of the last.
AGES = (
    (12, "young", N_("less than a year")),
    (24, "grown", N_("one to two years")),
    (9999, "old", N_("older")),
)
#: Whether a later report came back to it, by what the ledger calls it.
SEEN: Mapping[str, str] = {"not_due": "new", "nobody_looked": "unlooked", "nobody_could": "unlooked"}
LOOKED, OVERDUE = "looked", "overdue"
#: Rows of the whole country stand in a section of this name.
COUNTRY = "country"
_RULES: Mapping[str, str] = {
    "coded": N_("our reading of what is reported"),
    "silence": N_("inferred from silence"),
    "overdue": N_("inferred: its date has passed"),
}
_LONGEST_NOTE = 240


@dataclass(frozen=True)
class Rows:
    """The ledger in a language, for the page at a path; ``day`` is that as of which ages are told."""

    atlas: Atlas
    here: str
    day: datetime.date
    facts: tuple[PromiseFact, ...]

    @cached_property
    def letters(self) -> Mapping[str, str]:
        """A letter for each word by which rows are found: hundreds of rows hold four or five of them."""
        told = {word for fact in self.facts for word in (fact.kind, fact.sector) if word}
        words = [*FATES, *(name for _, name, _ in AGES), LOOKED, *SEEN.values(), OVERDUE, *sorted(told)]
        letters = (chr(number) for number in itertools.count(ord("A")) if chr(number).isalpha())
        return dict(zip(dict.fromkeys(words), letters, strict=False))

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Short names of the regions."""
        entities = self.atlas.workspace.statements.entities.values()
        return short_names((e for e in entities if e.type == "Region"), self.atlas.lang)

    def sections(self) -> list[tuple[str, list[PromiseFact]]]:
        """Return the announcements by the region with the greatest part, by name, the country last."""
        found: dict[str, list[PromiseFact]] = defaultdict(list)
        for fact in self.facts:
            found[(regions_of(fact) or [COUNTRY])[0]].append(fact)
        order = sorted(found, key=lambda id_: (id_ == COUNTRY, self.names.get(id_, ""), id_))
        return [(id_, found[id_]) for id_ in order]

    def section(self, id_: str, facts: list[PromiseFact]) -> Markup:
        """Return the announcements of a region under its name."""
        whole = self.atlas.text(N_("The whole country"))
        name = whole if id_ == COUNTRY else self.atlas.link(self.here, id_, self.names[id_])
        rows = [self.row(fact, id_) for fact in facts]
        return tag("section", tag("h3", name), tag("ul", rows, data_rows=code(id_)))

    def row(self, fact: PromiseFact, section: str) -> Markup:
        """Return an announcement: its name and fate, then what was said, with source and place."""
        others = [self.names[id_] for id_ in regions_of(fact) if id_ != section]
        told = [self._also(others), *self._said(fact, section)]
        held = "".join(self.letters[word] for word in words_of(fact, self.day))
        also = " ".join(code(id_) for id_ in regions_of(fact) if id_ != section)
        fate = tag("i", self.atlas.text(FATE_WORDS[fact.fate]))
        head = (self._name(fact), " ", fate, self._late(fact))
        return tag("li", head, tag("p", told), data_is=held, data_also=also or None)

    def _name(self, fact: PromiseFact) -> Markup:
        thing = fact.promise.deal.thing
        name = fact.names[self.atlas.lang]
        named = self.atlas.link(self.here, thing, name) if thing else None
        return named if named and named.startswith("<a") else tag("b", name)

    def _late(self, fact: PromiseFact) -> Markup | None:
        if not fact.overdue_months:
            return None
        late = counted("overdue by {count} month", "overdue by {count} months", fact.overdue_months)
        return join(" ", tag("em", self.atlas.say(late), class_="bad"))

    def _also(self, others: list[str]) -> Content:
        if not others:
            return None
        return join(self.atlas.say(Message("Also in {regions}.", regions=tuple(others))), " ")

    def _said(self, fact: PromiseFact, section: str) -> Iterator[Content]:
        history = fact.promise.history
        yield self._moment(history[0], section)
        if len(history) > 1:
            yield join(" → ", self._moment(history[-1], section))
        if fact.promise.rule:
            yield join(" · ", self.atlas.text(_RULES[fact.promise.rule]))

    def _moment(self, moment: Moment, section: str) -> Content:
        """Return what was said in a period: the day, the note, source and place."""
        entry = max(moment.evidence, key=lambda e: (weight(e), e.id))
        note = entry.notes.get(self.atlas.lang) or entry.notes.get("en", "")
        place = cited(self.atlas, self.here, Citation.of(entry), section)
        return join(self._day(moment.until), ": ", note[:_LONGEST_NOTE], " (", place, ")")

    def _day(self, day: datetime.date) -> str:
        """Return the month: reports cover months, so their last day says no more."""
        return self.atlas.say(date_words(day.isoformat()[:7]))


def regions_of(fact: PromiseFact) -> list[str]:
    """Return the regions with a part, the greatest first."""
    shares = fact.promise.deal.shares
    return sorted((id_ for id_, share in shares.items() if share > 0), key=lambda id_: (-shares[id_], id_))


def words_of(fact: PromiseFact, day: datetime.date) -> list[str]:
    """Return by what an announcement is found: fate, kind, sector, age, whether anybody looked, overdue."""
    months = months_between(fact.promise.first.until, day)
    age = next(name for most, name, _ in AGES if months < most)
    seen = SEEN.get(fact.promise.follow_up, LOOKED)
    found = [fact.fate, fact.kind, fact.sector or "", age, seen]
    return [word for word in (*found, OVERDUE if fact.overdue_months else "") if word]


def code(id_: str) -> str:
    """Return how a region is named in an address: without what all of them begin with."""
    return id_.removeprefix("region:RU-").removeprefix("region:")

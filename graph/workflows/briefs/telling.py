"""Puts facts into runs of a language: names, sentences, and the notes that say where they are told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from graph.statements.records import Statements
from graph.texts import say, translate
from graph.workflows.briefs.model import Cited, Note, Paragraph, Run
from graph.workflows.portraits.citations import Citation, address, citation_parts
from graph.workflows.portraits.deals import STATE_WORDS, DealFact, Said
from graph.workflows.sentences.joining import in_sequence, listed
from schema.messages import N_, Message, counted
from schema.wording import visible

#: Names are cut there, notes of the data a little later; a note cites so many places at most.
_LONGEST_NAME, _LONGEST_IN_LIST, _LONGEST_NOTE, _MOST_CITED = 110, 64, 240, 3
#: What ends a sentence.
_FULL_STOP = N_(".")
_END = re.compile(r"[.。!?！？…]$")


@dataclass(frozen=True)
class Teller:
    """Tells in one language what stands in statements.

    ``home`` is the name of the place that all is about, ``mentioned`` collects the ids of what is named.
    """

    statements: Statements
    lang: str
    home: str = ""
    mentioned: dict[str, str] = field(default_factory=dict)

    def say(self, message: Message) -> str:
        """Return a message in words."""
        return say(message, self.lang)

    def name(self, id_: str) -> str:
        """Return the name of an entity, and keep its id for the appendix."""
        shown = shortened(self.statements.entities[id_].name(self.lang))
        self.mentioned.setdefault(id_, shown)
        return shown

    def deal(self, deal: DealFact) -> str:
        """Return the name of a deal without the place that all is about, and keep its id."""
        shown = shortened(
            deal.names[self.lang].removesuffix(f" ({self.home})").removesuffix(f"（{self.home}）")
        )
        self.mentioned.setdefault(str(deal.deal_id), shown)
        return shown

    def deals(self, deals: Sequence[DealFact], most: int) -> str:
        """Name some deals, long names cut, and say how many there are beside them."""
        told = sorted(deals, key=lambda d: d.about is None)  # things say more than dealings
        names = [shortened(self.deal(d), _LONGEST_IN_LIST) for d in told[:most]]
        return self.series(names, len(deals) - most)

    def goods(self, id_: str) -> str:
        """Return the name of goods as it stands within a sentence."""
        name = self.name(id_)
        return name[:1].lower() + name[1:] if name[1:2].islower() else name

    def series(self, names: Sequence[str], more: int = 0) -> str:
        """Return names as a list within a sentence, with stronger signs where names hold commas."""
        strong = any(sign in name for name in names for sign in ",，、")
        told = [*names, self.say(counted("{count} more", "{count} more", more))] if more > 0 else names
        return (in_sequence if strong else listed)(told, self.lang)

    def note(self, said: Said) -> str:
        """Return what a report says as a sentence."""
        return self.sentence(shortened(said.note[self.lang], _LONGEST_NOTE))

    def counts(self, pairs: Iterable[tuple[str, int]]) -> str:
        """Return what is counted and how often, without what there is none of: ``operating – 5``."""
        told = [Message("{what} – {count}", what=Message(what), count=n) for what, n in pairs if n]
        return self.series([self.say(one) for one in told])

    def states(self, states: Mapping[str, int]) -> str:
        """Return how many deals are in each state, of one deal alone its state."""
        if sum(states.values()) == 1:
            return self.say(Message(STATE_WORDS[max(states, key=lambda state: states[state])]))
        return self.counts((STATE_WORDS[state], count) for state, count in states.items())

    def sentence(self, text: str) -> str:
        """Return a text with a full stop, that of its own script: some notes are in English alone."""
        if not text or _END.search(text):
            return text
        return text + (_FULL_STOP if text.isascii() else translate(_FULL_STOP, self.lang))

    def cited(self, citations: Iterable[Citation]) -> Note:
        """Return a note of some places in sources, each once, in their order."""
        places: dict[tuple[str, str | None], dict[str, None]] = {}
        for citation in list(dict.fromkeys(citations))[:_MOST_CITED]:
            source, place = citation_parts(citation, self.statements)
            key = self.say(source), address(citation, self.statements)
            places.setdefault(key, {}).update({self.say(place): None} if place else {})
        return tuple(Cited(self._cited(source, told), url) for (source, url), told in places.items())

    def _cited(self, source: str, places: Iterable[str]) -> str:
        told = in_sequence(places, self.lang)
        words = self.say(Message("{source}, {place}", source=source, place=told)) if told else source
        return shortened(words, _LONGEST_NOTE)

    def newest(self, deals: Iterable[DealFact]) -> Note:
        """Return a note of what was last said of deals."""
        return self.cited(deal.newest.citation for deal in deals if deal.newest)

    def paragraph(self, *runs: Run | None, weight: int = 5) -> Paragraph:
        """Return a paragraph of sentences."""
        return Paragraph(self._joined(runs), "text", weight)

    def bullet(self, *runs: Run | None, weight: int = 5) -> Paragraph:
        """Return an item of a list."""
        return Paragraph(self._joined(runs), "bullet", weight)

    def _joined(self, runs: Iterable[Run | None]) -> tuple[Run, ...]:
        """Put between sentences what a language has there, and one note behind sentences that share it."""
        told = [run for run in runs if run and run.text]
        found: list[Run] = []
        for before, run, after in zip([None, *told], told, [*told[1:], None], strict=False):
            found += [Run(gap)] if before and (gap := self._gap(before.text, run.text)) else []
            found.append(replace(run, note=()) if after and after.note == run.note else run)
        return tuple(found)

    def _gap(self, before: str, after: str) -> str:
        """Return what stands between two sentences: Chinese has no space there, but between others."""
        if before[-1].isascii() and after[0].isascii():
            return " "
        return self.say(Message("{text} {sentence}", text="", sentence=""))


def shortened(text: str, longest: int = _LONGEST_NAME) -> str:
    """Return a text as it can be shown, cut where it is too long."""
    shown = visible(text)
    return shown if len(shown) <= longest else shown[: longest - 1].rstrip() + "…"


def capital(text: str) -> str:
    """Return a sentence with a capital letter."""
    return text[:1].upper() + text[1:]

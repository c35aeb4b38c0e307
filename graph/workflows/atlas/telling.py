"""How pages tell facts: a deal, a report, a number, a promise, each with the way to its source."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from importlib import resources
from typing import TypeVar

from markupsafe import Markup

from graph.pictures.drawing import Drawing
from graph.pictures.panels import Panel
from graph.workflows.atlas.atlas import Atlas
from graph.workflows.atlas.markup import Content, join, tag
from graph.workflows.atlas.page import cell
from graph.workflows.portraits.citations import Citation, address, readable, stands_within
from graph.workflows.portraits.dates import until_words
from graph.workflows.portraits.deals import STATE_WORDS, DealFact, Said, telling_first
from graph.workflows.portraits.numbers import NumberFact, amount_words, quantity_words
from schema.messages import BASE, N_, Message, Words, counted

STYLE = resources.files("graph.workflows.atlas").joinpath("facts.css").read_text(encoding="utf-8")
#: So many of a list are shown at once, and so many more where a reader asks.
SHOWN, MOST = 8, 32
_BAR = 96
#: Said so often that their bytes count.
_STATE = (
    '<span class="st"><svg class="pic dot"><rect class="{state}" width="9" height="9"/></svg>{words}</span>'
)
_BARS = (
    '<svg class="pic gauge"><rect class="panel" width="{all}" height="8"/>'
    '<rect class="{state}" width="{long}" height="8"/></svg>'
)
_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells facts on the page at ``here`` of an atlas, which may be about the place of the id ``about``."""

    atlas: Atlas
    here: str
    about: str = ""

    def say(self, message: Message | Words) -> str:
        """Return a message or words of the data in the language of the page."""
        return message[self.atlas.lang] if isinstance(message, Words) else self.atlas.say(message)

    def words(self, words: Words) -> Content:
        """Return words of the data, marked as English where the language of the page has none."""
        lang = self.atlas.lang
        return words[lang] if lang in words else tag("span", words[lang], lang=BASE)

    def section(self, title: str, *content: Content | Iterable[Content], id_: str = "") -> Markup | None:
        """Return content under a heading (a marked text); None without content."""
        told = join(*content)
        head = tag("h2", self.atlas.text(title), id=id_ or None)
        return tag("section", head, told) if told else None

    def panel(self, panel: Panel, level: str = "h3") -> Markup:
        """Return a panel of a picture under its heading."""
        drawing: Drawing = panel.alone()
        head = tag(level, panel.title) if panel.title else None
        return tag("div", head, self.atlas.svg(self.here, drawing), class_="panel")

    def listed(
        self,
        items: Sequence[_Item],
        row: Callable[[_Item], Markup],
        *,
        brief: Callable[[_Item], Markup] | None = None,
        shown: int = SHOWN,
        class_: str = "facts",
    ) -> Markup | None:
        """Return the first items of a list, and the others where a reader asks for them.

        Of very many the last are told in ``brief``, else only counted.
        """
        if not items:
            return None
        found = [tag("ul", (row(item) for item in items[:shown]), class_=class_)]
        if rest := items[shown:]:
            told = [tag("ul", (row(item) for item in rest[:MOST]), class_=class_)]
            if unseen := rest[MOST:]:
                text = counted(
                    "{count} more is in the tables.", "{count} more are in the tables.", len(unseen)
                )
                words = tag("p", self.say(text), class_="quiet")
                told.append(tag("ul", (brief(item) for item in unseen)) if brief else words)
            more = tag("summary", self.say(Message("{count} more", count=len(rest))))
            found.append(tag("details", more, told, class_="more"))
        return join(found)

    def cite(self, citation: Citation) -> Markup:
        """Return where a fact is told: the place in words, and the way to the page where it is public."""
        statements = self.atlas.workspace.statements
        kept = self.atlas.shared.setdefault(f"citations {self.atlas.lang}", {})
        within = self.about if stands_within(citation, self.about) else ""
        if (citation, within) not in kept:
            told = readable(citation, statements, self.atlas.lang, within)
            kept[citation, within] = told, address(citation, statements)
        told, public = kept[citation, within]
        ours = self.atlas.address(self.here, citation.source_id)
        label = self.atlas.text(N_("Open the page"))
        out = tag("a", "↗", href=public, rel="noopener", aria_label=label, title=label) if public else None
        return tag(
            "span", tag("a", told, href=ours) if ours else told, " " if out else None, out, class_="cite"
        )

    def said(self, said: Said) -> Markup:
        """Return what a place of a source says and where; what is doubtful or inferred says so."""
        told = [self.words(said.note), " "] if said.note[BASE] else []
        if said.is_doubtful:
            told += [tag("span", self.atlas.text(N_("(doubtful)")), class_="quiet"), " "]
        if said.is_inferred:
            told += [tag("span", self.atlas.text(N_("(inferred by us)")), class_="quiet"), " "]
        period = self.say(until_words(said.citation.period))
        return join(told, tag("span", period, " · ", self.cite(said.citation), class_="cite"))

    def reports(self, said: Sequence[Said], elsewhere: str | None = None) -> Markup:
        """Return what tells most, and the way to the other reports: here, or ``elsewhere`` by an address."""
        ordered = telling_first(said)
        found = [tag("p", self.said(one)) for one in ordered[:1]]
        if rest := ordered[1:]:
            more = self.say(counted("{count} further report", "{count} further reports", len(rest)))
            if elsewhere:
                found.append(tag("p", tag("a", more, href=elsewhere), class_="cite"))
            else:
                told = tag("ul", (tag("li", self.said(one)) for one in rest))
                found.append(tag("details", tag("summary", more), told))
        return join(found)

    def state(self, state: str) -> Markup:
        """Return what something is at, with its colour."""
        words = Markup.escape(self.atlas.text(STATE_WORDS[state]))
        return Markup(_STATE).format(state=state, words=words)  # noqa: S704 - our own

    def deal(self, deal: DealFact, most: float, beside: Iterable[Content], *, whole: bool) -> Markup:
        """Return a deal with its bar (``most`` is the longest), its state and what was last said of it.

        The earlier reports stand here when ``whole``, else on the page of the deal where it has one.
        """
        long = max(round(_BAR * deal.points / most), 1) if most > 0 and deal.points > 0 else 0
        bar = Markup(_BARS).format(all=_BAR, long=long, state=deal.state)  # noqa: S704 - our own
        there, own = self.atlas.address(self.here, deal.deal_id), self._anchor(deal.deal_id)
        name = self.words(deal.names) if own else self.deal_link(deal.deal_id, deal.names)
        shown = tag("span", name, class_="name")
        head = tag("p", shown, " ", self.state(deal.state), self._beside(deal, beside))
        reports = self.reports(deal.said, None if whole or own else there)
        return tag("li", bar, tag("div", head, reports), id=own)

    def _anchor(self, deal_id: str) -> str | None:
        """Return the id of a deal that has no other page than this one."""
        there = self.atlas.address(self.here, deal_id) or ""
        return there[1:] if there.startswith("#") else None

    def deals(self, deals: Sequence[DealFact], beside: Callable[[DealFact], list[Content]]) -> Markup | None:
        """Return deals as a list, the longest bar for the most points; ``beside`` tells more of each."""
        most = max((deal.points for deal in deals), default=0.0)
        first = {deal.deal_id for deal in deals[:SHOWN]}

        def row(deal: DealFact) -> Markup:
            return self.deal(deal, most, beside(deal), whole=deal.deal_id in first)

        def brief(deal: DealFact) -> Markup:
            link = self.deal_link(deal.deal_id, deal.names)
            return tag("li", link, " ", self.state(deal.state), id=self._anchor(deal.deal_id))

        return self.listed(deals, row, brief=brief, class_="facts deals")

    def _beside(self, deal: DealFact, beside: Iterable[Content]) -> Markup:
        told: list[Content] = []
        if deal.points >= _SEEN:
            points = Message("{points:.2f} points", points=deal.points)
            told.append(self.say(points))
        return tag("span", join(*told, *beside, by=" · "), class_="quiet")

    def deal_link(self, deal_id: str, names: Words) -> Markup:
        """Return the name of a deal, as a link to where it is told."""
        there = self.atlas.address(self.here, deal_id)
        return tag("a", self.words(names), href=there) if there else join(self.words(names))

    def names(self, ids: Iterable[str]) -> Markup:
        """Return the names of entities as links, with commas between."""
        return join(*(self.atlas.link(self.here, id_) for id_ in ids), by=self.atlas.text(N_(", ")))

    def numbers(self, numbers: Sequence[NumberFact], about: Callable[[NumberFact], Content]) -> Markup | None:
        """Return numbers as a table, the latest first: what, how much, when, where it is told."""
        if not numbers:
            return None
        found = [self._table(numbers[:SHOWN], about)]
        if rest := numbers[SHOWN:]:
            more = tag("summary", self.say(Message("{count} more", count=len(rest))))
            told = [self._table(rest[:MOST], about)]
            if unseen := len(rest[MOST:]):
                text = counted("{count} more is in the tables.", "{count} more are in the tables.", unseen)
                told.append(tag("p", self.say(text), class_="quiet"))
            found.append(tag("details", more, told, class_="more"))
        return join(found)

    def _table(self, numbers: Sequence[NumberFact], about: Callable[[NumberFact], Content]) -> Markup:
        heads = (N_("What"), N_("How much"), N_("When"), N_("Where it is told"))
        rows = (self._number(n, about(n)) for n in numbers)
        head = tag("thead", tag("tr", (tag("th", self.atlas.text(h), scope="col") for h in heads)))
        return tag("div", tag("table", head, tag("tbody", rows)), class_="scroll stack")

    def _number(self, number: NumberFact, about: Content) -> Markup:
        what = join(about, self.atlas.text(N_(": ")) if about else None, self._measured(number))
        when = self.say(until_words(number.date))
        return tag(
            "tr",
            cell(what),
            cell(self.say(amount_words(number))),
            cell(when),
            cell(self.cite(number.citation)),
        )

    def _measured(self, number: NumberFact) -> Markup:
        """Return what a number measures and what its source adds; what has no name of its own, that alone."""
        note = self.words(number.note) if number.note[BASE] else None
        if number.quantity == "other" and note:
            return join(note)
        quantity: Message | Words = quantity_words(number)
        if number.change_of:
            quantity = Message("change of {quantity}", quantity=quantity)
        return join(self.say(quantity), tag("span", " · ", note, class_="quiet") if note else None)


#: Fewer points are nothing at two decimals.
_SEEN = 0.005

"""Every pair of a region with a province in words: how many deals are at what, and which they are."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from markupsafe import Markup

from graph.analysis.deals.ids import DealId
from graph.analysis.deals.names import dealt_with
from graph.analysis.network.dyads import STATES, Dyad
from graph.analysis.score.position import UNKNOWN
from graph.pictures.fonts.measuring import shorten
from graph.pictures.palette import ROLES
from graph.workflows.atlas.atlas import Atlas
from graph.workflows.atlas.markup import join, tag
from graph.workflows.drawn.clusters import STATE_WORDS, pair_code
from graph.workflows.pairs import Partners
from schema.messages import N_, Message
from schema.reader import read_schema
from schema.wording import visible

#: The role of the palette that gives each state its colour.
STATE_ROLES = {"operating": "operating", "building": "building", "announced": "agreed", "halted": "stalled"}
#: Short names of the parts of a bar: a page has hundreds of them.
_PARTS = {"operating": "o", "building": "b", "announced": "a", "halted": "h"}
#: Names are cut beyond so many pixels at the size of text.
_LONGEST = 240.0
#: A page names so many deals at most; beyond, it leaves that to the pages of regions.
_MOST_DEALS = 1200


class PairList:
    """The pairs as they stand on the page at a path."""

    def __init__(self, atlas: Atlas, partners: Partners, here: str) -> None:
        self._atlas, self._partners, self._here = atlas, partners, here
        self._names = partners.short(atlas.lang)
        self._deals = atlas.workspace.appraisal.by_id
        self.names_deals = sum(len(d.states) for d in partners.named.values()) <= _MOST_DEALS
        self._words = {state: atlas.text(words) for state, words in STATE_WORDS.items()}

    def regions(self) -> Markup:
        """Return a section for each region, by name, with a line for each of its partners."""
        found: dict[str, list[Dyad]] = defaultdict(list)
        for d in self._partners.all.values():
            found[d.region].append(d)
        ordered = sorted(found, key=lambda id_: (self._names[id_], id_))
        return join(self._region(region, found[region]) for region in ordered)

    def _region(self, region: str, pairs: list[Dyad]) -> Markup:
        name = tag("h3", self._atlas.link(self._here, region, self._names[region]))
        return tag("section", name, *map(self._pair, pairs), id=_code(region))

    def key(self) -> Markup:
        """Return what the parts of the bars mean."""
        parts = (tag("span", tag("i", class_=_PARTS[s]), " ", self._words[s]) for s in STATES)
        words = self._atlas.text(N_("The numbers in the bars are deals:"))
        return join(words, " ", tag("span", *parts, class_="sb key"))

    def _pair(self, d: Dyad) -> Markup:
        if d.province == UNKNOWN:
            told = self._atlas.text(N_("province not told"))
            return tag("p", told, split_bar(d.states), id=pair_code(d.region, d.province))
        name = self._names[d.province]
        if not self.names_deals:
            return tag("p", name, split_bar(d.states), id=pair_code(d.region, d.province))
        if len(d.states) == 1:
            ((deal, state),) = d.states.items()
            chip = tag("i", self._words[state], class_=_PARTS[state])
            return tag("p", name, chip, " ", *self._told([deal]), id=pair_code(d.region, d.province))
        head = tag("summary", name, split_bar(d.states))
        return tag("details", head, tag("div", *self._by_state(d), id=pair_code(d.region, d.province)))

    def _by_state(self, d: Dyad) -> Iterable[Markup]:
        """Yield the points, and the deals at each state: works, is built, is announced, halted."""
        if d.points > 0:
            share = round(100 * d.points / self._partners.strength[d.region])
            told = Message("{share}% of the points of results of the region", share=share)
            yield tag("p", self._atlas.say(told), class_="quiet")
        for state in STATES:
            deals = [id_ for id_, is_at in d.states.items() if is_at == state]
            if deals:
                yield tag("p", tag("b", self._words[state]), ": ", join(*self._told(deals), by="; "))

    def _told(self, ids: Iterable[DealId]) -> Iterable[Markup]:
        """Yield things by name, then dealings of one sort together: ``Exports: oil; timber``."""
        by_dealing: dict[str, list[Markup]] = defaultdict(list)
        for id_ in ids:
            by_dealing[id_.dealing or ""].append(self._deal(id_))
        yield from by_dealing.pop("", ())
        terms = read_schema().vocabularies["dealing"].terms
        for dealing in sorted(by_dealing):
            told = join(*by_dealing[dealing], by=", ")
            yield join(tag("i", terms[dealing].word(self._atlas.lang), ": "), told)

    def _deal(self, id_: DealId) -> Markup:
        atlas, deal = self._atlas, self._deals[id_]
        entities = atlas.workspace.statements.entities
        if id_.thing:
            return atlas.link(self._here, id_.thing, _cut(entities[id_.thing].name(atlas.lang)))
        return Markup.escape(_cut(dealt_with(deal, entities, atlas.lang)))


def _cut(name: str) -> str:
    return shorten(visible(name), _LONGEST, ROLES["text"].size)


def split_bar(states: Mapping[DealId, str]) -> Markup:
    """Return a bar with a part for each state, as long as its deals are many; each says its number."""
    counts = Counter(states.values())
    return join(tag("i", counts[s], class_=_part(s, counts[s])) for s in STATES if counts[s])


def _part(state: str, count: int) -> str:
    return f"{_PARTS[state]} f{min(count, MOST_PARTS)}" if count > 1 else _PARTS[state]


#: A part of a bar is at most so many times as long as the shortest.
MOST_PARTS = 40


def bar_style() -> str:
    """Return the rules of split bars in light and dark."""
    lengths = "".join(f".sb .f{n}{{padding:0 {n * 0.25:g}rem}}" for n in range(2, MOST_PARTS + 1))
    light, dark = (
        "".join(
            f".sb .{_PARTS[state]}{{background:{ROLES[role].fill_in(theme)};color:{_ink(role, theme)}}}"
            for state, role in STATE_ROLES.items()
        )
        for theme in ("light", "dark")
    )
    return f"{lengths}{light}@media screen and (prefers-color-scheme:dark){{{dark}}}"


def _ink(role: str, theme: str) -> str:
    """Return letters that can be read on a colour: white on what is dark."""
    colour = ROLES[role].fill_in("dark" if theme == "dark" else "light").lstrip("#")
    red, green, blue = (int(colour[at : at + 2], 16) for at in (0, 2, 4))
    return "#fff" if 0.299 * red + 0.587 * green + 0.114 * blue < 128 else "#10151b"


def _code(id_: str) -> str:
    return id_.partition(":")[2]

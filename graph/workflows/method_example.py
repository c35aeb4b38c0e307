"""The method worked by hand for one region: every row that a reader with paper needs."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from graph.analysis.components import (
    PlaceDeal,
    appraiser_of,
    components,
    place_deals,
    region_shares_of,
    result_network,
)
from graph.analysis.deal_names import deal_name
from graph.analysis.facts import Deal, TieFact, read_deals
from graph.analysis.scoring import component_points
from graph.analysis.worth import Appraiser, base_amount
from graph.workflows.markdown import number, table
from graph.workflows.workspace import Workspace
from schema.reader import read_schema

if TYPE_CHECKING:
    import networkx as nx

    from graph.analysis.facts import Number

_ROLES = ("substance", "flow", "framework", "effort")


class Known:
    """What the document asks of a workspace: its deals, appraised for every region, and their network."""

    def __init__(self, workspace: Workspace, lang: str) -> None:
        self.workspace, self.method, self.lang = workspace, workspace.method, lang
        self.deals = read_deals(workspace.view)

    @cached_property
    def placed(self) -> list[PlaceDeal]:
        """The deals of substance as they count for each region."""
        return place_deals(self.workspace.view, self.deals, region_shares_of, self.method)

    @cached_property
    def network(self) -> nx.Graph:
        """The network of results."""
        return result_network(self.placed)

    @cached_property
    def appraiser(self) -> Appraiser:
        """What appraises the deals."""
        return appraiser_of(self.workspace.view, self.method)

    @cached_property
    def totals(self) -> Mapping[str, Mapping[str, float]]:
        """The raw value x of each component that is above 0, by region."""
        parts: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
        for part in components(self.workspace.view, self.deals, region_shares_of, self.method):
            parts[part.place][part.component].append(part.amount)
        return {p: {c: math.fsum(amounts) for c, amounts in found.items()} for p, found in parts.items()}

    def deals_of(self, place: str) -> list[Deal]:
        """Return the deals in which a region has a share, those of substance first."""
        own = [deal for deal in self.deals if deal.shares.get(place, 0.0) > 0]
        return sorted(own, key=lambda deal: (_ROLES.index(deal.role), deal.id))

    def name(self, entity_id: str) -> str:
        """Return the name of an entity with its id."""
        return f"{self.workspace.statements.entities[entity_id].name(self.lang)} `{entity_id}`"

    def size_row(self, deal: Deal) -> tuple[str, ...]:
        """Return the number that gives a deal its size, with the amount, the rate and the floor."""
        told = max(deal.levels, key=lambda n: self.appraiser.size_factor([n]))
        size, (amount, unit) = self.method.values["size"], base_amount(told)
        factor = number(self.appraiser.size_factor([told]))
        if told.quantity in size["shares"]:
            return (self._told(told), f"{amount:g} %", "-", "-", factor)
        rate = float(size["rates_rub"][unit]) if told.quantity in size["money"] else 1.0
        floor = size["floors"]["RUB" if told.quantity in size["money"] else unit]
        return (self._told(told), f"{amount:,.15g}", f"{rate:g}", f"{floor:,.15g}", factor)

    def _told(self, told: Number) -> str:
        terms = read_schema().vocabularies
        quantity, unit = terms["quantity"].terms[told.quantity], terms["unit"].terms[told.unit]
        words = (quantity.ru, unit.ru) if self.lang == "ru" else (quantity.en, unit.en)
        return f"{words[0]}: {told.value:,.15g} {words[1]}"


def choose_example(known: Known) -> str:
    """Return the region to work by hand.

    The one with the most components above 0; among these one with a partner or province that another region
    shares, so that the walks of ``position`` lead somewhere; among these the one with the fewest deals.
    """
    network = known.network

    def rank(place: str) -> tuple[int, bool, int, str]:
        shared = place in network and any(network.degree(other) > 1 for other in network[place])
        return (-len(known.totals.get(place, {})), not shared, len(known.deals_of(place)), place)

    return min((e.id for e in known.workspace.statements.entities.values() if e.type == "Region"), key=rank)


class Example:
    """One region worked out; each method gives the lines of one part."""

    def __init__(self, known: Known, place: str, words: Mapping[str, str]) -> None:
        self.known, self.place, self.words = known, place, words
        self.values: Mapping[str, Any] = known.method.values
        self.deals = known.deals_of(place)
        self.label = {deal.id: f"D{n}" for n, deal in enumerate(self.deals, 1)}
        self.placed = {item.deal.id: item for item in known.placed if item.place == place}

    def table(self, heads: str, rows: Iterable[Iterable[str]]) -> list[str]:
        """Return a table with the heads of a text of the document, a bar between two."""
        return table(self.words[heads].split("|"), rows)

    def list_of_deals(self) -> list[str]:
        """Return the region's deals with the names that the other tables use."""
        entities, ties = self.known.workspace.statements.entities, self.known.workspace.statements.ties
        rows = []
        for deal in self.deals:
            told = [ties[t.id] for t in deal.ties if t.id in ties]
            name = deal_name(deal.id, told, entities, self.known.lang)
            periods = [t.last_period for t in deal.healthy]
            first = min((t.first_period for t in deal.healthy), default="-")
            rows.append((self.label[deal.id], name, f"`{deal.id}`", first, max(periods, default="-")))
        return self.table("deal_heads", rows)

    def state(self, deal: Deal, words: str) -> tuple[str, str, str]:
        """Return stage, health and news of the tie that decides, each as a word and its number."""
        best = set(self.known.appraiser.best_ties(deal, self.place, words))
        ties = [t for t in deal.ties if t.id in best]
        tie = max(ties, key=lambda t: (self.values["announcements"].get(t.stage, 0.0), t.id))
        stage = float(self.values[words].get(tie.stage, 0.0))
        health = tie.health or "active"
        recent = any(t.last_period > self.known.appraiser.recent_from for t in deal.healthy)
        news = self.known.appraiser.most_vigour(deal, recent=recent)
        left = float(self.values["healths"].get(health, 0.0))
        return (f"{tie.stage or '-'} {stage:g}", f"{health} {left:g}", f"{news:g}")

    def results(self) -> Iterator[str]:
        """Return the worth of each deal of substance, and the sizes that differ from 1."""
        rows, sized = [], []
        for item in self._substance():
            deal, side = item.deal, 1.0 if item.deal.chinese else float(self.values["without_chinese_side"])
            size = self.known.appraiser.size_factor(deal.levels)
            if size > 1.0:
                sized.append((self.label[deal.id], *self.known.size_row(deal)))
            kind = f"{item.kind} {self.known.method.kind_worth(item.kind):g}"
            factors = (number(item.worth.share), kind, *self.state(deal, "stages"), f"{side:g}", number(size))
            rows.append((self.label[deal.id], *factors, number(item.worth.result)))
        yield from self.table("result_heads", rows)
        yield from self._sum("results")
        if sized:
            yield from ("", self.words["sized"], "", *self.table("size_heads", sized))

    def _substance(self) -> list[PlaceDeal]:
        return [self.placed[deal.id] for deal in self.deals if deal.id in self.placed]

    def _sum(self, component: str) -> tuple[str, str]:
        x = self.known.totals.get(self.place, {}).get(component, 0.0)
        return "", self.words["sum_x"].format(x=number(x))

    def depth(self) -> Iterator[str]:
        """Return the depth of each deal with a result."""
        rows = []
        for item in self._substance():
            if item.worth.result > 0:
                factor, what = self._deepest(item.deal)
                figures = (number(item.worth.result), f"{what} {factor:g}", number(item.worth.depth))
                rows.append((self.label[item.deal.id], *figures))
        yield from self.table("depth_heads", rows)
        yield from self._sum("depth")

    def _deepest(self, deal: Deal) -> tuple[float, str]:
        depth, found = self.values["depth"], [(0.0, "-")]
        for tie in deal.ties:
            if self.values["stages"].get(tie.stage):
                found += [(float(depth[group].get(word, 0.0)), word) for group, word in self._depths(tie)]
        return max(found)

    def _depths(self, tie: TieFact) -> Iterator[tuple[str, str]]:
        yield "types", tie.type
        yield "localisation", str(tie.attributes.get("localisation", ""))
        if tie.type == "EXPORTS":
            yield "processing", str(self.known.workspace.view.nodes[tie.target_id].get("processing", ""))

    def follow_through(self) -> Iterator[str]:
        """Return which results count as kept: told of a year before, and in the last year."""
        rows = []
        for item in self._substance():
            if item.worth.result > 0:
                first = min((t.first_period for t in item.deal.healthy), default="-")
                last = max((t.last_period for t in item.deal.healthy), default="-")
                figures = (number(item.worth.result), number(item.worth.confirmed))
                rows.append((self.label[item.deal.id], first, last, *figures))
        yield from self.table("follow_heads", rows)
        yield from self._sum("follow_through")

    def flows(self) -> Iterator[str]:
        """Return the level of each flow that is not a sale of goods."""
        rows = []
        for deal in self.deals:
            if deal.role == "flow" and not deal.is_presence and not deal.is_substance:
                share, (level, how) = deal.shares[self.place], self._level(deal)
                x = share * self.known.appraiser.status(deal, self.place) * level
                factors = (number(share), *self.state(deal, "stages"), how, number(level))
                rows.append((self.label[deal.id], *factors, number(x)))
        yield from self.table("flow_heads", rows)
        yield from self._sum("flows")

    def _level(self, deal: Deal) -> tuple[float, str]:
        """Return the level of a flow and how it follows from what is told."""
        level, flows = self.known.appraiser.level, self.values["flows"]
        told = max(deal.levels, key=lambda n: level([n]), default=None)
        if told is None or level([told]) <= float(flows["base"]):
            return float(flows["base"]), f"{flows['base']:g}"
        amount, unit = base_amount(told)
        if unit == "percent" and told.quantity in flows["shares"]:
            return level([told]), f"{amount:g} / 100"
        return level([told]), f"log10(1 + {amount:,.15g}) / log10({float(flows['full'][unit]):,.15g})"

    def framework(self) -> Iterator[str]:
        """Return what each framework deal counts."""
        rows = []
        for deal in self.deals:
            if deal.role == "framework":
                count = self.known.appraiser.told_count(deal)
                x = self.known.appraiser.announcement(deal, self.place, deal.shares[self.place]) * count
                rows.append((*self._announced(deal, "announcements"), f"{count:g}", number(x)))
        yield from self.table("framework_heads", rows)
        yield from self._sum("framework")

    def talk(self) -> Iterator[str]:
        """Return what each deal counts as an announcement or an event."""
        rows = []
        for deal in self.deals:
            if deal.role != "framework":
                words = "efforts" if deal.role == "effort" else "announcements"
                announced = self.known.appraiser.announcement(deal, self.place, deal.shares[self.place])
                rows.append((*self._announced(deal, words), number(announced)))
        yield from self.table("talk_heads", rows)
        yield from self._sum("talk")

    def _announced(self, deal: Deal, words: str) -> tuple[str, ...]:
        return (self.label[deal.id], number(deal.shares[self.place]), *self.state(deal, words))

    def points(self) -> Iterator[str]:
        """Return the points of every component, step by step, and the score."""
        rows, points = [], []
        for name, component in self.known.method.components.items():
            x = self.known.totals.get(self.place, {}).get(name, 0.0)
            ratio = x / component.scale
            points.append(component_points(name, x, self.known.method))
            steps = (number(ratio), number(math.exp(-ratio)), number(-math.expm1(-ratio)))
            figures = (number(x), f"{component.scale:g}", *steps, f"{component.weight:g}", number(points[-1]))
            rows.append((f"`{name}`", *figures))
        yield from self.table("point_heads", rows)
        score = self.known.workspace.score_of(self.place)
        fields = {"base": score.base, "points": f"{math.fsum(points):.4f}", "mark": score.mark}
        yield from ("", self.words["total"].format(**fields, score=score.score))

"""What regions do: their deals with China by kind and by sector, and at what they are."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from graph.analysis.deals.model import Deal
from graph.analysis.network.dyads import state_of
from graph.texts import translate
from schema.messages import N_
from schema.reader import read_schema

if TYPE_CHECKING:
    from graph.workflows.workspace import Workspace

#: Kinds as an analyst tells them apart: what a thing is, or what two sides do, in one column each.
KINDS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "exports": (N_("exports"), ("exports",)),
    "imports": (N_("imports and other trade"), ("imports", "trade")),
    "plants": (
        N_("plants and power stations"),
        ("plant", "power_plant", "shipyard", "waste_facility", "data_centre"),
    ),
    "mines": (N_("mines and fields"), ("mine", "field")),
    "farms": (N_("farms and greenhouses"), ("farm", "greenhouse")),
    "crossings": (N_("border crossings"), ("crossing", "border-crossing", "checkpoint")),
    "routes": (N_("routes and flights"), ("corridor", "route")),
    "lines": (
        N_("railways, roads, pipelines, grids"),
        ("railway", "road", "bridge", "cableway", "pipeline", "power_line"),
    ),
    "hubs": (N_("ports, terminals, warehouses"), ("port", "terminal", "airport", "logistics_centre")),
    "buildings": (
        N_("buildings, hotels, markets"),
        ("real_estate", "hotel", "tourism_site", "trade_centre"),
    ),
    "zones": (N_("zones and their residents"), ("zone", "resident")),
    "capital": (N_("capital and company offices"), ("capital", "presence", "operation")),
    "contracts": (N_("contracts, equipment, assembly"), ("contract", "supply", "production")),
    "science": (
        N_("science, education, partnerships"),
        ("partnership", "programme", "school", "research_centre", "hospital"),
    ),
    "people": (N_("tourists and students"), ("tourists", "students")),
}
OTHER = "other"
_KIND_OF = {term: kind for kind, (_, terms) in KINDS.items() for term in terms}
#: Agreements of authorities, visits and events never become results, and stand in no column.
_WORDS_ONLY = frozenset({"framework", "effort"})
#: So many sectors have a column of their own.
_MOST_SECTORS = 18


@dataclass(frozen=True)
class Doings:
    """What regions do by ``kind`` or ``sector``."""

    workspace: Workspace
    by: str

    @cached_property
    def states(self) -> Mapping[tuple[str, str], Counter[str]]:
        """The number of deals at each state, by region and column; words only are left out."""
        points = self.workspace.appraisal.points
        field = self._kind if self.by == "kind" else self._sector
        found: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        regions = set(self.workspace.appraisal.places["regions"])
        for row, held in enumerate(points.holdings):
            if held.place in regions and held.deal.id.dealing not in _WORDS_ONLY:
                found[held.place, field(held.deal)][state_of(points.deciding(row).part)] += 1
        kept = set(self._kept({key: counts["operating"] for key, counts in found.items()}))
        merged: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        for (region, column), counts in sorted(found.items()):
            merged[region, column if column in kept else OTHER].update(counts)
        return merged

    def _kept(self, working: Mapping[tuple[str, str], int]) -> Sequence[str]:
        """Return the columns of their own: all kinds, and the sectors in which most works."""
        if self.by == "kind":
            return [*KINDS]
        sums: Counter[str] = Counter()
        for (_, column), count in working.items():
            sums[column] += count
        ordered = sorted(sums, key=lambda c: (-sums[c], c))
        return [c for c in ordered if c not in ("several", OTHER)][:_MOST_SECTORS]

    @cached_property
    def columns(self) -> Sequence[str]:
        """The columns that anything stands in: those of most regions first, what is left over last."""
        regions: Counter[str] = Counter()
        for (_, column), counts in self.states.items():
            regions[column] += counts["operating"] > 0
        return sorted(regions, key=lambda c: (c == OTHER, -regions[c], self._place(c)))

    @property
    def merged(self) -> Sequence[str]:
        """The sectors that stand under what is left over."""
        points = self.workspace.appraisal.points
        if self.by == "kind":
            return ()
        held = (h.deal for h in points.holdings if h.deal.id.dealing not in _WORDS_ONLY)
        return sorted({self._sector(deal) for deal in held} - {*self.columns, OTHER})

    def name(self, column: str, lang: str) -> str:
        """Return what a column is called."""
        if column == OTHER:
            return translate(N_("all other"), lang)
        if self.by == "kind":
            return translate(KINDS[column][0], lang)
        return read_schema().vocabularies["sector"].terms[column].word(lang)

    def leaders(self, column: str) -> list[tuple[str, int]]:
        """Return the regions in which anything of a column works, with how much, the most first."""
        found = [(r, n["operating"]) for (r, c), n in self.states.items() if c == column and n["operating"]]
        return sorted(found, key=lambda pair: (-pair[1], pair[0]))

    def orders(self) -> Mapping[str, Callable[[], list[str]]]:
        """Return the orders in which regions may stand."""
        return {"mark": self.by_mark, "similarity": self.by_similarity}

    @cached_property
    def marks(self) -> Mapping[str, int]:
        """The mark of each region, the best score first; nobody asks here how sure it is."""
        return {score.id: score.mark for score in self.workspace.appraisal.scores("regions")}

    def by_mark(self) -> list[str]:
        """Return all regions, the best score first."""
        return [*self.marks]

    def by_similarity(self) -> list[str]:
        """Return the regions so that those that do alike things lie together; where nothing works, last.

        Average linkage of the cosine distances between what works, with the leaves in the best order
        (Z. Bar-Joseph, D. Gifford, T. Jaakkola, 2001); logarithms keep one large column from deciding all.
        """
        import numpy as np
        from scipy.cluster.hierarchy import leaves_list, linkage  # scipy takes 0.2 s to import

        marks = self.by_mark()
        active = sorted({region for (region, _), counts in self.states.items() if counts["operating"]})
        rest = [region for region in marks if region not in set(active)]
        if len(active) < 3:
            return marks
        rows = [
            [self.states[r, c]["operating"] if (r, c) in self.states else 0 for c in self.columns]
            for r in active
        ]
        tree = linkage(
            np.log1p(np.array(rows, dtype=float)), "average", metric="cosine", optimal_ordering=True
        )
        found = [active[leaf] for leaf in leaves_list(tree)]
        ranks = {region: n for n, region in enumerate(marks)}
        half = len(found) // 2
        if sum(ranks[r] for r in found[:half]) > sum(ranks[r] for r in found[-half:]):
            found.reverse()
        return found + rest

    def _kind(self, deal: Deal) -> str:
        thing = deal.thing
        if thing is None:
            return _KIND_OF.get(deal.id.dealing or "", OTHER)
        entity = self.workspace.statements.entities[thing]
        return _KIND_OF.get(str(entity.properties.get("project_kind", thing.partition(":")[0])), OTHER)

    def _sector(self, deal: Deal) -> str:
        return deal.sector if deal.sector and deal.sector != "several" else OTHER

    def _place(self, column: str) -> int:
        keys = [*KINDS] if self.by == "kind" else [*read_schema().vocabularies["sector"].terms]
        return keys.index(column) if column in keys else len(keys)

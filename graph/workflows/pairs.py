"""Who works with whom: regions and provinces two by two, what they make together, and what nobody tells."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from graph.analysis.network.backbone import backbone
from graph.analysis.network.dyads import Dyad
from graph.analysis.score.position import UNKNOWN
from graph.statements.short_names import short_names
from schema.errors import NotFoundError
from schema.messages import Message

if TYPE_CHECKING:
    from graph.workflows.workspace import Workspace

Pair = tuple[str, str]

#: What a deal weighs in the backbone beside its points, so that those who only talk are there, too:
#: a fraction of the least that a result gives.
_TALK = 0.1


@dataclass(frozen=True, slots=True)
class Group:
    """Places that stand together in a picture: a cluster by its number, or who only talks with whom (0)."""

    number: int
    provinces: tuple[str, ...]
    regions: tuple[str, ...]


@dataclass(frozen=True)
class Partners:
    """The dyads of a workspace and what follows from them."""

    workspace: Workspace

    @cached_property
    def all(self) -> Mapping[Pair, Dyad]:
        """Every dyad by its two ends, the strongest first, those without a province last."""
        return {(d.region, d.province): d for d in self.workspace.dyads}

    @cached_property
    def named(self) -> Mapping[Pair, Dyad]:
        """The dyads that name a province."""
        return {pair: d for pair, d in self.all.items() if d.province != UNKNOWN}

    @cached_property
    def of(self) -> Mapping[str, Sequence[Dyad]]:
        """The dyads of each region and province, the strongest first."""
        found: dict[str, list[Dyad]] = defaultdict(list)
        for d in self.all.values():
            found[d.region].append(d)
            found[d.province].append(d)
        return found

    @cached_property
    def strength(self) -> Mapping[str, float]:
        """The points of results of each region and province; those that name none are at :data:`UNKNOWN`."""
        return {id_: points_of(found) for id_, found in self.of.items()}

    @property
    def untold_share(self) -> float:
        """The share of all points of results that name no province, 0 to 1."""
        everything = points_of(self.all.values())
        return self.strength.get(UNKNOWN, 0.0) / everything if everything else 0.0

    def untold(self, region: str) -> float:
        """Return a region's points of results that name no province."""
        found = self.all.get((region, UNKNOWN))
        return found.points if found else 0.0

    def told(self, region: str) -> float:
        """Return a region's points of results that name a province; none for a province."""
        return math.fsum(
            d.points for d in self.of.get(region, ()) if d.region == region and d.province != UNKNOWN
        )

    @cached_property
    def backbone(self) -> Sequence[Dyad]:
        """The results that say most of who works with whom, and each region's strongest pair; best first."""
        kept = backbone({pair: d.points + _TALK * d.counts["deals"] for pair, d in self.named.items()})
        best = {d.region: pair for pair, d in reversed([*self.named.items()])}
        return [d for pair, d in self.named.items() if (d.points and pair in kept) or best[d.region] == pair]

    def short(self, lang: str) -> Mapping[str, str]:
        """Return the short names of all regions and provinces."""
        places = self.workspace.appraisal.places
        entities = self.workspace.statements.entities
        return short_names((entities[id_] for of in ("regions", "provinces") for id_ in places[of]), lang)

    def groups(self, pairs: Iterable[Dyad]) -> list[Group]:
        """Return the ends of pairs in groups: the clusters, and who is in none with whom it talks most.

        A region outside the clusters stands in the group of its strongest province, where it has one.
        """
        shown = list(pairs)
        clusters = {c.number: c for c in self._clusters()}
        home = {id_: c.number for c in clusters.values() for id_ in (*c.provinces, *c.regions)}
        found: dict[str | int, tuple[list[str], list[str]]] = {n: ([], []) for n in clusters}
        ends = {end for d in shown for end in (d.region, d.province)}
        best = {d.region: d.province for d in reversed(shown)}
        for id_ in sorted(ends, key=lambda e: (-round(self.strength[e], 9), e)):
            anchor = best.get(id_, id_)
            key = home.get(id_, home.get(anchor, anchor))
            found.setdefault(key, ([], []))[id_ in best].append(id_)
        made = [
            Group(key if isinstance(key, int) else 0, tuple(provinces), tuple(regions))
            for key, (provinces, regions) in found.items()
            if provinces or regions
        ]
        return sorted(made, key=lambda g: (not g.number, g.number, -len(g.regions), g.provinces, g.regions))

    def best_first(self, groups: Iterable[Group]) -> list[Group]:
        """Return groups by what their regions have with provinces, the most first."""
        return sorted(groups, key=lambda g: -round(math.fsum(map(self.told, g.regions)), 9))

    def cluster_names(self, lang: str) -> Mapping[int, str]:
        """Return what each cluster is called: the names of its hubs."""
        names = self.short(lang)
        return {c.cluster: " – ".join(names[id_] for id_ in c.hub_ids) for c in self.workspace.clusters}

    def _clusters(self) -> list[Group]:
        return [
            Group(
                c.cluster,
                tuple(m for m in c.members if m in self.workspace.appraisal.places["provinces"]),
                tuple(m for m in c.members if m in self.workspace.appraisal.places["regions"]),
            )
            for c in self.workspace.clusters
        ]


def partners_of(workspace: Workspace) -> Partners:
    """Return who works with whom.

    Raises
    ------
    NotFoundError
        No deal is known.
    """
    found = Partners(workspace)
    if not found.all:
        raise NotFoundError("no deal between a region and China is known")
    return found


def points_of(found: Iterable[Dyad]) -> float:
    """Return the points of dyads together, whatever their order."""
    return math.fsum(d.points for d in found)


def decimal(value: float) -> Message:
    """Return a number of points as it is read, with a tenth."""
    whole, _, fraction = f"{value:.1f}".partition(".")
    return Message("{whole}.{fraction}", whole=whole, fraction=fraction)


def working_share(dyad: Dyad) -> float:
    """Return the share of the deals of a dyad that work, 0 to 1."""
    working = sum(1 for state in dyad.states.values() if state == "operating")
    return working / len(dyad.states) if dyad.states else 0.0


def share_step(share: float) -> int:
    """Return the step of a share among the five of the palette: fifths, 1 to 5."""
    return min(5, int(round(share * 5, 9)) + 1)

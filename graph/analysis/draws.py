"""Scores drawn many times, with resampled evidence, doubtful codes and noisy weights together.

What is drawn: the evidence and the codes of every deal (``deal_draws``); a log-normal factor for the
worth of each deal (``evidence_noise`` of the method); log-normal factors for the weight of each
component, the worth of each kind and what is left of a deal by its health (``weight_noise``). The
result is the method of ``components`` and ``scoring`` over whole arrays; without noise it gives the score
itself, which a test makes sure of. Shares, provinces and sizes of a deal are taken as they are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

import networkx as nx
import numpy as np

from graph.analysis.components import Shares, appraiser_of, place_deals
from graph.analysis.deal_draws import (
    HEALTH_WORDS,
    STAGE_WORDS,
    Bools,
    DealDraws,
    Floats,
    draw_deal,
    generator,
    read_pieces,
)
from graph.analysis.doubts import NO_DOUBTS, Doubts
from graph.analysis.facts import Deal, TieFact
from graph.analysis.method import COMPONENTS, MOST_POINTS, Method

_Key = TypeVar("_Key")


@dataclass(frozen=True, slots=True)
class Draws:
    """Scores of places in every draw, shape (places, draws), and the noise of each weight, (draws,).

    ``scores`` are 1 to 10; ``noise`` holds the logarithms of the factors, 0 on average.
    """

    places: tuple[str, ...]
    scores: Floats
    noise: Mapping[str, Floats]


def _healths(method: Method) -> dict[str, float]:
    """Return what is left of a deal by its health, and the most that is left without recent news."""
    left = {word: float(method.values["healths"].get(word, 0.0)) for word in HEALTH_WORDS}
    return {**left, "unconfirmed": float(method.values["unconfirmed"])}


@lru_cache(maxsize=512)
def _standard(seed: int, name: str, draws: int) -> Floats:
    """Return the draws of a weight before they are scaled; kept, since every graph takes the same."""
    found = generator(seed, name).normal(0.0, 1.0, draws)
    found.flags.writeable = False
    return found


class _Noise:
    """Every factor that is drawn; each from a generator of its own, by name."""

    def __init__(self, method: Method, draws: int, *, calm: bool) -> None:
        settings = method.values["uncertainty"]
        self.draws, self.calm = draws, calm
        self._seed = int(settings["seed"])
        self._spread = 0.0 if calm else float(settings["weight_noise"])
        self._deal_spread = 0.0 if calm else float(settings["evidence_noise"])
        names = [f"component:{name}" for name in COMPONENTS]
        names += [f"kind:{name}" for name in method.values["kinds"]]
        # A whole health stays whole: it is the unit in which the others are told.
        names += [f"health:{name}" for name, left in _healths(method).items() if 0.0 < left < 1.0]
        self.logs = {name: self._log(name) for name in sorted(names)}

    def _log(self, name: str) -> Floats:
        return _standard(self._seed, name, self.draws) * self._spread

    def factor(self, name: str) -> Floats:
        """Return the factor of a weight in every draw."""
        return np.exp(self.logs[name]) if name in self.logs else np.ones(self.draws)

    def of_deal(self, deal_id: str) -> tuple[np.random.Generator | None, Floats]:
        """Return the generator of a deal and the factor of its worth in every draw."""
        rng = generator(self._seed, deal_id)
        factor = np.exp(rng.normal(0.0, 1.0, self.draws) * self._deal_spread)
        return (None if self.calm else rng), factor


def draw_scores(
    view: nx.MultiDiGraph,
    deals: Sequence[Deal],
    shares: Shares,
    places: Sequence[str],
    method: Method,
    draws: int,
    doubts: Doubts = NO_DOUBTS,
    *,
    calm: bool = False,
) -> Draws:
    """Draw the scores of places; ``calm`` leaves out all noise, so that every draw is the score.

    A place's draws do not depend on deals that it has no link with.
    """
    noise = _Noise(method, draws, calm=calm)
    totals = _Totals(view, shares, places, method, noise)
    placed: dict[str, dict[str, str]] = defaultdict(dict)
    for item in place_deals(view, deals, shares, method):
        placed[item.deal.id][item.place] = item.kind
    pieces = read_pieces(view)
    for deal in deals:
        rng, factor = noise.of_deal(deal.id)
        drawn = draw_deal(deal, pieces, totals.recent_from, totals.recent_months, rng, draws, doubts)
        totals.add(drawn, drawn.factor * factor, placed.get(deal.id, {}))
    return Draws(tuple(places), totals.scores(), noise.logs)


class _Totals:
    """The raw values of the components of every place, in every draw."""

    def __init__(
        self, view: nx.MultiDiGraph, shares: Shares, places: Sequence[str], method: Method, noise: _Noise
    ) -> None:
        self._method, self._values, self._noise, self._shares = method, method.values, noise, shares
        self._processing = {
            n: v.get("processing", "") for n, v in view.nodes(data=True) if v["label"] == "Product"
        }
        self._appraiser = appraiser_of(view, method)
        self._places = {place: n for n, place in enumerate(places)}
        self._raw = {name: np.zeros((len(places), noise.draws)) for name in COMPONENTS}
        self._best: dict[tuple[str, str, str], Floats] = {}
        self._presence: dict[str, Floats] = {}
        self._edges: dict[tuple[str, str], Floats] = {}
        words = ("stages", "announcements", "efforts")
        self._stages = {w: np.array([float(self._values[w].get(s, 0.0)) for s in STAGE_WORDS]) for w in words}
        self._healths, self._unconfirmed = self._noisy_healths()
        self.recent_from = self._appraiser.recent_from
        self.recent_months = int(self._values["recent_months"])

    def _noisy_healths(self) -> tuple[Floats, Floats]:
        """Return what is left by each health and draw, and the most without recent news; at most 1.

        The order of the healths holds in every draw, so that no draw breaks a law of the method.
        """
        base = _healths(self._method)
        ordered = sorted(base, key=lambda word: (-base[word], word))
        rows = np.array([base[word] * self._noise.factor(f"health:{word}") for word in ordered])
        rows = np.minimum.accumulate(np.minimum(rows, 1.0), axis=0)
        found = dict(zip(ordered, rows, strict=True))
        return np.array([found[word] for word in HEALTH_WORDS]), found["unconfirmed"]

    def add(self, drawn: DealDraws, factor: Floats, kinds: Mapping[str, str]) -> None:
        """Add a deal to every place that shares it."""
        deal = drawn.deal
        vigour = np.take_along_axis(self._healths, drawn.healths, axis=0)
        vigour = np.where(drawn.recent, vigour, np.minimum(vigour, self._unconfirmed))
        if self._appraiser.most_vigour(deal, recent=True) < 1.0:
            vigour = np.minimum(vigour, self._healths[HEALTH_WORDS.index("slow")])
        words = "efforts" if deal.role == "effort" else "announcements"
        for place, share in self._shares(deal).items():
            if share <= 0:
                continue
            vigour_here = np.where(drawn.deciding(place), vigour, 0.0)
            announced = (self._stages[words][drawn.stages] * vigour_here).max(axis=0) * share * factor
            status = (self._stages["stages"][drawn.stages] * vigour_here).max(axis=0) * share * factor
            if not deal.is_substance:
                self._add_light(deal, place, announced, status)
                continue
            self._add_raw(place, "talk", announced)
            if status.any():
                self._add_result(drawn, place, kinds[place], status)

    def _add_raw(self, place: str, component: str, amount: Floats) -> None:
        if place in self._places:
            self._raw[component][self._places[place]] += amount

    def _add_light(self, deal: Deal, place: str, announced: Floats, status: Floats) -> None:
        if deal.role == "framework":
            self._add_raw(place, "framework", announced * self._appraiser.told_count(deal))
            return
        self._add_raw(place, "talk", announced)
        if deal.role != "flow":
            return
        if not deal.is_presence:
            self._add_raw(place, "flows", status * self._appraiser.level(deal.levels))
            return
        amount = status * float(self._values["presence_share"]) * deal.told_presence
        self._presence[place] = np.maximum(self._presence.get(place, 0.0), amount)

    def _add_result(self, drawn: DealDraws, place: str, kind: str, status: Floats) -> None:
        deal = drawn.deal
        worth = self._method.kind_worth(kind) * self._appraiser.magnitude(deal)
        result = status * worth * self._noise.factor(f"kind:{kind}")
        self._add_raw(place, "results", result)
        self._add_raw(place, "depth", result * self._depth(drawn))
        self._add_raw(place, "follow_through", np.where(drawn.recent & drawn.told_before, result, 0.0))
        amount = np.minimum(1.0, result)
        _raise(self._best, (place, "kind", kind), amount)
        index = {t.id: n for n, t in enumerate(deal.ties)}
        for partner, ties in deal.partners.items():
            named = amount * drawn.alive[[index[t] for t in ties]].any(axis=0)
            _raise(self._best, (place, "partner", partner), named)
            _raise(self._edges, (place, partner), named)
        for other in self._other_side(deal, place):
            _raise(self._best, (place, "place", other), amount)
            _raise(self._edges, (place, other), amount)

    @staticmethod
    def _other_side(deal: Deal, place: str) -> tuple[str, ...]:
        if place not in deal.provinces:
            return deal.met
        return tuple(region for region, share in deal.shares.items() if share > 0)

    def _depth(self, drawn: DealDraws) -> Floats:
        depths = np.array([self._tie_depth(t) for t in drawn.deal.ties])
        there: Bools = drawn.alive & (self._stages["stages"][drawn.stages] > 0)
        found: Floats = np.where(there, depths[:, None], 0.0).max(axis=0)
        return found

    def _tie_depth(self, tie: TieFact) -> float:
        depth = self._values["depth"]
        found = [float(depth["types"].get(tie.type, 0.0))]
        found.append(float(depth["localisation"].get(tie.attributes.get("localisation", ""), 0.0)))
        if tie.type == "EXPORTS":
            found.append(float(depth["processing"].get(self._processing.get(tie.target_id, ""), 0.0)))
        return max(found)

    def scores(self) -> Floats:
        """Return the scores, shape (places, draws), after everything was added."""
        named: dict[str, Floats] = defaultdict(lambda: np.zeros(self._noise.draws))
        for (place, what, _), amount in sorted(self._best.items(), key=lambda pair: pair[0]):
            self._add_raw(place, "reach", amount)
            if what == "partner":
                named[place] = named[place] + amount
        for place in sorted(self._presence):
            self._add_raw(place, "reach", np.maximum(0.0, self._presence[place] - named[place]))
        self._add_position()
        weights = {
            n: c.weight * self._noise.factor(f"component:{n}") for n, c in self._method.components.items()
        }
        total = np.sum([weights[name] for name in COMPONENTS], axis=0)
        scores = np.ones((len(self._places), self._noise.draws))
        for name in COMPONENTS:
            bent = -np.expm1(-self._raw[name] / self._method.components[name].scale)
            # Noise must not lift the ceiling of all components together over the scale.
            scores += bent * (weights[name] * (MOST_POINTS / np.maximum(total, MOST_POINTS)))
        return scores

    def _add_position(self) -> None:
        """Add walks of fixed length over the network of results, as ``centrality.katz_walks`` does."""
        attenuation = float(self._values["position"]["attenuation"])
        values: dict[str, Floats] = defaultdict(lambda: np.zeros(self._noise.draws))
        edges = sorted(self._edges.items(), key=lambda pair: pair[0])
        merged: dict[tuple[str, str], Floats] = {}
        for (place, partner), weight in edges:
            # Between a region and a province both directions are one edge.
            _raise(merged, (min(place, partner), max(place, partner)), weight)
        for _ in range(int(self._values["position"]["length"])):
            longer: dict[str, Floats] = defaultdict(lambda: np.zeros(self._noise.draws))
            for (one, other), weight in merged.items():
                longer[one] = longer[one] + weight * attenuation * (1.0 + values[other])
                longer[other] = longer[other] + weight * attenuation * (1.0 + values[one])
            values = longer
        for place in self._places:
            if place in values:
                self._add_raw(place, "position", values[place])


def _raise(best: dict[_Key, Floats], key: _Key, amount: Floats) -> None:
    best[key] = np.maximum(best[key], amount) if key in best else amount

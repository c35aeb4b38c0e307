"""The one place where deals become points: kind x stage x health x side x size x share, in every draw.

The score, its intervals, the explanation, what-if, changes, the network and the calibrated mode all
read the same :class:`Points`. One draw is the score itself; many draws carry other weightings and other
evidence through the same lines.

A deal counts as its best part among those that decide its status for a place. Its ``strength`` is that of
its best running part; where a part that is only announced would count more, the rest is ``talk``. So
nothing that is added or improved ever lowers it. A province has no more of a deal than the parts that
name it have: who is only talked of beside a running plant has talk.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graph.analysis.deals.model import Deal, Number, Part
from graph.analysis.score.method import Method
from graph.analysis.score.size import size_factor
from graph.analysis.score.weighting import Floats, Weighting, centroid
from graph.statements.status import HEALTHS, RUNNING, STAGES

Ints = NDArray[np.signedinteger]
#: Values closer than this are the same: the order of a product must not decide which part counts.
_SAME = 1e-12
#: Stands for the place of a holding that is the whole deal, wherever it is.
WHOLE = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A part of a deal, and a kind that it may count as."""

    part: Part
    kind: str


@dataclass(frozen=True, slots=True)
class Holding:
    """A deal as one place has it: the best candidate of each group, of which the least counts."""

    place: str
    deal: Deal
    share: float
    groups: tuple[tuple[Candidate, ...], ...]


@dataclass(frozen=True, slots=True)
class Codes:
    """What each part counts as in every draw: rows of the orders of stage and health, -1 where it is absent.

    Arrays of shape (draws,), by the id of the part; ``factor`` multiplies all that a deal gives, by its id.
    """

    stages: Mapping[str, Ints]
    healths: Mapping[str, Ints]
    factor: Mapping[str, Floats]


@dataclass(frozen=True)
class Points:
    """Points of every holding in every draw: ``strength`` and ``talk``, each of shape (holdings, draws).

    ``sizes`` gives the size factor of each deal by its id. ``shared`` keeps what follows from the holdings
    alone, for all points of the same holdings (``replace`` hands it on).
    """

    holdings: tuple[Holding, ...]
    strength: Floats
    talk: Floats
    weighting: Weighting
    sizes: Mapping[str, float]
    shared: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)

    @property
    def rows(self) -> Mapping[tuple[str, str], int]:
        """The row of each holding by deal and place."""
        if "rows" not in self.shared:
            self.shared["rows"] = {(h.deal.id, h.place): row for row, h in enumerate(self.holdings)}
        found: Mapping[tuple[str, str], int] = self.shared["rows"]
        return found

    @property
    def rows_at(self) -> Mapping[str, Sequence[int]]:
        """The rows of the holdings of each place."""
        if "rows_at" not in self.shared:
            rows: dict[str, list[int]] = defaultdict(list)
            for row, held in enumerate(self.holdings):
                rows[held.place].append(row)
            self.shared["rows_at"] = dict(rows)
        found: Mapping[str, Sequence[int]] = self.shared["rows_at"]
        return found

    def runs(self, row: int) -> bool:
        """Tell whether a holding has strength in the first draw."""
        return bool(self.strength[row, 0] > 0)

    def by_place(self, amounts: Floats, places: Sequence[str]) -> Floats:
        """Return the sums of amounts of holdings (holdings, draws) by place, shape (places, draws)."""
        pairs = [(n, row) for n, place in enumerate(places) for row in self.rows_at.get(place, ())]
        found = np.zeros((len(places), amounts.shape[1]))
        np.add.at(found, [n for n, _ in pairs], amounts[[row for _, row in pairs]])
        return found

    def counting(self, row: int, *, talk: bool = False) -> tuple[Candidate, ...]:
        """Return the candidates that the strength (or talk) of a holding rests on in the first draw.

        They are equally good, and sorted by the id of their part; none where the holding has nothing. They
        are of the group that runs least, and of such groups of the one that is announced least.
        """
        options = []
        for group in self.holdings[row].groups:
            runs = [(self._value(c), c) for c in group if c.part.counted_stage in RUNNING]
            announced = [(self._value(c), c) for c in group if c.part.counted_stage not in RUNNING]
            most, best = (max((v for v, _ in found), default=0.0) for found in (runs, announced))
            key = (round(most, 12), max(most, best))
            options.append((key, announced if talk else runs, best if talk else most))
        _, pool, top = min(options, key=lambda option: option[0])
        return tuple(sorted((c for v, c in pool if 0 < v >= top - _SAME), key=lambda c: (c.part.id, c.kind)))

    def deciding(self, row: int) -> Candidate:
        """Return what decides a holding: the candidate on which its points rest, else the furthest one."""
        found = self.counting(row) or self.counting(row, talk=True)
        return found[0] if found else max(self.holdings[row].groups[0], key=_furthest)

    def _value(self, candidate: Candidate) -> float:
        weights, part = self.weighting, candidate.part
        if part.counted_stage not in weights.members["stage"]:
            return 0.0
        members = (("kind", candidate.kind), ("stage", part.counted_stage), ("health", part.counted_health))
        return float(np.prod([weights.of(order, member) for order, member in members]))


def _furthest(candidate: Candidate) -> tuple[int, int, str]:
    part = candidate.part
    stage = STAGES.index(part.counted_stage) if part.counted_stage in STAGES else -1
    return stage, -HEALTHS.index(part.counted_health), part.id


def holdings(deals: Iterable[Deal], of: str) -> list[Holding]:
    """Return what every region or province (``of``) has of every deal, by deal and place.

    A deal that stands in no Russian region is outside the marks (MODEL, case 10), those of provinces, too.
    """
    return [
        Holding(place, deal, deal.share_of(place), tuple(_groups(deal, place)))
        for deal in deals
        if any(deal.shares.values())
        for place in sorted(deal.provinces if of == "provinces" else deal.shares)
        if deal.share_of(place) > 0
    ]


def whole_holdings(deals: Iterable[Deal]) -> list[Holding]:
    """Return every deal as a whole, as what it gives to all its places together."""
    return [Holding(WHOLE, deal, 1.0, (_candidates(deal, deal.deciding(None)),)) for deal in deals]


def _groups(deal: Deal, place: str) -> Iterable[tuple[Candidate, ...]]:
    yield _candidates(deal, deal.deciding(place))
    if place in deal.provinces:
        yield _candidates(deal, deal.naming(place))


def _candidates(deal: Deal, parts: Iterable[Part]) -> tuple[Candidate, ...]:
    return tuple(Candidate(part, kind) for part in parts for kind in deal.kinds or (part.rule.kind,))


def points(
    held: Sequence[Holding], method: Method, weighting: Weighting | None = None, codes: Codes | None = None
) -> Points:
    """Return the points of holdings by a weighting, the centroid when none is given.

    ``codes`` replaces what the parts count as, draw by draw; without it they count as reported.
    """
    weighting = weighting or centroid(method)
    numbers: dict[str, tuple[Number, ...]] = {h.deal.id: h.deal.numbers for h in held}
    sizes = {id_: size_factor(amounts, method) for id_, amounts in numbers.items()}
    if not held:
        nothing = np.zeros((0, weighting.draws))
        return Points((), nothing, nothing, weighting, sizes)
    strength, whole = _best(held, weighting, codes)
    factor = np.array([h.share * sizes[h.deal.id] for h in held])[:, None]
    factor = factor * weighting.values["side"][[weighting.members["side"][h.deal.side] for h in held]]
    if codes is not None:
        factor = factor * np.array([codes.factor[h.deal.id] for h in held])
    return Points(tuple(held), strength * factor, (whole - strength) * factor, weighting, sizes)


def _best(held: Sequence[Holding], weighting: Weighting, codes: Codes | None) -> tuple[Floats, Floats]:
    """Return kind x stage x health of the best running part and of the best of all, (holdings, draws)."""
    groups = [group for h in held for group in h.groups]
    candidates = [c for group in groups for c in group]
    values = weighting.values["kind"][[weighting.members["kind"][c.kind] for c in candidates]]
    stages = _rows("stage", candidates, weighting, codes)
    for order, rows in (("stage", stages), ("health", _rows("health", candidates, weighting, codes))):
        values = _times(values, weighting.values[order], rows)
    running = np.isin(stages, [weighting.members["stage"][word] for word in RUNNING])
    found = []
    for values_of in (np.where(running, values, 0.0), values):
        best = np.maximum.reduceat(values_of, _starts(groups), axis=0)
        found.append(np.minimum.reduceat(best, _starts([h.groups for h in held]), axis=0))
    return found[0], found[1]


def _rows(order: str, candidates: Sequence[Candidate], weighting: Weighting, codes: Codes | None) -> Ints:
    """Return the row of an order that each candidate has, shape (candidates, draws or 1)."""
    if codes is not None:
        by_part = codes.stages if order == "stage" else codes.healths
        return np.array([by_part[c.part.id] for c in candidates])
    words = (getattr(c.part, f"counted_{order}") for c in candidates)
    return np.array([[weighting.members[order].get(word, -1)] for word in words], dtype=np.int64)


def _times(values: Floats, weights: Floats, rows: Ints) -> Floats:
    """Return values times the weights of rows in every draw, 0 where the row is -1; (candidates, draws)."""
    single = rows.shape[1] == 1
    taken = weights[rows[:, 0]] if single else np.take_along_axis(weights, np.maximum(rows, 0), axis=0)
    found: Floats = np.where(rows >= 0, taken, 0.0) * values
    return found


def _starts(lists: Sequence[Sequence[object]]) -> Ints:
    """Return where each list starts when all are laid one behind the other."""
    return np.concatenate(([0], np.cumsum([len(found) for found in lists])[:-1])).astype(np.int64)

"""One deal drawn many times: which of its evidence is drawn, and what status follows in every draw.

Evidence is resampled by the Poisson bootstrap: every piece is drawn 0, 1, 2 ... times (mean 1), so that a
draw of one deal never depends on another deal (the bootstrap with counts that are independent; J.
Hanley and B. MacGibbon, Creating non-parametric bootstrap samples using Poisson frequencies, 2006). A tie
without any drawn evidence drops out, the status of the others follows from what was drawn, and a
second reader's code may take its place. Reprints (equal words on one period) are one piece, and so is one
tie told as ten.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from graph.analysis.doubts import Confusion, Doubts
from graph.analysis.facts import ANCHOR_TYPES, Deal, TieFact
from graph.statements.status import EFFORT_STAGES, HEALTHS, STAGES
from schema.values import date_bounds

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Codes = NDArray[np.int64]
#: Stages as codes, "" (none told) first; within a role a greater code is the further stage.
STAGE_WORDS = ("", *STAGES, *EFFORT_STAGES)
#: Healths as codes, from best to worst.
HEALTH_WORDS = HEALTHS
#: Months after any report, or before it when negative: of a tie that no drawn evidence speaks of.
_NEVER = 1_000_000
_HEALTHY = np.array([word in ("active", "ended") for word in HEALTH_WORDS])


@dataclass(frozen=True, slots=True, order=True)
class Piece:
    """What one place of a source says of a tie, without where it says so."""

    month: str
    stage: str
    health: str
    stance: str


@dataclass(frozen=True, slots=True)
class DealDraws:
    """A deal in every draw; arrays of shape (ties, draws) in the order of the deal's ties, or (draws,).

    ``factor`` is how often the deal's evidence was drawn, 1 on average; ``recent`` tells whether a tie that
    holds was told of in the last year, ``told_before`` whether one was a year before the last such report.
    """

    deal: Deal
    alive: Bools
    stages: Codes
    healths: Codes
    factor: Floats
    recent: Bools
    told_before: Bools

    def deciding(self, place: str) -> Bools:
        """Return which ties decide the status for a place (:meth:`graph.analysis.facts.Deal.deciding`)."""
        ties = self.deal.ties
        if len(ties) == 1:
            return self.alive
        here = self.alive & np.array([place in t.roles for t in ties])[:, None]
        here = np.where(here.any(axis=0), here, self.alive)
        if self.deal.anchor_id is None:
            return here
        anchors = here & np.array([t.type in ANCHOR_TYPES for t in ties])[:, None]
        return np.where(anchors.any(axis=0), anchors, here)


def read_pieces(view: nx.MultiDiGraph) -> dict[str, tuple[Piece, ...]]:
    """Return the distinct pieces of evidence of each tie, in sorted order."""
    found: dict[str, set[Piece]] = defaultdict(set)
    for _, values in view.nodes(data=True):
        if values["label"] == "Evidence":
            month = date_bounds(values["period"])[1].isoformat()[:7]
            stance = values.get("stance", "for")
            piece = Piece(month, values.get("stage", ""), values.get("health", ""), stance)
            found[values["tie_id"]].add(piece)
    return {tie_id: tuple(sorted(pieces)) for tie_id, pieces in found.items()}


def generator(seed: int, *names: str) -> np.random.Generator:
    """Return a generator of its own for a thing, the same on every machine and in every order."""
    digest = hashlib.sha256("\x00".join(names).encode()).digest()
    return np.random.Generator(np.random.PCG64([seed, int.from_bytes(digest[:8], "big")]))


def draw_deal(
    deal: Deal,
    pieces: Mapping[str, Sequence[Piece]],
    recent_from: str,
    recent_months: int,
    rng: np.random.Generator | None,
    draws: int,
    doubts: Doubts,
) -> DealDraws:
    """Draw the evidence and the codes of a deal; without a generator everything is drawn as it stands.

    A report after the month ``recent_from`` is recent; one is told before another when it is at least
    ``recent_months`` older.
    """
    told = [tuple(pieces.get(t.id, ())) or (_as_it_stands(t),) for t in deal.ties]
    cores = [(t.type, *sorted((t.source_id, t.target_id)), t.role) for t in deal.ties]
    distinct = sorted({(core, piece) for core, said in zip(cores, told, strict=True) for piece in said})
    if rng is None:
        counts = np.ones((len(distinct), draws))
    else:
        counts = rng.poisson(1.0, (len(distinct), draws)).astype(np.float64)
    drawn = dict(zip(distinct, counts > 0, strict=True))
    luck = {core: rng.random((2, draws)) if rng else None for core in sorted(set(cores))}
    states = [
        _tie(t, said, [drawn[core, p] for p in said], luck[core], doubts)
        for t, core, said in zip(deal.ties, cores, told, strict=True)
    ]
    alive, stages, healths, firsts, lasts = (np.array(part) for part in zip(*states, strict=True))
    holds = alive & _HEALTHY[healths]
    factor = counts.sum(axis=0) / len(distinct)
    first = np.where(holds, firsts, _NEVER).min(axis=0)
    last = np.where(holds, lasts, -_NEVER).max(axis=0)
    recent = last > _month_number(recent_from)
    return DealDraws(deal, alive, stages, healths, factor, recent, last - first >= recent_months)


def _as_it_stands(tie: TieFact) -> Piece:
    """Stand for the evidence of a tie whose evidence is not in the graph."""
    return Piece(tie.last_period, tie.stage, tie.health, "for")


def _tie(
    tie: TieFact,
    said: Sequence[Piece],
    drawn: Sequence[Bools],
    luck: Floats | None,
    doubts: Doubts,
) -> tuple[Bools, Codes, Codes, Codes, Codes]:
    """Return in which draws a tie is there, its stage and health, its first and its last month."""
    alive = np.zeros(len(drawn[0]), dtype=bool)
    stage = np.zeros(len(alive), dtype=np.int64)
    health = np.zeros(len(alive), dtype=np.int64)
    first, last = np.full(len(alive), _NEVER), np.full(len(alive), -_NEVER)
    for piece, there in zip(said, drawn, strict=True):
        alive = alive | there
        month = _month_number(piece.month)
        first = np.where(there, np.minimum(first, month), first)
        last = np.where(there, np.maximum(last, month), last)
        if piece.stage and piece.stance == "for":
            stage = np.where(there, np.maximum(stage, STAGE_WORDS.index(piece.stage)), stage)
    # Later reports overrule earlier ones; at equal periods the worse holds.
    speaking = [(p.month, HEALTH_WORDS.index(p.health), n) for n, p in enumerate(said) if p.health]
    for _, code, n in sorted(speaking):
        health = np.where(drawn[n], code, health)
    if luck is not None and tie.role != "effort":
        stage = _doubted(stage, luck[0], STAGE_WORDS, doubts.stages)
        health = _doubted(health, luck[1], HEALTH_WORDS, doubts.healths)
    return alive, stage, health, first, last


def _month_number(month: str) -> int:
    """Return the months since the year 0 of a month such as 2026-05."""
    return int(month[:4]) * 12 + int(month[5:7]) - 1


def _doubted(codes: Codes, luck: Floats, words: Sequence[str], matrix: Confusion) -> Codes:
    """Replace codes by those that a second reader might give."""
    changed = codes
    for code in np.unique(codes).tolist():
        row = matrix.get(words[code], {})
        known = [(words.index(word), chance) for word, chance in sorted(row.items()) if word in words]
        if len(known) > 1:
            edges = np.cumsum([chance for _, chance in known])
            places = np.minimum(np.searchsorted(edges, luck, side="right"), len(known) - 1)
            others = np.array([word for word, _ in known])[places]
            changed = np.where(codes == code, others, changed)
    return changed

"""Evidence drawn many times: what every part of every deal counts as in each draw.

Evidence is resampled by the Poisson bootstrap: every piece is drawn 0, 1, 2 ... times (mean 1), so that a
draw of one deal never depends on another deal (J. Hanley and B. MacGibbon, Creating non-parametric
bootstrap samples using Poisson frequencies, 2006). A tie without any drawn evidence drops out, the status of
the others follows from what was drawn, and a second reader's code may take its place. Reprints (equal words
on one period) are one piece, and so is one tie reported as ten.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import networkx as nx
import numpy as np

from graph.analysis.deals.model import Deal, Part, counted_health, counted_stage
from graph.analysis.score.kernel import Codes, Ints
from graph.analysis.score.weighting import Floats, Weighting
from graph.analysis.uncertainty.coding import CodingUncertainty, Confusion
from graph.statements.status import EFFORT_STAGES, HEALTHS, STAGES, weigh
from schema.values import date_bounds

#: Stages as codes, "" (none reported) first; within a role a greater code is the further stage.
STAGE_WORDS = ("", *STAGES, *EFFORT_STAGES)


@dataclass(frozen=True, slots=True, order=True)
class Piece:
    """What one place of a source says of a tie, without where it says so."""

    period: str
    stage: str
    health: str
    stance: str
    confidence: str = "high"


def read_pieces(view: nx.MultiDiGraph) -> dict[str, tuple[Piece, ...]]:
    """Return the distinct pieces of evidence of each tie, in sorted order."""
    found: dict[str, set[Piece]] = defaultdict(set)
    for _, values in view.nodes(data=True):
        if values["label"] == "Evidence":
            end = date_bounds(values["period"])[1].isoformat()
            stage, health, stance = (values.get(key, "") for key in ("stage", "health", "stance"))
            piece = Piece(end, stage, health, stance or "for", values.get("confidence", "high"))
            found[values["tie_id"]].add(piece)
    return {tie_id: tuple(sorted(pieces)) for tie_id, pieces in found.items()}


def draw_codes(
    deals: Iterable[Deal],
    pieces: Mapping[str, Sequence[Piece]],
    weighting: Weighting,
    seed: int,
    coding: CodingUncertainty,
) -> Codes:
    """Draw the evidence and the codes of every deal, one draw for each draw of the weighting."""
    stages: dict[str, Ints] = {}
    healths: dict[str, Ints] = {}
    factor: dict[str, Floats] = {}
    rows = {order: weighting.members[order] for order in ("stage", "health")}
    for deal in deals:
        drawn = _Deal(deal, pieces, generator(seed, deal.id), weighting.draws)
        factor[deal.id] = drawn.factor
        for part in deal.parts:
            stage, health = drawn.codes(part, coding)
            counted = [rows["stage"].get(counted_stage(word, part.rule), -1) for word in STAGE_WORDS]
            stages[part.id] = np.array([*counted, -1], dtype=np.int8)[stage]
            left = [counted_health(word, part.rule, falls=part.falls) for word in HEALTHS]
            healths[part.id] = np.array([rows["health"][word] for word in left], dtype=np.int8)[health]
    return Codes(stages, healths, factor)


def generator(seed: int, *names: str) -> np.random.Generator:
    """Return a generator of its own for a thing, the same on every machine and in every order."""
    digest = hashlib.sha256("\x00".join(names).encode()).digest()
    return np.random.Generator(np.random.PCG64([seed, int.from_bytes(digest[:8], "big")]))


class _Deal:
    """The draws of one deal: how often each distinct piece was drawn, and the luck of each distinct tie."""

    def __init__(
        self, deal: Deal, pieces: Mapping[str, Sequence[Piece]], rng: np.random.Generator, draws: int
    ) -> None:
        self._said = {p.id: tuple(pieces.get(p.id, ())) or (_as_it_stands(p),) for p in deal.parts}
        self._cores = {p.id: (p.type, *sorted((p.source_id, p.target_id)), p.role) for p in deal.parts}
        distinct = sorted({(self._cores[id_], piece) for id_, said in self._said.items() for piece in said})
        counts = rng.poisson(1.0, (len(distinct), draws)).astype(np.float64)
        self._drawn = dict(zip(distinct, counts > 0, strict=True))
        self._luck = {core: rng.random((2, draws)) for core in sorted(set(self._cores.values()))}
        self.factor: Floats = counts.sum(axis=0) / len(distinct)

    def codes(self, part: Part, coding: CodingUncertainty) -> tuple[Ints, Ints]:
        """Return the code of stage (-1 where the tie is not there) and of health in every draw."""
        said, core = self._said[part.id], self._cores[part.id]
        there = [self._drawn[core, piece] for piece in said]
        stage = np.zeros(len(there[0]), dtype=np.int64)
        health = np.zeros(len(stage), dtype=np.int64)
        for piece, drawn in zip(said, there, strict=True):
            if piece.stage and piece.stance == "for":
                stage = np.where(drawn, np.maximum(stage, STAGE_WORDS.index(piece.stage)), stage)
        spoken = ((n, p, HEALTHS.index(p.health)) for n, p in enumerate(said) if p.health)
        # Of equal weight the worse holds: the last one drawn does.
        for _, code, n in sorted((weigh(p.confidence, p.period), code, n) for n, p, code in spoken):
            health = np.where(there[n], code, health)
        if part.role != "effort":
            stage = _recoded(stage, self._luck[core][0], STAGE_WORDS, coding.stages)
            health = _recoded(health, self._luck[core][1], HEALTHS, coding.healths)
        return np.where(np.any(there, axis=0), stage, -1), health


def _as_it_stands(part: Part) -> Piece:
    """Stand for the evidence of a tie whose evidence is not in the graph."""
    attributes = part.attributes
    return Piece(part.last_period, attributes.get("stage", ""), attributes.get("health", ""), "for")


def _recoded(codes: Ints, luck: Floats, words: Sequence[str], matrix: Confusion) -> Ints:
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

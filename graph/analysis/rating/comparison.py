"""Compares scores with the marks of a published edition, beside the baselines that any score must beat.

Order (Spearman, Kendall) is judged on unrounded values, distance (MAE, kappa, within one, bands) on whole
marks. Baselines that are not marks (number of ties, length of the passage) are put on the scale of marks by
a straight line in log(1 + x), for each region fitted to the others; their order stays that of the bare
numbers. A baseline so gets help that the blind mode does not.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

import networkx as nx
import numpy as np

from graph.analysis.rating.agreement import FIGURES, Bands, Figure, draw_counts, figures, summarise
from graph.analysis.rating.weightings import Sums
from graph.analysis.score.score import Appraisal, to_mark, to_score
from graph.analysis.score.weighting import Floats, admissible
from schema.errors import NotFoundError

#: The series that a score must beat by more than chance, by its name.
LENGTH = "length"
#: So many weightings are compared; the range holds the middle share of them.
FAMILY_DRAWS, FAMILY_LEVEL = 1000, 0.9


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a score or a baseline says of regions: ``values`` give the order, ``marks`` are whole."""

    name: str
    values: Mapping[str, float]
    marks: Mapping[str, int]

    @classmethod
    def of(cls, name: str, values: Mapping[str, float]) -> Opinion:
        """Return the opinion of unrounded values on the scale of marks."""
        return cls(name, values, {region: to_mark(value) for region, value in values.items()})


@dataclass(frozen=True, slots=True)
class Agreement:
    """How an opinion agrees with an edition over ``regions`` regions.

    ``above_length`` is its Spearman less that of the length of the passage, drawn in pairs; None where there
    is no such baseline.
    """

    name: str
    regions: int
    figures: Mapping[str, Figure]
    above_length: Figure | None = None


def compare(published: Mapping[str, float], opinions: Sequence[Opinion], bands: Bands) -> list[Agreement]:
    """Return how each opinion agrees with the published marks, with intervals, in the order given.

    An opinion is judged on the regions that it and the edition both speak of; all draws are the same for
    opinions on the same regions.

    Raises
    ------
    NotFoundError
        The edition marks none of the regions of an opinion.
    """
    drawn = {opinion.name: _draws(published, opinion, bands) for opinion in opinions}
    length = drawn.get(LENGTH)
    found = []
    for name, (regions, draws) in drawn.items():
        above = None
        if length and name != LENGTH and length[0] == regions:
            apart = draws["spearman"] - length[1]["spearman"]
            above = summarise(apart[0], apart[1:])
        all_figures = {figure: summarise(values[0], values[1:]) for figure, values in draws.items()}
        found.append(Agreement(name, len(regions), all_figures, above))
    return found


def _draws(
    published: Mapping[str, float], opinion: Opinion, bands: Bands
) -> tuple[tuple[str, ...], dict[str, Floats]]:
    regions = tuple(sorted(set(published) & set(opinion.marks)))
    if not regions:
        raise NotFoundError("the edition marks no region that {name} speaks of", name=opinion.name)
    values, marks, truth = (
        np.array([float(said[r]) for r in regions]) for said in (opinion.values, opinion.marks, published)
    )
    return regions, figures(values, marks, truth, bands, draw_counts(len(regions)))


def compare_family(published: Mapping[str, float], appraisal: Appraisal, bands: Bands) -> list[Agreement]:
    """Return how all admissible weightings agree, whatever weights one prefers; nothing is fitted.

    ``family`` has the median and the middle 90 % of the weightings drawn, ``family_best`` the best of each
    figure.
    """
    regions = sorted(set(published) & set(appraisal.places["regions"]))
    seed = int(appraisal.method.values["uncertainty"]["seed"])
    weighting = admissible(appraisal.method, FAMILY_DRAWS, seed)
    scores = to_score(Sums.of(appraisal, regions).x(weighting), weighting.scale)
    marks = np.vectorize(to_mark, otypes=[float])(scores)
    truth, once = np.array([float(published[r]) for r in regions]), np.ones((1, len(regions)))
    drawn = [figures(v, m, truth, bands, once) for v, m in zip(scores.T, marks.T, strict=True)]
    found = {name: np.concatenate([each[name] for each in drawn]) for name in FIGURES}
    middle = {name: summarise(float(np.median(f)), f, FAMILY_LEVEL) for name, f in found.items()}
    best = {name: summarise(float(f.min() if name == "mae" else f.max()), f) for name, f in found.items()}
    alone = {name: Figure(figure.value) for name, figure in best.items()}
    return [Agreement("family", len(regions), middle), Agreement("family_best", len(regions), alone)]


def baselines(
    published: Mapping[str, float],
    items: Mapping[str, int],
    lengths: Mapping[str, int],
    last: Mapping[str, float] | None,
) -> list[Opinion]:
    """Return the baselines that there is data for: constant, items, length, last_edition."""
    found = [Opinion.of("constant", dict.fromkeys(published, float(median(published.values()))))]
    for name, numbers in (("items", items), (LENGTH, lengths)):
        known = {r: float(numbers[r]) for r in sorted(set(published) & set(numbers))}
        if len(known) > 2:
            marks = _line_marks(list(known.values()), [published[r] for r in known])
            found.append(Opinion(name, known, dict(zip(known, marks, strict=True))))
    shared = {r: mark for r, mark in (last or {}).items() if r in published}
    return [*found, Opinion.of("last_edition", shared)] if shared else found


def _line_marks(numbers: Sequence[float], marks: Sequence[float]) -> list[int]:
    """Return for each number the mark of a straight line in log(1 + x) fitted to the others."""
    x, y = np.log1p(np.array(numbers)), np.array(marks, dtype=float)
    found = []
    for left in range(len(x)):
        others = np.arange(len(x)) != left
        middle, spread = x[others].mean(), x[others] - x[others].mean()
        below = float(spread @ spread)
        slope = float(spread @ y[others]) / below if below > 1e-12 else 0.0
        found.append(to_mark(round(float(y[others].mean() + slope * (x[left] - middle)), 12)))
    return found


def items_of_regions(view: nx.MultiDiGraph) -> dict[str, int]:
    """Return the number of reported items of each region: ties with evidence, structural ones left out."""
    counts = {node: 0 for node, label in sorted(view.nodes(data="label")) if label == "Region"}
    for _, _, values in view.edges(data=True):
        for region in values.get("region_ids", ()):
            if values["role"] != "structural" and region in counts:
                counts[region] += 1
    return counts

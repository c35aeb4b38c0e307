"""Compares scores with the marks of a published edition, beside the baselines that any score must beat.

Order (Spearman, Kendall) is judged on unrounded values, distance (MAE, kappa, within one, bands) on whole
marks. Baselines that are not marks (number of ties, length of the passage) are put on the scale of marks by
a straight line in log(1 + x), for each region fitted to the others; their order stays that of the bare
numbers. A baseline so gets help that the blind mode does not.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from statistics import median
from typing import Any

import networkx as nx
import numpy as np

from graph.analysis.agreement_figures import (
    Array,
    Figure,
    Series,
    draw_counts,
    figures,
    summarise,
    summarise_all,
)
from graph.analysis.scoring import to_mark
from graph.statements.records import Edition
from schema.errors import NotFoundError
from schema.values import choices, date_bounds
from schema.yaml_text import parse_yaml

#: The series that a score must beat by more than chance, by its name.
LENGTH = "length"


@dataclass(frozen=True, slots=True)
class Band:
    """A group of regions in an edition: the marks from ``low`` to ``high``."""

    name: str
    low: float
    high: float
    en: str
    ru: str


@dataclass(frozen=True, slots=True)
class EditionFacts:
    """What is known of an edition beside its marks: bands (none: unknown), characters of each passage."""

    bands: tuple[Band, ...]
    passage_lengths: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a score or a baseline says of regions: ``values`` give the order, ``marks`` are whole."""

    name: str
    values: Mapping[str, float]
    marks: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Agreement:
    """How an opinion agrees with an edition over ``regions`` regions.

    ``above_length`` is its Spearman less that of the length of the passage, drawn in pairs; None where there
    is no such baseline.
    """

    name: str
    regions: int
    figures: Mapping[str, Figure]
    above_length: Figure | None


def edition_facts(edition_id: str) -> EditionFacts:
    """Return the shipped facts of an edition; empty ones for an edition that nothing is known of."""
    text = (resources.files("graph.analysis") / "editions.yaml").read_text(encoding="utf-8")
    known: dict[str, Any] = parse_yaml(text)["editions"].get(edition_id, {})
    return EditionFacts(
        tuple(Band(**band) for band in known.get("bands", ())), known.get("passage_lengths", {})
    )


def chosen_edition(editions: Mapping[str, Edition], given: str | None) -> Edition:
    """Return the edition of an id (with or without ``edition:``), the latest when none is given.

    Raises
    ------
    NotFoundError
        There is no such edition, or none at all.
    """
    if not editions:
        raise NotFoundError(
            "no edition had been published by then; choose a later --as-of, or --mode blind, which needs none"
        )
    if given is None:
        return max(editions.values(), key=lambda e: (date_bounds(e.date)[1], e.id))
    for id_ in (given, f"edition:{given}"):
        if id_ in editions:
            return editions[id_]
    raise NotFoundError(f'there is no edition "{given}" ({choices(given, editions)})')


def previous_edition(editions: Mapping[str, Edition], edition: Edition) -> Edition | None:
    """Return the latest edition before one, None for the first."""
    day = date_bounds(edition.date)[1]
    earlier = [e for e in editions.values() if date_bounds(e.date)[1] < day]
    return max(earlier, key=lambda e: (date_bounds(e.date)[1], e.id), default=None)


def compare(
    published: Mapping[str, float], opinions: Sequence[Opinion], facts: EditionFacts
) -> list[Agreement]:
    """Return how each opinion agrees with the published marks, with intervals, in the order given.

    An opinion is judged on the regions that it and the edition both speak of; all draws are the same for
    opinions on the same regions.

    Raises
    ------
    NotFoundError
        The edition marks none of the regions of an opinion.
    """
    drawn = {o.name: _draws(published, o, facts) for o in opinions}
    length = drawn.get(LENGTH)
    found = []
    for opinion in opinions:
        regions, draws = drawn[opinion.name]
        above = None
        if length and opinion.name != LENGTH and length[0] == regions:
            above = summarise(draws["spearman"] - length[1]["spearman"])
        found.append(Agreement(opinion.name, len(regions), summarise_all(draws), above))
    return found


def _draws(
    published: Mapping[str, float], opinion: Opinion, facts: EditionFacts
) -> tuple[tuple[str, ...], dict[str, Array]]:
    regions = tuple(sorted(set(published) & set(opinion.marks)))
    if not regions:
        raise NotFoundError(f"the edition marks no region that {opinion.name} speaks of")
    series = Series(
        np.array([float(opinion.values[r]) for r in regions]),
        np.array([float(opinion.marks[r]) for r in regions]),
    )
    truth = np.array([float(published[r]) for r in regions])
    bands = [(b.low, b.high) for b in facts.bands]
    return regions, figures(series, truth, bands, draw_counts(len(regions)))


def baselines(
    published: Mapping[str, float],
    items: Mapping[str, int],
    lengths: Mapping[str, int],
    last: Mapping[str, float] | None,
) -> list[Opinion]:
    """Return the baselines that there is data for: constant, items, length, last_edition."""
    middle = float(median(published.values()))
    found = [Opinion("constant", dict.fromkeys(published, middle), dict.fromkeys(published, to_mark(middle)))]
    for name, numbers in (("items", items), (LENGTH, lengths)):
        known = sorted(set(published) & set(numbers))
        if len(known) > 2:
            marks = _line_marks([float(numbers[r]) for r in known], [published[r] for r in known])
            found.append(
                Opinion(name, {r: float(numbers[r]) for r in known}, dict(zip(known, marks, strict=True)))
            )
    shared = sorted(set(published) & set(last or {}))
    if last and shared:
        found.append(
            Opinion("last_edition", {r: last[r] for r in shared}, {r: to_mark(last[r]) for r in shared})
        )
    return found


def _line_marks(numbers: Sequence[float], marks: Sequence[float]) -> list[int]:
    """Return for each number the mark of a straight line in log(1 + x) fitted to the others."""
    x, y = np.log1p(np.array(numbers)), np.array(marks, dtype=float)
    found = []
    for left in range(len(x)):
        others = np.arange(len(x)) != left
        spread = x[others] - x[others].mean()
        below = float(spread @ spread)
        slope = float(spread @ y[others]) / below if below > 1e-12 else 0.0
        predicted = float(y[others].mean()) + slope * (float(x[left]) - float(x[others].mean()))
        found.append(to_mark(round(predicted, 12)))
    return found


def items_of_regions(view: nx.MultiDiGraph) -> dict[str, int]:
    """Return the number of reported items of each region: ties with evidence, structural ones left out."""
    counts = {n: 0 for n, values in view.nodes(data=True) if values["label"] == "Region"}
    for _, _, values in view.edges(data=True):
        for region in values.get("region_ids", ()):
            if values["role"] != "structural" and region in counts:
                counts[region] += 1
    return {region: counts[region] for region in sorted(counts)}


def mean_predictions(predictions: Array) -> list[float]:
    """Return the mean over repeats of each region's predictions, (repeats, regions) to regions."""
    return [math.fsum(column) / len(column) for column in predictions.T.tolist()]

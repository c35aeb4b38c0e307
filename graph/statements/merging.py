"""Joins reports of one tie from several files and layers of data into one tie.

The result does not depend on the order of the reports: evidence is a union; of two roles of a region
the nearer one holds (site before origin, endpoint, transit, claimed); of two values of a detail the one
of the upper layer holds, then that of the surer report, then the later date, then the greater in writing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from graph.model import Value
from graph.statements.records import Evidence, Tie
from graph.statements.shares import CERTAINTY, NEARNESS
from graph.statements.status import CONFIDENCES

_V = TypeVar("_V", bound=Value)


def merge_ties(ties: Iterable[Tie], layers: Sequence[str]) -> list[Tie]:
    """Join ties of equal id; ``layers`` are the names of the layers from the lowest to the highest."""
    reports: dict[str, list[Tie]] = {}
    for tie in ties:
        reports.setdefault(tie.id, []).append(tie)
    return [found[0] if len(found) == 1 else _merge(found, layers) for found in reports.values()]


def _merge(reports: list[Tie], layers: Sequence[str]) -> Tie:
    ordered = sorted(reports, key=lambda tie: max(map(layers.index, tie.layers)))
    evidence = join_evidence((e for tie in ordered for e in tie.evidence), layers)
    return replace(
        ordered[0],
        regions=_best([tie.regions for tie in ordered], NEARNESS),
        provinces=_best([tie.provinces for tie in ordered], CERTAINTY),
        details=_latest([(_rank(t, layers), t.details) for t in ordered]),
        properties=_latest([(_rank(t, layers), t.properties) for t in ordered]),
        evidence=evidence,
        layers=tuple(name for name in layers if any(name in tie.layers for tie in ordered)),
    )


def join_evidence(evidence: Iterable[Evidence], layers: Sequence[str]) -> tuple[Evidence, ...]:
    """Return evidence sorted by id, one of each id: of the upper layer, the surer, the greater in writing."""

    def rank(item: Evidence) -> tuple[int, int, str, str]:
        sure = CONFIDENCES.index(item.confidence)
        return layers.index(item.layer), sure, item.announced_by or "", item.period

    found = {item.id: item for item in sorted(evidence, key=rank)}
    return tuple(found[key] for key in sorted(found))


def _best(mappings: Iterable[Mapping[str, str]], order: Sequence[str]) -> dict[str, str]:
    best: dict[str, str] = {}
    for mapping in mappings:
        for key, value in mapping.items():
            if key not in best or order.index(value) > order.index(best[key]):
                best[key] = value
    return {key: best[key] for key in sorted(best)}


#: The layer of a report, and how sure it is: the surest of its evidence.
_Rank = tuple[int, int]


def _rank(tie: Tie, layers: Sequence[str]) -> _Rank:
    surest = max((CONFIDENCES.index(e.confidence) for e in tie.evidence), default=0)
    return max(map(layers.index, tie.layers)), surest


def _latest(reports: Iterable[tuple[_Rank, Mapping[str, _V]]]) -> dict[str, _V]:
    chosen: dict[str, tuple[_Rank, str, _V]] = {}
    for rank, values in reports:
        for key, value in values.items():
            candidate = (rank, str(value), value)
            if key not in chosen or candidate[:2] > chosen[key][:2]:
                chosen[key] = candidate
    return {key: chosen[key][2] for key in sorted(chosen)}

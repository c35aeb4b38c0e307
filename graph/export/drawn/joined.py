"""Ties of one kind between the same two as one, for programs that would else keep one of them alone."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from graph.export.drawn.shown import ShownTie
from graph.export.flatten import Scalar
from graph.statements.status import HEALTHS, STAGES

#: What several of them say stands one after the other; of days the first and the last.
_LISTED = ("id", "deal_id", "deal", "note_en", "note_ru", "note_zh", "via_id", "product", "sector")
_BETWEEN = "; "


def joined(ties: Iterable[ShownTie]) -> list[ShownTie]:
    """Return one tie for all of a kind from one node to another: what it was before, where there is one.

    Each has ``ties``, how many they are, and ``tie_ids``. Weights are summed. What they say differently is
    that of the one that has come furthest; ids of deals, notes, goods and sectors stand one after another,
    and the period is from the first day to the last.
    """
    alike: defaultdict[tuple[str, str, str], list[ShownTie]] = defaultdict(list)
    for tie in ties:
        alike[tie.source_id, tie.target_id, tie.kind].append(tie)
    found = (_joined(sorted(together, key=_furthest_first)) for together in alike.values())
    return sorted(found, key=lambda tie: tie.id)


def _joined(found: Sequence[ShownTie]) -> ShownTie:
    first, ids = found[0], sorted(tie.id for tie in found)
    counted: dict[str, Scalar] = {"ties": len(found), "tie_ids": _BETWEEN.join(ids)}
    if len(found) == 1:
        return replace(first, attributes={**first.attributes, **counted})
    values = {key: value for tie in reversed(found) for key, value in tie.attributes.items()}
    for key in _LISTED:
        told = dict.fromkeys(str(tie.attributes[key]) for tie in found if key in tie.attributes)
        if told:
            values[key] = _BETWEEN.join(told)
    for key, end in (("first_period", min), ("last_period", max)):
        if key in values:
            values[key] = end(str(tie.attributes[key]) for tie in found if key in tie.attributes)
    weight = math.fsum(tie.weight for tie in found)
    return replace(first, id=ids[0], weight=weight, period=_period(found), attributes={**values, **counted})


def _period(found: Sequence[ShownTie]) -> tuple[str, str] | None:
    periods = [tie.period for tie in found if tie.period]
    if not periods:
        return None
    ends = [end for _, end in periods]
    return min(begin for begin, _ in periods), max(ends) if all(ends) else ""


def _furthest_first(tie: ShownTie) -> tuple[int, int, str]:
    stage, health = (str(tie.attributes.get(key, "")) for key in ("stage", "health"))
    far = STAGES.index(stage) if stage in STAGES else -1
    return -far, HEALTHS.index(health) if health in HEALTHS else len(HEALTHS), tie.id

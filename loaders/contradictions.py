"""Contradictions between sources: what two of them say of one tie or number, which holds, and by which rule.

What holds of a tie follows from :mod:`graph.statements.status`: anything surer outweighs what is of low
confidence, then the later report holds, then the surer one, then the worse; a stage is the furthest ever
reached. Numbers have no worse: of two for one date the later report holds, then the surer. What these rules
leave open a curator settles with ``settled_ru`` and ``settled_en`` beside the report that holds. Of two dates
of a tie that of the upper layer holds, then the surer one, then the later (:mod:`graph.statements.merging`).
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from graph.statements.parties import CHINA
from graph.statements.records import Evidence, Tie
from graph.statements.status import CONFIDENCES, HEALTHS, STAGES, period_end, weigh, weight
from graph.texts import BASE
from loaders.audit.checks.quantities import is_alike
from loaders.audit.records import Context, Item
from loaders.dataset_reader import read_layers
from loaders.evidence_mapping import ALWAYS
from schema.reader import read_schema
from schema.values import date_bounds

#: What no rule decides; the words for all rulings are in :mod:`graph.workflows.contracts.words`.
UNDECIDED = "undecided"
_DATES = ("start", "planned", "end")
#: Values of which one is "about" so much may differ by this share of the greater.
_ABOUT = 0.1
#: Reasons of a settlement are fields by language.
_SETTLED = "settled_"


@dataclass(frozen=True, slots=True)
class Report:
    """What one source says: a stage, a health or a number with its unit, as it is written."""

    said: str
    source: str
    locator: str
    period: str
    confidence: str
    settled: Mapping[str, str]
    item: Item


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two reports of different sources that cannot both hold.

    ``what`` is stage, health, a date of a tie (start, planned, end) or a quantity.
    """

    about: str
    what: str
    date: str | None
    holds: Report
    other: Report
    ruling: str

    @property
    def undecided(self) -> bool:
        """Whether no rule says which report holds."""
        return self.ruling == UNDECIDED


def read_contradictions(directories: Sequence[Path]) -> list[Contradiction]:
    """Return the contradictions of layers of data, from the lowest to the highest, faulty records aside."""
    reading = read_layers(directories)
    return find_contradictions(Context(read_schema(), reading.statements, reading.layers))


def find_contradictions(context: Context) -> list[Contradiction]:
    """Return every contradiction of the layers to judge, in order of what it is about."""
    found = [*_of_ties(context), *_of_dates(context), *_of_numbers(context)]
    return sorted(found, key=lambda c: (c.about, c.what, c.date or "", c.holds.source, c.other.source))


def contradiction_records(found: Iterable[Contradiction], lang: str) -> list[dict[str, Any]]:
    """Return a record for each contradiction: the report that holds, the other one, and why."""
    return [
        {
            "about": c.about,
            "what": c.what,
            "date": c.date,
            **_fields("", c.holds),
            **_fields("other_", c.other),
            "ruling": c.ruling,
            "reason": c.holds.settled.get(lang) or c.holds.settled.get(BASE),
        }
        for c in found
    ]


def _fields(prefix: str, report: Report) -> dict[str, str]:
    values = {name: getattr(report, name) for name in ("said", "source", "locator", "period", "confidence")}
    return {prefix + name: value for name, value in values.items()}


def _of_ties(context: Context) -> Iterator[Contradiction]:
    items: dict[str, list[tuple[Item, tuple[str, str]]]] = defaultdict(list)
    for item, tie in context.tie_items:
        items[tie.id] += [(e, context.cited(e)) for e in item.child("evidence")]
    for tie_id in items:
        tie = context.statements.ties[tie_id]
        if tie.role not in ("structural", "effort"):
            told = _Told(tie, items[tie_id])
            yield from _healths(told)
            yield from _stages(told, context)


class _Told:
    """The evidence of a tie by source, with the record that each piece comes from."""

    def __init__(self, tie: Tie, items: Iterable[tuple[Item, tuple[str, str]]]) -> None:
        self.tie = tie
        self.items = list(items)
        self.by_source: dict[str, list[Evidence]] = defaultdict(list)
        for piece in tie.evidence:
            self.by_source[piece.source_id].append(piece)

    def report(self, piece: Evidence, said: str) -> Report | None:
        for item, place in self.items:
            same = (item.data.get("stage"), item.data.get("health")) == (piece.stage, piece.health)
            if place == (piece.source_id, piece.locator) and same:
                return _report(item, said, place, piece.period, piece.confidence)
        return None  # it stands in a layer beneath


def _report(item: Item, said: str, place: tuple[str, str], period: str, confidence: str) -> Report:
    settled = {key.removeprefix(_SETTLED): str(v) for key, v in item.data.items() if key.startswith(_SETTLED)}
    return Report(said, *place, period, confidence, settled, item)


def _healths(told: _Told) -> Iterator[Contradiction]:
    """Compare what each source says last of the health of a tie."""
    last = {}
    for source, pieces in told.by_source.items():
        speaking = [e for e in pieces if e.health]
        if speaking:
            last[source] = max(speaking, key=lambda e: (*weight(e), HEALTHS.index(e.health or ""), e.id))
    for one, two in combinations([last[source] for source in sorted(last)], 2):
        if one.health == two.health:
            continue
        better, worse = sorted((one, two), key=lambda e: HEALTHS.index(e.health or ""))
        other, holds = sorted((better, worse), key=weight)  # stable: of equal weight the worse holds
        first, second = (told.report(e, e.health or "") for e in (holds, other))
        if first and second:
            ruling = _by_weight(weight(holds), weight(other)) or ("worse" if first.settled else UNDECIDED)
            yield Contradiction(told.tie.id, "health", None, first, second, ruling)


def _stages(told: _Told, context: Context) -> Iterator[Contradiction]:
    """Find sources that place a tie less far than another had done by then."""
    rule = context.schema.edges[told.tie.type].deal
    furthest = {}
    for source, pieces in told.by_source.items():
        asserting = [e for e in pieces if e.stage in STAGES and e.stance == "for"]
        if rule and asserting:
            # An agreement of authorities counts as agreed, whatever is said of it.
            most = STAGES.index(rule.at_most) if rule.at_most else len(STAGES)
            ranked = ((min(STAGES.index(e.stage or ""), most), period_end(e), e.id, e) for e in asserting)
            furthest[source] = max(ranked, key=lambda found: found[:3])
    for one, two in combinations([furthest[source] for source in sorted(furthest)], 2):
        (low, later, _, lesser), (high, earlier, _, holds) = sorted((one, two), key=lambda f: f[0])
        if low < high and later >= earlier:
            first, second = (told.report(e, e.stage or "") for e in (holds, lesser))
            if first and second:
                yield Contradiction(told.tie.id, "stage", None, first, second, "furthest")


def _by_weight(one: tuple[bool, datetime.date, int], other: tuple[bool, datetime.date, int]) -> str | None:
    """Return which rule prefers the greater weight; None where both weigh the same."""
    if one[0] != other[0]:
        return "surer"
    if one[1] != other[1]:
        return "later"
    return "surer" if one[2] != other[2] else None


def _of_dates(context: Context) -> Iterator[Contradiction]:
    told: dict[tuple[str, str], list[Report]] = defaultdict(list)
    for item, tie in context.tie_items:
        pieces = sorted(_cited_in(item, tie, context), key=lambda e: (period_end(e), e.id))
        for name in _DATES:
            if pieces and item.data.get(name) is not None:
                place = (pieces[-1].source_id, pieces[-1].locator)
                surest = max((e.confidence for e in pieces), key=CONFIDENCES.index)
                date = str(item.data[name])
                told[tie.id, name].append(_report(item, date, place, pieces[-1].period, surest))
    layers = context.statements.layers
    for (tie_id, name), reports in told.items():
        ranked = [((layers.index(r.item.layer.name), CONFIDENCES.index(r.confidence)), r) for r in reports]
        for pair in combinations(ranked, 2):
            (low, other), (high, holds) = sorted(pair, key=lambda found: (found[0], found[1].said))
            if holds.source != other.source and not _overlap(holds.said, other.said):
                ruling = "upper_layer" if low[0] < high[0] else "surer" if low < high else "later_date"
                yield Contradiction(tie_id, name, None, holds, other, ruling)


def _cited_in(item: Item, tie: Tie, context: Context) -> Iterator[Evidence]:
    places = {context.cited(e) for e in item.child("evidence")}
    return (e for e in tie.evidence if (e.source_id, e.locator) in places)


def _overlap(one: str, two: str) -> bool:
    (first, last), (start, end) = date_bounds(one), date_bounds(two)
    return first <= end and start <= last


def _of_numbers(context: Context) -> Iterator[Contradiction]:
    groups: dict[tuple[object, ...], list[tuple[str, Report]]] = defaultdict(list)
    confidences = {
        source.id: str(source.properties.get("confidence", CONFIDENCES[-1]))
        for source in context.statements.entities.values()
        if source.type == "Source"
    }
    for item, about in context.numbers:
        if item.data.get("date") is not None:
            place = context.cited(item)
            period = context.period_told(item) or ALWAYS
            said = f"{item.data['value']} {item.data['unit']}"
            report = _report(item, said, place, period, confidences.get(place[0], CONFIDENCES[-1]))
            groups[_measure(item, about, context)].append(("+".join(about), report))
    for group in groups.values():
        for (about_both, one), (_, two) in combinations(group, 2):
            if one.source != two.source and not _agree(one.item, two.item, context):
                yield _between(about_both, one, two)


def _measure(item: Item, about: tuple[str, ...], context: Context) -> tuple[object, ...]:
    """Return what a number measures: whatever two numbers must share to contradict each other."""
    data = item.data
    _, base = context.schema.in_base_unit(float(data["value"]), data["unit"])
    said = (data.get("scope") or "cn", data.get("nature") or "measured", bool(data.get("change_of")))
    # The trade of a region with China is one thing, told of the region or of its tie.
    tie = context.statements.ties.get(about[0]) if len(about) == 1 else None
    if tie and tie.type == "TRADES_WITH" and tie.target_id == CHINA:
        about = (tie.source_id,)
    measured = ("+".join(about), data["quantity"], data.get("counterpart") or CHINA, data.get("key"), base)
    return (*measured, date_bounds(str(data["date"])), *said)


def _agree(one: Item, two: Item, context: Context) -> bool:
    first, second = (
        context.schema.in_base_unit(float(i.data["value"]), i.data["unit"])[0] for i in (one, two)
    )
    bounds = [i.data.get("bound") or "exactly" for i in (one, two)]
    for bound, value, other in zip(bounds, (first, second), (second, first), strict=True):
        if (bound == "at_least" and other >= value) or (bound == "up_to" and other <= value):
            return True
    return is_alike(first, second, _ABOUT) if "about" in bounds else is_alike(first, second)


def _between(about: str, one: Report, two: Report) -> Contradiction:
    first, second = (weigh(r.confidence, date_bounds(r.period)[1]) for r in (one, two))
    ruling = _by_weight(first, second)
    holds, other = (one, two) if first >= second else (two, one)
    if other.settled and not holds.settled:
        holds, other, ruling = other, holds, "settled"
    elif ruling is None:
        ruling = "settled" if holds.settled else UNDECIDED
    told = one.item.data
    return Contradiction(about, str(told["quantity"]), str(told["date"]), holds, other, ruling)

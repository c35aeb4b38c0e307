"""The worth of a deal for a region: share x kind x stage x health or age x size.

Monotone by construction: the status is the best of the deciding ties, size only adds, and a deal
without recent news is worth less than an active one but not less than one known to be delayed.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from graph.analysis.deals import PAIR_KINDS
from graph.analysis.facts import Deal, Number, TieFact
from graph.analysis.method import Method
from schema.reader import read_schema


@dataclass(frozen=True, slots=True)
class Worth:
    """What a deal is worth for one place, all at least 0.

    ``result`` counts only building and operating deals; ``announcement`` any that was told; ``confirmed``
    is the result of deals that reports of an earlier period already told of; ``depth`` the result times
    its depth (0 to 1). ``carriers`` are the ties whose status the result rests on, ``told_by`` those of the
    announcement.
    """

    share: float
    result: float
    announcement: float
    confirmed: float
    depth: float
    carriers: tuple[str, ...]
    told_by: tuple[str, ...]


class Appraiser:
    """Appraises deals by one method, as of its reference day."""

    def __init__(self, method: Method, processing: dict[str, str]) -> None:
        self._method = method
        self._values = method.values
        self._processing = processing

    @cached_property
    def recent_from(self) -> str:
        """The month after which a report is recent."""
        return self._year_before(self._method.reference_day.isoformat()[:7])

    def _year_before(self, month: str) -> str:
        months = int(month[:4]) * 12 + int(month[5:7]) - 1 - int(self._values["recent_months"])
        return f"{months // 12:04d}-{months % 12 + 1:02d}"

    def appraise(self, deal: Deal, place: str | None, share: float, kind: str) -> Worth:
        """Appraise a substance or export deal for a place that has a share of it."""
        size = share * self._method.kind_worth(kind) * self.magnitude(deal)
        result = size * self.status(deal, place)
        confirmed = result if self._is_recent(deal) and self._is_told_before(deal) else 0.0
        return Worth(
            share,
            result,
            self.announcement(deal, place, share),
            confirmed,
            result * self._depth(deal),
            self.best_ties(deal, place),
            self.best_ties(deal, place, "announcements"),
        )

    def status(self, deal: Deal, place: str | None) -> float:
        """Return stage x health of a deal, 0 to 1: the best of its deciding ties."""
        return self._best(deal, place, self._values["stages"])

    def announcement(self, deal: Deal, place: str | None, share: float) -> float:
        """Return what a deal counts as an announcement or effort: the best of its ties, by the share."""
        words = "efforts" if deal.role == "effort" else "announcements"
        return share * self._best(deal, place, self._values[words])

    def _best(self, deal: Deal, place: str | None, stages: Mapping[str, float]) -> float:
        return max(self._values_of(deal, place, stages).values())

    def _values_of(self, deal: Deal, place: str | None, stages: Mapping[str, float]) -> dict[str, float]:
        """Return stage x health of every deciding tie, by id."""
        most = self.most_vigour(deal, recent=self._is_recent(deal))
        return {
            t.id: float(stages.get(t.stage, 0.0)) * min(most, self._health(t)) for t in deal.deciding(place)
        }

    def best_ties(self, deal: Deal, place: str | None, words: str = "stages") -> tuple[str, ...]:
        """Return the ties that a deal's status rests on: those with the best stage x health."""
        found = self._values_of(deal, place, self._values[words])
        best = max(found.values())
        return tuple(sorted(tie for tie, value in found.items() if value == best))

    def _health(self, tie: TieFact) -> float:
        return float(self._values["healths"].get(tie.health or "active", 0.0))

    def most_vigour(self, deal: Deal, *, recent: bool) -> float:
        """Return the most that is left of a deal: less without recent news, less for a flow that falls."""
        most = 1.0 if recent else float(self._values["unconfirmed"])
        falls = deal.falling and deal.role == "flow" and not any(t.type == "EXPORTS" for t in deal.ties)
        return min(most, float(self._values["healths"]["slow"])) if falls else most

    def _is_recent(self, deal: Deal) -> bool:
        """Tell whether a report of the last year speaks of a tie of the deal that holds.

        News that one of its ties is delayed or dead confirms nothing about the others.
        """
        return any(t.last_period > self.recent_from for t in deal.healthy)

    def _is_told_before(self, deal: Deal) -> bool:
        """Tell whether a report told of the deal a year before the last one that speaks of it.

        Counted from the last report and not from the day, so that nothing is confirmed by the mere
        passing of time.
        """
        last = max(t.last_period for t in deal.healthy)
        return any(t.first_period <= self._year_before(last) for t in deal.healthy)

    def kind(self, deal: Deal, project_kind: str | None, label: str | None) -> str:
        """Return the kind of a deal: of its anchor, or of the dealings between its two sides."""
        if label == "Project":
            return self._method.kind_of_project(project_kind or "other")
        if label in ("Corridor", "BorderCrossing"):
            return "logistics"
        kinds = {PAIR_KINDS.get(t.type, "exports") for t in deal.ties}
        named = {"zone": "building", "service": "logistics", "crossing": "logistics"}
        candidates = {named.get(kind, kind) for kind in kinds}
        return max(candidates, key=lambda kind: (self._method.kind_worth(kind), kind))

    def magnitude(self, deal: Deal) -> float:
        """Return the size factor of a deal, less where nobody on the Chinese side is known."""
        side = 1.0 if deal.chinese else float(self._values["without_chinese_side"])
        return side * self.size_factor(deal.levels)

    def told_count(self, deal: Deal) -> float:
        """Return how many framework ties a deal stands for: one, or the number that is told."""
        counted = self._values["framework_counts"]
        return max([1.0, *(n.value for n in deal.levels if n.quantity in counted and n.unit == "count")])

    def size_factor(self, numbers: Iterable[Number]) -> float:
        """Return 1 to 1 + most, by the largest amount of money, people or goods that is known."""
        size = self._values["size"]
        reached = max((self._decades(n) for n in numbers), default=0.0)
        return 1.0 + float(size["most"]) * min(1.0, reached / float(size["decades"]))

    def _decades(self, number: Number) -> float:
        size = self._values["size"]
        amount, unit = base_amount(number)
        if number.nature == "planned":
            return 0.0
        if number.quantity in size["money"] and unit in size["rates_rub"]:
            amount, unit = amount * float(size["rates_rub"][unit]), "RUB"
        elif number.quantity in size["shares"] and unit == "percent":
            return float(size["decades"]) * max(0.0, amount) / 100.0
        elif number.quantity not in (*size["people"], *size["volumes"]):
            return 0.0
        floor = size["floors"].get(unit)
        return math.log10(1.0 + max(0.0, amount) / float(floor)) if floor else 0.0

    def level(self, numbers: Iterable[Number]) -> float:
        """Return the level of a flow, 0 to 1: its share of trade, or its amount on a fixed goalpost."""
        flows = self._values["flows"]
        levels = [float(flows["base"])]
        for number in numbers:
            amount, unit = base_amount(number)
            if unit == "percent" and number.quantity in flows["shares"]:
                levels.append(min(1.0, max(0.0, amount) / 100.0))
            elif unit in flows["full"] and number.nature != "planned":
                levels.append(
                    min(1.0, math.log10(1.0 + max(0.0, amount)) / math.log10(float(flows["full"][unit])))
                )
        return max(levels)

    def _depth(self, deal: Deal) -> float:
        depth = self._values["depth"]
        found = [0.0]
        for tie in deal.ties:
            if not self._values["stages"].get(tie.stage):
                continue
            found.append(float(depth["types"].get(tie.type, 0.0)))
            found.append(float(depth["localisation"].get(tie.attributes.get("localisation", ""), 0.0)))
            if tie.type == "EXPORTS":
                found.append(float(depth["processing"].get(self._processing.get(tie.target_id, ""), 0.0)))
        return max(found)


def base_amount(number: Number) -> tuple[float, str]:
    """Return the amount in the base unit of its unit."""
    term = read_schema().vocabularies["unit"].terms[number.unit]
    return number.value * term.factor, term.base or number.unit

"""Rates with Wilson intervals and Kaplan-Meier curves of promises that are still unfulfilled.

Sources: E. B. Wilson, Probable inference, the law of succession, and statistical inference (1927);
E. L. Kaplan and P. Meier, Nonparametric estimation from incomplete observations (1958); the interval is
Greenwood's variance on the log-log scale (Kalbfleisch and Prentice).
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import NormalDist
from typing import Literal

from graph.analysis.promises.ledger import Promise, months_between
from schema.errors import InvalidValueError

#: What silence means after the last report: nothing is known, or the promise is taken as unfulfilled.
Censoring = Literal["last_report", "day"]
#: On which day a thing came true whose date is known only as a period.
Dating = Literal["earliest", "latest"]


@dataclass(frozen=True, slots=True)
class Rate:
    """A share of ``count`` in ``total`` with its interval, all 0 to 1; all None when there is nothing."""

    count: int
    total: int
    share: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Step:
    """A time in months at which promises came true or were last seen; ``survival`` is that after it."""

    months: int
    at_risk: int
    fulfilled: int
    censored: int
    survival: float
    low: float
    high: float


def wilson(count: int, total: int, level: float = 0.95) -> Rate:
    """Return a share with its Wilson score interval.

    Examples
    --------
    >>> rate = wilson(8, 10)
    >>> round(rate.low, 4), round(rate.high, 4)
    (0.4902, 0.9433)
    """
    if not 0 <= count <= total:
        raise InvalidValueError("{count} of {total} is no share", count=count, total=total)
    if total == 0:
        return Rate(0, 0, None, None, None)
    z = NormalDist().inv_cdf((1.0 + level) / 2.0)
    share = count / total
    middle = share + z * z / (2 * total)
    spread = z * math.sqrt(share * (1 - share) / total + z * z / (4 * total * total))
    scale = 1 + z * z / total
    # At 0 and 1 rounding must not push the bound past the share itself.
    low = 0.0 if count == 0 else (middle - spread) / scale
    high = 1.0 if count == total else (middle + spread) / scale
    return Rate(count, total, share, low, high)


def durations(
    promises: Iterable[Promise], censoring: Censoring, dating: Dating, day: datetime.date
) -> list[tuple[int, bool]]:
    """Return (months from the end of the first period, came true) of each promise, in their order.

    Promises reported as cancelled or ended stay unfulfilled up to the as-of ``day``. Those that ran when
    they were first reported are left out: nobody saw how long they took.
    """
    found = []
    for promise in promises:
        if promise.first.stage == "operating":
            continue
        if promise.realised is not None:
            until = promise.realised[0 if dating == "earliest" else 1]
        elif censoring == "day" or promise.reported in ("cancelled", "ended"):
            until = day
        else:
            until = promise.last.until
        months = max(0, months_between(promise.first.until, until))
        found.append((months, promise.realised is not None))
    return found


def kaplan_meier(times: Iterable[tuple[int, bool]], level: float = 0.95) -> list[Step]:
    """Return the survival curve of (months, came true): one step for each time, in order.

    What is last seen at a time still counts as at risk of what comes true at that time.
    """
    z = NormalDist().inv_cdf((1.0 + level) / 2.0)
    known = list(times)
    survival, greenwood, at_risk, steps = 1.0, 0.0, len(known), []
    for months in sorted({time for time, _ in known}):
        fulfilled = sum(1 for time, event in known if event and time == months)
        censored = sum(1 for time, event in known if not event and time == months)
        survival *= 1 - fulfilled / at_risk
        if fulfilled < at_risk:
            greenwood += fulfilled / (at_risk * (at_risk - fulfilled))
        low, high = _bounds(survival, greenwood, z)
        steps.append(Step(months, at_risk, fulfilled, censored, survival, low, high))
        at_risk -= fulfilled + censored
    return steps


def _bounds(survival: float, greenwood: float, z: float) -> tuple[float, float]:
    if survival in (0.0, 1.0):
        return survival, survival
    spread = z * math.sqrt(greenwood) / abs(math.log(survival))
    return survival ** math.exp(spread), survival ** math.exp(-spread)

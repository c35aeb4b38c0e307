"""Dates as precise as their sources tell them, and the two days beside them by which they can be compared.

``2025-Q3`` is what a source says, and no server takes it for a date. In the graph it has the first and the
last day that it covers beside it: ``planned_first`` and ``planned_last``, which every ``date()`` takes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from schema.values import FIRST_DAY, LAST_DAY, date_bounds

#: The properties that are told so. What the program reckons (``first_period``) is a month, which is a date.
DATED = ("date", "end", "period", "planned", "seen", "start")


def day_properties(name: str) -> tuple[str, str]:
    """Return the properties of the first and the last day that a date covers."""
    return f"{name}_first", f"{name}_last"


#: All of them.
DAY_PROPERTIES = frozenset(key for name in DATED for key in day_properties(name))


def days_of(values: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Yield the days of each date among properties; none where a period is open.

    >>> dict(days_of({"planned": "2025-Q3", "period": "/2025-05"}))
    {'period_last': '2025-05-31', 'planned_first': '2025-07-01', 'planned_last': '2025-09-30'}

    Raises
    ------
    InvalidValueError
        A date is none.
    """
    for name in DATED:
        if name in values:
            for key, day in zip(day_properties(name), date_bounds(str(values[name])), strict=True):
                if day not in (FIRST_DAY, LAST_DAY):
                    yield key, day.isoformat()

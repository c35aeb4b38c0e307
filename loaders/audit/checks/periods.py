"""Rules about the reporting periods of sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from loaders.audit.records import Context, Fault
from loaders.audit.registry import Check
from loaders.audit.rules import ERROR, Rule
from schema.messages import N_
from schema.values import date_bounds

LATER_THAN_THE_SOURCE = Rule(
    "AR069",
    ERROR,
    title=N_("A period ends after its source came out"),
    text=N_("the period {period} ends after {date}, the date of the source"),
    next=N_("Correct the period or the date: a source tells nothing of later days"),
)


def check_periods(context: Context) -> Iterator[Fault]:
    """Check that no source reports on days after its own date."""
    for item in context.items.get("sources", ()):
        date, periods = item.data.get("date"), item.data.get("periods")
        if not date or not isinstance(periods, Mapping):
            continue
        for column, period in periods.items():
            if date_bounds(str(period))[1] > date_bounds(str(date))[1]:
                values = {"period": str(period), "date": str(date)}
                yield Fault(LATER_THAN_THE_SOURCE, item, ("periods", str(column)), values)


CHECK = Check((LATER_THAN_THE_SOURCE,), check_periods)

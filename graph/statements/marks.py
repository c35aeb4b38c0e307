"""Published marks: which edition is the latest, what it gives, and which sources are its series."""

from __future__ import annotations

from collections.abc import Mapping

from graph.statements.records import Edition, Evidence, Observation, Statements


def latest_edition(editions: Mapping[str, Edition]) -> Edition | None:
    """Return the edition with the latest date, of equal ones the last by id; None without any."""
    return max(editions.values(), key=lambda e: (e.date, e.id), default=None)


def latest_marks(editions: Mapping[str, Edition]) -> Mapping[str, float]:
    """Return the marks of the latest edition by region; nothing without one."""
    latest = latest_edition(editions)
    return latest.marks if latest else {}


def series_of_sources(statements: Statements) -> dict[str, str]:
    """Return the first source of its series for each source of an edition.

    The editions of a rating of the same kind of places are one series, whichever document prints them: what
    one of them reports, the next comes back to.
    """
    found: dict[str, str] = {}
    first: dict[str, str] = {}
    for edition in sorted(statements.editions.values(), key=lambda e: (e.date, e.id)):
        kind = next(iter(sorted(edition.marks)), "").partition(":")[0]
        found[edition.source_id] = first.setdefault(kind, edition.source_id)
    return found


def origin_of(report: Evidence | Observation, series: Mapping[str, str]) -> tuple[str, str]:
    """Return where a report comes from: the first source of its series, and the section of the document.

    A rating has a section for each region, and comes back to a region with a new word in that section.
    """
    section, _, rest = report.locator.partition("/")
    return series.get(report.source_id, report.source_id), section if "/" in rest else ""

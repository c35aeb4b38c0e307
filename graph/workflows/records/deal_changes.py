"""What became of each deal between two states of the data, as records: editions, days, or datasets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from graph.analysis.deals.names import deal_name
from graph.analysis.scenarios.states import CHANGES, DealChange, States
from graph.analysis.score.method import read_method
from graph.names.finding import find_place
from graph.statements.records import Statements
from graph.statements.status import as_of
from graph.workflows.contracts.words import word_of
from graph.workflows.records.changes import Comparison
from graph.workflows.records.dataset_changes import DatasetChanges
from graph.workflows.records.terms import known_term
from graph.workflows.workspace import Workspace
from schema.errors import UsageError
from schema.messages import N_


@dataclass(frozen=True)
class StateChanges:
    """Two states and what became of each deal between them; ``names`` says what the states are."""

    first: Statements
    second: Statements
    names: tuple[str, str]
    changes: Sequence[DealChange]

    def records(
        self, lang: str, change: str | None = None, region: str | None = None
    ) -> list[dict[str, Any]]:
        """Return a record for each deal; only of one kind of change, only of one region.

        Raises
        ------
        UsageError
            There is no such change or region.
        """
        wanted = known_term(change, dict.fromkeys(CHANGES), N_("change")) if change else None
        place = find_place(self.second.entities.values(), region, ("Region",)).id if region else None
        return [
            self._record(c, lang)
            for c in self.changes
            if wanted in (None, c.change) and (place is None or place in c.deal.shares)
        ]

    def counts(self, records: Sequence[dict[str, Any]], lang: str) -> list[str]:
        """Return how many deals each thing happened to, in words."""
        found = Counter(record["change"] for record in records)
        return [f"{word_of('deal_change', name, lang)} {found[name]}" for name in CHANGES if found[name]]

    def _record(self, change: DealChange, lang: str) -> dict[str, Any]:
        entities = (self.first if change.change == "gone" else self.second).entities
        regions = sorted(change.deal.shares)
        before, after = change.before or (None, None), change.after or (None, None)
        return {
            "change": change.change,
            "deal_id": str(change.deal.id),
            "name": deal_name(change.deal, entities, lang),
            "kind": change.kind,
            "regions": regions,
            "region_names": [entities[id_].name(lang) for id_ in regions],
            "from_stage": before[0] or None,
            "from_health": before[1] or None,
            "to_stage": after[0] or None,
            "to_health": after[1] or None,
            "sources": sorted({f"{r.source_id.partition(':')[2]} {r.locator}" for r in change.reports}),
            "periods": sorted({r.period for r in change.reports}),
        }


def compare_states(first: str, second: str, workspace: Callable[[], Workspace]) -> StateChanges:
    """Compare two editions or days of the data asked for, or two datasets (a directory or ``shipped``).

    Raises
    ------
    UsageError
        A state is unknown, both are of different sorts, or a day has nothing.
    DatasetError
        A directory is no dataset.
    """
    days = [_is_day(given) for given in (first, second)]
    if all(days):
        work = workspace()
        points = Comparison(work.directories, first, second).points
        states = [as_of(work.everything, point.day) for point in points]
        names = tuple(
            point.edition.id if point.edition and point.edition.id.endswith(given) else point.day.isoformat()
            for point, given in zip(points, (first, second), strict=True)
        )
    elif any(days):
        raise UsageError(
            "{first} and {second}: name two editions or days, or two datasets (directories, or shipped)",
            first=first, second=second,
        )  # fmt: skip
    else:
        found = DatasetChanges(first, second)
        states, names = list(found.statements), tuple(map(str, found.releases))
    found_changes = States(states[0], states[1], read_method(None)).changes()
    return StateChanges(states[0], states[1], (names[0], names[1]), found_changes)


def _is_day(given: str) -> bool:
    """Tell whether an edition or a date is meant, not a dataset."""
    return given.startswith("edition:") or given[:4].isdecimal()

"""The ledger of promises as records: entries, rates by group, survival curves."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, get_args

from graph.analysis.deals.names import deal_name
from graph.analysis.promises.groups import ALL, By, Group, grouped, rates
from graph.analysis.promises.ledger import UNFINISHED, Ledger, Moment, Promise
from graph.analysis.promises.rules import read_rules
from graph.analysis.promises.survival import Censoring, Dating, Rate, durations, kaplan_meier
from graph.workflows.sentences.promises import OPEN_OUTCOMES, group_name, promise_text
from graph.workflows.sentences.sources import names_of, told_by
from graph.workflows.workspace import Workspace

if TYPE_CHECKING:
    from graph.analysis.deals.model import Deal


@dataclass(frozen=True)
class PromiseBook:
    """The ledger over a workspace, as of its day (else the last day that reports cover)."""

    workspace: Workspace

    @property
    def deals(self) -> tuple[Deal, ...]:
        """Every deal of the workspace."""
        return self.workspace.appraisal.deals

    @cached_property
    def ledger(self) -> Ledger:
        """The ledger with the shipped rules."""
        work = self.workspace
        return Ledger.of(work.appraisal, work.statements, as_of_day(work), read_rules())

    def entries(
        self, region: str | None, lang: str, *, overdue: bool = False, unfinished: bool = False
    ) -> list[dict[str, Any]]:
        """Return the entries, by deal id; the unfinished ones by silence, then age, longest first.

        Raises
        ------
        UsageError
            There is no such region.
        """
        found = self.ledger.promises(self.deals, self._region(region))
        if overdue:
            found = [p for p in found if p.overdue_months is not None]
        if unfinished:
            found = [p for p in found if p.outcome in UNFINISHED]
            found.sort(key=lambda p: (-p.silence_months, p.first.until, p.deal.id))
        return [self._entry(promise, lang) for promise in found]

    def rates(self, by: By, region: str | None, lang: str) -> list[dict[str, Any]]:
        """Return conversion and stall rates: all promises first, then every group, most promises first."""
        level = self.ledger.rules.level
        groups = [rates(key, found, level) for key, found in self._groups(by, region).items()]
        return [self._rate(by, group, lang) for group in groups]

    def survival(self, by: By | None, region: str | None, lang: str) -> list[dict[str, Any]]:
        """Return the steps of the curves of "still unfulfilled", for all promises and for each group."""
        records: list[dict[str, Any]] = []
        for key, promises in self._groups(by, region).items():
            head = {"by": by, "group": key, "name": self._group_name(key, lang)}
            for censoring in get_args(Censoring):
                for dating in get_args(Dating):
                    times = durations(promises, censoring, dating, self.ledger.day)
                    steps = kaplan_meier(times, self.ledger.rules.level)
                    curve = {"censoring": censoring, "dating": dating}
                    records += [
                        {**head, **curve, **{f: getattr(s, f) for f in s.__dataclass_fields__}} for s in steps
                    ]
        return records

    def _region(self, given: str | None) -> str | None:
        return self.workspace.find(given, ("Region",)).id if given else None

    def _groups(self, by: By | None, region: str | None) -> dict[str, list[Promise]]:
        place = self._region(region)
        deals = [d for d in self.deals if place is None or d.shares.get(place, 0.0) > 0]
        found = {ALL: self.ledger.promises(deals, place)}
        if by is None:
            return found
        by_key = grouped(self.ledger, self.workspace.view, deals, by)
        if by == "region" and place:
            by_key = {place: by_key[place]} if place in by_key else {}
        return found | dict(sorted(by_key.items(), key=lambda pair: (-len(pair[1]), pair[0])))

    def _entry(self, promise: Promise, lang: str) -> dict[str, Any]:
        statements = self.workspace.statements
        regions = [r for r, share in promise.deal.shares.items() if share > 0]
        announcers = list(promise.announced_by) or [f"region:{s}" for s in promise.sections]
        ties = (statements.ties[id_] for id_ in promise.tie_ids)
        realised = [day.isoformat() for day in promise.realised] if promise.realised else None
        return {
            "deal_id": promise.deal.id,
            "name": deal_name(promise.deal, statements.entities, lang),
            "region": promise.place,
            "kind": promise.kind,
            "sector": promise.deal.sector,
            "regions": regions,
            "region_names": names_of(regions, statements, lang),
            "provinces": list(promise.deal.provinces),
            "province_names": names_of(promise.deal.provinces, statements, lang),
            "partners": list(promise.deal.partners),
            "partner_names": names_of(promise.deal.partners, statements, lang),
            "first_said": list(promise.first.periods),
            "first_said_by": promise.first.until.isoformat(),
            "announced_by": announcers,
            "announcer_names": names_of(announcers, statements, lang),
            "announcer_told": bool(promise.announced_by),
            "sources": list(promise.sources),
            "first_stage": promise.first.stage,
            "stage": promise.last.stage,
            "health": promise.last.health,
            "reported": promise.reported,
            "outcome": promise.outcome,
            "basis": promise.basis,
            "rule": promise.rule,
            "follow_up": promise.follow_up,
            "last_said_by": promise.last.until.isoformat(),
            "silence_months": promise.silence_months,
            "silence_limit": promise.silence_limit,
            "planned": promise.planned,
            "overdue_months": promise.overdue_months,
            "overdue_inferred": promise.overdue_months is not None and promise.reported in OPEN_OUTCOMES,
            "realised": realised,
            "text": promise_text(promise, lang),
            **told_by(ties, statements, lang),
            "tie_ids": list(promise.tie_ids),
            "history": [_moment(moment) for moment in promise.history],
        }

    def _rate(self, by: By, group: Group, lang: str) -> dict[str, Any]:
        return {
            "by": by,
            "group": group.key,
            "name": self._group_name(group.key, lang),
            "announced": len(group.promises),
            "looked_at": group.looked_at,
            "nobody_looked": group.nobody_looked,
            "too_new": group.too_new,
            **group.outcomes,
            "stalled_reported": group.stall.count,
            "inferred": sum(p.rule is not None for p in group.promises),
            **_rate_fields("conversion", group.conversion),
            **_rate_fields("conversion_looked", group.conversion_looked),
            **_rate_fields("stall", group.stall),
            **_rate_fields("stall_looked", group.stall_looked),
            **_rate_fields("stall_inferred", group.stall_inferred),
            "deal_ids": [p.deal.id for p in group.promises],
        }

    def _group_name(self, key: str, lang: str) -> str:
        entity = self.workspace.statements.entities.get(key)
        return entity.name(lang) if entity else group_name(key, lang)


def as_of_day(workspace: Workspace) -> datetime.date:
    """Return the day of the workspace, else the later of the method's day and the last report's end."""
    return workspace.told_day


def _rate_fields(name: str, rate: Rate) -> dict[str, float | int | None]:
    return {name: rate.share, f"{name}_low": rate.low, f"{name}_high": rate.high, f"{name}_of": rate.total}


def _moment(moment: Moment) -> dict[str, Any]:
    return {
        "until": moment.until.isoformat(),
        "periods": list(moment.periods),
        "stage": moment.stage,
        "health": moment.health,
        "basis": moment.basis,
        "evidence_ids": [e.id for e in moment.evidence],
    }

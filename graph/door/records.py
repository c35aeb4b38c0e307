"""The records of a dataset, each a line or two over what the commands write."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import cached_property
from inspect import signature
from typing import TYPE_CHECKING, Any, get_args

from graph.analysis.network.measures import Kind
from graph.analysis.promises.groups import By
from graph.analysis.score.score import Of
from graph.door.columns import RECORDS, rows_of
from graph.door.rows import Rows
from graph.workflows.briefs.briefs import brief_on
from graph.workflows.briefs.markdown import to_markdown
from graph.workflows.query_book import book_records
from graph.workflows.records.clusters import cluster_records
from graph.workflows.records.deals import deal_records
from graph.workflows.records.entities import entity_records, place_records
from graph.workflows.records.explanation import Explanation
from graph.workflows.records.network import (
    broker_records,
    competitor_records,
    dyad_records,
    niche_records,
    standing_records,
)
from graph.workflows.records.observations import observation_records
from graph.workflows.records.promises import PromiseBook
from graph.workflows.records.scores import score_records
from graph.workflows.records.ties import select_ties, tie_record
from graph.workflows.sentences.explanation import explanation_lines
from graph.workflows.workspace import Workspace
from schema.errors import UsageError
from schema.values import choices

if TYPE_CHECKING:
    import pandas


class Records:
    """What can be asked of the datasets of a workspace without a database."""

    def __init__(self, workspace: Workspace, lang: str) -> None:
        self._work, self._lang = workspace, lang

    def records(self, what: str, /, **filters: Any) -> Rows:
        """Return the records that a method gives by its name: ``d.records("ties", region="RU-AMU")``.

        Raises
        ------
        UsageError
            There are no records of that name, or they have no such filter; the message names what there is.
        """
        if what not in RECORDS:
            raise UsageError(
                'there are no records "{what}" ({known})', what=what, known=choices(what, RECORDS, 20)
            )
        method: Callable[..., Rows] = getattr(self, what)
        known = signature(method).parameters
        for name in filters:
            if name not in known:
                raise _no_filter(what, name, known)
        return method(**filters)

    def frame(self, what: str, /, **filters: Any) -> pandas.DataFrame:
        """Return :meth:`records` as a pandas DataFrame (see :meth:`Rows.frame`).

        Raises
        ------
        UsageError
            As for :meth:`records`, or pandas is not installed.
        """
        return self.records(what, **filters).frame()

    def regions(self) -> Rows:
        """Return every Russian region in order of id: names, codes, federal district, capital."""
        return rows_of("regions", place_records(self._work, "Region", self._lang))

    def provinces(self) -> Rows:
        """Return every Chinese province in order of id: names, codes, capital."""
        return rows_of("provinces", place_records(self._work, "Province", self._lang))

    def entities(self, type: str | None = None) -> Rows:  # noqa: A002 # the name of the field
        """Return the entities of a type (``"Company"``), or all, in order of id.

        ``id``, ``type``, ``name_ru``, ``name_en``, ``name_zh`` (or None), ``aliases``, ``properties`` and
        ``layer``.

        Raises
        ------
        UsageError
            There is no such type.
        """
        return rows_of("entities", entity_records(self._work, type))

    def ties(
        self,
        region: str | None = None,
        type: str | None = None,  # noqa: A002 # the name of the field
        stage: str | None = None,
        health: str | None = None,
    ) -> Rows:
        """Return the ties that pass every filter, in order of id.

        ``source_id`` and ``target_id`` are the ends, ``regions`` all ids it belongs to and ``region_shares``
        their shares (0 to 1) in the same order; ``stage`` is how far it got, ``health`` how it goes (None
        for structural ties); ``evidence`` lists what each source says of it.

        Raises
        ------
        UsageError
            A filter names nothing that is known.
        """
        found = select_ties(self._work, region, type, stage, health)
        return rows_of("ties", (tie_record(self._work, tie, self._lang) for tie in found))

    def deals(
        self,
        region: str | None = None,
        province: str | None = None,
        sector: str | None = None,
        kind: str | None = None,
        stage: str | None = None,
        health: str | None = None,
    ) -> Rows:
        """Return the deals that pass every filter, most points first, then by id.

        ``points`` are what a deal gives to scores before the bend to the scale (0 and more), ``size`` the
        factor of its amount; ``regions``, ``provinces``, ``parties`` and ``tie_ids`` are lists of ids.

        Raises
        ------
        UsageError
            A filter names nothing that is known.
        """
        filters = {"region": region, "province": province, "sector": sector, "kind": kind}
        filters |= {"stage": stage, "health": health}
        return rows_of("deals", deal_records(self._work, filters, self._lang))

    def observations(self, region: str | None = None) -> Rows:
        """Return every number of the sources, or those about a region and what lies in it, in order of id.

        ``value`` is in ``unit``, ``base_value`` in ``base_unit`` for sums and comparison. ``date`` is as
        exact as its source (``"2025"``, ``"2025-06"``); ``subject_id`` names an entity or a tie.

        Raises
        ------
        UsageError
            There is no such region.
        """
        return rows_of("observations", observation_records(self._work, region, self._lang))

    def scores(self, of: Of = "regions") -> Rows:
        """Return the marks of regions or provinces, best first.

        ``mark`` is a whole number from 1 to 10 and ``score`` the same unrounded. ``low`` to ``high`` and
        ``rank_low`` to ``rank_high`` are their 90 % intervals over weightings, evidence and doubtful codes.
        ``strength``, ``talk`` and ``position`` are in points. ``published_mark`` is the experts' latest one
        or None. The first call takes about a second.

        Raises
        ------
        UsageError
            ``of`` is neither.
        """
        _check("of", of, get_args(Of))
        return rows_of("scores", score_records(self._work.scores(of), self._work.statements, self._lang))

    def queries(self) -> Rows:
        """Return the query book in order of name: ``summary``, ``parameters`` with defaults, ``columns``."""
        return rows_of("queries", book_records(self._lang))

    def explain(self, place: str) -> dict[str, Any]:
        """Return what the mark of a region or province is made of.

        ``base`` (1.0) and the ``points`` of all ``contributions`` sum to ``score`` within 1e-9. ``deals``
        gives each deal with its factors, most points first, ``evidence`` the points of each place in a
        source.

        Raises
        ------
        UsageError
            There is no such place.
        """
        return self._explanation(place).record(self._lang)

    def explain_text(self, place: str, top: int | None = None) -> str:
        """Return :meth:`explain` as a terminal shows it; ``top`` keeps so many deals, most points first."""
        return "\n".join(explanation_lines(self._explanation(place), top, self._lang))

    def brief(self, about: str) -> str:
        """Return two pages on a place or thing in Markdown, each sentence with its source.

        Raises
        ------
        UsageError
            Nothing is meant, or something of which there is no brief.
        """
        return to_markdown(brief_on(self._work, about, self._lang)).decode()

    def _explanation(self, place: str) -> Explanation:
        return Explanation(self._work, self._work.score_of(place))

    def clusters(self) -> Rows:
        """Return the communities of regions and provinces, the largest first.

        ``members`` are ids, ``stability`` (0 to 1) is how often they stay together over many runs, ``name``
        joins the names of the hubs.
        """
        return rows_of("clusters", cluster_records(self._work.clusters, self._work.statements, self._lang))

    def promises(self, region: str | None = None, overdue: bool = False, unfinished: bool = False) -> Rows:
        """Return what became of what was announced, by deal id; the unfinished, longest silent first.

        ``outcome`` is what became of it and ``basis`` whether that is reported or inferred; times such as
        ``silence_months`` are in months, known to the reporting period. ``text`` says it in words.

        Raises
        ------
        UsageError
            There is no such region.
        """
        found = self._promises.entries(region, self._lang, overdue=overdue, unfinished=unfinished)
        return rows_of("promises", found)

    def promise_rates(self, by: By = "region", region: str | None = None) -> Rows:
        """Return how many promises came true or stalled: all first, then each group, most promises first.

        Rates are shares from 0 to 1 with their bounds (``conversion``, ``conversion_low``,
        ``conversion_high``) out of ``conversion_of`` promises.

        Parameters
        ----------
        by
            ``region``, ``province``, ``company``, ``kind``, ``sector`` or ``source``.

        Raises
        ------
        UsageError
            There is no such group or region.
        """
        _check("by", by, get_args(By))
        return rows_of("promise_rates", self._promises.rates(by, region, self._lang))

    @cached_property
    def _promises(self) -> PromiseBook:
        return PromiseBook(self._work)

    def network(self, of: Kind = "regions", measure: str | None = None) -> Rows:
        """Return where regions, provinces or Chinese ``companies`` stand, the strongest first.

        Every measure is a key (``strength`` in points, ``partners``, ``betweenness``...); with a ``measure``
        each record has its ``value``, ``rank`` and ``meaning`` instead.

        Raises
        ------
        UsageError
            There is no such kind of node or no such measure.
        """
        _check("of", of, get_args(Kind))
        return rows_of("network", standing_records(self._work, of, measure, self._lang))

    def dyads(self, region: str | None = None) -> Rows:
        """Return what each region has with each province: ``points`` of running deals, counts of all deals.

        Raises
        ------
        UsageError
            There is no such region.
        """
        return rows_of("dyads", dyad_records(self._work, region, self._lang))

    def competitors(self, region: str | None = None) -> Rows:
        """Return pairs of regions that have deals of their own with one partner in one field.

        Raises
        ------
        UsageError
            There is no such region.
        """
        return rows_of("competitors", competitor_records(self._work, region, self._lang))

    def niches(self, region: str | None = None, most_others: int = 5) -> Rows:
        """Return what a region does and at most ``most_others`` others do, those with one deal included.

        Raises
        ------
        UsageError
            There is no such region.
        """
        return rows_of("niches", niche_records(self._work, region, most_others, self._lang))

    def brokers(self) -> Rows:
        """Return what falls away with each Chinese party, crossing or route: ``lost`` points by region."""
        return rows_of("brokers", broker_records(self._work, self._lang))


def _check(name: str, given: str, known: Sequence[str]) -> None:
    if given not in known:
        raise UsageError(
            '{name} "{given}" is unknown ({known})', name=name, given=given, known=choices(given, known)
        )


def _no_filter(what: str, given: str, known: Collection[str]) -> UsageError:
    if not known:
        return UsageError('"{what}" has no filters, and "{given}" was given', what=what, given=given)
    return UsageError(
        '"{what}" has no filter "{given}" ({known})', what=what, given=given, known=choices(given, known)
    )

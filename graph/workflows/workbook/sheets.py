"""Which tables the workbook has, in which order of columns; what a column means stands in the contracts.

A sheet shows words first, what they rest on after them, and ids and codes for programs last.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from graph.workflows.contracts import Contract, Field, data, marks, time
from graph.workflows.records.deals import deal_records
from graph.workflows.records.observations import observation_records
from graph.workflows.records.promises import PromiseBook
from graph.workflows.records.scores import score_records
from graph.workflows.workbook.evidence import (
    EVIDENCE_ROW,
    SOURCE_ROW,
    evidence_records,
    source_records,
    tie_records,
)
from graph.workflows.workspace import Workspace
from schema.messages import N_

Records = list[dict[str, Any]]

_RESTS_ON = ("evidence_count", "told_by", "source_urls")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: ``shown`` are its columns for people, ``codes`` those for programs.

    ``left_out`` says of each field that it does not show where that stands instead.
    """

    title: str
    meaning: str
    contract: Contract
    read: Callable[[Workspace, str], Records]
    shown: tuple[str, ...]
    codes: tuple[str, ...]
    left_out: Mapping[str, str] = field(default_factory=dict)

    @property
    def fields(self) -> list[Field]:
        """The fields of its columns, in their order."""
        found = (self.contract.field(name) for name in (*self.shown, *self.codes))
        return [known for known in found if known is not None]


_SCORE_COLUMNS = (
    *("name", "mark", "published_mark", "score", "low", "high", "rank", "rank_low", "rank_high"),
    *("strength", "talk", "position", "deal_count", "evidence_count", "source_count"),
)
_OTHER_LANGUAGE = "the note in the language of the workbook"
_NOTES = {"note_ru": _OTHER_LANGUAGE, "note_en": _OTHER_LANGUAGE}

SHEETS = (
    Sheet(
        N_("Scores of regions"),
        N_("The mark of every region of Russia with its interval, its rank and what it is made of"),
        marks.SCORES,
        lambda work, lang: score_records(work.scores("regions"), work.statements, lang),
        _SCORE_COLUMNS,
        ("id",),
    ),
    Sheet(
        N_("Scores of provinces"),
        N_("The mark of every province of China with its interval, its rank and what it is made of"),
        marks.SCORES,
        lambda work, lang: score_records(work.scores("provinces"), work.statements, lang),
        _SCORE_COLUMNS,
        ("id",),
        {},
    ),
    Sheet(
        N_("Deals"),
        N_("One thing between a region and China with everything known about it; most points first"),
        data.DEAL,
        lambda work, lang: deal_records(work, {}, lang),
        (
            *("name", "kind", "sector", "stage", "health", "points", "region_names", "province_names"),
            *("party_names", "side", "basis", "first_period", "last_period", *_RESTS_ON),
            *("region_shares", "kind_factor", "stage_factor", "health_factor", "side_factor", "size"),
        ),
        ("id", "regions", "provinces", "parties", "about_id", "about", "tie_ids"),
    ),
    Sheet(
        N_("Ties"),
        N_("Who does what with whom: every tie of the data with its state and what it rests on"),
        data.TIE,
        tie_records,
        (
            *("text", "stage", "health", "region_names", "province_names", "note", "sector", "start"),
            *("planned", "end", "act", "basis", "role", "source_name", "target_name", "via_name"),
            *("region_shares", "region_roles", "properties", *_RESTS_ON),
        ),
        (
            *("id", "type", "deal_id", "source_id", "target_id", "via_id", "regions", "provinces"),
            *("product", "announced_by", "layers"),
        ),
        {**_NOTES, "evidence": "the sheet of evidence"},
    ),
    Sheet(
        N_("Numbers"),
        N_("Every number of the sources with its unit, day and place"),
        data.OBSERVATION,
        lambda work, lang: observation_records(work, None, lang),
        (
            *("subject_name", "quantity", "bound", "value", "unit", "change_of", "nature", "date"),
            *("counterpart_name", "scope", "note", "base_value", "base_unit", "period"),
            *("told_by", "source_urls"),
        ),
        ("id", "subject_id", "subject_ids", "counterpart", "source", "locator", "layer"),
        _NOTES,
    ),
    Sheet(
        N_("Promises"),
        N_("What became of every announcement: came true, delayed, at a standstill, or nobody looked"),
        time.PROMISES,
        lambda work, lang: PromiseBook(work).entries(None, lang),
        (
            *("name", "text", "outcome", "region_names", "province_names", "partner_names", "kind"),
            *("sector", "first_stage", "stage", "health", "planned", "overdue_months", "first_said_by"),
            *("last_said_by", "silence_months", "silence_limit", "follow_up", "announcer_names"),
            *("announcer_told", "reported", "basis", "rule", "overdue_inferred", "first_said", "realised"),
            *_RESTS_ON,
        ),
        (
            *("deal_id", "region", "regions", "provinces", "partners", "announced_by", "sources"),
            "tie_ids",
        ),
        {"history": "the sheet of evidence"},
    ),
    Sheet(
        N_("Evidence"),
        N_("What each place of a source says of a tie"),
        EVIDENCE_ROW,
        evidence_records,
        (
            *("text", "note", "stage", "health", "region_names", "period", "source_name", "place"),
            *("confidence", "basis", "stance", "source_url"),
        ),
        ("id", "tie_id", "deal_id", "source", "locator", "layer"),
    ),
    Sheet(
        N_("Sources"),
        N_("Every source with its day, its publisher, its address and how much rests on it"),
        SOURCE_ROW,
        source_records,
        (
            *("name", "date", "publisher", "language", "confidence", "evidence_count", "number_count"),
            *("seen", "licence", "doi", "url"),
        ),
        ("id", "layer"),
    ),
)

"""Checked evidence and numbers of one layer become records, each with its place and reporting period."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graph import ids
from graph.statements.records import Evidence, Observation
from graph.statements.status import CONFIDENCES, EFFORT_STAGES, STAGES
from loaders.dataset_files import DatasetFile, RawDataset
from schema.messages import Message
from schema.reader import read_schema
from schema.validation import Path, clean_locator, full_code
from schema.values import choices, one_line

Record = Mapping[str, Any]
#: Reporting period of each source's columns, and under "" its date of publication.
Periods = Mapping[str, Mapping[str, str]]
#: Reference knowledge without a date (where a city lies) holds whatever the date.
ALWAYS = "/1600"


class EvidenceMapper:
    """Maps the evidence and numbers of one layer.

    ``periods`` and ``confidences`` hold those of the sources of all layers.
    """

    def __init__(self, layer: RawDataset, periods: Periods, confidences: Mapping[str, str]) -> None:
        self._layer = layer
        self._periods = periods
        self._confidences = confidences
        #: The files whose records name no source: reported once each.
        self._sourceless: set[str] = set()

    def evidence(
        self, file: DatasetFile, item: Record, tie_id: str, role: str, path: Path
    ) -> Evidence | None:
        """Return one piece of evidence of a tie; None when something was wrong and has been reported."""
        place = self._place(file, item, path)
        stage, allowed = item.get("stage"), EFFORT_STAGES if role == "effort" else STAGES
        if stage is not None and (stage not in allowed or role == "structural"):
            known = choices(str(stage), allowed)
            if role == "structural":
                message = Message("a structural tie has no stage")
            else:
                message = Message('stage "{stage}" is unknown ({choices})', stage=stage, choices=known)
            self._layer.report(file, (*path, "stage"), message, "stage")
            return None
        if item.get("health") is not None and role in ("effort", "structural"):
            message = Message("a tie of role {role} has no health", role=role)
            self._layer.report(file, (*path, "health"), message, "stage")
            return None
        if place is None:
            return None
        source, locator, section, period = place
        notes = by_language(item)
        health, basis, stance = (
            item.get("health"),
            item.get("basis") or "reported",
            item.get("stance") or "for",
        )
        content = (stage or "", health or "", basis, stance, *notes.values())
        id_ = ids.evidence_id(tie_id, source, locator, content)
        return Evidence(
            id_,
            source,
            locator,
            section,
            period,
            stage,
            health,
            basis,
            stance,
            item.get("announced_by"),
            notes,
            self._layer.name,
            item.get("confidence") or self._confidences.get(source, CONFIDENCES[-1]),
        )

    def _place(self, file: DatasetFile, item: Record, path: Path) -> tuple[str, str, str, str] | None:
        """Return source, full locator, section and reporting period of a piece of evidence or a number."""
        source = item.get("source") or file.head.get("source")
        if source is None:
            if "source" not in file.head and file.name not in self._sourceless:
                self._sourceless.add(file.name)
                message = Message('the key "source" is missing here and in the head of the file')
                self._layer.report(file, path, message, "source")
            return None
        source = full_code(str(source), "source")
        declared = self._periods[source]
        locator, section = full_locator(file, item, declared)
        column = column_of(locator, declared)
        columns = sorted(set(declared) - {"", "default"})
        if columns and not column and "default" not in declared:
            known = choices(locator.split("/")[0], columns)
            message = Message(
                '"{at}" names no column of {source} ({choices})', at=locator, source=source, choices=known
            )
            self._layer.report(file, (*path, "at"), message, "column")
            return None
        return source, locator, section, period_of(declared, column)

    def observation(
        self, file: DatasetFile, item: Record, path: Path, tie_id: str | None
    ) -> Observation | None:
        """Return one number, of a tie or of the entities it names; None when a fault has been reported."""
        place = self._place(file, item, path)
        if place is None:
            return None
        source, locator, _, period = place
        subjects = tuple(sorted(as_list(item.get("subject"))))
        date = str(item["date"]) if item.get("date") is not None else period
        id_ = ids.observation_id(
            [tie_id] if tie_id else subjects,
            item["quantity"],
            date,
            f"{source.partition(':')[2]}/{locator}",
            item.get("key"),
        )
        extra = ids.short_hash(
            [str(float(item["value"])), str(item["unit"]), str(item.get("scope")), str(item.get("nature"))]
        )
        return Observation(
            f"{id_}~{extra}",
            subjects,
            tie_id,
            item["quantity"],
            float(item["value"]),
            item["unit"],
            date,
            source,
            locator,
            period,
            item.get("counterpart"),
            item.get("scope"),
            item.get("nature") or "measured",
            item.get("bound") or "exactly",
            bool(item.get("change_of")),
            by_language(item),
            self._layer.name,
        )


def full_locator(file: DatasetFile, item: Record, declared: Mapping[str, str]) -> tuple[str, str]:
    """Return the locator with the section that the head of the file gives, and the section ("" for none).

    ``declared`` maps the columns of the item's source to their periods.
    """
    locator = clean_locator(item["at"])
    parts = locator.split("/")
    if file.head.get("section") and not item.get("source") and parts[0] in declared:
        section = str(file.head["section"])
        return f"{section}/{locator}", section
    return locator, parts[0] if len(parts) > 2 else ""


def column_of(locator: str, declared: Mapping[str, str]) -> str:
    """Return the column of its source that a locator names, "" for none."""
    return next((part for part in locator.split("/") if part in declared), "")


def period_of(declared: Mapping[str, str], column: str) -> str:
    """Return the period of a column: its own, else the source's default, else its date of publication."""
    if column and column in declared:
        return declared[column]
    return declared.get("default") or declared.get("") or ALWAYS


def as_list(value: Any) -> list[Any]:
    """Return a list as it is, a single value as a list of one, nothing as an empty list."""
    return [] if value is None else value if isinstance(value, list) else [value]


def by_language(record: Record) -> dict[str, str]:
    """Return the texts of a record by language: names of an entity, notes of evidence or of a number."""
    return {lang: text for lang in read_schema().languages("entity") if (text := text_of(record.get(lang)))}


def text_of(value: Any) -> str | None:
    """Return a text as the graph keeps it; None stays None."""
    return None if value is None else one_line(str(value))

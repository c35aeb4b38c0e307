"""The data dictionary: what every column of the workbook means, in which unit, with which words."""

from __future__ import annotations

from collections.abc import Mapping

from graph.texts import translate
from graph.workflows.contracts import Field, headings_of
from graph.workflows.contracts.words import codes, word_of
from graph.workflows.sentences.joining import in_sequence
from graph.workflows.workbook.cells import DATED, Cell
from graph.workflows.workbook.sheets import SHEETS, Sheet
from schema.messages import N_

TITLE = N_("Data dictionary")
MEANING = N_("What every column of every sheet means, its unit, and the words that stand in it")
HEADINGS = (N_("Sheet"), N_("Column"), N_("Meaning"), N_("Unit"), N_("Words"), N_("Field"))

_POINTS, _MARK, _SHARE, _MONTHS = N_("points"), N_("1 to 10"), N_("0 to 1"), N_("months")
_DAY = N_("day; less precise dates as text: year, month, period")
#: The units of columns whose meaning does not say them.
_UNITS: Mapping[str, str] = {
    **dict.fromkeys(("mark", "published_mark", "score", "low", "high"), _MARK),
    **dict.fromkeys(("strength", "talk", "position", "points"), _POINTS),
    **dict.fromkeys(("region_shares", "kind_factor", "stage_factor", "health_factor", "side_factor"), _SHARE),
    **dict.fromkeys(("overdue_months", "silence_months", "silence_limit"), _MONTHS),
    **dict.fromkeys(DATED, _DAY),
    **dict.fromkeys(("first_period", "last_period"), N_("month")),
    "value": N_("that of the column Unit"),
    "base_value": N_("that of the column Base unit"),
}
#: What fields mean whose words stand beside it, so that no codes need be named.
_MEANINGS: Mapping[str, str] = {
    "stage": N_("how far it has come"),
    "health": N_("how it is going"),
    "kind": N_("kind of the deal"),
    "type": N_("type of the tie, as a code"),
}


def column_headings(sheet: Sheet, lang: str) -> list[str]:
    """Return the headings of a sheet, in the order of its columns."""
    headings = headings_of(sheet.contract.fields, lang)
    return [headings[field.name] for field in sheet.fields]


def dictionary_rows(lang: str) -> list[list[Cell]]:
    """Return a row for each column of each sheet, in their order."""
    rows: list[list[Cell]] = []
    for sheet in SHEETS:
        title = translate(sheet.title, lang)
        for field, heading in zip(sheet.fields, column_headings(sheet, lang), strict=True):
            meaning = translate(_MEANINGS.get(field.name, field.meaning), lang)
            rows.append([title, heading, meaning, _unit(field, lang), _words(field, lang), field.name])
    return rows


def _unit(field: Field, lang: str) -> str | None:
    return translate(_UNITS[field.name], lang) if field.name in _UNITS else None


def _words(field: Field, lang: str) -> str | None:
    """Return the words for the codes of a field, in the order of their definition."""
    if not field.vocabulary:
        return None
    words = (word_of(field.vocabulary, code, lang) for code in codes(field.vocabulary))
    return in_sequence(dict.fromkeys(words), lang)

"""Changes of marks for people: rows whose parts add up as printed, and what each part means."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from graph.analysis.apportion import round_parts, shown, to_units
from graph.analysis.changes import CAUSES
from graph.workflows.texts import texts


def change_row(record: Mapping[str, Any]) -> dict[str, Any]:
    """Return a record as a row of a table: our marks beside the published ones, then the parts."""
    total, parts = _units(record)
    return {
        "id": record["id"],
        "name": record["name"],
        "mark_from": record["mark_from"],
        "published_from": _mark(record["published_from"]),
        "mark_to": record["mark_to"],
        "published_to": _mark(record["published_to"]),
        "change": shown(total, signed=True),
        **{cause: shown(units, signed=True) for cause, units in parts.items()},
    }


def change_lines(record: Mapping[str, Any], lang: str) -> Iterator[str]:
    """Yield the marks of one place and, line by line, the parts of its change."""
    words = texts("changes", lang)
    total, parts = _units(record)
    yield words["head"].format(
        **{key: record[key] for key in ("name", "id", "mark_from", "mark_to", "to")},
        from_=record["from"],
        before=shown(to_units(record["score_from"])),
        after=shown(to_units(record["score_to"])),
        published_from=_mark(record["published_from"]),
        published_to=_mark(record["published_to"]),
    )
    for cause, units in parts.items():
        yield f"  {shown(units, signed=True)}  {words[cause]}: {words[f'{cause}_means']}"
    yield f"  {shown(total, signed=True)}  {words['change']}"


def change_footnote(record: Mapping[str, Any], lang: str, *, parts: bool) -> str:
    """Say whose the published marks are and, with ``parts``, what each part of a change means."""
    words = texts("changes", lang)
    named = [e for e in (record["edition_from"], record["edition_to"]) if e]
    text = words["published"].format(editions=" → ".join(named)) if named else words["unpublished"]
    if not parts:
        return text
    meanings = "; ".join(f"{cause} – {words[f'{cause}_means']}" for cause in CAUSES)
    return f"{words['foot'].format(parts=meanings)}\n{text}"


def _units(record: Mapping[str, Any]) -> tuple[int, dict[str, int]]:
    """Return the change in the units that are printed, and its parts, which sum to it."""
    total = to_units(record["score_to"]) - to_units(record["score_from"])
    return total, dict(zip(CAUSES, round_parts(total, [record[c] for c in CAUSES]), strict=True))


def _mark(value: float | None) -> str:
    return "–" if value is None else f"{value:g}"

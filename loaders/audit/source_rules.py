"""Rules about places in sources: their form, what they point at, wordings, and coverage of the rating."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise

from loaders.audit.records import Context, Fault, Item
from loaders.coverage import UNACCOUNTED, Coverage, cover, set_aside_reasons, sound_reasons
from loaders.source_texts import TABLE_COLUMNS, Documents, runs, words
from schema.messages import Message
from schema.validation import full_code

#: Curators may repeat five words in a row, no more (docs/coding.md).
_RUN = 6
#: A section is thin when it has less than this share of the usual items for its length; of the 83 sections
#: of the third edition one lies below it; at 0.8 six or more would.
_THIN = 0.6
_SHORT_SECTION = 600
_SPECIAL = ("", "default")


def check_places(context: Context) -> Iterator[Fault]:
    """Check heads and locators without the documents (AR060, AR063, AR083, AR084)."""
    for item in context.items.get("heads", ()):
        yield from _head(item)
    for item, source, locator, _ in context.citations:
        expected = _expected(locator, context.periods.get(source, {}), context)
        if expected:
            yield Fault("AR060", item, ("at",), {"at": locator, "source": source, "expected": expected})
    counted = {region for tie in context.statements.ties.values() for region in tie.regions}
    for edition in context.statements.editions.values():
        for region in edition.marks:
            if region not in counted:
                values = {"id": region, "other": edition.id}
                yield Fault("AR084", context.all_entity_items[region], ("id",), values)
                counted.add(region)


def _head(item: Item) -> Iterator[Fault]:
    section, region = item.data.get("section"), item.data.get("region")
    if section and region and full_code(str(section), "region") != full_code(str(region), "region"):
        yield Fault("AR063", item, ("section",), {"section": section, "region": region})
    aside = item.data.get("set_aside")
    if aside is None:
        return
    sound = sound_reasons(aside)
    if not isinstance(aside, dict):
        yield Fault("AR083", item, ("set_aside",), {"name": repr(aside)})
    for number, reason in aside.items() if isinstance(aside, dict) else ():
        if number not in sound:
            yield Fault("AR083", item, ("set_aside", str(number)), {"name": f"{number}: {reason!r}"})


def _expected(locator: str, periods: Mapping[str, str], context: Context) -> str:
    """Say what a locator should look like; empty when it is sound. Sources without columns are not judged."""
    columns = [c for c in periods if c not in _SPECIAL]
    parts = locator.split("/")
    if parts[0] == "line" and not (len(parts) == 2 and _is_number(parts[1])):
        return "line/N"
    if not columns or parts[0] == "line":
        return ""
    table = TABLE_COLUMNS & set(columns) or set(columns)
    tabled = len(parts) == 3 and parts[1] in table and f"region:{parts[0]}" in context.statements.entities
    plain = len(parts) == 2 and parts[0] in columns and parts[0] not in TABLE_COLUMNS
    return "" if (tabled or plain) and _is_number(parts[-1]) else ", ".join(f"{c}/N" for c in sorted(columns))


def _is_number(text: str) -> bool:
    return text.isdecimal() and int(text) > 0


def check_documents(context: Context) -> Iterator[Fault]:
    """Check places, wordings and coverage against the documents (AR061, AR062, AR064, AR080 to AR082)."""
    documents = context.documents
    if documents is None:
        return
    for item, source, locator, _ in context.citations:
        reason = documents.fault(source, locator)
        if reason:
            values = {"at": locator, "document": documents.names[source], "reason": reason}
            yield Fault("AR061", item, ("at",), values)
        paragraph = documents.paragraph(source, locator)
        if paragraph and paragraph.column and paragraph.column != locator.split("/")[1]:
            yield Fault("AR062", item, ("at",), {"at": locator, "column": paragraph.column})
    yield from _wordings(context, documents)
    for coverage in cover(context.statements, documents, set_aside_reasons(context.layers)):
        yield from _aside(context, coverage, documents)
        yield from _unaccounted(context, coverage)
        yield from _thin(context, coverage)


def _wordings(context: Context, documents: Documents) -> Iterator[Fault]:
    known = {source: runs(lines, _RUN) for source, lines in documents.lines.items()}
    for item, source, locator, _ in context.citations:
        for lang in context.schema.languages("evidence"):
            note = words(str(item.data.get(lang) or ""))
            starts = [
                i for i in range(len(note) - _RUN + 1) if tuple(note[i : i + _RUN]) in known.get(source, ())
            ]
            if starts:
                longest = _RUN + sum(b - a == 1 for a, b in pairwise(starts))
                values = {"count": longest, "document": documents.names[source], "at": locator}
                yield Fault("AR064", item, (lang,), values)


def _aside(context: Context, coverage: Coverage, documents: Documents) -> Iterator[Fault]:
    known = {(p.section, p.ordinal): p for p in coverage.paragraphs}
    for item in context.items.get("heads", ()):
        if full_code(str(item.data.get("source")), "source") != coverage.source_id:
            continue
        section = str(item.data.get("section"))
        for number in sound_reasons(item.data.get("set_aside")):
            paragraph = known.get((section, number))
            at = f"{section}/{number}"
            if paragraph is None:
                values: dict[str, object] = {"at": at, "document": documents.names[coverage.source_id]}
                values["reason"] = Message("there is no such paragraph")
                yield Fault("AR061", item, ("set_aside", str(number)), values)
            elif paragraph.ties or paragraph.observations:
                values = {"at": at, "other": (paragraph.ties + paragraph.observations)[0]}
                yield Fault("AR082", item, ("set_aside", str(number)), values)


def _unaccounted(context: Context, coverage: Coverage) -> Iterator[Fault]:
    heads = _heads(context, coverage.source_id)
    for paragraph in coverage.paragraphs:
        item = heads.get(paragraph.section)
        if paragraph.status == UNACCOUNTED and item is not None:
            at = f"{paragraph.section}/{paragraph.column or '?'}/{paragraph.ordinal}"
            yield Fault("AR081", item, ("section",), {"at": at})


def _heads(context: Context, source: str) -> dict[str, Item]:
    """Return the head of the file that codes each section; the region's own record where no file does."""
    regions = {i.partition(":")[2]: x for i, x in context.entity_items.items() if i.startswith("region:")}
    for item in context.items.get("heads", ()):
        if full_code(str(item.data.get("source")), "source") == source and item.data.get("section"):
            regions[str(item.data["section"])] = item
    return regions


def _thin(context: Context, coverage: Coverage) -> Iterator[Fault]:
    """Find sections with few items for their length, against the median of all sections that are coded."""
    length: Counter[str] = Counter()
    for paragraph in coverage.paragraphs:
        length[paragraph.section] += paragraph.length
    cited = (loc.split("/")[0] for _, source, loc, _ in context.citations if source == coverage.source_id)
    items = Counter(section for section in cited if section in length)
    if not items:
        return
    usual = statistics.median(items[s] / length[s] for s in items)
    heads = _heads(context, coverage.source_id)
    for section in sorted(items):
        expected = usual * length[section]
        if length[section] >= _SHORT_SECTION and items[section] < _THIN * expected and section in heads:
            values = {"section": section, "count": items[section], "length": length[section]}
            yield Fault("AR080", heads[section], ("section",), values | {"usual": round(expected)})

"""Rules about coverage: every paragraph of a document is coded or set aside, every rated region has ties."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Iterator

from loaders.audit.checks.heads import check_heads, contradictory_files
from loaders.audit.checks.places import NO_SUCH_PLACE, OTHER_COLUMN, check_places
from loaders.audit.records import Context, Fault, Item
from loaders.audit.registry import Check
from loaders.audit.rules import ERROR, WARNING, Rule
from loaders.coverage import UNACCOUNTED, Coverage, cover, set_aside_reasons, sound_reasons
from schema.messages import N_, Message
from schema.validation import full_code

THIN = Rule(
    "AR080",
    WARNING,
    title=N_("Few items for a long passage"),
    text=N_("{section}: {count} items in {length} characters (usual: {usual})"),
    next=N_("Read the passage again for facts that were missed"),
    absence=True,
)
UNACCOUNTED_FOR = Rule(
    "AR081",
    ERROR,
    title=N_("Paragraph not accounted for"),
    text=N_("nothing cites {at}, and it is not set aside"),
    next=N_("Code it, or set it aside with a reason (set_aside)"),
    absence=True,
)
ASIDE_BUT_CITED = Rule(
    "AR082",
    WARNING,
    title=N_("Set aside but cited"),
    text=N_("paragraph {at} is set aside but cited by {other}"),
    next=N_("Remove it from set_aside"),
)
RATED_WITHOUT_TIES = Rule(
    "AR084",
    WARNING,
    title=N_("Rated region without ties"),
    text=N_("{id} has a mark in {other} but no tie"),
    next=N_("Code its section"),
    absence=True,
)
#: A section is thin when it has less than this share of the usual items for its length; of the 83 sections
#: of the third edition one lies below it; at 0.8 six or more would.
_THIN = 0.6
_SHORT_SECTION = 600


def check_coverage(context: Context) -> Iterator[Fault]:
    """Check the rated regions, and against the documents what is cited and set aside."""
    yield from _rated(context)
    misplaced = (f for f in (*check_heads(context), *check_places(context)) if f.rule is not OTHER_COLUMN)
    unsure = {section for fault in misplaced for section in _sections(fault)}
    for coverage in cover(context.statements, context.documents, set_aside_reasons(context.layers)):
        for fault in _aside(context, coverage):
            unsure.update(_sections(fault) if fault.rule is NO_SUCH_PLACE else ())
            yield fault
        yield from (f for f in _unaccounted(context, coverage) if f.values["section"] not in unsure)
        yield from (f for f in _thin(context, coverage) if f.values["section"] not in unsure)


def _sections(fault: Fault) -> Iterator[str]:
    """Yield the sections that a wrong head or place leaves unsure: what they lack follows from it."""
    head = fault.item.file.head
    yield from (str(head[key]).removeprefix("region:") for key in ("section", "region") if head.get(key))
    yield str(fault.values.get("at")).partition("/")[0]


def _rated(context: Context) -> Iterator[Fault]:
    counted = {region for tie in context.statements.ties.values() for region in tie.regions}
    for edition in context.statements.editions.values():
        for region in edition.marks:
            if region not in counted and region in context.all_entity_items:
                values = {"id": region, "other": edition.id}
                yield Fault(RATED_WITHOUT_TIES, context.all_entity_items[region], ("id",), values)
                counted.add(region)


def _aside(context: Context, coverage: Coverage) -> Iterator[Fault]:
    known = {(p.section, p.ordinal): p for p in coverage.paragraphs}
    contradictory = contradictory_files(context)
    for item in context.items.get("heads", ()):
        source = full_code(str(item.data.get("source")), "source")
        if source != coverage.source_id or id(item.file) in contradictory:
            continue
        section = item.data.get("section")
        if section is None or f"region:{section}" in context.stand_ins:
            continue
        for number in sound_reasons(item.data.get("set_aside")):
            paragraph = known.get((str(section), number))
            at = f"{section}/{number}"
            if paragraph is None:
                values: dict[str, object] = {"at": at, "document": context.documents[coverage.source_id].name}
                values["reason"] = Message("there is no such paragraph")
                yield Fault(NO_SUCH_PLACE, item, ("set_aside", str(number)), values)
            elif paragraph.ties or paragraph.observations:
                values = {"at": at, "other": (paragraph.ties + paragraph.observations)[0]}
                yield Fault(ASIDE_BUT_CITED, item, ("set_aside", str(number)), values)


def _unaccounted(context: Context, coverage: Coverage) -> Iterator[Fault]:
    heads = _heads(context, coverage.source_id)
    for paragraph in coverage.paragraphs:
        item = heads.get(paragraph.section)
        if paragraph.status == UNACCOUNTED and item is not None:
            at = f"{paragraph.section}/{paragraph.column or '?'}/{paragraph.ordinal}"
            yield Fault(UNACCOUNTED_FOR, item, ("section",), {"at": at, "section": paragraph.section})


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
            yield Fault(THIN, heads[section], ("section",), values | {"usual": round(expected)})


CHECK = Check((THIN, UNACCOUNTED_FOR, ASIDE_BUT_CITED, RATED_WITHOUT_TIES), check_coverage)

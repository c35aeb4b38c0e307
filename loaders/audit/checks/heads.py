"""Rules about the heads of files: section, region and what is set aside."""

from __future__ import annotations

from collections.abc import Iterator

from loaders.audit.records import Context, Fault
from loaders.audit.registry import Check
from loaders.audit.rules import ERROR, WARNING, Rule
from loaders.coverage import sound_reasons
from schema.messages import N_
from schema.validation import full_code

OTHER_SECTION = Rule(
    "AR063",
    WARNING,
    title=N_("Section and region of a file differ"),
    text=N_("the section is {section} and the region {region}"),
    next=N_("Correct the head of the file"),
)
NO_REASON = Rule(
    "AR083",
    ERROR,
    title=N_("Set aside without a reason"),
    text=N_("set_aside has {name}"),
    next=N_('Write paragraph numbers with a reason: {7: "continues 5"}'),
)


def check_heads(context: Context) -> Iterator[Fault]:
    """Check that a section is that of its region, and that what is set aside has a reason."""
    for item in context.items.get("heads", ()):
        section, region = (full_code(str(item.data.get(key)), "region") for key in ("section", "region"))
        given = item.data.get("section") and item.data.get("region") and region not in context.stand_ins
        if given and section != region:
            values = {key: item.data[key] for key in ("section", "region")}
            yield Fault(OTHER_SECTION, item, ("section",), values)
        aside = item.data.get("set_aside")
        if aside is not None and not isinstance(aside, dict):
            yield Fault(NO_REASON, item, ("set_aside",), {"name": repr(aside)})
        for number, reason in aside.items() if isinstance(aside, dict) else ():
            if number not in sound_reasons(aside):
                yield Fault(NO_REASON, item, ("set_aside", str(number)), {"name": f"{number}: {reason!r}"})


def contradictory_files(context: Context) -> set[int]:
    """Return the ``id`` of every file whose head contradicts itself: its sections are not to be relied on."""
    return {id(fault.item.file) for fault in check_heads(context) if fault.rule is OTHER_SECTION}


CHECK = Check((OTHER_SECTION, NO_REASON), check_heads)

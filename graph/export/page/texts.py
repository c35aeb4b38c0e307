"""What the network page says, by the keys that its panel uses."""

from __future__ import annotations

from collections.abc import Mapping

from schema.messages import N_
from schema.words import HEALTH_WORDS, STAGE_WORDS

#: Each catalogue says here what its own language calls itself.
OWN_NAME = N_("English")

TEXTS: Mapping[str, str] = {
    **STAGE_WORDS,
    **HEALTH_WORDS,
    "title": N_("Argun: ties of Russia's regions with China"),
    "intro": N_(
        "Each line stands for all deals of a pair: its width shows the points of what operates or is being "
        "built, its colour what most of them are; pale lines lead to deals that name no province. The higher "
        "the mark, the larger the sign. Shown at first are the strongest pair of every region and the "
        "strongest of the others."
    ),
    "search": N_("Find a region, province or company"),
    "nothing": N_("Nothing found"),
    "all": N_("All nodes and pairs"),
    "reset": N_("Show everything"),
    "type": N_("Type"),
    "state": N_("Deals"),
    "hint": N_("Click a node or a line to see its deals, their ties and their sources."),
    "mark": N_("mark"),
    "points": N_("{value} points"),
    "deals": N_("deals: {count}"),
    "source": N_("Source"),
    "rank": N_("Rank"),
    "range": N_("Range"),
    "table": N_("Marks of the regions"),
    "picture": N_("Network of ties; the search gives the same as text"),
    "Region": N_("Russian region"),
    "Province": N_("Chinese province"),
    "Country": N_("province not named"),
    "Company": N_("Chinese company"),
    "University": N_("university, institute"),
    "Organisation": N_("organisation"),
    # What the points of a pair are, beside the stages of what runs.
    "announced": N_("only announced"),
    "halted": N_("stalled or over"),
}

"""What the network page says, by the keys that its panel uses."""

from __future__ import annotations

from collections.abc import Mapping

from schema.messages import N_
from schema.words import HEALTH_WORDS, STAGE_WORDS

TEXTS: Mapping[str, str] = {
    **STAGE_WORDS,
    **HEALTH_WORDS,
    "title": N_("Argun: ties of Russia's regions with China"),
    "intro": N_(
        "Each line stands for all deals of a pair: the more points of results, the wider; its colour shows "
        "what share of the deals works; grey: only announced or halted. Pale lines lead to deals that name "
        "no province. The higher the mark, the larger the sign."
    ),
    "shown": N_(
        "Pairs in the picture: {pairs} of {all}, with {points} of the points of results and {deals} of the "
        "deals."
    ),
    "rest": N_("To see the rest, tick “All nodes and pairs” or choose a region."),
    "search": N_("Place, company, project, source…"),
    "found": N_("Found: {count}"),
    "found_more": N_("Found: {count}; the first {shown} are listed"),
    "nothing": N_("Nothing found"),
    "all": N_("All nodes and pairs"),
    "reset": N_("Show everything"),
    "type": N_("Type"),
    "state": N_("Deals"),
    "width": N_("Width: points of results"),
    "works": N_("Colour: share of the deals that works"),
    "talk": N_("only announced or halted"),
    "hint": N_("Click a node or a line to see its deals, their ties and their sources."),
    "keys": N_(
        "Without a mouse: the search and the table below lead to every pair; arrows move the picture."
    ),
    "mark": N_("mark"),
    "mark_head": N_("Mark"),
    "points": N_("{value} points"),
    "deals": N_("deals: {count}"),
    "source": N_("Source"),
    "until": N_("up to {date}"),
    "span": N_("{start} – {end}"),
    "rank": N_("Rank"),
    "range": N_("Range"),
    "region": N_("Region"),
    "partner": N_("Partner"),
    "partners": N_("Partners"),
    "points_head": N_("Points"),
    "deals_head": N_("Deals"),
    "table": N_("Regions and their partners"),
    "pairs": N_("Pairs in the picture as a table"),
    "pairs_cut": N_("The strongest {shown} of {count}; choose a region to see the others."),
    "to_table": N_("Go to the table"),
    "undrawn": N_(
        "The picture has regions, provinces and Chinese parties; the lines of its deals stand out."
    ),
    "undrawn_only": N_("The picture has regions, provinces and Chinese parties only."),
    "no_deal": N_("No deal names it."),
    "named_by": N_("Deals that name it"),
    "proved_by": N_("Deals that it tells of"),
    "together": N_("How it hangs together"),
    "more": N_("and {count} more"),
    "picture": N_("Network of ties; the search and the table give the same as text"),
    # What is drawn, and what most sorts of other things are.
    "Region": N_("Russian region"),
    "Province": N_("Chinese province"),
    "Country": N_("province not named"),
    "Company": N_("Chinese company"),
    "University": N_("university, institute"),
    "Organisation": N_("organisation"),
    "other Region": N_("Russian region"),
    "other Province": N_("Chinese province"),
    "other Country": N_("country"),
    "other Company": N_("company"),
    "other University": N_("university, institute"),
    "other Organisation": N_("organisation"),
    "other BorderCrossing": N_("border crossing"),
    "other City": N_("city or district"),
    "other Concept": N_("notion"),
    "other Corridor": N_("route"),
    "other Event": N_("event"),
    "other Product": N_("goods"),
    "other Project": N_("project"),
    "other Source": N_("source"),
    "other Trend": N_("trend"),
    "other Zone": N_("zone or park"),
    # What deals are, beside the stages of what runs.
    "announced": N_("only announced"),
    "halted": N_("stalled or over"),
}

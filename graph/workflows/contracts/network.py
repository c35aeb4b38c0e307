"""The records of the network: clusters, standings, dyads, competitors, niches, brokers."""

from __future__ import annotations

from graph.workflows.contracts.common import (
    DEAL_IDS,
    DEAL_NAMES,
    DEALS,
    ID,
    NAME,
    POINTS,
    RANK,
    REGION,
    REGION_NAME,
    TIE_IDS,
    TYPE,
)
from graph.workflows.contracts.declared import Contract, Field
from schema.messages import N_

CLUSTERS = Contract(
    (
        Field("cluster", "integer", N_("Cluster"), N_("number of the cluster, the largest first")),
        Field("name", "text", N_("Name"), N_("its hubs by name")),
        Field("members", "list", N_("Member ids"), N_("ids of its regions and provinces")),
        Field("member_names", "list", N_("Members"), N_("names of its regions and provinces")),
        Field(
            "stability",
            "number",
            N_("Stability"),
            N_("how often its members stay together over many runs, 0 to 1"),
        ),
        Field(
            "membership",
            "object",
            N_("Membership"),
            N_("share of the runs in which each member belongs to it"),
        ),
        Field("partners", "list", N_("Partner ids"), N_("ids of the Chinese parties of its deals")),
        Field("partner_names", "list", N_("Partners"), N_("names of the Chinese parties of its deals")),
        Field("holding", "objects", N_("Holding"), N_("deals that hold it together")),
        Field("bridging", "objects", N_("Bridging"), N_("deals that join it to other clusters")),
    ),
    ("cluster", "name", "stability", "member_names", "partner_names"),
)
_STANDING = (ID, NAME, TYPE, TIE_IDS)
STANDINGS = Contract(_STANDING, ("id", "name"), more=N_("a column a measure, explained below the table"))
MEASURE = Contract(
    (
        ID,
        NAME,
        TYPE,
        Field("measure", "text", N_("Measure"), N_("name of the measure")),
        Field("value", "number", N_("Value"), N_("value of the measure")),
        RANK,
        Field("meaning", "text", N_("Meaning"), N_("what the measure tells")),
        TIE_IDS,
    ),
    ("rank", "id", "name", "value"),
)
_COUNTS = (
    Field("deals", "integer", N_("Deals"), N_("number of deals, with what is only agreed or discussed")),
    Field("operating", "integer", N_("Running"), N_("of these: operating")),
    Field("building", "integer", N_("Being built"), N_("of these: being built")),
    Field("agreed", "integer", N_("Agreed"), N_("of these: agreed")),
    Field("discussed", "integer", N_("Discussed"), N_("of these: discussed")),
    Field("stalled", "integer", N_("Stalled"), N_("of these: stalled or cancelled")),
)
DYADS = Contract(
    (
        REGION,
        REGION_NAME,
        Field("province", "text", N_("Province id"), N_("id of the province")),
        Field("province_name", "text", N_("Province"), N_("name of the province")),
        POINTS,
        *_COUNTS,
        DEAL_IDS,
        TIE_IDS,
    ),
    ("region_name", "province_name", "points", *(count.name for count in _COUNTS), "region", "province"),
)
MATRIX = Contract(
    (REGION, REGION_NAME), ("region", "region_name"), more=N_("a column a province, and the sum")
)
_FIELD = (
    Field(
        "dimension",
        "text",
        N_("By"),
        N_("by what fields are told apart: sector, kind or section of exports"),
        vocabulary="dimension",
    ),
    Field(
        "field",
        "text",
        N_("Line of work, id"),
        N_("sector, kind of deal or section of the Harmonised System"),
    ),
    Field("field_name", "text", N_("Line of work"), N_("name of the field")),
)
_TOLD = (POINTS, DEALS, DEAL_NAMES, DEAL_IDS, TIE_IDS)
COMPETITORS = Contract(
    (
        REGION,
        REGION_NAME,
        Field("competitor", "text", N_("Competitor id"), N_("id of the other region")),
        Field("competitor_name", "text", N_("Competitor"), N_("name of the other region")),
        Field("partner", "text", N_("Partner id"), N_("id of the partner of both")),
        Field("partner_name", "text", N_("Partner"), N_("name of the partner of both")),
        *_FIELD,
        *_TOLD,
        Field("competitor_points", "number", N_("Its points"), N_("points of the other region's deals")),
        Field("competitor_deals", "integer", N_("Its number"), N_("number of the other region's deals")),
        Field("competitor_deal_names", "list", N_("Its deals"), N_("names of the other region's deals")),
        Field("competitor_deal_ids", "list", N_("Its deal ids"), N_("ids of the other region's deals")),
        Field("competitor_tie_ids", "list", N_("Its ties"), N_("ids of the other region's ties")),
    ),
    (
        "region_name",
        "competitor_name",
        "partner_name",
        "field_name",
        "points",
        "competitor_points",
        "deal_names",
        "competitor_deal_names",
    ),
)
NICHES = Contract(
    (
        REGION,
        REGION_NAME,
        *_FIELD,
        Field(
            "index",
            "number",
            N_("Index"),
            N_("share of the field in the region over its share in the country"),
        ),
        Field("others", "integer", N_("Others"), N_("number of other regions with such deals")),
        Field("country_points", "number", N_("Country"), N_("points of such deals of all regions")),
        *_TOLD,
    ),
    ("region_name", "dimension", "field_name", "index", "deals", "points", "others", "country_points"),
)
BROKERS = Contract(
    (
        ID,
        NAME,
        TYPE,
        *_TOLD,
        Field("lost", "object", N_("Lost"), N_("points of the score that each region would lose")),
        Field("losses", "list", N_("Losses"), N_("points of the score that each region would lose, by name")),
        Field("cut_off", "list", N_("Cut off, ids"), N_("ids of the places that would be cut off")),
        Field("cut_off_names", "list", N_("Cut off"), N_("names of the places that would be cut off")),
        Field(
            "betweenness",
            "number",
            N_("Betweenness"),
            N_("pairs of places whose shortest way leads over it"),
            nullable=True,
        ),
    ),
    ("name", "points", "deals", "losses", "cut_off_names", "betweenness", "deal_names"),
)

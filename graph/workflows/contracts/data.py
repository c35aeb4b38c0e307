"""The records of the data: places, entities, ties, deals, observations, the query book, the formats."""

from __future__ import annotations

from graph.workflows.contracts.common import (
    ALIASES,
    BASIS,
    DEAL_ID,
    EVIDENCE,
    FACTORS,
    HEALTH,
    ID,
    KIND,
    LAYER,
    NAMES,
    NOTES,
    PLANNED,
    PROVINCE_NAMES,
    PROVINCES,
    REGION_NAMES,
    REGION_SHARES,
    REGIONS,
    SECTOR,
    SOURCE_URLS,
    STAGE,
    TIE_IDS,
    TOLD_BY,
    TYPE,
)
from graph.workflows.contracts.declared import Contract, Field
from schema.messages import N_

_PLACE = (
    ID,
    *NAMES,
    Field("iso", "text", N_("ISO code"), N_("code of ISO 3166-2"), nullable=True),
    Field(
        "capital",
        "text",
        N_("Capital"),
        N_("capital, in the language asked for if there is a name in it"),
        nullable=True,
    ),
    Field("capital_ru", "text", N_("Capital, Russian"), N_("capital, in Russian"), nullable=True),
    Field("capital_en", "text", N_("Capital, English"), N_("capital, in English"), nullable=True),
    Field("capital_zh", "text", N_("Capital, Chinese"), N_("capital, in Chinese"), nullable=True),
    Field(
        "capital_latitude",
        "number",
        N_("Latitude"),
        N_("latitude of the capital, degrees north"),
        nullable=True,
    ),
    Field(
        "capital_longitude",
        "number",
        N_("Longitude"),
        N_("longitude of the capital, degrees east"),
        nullable=True,
    ),
)
_WIKIDATA = Field(
    "wikidata", "text", N_("Wikidata"), N_("identifier of the place in Wikidata"), nullable=True
)
_PLACE_TABLE = ("id", "name_ru", "name_en", "name_zh", "iso")
_DISTRICT = Field(
    "federal_district",
    "text",
    N_("Federal district"),
    N_("federal district of the region"),
    nullable=True,
    vocabulary="federal_district",
)
REGION_CONTRACT = Contract(
    (
        *_PLACE,
        Field("okato", "text", N_("OKATO"), N_("code of the region in OKATO"), nullable=True),
        _DISTRICT,
        _WIKIDATA,
        ALIASES,
        LAYER,
    ),
    (*_PLACE_TABLE, "okato", "federal_district", "capital"),
)
PROVINCE_CONTRACT = Contract(
    (
        *_PLACE,
        Field("gbt2260", "text", N_("GB/T 2260"), N_("code of the province in GB/T 2260"), nullable=True),
        Field(
            "unit_kind",
            "text",
            N_("Kind"),
            N_("kind of the unit: province, municipality, autonomous region, SAR"),
            nullable=True,
            vocabulary="province_kind",
        ),
        _WIKIDATA,
        ALIASES,
        LAYER,
    ),
    (*_PLACE_TABLE, "gbt2260", "capital"),
)
ENTITY = Contract(
    (
        ID,
        TYPE,
        *NAMES,
        ALIASES,
        Field("properties", "object", N_("Properties"), N_("properties of its type")),
        LAYER,
    ),
    ("id", "type", "name_ru", "name_en", "name_zh", "aliases"),
)
TIE = Contract(
    (
        Field("id", "text", N_("Id"), N_("id of the tie")),
        TYPE,
        Field(
            "role",
            "text",
            N_("Role"),
            N_("what such a tie is to a mark: substance, agreement, effort, structural …"),
            vocabulary="role",
        ),
        DEAL_ID,
        Field("text", "text", N_("Tie"), N_("who does what with whom, in words")),
        Field("source_id", "text", N_("From, id"), N_("id of the end where the tie begins")),
        Field("source_name", "text", N_("From"), N_("name of the end where the tie begins")),
        Field("target_id", "text", N_("To, id"), N_("id of the end where the tie leads")),
        Field("target_name", "text", N_("To"), N_("name of the end where the tie leads")),
        Field("via_id", "text", N_("Over, id"), N_("id of what the tie goes over"), nullable=True),
        Field("via_name", "text", N_("Over"), N_("name of what the tie goes over"), nullable=True),
        REGIONS,
        REGION_NAMES,
        REGION_SHARES,
        Field(
            "region_roles",
            "list",
            N_("Roles of regions"),
            N_("role of each of these regions, in their order"),
            vocabulary="region_role",
        ),
        PROVINCES,
        PROVINCE_NAMES,
        STAGE,
        HEALTH,
        BASIS,
        SECTOR,
        Field("product", "text", N_("Goods"), N_("id of the goods that it is about"), nullable=True),
        *NOTES,
        Field("start", "text", N_("Start"), N_("day or period when it began"), nullable=True),
        PLANNED,
        Field("end", "text", N_("End"), N_("day or period when it ended"), nullable=True),
        Field("act", "text", N_("Act"), N_("document that it rests on"), nullable=True),
        Field("announced_by", "text", N_("Announced by"), N_("id of who announced it"), nullable=True),
        Field("properties", "object", N_("Properties"), N_("properties of its type")),
        Field(
            "evidence",
            "objects",
            N_("Evidence"),
            N_("each report: source, locator, period, stage, health, confidence, notes"),
        ),
        *EVIDENCE,
        Field("layers", "list", N_("Layers"), N_("datasets that report it")),
    ),
    ("type", "source_name", "target_name", "region_names", "province_names", "stage", "health", "note", "id"),
)
DEAL = Contract(
    (
        Field("id", "text", N_("Id"), N_("id of the deal")),
        Field("name", "text", N_("Deal"), N_("name of the deal in the language asked for")),
        KIND,
        SECTOR,
        STAGE,
        HEALTH,
        BASIS,
        Field("side", "text", N_("Chinese side"), N_("whether a Chinese side is named"), vocabulary="side"),
        *FACTORS,
        Field("size", "number", N_("Size"), N_("factor of its size, 1 where it is unknown or small")),
        Field("points", "number", N_("Points"), N_("points of the deal over all regions")),
        REGIONS,
        REGION_NAMES,
        REGION_SHARES,
        PROVINCES,
        PROVINCE_NAMES,
        Field("parties", "list", N_("Chinese parties"), N_("ids of the Chinese parties")),
        Field("party_names", "list", N_("Chinese parties"), N_("names of the Chinese parties")),
        Field("about_id", "text", N_("About"), N_("id of what the deal is about"), nullable=True),
        Field("about", "list", N_("About all"), N_("ids of everything that the deal is about")),
        Field(
            "first_period",
            "text",
            N_("First report"),
            N_("end of the first period that reports it"),
            nullable=True,
        ),
        Field(
            "last_period",
            "text",
            N_("Last report"),
            N_("end of the last period that reports it"),
            nullable=True,
        ),
        *EVIDENCE,
        TIE_IDS,
    ),
    (
        "points",
        "name",
        "kind",
        "stage",
        "health",
        "side",
        "size",
        "regions",
        "region_shares",
        "provinces",
        "id",
    ),
)
OBSERVATION = Contract(
    (
        Field("id", "text", N_("Id"), N_("id of the observation")),
        Field("subject_id", "text", N_("Subject id"), N_("id of the entity or tie that the number is about")),
        Field("subject_ids", "list", N_("Subjects"), N_("all ids that the number is about")),
        Field("subject_name", "text", N_("Subject"), N_("name of the subject; of a tie: its two ends")),
        Field("quantity", "text", N_("Quantity"), N_("what is counted or measured"), vocabulary="quantity"),
        Field("value", "number", N_("Value"), N_("the number as the source tells it")),
        Field("unit", "text", N_("Unit"), N_("unit as the source tells it"), vocabulary="unit"),
        Field(
            "base_value",
            "number",
            N_("In base units"),
            N_("the number in the base unit, for sums and comparison"),
        ),
        Field("base_unit", "text", N_("Base unit"), N_("base unit, such as RUB or tonne"), vocabulary="unit"),
        Field("date", "text", N_("Date"), N_("day or period that the number is of"), nullable=True),
        Field("source", "text", N_("Source"), N_("id of the source")),
        Field("locator", "text", N_("Place"), N_("place in the source")),
        Field("period", "text", N_("Period"), N_("period that the report covers")),
        Field(
            "counterpart",
            "text",
            N_("Counterpart"),
            N_("id of the other side that the number is of"),
            nullable=True,
        ),
        Field(
            "counterpart_name",
            "text",
            N_("Counterpart"),
            N_("name of the other side that the number is of"),
            nullable=True,
        ),
        Field(
            "scope", "text", N_("Scope"), N_("what part the number covers"), nullable=True, vocabulary="scope"
        ),
        Field("nature", "text", N_("Nature"), N_("measured, planned, claimed …"), vocabulary="nature"),
        Field("bound", "text", N_("Bound"), N_("exactly, at least, at most, about"), vocabulary="bound"),
        Field("change_of", "truth", N_("Change"), N_("whether it is a change (times, percent), no level")),
        *NOTES,
        TOLD_BY,
        SOURCE_URLS,
        LAYER,
    ),
    (
        "subject_name",
        "quantity",
        "change_of",
        "bound",
        "value",
        "unit",
        "nature",
        "date",
        "source",
        "locator",
        "id",
    ),
)
BOOK = Contract(
    (
        Field("name", "text", N_("Query"), N_("name for argun query")),
        Field("summary", "text", N_("Question"), N_("the question that it answers")),
        Field("parameters", "list", N_("Parameters"), N_("parameters, with what is taken unless given")),
        Field("columns", "list", N_("Columns"), N_("columns of the answer")),
    ),
    ("name", "summary", "parameters"),
)
FORMATS = Contract(
    (
        Field("format", "text", N_("Format"), N_("name for argun export")),
        Field("file", "text", N_("File"), N_("file or folder written by default")),
        Field("what", "text", N_("Purpose"), N_("what it is for")),
    ),
    ("format", "file", "what"),
)
PICTURES = Contract(
    (
        Field("picture", "text", N_("Picture"), N_("name for argun picture")),
        Field("shows", "text", N_("Shows"), N_("what is to be seen in it")),
        Field("takes", "list", N_("Takes"), N_("options that say of what or by what")),
    ),
    ("picture", "shows", "takes"),
)

"""Fields that several commands share."""

from __future__ import annotations

from graph.workflows.contracts.declared import Field
from schema.messages import N_

ID = Field("id", "text", N_("Id"), N_("id of the entity"))
NAME = Field("name", "text", N_("Name"), N_("name in the language asked for"))
NAMES = (
    Field("name_ru", "text", N_("Russian name"), N_("name in Russian"), nullable=True),
    Field("name_en", "text", N_("English name"), N_("name in English"), nullable=True),
    Field("name_zh", "text", N_("Chinese name"), N_("name in Chinese, where it is certain"), nullable=True),
)
NOTES = (
    Field(
        "note",
        "text",
        N_("Note"),
        N_("what the source says, in the language asked for if there is a note in it"),
        nullable=True,
    ),
    Field("note_ru", "text", N_("Note in Russian"), N_("what the source says, in Russian"), nullable=True),
    Field("note_en", "text", N_("Note in English"), N_("what the source says, in English"), nullable=True),
)
TYPE = Field("type", "text", N_("Type"), N_("type of the entity or tie (argun schema lists them)"))
LAYER = Field("layer", "text", N_("Layer"), N_("dataset that defines it"))
ALIASES = Field("aliases", "list", N_("Other names"), N_("other spellings under which it is found"))
MARK = Field("mark", "integer", N_("Mark"), N_("mark from 1 to 10: the rounded score"))
SCORE = Field("score", "number", N_("Score"), N_("score from 1 to 10, not rounded"))
LOW = Field("low", "number", N_("Low"), N_("lower end of the interval of the score"))
HIGH = Field("high", "number", N_("High"), N_("upper end of the interval of the score"))
RANK = Field("rank", "integer", N_("Rank"), N_("place by score, 1 is the highest; equal scores share one"))
RANKS = (
    RANK,
    Field("rank_low", "integer", N_("Best rank"), N_("best rank within the interval")),
    Field("rank_high", "integer", N_("Worst rank"), N_("worst rank within the interval")),
)
PUBLISHED = Field(
    "published", "mark", N_("Published"), N_("mark of the edition compared with"), nullable=True
)
EDITION = Field("edition", "text", N_("Edition"), N_("id of the published edition"))
DEAL_ID = Field("deal_id", "text", N_("Deal id"), N_("id of the deal"), nullable=True)
TIE_IDS = Field("tie_ids", "list", N_("Ties"), N_("ids of the ties that this rests on"))
DEAL_IDS = Field("deal_ids", "list", N_("Deal ids"), N_("ids of the deals that this rests on"))
DEAL_NAMES = Field("deal_names", "list", N_("Deals by name"), N_("names of these deals"))
REGIONS = Field("regions", "list", N_("Regions"), N_("ids of the regions that take part"))
REGION_SHARES = Field(
    "region_shares", "list", N_("Shares"), N_("share of each of these regions, 0 to 1, in their order")
)
PROVINCES = Field("provinces", "list", N_("Provinces"), N_("ids of the provinces that take part"))
REGION_NAMES = Field("region_names", "list", N_("Regions"), N_("names of these regions"))
PROVINCE_NAMES = Field("province_names", "list", N_("Provinces"), N_("names of these provinces"))
EVIDENCE_COUNT = Field(
    "evidence_count", "integer", N_("Reports"), N_("number of pieces of evidence that this rests on")
)
#: On what a record rests: how much evidence, each source with its places in words, and the addresses.
TOLD_BY = Field(
    "told_by", "list", N_("Sources and places"), N_("title of each source with the places in it, in words")
)
SOURCE_URLS = Field(
    "source_urls", "list", N_("Addresses"), N_("addresses of those of the sources that are on the web")
)
EVIDENCE = (EVIDENCE_COUNT, TOLD_BY, SOURCE_URLS)
STAGE = Field(
    "stage",
    "text",
    N_("Stage"),
    N_("how far it has come (stages: argun schema)"),
    nullable=True,
    vocabulary="stage",
)
HEALTH = Field(
    "health",
    "text",
    N_("Health"),
    N_("how it is going (active, slow, stalled, cancelled, ended)"),
    nullable=True,
    vocabulary="health",
)
BASIS = Field("basis", "text", N_("Basis"), N_("reported, or inferred by the coder"), vocabulary="basis")
SECTOR = Field(
    "sector", "text", N_("Sector"), N_("sector of the economy"), nullable=True, vocabulary="sector"
)
KIND = Field(
    "kind",
    "text",
    N_("Kind"),
    N_("kind of the deal: link, built, service, partnership, goods"),
    vocabulary="deal_kind",
)
PLANNED = Field(
    "planned", "text", N_("Planned for"), N_("day or period for which it was promised"), nullable=True
)
OVERDUE = Field(
    "overdue_months", "integer", N_("Overdue, months"), N_("months since that term passed"), nullable=True
)
REGION = Field("region", "text", N_("Region id"), N_("id of the region"), nullable=True)
REGION_NAME = Field("region_name", "text", N_("Region"), N_("name of the region"))
FACTORS = tuple(
    Field(f"{name}_factor", "number", heading, N_("what this counts in the points, 0 to 1"), nullable=True)
    for name, heading in (
        ("kind", N_("Kind counts")),
        ("stage", N_("Stage counts")),
        ("health", N_("Health counts")),
        ("side", N_("Side counts")),
    )
)
_ENDS = (
    ("_low", N_("Low"), N_("lower end of the 95 % interval of the figure before")),
    ("_high", N_("High"), N_("upper end of this interval")),
)
POINTS = Field("points", "number", N_("Points"), N_("points of the running deals that this rests on"))
DEALS = Field("deals", "integer", N_("Deals"), N_("number of these deals"))


def with_interval(name: str, heading: str, meaning: str) -> tuple[Field, ...]:
    """Return the field of a figure that may be unknown, and those of the ends of its interval."""
    figures = (("", heading, meaning), *_ENDS)
    return tuple(Field(f"{name}{end}", "number", h, m, nullable=True) for end, h, m in figures)

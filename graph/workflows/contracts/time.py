"""The records of time: promises, their rates, survival, changes between two days."""

from __future__ import annotations

from graph.workflows.contracts.common import (
    BASIS,
    DEAL_ID,
    DEAL_IDS,
    EVIDENCE,
    HEALTH,
    ID,
    KIND,
    NAME,
    OVERDUE,
    PLANNED,
    PROVINCE_NAMES,
    PROVINCES,
    REGION,
    REGION_NAMES,
    REGIONS,
    SECTOR,
    STAGE,
    TIE_IDS,
    with_interval,
)
from graph.workflows.contracts.declared import Contract, Field
from schema.messages import N_

PROMISES = Contract(
    (
        DEAL_ID,
        Field("name", "text", N_("Deal"), N_("name of the deal in the language asked for")),
        REGION,
        KIND,
        SECTOR,
        REGIONS,
        REGION_NAMES,
        PROVINCES,
        PROVINCE_NAMES,
        Field("partners", "list", N_("Partners"), N_("ids of the Chinese parties")),
        Field("partner_names", "list", N_("Partners"), N_("names of the Chinese parties")),
        Field("first_said", "list", N_("First periods"), N_("periods that first report it")),
        Field("first_said_by", "text", N_("First reported"), N_("day by which it had been reported")),
        Field("announced_by", "list", N_("Announced by"), N_("ids of who announced it")),
        Field("announcer_names", "list", N_("Announced by"), N_("names of who announced it")),
        Field(
            "announcer_told", "truth", N_("Announcer named"), N_("whether a source names who announced it")
        ),
        Field("sources", "list", N_("Sources"), N_("ids of the sources")),
        Field("first_stage", "text", N_("First stage"), N_("stage at the first report"), vocabulary="stage"),
        STAGE,
        HEALTH,
        Field(
            "reported", "text", N_("Reported"), N_("what the reports say became of it"), vocabulary="outcome"
        ),
        Field(
            "outcome",
            "text",
            N_("Outcome"),
            N_("what became of it, silence considered"),
            vocabulary="outcome",
        ),
        BASIS,
        Field(
            "rule",
            "text",
            N_("Rule"),
            N_("rule by which the outcome was inferred"),
            nullable=True,
            vocabulary="inference",
        ),
        Field(
            "follow_up",
            "text",
            N_("Follow-up"),
            N_("whether anybody came back to it"),
            vocabulary="follow_up",
        ),
        Field("last_said_by", "text", N_("Last reported"), N_("day by which the last report tells of it")),
        Field("silence_months", "integer", N_("Silent, months"), N_("months since the last report of it")),
        Field(
            "silence_limit",
            "integer",
            N_("Limit, months"),
            N_("months of silence after which it counts as stalled"),
            nullable=True,
        ),
        PLANNED,
        OVERDUE,
        Field(
            "overdue_inferred", "truth", N_("Overdue inferred"), N_("whether being overdue is our inference")
        ),
        Field(
            "realised",
            "list",
            N_("Realised"),
            N_("first and last day between which it came true"),
            nullable=True,
        ),
        Field("text", "text", N_("What became of it"), N_("outcome and how it is known, in words")),
        *EVIDENCE,
        TIE_IDS,
        Field("history", "objects", N_("History"), N_("what each report says")),
    ),
    ("name", "first_said_by", "planned", "silence_months", "text", "deal_id"),
)
_BY = Field("by", "text", N_("By"), N_("what groups are made by"), nullable=True)
_GROUP = Field("group", "text", N_("Group id"), N_("id or term of the group"))
_SHARES = (
    ("conversion_looked", N_("Came true, of looked at"), N_("share that came true of those looked at again")),
    ("stall_looked", N_("Stalled, of looked at"), N_("share reported stalled of those looked at again")),
    ("conversion", N_("Came true, of all"), N_("share that came true of all announced")),
    ("stall", N_("Stalled, of all"), N_("share reported stalled of all announced")),
    ("stall_inferred", N_("Stalled with silence"), N_("share stalled of all, silence counted as stalled")),
)


def _of(name: str) -> Field:
    return Field(
        f"{name}_of", "integer", N_("Of"), N_("number of deals that it is a share of"), nullable=True
    )


RATES = Contract(
    (
        _BY,
        _GROUP,
        Field("name", "text", N_("Group"), N_("name of the group")),
        Field("announced", "integer", N_("Announced"), N_("number announced")),
        Field("looked_at", "integer", N_("Looked at again"), N_("of these: in a later report")),
        Field("nobody_looked", "integer", N_("Not mentioned again"), N_("of these: in no later report")),
        Field("too_new", "integer", N_("Too new to judge"), N_("of these: first named in the last report")),
        Field("came_true", "integer", N_("Came true"), N_("of these: came true")),
        Field("building", "integer", N_("Under way"), N_("of these: being built")),
        Field("still_announced", "integer", N_("Only announced"), N_("of these: not begun")),
        Field("slow", "integer", N_("Delayed"), N_("of these: slow")),
        Field("stalled_reported", "integer", N_("Stalled"), N_("of these: reported as stalled or cancelled")),
        Field("stalled", "integer", N_("Stalled, with inferred"), N_("of these: stalled, silence counted")),
        Field("cancelled", "integer", N_("Cancelled"), N_("of these: cancelled")),
        Field("ended", "integer", N_("Ended"), N_("of these: ended")),
        Field("inferred", "integer", N_("Inferred"), N_("outcomes that are inferred")),
        *(field for share in _SHARES for field in (*with_interval(*share), _of(share[0]))),
        DEAL_IDS,
    ),
    (
        "name",
        "announced",
        "looked_at",
        "nobody_looked",
        "too_new",
        "came_true",
        "stalled_reported",
        "conversion_looked",
        "stall_looked",
        "conversion",
        "stall",
    ),
)
SURVIVAL = Contract(
    (
        _BY,
        _GROUP,
        Field("name", "text", N_("Group"), N_("name of the group")),
        Field(
            "censoring",
            "text",
            N_("Censoring"),
            N_("until when a promise is taken as watched"),
            vocabulary="censoring",
        ),
        Field(
            "dating",
            "text",
            N_("Dating"),
            N_("at which end of its period a thing is dated"),
            vocabulary="dating",
        ),
        Field("months", "integer", N_("Months"), N_("months since the first report")),
        Field("at_risk", "integer", N_("At risk"), N_("promises still open and watched by then")),
        Field("fulfilled", "integer", N_("Fulfilled"), N_("promises fulfilled in that month")),
        Field("censored", "integer", N_("Censored"), N_("promises no longer watched")),
        Field("survival", "number", N_("Unfulfilled"), N_("share still unfulfilled (Kaplan-Meier)")),
        Field("low", "number", N_("Low"), N_("lower end of the interval"), nullable=True),
        Field("high", "number", N_("High"), N_("upper end of the interval"), nullable=True),
    ),
    ("name", "censoring", "dating", "months", "at_risk", "fulfilled", "censored", "survival", "low", "high"),
)
CHANGES = Contract(
    (
        ID,
        NAME,
        *(
            Field(f"{name}{end}", kind, heading, meaning, nullable=name in ("edition_", "published_"))
            for end, (day, edition, mark, score, published) in {
                "from": (
                    N_("First day"),
                    N_("Edition from"),
                    N_("Mark from"),
                    N_("Score from"),
                    N_("Published from"),
                ),
                "to": (N_("Second day"), N_("Edition to"), N_("Mark to"), N_("Score to"), N_("Published to")),
            }.items()
            for name, kind, heading, meaning in (
                ("", "text", day, N_("day compared")),
                ("mark_", "integer", mark, N_("mark on that day")),
                ("score_", "number", score, N_("score on that day")),
                ("edition_", "text", edition, N_("edition that names the day, or the nearest")),
                ("published_", "mark", published, N_("its mark")),
            )
        ),
        Field(
            "event", "text", N_("Event"), N_("what happened: new, moved, stalled, cancelled, ended, silent …")
        ),
        DEAL_ID,
        Field("deal", "text", N_("Deal"), N_("name of the deal"), nullable=True),
        Field("from_stage", "text", N_("Stage before"), N_("stage on the first day"), nullable=True),
        Field("from_health", "text", N_("Health before"), N_("health on the first day"), nullable=True),
        Field("to_stage", "text", N_("Stage after"), N_("stage on the second day"), nullable=True),
        Field("to_health", "text", N_("Health after"), N_("health on the second day"), nullable=True),
        Field("changed", "list", N_("Changed"), N_("what else changed: kind, side, size, share, provinces")),
        Field("points", "number", N_("Points"), N_("part of the change of the score")),
        Field("sources", "list", N_("Sources"), N_("sources and places that tell of it")),
        Field("periods", "list", N_("Periods"), N_("periods that these reports cover")),
    ),
    (),
    prose=True,
)
#: What is told of a fact of a dataset.
_RECORD = Field(
    "record",
    "text",
    N_("Fact"),
    N_("kind of the fact: entity, tie, evidence, observation or published mark"),
    vocabulary="record",
)
FACT_CHANGES = Contract(
    (
        _RECORD,
        Field("change", "text", N_("What happened"), N_("added, removed or changed"), vocabulary="change"),
        Field("id", "text", N_("Id"), N_("id of the fact")),
        Field("type", "text", N_("Type"), N_("type of the entity or tie, or quantity of the number")),
        Field("name", "text", N_("About"), N_("name of what the fact is about; of a tie: its two ends")),
        Field("tie_id", "text", N_("Tie id"), N_("id of the tie that it is about"), nullable=True),
        Field(
            "field",
            "text",
            N_("Field"),
            N_("what differs of a fact that is in both versions"),
            nullable=True,
        ),
        Field("before", "text", N_("Before"), N_("what the old version says"), nullable=True),
        Field("after", "text", N_("After"), N_("what the new version says"), nullable=True),
    ),
    ("change", "record", "type", "name", "field", "before", "after", "id"),
)
FACT_COUNTS = Contract(
    (
        _RECORD,
        Field("before", "integer", N_("Before"), N_("number of such facts in the old version")),
        Field("after", "integer", N_("After"), N_("number of such facts in the new version")),
        Field("added", "integer", N_("Added"), N_("number of facts that only the new version has")),
        Field("removed", "integer", N_("Removed"), N_("number of facts that only the old version has")),
        Field("changed", "integer", N_("Changed"), N_("number of facts that both tell, but differently")),
    ),
    ("record", "before", "after", "added", "removed", "changed"),
)
DEAL_CHANGES = Contract(
    (
        Field(
            "change",
            "text",
            N_("What became of it"),
            N_("new, moved, confirmed, silent, gone or corrected"),
            vocabulary="deal_change",
        ),
        DEAL_ID,
        Field("name", "text", N_("Deal"), N_("name of the deal in the language asked for")),
        KIND,
        REGIONS,
        REGION_NAMES,
        Field(
            "from_stage",
            "text",
            N_("Stage before"),
            N_("stage in the first state"),
            nullable=True,
            vocabulary="stage",
        ),
        Field(
            "from_health",
            "text",
            N_("Health before"),
            N_("health in the first state"),
            nullable=True,
            vocabulary="health",
        ),
        Field(
            "to_stage",
            "text",
            N_("Stage after"),
            N_("stage in the second state"),
            nullable=True,
            vocabulary="stage",
        ),
        Field(
            "to_health",
            "text",
            N_("Health after"),
            N_("health in the second state"),
            nullable=True,
            vocabulary="health",
        ),
        Field("sources", "list", N_("Sources"), N_("sources and places that tell of it")),
        Field("periods", "list", N_("Periods"), N_("periods that these reports cover")),
    ),
    ("change", "name", "region_names", "from_stage", "from_health", "to_stage", "to_health", "periods"),
)

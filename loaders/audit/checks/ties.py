"""Rules about ties: their Chinese side, their attribution, their dates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from graph.statements.parties import CHINA, is_of_both_countries
from graph.statements.records import Entity, Tie
from graph.statements.status import period_end, status_of
from loaders.audit.records import Context, Fault, Item
from loaders.audit.registry import Check
from loaders.audit.rules import ERROR, WARNING, Rule
from schema.messages import N_
from schema.values import date_bounds, one_line

NO_CHINESE_SIDE = Rule(
    "AR042",
    WARNING,
    title=N_("Tie without a Chinese side"),
    text=N_("neither an end of {id} nor a tie of its project or party leads to China"),
    next=N_("Name the Chinese party: the company, a placeholder or country:CN"),
    absence=True,
)
STAGE_AGAINST_DATE = Rule(
    "AR043",
    WARNING,
    title=N_("Stage that contradicts a date"),
    text=N_("stage {stage}, reported for the time up to {period}, contradicts {key} {date}"),
    next=N_("Correct the date or the stage, or give a second line a key of its own"),
    absence=True,
)
DATES_REVERSED = Rule(
    "AR044",
    ERROR,
    title=N_("Dates in the wrong order"),
    text=N_("{key} {date} is before start {start}"),
    next=N_("Correct the dates"),
)
END_WITHOUT_REASON = Rule(
    "AR045",
    WARNING,
    title=N_("End without a reason"),
    text=N_("the tie has an end, but its health is {health}"),
    next=N_("Set health to ended or cancelled in the evidence of the end"),
    absence=True,
)
IDLE_OBJECTION = Rule(
    "AR046",
    WARNING,
    title=N_("Evidence against a tie that changes nothing"),
    text=N_("evidence against the tie gives no health"),
    next=N_("A refuted promise is cancelled"),
)
CITED_TWICE = Rule(
    "AR047",
    WARNING,
    title=N_("One place cited twice in one tie"),
    text=N_("{at} is cited twice with the same stage and health"),
    next=N_("Keep one of them"),
)
STATE_COMPANY_SEAT = Rule(
    "AR048",
    WARNING,
    title=N_("Central state company with a province"),
    text=N_("{province} is only the seat of a central state company"),
    next=N_("Remove the province: such companies belong to country:CN"),
)
OTHER_SEAT = Rule(
    "AR049",
    WARNING,
    title=N_("Contradictory seats"),
    text=N_("{province} is given as the seat, but the seat of {id} is {other}"),
    next=N_("Correct the tie or the entity"),
)
OWN_REGION_LEFT_OUT = Rule(
    "AR050",
    WARNING,
    title=N_("A tie does not count for its own region"),
    text=N_("the tie joins {id} but does not count for it"),
    next=N_("Add the region to regions, with its role"),
    absence=True,
)
OTHER_SITE = Rule(
    "AR051",
    WARNING,
    title=N_("Counted for a region where it does not stand"),
    text=N_("{region} counts as the site, but {id} is located in {other}"),
    next=N_("Use claimed, origin or endpoint, or correct located_in"),
    absence=True,
)
NO_CROSSING = Rule(
    "AR052",
    ERROR,
    title=N_("Crossing without via"),
    text=N_("BORDER_CROSSING does not name the crossing"),
    next=N_("Add via: border-crossing:..."),
)
NO_OWN_STAGE = Rule(
    "AR053",
    WARNING,
    title=N_("Project whose own stage is not given"),
    text=N_('"{id}" has ties of parties but no HAS_PROJECT'),
    next=N_("Add HAS_PROJECT from its region, with the stage of the project itself"),
    absence=True,
)
_SCORED = frozenset({"substance", "flow", "framework", "effort"})
#: Types whose other side is China by definition unless they say otherwise.
_WITH_CHINA = frozenset({"EXPORTS", "IMPORTS"})
_ANCHORS = frozenset(
    {"Project", "Zone", "Corridor", "Company", "Event", "University", "Organisation", "BorderCrossing"}
)
_PARTY_TIES = frozenset(
    {"INVESTOR_IN", "CONTRACTOR_FOR", "SUPPLIER_TO", "OWNS_STAKE_IN", "FINANCES", "OPERATES", "LEASES"}
)


def check_ties(context: Context) -> Iterator[Fault]:
    """Check every report of a tie."""
    seen: set[str] = set()
    pairs = list(context.tie_items)
    latest = _latest_items(pairs)
    for item, tie in pairs:
        if latest[tie.id] is item:
            yield from _dates(item, tie)
        if tie.id not in seen:
            seen.add(tie.id)
            if tie.role in _SCORED and not _is_open(tie, context) and not has_chinese_side(tie, context):
                yield Fault(NO_CHINESE_SIDE, item, (), {"id": tie.id})
            yield from _attribution(item, tie, context)
        if tie.type == "BORDER_CROSSING" and not tie.via_id:
            yield Fault(NO_CROSSING, item)
        yield from _evidence(item)
    yield from _own_stages(context)


def _latest_items(pairs: Iterable[tuple[Item, Tie]]) -> dict[str, Item]:
    """Return the first record of each tie in the highest layer that has one: what it dates holds."""
    found: dict[str, Item] = {}
    for item, tie in pairs:
        if tie.id not in found or found[tie.id].layer is not item.layer:
            found[tie.id] = item
    return found


def _is_open(tie: Tie, context: Context) -> bool:
    """Tell whether an end lacks its country, which is reported there."""
    return any(context.lacks_country(end) for end in (tie.source_id, tie.target_id))


def has_chinese_side(tie: Tie, context: Context) -> bool:
    """Tell whether an end, the attribution, or a tie of the same project or party leads to China."""
    if tie.type in _WITH_CHINA and tie.properties.get("to_country", CHINA) == CHINA:
        return True
    if tie.provinces or _is_chinese(tie, context):
        return True
    for end in (tie.source_id, tie.target_id):
        anchored = context.touching[end] if context.statements.entities[end].type in _ANCHORS else ()
        if any(t.role in _SCORED and (t.provinces or _is_chinese(t, context)) for t in anchored):
            return True
    return False


def _is_chinese(tie: Tie, context: Context) -> bool:
    named = [
        tie.source_id,
        tie.target_id,
        tie.via_id,
        *(tie.properties.get(k) for k in ("buyer", "to_country")),
    ]
    return any(_leads_to_china(str(name), context) for name in named if name)


def _leads_to_china(name: str, context: Context) -> bool:
    entity = context.statements.entities.get(name)
    owned = entity is not None and is_of_both_countries(entity.type, entity.properties)
    return owned or context.country_of(name) == CHINA or CHINA in context.places_of(name)


def _dates(item: Item, tie: Tie) -> Iterator[Fault]:
    start, end = tie.details.get("start"), tie.details.get("end")
    status = status_of(tie)
    for key in ("planned", "end"):
        date = tie.details.get(key)
        # What opened later than planned is late, not wrongly dated.
        late = key == "planned" and status.stage == "operating"
        if date and not late and start and date_bounds(date)[1] < date_bounds(start)[0]:
            yield Fault(DATES_REVERSED, item, (key,), {"key": key, "date": date, "start": start})
    if end and status.health not in ("ended", "cancelled") and tie.role not in ("structural", "effort"):
        yield Fault(END_WITHOUT_REASON, item, ("end",), {"health": status.health})
    for evidence in item.child("evidence"):
        yield from _stage_against_dates(item, evidence, tie)


def _stage_against_dates(item: Item, evidence: Item, tie: Tie) -> Iterator[Fault]:
    stage = evidence.data.get("stage")
    note = one_line(str(evidence.data.get("en")))
    match = next((e for e in tie.evidence if e.stage == stage and e.notes["en"] == note), None)
    if match is None or stage not in ("building", "operating", "held"):
        return
    reported_by = period_end(match)
    for key in ("start", "planned"):
        date = tie.details.get(key)
        silent = key == "planned" and (stage == "building" or "start" in tie.details)
        if date and not silent and date_bounds(date)[0] > reported_by:
            values = {"stage": stage, "period": reported_by.isoformat(), "key": key, "date": date}
            yield Fault(STAGE_AGAINST_DATE, item, (key,) if key in item.data else (), values)


def _attribution(item: Item, tie: Tie, context: Context) -> Iterator[Fault]:
    for end in (tie.source_id, tie.target_id):
        if (
            end.startswith("region:")
            and tie.role in _SCORED
            and end not in tie.regions
            and item.data.get("regions") != {}
        ):
            yield Fault(OWN_REGION_LEFT_OUT, item, ("regions",), {"id": end})
    for region, role in tie.regions.items():
        for end in (tie.source_id, tie.target_id):
            stands = {p for p in context.places_of(end) if p.startswith("region:")}
            thing = context.statements.entities[end].type in ("Project", "Zone")
            if role == "site" and thing and stands and region not in stands:
                values = {"region": region, "id": end, "other": tuple(sorted(stands))}
                yield Fault(OTHER_SITE, item, ("regions",), values)
    yield from _seats(item, tie, context)


def _seats(item: Item, tie: Tie, context: Context) -> Iterator[Fault]:
    ends = [context.statements.entities[i] for i in (tie.source_id, tie.target_id)]
    companies = [e for e in ends if e.properties.get("country") == CHINA and e.type == "Company"]
    for province, basis in tie.provinces.items():
        if basis != "seat" or not companies:
            continue
        if all(c.properties.get("ownership") == "state_central" for c in companies):
            yield Fault(STATE_COMPANY_SEAT, item, ("provinces",), {"province": province})
        elif len(companies) == 1 and _seat(companies[0], context) not in (None, province):
            values = {"province": province, "id": companies[0].id, "other": _seat(companies[0], context)}
            yield Fault(OTHER_SEAT, item, ("provinces",), values)


def _seat(company: Entity, context: Context) -> str | None:
    seat = company.properties.get("seat")
    if not isinstance(seat, str):
        return None
    return next((p for p in (seat, *sorted(context.places_of(seat))) if p.startswith("province:")), None)


def _evidence(item: Item) -> Iterator[Fault]:
    seen: set[tuple[object, ...]] = set()
    for evidence in item.child("evidence"):
        data = evidence.data
        if data.get("stance") == "against" and not data.get("health"):
            yield Fault(IDLE_OBJECTION, evidence, ("stance",))
        place = (data.get("source"), data["at"], data.get("stage"), data.get("health"))
        if place in seen:
            yield Fault(CITED_TWICE, evidence, ("at",), {"at": data["at"]})
        seen.add(place)


def _own_stages(context: Context) -> Iterator[Fault]:
    """Find projects with parties at work and no tie that gives their own stage."""
    for entity_id in sorted(context.entity_items):
        ties = context.touching.get(entity_id, ())
        types = {t.type for t in ties} if entity_id.startswith("project:") else set()
        if types & _PARTY_TIES and not types & {"HAS_PROJECT", "SERVES"}:
            yield Fault(NO_OWN_STAGE, context.entity_items[entity_id], ("id",), {"id": entity_id})


CHECK = Check(
    (
        NO_CHINESE_SIDE,
        STAGE_AGAINST_DATE,
        DATES_REVERSED,
        END_WITHOUT_REASON,
        IDLE_OBJECTION,
        CITED_TWICE,
        STATE_COMPANY_SEAT,
        OTHER_SEAT,
        OWN_REGION_LEFT_OUT,
        OTHER_SITE,
        NO_CROSSING,
        NO_OWN_STAGE,
    ),
    check_ties,
)

"""Rules about ties: their Chinese side, their attribution, their dates, their notes."""

from __future__ import annotations

from collections.abc import Iterator

from graph.statements.parties import CHINA
from graph.statements.records import Entity, Tie
from graph.statements.status import period_end, status_of
from loaders.audit.records import Context, Fault, Item
from loaders.names import is_foreign_note
from schema.reader import read_schema
from schema.values import date_bounds

_SCORED = frozenset({"substance", "flow", "framework", "effort"})
#: Types whose other side is China by definition unless they say otherwise.
_WITH_CHINA = frozenset({"EXPORTS", "IMPORTS"})
_ANCHORS = frozenset(
    {"Project", "Zone", "Corridor", "Company", "Event", "University", "Organisation", "BorderCrossing"}
)
_PARTY_TIES = frozenset(
    {"INVESTOR_IN", "CONTRACTOR_FOR", "SUPPLIER_TO", "OWNS_STAKE_IN", "FINANCES", "OPERATES", "LEASES"}
)
_LONGEST_NOTE = 25


def check_ties(context: Context) -> Iterator[Fault]:
    """Check every report of a tie (AR031, AR042 to AR053, AR065)."""
    told: set[str] = set()
    for item, tie in context.tie_items:
        if tie.id not in told:
            told.add(tie.id)
            if tie.role in _SCORED and not has_chinese_side(tie, context):
                yield Fault("AR042", item, (), {"id": tie.id})
            yield from _dates(item, tie)
            yield from _attribution(item, tie, context)
        if tie.type == "BORDER_CROSSING" and not tie.via_id:
            yield Fault("AR052", item)
        yield from _evidence(item)
    yield from _fates(context)


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
    return any(context.country_of(str(n)) == CHINA or CHINA in context.places_of(str(n)) for n in named if n)


def _dates(item: Item, tie: Tie) -> Iterator[Fault]:
    start, end = tie.details.get("start"), tie.details.get("end")
    for key in ("planned", "end"):
        date = tie.details.get(key)
        if date and start and date_bounds(date)[1] < date_bounds(start)[0]:
            yield Fault("AR044", item, (key,), {"key": key, "date": date, "start": start})
    status = status_of(tie)
    if end and status.health not in ("ended", "cancelled") and tie.role not in ("structural", "effort"):
        yield Fault("AR045", item, ("end",), {"health": status.health})
    for evidence in item.child("evidence"):
        yield from _stage_against_dates(item, evidence, tie)


def _stage_against_dates(item: Item, evidence: Item, tie: Tie) -> Iterator[Fault]:
    stage = evidence.data.get("stage")
    note = " ".join(str(evidence.data.get("en")).split())
    match = next((e for e in tie.evidence if e.stage == stage and e.notes["en"] == note), None)
    if match is None or stage not in ("building", "operating", "held"):
        return
    told_by = period_end(match)
    for key in ("start", "planned"):
        date = tie.details.get(key)
        silent = key == "planned" and (stage == "building" or "start" in tie.details)
        if date and not silent and date_bounds(date)[0] > told_by:
            values = {"stage": stage, "period": told_by.isoformat(), "key": key, "date": date}
            yield Fault("AR043", item, (key,) if key in item.data else (), values)


def _attribution(item: Item, tie: Tie, context: Context) -> Iterator[Fault]:
    for end in (tie.source_id, tie.target_id):
        if (
            end.startswith("region:")
            and tie.role in _SCORED
            and end not in tie.regions
            and item.data.get("regions") != {}
        ):
            yield Fault("AR050", item, ("regions",), {"id": end})
    for region, role in tie.regions.items():
        for end in (tie.source_id, tie.target_id):
            stands = {p for p in context.places_of(end) if p.startswith("region:")}
            thing = context.statements.entities[end].type in ("Project", "Zone")
            if role == "site" and thing and stands and region not in stands:
                values = {"region": region, "id": end, "other": ", ".join(sorted(stands))}
                yield Fault("AR051", item, ("regions",), values)
    yield from _seats(item, tie, context)


def _seats(item: Item, tie: Tie, context: Context) -> Iterator[Fault]:
    ends = [context.statements.entities[i] for i in (tie.source_id, tie.target_id)]
    companies = [e for e in ends if e.properties.get("country") == CHINA and e.type == "Company"]
    for province, basis in tie.provinces.items():
        if basis != "seat" or not companies:
            continue
        if all(c.properties.get("ownership") == "state_central" for c in companies):
            yield Fault("AR048", item, ("provinces",), {"province": province})
        elif len(companies) == 1 and _seat(companies[0], context) not in (None, province):
            values = {"province": province, "id": companies[0].id, "other": _seat(companies[0], context)}
            yield Fault("AR049", item, ("provinces",), values)


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
            yield Fault("AR046", evidence, ("stance",))
        place = (data.get("source"), data["at"], data.get("stage"), data.get("health"))
        if place in seen:
            yield Fault("AR047", evidence, ("at",), {"at": data["at"]})
        seen.add(place)
        yield from note_faults(evidence)
    for number in item.child("numbers"):
        yield from note_faults(number)


def note_faults(item: Item) -> Iterator[Fault]:
    """Yield what is wrong with the language and the length of a record's notes."""
    for lang in read_schema().languages("evidence"):
        note = str(item.data.get(lang) or "")
        if is_foreign_note(note, lang):
            yield Fault("AR031", item, (lang,), {"lang": lang, "name": note})
        if len(note.split()) > _LONGEST_NOTE:
            yield Fault("AR065", item, (lang,), {"count": len(note.split())})


def _fates(context: Context) -> Iterator[Fault]:
    """Find projects with parties at work and no tie that tells their own stage."""
    for entity_id in sorted(context.entity_items):
        ties = context.touching.get(entity_id, ())
        types = {t.type for t in ties} if entity_id.startswith("project:") else set()
        if types & _PARTY_TIES and not types & {"HAS_PROJECT", "SERVES"}:
            yield Fault("AR053", context.entity_items[entity_id], ("id",), {"id": entity_id})

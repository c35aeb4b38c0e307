"""Records of the dataset that a candidate becomes, and what a person must still say before it can."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from graph import ids
from graph.statements.records import Tie
from graph.statements.status import EFFORT_STAGES, STAGES
from loaders.audit.checks.quotations import is_quotation
from loaders.record_checks import NEEDS_SECTOR, check_record
from loaders.review.beneath import Beneath
from loaders.review.item import Item
from loaders.table_mapping.attribution import provinces_of
from schema.messages import N_, Message
from schema.model import EdgeType
from schema.validation import Finding, Path, full_code
from schema.values import choices

Record = dict[str, Any]
#: Roles of ties that have no stage of their own, and those that have no health.
_WITHOUT_STAGE, _WITHOUT_HEALTH = ("structural", "restriction"), ("structural", "effort")
#: Fields that name an entity.
_NAMED = ("subject", "counterpart", "via", "product")
_KEPT = ("key", "via", "sector", "product")
_EVIDENCE = ("stage", "health")
_NOTES = {
    "note_ru": N_("the note in Russian is missing: what the passage says, in one line of your own words"),
    "note_en": N_("the note in English is missing: what the passage says, in one line of your own words"),
}
#: What a key of a record is called among the fields of a candidate.
_CALLED: Mapping[Path, Path] = {
    ("from",): ("subject",),
    ("to",): ("counterpart",),
    ("evidence", 0, "ru"): ("note_ru",),
    ("evidence", 0, "en"): ("note_en",),
    ("evidence", 0, "at"): ("column",),
}


def locator(item: Item) -> str:
    """Return the place of the passage as the dataset cites it, in the column that the reviewer gives."""
    told, column = item.passage.locator.split("/"), item.fields.get("column")
    return "/".join([told[0], str(column or told[1]), told[2]]) if len(told) == 3 else item.passage.locator


def tie_id(item: Item) -> str:
    """Return the id of the tie that a candidate tells of."""
    told = item.fields
    return ids.tie_id(
        str(told.get("type")),
        str(told.get("subject")),
        str(told.get("counterpart")),
        told.get("key"),
        told.get("via"),
    )


def tie_record(item: Item, beneath: Beneath, tie: Tie | None = None) -> Record:
    """Return the tie of a candidate with its evidence; ``tie`` is the one that it is merged with.

    A tie of the data keeps its places: only what is said of it is added. Evidence that gives no stage
    asserts none: what the tie has reached is presupposed.
    """
    told = item.fields
    known = tie or beneath.statements.ties.get(tie_id(item))
    evidence = {key: told[key] for key in _EVIDENCE if told.get(key)}
    if told.get("basis") not in (None, "reported"):
        evidence["basis"] = told["basis"]
    notes = {lang: told[f"note_{lang}"] for lang in ("ru", "en") if told.get(f"note_{lang}")}
    at = locator(item)
    numbers = [{**{k: v for k, v in n.items() if v not in (None, False)}, "at": at} for n in told["numbers"]]
    return {
        **(_which(known) if tie and known else _own(item, beneath, known)),
        **{key: value for key, value in told["dates"].items() if value},
        "evidence": [{"at": at, **evidence, **notes}],
        **({"numbers": numbers} if numbers else {}),
    }


def _which(tie: Tie) -> Record:
    """Return the keys that say which tie of the data is meant."""
    without_key = ids.tie_id(tie.type, tie.source_id, tie.target_id, None, tie.via_id)
    key = tie.id.removeprefix(without_key).removeprefix("/")
    more = {"key": key, "via": tie.via_id}
    return {"type": tie.type, "from": tie.source_id, "to": tie.target_id,
            **{name: value for name, value in more.items() if value}}  # fmt: skip


def _own(item: Item, beneath: Beneath, known: Tie | None) -> Record:
    told = item.fields
    record = {"type": told.get("type"), "from": told.get("subject"), "to": told.get("counterpart")}
    record |= {key: told[key] for key in _KEPT if told.get(key)}
    edge = beneath.schema.edges.get(str(told.get("type")))
    if known is None and edge is not None and edge.role != "structural":
        record["regions"] = told.get("regions") or {}
        beneath.know(entity_records(item, beneath))
        provinces = provinces_of(beneath.context, [str(record["from"]), str(record["to"])])
        if provinces:
            record["provinces"] = {id_.partition(":")[2]: provinces[id_] for id_ in sorted(provinces)}
    return record


def entity_records(item: Item, beneath: Beneath) -> list[Record]:
    """Return the new things that a candidate names, in order of their ids."""
    used = {str(item.fields.get(key)) for key in _NAMED}
    found = [dict(record) for record in item.fields.get("new") or () if record.get("id") in used]
    return sorted(
        (r for r in found if r["id"] not in beneath.statements.entities), key=lambda r: str(r["id"])
    )


def faults(
    item: Item, beneath: Beneath, columns: frozenset[str] = frozenset(), tie: Tie | None = None
) -> list[Finding]:
    """Return what is wrong or missing for a statement, by field.

    ``columns`` are those of the source, ``tie`` is the one that the candidate is merged with.
    """
    told = check_record(tie_record(item, beneath, tie), (), "tie", beneath.schema)
    found = [*_notes(item)]
    found += [Finding(_called(f.path), f.message, f.code) for f in told if not _lacks_note(f)]
    new = {str(record["id"]): n for n, record in enumerate(item.fields.get("new") or ()) if "id" in record}
    for record in entity_records(item, beneath) if tie is None else ():
        path = ("new", new[str(record["id"])])
        found += check_record(record, path, "entity", beneath.schema)
        if beneath.schema.type_of(str(record["id"])) in NEEDS_SECTOR and not record.get("sector"):
            text = Message("{id} needs a sector (argun schema lists them)", id=str(record["id"]))
            found.append(Finding((*path, "sector"), text, "missing"))
    if item.gone:
        text = Message("it is no longer in the document: reject it, or correct the document and start again")
        found.append(Finding((), text))
    parts = locator(item).split("/")
    if len(parts) == 3 and parts[1] not in columns:
        text = Message("the column is not known; say which one ({columns})", columns=tuple(sorted(columns)))
        found.append(Finding(("column",), text))
    if found:
        return found
    if tie is None:
        return [*_meaning(item, beneath)]
    return [*_status(item, beneath.schema.edges[tie.type], known=True)]


def _notes(item: Item) -> Iterator[Finding]:
    for name, text in _NOTES.items():
        note = item.fields.get(name)
        if not note:
            yield Finding((name,), Message(text), "missing")
        elif is_quotation(str(note), item.passage.text):
            yield Finding(
                (name,), Message("say it in your own words: at most five in a row as the passage has them")
            )


def _lacks_note(finding: Finding) -> bool:
    return finding.code == "missing" and finding.path == ("evidence", 0)


def _called(path: Path) -> Path:
    if path[:1] in (("start",), ("planned",), ("end",)):
        return ("dates", *path)
    for begin, called in _CALLED.items():
        if path[: len(begin)] == begin:
            return called
    return path[2:] if path[:1] == ("evidence",) else path


def _meaning(item: Item, beneath: Beneath) -> Iterator[Finding]:
    """Yield what is wrong with a tie whose keys are right each for itself."""
    edge = beneath.schema.edges[str(item.fields["type"])]
    known, new = beneath.statements.entities, {str(r["id"]) for r in entity_records(item, beneath)}
    regions = [("regions", full_code(code, "region")) for code in item.fields.get("regions") or ()]
    ends = [(key, str(item.fields[key])) for key in _NAMED if item.fields.get(key)]
    lost = {key: id_ for key, id_ in (*ends, *regions) if id_ not in known and id_ not in new}
    for key, id_ in lost.items():
        yield Finding((key,), Message('"{id}" is not in the data, nor among the new things', id=id_))
    for key, types in (("subject", edge.source), ("counterpart", edge.target)):
        id_ = str(item.fields[key])
        type_ = beneath.schema.type_of(id_)
        if key not in lost and type_ not in types:
            named = {"type": edge.name, "id": id_, "given": str(type_), "types": types}
            text = Message('{type} cannot have "{id}" ({given}) here; expected {types}', **named)
            yield Finding((key,), text)
    if item.fields["subject"] == item.fields["counterpart"]:
        text = Message('the tie joins "{id}" to itself', id=str(item.fields["subject"]))
        yield Finding(("counterpart",), text)
    yield from _status(item, edge, known=tie_id(item) in beneath.statements.ties)


def _status(item: Item, edge: EdgeType, *, known: bool) -> Iterator[Finding]:
    stage, health = item.fields.get("stage"), item.fields.get("health")
    allowed = EFFORT_STAGES if edge.role == "effort" else STAGES
    if edge.role in _WITHOUT_STAGE and edge.role == "structural" and stage:
        yield Finding(("stage",), Message("a structural tie has no stage"))
    elif stage and stage not in allowed:
        named = {"stage": stage, "choices": choices(str(stage), allowed)}
        yield Finding(("stage",), Message('stage "{stage}" is unknown ({choices})', **named))
    elif not stage and not known and edge.role not in _WITHOUT_STAGE:
        text = Message("the stage is missing; say how far it has come ({stages})", stages=tuple(allowed))
        yield Finding(("stage",), text)
    if health and edge.role in _WITHOUT_HEALTH:
        yield Finding(("health",), Message("a tie of role {role} has no health", role=edge.role))

"""The layer of what was accepted: ties with their evidence, new things, the source, and what is set aside."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from graph import ids
from graph.statements.records import Tie
from graph.statements.status import status_of
from loaders.review.beneath import Beneath
from loaders.review.item import Item
from loaders.review.journal import MERGE, REJECT
from loaders.review.queue import Origin
from loaders.review.records import Record, entity_records, faults, locator, tie_record
from loaders.review.state import TAKEN, State
from loaders.table_mapping.layer_files import layer_files
from loaders.table_mapping.made import Made, Result, merged
from schema.messages import N_, Message, counted
from schema.yaml_text import written_yaml

#: The first line of the manifest: by it the next review knows the layer as its own.
MADE_BY = "# Made by argun review write: the next one into this folder writes its files anew."
#: Each section in which passages are set aside has a file of its own in this folder.
ASIDE = "set-aside"
_UNTOLD = "rejected in review"


@dataclass
class Layer:
    """The files of a layer, and what is worth saying of it."""

    files: Mapping[str, bytes]
    result: Result
    set_aside: int = 0
    notes: list[Message] = field(default_factory=list)
    #: What was accepted and cannot stand as the data are now: the candidate and what is wrong.
    refused: list[tuple[str, Message]] = field(default_factory=list)


def make_layer(states: Sequence[State], origin: Origin, beneath: Beneath) -> Layer:
    """Return the layer of a review: what was accepted, changed or merged, and nothing else."""
    layer = Layer({}, Result())
    taken = list(_taken(states, origin, beneath, layer))
    # What a reviewer calls a new thing holds against what was proposed for it elsewhere.
    for each in sorted(taken, key=lambda each: not each.renames):
        for entity in entity_records(each.item, beneath) if each.tie is None else ():
            _add_entity(each, entity, layer.result)
    for each in taken:
        _add_tie(each, origin, beneath, layer)
    result = layer.result
    result.rows = sum(state.status in TAKEN for state in states)
    if result.ties and not origin.known:
        id_ = str(origin.source["id"])
        result.sources[id_] = Made("source", id_, dict(origin.source), 0)
    if not result.ties:
        return layer
    title = {lang: str(origin.source[lang]) for lang in ("ru", "en")}
    manifest = {"format": 1, "name": origin.layer, **title}
    aside = dict(_set_aside(states, origin))
    layer.set_aside = sum(len(reasons) for reasons in aside.values())
    layer.files = {**layer_files(manifest, result, MADE_BY), **_aside_files(aside, origin)}
    return layer


@dataclass(frozen=True, slots=True)
class _Taken:
    """What was accepted: its place in the review, with the changes, and the tie that it is merged with."""

    row: int
    item: Item
    tie: Tie | None
    renames: bool


def _taken(states: Sequence[State], origin: Origin, beneath: Beneath, layer: Layer) -> Iterator[_Taken]:
    """Yield what was accepted and can stand as the data are now; note the rest."""
    for row, state in enumerate(states, 1):
        decision = state.decision
        if decision is None or decision.decision not in TAKEN:
            continue
        item, tie = state.decided, beneath.statements.ties.get(decision.tie or "")
        wrong = [f.message for f in faults(item, beneath, origin.columns, tie)]
        if decision.decision == MERGE and tie is None:
            wrong = [Message('the tie "{id}" is not in the data', id=decision.tie or "")]
        if wrong:
            layer.refused.append((item.id, wrong[0]))
        else:
            yield _Taken(row, item, tie, "new" in decision.fields)


def _add_tie(taken: _Taken, origin: Origin, beneath: Beneath, layer: Layer) -> None:
    """Add a tie, or its evidence to one that another passage tells of; what a later one says holds."""
    result = layer.result
    record = _cited(tie_record(taken.item, beneath, taken.tie), str(origin.source["id"]))
    id_ = ids.tie_id(record["type"], record["from"], record["to"], record.get("key"), record.get("via"))
    known = beneath.statements.ties.get(id_)
    if known is not None:
        result.known_ties.add(id_)
        layer.notes += _stays_bad(record, known)
    made = result.ties.setdefault(id_, Made("tie", id_, record, taken.row))
    if made.record is record:
        return
    for key, old, value in merged(made.record, record, ("evidence", "numbers")):
        if key in record:
            made.record[key] = value
            text = N_("{id}: {key} is {old} in one passage and {value} in a later one; {value} is written")
            layer.notes.append(Message(text, id=id_, key=key, value=str(value), old=str(old)))


def _stays_bad(record: Record, known: Tie) -> Iterator[Message]:
    """Say that a tie which runs now is still slow or stalled by an earlier report."""
    was, reports = status_of(known), record["evidence"]
    runs = any(each.get("stage") == "operating" for each in reports) and was.stage != "operating"
    if runs and was.health in ("slow", "stalled") and not any(each.get("health") for each in reports):
        yield Message(
            "{id} runs now, and stays {health} by an earlier report; where refuted, write health: active",
            id=known.id,
            health=was.health,
        )


def _cited(record: Record, source: str) -> Record:
    """Return a tie whose evidence and numbers name their source."""
    parts = [key for key in ("evidence", "numbers") if key in record]
    return {**record, **{key: [{"source": source, **each} for each in record[key]] for key in parts}}


def _add_entity(taken: _Taken, entity: Record, result: Result) -> None:
    """Add a new thing; how another passage spells it, in the language of that, is another name."""
    made = result.entities.setdefault(entity["id"], Made("entity", entity["id"], entity, taken.row))
    if made.record is entity:
        return
    names = {made.record.get(lang) for lang in ("ru", "en", "zh")}
    lang = taken.item.passage.language or "ru"
    spelled = {entity[lang]} - names if entity.get(lang) else set()
    aliases = sorted({*made.record.get("aliases", ()), *spelled})
    more = {key: value for key, value in entity.items() if key not in made.record}
    made.record = {**made.record, **more, **({"aliases": aliases} if aliases else {})}


def _set_aside(states: Sequence[State], origin: Origin) -> Iterator[tuple[str, dict[int, str]]]:
    """Yield the passages of each section whose candidates were all rejected, with the reasons."""
    passages: dict[tuple[str, int], list[State]] = defaultdict(list)
    for state in states:
        parts = locator(state.item).split("/")
        if len(parts) == 3 and not state.item.gone:
            passages[parts[0], state.item.passage.index].append(state)
    found: dict[str, dict[int, str]] = defaultdict(dict)
    for (section, index), here in sorted(passages.items()):
        if all(state.status == REJECT for state in here):
            reasons = sorted({s.decision.reason or _UNTOLD for s in here if s.decision})
            found[section][index] = "; ".join(reasons)
    yield from found.items()


def _aside_files(aside: Mapping[str, dict[int, str]], origin: Origin) -> dict[str, bytes]:
    files = {}
    for section, reasons in aside.items():
        head = {"source": origin.source["id"], "section": section, "region": section, "set_aside": reasons}
        files[f"{ASIDE}/{section}.yaml"] = written_yaml(head).encode()
    return files


def waiting(states: Sequence[State]) -> Iterator[Message]:
    """Say how much of a rating is undecided in sections of which something is written."""
    told = {state.item.passage.region for state in states if state.status in TAKEN} - {None}
    count = sum(s.item.passage.region in told and s.status not in (*TAKEN, REJECT) for s in states)
    if count:
        yield counted(
            "{count} candidate of its regions is undecided; what it tells looks silent in diff",
            "{count} candidates of its regions are undecided; what they tell looks silent in diff",
            count,
        )


def lacking(result: Result) -> Iterator[Message]:
    """Yield what a person should look at in what was made."""
    new = len(result.entities)
    if new:
        yield counted(
            "{count} new thing is in the layer; look at its names, and add what argun check asks for",
            "{count} new things are in the layer; look at their names, and add what argun check asks for",
            new,
        )
    if result.known_ties:
        yield counted(
            "{count} tie is in the data already and gets further evidence",
            "{count} ties are in the data already and get further evidence",
            len(result.known_ties),
        )

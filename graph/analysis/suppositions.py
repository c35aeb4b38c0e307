"""What if: changes to single ties, one line each, laid over the statements as a layer of their own.

``stage=operating@TIE``, ``health=stalled@TIE``, ``drop@TIE`` and
``add@TYPE/from/to:stage=operating,region=RU-AMU,province=CN-HL``. A change of stage or health is one more
piece of evidence, told after everything else, so the codebook decides what follows from it: a stage never
goes back, and a new report makes an old deal recent. Dropping takes the tie and its numbers away.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from graph import ids
from graph.statements.merging import merge_ties
from graph.statements.records import Entity, Evidence, Statements, Tie
from graph.statements.status import EFFORT_STAGES, HEALTHS, STAGES, period_end
from schema.errors import UsageError
from schema.reader import read_schema
from schema.values import LAST_DAY, choices

LAYER = "what-if"
SOURCE = "source:what-if"
FORMS = "stage=STAGE@TIE, health=HEALTH@TIE, drop@TIE or add@TYPE/from/to:stage=STAGE,region=RU-AMU"
_NOTES = ("Предположение", "A supposition")
_OPTIONS = re.compile(r"(?P<id>.+?):(?P<options>[a-z]+=.*)")
_ADD_KEYS = ("stage", "health", "region", "province", "role", "via", "key")


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """One change: ``what`` is stage, health, drop or add, ``value`` the new stage or health.

    ``added`` is the tie that an ``add`` brings, without a meaning for the others.
    """

    what: str
    tie_id: str
    value: str = ""
    added: Tie | None = field(default=None, compare=False)

    def __str__(self) -> str:
        return f"{self.what}={self.value}@{self.tie_id}" if self.value else f"{self.what}@{self.tie_id}"


def read_change(text: str, statements: Statements) -> Change:
    """Read one change.

    Raises
    ------
    UsageError
        The change has another form, or names a tie, place, stage or health that is unknown.
    """
    action, at, tie_id = text.strip().partition("@")
    what, _, value = action.partition("=")
    if (
        not at
        or (what in ("stage", "health")) != bool(value)
        or what not in ("stage", "health", "drop", "add")
    ):
        raise UsageError(f'"{text}" is no change; expected {FORMS}')
    if what == "add":
        return _read_added(tie_id, statements)
    if tie_id not in statements.ties:
        raise UsageError(f'there is no tie "{tie_id}" ({_near(tie_id, statements)}); argun ties lists them')
    role = statements.ties[tie_id].role
    if role == "structural" or (what == "health" and role == "effort"):
        raise UsageError(f"{tie_id}: a tie of {role} has no {what if what != 'drop' else 'part in a mark'}")
    if what != "drop":
        _check_word(what, value, role)
    return Change(what, tie_id, value)


def _check_word(what: str, value: str, role: str) -> None:
    known = HEALTHS if what == "health" else EFFORT_STAGES if role == "effort" else STAGES
    if value not in known:
        raise UsageError(f'{what} "{value}" is unknown for a tie of {role} ({", ".join(known)})')


def _near(given: str, statements: Statements) -> str:
    """Name the ties that may be meant: those that share most of the id."""
    near = choices(given, statements.ties)
    if near.startswith("did you mean"):
        return near
    parts = {part for part in given.split("/") if ":" in part}
    found = [id_ for id_ in statements.ties if parts & set(id_.split("/"))]
    return f"near: {', '.join(found[:5])}" if found else f"{len(statements.ties)} in all"


def _read_added(text: str, statements: Statements) -> Change:
    match = _OPTIONS.fullmatch(text)
    parts = (match["id"] if match else text).split("/")
    if match is None or len(parts) != 3:
        raise UsageError(f'"add@{text}" is no change; expected add@TYPE/from/to:stage=STAGE,region=RU-AMU')
    options = _read_options(match["options"])
    type_, source, target = parts
    schema = read_schema()
    if type_ not in schema.edges:
        raise UsageError(f'the tie type "{type_}" is unknown ({choices(type_, schema.edges)})')
    edge = schema.edges[type_]
    for end, allowed in ((source, edge.source), (target, edge.target)):
        entity = _entity(end, statements)
        if entity.type not in allowed:
            raise UsageError(f"{type_} cannot end at the {entity.type} {end}; expected {', '.join(allowed)}")
    if edge.role in ("structural", "restriction"):
        raise UsageError(f"{type_} is {edge.role} and has no part in a mark; add a tie that has one")
    stage = (options["stage"] or [""])[0]
    _check_word("stage", stage, edge.role)
    health = next(iter(options["health"]), None)
    if health is not None:
        _check_word("health", health, edge.role)
    via = next((_entity(v, statements).id for v in options["via"]), None)
    id_ = ids.tie_id(type_, source, target, next(iter(options["key"]), None), via)
    regions = _regions(options, (source, target), statements)
    provinces = {_place(code, "province", statements): "told" for code in sorted(options["province"])}
    told = _evidence(id_, stage, health, "")
    tie = Tie(id_, type_, edge.role, source, target, via, regions, provinces, {}, {}, (told,), (LAYER,))
    return Change("add", id_, "", tie)


def _read_options(text: str) -> dict[str, list[str]]:
    options: dict[str, list[str]] = {key: [] for key in _ADD_KEYS}
    for option in text.split(","):
        key, _, value = option.strip().partition("=")
        if key not in options or not value:
            raise UsageError(f'"{option}" is unknown in add@ ({", ".join(f"{k}=..." for k in _ADD_KEYS)})')
        options[key].append(value)
    return options


def _regions(options: Mapping[str, list[str]], ends: Sequence[str], statements: Statements) -> dict[str, str]:
    named = options["region"] or [end for end in ends if end.startswith("region:")]
    if not named:
        raise UsageError("the added tie has no region; say whose it is: region=RU-AMU")
    role = next(iter(options["role"]), "site")
    roles = read_schema().vocabularies["region_role"].terms
    if role not in roles:
        raise UsageError(f'role "{role}" is unknown ({", ".join(roles)})')
    return {_place(code, "region", statements): role for code in sorted(named)}


def _place(code: str, prefix: str, statements: Statements) -> str:
    return _entity(code if ":" in code else f"{prefix}:{code}", statements).id


def _entity(id_: str, statements: Statements) -> Entity:
    if id_ not in statements.entities:
        raise UsageError(f'there is no entity "{id_}" ({choices(id_, statements.entities)})')
    return statements.entities[id_]


def _evidence(tie_id: str, stage: str | None, health: str | None, period: str) -> Evidence:
    content = (stage or "", health or "", period)
    id_ = ids.evidence_id(tie_id, SOURCE, "what-if", content)
    return Evidence(
        id_, SOURCE, "what-if", "", period, stage, health, "inferred", "for", None, *_NOTES, LAYER
    )


def apply_changes(statements: Statements, changes: Iterable[Change], day: datetime.date) -> Statements:
    """Return the statements with all changes, told after ``day`` and after each tie's last report."""
    ties = dict(statements.ties)
    added: list[Tie] = []
    for change in sorted(changes):
        if change.what == "drop":
            ties.pop(change.tie_id, None)
        elif change.added is not None:
            period = told_on((), day)
            told = _evidence(change.tie_id, *_asserted(change.added), period)
            added.append(replace(change.added, evidence=(told,)))
        elif change.tie_id in ties:
            ties[change.tie_id] = _with(ties[change.tie_id], change, day)
    layers = (*statements.layers, *([] if LAYER in statements.layers else [LAYER]))
    kept = merge_ties([*ties.values(), *added], layers)
    known = {tie.id for tie in kept}
    numbers = [o for o in statements.observations.values() if o.tie_id is None or o.tie_id in known]
    source = Entity(SOURCE, "Source", "Предположения", "Suppositions", None, (), {}, LAYER)
    entities = {**statements.entities, SOURCE: source}.values()
    return Statements.of(entities, kept, numbers, statements.editions.values(), layers)


def _asserted(tie: Tie) -> tuple[str | None, str | None]:
    return tie.evidence[0].stage, tie.evidence[0].health


def _with(tie: Tie, change: Change, day: datetime.date) -> Tie:
    """Return the tie with one more piece of evidence."""
    stage, health = (change.value, None) if change.what == "stage" else (None, change.value)
    told = _evidence(tie.id, stage, health, told_on(tie.evidence, day))
    layers = tie.layers if LAYER in tie.layers else (*tie.layers, LAYER)
    evidence = {e.id: e for e in (*tie.evidence, told)}
    return replace(tie, evidence=tuple(evidence[key] for key in sorted(evidence)), layers=layers)


def told_on(evidence: Iterable[Evidence], day: datetime.date) -> str:
    """Return the day on which a supposition is told: after the day and after all that was reported."""
    ends = [end for end in map(period_end, (e for e in evidence if e.layer != LAYER)) if end < LAST_DAY]
    return (max([day, *ends]) + datetime.timedelta(days=1)).isoformat()


def without_evidence(statements: Statements, keeps: Callable[[str, str], bool]) -> Statements:
    """Return the statements with the evidence and numbers that ``keeps(source id, layer)`` lets stand.

    Ties that lose all evidence vanish, and the numbers about them; entities and editions stay.
    """
    cut = (
        replace(t, evidence=tuple(e for e in t.evidence if keeps(e.source_id, e.layer)))
        for t in statements.ties.values()
    )
    # A tie of which only the health is left has no stage, so nothing says that it is there at all.
    ties = {t.id: t for t in cut if t.evidence and (t.role == "structural" or _has_stage(t))}
    numbers = [
        o
        for o in statements.observations.values()
        if keeps(o.source_id, o.layer) and (o.tie_id is None or o.tie_id in ties)
    ]
    return Statements.of(
        statements.entities.values(), ties.values(), numbers, statements.editions.values(), statements.layers
    )


def _has_stage(tie: Tie) -> bool:
    return tie.role == "restriction" or any(e.stage and e.stance == "for" for e in tie.evidence)

"""Changes to single ties or whole deals, one line each, laid over the statements as a layer of their own.

``stage=operating@TIE``, ``health=stalled@TIE``, ``drop@TIE`` and
``add@TYPE/from/to:stage=operating,region=RU-AMU,province=CN-HL``. With a deal in the place of a tie, a stage
or health goes to all its ties that decide it somewhere, and drop takes them all away. A change of stage or
health is one more piece of evidence, reported after everything else, so the codebook decides what
follows from it: a stage never goes back. Dropping takes a tie and its numbers away.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from graph import ids
from graph.analysis.deals.ids import PREFIX
from graph.analysis.deals.model import Part
from graph.analysis.score.score import Appraisal
from graph.statements.merging import merge_ties
from graph.statements.records import Entity, Evidence, Statements, Tie
from graph.statements.status import EFFORT_STAGES, HEALTHS, STAGES
from graph.texts import languages, translate
from schema.errors import UsageError
from schema.messages import N_, Message, either
from schema.reader import read_schema
from schema.values import choices, near_words

LAYER = "what-if"
SOURCE = "source:what-if"
_SOURCE_NAME, _NOTE = N_("Hypothetical changes"), N_("A hypothetical change")
_ADD_FORM = "add@TYPE/from/to:stage=STAGE,region=RU-AMU"
FORMS = ("stage=STAGE@TIE", "health=HEALTH@TIE", "drop@TIE", _ADD_FORM)
_ADDED = re.compile(r"(?P<type>[^/]+)/(?P<source>[^/]+)/(?P<target>[^/]+?):(?P<options>[a-z]+=.*)")
_WHAT = {"stage": Message("stage"), "health": Message("health")}
_OPTIONS = ("stage", "health", "region", "province", "role", "via", "key")


@dataclass(frozen=True, slots=True)
class Change:
    """One change: ``what`` is stage, health, drop or add, ``value`` the new stage or health.

    ``text`` is how it was given, ``ties`` the ties that it touches, ``added`` the tie that an ``add`` brings.
    """

    text: str
    what: str
    ties: tuple[str, ...]
    value: str = ""
    added: Tie | None = None


def deciding_parts(appraisal: Appraisal, deal_id: str) -> tuple[Part, ...]:
    """Return the parts that decide how far a deal is at any of its places, by id."""
    held = [h for h in appraisal.points.holdings if h.deal.id == deal_id]
    parts = {c.part.id: c.part for h in held for group in h.groups for c in group}
    found = parts or {part.id: part for part in appraisal.by_id[deal_id].deciding(None)}
    return tuple(found[id_] for id_ in sorted(found))


def read_changes(texts: Iterable[str], statements: Statements, appraisal: Appraisal) -> list[Change]:
    """Read changes that are to hold together.

    Raises
    ------
    UsageError
        One of them can't be read (:func:`read_change`), or two say different things of one tie.
    """
    changes = [read_change(text, statements, appraisal) for text in texts]
    given: dict[tuple[str, str], Change] = {}
    for change in changes:
        for id_ in change.ties:
            other = given.setdefault((id_, change.what), change)
            if other.value != change.value:
                raise UsageError(
                    '"{one}" and "{other}" contradict each other; give one of them',
                    one=other.text,
                    other=change.text,
                )
    return changes


def read_change(text: str, statements: Statements, appraisal: Appraisal) -> Change:
    """Read one change.

    Raises
    ------
    UsageError
        The change has another form, or names a tie, deal, place, stage or health that is unknown.
    """
    action, at, target = text.strip().partition("@")
    what, _, value = action.partition("=")
    with_value = what in ("stage", "health")
    if not at or with_value != bool(value) or not (with_value or what in ("drop", "add")):
        raise UsageError(
            '"{text}" is no change; expected {forms}; a deal may stand for the tie',
            text=text,
            forms=either(FORMS),
        )
    if what == "add":
        return _read_added(target, statements)
    if target.startswith(PREFIX):
        if target not in appraisal.by_id:
            near = _near(target, appraisal.by_id)
            raise UsageError('there is no deal "{id}" ({near}); argun deals lists them', id=target, near=near)
        parts = appraisal.by_id[target].parts if what == "drop" else deciding_parts(appraisal, target)
        touched = tuple(part.id for part in parts)
    elif target in statements.ties:
        touched = (target,)
    else:
        near = _near(target, statements.ties)
        raise UsageError('there is no tie "{id}" ({near}); argun ties lists them', id=target, near=near)
    first = statements.ties[touched[0]]
    role = first.role
    if read_schema().edges[first.type].deal is None:
        raise UsageError("{id}: a tie of role {role} has no part in a mark", id=target, role=role)
    if what == "health" and role == "effort":
        raise UsageError("{id}: a tie of role {role} has no health", id=target, role=role)
    if with_value:
        _check_word(what, value, role)
    return Change(text, what, touched, value)


def _check_word(what: str, value: str, role: str) -> None:
    known = HEALTHS if what == "health" else EFFORT_STAGES if role == "effort" else STAGES
    if value not in known:
        raise UsageError(
            '{what} "{value}" is unknown for a tie of role {role} ({known})',
            what=_WHAT[what],
            value=value,
            role=role,
            known=known,
        )


def _near(given: str, known: Collection[str]) -> Message:
    """Name what may be meant: ids like the given one, else those that share an end with it."""
    alike = near_words(given, known)
    if alike:
        return Message("did you mean {names}?", names=either(alike))
    ends = {part for part in given.removeprefix(PREFIX).split("/") if ":" in part}
    found = [id_ for id_ in known if ends & set(id_.removeprefix(PREFIX).split("/"))]
    if found:
        return Message("near: {ids}", ids=found[:5])
    return Message("{count} in all", count=len(known))


def _read_added(text: str, statements: Statements) -> Change:
    match = _ADDED.fullmatch(text)
    if match is None:
        raise UsageError('"add@{text}" is no change; expected {form}', text=text, form=_ADD_FORM)
    options = _read_options(match["options"])
    type_, source, target = match["type"], match["source"], match["target"]
    schema = read_schema()
    if type_ not in schema.edges:
        known = choices(type_, schema.edges)
        raise UsageError('the tie type "{name}" is unknown ({known})', name=type_, known=known)
    edge = schema.edges[type_]
    for end, allowed in ((source, edge.source), (target, edge.target)):
        kind = _entity(end, statements).type
        if kind not in allowed:
            raise UsageError(
                "{type} cannot end at the {kind} {id}; expected {types}",
                type=type_,
                kind=kind,
                id=end,
                types=either(allowed),
            )
    if edge.deal is None:
        raise UsageError(
            "{type} is {role} and has no part in a mark; add a tie that has one", type=type_, role=edge.role
        )
    one = {key: next(iter(values), None) for key, values in options.items()}
    _check_word("stage", one["stage"] or "", edge.role)
    if one["health"] is not None:
        _check_word("health", one["health"], edge.role)
    via = _entity(one["via"], statements).id if one["via"] else None
    id_ = ids.tie_id(type_, source, target, one["key"], via)
    provinces = {_place(code, "province", statements): "told" for code in sorted(options["province"])}
    regions = _regions(options, (source, target), statements)
    evidence = _evidence(id_, one["stage"], one["health"], "")
    tie = Tie(id_, type_, edge.role, source, target, via, regions, provinces, {}, {}, (evidence,), (LAYER,))
    return Change(f"add@{text}", "add", (id_,), added=tie)


def _read_options(text: str) -> dict[str, list[str]]:
    options: dict[str, list[str]] = {key: [] for key in _OPTIONS}
    for option in text.split(","):
        key, _, value = option.strip().partition("=")
        if key not in options or not value:
            known = [f"{name}=..." for name in _OPTIONS]
            raise UsageError('"{option}" is unknown in add@ ({known})', option=option, known=known)
        options[key].append(value)
    return options


def _regions(options: Mapping[str, list[str]], ends: Sequence[str], statements: Statements) -> dict[str, str]:
    named = options["region"] or [end for end in ends if end.startswith("region:")]
    if not named:
        raise UsageError("the added tie has no region; say whose it is: region=RU-AMU")
    role = next(iter(options["role"]), "site")
    roles = read_schema().vocabularies["region_role"].terms
    if role not in roles:
        raise UsageError('role "{role}" is unknown ({known})', role=role, known=list(roles))
    return {_place(code, "region", statements): role for code in sorted(named)}


def _place(code: str, prefix: str, statements: Statements) -> str:
    return _entity(code if ":" in code else f"{prefix}:{code}", statements).id


def _entity(id_: str, statements: Statements) -> Entity:
    if id_ not in statements.entities:
        known = choices(id_, statements.entities)
        raise UsageError('there is no entity "{id}" ({known})', id=id_, known=known)
    return statements.entities[id_]


def _evidence(tie_id: str, stage: str | None, health: str | None, period: str) -> Evidence:
    id_ = ids.evidence_id(tie_id, SOURCE, LAYER, (stage or "", health or "", period))
    notes = {lang: translate(_NOTE, lang) for lang in languages()}
    return Evidence(id_, SOURCE, LAYER, "", period, stage, health, "inferred", "for", None, notes, LAYER)


def apply_changes(statements: Statements, changes: Iterable[Change], day: datetime.date) -> Statements:
    """Return the statements with all changes, reported after ``day`` and after each tie's last report."""
    ties, added = dict(statements.ties), []
    for change in sorted(changes, key=lambda change: change.text):
        if change.added is not None:
            given = change.added.evidence[0]
            proof = _evidence(change.added.id, given.stage, given.health, f"{day}/")
            added.append(replace(change.added, evidence=(proof,)))
        for id_ in change.ties:
            if change.what == "drop":
                ties.pop(id_, None)
            elif change.added is None and id_ in ties:
                ties[id_] = _with(ties[id_], change, day)
    layers = tuple(dict.fromkeys((*statements.layers, LAYER)))
    kept = merge_ties([*ties.values(), *added], layers)
    known = {tie.id for tie in kept}
    numbers = [o for o in statements.observations.values() if o.tie_id is None or o.tie_id in known]
    names = {lang: translate(_SOURCE_NAME, lang) for lang in languages()}
    source = Entity(SOURCE, "Source", names, (), {}, LAYER)
    entities = {**statements.entities, SOURCE: source}.values()
    return Statements.of(entities, kept, numbers, statements.editions.values(), layers)


def _with(tie: Tie, change: Change, day: datetime.date) -> Tie:
    """Return the tie with one more piece of evidence."""
    stage, health = (change.value, None) if change.what == "stage" else (None, change.value)
    # In a period without an end: after all that was reported.
    added = _evidence(tie.id, stage, health, f"{day}/")
    evidence = {e.id: e for e in (*tie.evidence, added)}
    layers = tuple(dict.fromkeys((*tie.layers, LAYER)))
    return replace(tie, evidence=tuple(evidence[key] for key in sorted(evidence)), layers=layers)

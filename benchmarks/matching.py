"""When a candidate is right: compared with the ties that the dataset cites the same paragraph for.

A paragraph is a whole one, rejoined over page breaks: what the dataset cites any of its pieces for is told
in it. In a paragraph each candidate answers at most one tie and each tie at most one candidate.

- **parties**: both ends, whoever is named first. An end is right when it is the same entity. A party
  without a name answers any party without a name of its type. A thing that the program takes for new
  answers any thing of its type (project, zone, route, event) that the paragraph is cited for: its id
  cannot be known. A new company, university or organisation answers one that is called so: nine tenths
  of the letters of a name or alias, or of their transliteration, are equal.
- **kind**: the type of the tie.
- **whole**: parties and kind of one tie.
- **stage** and **health**: whole, and the stage (the health) is the one that the dataset has for this
  paragraph, where it has one. No word of health and ``active`` are equal, as in the codebook.

Structural ties (where a thing lies, what belongs to whom) are no facts of a paragraph and left out. Ties of
one type between the same ends that differ by the curator's key alone are one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.fuzz import ratio

from graph.statements.parties import PARTY_TYPES
from graph.statements.records import Statements
from loaders.extraction.candidate import Candidate, Passage
from loaders.table_mapping.names_to_ids import transliterated

SOURCE = "source:rating-2026"
_NONE: frozenset[str] = frozenset()
_ALIKE = 90
_THINGS = ("Project", "Zone", "Corridor", "Event", "BorderCrossing")


@dataclass(frozen=True, slots=True)
class Fact:
    """What a paragraph says of a tie, by the dataset or by a candidate; ``loose`` are ends without an id."""

    place: str
    type: str
    ends: tuple[str, str]
    stage: str | None
    health: str | None
    loose: tuple[str | None, str | None] = (None, None)
    names: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())
    joins: tuple[str, ...] = ()
    confidence: float = 1.0


Fits = Callable[[Fact, Fact], bool]


def gold_facts(statements: Statements, places: Mapping[str, str]) -> list[Fact]:
    """Return what the dataset says of the paragraphs; ``places`` maps locators to whole paragraphs."""
    found: dict[tuple[str, str, tuple[str, ...]], Fact] = {}
    for tie in statements.ties.values():
        if tie.role == "structural":
            continue
        for evidence in tie.evidence:
            place = places.get(evidence.locator) if evidence.source_id == SOURCE else None
            if place is None:
                continue
            ends = (tie.source_id, tie.target_id)
            loose = tuple(_loose(statements, id_) for id_ in ends)
            key = (place, tie.type, tuple(sorted(ends)))
            old = found.get(key)
            stage = evidence.stage or (old.stage if old else None)
            health = evidence.health or (old.health if old else None)
            ids = (*(old.joins if old else ()), tie.id)
            found[key] = Fact(
                place, tie.type, ends, stage, health, (loose[0], loose[1]), _names(statements, ends), ids
            )
    return sorted(found.values(), key=lambda f: (f.place, f.type, f.ends))


def _names(statements: Statements, ends: Sequence[str]) -> tuple[frozenset[str], frozenset[str]]:
    entities = [statements.entities[id_] for id_ in ends]
    first, second = (
        frozenset(letters(name) for name in (*e.names.values(), *e.aliases))
        if e.type in PARTY_TYPES
        else frozenset()
        for e in entities
    )
    return first, second


def letters(name: str) -> str:
    """Return the letters and digits of a name without legal forms' dots and quotes, in Latin letters."""
    return "".join(c for c in transliterated(name).casefold() if c.isalnum())


def _loose(statements: Statements, id_: str) -> str | None:
    entity = statements.entities[id_]
    if entity.properties.get("named") is False:
        return f"unnamed {entity.type}"
    return entity.type if entity.type in _THINGS else None


def told_facts(candidates: Iterable[Candidate], statements: Statements) -> list[Fact]:
    """Return what candidates say, each tie of a paragraph once: the surest."""
    found: dict[tuple[str, str, str, str], Fact] = {}
    for c in candidates:
        new = {id_: type_ for id_, type_, _ in c.new}
        named = {id_: frozenset((letters(n),)) for id_, type_, n in c.new if type_ in PARTY_TYPES}
        loose = tuple(_told_loose(statements, id_, new) for id_ in (c.subject, c.counterpart))
        names = (named.get(c.subject, _NONE), named.get(c.counterpart, _NONE))
        fact = Fact(
            place_of(c.passage), c.type, (c.subject, c.counterpart), c.stage, c.health,
            (loose[0], loose[1]), names, c.joins, c.confidence,
        )  # fmt: skip
        first, second = sorted(fact.ends)
        key = (fact.place, fact.type, first, second)
        if key not in found or fact.confidence > found[key].confidence:
            found[key] = fact
    return list(found.values())


def _told_loose(statements: Statements, id_: str, new: Mapping[str, str]) -> str | None:
    if ":unnamed-" in id_:
        return "unnamed Company"
    entity = statements.entities.get(id_)
    if entity is not None and entity.properties.get("named") is False:
        return f"unnamed {entity.type}"
    return new.get(id_) if new.get(id_) in _THINGS else None


def place_of(passage: Passage) -> str:
    """Return the place of a paragraph without its column, which is told by its number."""
    return f"{(passage.region or '').partition(':')[2]}/{passage.index}"


def same_parties(told: Fact, gold: Fact) -> bool:
    """Tell whether both ends are right, in either direction."""
    straight = all(_same(told, gold, i, i) for i in (0, 1))
    return straight or all(_same(told, gold, i, 1 - i) for i in (0, 1))


def _same(told: Fact, gold: Fact, i: int, j: int) -> bool:
    if told.ends[i] == gold.ends[j]:
        return True
    if told.loose[i] is not None:
        return told.loose[i] == gold.loose[j]
    return any(ratio(a, b) >= _ALIKE for a in told.names[i] for b in gold.names[j])


def same_kind(told: Fact, gold: Fact) -> bool:
    """Tell whether the types are equal."""
    return told.type == gold.type


def whole(told: Fact, gold: Fact) -> bool:
    """Tell whether parties and type are right."""
    return told.type == gold.type and same_parties(told, gold)


def with_stage(told: Fact, gold: Fact) -> bool:
    """Tell whether the stage is right, too, where the dataset has one."""
    return whole(told, gold) and gold.stage in (None, told.stage)


def with_health(told: Fact, gold: Fact) -> bool:
    """Tell whether the health is right, too."""
    return whole(told, gold) and (told.health or "active") == (gold.health or "active")


FACETS: Mapping[str, Fits] = {
    "parties": same_parties,
    "kind": same_kind,
    "whole": whole,
    "whole, stage": with_stage,
    "whole, health": with_health,
}


def pairs(told: Sequence[Fact], gold: Sequence[Fact], fits: Fits) -> list[tuple[Fact, Fact]]:
    """Return which candidate answers which tie: exact ends before loose ones, then equal stage."""
    by_place: dict[str, list[Fact]] = defaultdict(list)
    for fact in gold:
        by_place[fact.place].append(fact)
    ways = [
        (
            -(t.ends == g.ends),
            -(t.type == g.type),
            -(t.stage == g.stage),
            -t.confidence,
            t.type,
            t.ends,
            g.ends,
            t,
            g,
        )
        for t in told
        for g in by_place.get(t.place, ())
        if fits(t, g)
    ]
    ways.sort(key=lambda w: w[:7])
    used: set[int] = set()
    found = []
    for *_, t, g in ways:
        if id(t) not in used and id(g) not in used:
            used |= {id(t), id(g)}
            found.append((t, g))
    return found

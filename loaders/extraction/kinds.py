"""Which type of tie the words of a passage tell of, by ``rules/kinds.yaml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from loaders.extraction.candidate import Passage
from loaders.extraction.clauses import clauses, sentences
from loaders.extraction.phrases import Hit, Phrases
from loaders.extraction.rulebook import check_keys, phrases_of, rules
from schema.errors import SchemaError
from schema.messages import Message
from schema.reader import read_schema

_KEYS = frozenset(("type", "source", "target", "confidence", "with", "without", "backward"))
_FILE = "kinds"


@dataclass(frozen=True, slots=True)
class Kind:
    """A type of tie that words of a passage tell of, before anybody knows its ends.

    ``start`` and ``end`` are the characters of those words, ``clause`` those of the clause they stand in.
    ``source`` and ``target`` are the node types that its ends typically have, best first; ``forward`` says
    that the words' subject is the source. ``confidence`` is in 0..1, ``rule`` the name of the rule.
    """

    type: str
    start: int
    end: int
    clause: tuple[int, int]
    source: tuple[str, ...]
    target: tuple[str, ...]
    confidence: float
    why: Message
    rule: str = ""
    forward: bool = True


@dataclass(frozen=True, slots=True)
class _Rule:
    name: str
    type: str
    source: tuple[str, ...]
    target: tuple[str, ...]
    confidence: float
    forward: bool
    phrases: tuple[str, ...]
    besides: Phrases[None] | None
    without: Phrases[None] | None


def find_kinds(passage: Passage) -> list[Kind]:
    """Return the types of ties that a passage tells of, in the order of their words.

    A rule is found once in a clause, at its first words there.

    Raises
    ------
    SchemaError
        The rules cannot be read.

    Examples
    --------
    >>> [kind.type for kind in find_kinds(Passage(1, "The region exports grain; they visited Harbin."))]
    ['EXPORTS', 'VISITED']
    """
    text = passage.text
    spans = sentences(text)
    found = []
    for clause in clauses(text):
        first: dict[str, Hit[_Rule]] = {}
        for hit in _phrases_of_all().every(text, clause.start, clause.end):
            first.setdefault(hit.told.name, hit)
        for hit in first.values():
            rule = hit.told
            if rule.without and rule.without.find(text, clause.start, clause.end):
                continue
            if rule.besides and not rule.besides.find(text, *spans[clause.sentence]):
                continue
            found.append(_kind(rule, text, hit.start, hit.end, (clause.start, clause.end)))
    return sorted(found, key=lambda kind: (kind.start, kind.end, kind.type, kind.rule))


def _kind(rule: _Rule, text: str, start: int, end: int, clause: tuple[int, int]) -> Kind:
    why = Message('"{words}" tells of {type}', words=text[start:end], type=rule.type)
    return Kind(
        rule.type,
        start,
        end,
        clause,
        rule.source,
        rule.target,
        rule.confidence,
        why,
        rule.name,
        rule.forward,
    )


@cache
def _phrases_of_all() -> Phrases[_Rule]:
    return Phrases((phrase, rule) for rule in read_kinds(rules(_FILE)) for phrase in rule.phrases)


def read_kinds(found: Mapping[str, Any]) -> tuple[_Rule, ...]:
    """Return the rules of ``kinds.yaml``.

    Raises
    ------
    SchemaError
        A rule has an unknown key, names no type of tie, or an end that its type cannot have.
    """
    return tuple(_rule(name, rule) for name, rule in found.items())


def _rule(name: str, rule: Mapping[str, Any]) -> _Rule:
    check_keys(_FILE, name, rule, _KEYS)
    schema = read_schema()
    type_ = rule.get("type", "")
    if type_ not in schema.edges:
        raise SchemaError(
            "rules/{file}.yaml: {key}: {value} is no type of tie (argun schema)",
            file=_FILE,
            key=name,
            value=type_ or "type",
        )
    for end in ("source", "target"):
        wrong = sorted(set(rule.get(end, ())) - set(getattr(schema.edges[type_], end)))
        if wrong:
            raise SchemaError(
                "rules/{file}.yaml: {key}: {end}: {type} has no {value} there",
                file=_FILE,
                key=name,
                end=end,
                type=type_,
                value=wrong[0],
            )
    return _Rule(
        name,
        type_,
        tuple(rule.get("source", ())),
        tuple(rule.get("target", ())),
        float(rule.get("confidence", 0.5)),
        not rule.get("backward", False),
        phrases_of(_FILE, name, rule),
        _phrases(name, rule, "with"),
        _phrases(name, rule, "without"),
    )


def _phrases(name: str, rule: Mapping[str, Any], key: str) -> Phrases[None] | None:
    if key not in rule:
        return None
    return Phrases((phrase, None) for phrase in phrases_of(_FILE, f"{name}: {key}", rule[key]))

"""What the definitions declare: node types, edge types, vocabularies and the fields of statements."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from schema.messages import Words

#: Roles of ties that belong to deals; each such type needs a :class:`DealRule`.
SCORED_ROLES = frozenset({"effort", "framework", "substance", "flow"})
#: The role of ties that the program makes from the others.
DERIVED_ROLE = "derived"
#: Kinds of value whose form is a single scalar that becomes a property of the graph.
SCALAR_KINDS = frozenset({"string", "text", "integer", "number", "boolean", "date", "vocabulary", "id"})
#: Kinds with a form of their own, read by the dataset reader.
SPECIAL_KINDS = frozenset(
    {"entity_id", "locator", "region_roles", "province_bases", "periods", "marks", "evidence", "observation"}
)


@dataclass(frozen=True, slots=True)
class Declared:
    """Something with a name in the definitions; ``words`` say what it means."""

    name: str
    words: Words

    def word(self, lang: str) -> str:
        """Return what it means in a language, in English where the definition lacks it."""
        return self.words[lang]


@dataclass(frozen=True, slots=True)
class Property(Declared):
    """A property or field: its kind, unit, range, allowed types or terms, and what it means.

    ``language``: its name is a language, and its value a text in it.
    """

    kind: str
    unit: str | None = None
    minimum: float | None = None
    maximum: float | None = None
    types: tuple[str, ...] = ()
    vocabulary: str | None = None
    list: bool = False
    required: bool = False
    language: bool = False


@dataclass(frozen=True, slots=True)
class NodeType(Declared):
    """A node label; ``prefix`` starts the ids of its entities.

    Things of a type with a ``deal_kind`` anchor deals: all ties at one of them are one deal. Its kind is a
    term of the vocabulary deal_kind, or the name of the property whose vocabulary gives the kind of each
    term; a thing whose property ``bundle`` is true anchors nothing. ``derived`` properties are written by
    the program alone; types that are ``made`` have no entities in a dataset. ``sector`` is that of every
    thing of the type which does not say its own.
    """

    prefix: str
    properties: Mapping[str, Property]
    derived: Mapping[str, Property]
    deal_kind: str | None = None
    bundle: str | None = None
    made: bool = False
    sector: str | None = None


@dataclass(frozen=True, slots=True)
class DealRule:
    """What deals and scores must know of a tie type; every scored type has one.

    ``kind`` is the kind of the deal where the tie stands on no thing, ``dealing`` what makes ties between
    the same two sides one deal. ``unit`` is ``sides``, or ``place``: one deal for the regions of the tie
    and its ``end`` (``source`` or ``target``; a product stands for its HS section). ``anchor`` names the
    ends that may be the thing on which the deal stands, in the order in which they are tried, and ``over``
    the types of things it may pass over (``via``) and then belongs to. ``holds`` tells that the tie has the
    stage of the thing itself. With ``joins`` the tie belongs to the one project that this end operates;
    with ``meets`` to the one project at which both its companies take part. ``at_most`` is the furthest
    stage it can count as, for what is never a result. ``ended``: after a neutral end its fruit ``stands``
    and counts on, or the relation ``stops`` and counts for nothing. ``source_as`` and ``target_as`` are
    party roles. ``sector`` names where a tie that does not say its sector has it from, in the order in which
    they are tried: an end, its ``product``, or a sector that all have.
    """

    kind: str
    dealing: str
    ended: str
    sector: tuple[str, ...]
    unit: str = "sides"
    end: str | None = None
    anchor: tuple[str, ...] = ()
    over: tuple[str, ...] = ()
    holds: bool = False
    joins: str | None = None
    meets: bool = False
    at_most: str | None = None
    source_as: str | None = None
    target_as: str | None = None


@dataclass(frozen=True, slots=True)
class EdgeType(Declared):
    """A relationship type with its role in scores and the node types it may join.

    ``phrase`` tells a tie in each language, ``{source}`` and ``{target}`` standing for the names; ``caption``
    is what stands beside its line in a picture (none: its type); ``symmetric`` types mean the same
    in both directions. Where the record of an entity makes the tie by a
    ``shorthand`` key, its evidence has the ``note``.
    """

    role: str
    source: tuple[str, ...]
    target: tuple[str, ...]
    properties: Mapping[str, Property]
    phrase: Words
    symmetric: bool = False
    deal: DealRule | None = None
    note: Words | None = None
    caption: Words | None = None

    @property
    def scored(self) -> bool:
        """Whether ties of the type belong to deals and so to scores."""
        return self.role in SCORED_ROLES

    @property
    def made(self) -> bool:
        """Whether the program makes the ties of the type; a dataset has none."""
        return self.role == DERIVED_ROLE


@dataclass(frozen=True, slots=True)
class Term(Declared):
    """A word of a vocabulary; ``order`` ranks ordered ones, ``base`` and ``factor`` convert units.

    A kind of thing has the ``deal_kind`` of the deals that stand on it, another one ``across_border``. A
    sector names its divisions of ``nace`` (Rev. 2).
    """

    order: int = 0
    base: str = ""
    factor: float = 1.0
    deal_kind: str = ""
    across_border: str = ""
    nace: str = ""


@dataclass(frozen=True, slots=True)
class Vocabulary(Declared):
    """A closed list of terms, in the order of its definition."""

    terms: Mapping[str, Term]


@dataclass(frozen=True, slots=True)
class StatementType(Declared):
    """A section of a dataset file and the fields of its records."""

    fields: Mapping[str, Property]


@dataclass(frozen=True, slots=True)
class Schema:
    """Everything the definitions declare, by name."""

    nodes: Mapping[str, NodeType]
    edges: Mapping[str, EdgeType]
    vocabularies: Mapping[str, Vocabulary]
    statements: Mapping[str, StatementType]
    prefixes: Mapping[str, str]

    def languages(self, statement: str, *, required: bool = False) -> tuple[str, ...]:
        """Return the languages in which a statement has texts (names of an entity, notes of evidence)."""
        fields = self.statements[statement].fields.values()
        return tuple(f.name for f in fields if f.language and (f.required or not required))

    def in_base_unit(self, value: float, unit: str) -> tuple[float, str]:
        """Return a value in the base unit of the unit in which it was told, and that base unit."""
        term = self.vocabularies["unit"].terms.get(unit)
        return (value * term.factor, term.base or term.name) if term else (value, unit)

    def type_of(self, entity_id: str) -> str | None:
        """Return the node type that an id's prefix names, None when it names none."""
        return self.prefixes.get(entity_id.partition(":")[0])

"""What goes into extraction, a passage, and what comes out, candidates."""

from __future__ import annotations

from dataclasses import dataclass

from schema.messages import Message


@dataclass(frozen=True, slots=True)
class Passage:
    """A whole paragraph and where it stands.

    ``region`` is the id of the region whose section it stands in (``region:RU-AMU``), ``column`` that of
    the period, ``index`` its number; with a region ``RU-AMU/before/7`` is its locator, without one
    ``paragraph/7``. ``date`` is that of the document, by which "this year" is known. ``paragraph`` is its
    number among all, where the document has neither lines nor pages.
    """

    index: int
    text: str
    region: str | None = None
    column: str | None = None
    italic: tuple[tuple[int, int], ...] = ()
    page: int | None = None
    line: int | None = None
    language: str | None = None
    date: str | None = None
    paragraph: int | None = None

    @property
    def locator(self) -> str:
        """Return the place of the passage as the dataset cites it."""
        if self.region is None:
            return f"paragraph/{self.index}"
        return f"{self.region.partition(':')[2]}/{self.column or '?'}/{self.index}"


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a passage: ``start`` and ``end`` its characters, ``id`` the entity that it is taken for.

    ``id`` of what the data do not have is one proposed by the rules of ids, and ``new`` is true. ``type`` is
    that of the entity, ``score`` in 0..1 how sure the match is, ``why`` by which rule it was found.
    ``others`` are ids that it may mean as well, best first.
    """

    start: int
    end: int
    text: str
    id: str
    type: str
    name: str
    score: float
    why: Message
    new: bool = False
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Number:
    """A number told in a passage, in the quantities and units of the schema, with its characters there."""

    quantity: str
    value: float
    unit: str
    start: int
    end: int
    date: str | None = None
    nature: str = "measured"
    bound: str = "exactly"
    scope: str | None = None
    change_of: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a clause says of how far things are: ``stage`` and ``health`` of the codebook, None where silent.

    ``start`` and ``end`` are the characters of the clause that it covers, ``why`` the words that say it.
    ``dates`` are what is told by property (``planned``, ``start``, ``end``) in the dataset's form.
    """

    start: int
    end: int
    stage: str | None
    health: str | None
    why: Message
    basis: str = "reported"
    dates: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A guess at a tie. ``joins`` are ids of deals, entities or ties that it may be about, best first.

    ``start`` and ``end`` are the characters of the passage that it was made from, ``confidence`` is in 0..1.
    ``new`` are the entities of its ends that the data do not have: id, type and name as printed.
    ``note`` is one line in the language of the document, made of the candidate's own parts.
    """

    passage: Passage
    start: int
    end: int
    subject: str
    counterpart: str
    type: str
    stage: str | None
    health: str | None
    numbers: tuple[Number, ...] = ()
    dates: tuple[tuple[str, str], ...] = ()
    joins: tuple[str, ...] = ()
    new: tuple[tuple[str, str, str], ...] = ()
    confidence: float = 0.5
    why: tuple[Message, ...] = ()
    note: str = ""

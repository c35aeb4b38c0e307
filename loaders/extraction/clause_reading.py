"""What the words of one clause say together: which assert a stage, which tell a health, which is a visit.

A finite verb of doing counts for itself, a head ("plan", "discuss", "will") takes over what comes after it,
and a noun of doing counts where no verb says more. What is denied was not done.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import pairwise

from loaders.extraction.clauses import Clause, clauses
from loaders.extraction.forms import Form, form_of, is_han, is_negated
from loaders.extraction.phrases import Hit
from loaders.extraction.signals import UNDONE, Signal, denied_well, signals
from loaders.extraction.words import words_between

#: The healths from the one that decides a clause on.
WORST = ("cancelled", "stalled", "ended", "slow", "active")
#: What a Chinese clause puts before its verb is no act: "on the supply of seeders they negotiate".
_OBJECT = re.compile("(?:双方|两国|两地|双方企业)?(?:就|关于|围绕|针对)")
#: English that puts a mark before what the sentence tells: "which had been frozen".
_EARLIER = re.compile(r"\bhad\s+(?:been\s+)?$")
#: What is told of a delay holds in the future, too ("will open a year late").
_LATE = ("lagging", "delayed")
#: A visit or an event is only where something else was said, after one of these.
_FRAMES = ("в ходе", "в рамках", "по итогам", "на ", "during", "at the")
_FRAME_REACH = 40

#: A term with the words that say it.
Says = tuple[str, Hit[Signal]]


@dataclass(frozen=True, slots=True)
class ClauseReading:
    """What a clause says: terms of stage, health and effort, each with its words.

    ``ahead``: it looks ahead. ``completes``: to the end of works, or to an opening. ``tells``: it has words
    of a thing, not only heads and marks.
    """

    stages: tuple[Says, ...]
    healths: tuple[Says, ...]
    efforts: tuple[Says, ...]
    ahead: bool
    completes: bool
    tells: bool


@lru_cache(256)
def read_clause(text: str, clause: Clause) -> ClauseReading:
    """Return what the words of a clause say together."""
    reader = _Reader(text, clause, signals().find(text, clause.start, clause.end))
    for hit in reader.hits:
        reader.take(hit)
    return reader.result()


@dataclass
class _Reader:
    """Takes the words of a clause one after the other, as a reader does."""

    text: str
    clause: Clause
    hits: list[Hit[Signal]]
    stages: list[Says] = field(default_factory=list)
    healths: list[Says] = field(default_factory=list)
    going: list[Says] = field(default_factory=list)
    nouns: list[Hit[Signal]] = field(default_factory=list)
    efforts: list[Hit[Signal]] = field(default_factory=list)
    head: Hit[Signal] | None = None
    stopped: bool = False
    ahead: bool = False
    agreed: bool = False
    governs: bool = False

    @property
    def chinese(self) -> bool:
        return any(is_han(self.text[hit.start]) for hit in self.hits)

    def take(self, hit: Hit[Signal]) -> None:
        told = hit.told
        if told.part == "effort":
            self.efforts.append(hit)
        elif told.part == "mark":
            self._mark(hit)
        elif is_negated(self.text, hit, self.clause.start):
            self.healths += [("stalled", hit)] if told.part != "head" else []
            self.stopped = True
        elif told.part == "head":
            silences = told.stage is None and not self.governs
            self.head = hit if self.head is None or silences else self.head
            self.ahead = self.ahead or told.plan
        elif not self._is_object(hit):
            self.governs = self.governs or self.head is not None
            self._act(hit)

    def _mark(self, hit: Hit[Signal]) -> None:
        told = hit.told
        if told.health == "active" and form_of(self.text, hit) is Form.FUTURE:
            self._act(replace(hit, told=replace(told, part="act")))  # "flights will resume"
            return
        self.healths += self._health(hit)
        (self.stages if told.takes else self.going).extend([(told.stage, hit)] if told.stage else [])
        self.stopped = self.stopped or told.takes

    def _health(self, hit: Hit[Signal]) -> list[Says]:
        health = hit.told.health
        planned = self.head is not None and self.head.told.plan
        later = planned and form_of(self.text, hit) is not Form.FINITE and hit.told.name not in _LATE
        if health is None or later:
            return []  # "a stop is expected" stops nothing yet
        if _EARLIER.search(self.text[self.clause.start : hit.start]):
            return []
        if health != "active" and is_negated(self.text, hit, self.clause.start, inside=False):
            return [("active", hit)]
        return [(health, hit)]

    def _act(self, hit: Hit[Signal]) -> None:
        form, told = form_of(self.text, hit), hit.told
        if told.part == "act" and form is Form.FUTURE:
            self.stages.append(("discussed", hit))
            self.ahead = True
        elif told.part == "act" and form is Form.FINITE and not self._is_taken_over(hit):
            self.agreed = self.agreed or told.stage == "agreed"
            self.stages += [(told.stage, hit)] if told.stage else []
        elif self.head is None and not self.stopped and (told.part != "act" or _may_be_noun(self.text, hit)):
            self.nouns.append(hit)

    def _is_object(self, hit: Hit[Signal]) -> bool:
        """Tell whether words are what was agreed or is negotiated, not what was done."""
        if hit.told.part == "act" and (self.head or self.stages) and _looks_plural(self.text, hit):
            return True  # "an agreement on honey supplies"
        before = self.agreed or _OBJECT.match(self.text, self.clause.start) is not None
        return self.chinese and hit.told.stage != "agreed" and before

    def _is_taken_over(self, hit: Hit[Signal]) -> bool:
        """Tell whether a participle belongs to the head right before it ("will be opened", "将投产")."""
        if self.head is None:
            return False
        return len(self.text[self.head.end : hit.start].split()) <= 1 or is_han(self.text[hit.start])

    def result(self) -> ClauseReading:
        """Return what is said when all words were taken."""
        self._weigh_healths()
        stages = self._weighed_stages()
        told = [hit.told for hit in self.hits]
        return ClauseReading(
            tuple(stages),
            tuple(self.healths),
            tuple(self._told_efforts()),
            self.ahead,
            any(t.completes or (t.stage == "operating" and t.part != "flow") for t in told),
            any(t.part not in ("head", "mark") for t in told),
        )

    def _weigh_healths(self) -> None:
        if not self.healths and self.head is None and not self.stopped:
            self.healths = _undone(self.text, self.clause)
            self.stages = [] if self.healths else self.stages
        refuted = [hit for hit in self.hits if hit.told.name == "refuted"]
        if refuted and _is_bad(self.text, self.clause, len(refuted)):
            self.healths = [("active", refuted[0])]

    def _weighed_stages(self) -> list[Says]:
        stages = list(self.stages)
        if self.chinese and self.stopped:
            stages = [s for s in stages if s[1].told.part == "mark"]
        if self.head is not None and self.head.told.stage and not self.stopped:
            stages.append((self.head.told.stage, self.head))
        elif self.head is None and not stages:
            stages += self.going
        stages = stages or self._of_nouns()
        if self.head is None and any(hit.told.caps for hit in self.hits):
            stages = [("building", hit) if stage == "operating" else (stage, hit) for stage, hit in stages]
        return stages

    def _of_nouns(self) -> list[Says]:
        """Return what the first noun says: one of doing only where nothing speaks against it."""
        if self.stopped:
            return []
        fit = [noun for noun in self.nouns if self._goes_on(noun.told)]
        return [(n.told.stage, n) for n in fit[:1] if n.told.stage]

    def _goes_on(self, told: Signal) -> bool:
        against = {health for health, _ in self.healths} - {"active"}
        goes = any(hit.told.goes for _, hit in self.healths)
        flows = told.part == "flow" or (goes and told.stage == "building")
        return not against or (flows and against <= ({"slow", "stalled"} if goes else {"slow"}))

    def _told_efforts(self) -> Iterator[Says]:
        dropped = {health for health, _ in self.healths} & {"cancelled", "stalled"}
        for hit in self.efforts[:1]:
            before = self.text[max(0, hit.start - _FRAME_REACH) : hit.start].lower()
            framed = any(words in before for words in _FRAMES)
            later = (
                self.head is not None and self.head.told.plan and self.head.start < hit.start and not framed
            )
            yield ("dropped" if dropped else "planned" if later else "held"), hit


def _may_be_noun(text: str, hit: Hit[Signal]) -> bool:
    """Tell whether a verb that is not finite says something: no English one as the dictionary lists it."""
    words = text[hit.start : hit.end]
    return not words.isascii() or words.endswith(("ing", "ed", "s")) or " " in words


def _looks_plural(text: str, hit: Hit[Signal]) -> bool:
    """Tell whether an English word may as well be a noun in the plural."""
    words = text[hit.start : hit.end]
    return words.isascii() and words.endswith("s") and " " not in words


def _undone(text: str, clause: Clause) -> list[Says]:
    """Return that something was not done, whatever it was: a denied verb of a result in the past."""
    inside = words_between(text, clause.start, clause.end)
    for word, after in pairwise(inside):
        done = "PRTS" in after.grammar or {"VERB", "past", "perf"} <= after.grammar
        if word.text == "не" and done and not after.bases & denied_well():
            return [("stalled", Hit(word.start, after.end, UNDONE))]
    return []


def _is_bad(text: str, clause: Clause, refuted: int) -> bool:
    """Tell whether what is refuted is bad news: of a stop, an end or a rumour, in the clause or near it."""
    near = [c for c in clauses(text) if clause.sentence - 1 <= c.sentence <= clause.sentence]
    hits = signals().find(text, near[0].start, near[-1].end)
    return len([h for h in hits if h.told.health in WORST[:2] or h.told.name == "bad_news"]) > refuted

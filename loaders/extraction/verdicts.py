"""What a passage says of how far things are: stage and health by the codebook, clause by clause.

The words are those of ``rules/stages.yaml`` and ``rules/health.yaml``. In a clause a finite verb of doing
("was opened") counts for itself. A verb that looks ahead ("plans", "discusses", "will") takes over what comes
after it, so "they plan to open" opens nothing. A noun of doing ("the opening of") counts where no verb says
more. No machine reads a clause as a person does: a verdict is a candidate.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from loaders.extraction.candidate import Passage, Verdict
from loaders.extraction.clause_reading import WORST, ClauseReading, read_clause
from loaders.extraction.clauses import Clause, clauses
from loaders.extraction.dates import Told, find_dates
from loaders.extraction.forms import is_han, lasts
from loaders.extraction.phrases import Hit
from loaders.extraction.signals import Signal
from loaders.extraction.words import words_between
from schema.messages import Message
from schema.reader import read_schema
from schema.words import HEALTH_WORDS, STAGE_WORDS

#: Dates by property.
Dates = tuple[tuple[str, str], ...]


def find_verdicts(passage: Passage) -> list[Verdict]:
    """Return the verdicts of a passage in the order of its clauses; clauses that say nothing have none.

    A clause with a visit or an event has a verdict of its own for it, whose stage is one of effort.

    Examples
    --------
    >>> text = "Завод открыт в 2024 году, вторую очередь планируется запустить к 2027 году; мост не строится."
    >>> for verdict in find_verdicts(Passage(1, text)):
    ...     print(verdict.stage, verdict.health, verdict.dates)
    operating None (('start', '2024'),)
    discussed None (('planned', '2027'),)
    None stalled ()
    """
    return list(_found(passage))


@lru_cache(8)
def _found(passage: Passage) -> tuple[Verdict, ...]:
    dates = find_dates(passage)
    found: list[Verdict] = []
    sentence = -1
    for clause in clauses(passage.text):
        going_on = [v for v in found[-1:] if v.stage == "building"]
        verdicts = list(_verdicts(passage, clause, dates, going_on[0] if going_on else None))
        if found and _is_detail(passage, clause, verdicts):
            continue  # what a plan that was told before would bring
        if (
            sentence == clause.sentence
            and is_han(passage.text[clause.start])
            and _only_nouns(passage, clause)
        ):
            continue  # a Chinese clause without a verb goes on with the one before it
        found = [*_refuted(passage, found, clause), *verdicts]
        sentence = clause.sentence if verdicts else sentence
    return tuple(found)


def _refuted(passage: Passage, found: list[Verdict], clause: Clause) -> list[Verdict]:
    """Return verdicts with the bad news of a sentence taken back, where a clause says that it is untrue."""
    if not any(hit.told.name == "refuted" for _, hit in read_clause(passage.text, clause).healths):
        return found
    start = next(c.start for c in clauses(passage.text) if c.sentence == clause.sentence)
    return [replace(v, health="active") if v.start >= start and v.health in WORST[:2] else v for v in found]


def _only_nouns(passage: Passage, clause: Clause) -> bool:
    reading = read_clause(passage.text, clause)
    return all(hit.told.part in ("noun", "flow") for _, hit in reading.stages) and not reading.healths


def _is_detail(passage: Passage, clause: Clause, verdicts: Sequence[Verdict]) -> bool:
    """Tell whether a clause only looks ahead, with no word of a thing to be done."""
    reading = read_clause(passage.text, clause)
    alone = len(reading.stages) == 1 and reading.stages[0][1].told.thin and not reading.completes
    return len(verdicts) == 1 and alone and not reading.healths and not reading.tells


def looks_ahead(passage: Passage, clause: Clause, *, firm: bool = False) -> bool:
    """Tell whether a clause is about what is to come, so that its numbers are planned.

    So is one without a verb of the past after one on something discussed or agreed, unless the number is
    ``firm``.
    """
    inside = words_between(passage.text, clause.start, clause.end)
    if read_clause(passage.text, clause).ahead or any({"VERB", "futr"} <= w.grammar for w in inside):
        return True
    if firm or any("past" in w.grammar and w.grammar & {"VERB", "PRTS"} for w in inside):
        return False  # "500 jobs were created" is a fact, whatever was told before
    found = _found(passage)
    before = found[: bisect_right(found, clause.start, key=lambda verdict: verdict.start)]
    return bool(before) and before[-1].stage in ("discussed", "agreed", "planned")


def _verdicts(
    passage: Passage, clause: Clause, dates: Sequence[Told], works: Verdict | None
) -> Iterator[Verdict]:
    """Yield the verdicts of a clause; ``works`` is that before it on something that is being built."""
    reading = read_clause(passage.text, clause)
    if works and _finishes(reading) and not reading.healths:
        reading = replace(reading, stages=(("building", reading.stages[0][1]),))
    inside = [told for told in dates if clause.covers(told.start)]
    if reading.stages or reading.healths:
        yield _verdict(passage, clause, reading, inside)
    if reading.efforts:
        stage, hit = reading.efforts[0]
        why = _why(passage.text, hit, STAGE_WORDS, stage)
        told = _dates(inside, passage, "start", ahead=reading.ahead or stage == "planned")
        yield Verdict(clause.start, clause.end, stage, None, why, dates=told)


def _finishes(reading: ClauseReading) -> bool:
    """Tell whether a clause looks ahead to the end of works, or to the opening of what is built."""
    return reading.ahead and bool(reading.stages) and reading.completes


def _verdict(passage: Passage, clause: Clause, reading: ClauseReading, dates: Sequence[Told]) -> Verdict:
    order = read_schema().vocabularies["stage"].terms
    stage, stage_hit = max(reading.stages, key=lambda s: order[s[0]].order or 0, default=(None, None))
    health, health_hit = min(reading.healths, key=lambda h: WORST.index(h[0]), default=(None, None))
    basis = health_hit.told.basis if health_hit and stage is None else "reported"
    whys = []
    if stage and stage_hit:
        whys.append(_why(passage.text, stage_hit, STAGE_WORDS, stage))
    if health and health_hit:
        whys.append(_why(passage.text, health_hit, HEALTH_WORDS, health))
    why = whys[0] if len(whys) == 1 else Message("{first}; {second}", first=whys[0], second=whys[1])
    told = _dates(dates, passage, _dated(passage.text, reading, stage, health), ahead=reading.ahead)
    return Verdict(clause.start, clause.end, stage, health, why, basis, told)


def _why(text: str, hit: Hit[Signal], known: Mapping[str, str], term: str) -> Message:
    return Message('"{words}" says: {what}', words=text[hit.start : hit.end], what=Message(known[term]))


def _dates(dates: Sequence[Told], passage: Passage, key: str | None, *, ahead: bool) -> Dates:
    """Return the dates of a clause by property: ``planned`` where it looks ahead, else ``key``.

    The last of several planned dates holds, and the first of the others. What goes on ``since`` a date has
    its start there, and none on a date of which it is only told.
    """
    found: dict[str, str] = {}
    for told in dates:
        if ahead or (told.sense == "by" and key is None):
            found["planned"] = _ahead(told, passage)
        elif key == "since":
            found |= {"start": told.iso} if told.sense == "since" else {}
        elif key and (told.sense != "by" or key == "end"):
            found.setdefault(key, told.iso)
    return tuple(sorted(found.items()))


def _ahead(told: Told, passage: Passage) -> str:
    """Return a date that is to come: a month without its year is the next one."""
    if told.open and passage.date and told.iso < passage.date[:7]:
        return f"{int(told.iso[:4]) + 1}{told.iso[4:]}"
    return told.iso


def _dated(text: str, reading: ClauseReading, stage: str | None, health: str | None) -> str | None:
    """Return what a date that does not look ahead tells: ``end``, ``start``, or ``since`` of what goes on."""
    if health in ("cancelled", "ended"):
        return "end"
    acts = [hit for told, hit in reading.stages if told == stage and hit.told.part != "flow"]
    if not acts or health not in (None, "active"):
        return ""
    return "since" if all(lasts(text, hit) for hit in acts) else "start"

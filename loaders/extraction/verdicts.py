"""What a passage says of how far things are: stage and health by the codebook, clause by clause.

The words are those of ``rules/stages.yaml`` and ``rules/health.yaml``. In a clause a finite verb of doing
("was opened") counts for itself. A verb that looks ahead ("plans", "discusses", "will") takes over what comes
after it, so "they plan to open" opens nothing. A noun of doing ("the opening of") counts where no verb says
more. No machine reads a clause as a person does: a verdict is a candidate.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from loaders.extraction.candidate import Passage, Verdict
from loaders.extraction.clauses import Clause, clauses
from loaders.extraction.dates import Told, find_dates
from loaders.extraction.forms import Form, form_of, is_han, is_negated
from loaders.extraction.phrases import Hit
from loaders.extraction.signals import UNDONE, Signal, denied_well, signals
from loaders.extraction.words import words_of
from schema.messages import Message
from schema.reader import read_schema

#: What a Chinese clause puts before its verb is no act: "on the supply of seeders they negotiate".
_OBJECT = re.compile("(?:双方|两国|两地|双方企业)?(?:就|关于|围绕|针对)")
#: The healths from the one that decides a clause on.
_WORST = ("cancelled", "stalled", "ended", "slow", "active")


Dates = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Reading:
    """What a clause says: hits that assert a stage, those that tell a health, and those of an effort."""

    stages: tuple[tuple[str, Hit[Signal]], ...]
    healths: tuple[tuple[str, Hit[Signal]], ...]
    efforts: tuple[tuple[str, Hit[Signal]], ...]
    ahead: bool
    completes: bool
    tells: bool


def find_verdicts(passage: Passage) -> list[Verdict]:
    """Return the verdicts of a passage in the order of its clauses; clauses that say nothing have none.

    A clause with a visit or an event has a verdict of its own for it, whose stage is one of effort.

    Examples
    --------
    >>> text = "Завод открыт в 2024 году, вторую очередь планируется запустить к 2027 году; мост не строится."
    >>> [(v.stage, v.health, v.dates) for v in find_verdicts(Passage(1, text))]
    [('operating', None, (('start', '2024'),)), ('discussed', None, (('planned', '2027'),)), (None, 'stalled', ())]
    """
    dates = find_dates(passage)
    found: list[Verdict] = []
    sentence = -1
    for clause in clauses(passage.text):
        going_on = [v for v in found[-1:] if v.stage == "building"]
        verdicts = list(_verdicts(passage, clause, dates, going_on[0] if going_on else None))
        if found and _is_detail(passage, clause, verdicts):
            continue  # what a plan that was told before would bring
        if sentence == clause.sentence and is_han(passage.text[clause.start]) and _only_nouns(passage, clause):
            continue  # a Chinese clause without a verb goes on with the one before it
        found += verdicts
        sentence = clause.sentence if verdicts else sentence
    return found


def _only_nouns(passage: Passage, clause: Clause) -> bool:
    reading = _read(passage.text, clause)
    return all(hit.told.part in ("noun", "flow") for _, hit in reading.stages) and not reading.healths


def _is_detail(passage: Passage, clause: Clause, verdicts: Sequence[Verdict]) -> bool:
    """Tell whether a clause only looks ahead, with no word of a thing to be done."""
    reading = _read(passage.text, clause)
    alone = len(reading.stages) == 1 and reading.stages[0][1].told.thin and not reading.completes
    return len(verdicts) == 1 and alone and not reading.healths and not reading.tells


def looks_ahead(passage: Passage, clause: Clause, *, firm: bool = False) -> bool:
    """Tell whether a clause is about what is to come, so that its numbers are planned.

    So is one without a verdict after one on something discussed or agreed, unless the number is ``firm``.
    """
    inside = [w for w in words_of(passage.text) if clause.covers(w.start)]
    if _read(passage.text, clause).ahead or any({"VERB", "futr"} <= w.grammar for w in inside):
        return True
    before = [v for v in find_verdicts(passage) if v.start <= clause.start and (v.stage or v.health)]
    return bool(before) and not firm and before[-1].stage in ("discussed", "agreed", "planned")


def _verdicts(
    passage: Passage, clause: Clause, dates: Sequence[Told], works: Verdict | None
) -> Iterator[Verdict]:
    """Yield the verdicts of a clause; ``works`` is the last one before it on something that is being built."""
    reading = _read(passage.text, clause)
    if works and _finishes(reading) and not reading.healths:
        reading = replace(reading, stages=(("building", reading.stages[0][1]),))
    inside = [told for told in dates if clause.covers(told.start)]
    if reading.stages or reading.healths:
        yield _verdict(passage, clause, reading, inside)
    if reading.efforts:
        stage, hit = reading.efforts[0]
        why = _why(passage.text, hit, "effort_stage", stage)
        told = _dates(inside, passage, "start", ahead=reading.ahead or stage == "planned")
        yield Verdict(clause.start, clause.end, stage, None, why, dates=told)


def _finishes(reading: _Reading) -> bool:
    """Tell whether a clause looks ahead to the end of works, or to the opening of what is built."""
    return reading.ahead and bool(reading.stages) and reading.completes


def _verdict(passage: Passage, clause: Clause, reading: _Reading, dates: Sequence[Told]) -> Verdict:
    order = read_schema().vocabularies["stage"].terms
    stage, stage_hit = max(reading.stages, key=lambda s: order[s[0]].order or 0, default=(None, None))
    health, health_hit = min(reading.healths, key=lambda h: _WORST.index(h[0]), default=(None, None))
    basis = health_hit.told.basis if health_hit and stage is None else "reported"
    whys = []
    if stage and stage_hit:
        whys.append(_why(passage.text, stage_hit, "stage", stage))
    if health and health_hit and health_hit is not stage_hit:
        whys.append(_why(passage.text, health_hit, "health", health))
    why = whys[0] if len(whys) == 1 else Message("{first}; {second}", first=whys[0], second=whys[1])
    told = _dates(dates, passage, _dated(reading, stage, health), ahead=reading.ahead)
    return Verdict(clause.start, clause.end, stage, health, why, basis, told)


def _why(text: str, hit: Hit[Signal], vocabulary: str, term: str) -> Message:
    words = read_schema().vocabularies[vocabulary].terms[term].words
    return Message('"{words}" says: {what}', words=text[hit.start : hit.end], what=words)


def _dates(dates: Sequence[Told], passage: Passage, key: str | None, *, ahead: bool) -> Dates:
    """Return the dates of a clause by property: what looks ahead is planned, ``key`` is for when it was.

    The last of several planned dates holds, and the first of the others.
    """
    found: dict[str, str] = {}
    for told in dates:
        if ahead or (told.sense == "by" and key is None):
            found["planned"] = _ahead(told, passage)
        elif key and (told.sense != "by" or key == "end"):
            found.setdefault(key, told.iso)
    return tuple(sorted(found.items()))


def _ahead(told: Told, passage: Passage) -> str:
    """Return a date that is to come: a month without its year is the next one."""
    if told.open and passage.date and told.iso < passage.date[:7]:
        return f"{int(told.iso[:4]) + 1}{told.iso[4:]}"
    return told.iso


def _dated(reading: _Reading, stage: str | None, health: str | None) -> str | None:
    """Return what a date tells that does not look ahead: an act has its start, an end its end, figures nothing."""
    if health in ("cancelled", "ended"):
        return "end"
    acts = any(told == stage and hit.told.part != "flow" for told, hit in reading.stages)
    return "start" if acts and health in (None, "active") else ""


@lru_cache(256)
def _read(text: str, clause: Clause) -> _Reading:
    hits = signals().find(text, clause.start, clause.end)
    stages: list[tuple[str, Hit[Signal]]] = []
    nouns: list[Hit[Signal]] = []
    healths: list[tuple[str, Hit[Signal]]] = []
    refuted = [hit for hit in hits if hit.told.name == "refuted"]
    chinese = any(is_han(text[hit.start]) for hit in hits)
    efforts: list[Hit[Signal]] = []
    head: Hit[Signal] | None = None
    going: list[tuple[str, Hit[Signal]]] = []
    stopped = ahead = completes = agreed = False
    for hit in hits:
        form, told = form_of(text, hit), hit.told
        completes = completes or told.completes or told.stage == "operating" and told.part != "flow"
        if told.part == "effort":
            efforts.append(hit)
        elif told.part == "mark":
            healths += _health(text, hit, form, head)
            (stages if told.takes else going).extend([(told.stage, hit)] if told.stage else [])
            stopped = stopped or told.takes
        elif is_negated(text, hit, clause.start):
            healths += [("stalled", hit)] if told.part != "head" else []
            stopped = True
        elif told.part == "head":
            head = hit if head is None or told.stage is None else head
            ahead = ahead or told.plan
        elif told.part == "act" and (head or stages) and _looks_plural(text, hit):
            continue  # "an agreement on honey supplies"
        elif told.part == "act" and form is Form.FUTURE:
            stages.append(("discussed", hit))
            ahead = True
        elif chinese and told.part != "mark" and _is_object(text, clause, told, agreed=agreed):
            continue  # what was agreed, or "on the supply of"
        elif told.part == "act" and form is Form.FINITE and not _taken_over(text, hit, head):
            agreed = agreed or (told.stage == "agreed")
            stages += [(told.stage, hit)] if told.stage else []
        elif head is None and not stopped and (told.part != "act" or _may_be_noun(text, hit)):
            nouns.append(hit)
    if not healths and head is None and not stopped:
        healths = _undone(text, clause)
        stages = [] if healths else stages
    if refuted and _is_bad(text, clause, len(refuted)):
        healths = [("active", refuted[0])]
    if chinese and stopped:
        stages = [s for s in stages if s[1].told.part == "mark"]
    if head is not None and head.told.stage and not stopped:
        stages.append((head.told.stage, head))
    elif head is None and not stages:
        stages += going
    if not stages:
        stages += _of_nouns(nouns, healths, stopped)
    if any(hit.told.caps for hit in hits) and head is None:
        stages = [("building", s[1]) if s[0] == "operating" else s for s in stages]
    tells = any(hit.told.part not in ("head", "mark") for hit in hits)
    return _Reading(tuple(stages), tuple(healths), tuple(_efforts(text, efforts, healths, head)), ahead, completes, tells)


def _may_be_noun(text: str, hit: Hit[Signal]) -> bool:
    """Tell whether a verb that is not finite says something by itself: no English one as the dictionary lists it."""
    words = text[hit.start : hit.end]
    return not words.isascii() or words.endswith(("ing", "ed", "s")) or " " in words


def _looks_plural(text: str, hit: Hit[Signal]) -> bool:
    """Tell whether an English word may as well be a noun in the plural."""
    words = text[hit.start : hit.end]
    return words.isascii() and words.endswith("s") and " " not in words


def _is_object(text: str, clause: Clause, told: Signal, *, agreed: bool) -> bool:
    """Tell whether Chinese words are what was agreed, or what a clause puts before its verb."""
    return told.part != "head" and told.stage != "agreed" and (agreed or bool(_OBJECT.match(text, clause.start)))


def _undone(text: str, clause: Clause) -> list[tuple[str, Hit[Signal]]]:
    """Return that something was not done, whatever it was: a denied verb of a result in the past."""
    inside = [w for w in words_of(text) if clause.covers(w.start)]
    for word, after in pairwise(inside):
        done = "PRTS" in after.grammar or {"VERB", "past", "perf"} <= after.grammar
        if word.text == "не" and done and not after.bases & denied_well():
            return [("stalled", Hit(word.start, after.end, UNDONE))]
    return []


def _is_bad(text: str, clause: Clause, refuted: int) -> bool:
    """Tell whether what is refuted is bad news: of a stop, an end or a rumour, in the clause or before it."""
    start = next(c.start for c in clauses(text) if c.sentence >= clause.sentence - 1)
    hits = signals().find(text, start, clause.end)
    return len([h for h in hits if h.told.health in _WORST[:2] or h.told.name == "bad_news"]) > refuted


def _taken_over(text: str, hit: Hit[Signal], head: Hit[Signal] | None) -> bool:
    """Tell whether a participle belongs to the head right before it ("will be opened", "将投产")."""
    if head is None:
        return False
    between = text[head.end : hit.start]
    return len(between.split()) <= 1 or is_han(text[hit.start])


def _health(
    text: str, hit: Hit[Signal], form: Form, head: Hit[Signal] | None
) -> list[tuple[str, Hit[Signal]]]:
    health = hit.told.health
    if health is None or (head is not None and head.told.plan and form is not Form.FINITE):
        return []  # "a stop is expected" stops nothing yet
    if re.search(r"\bhad\s+(?:been\s+)?$", text[: hit.start]):
        return []  # what had been, before what the sentence tells
    if is_negated(text, hit, 0, inside=False) and health != "active":
        return [("active", hit)]
    return [(health, hit)]


def _of_nouns(
    nouns: Sequence[Hit[Signal]], healths: Sequence[tuple[str, Hit[Signal]]], stopped: bool
) -> list[tuple[str, Hit[Signal]]]:
    """Return what the first noun says: one of doing only where nothing speaks against it."""
    if stopped or not nouns:
        return []
    told = {health for health, _ in healths}
    goes = any(hit.told.goes for _, hit in healths)
    flows = {"slow", "active", "stalled"} if goes else {"slow", "active"}
    fit = [n for n in nouns if not (told - {"active"}) or (told <= flows and (n.told.part == "flow" or (goes and n.told.stage == "building")))]
    return [(n.told.stage, n) for n in fit[:1] if n.told.stage]


def _efforts(
    text: str,
    efforts: Sequence[Hit[Signal]],
    healths: Sequence[tuple[str, Hit[Signal]]],
    head: Hit[Signal] | None,
) -> Iterator[tuple[str, Hit[Signal]]]:
    dropped = {health for health, _ in healths} & {"cancelled", "stalled"}
    for hit in efforts[:1]:
        later = head is not None and head.start < hit.start and not _frames(text, hit)
        yield ("dropped" if dropped else "planned" if later else "held"), hit


def _frames(text: str, hit: Hit[Signal]) -> bool:
    """Tell whether a visit or event is only where something else was said: "during the visit"."""
    before = text[max(0, hit.start - 40) : hit.start].lower()
    return any(words in before for words in ("в ходе", "в рамках", "по итогам", "на ", "during", "at the"))

"""The ledger of promises in words: what became of a promise, what groups are called, what rates say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graph.analysis.phrases import word
from graph.analysis.promises.ledger import Promise
from graph.texts import say
from graph.workflows.contracts.words import word_of
from graph.workflows.sentences.joining import in_sequence
from schema.messages import N_, Message, counted
from schema.reader import read_schema
from schema.values import date_bounds

#: Reported outcomes that leave open what became of the thing after its term.
OPEN_OUTCOMES = ("building", "still_announced")
#: The rates for people: counts first, then shares with their intervals.
_COUNTS = ("announced", "looked_at", "nobody_looked", "too_new", "came_true", "stalled_reported")
_SHARES = ("conversion_looked", "stall_looked", "conversion", "stall")


def overdue_text(promise: Promise, lang: str) -> str:
    """Say by how many months the term has passed, and whether anybody reported on it since."""
    months = promise.overdue_months or 0
    overdue = counted("overdue by {count} month", "overdue by {count} months", months)
    if promise.reported not in OPEN_OUTCOMES:
        return say(overdue, lang)
    # What follows is our inference, not a report.
    if promise.last.until > date_bounds(promise.planned or "")[1]:
        text = N_("{overdue}; later reports do not say that it runs (inferred)")
    else:
        text = N_("{overdue}; nobody has reported on it since (inferred)")
    return say(Message(text, overdue=overdue), lang)


def promise_text(promise: Promise, lang: str) -> str:
    """Say what became of a promise, how that is known, and whether anybody came back to it."""
    clauses = [word_of("outcome", promise.outcome, lang)]
    is_overdue = promise.overdue_months is not None
    # "As reported" would hide that the term has passed and that no report says what became of it.
    if promise.rule != "overdue" and not (
        promise.rule is None and is_overdue and promise.reported in OPEN_OUTCOMES
    ):
        clauses.append(say(_ground(promise), lang))
    if is_overdue:
        clauses.append(overdue_text(promise, lang))
    return in_sequence([*clauses, word_of("follow_up", promise.follow_up, lang)], lang)


def _ground(promise: Promise) -> Message:
    """Say on what the outcome rests."""
    if promise.rule is None:
        return Message("as reported")
    if promise.rule == "coded":
        return Message("inferred by the coder from what is reported")
    return Message(
        "inferred: silent for {silence} months, limit {limit}",
        silence=promise.silence_months,
        limit=promise.silence_limit,
    )


def group_name(key: str, lang: str) -> str:
    """Return what people call a group that is no entity: all, unknown, a kind, a sector."""
    sectors = read_schema().vocabularies["sector"].terms
    if key in sectors:
        return sectors[key].word(lang)
    return word("kinds", key, lang)


def rate_row(record: Mapping[str, Any], lang: str) -> dict[str, Any]:
    """Return a record of rates as a row for people, each share with its interval."""
    counts = {name: record[name] for name in ("name", *_COUNTS)}
    return counts | {name: _percent(record, name, lang) for name in _SHARES}


def rates_note(inferred: int, level: float) -> Message:
    """Say what is counted where in the rates of groups."""
    return Message(
        "Announced = looked at again + not mentioned again + too new to judge (first named in the last "
        "report). Stalled: cancelled, at a standstill, or named by a later report that has no progress to "
        "tell; silence alone is not counted ({inferred} inferred in all, see --format json). Brackets hold "
        "the {level:.0%} interval. A deal of several groups counts in each.",
        inferred=inferred,
        level=level,
    )


def _percent(record: Mapping[str, Any], name: str, lang: str) -> str:
    share, low, high = (record[f"{name}{end}"] for end in ("", "_low", "_high"))
    if share is None:
        return "–"
    percents = {"share": 100 * share, "low": 100 * low, "high": 100 * high}
    return say(Message("{share:.0f}% [{low:.0f}–{high:.0f}]", **percents), lang)

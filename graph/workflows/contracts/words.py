"""What tables say for the codes of the data and of the program; files and JSON keep the codes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graph.analysis.phrases import WORDS
from graph.texts import translate
from queries.groups import GROUPS
from schema.messages import N_
from schema.reader import read_schema

#: The words by vocabulary and code. What is not here is a vocabulary of the schema.
TABLES: Mapping[str, Mapping[str, str]] = {
    "stage": WORDS["stages"],
    "health": WORDS["healths"],
    "side": WORDS["sides"],
    "nature": {"measured": N_("fact"), "planned": N_("planned"), "claimed": N_("claimed")},
    "severity": {"error": N_("error"), "warning": N_("warning")},
    "coverage": {
        "covered": N_("covered"),
        "set_aside": N_("set aside"),
        "unaccounted": N_("unaccounted"),
    },
    "ruling": {
        "surer": N_("the surer report"),
        "later": N_("the later report"),
        "furthest": N_("the furthest stage"),
        "upper_layer": N_("the upper layer of data"),
        "later_date": N_("the later date"),
        "worse": N_("the worse, confirmed"),
        "settled": N_("settled by a curator"),
        "undecided": N_("not decided"),
    },
    "record": {
        "source": N_("source"),
        "entity": N_("entity"),
        "tie": N_("tie"),
        "evidence": N_("evidence"),
        "observation": N_("number"),
        "mark": N_("published mark"),
    },
    "review": {
        "accept": N_("accepted"),
        "change": N_("accepted, changed"),
        "merge": N_("merged"),
        "reject": N_("rejected"),
        "skip": N_("skipped"),
        "undecided": N_("undecided"),
        "returned": N_("returned"),
    },
    "change": {"added": N_("added"), "removed": N_("removed"), "changed": N_("altered")},
    "deal_change": {
        "new": N_("first report"),
        "moved": N_("moved"),
        "confirmed": N_("reported again, as before"),
        "silent": N_("not mentioned again"),
        "gone": N_("no longer in the data"),
        "corrected": N_("corrected"),
    },
    "against": {
        "follow_up": N_("follow-up"),
        "new": N_("new"),
        "silent": N_("not mentioned"),
        "coded": N_("coded already"),
    },
    "censoring": {"last_report": N_("until the last report"), "day": N_("until the day asked for")},
    "dating": {"earliest": N_("at its start"), "latest": N_("at its end")},
    "outcome": {
        "came_true": N_("came true"),
        "building": N_("under way"),
        "still_announced": N_("announced, not begun"),
        "slow": N_("delayed"),
        "stalled": N_("came to a standstill"),
        "cancelled": N_("cancelled"),
        "ended": N_("ended"),
    },
    "follow_up": {
        "found": N_("a later report mentions it"),
        "found_nothing": N_("a later report tells of no progress"),
        "found_end": N_("a later report mentions its end"),
        "nobody_looked": N_("the later report does not mention it"),
        "nobody_could": N_("its source does not follow up"),
        "not_due": N_("first reported in the last report"),
    },
    "inference": {
        "coded": N_("inferred by the coder from what is reported"),
        "silence": N_("silent for longer than the limit"),
        "overdue": N_("its term has passed"),
    },
    "dimension": {
        "sector": N_("sector"),
        "kind": N_("kind of deal"),
        "hs_section": N_("exports"),
    },
    "query_group": GROUPS,
    "order": {
        "kind": N_("Kind"),
        "stage": N_("Stage"),
        "health": N_("Health"),
        "side": N_("Chinese side"),
        "mark": N_("Mark"),
    },
    # The scale of the mark stands below the steps of the orders.
    "step": {
        **WORDS["kinds"],
        **WORDS["stages"],
        **WORDS["healths"],
        **WORDS["sides"],
        "scale": N_("scale of the mark"),
    },
}


def codes(vocabulary: str) -> tuple[str, ...]:
    """Return every code for which a vocabulary has a word, in the order of its definition."""
    return tuple(TABLES[vocabulary] if vocabulary in TABLES else read_schema().vocabularies[vocabulary].terms)


def worded(vocabulary: str, value: object, lang: str) -> Any:
    """Return a value with words in the place of its codes, those of a list one by one."""
    if isinstance(value, list):
        return [worded(vocabulary, item, lang) for item in value]
    return word_of(vocabulary, value, lang) if isinstance(value, str) else value


def word_of(vocabulary: str, code: str, lang: str) -> str:
    """Return the word for a code in a language, the code itself where there is none."""
    if vocabulary in TABLES:
        words = TABLES[vocabulary]
        return translate(words[code], lang) if code in words else code
    terms = read_schema().vocabularies[vocabulary].terms
    return terms[code].word(lang) if code in terms else code

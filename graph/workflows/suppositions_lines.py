"""Suppositions and the way to the next mark as lines for people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from graph.analysis.phrases import read_phrases, word
from graph.statements.records import Statements
from graph.workflows.texts import texts

#: Below this a change moves nothing as printed; below the second it moves little.
_NOTHING, _LITTLE = 0.0005, 0.05
#: So many other deals are named that would do instead.
_MOST_NAMES = 5
_HIGHEST, _LOWEST = 10, 1


def before_after(record: Mapping[str, Any], statements: Statements, lang: str) -> str:
    """Say a place's mark before and after."""
    name = statements.entities[record["id"]].name(lang)
    return texts("explanation", lang)["before_after"].format(name=name, **record)


def what_if_lines(record: Mapping[str, Any], lang: str) -> Iterator[str]:
    """Yield for each change the deal it is of, what it moves, and why so little where it moves little."""
    words = texts("explanation", lang)
    for deal in record["deals"]:
        if deal["deal_id"] is None:
            yield words["no_deal"].format(change=deal["change"])
            continue
        size = abs(deal["points"])
        key = "effect_none" if size < _NOTHING else "effect_little" if size < _LITTLE else "effect"
        effect = words[key].format(points=deal["points"])
        yield words[deal["role"]].format(
            change=deal["change"],
            deal=deal["name"],
            deal_id=deal["deal_id"],
            others=deal["other_ties"],
            effect=effect,
        )
        if size < _LITTLE:
            yield from (words["because"].format(reason=r) for r in _reasons(deal, words, lang))


def _reasons(deal: Mapping[str, Any], words: Mapping[str, str], lang: str) -> Iterator[str]:
    if deal["other_ties"]:
        known = read_phrases()["one_deal"]
        yield word("one_deal", deal["kind"] if deal["kind"] in known else "pair", lang)
    if deal["only_talk"]:
        yield words["talk_only"]


def next_mark_lines(record: Mapping[str, Any], lang: str) -> Iterator[str]:
    """Yield the deals that move the mark, or that none do and which come nearest."""
    words, searched = texts("explanation", lang), record["searched"]
    up = record["direction"] == "up"
    if record["mark_before"] == (_HIGHEST if up else _LOWEST):
        yield words["next_highest" if up else "next_lowest"]
        return
    if record["deals"]:
        count = len(record["deals"])
        key = "next_found_one" if count == 1 else "next_found" if record["exact"] else "next_unsure"
        yield words[key].format(count=count)
        yield from _steps(record["deals"], up, words)
        yield from _instead(record["instead"], words)
    elif not searched["deals"]:
        yield words["next_nothing"]
        return
    else:
        yield words[_why_none(record)].format(
            wanted=record["mark_before"] + (1 if up else -1),
            needed=record["mark_before"] + 0.5,
            deals=searched["deals"],
            most=searched["most_deals"],
            every=record["every_score"],
        )
        yield words["next_best"].format(count=len(record["best"]), score=record["best_score"])
        yield from _steps(record["best"], up, words)
    yield words["searched"].format(**searched)


def _why_none(record: Mapping[str, Any]) -> str:
    from graph.analysis.scoring import to_mark

    if not record["exact"]:
        return "next_unsure_none"
    if to_mark(record["every_score"]) != record["mark_before"]:
        return "next_none_many"
    return "next_none_up" if record["direction"] == "up" else "next_none_down"


def _steps(deals: Sequence[Mapping[str, Any]], up: bool, words: Mapping[str, str]) -> Iterator[str]:
    for deal in deals:
        points = deal["points"] if up else -deal["points"]
        yield f"  {points:+.3f}  {deal['name']} [{deal['deal_id']}]: {words[deal['what']]}"
        yield from (f"            {change}" for change in deal["changes"])


def _instead(others: Sequence[Mapping[str, str]], words: Mapping[str, str]) -> Iterator[str]:
    if others:
        names = [f"{other['name']} [{other['deal_id']}]" for other in others[:_MOST_NAMES]]
        left = len(others) - _MOST_NAMES
        names += [words["more_names"].format(count=left)] if left > 0 else []
        yield words["instead"].format(names="; ".join(names))
